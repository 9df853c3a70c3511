import { anyResponse } from "../client/any-response.js";
import {
  always,
  cutAfter,
  error,
  type Fault,
  flood,
  once,
  packed,
  packedAndCut,
  packedFlood,
  response,
  trickle,
} from "./server.js";

/** How a call ends: with the response, or with an error of this name; and how often the request was sent. */
export interface Outcome {
  ends: "response" | "FrsApiError" | "FrsConnectionError" | "FrsResponseError" | "FrsTimeoutError";
  sent: number;
}

/** One thing that can go wrong, and what becomes of a call then. */
export interface FaultCase {
  /** What goes wrong, as the docs say it. */
  name: string;
  /** What the server does; `refuse` for no server at all, `unknown` for a host that does not exist. */
  serve: Fault | "refuse" | "unknown";
  /** How a call ends that reads, and one that writes. */
  read: Outcome;
  write: Outcome;
}

const html = "<html><body>Please log in</body></html>";
const page = response(200, html, ["Content-Type: text/html"]);
const later = (milliseconds: number) => new Date(Date.now() + milliseconds).toUTCString();

const is = (ends: Outcome["ends"], sent: number): Outcome => ({ ends, sent });
const both = (outcome: Outcome) => ({ read: outcome, write: outcome });
const retriedIfReading = (ends: Outcome["ends"]) => ({ read: is(ends, 3), write: is(ends, 1) });

/** Every fault that the client is tested with, in the order of the docs. A call is tried three times at most. */
export const faults: readonly FaultCase[] = [
  { name: "connection refused", serve: "refuse", ...both(is("FrsConnectionError", 3)) },
  { name: "unknown host name", serve: "unknown", ...both(is("FrsConnectionError", 3)) },
  {
    name: "reset before the response",
    serve: (socket) => socket.resetAndDestroy(),
    ...retriedIfReading("FrsConnectionError"),
  },
  { name: "closed before the response", serve: (socket) => socket.end(), ...retriedIfReading("FrsConnectionError") },
  {
    name: "reset within the headers",
    serve: cutAfter(Buffer.from("HTTP/1.1 200 OK\r\nContent-Ty")),
    ...retriedIfReading("FrsConnectionError"),
  },
  {
    name: "reset within the body",
    serve: cutAfter(response(200, "{", ["Content-Length: 1000"])),
    ...retriedIfReading("FrsConnectionError"),
  },
  {
    name: "closed within a chunked body",
    serve: (socket) =>
      socket.end("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"),
    ...retriedIfReading("FrsConnectionError"),
  },
  {
    name: "not HTTP",
    serve: always(Buffer.from("220 mail.example ESMTP\r\n")),
    ...retriedIfReading("FrsConnectionError"),
  },
  {
    name: "endless headers",
    serve: always(Buffer.from(`HTTP/1.1 200 OK\r\nX-Long: ${"x".repeat(100_000)}\r\n\r\n`)),
    ...retriedIfReading("FrsConnectionError"),
  },
  { name: "no response", serve: () => {}, ...retriedIfReading("FrsTimeoutError") },
  {
    name: "headers, then nothing",
    serve: always(response(200, "", ["Content-Length: 1000"])),
    ...retriedIfReading("FrsTimeoutError"),
  },
  { name: "a byte at a time", serve: trickle, ...retriedIfReading("FrsTimeoutError") },
  { name: "429 once", serve: once(error(429)), ...both(is("response", 2)) },
  { name: "429, `Retry-After: 0`", serve: once(error(429, "Retry-After: 0")), ...both(is("response", 2)) },
  {
    name: "429, `Retry-After` as a date",
    serve: once(error(429, `Retry-After: ${later(1000)}`)),
    ...both(is("response", 2)),
  },
  { name: "429, `Retry-After: 3600`", serve: once(error(429, "Retry-After: 3600")), ...both(is("FrsApiError", 1)) },
  { name: "429, `Retry-After: soon`", serve: once(error(429, "Retry-After: soon")), ...both(is("response", 2)) },
  { name: "429 forever", serve: always(error(429)), ...both(is("FrsApiError", 3)) },
  { name: "503 once", serve: once(error(503)), ...both(is("response", 2)) },
  { name: "503 forever", serve: always(error(503)), ...both(is("FrsApiError", 3)) },
  { name: "500 once", serve: once(error(500)), read: is("response", 2), write: is("FrsApiError", 1) },
  { name: "500 forever", serve: always(error(500)), ...retriedIfReading("FrsApiError") },
  {
    name: "500 with a permanent code (`APIG.0611`)",
    serve: always(response(500, '{"error_code":"APIG.0611","error_msg":"Port."}')),
    ...both(is("FrsApiError", 1)),
  },
  {
    name: "502 with the HTML of a gateway",
    serve: always(response(502, html, ["Content-Type: text/html"])),
    ...retriedIfReading("FrsApiError"),
  },
  { name: "504 without a body", serve: always(response(504, "")), ...retriedIfReading("FrsApiError") },
  { name: "400 without the documented fields", serve: always(response(400, "[]")), ...both(is("FrsApiError", 1)) },
  { name: "200 with the HTML of a captive portal", serve: always(page), ...both(is("FrsResponseError", 1)) },
  { name: "200 without a body", serve: always(response(200, "")), ...both(is("FrsResponseError", 1)) },
  {
    name: "204",
    serve: always(Buffer.from("HTTP/1.1 204 No Content\r\n\r\n")),
    ...both(is("FrsResponseError", 1)),
  },
  { name: "200 with `null`", serve: always(response(200, "null")), ...both(is("FrsResponseError", 1)) },
  { name: "200 with an array", serve: always(response(200, "[1]")), ...both(is("FrsResponseError", 1)) },
  { name: "200 without a required property", serve: always(response(200, "{}")), ...both(is("FrsResponseError", 1)) },
  {
    name: "200 with an `error_code`",
    serve: always(response(200, '{"error_code":"FRS.0018","error_msg":"It failed."}')),
    ...both(is("FrsApiError", 1)),
  },
  {
    name: "200 with truncated JSON",
    serve: always(response(200, anyResponse.slice(0, 20))),
    ...both(is("FrsResponseError", 1)),
  },
  {
    name: "bytes that are not UTF-8",
    serve: always(response(200, Buffer.from(anyResponse.replace("[]", '["\u00ff"]'), "latin1"))),
    ...both(is("FrsResponseError", 1)),
  },
  {
    name: "JSON declared as `text/plain`",
    serve: always(response(200, anyResponse, ["Content-Type: text/plain"])),
    ...both(is("response", 1)),
  },
  { name: "gzipped JSON", serve: always(packed), ...both(is("response", 1)) },
  { name: "truncated gzip", serve: always(packedAndCut), ...both(is("FrsResponseError", 1)) },
  { name: "200 MB", serve: flood, ...both(is("FrsResponseError", 1)) },
  { name: "200 MB, gzipped to 200 KB", serve: packedFlood, ...both(is("FrsResponseError", 1)) },
  {
    name: "a redirect to another origin",
    serve: always(response(302, "", ["Location: http://127.0.0.1:9/elsewhere"])),
    ...both(is("FrsResponseError", 1)),
  },
  {
    name: "a redirect to itself",
    serve: (socket, request) => socket.write(response(307, "", [`Location: ${request.split(" ")[1]}`])),
    ...both(is("FrsResponseError", 1)),
  },
  {
    name: "hints before the response (103)",
    serve: always(Buffer.concat([Buffer.from("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), response(200)])),
    ...both(is("response", 1)),
  },
];

/** The table as the docs show it. */
export function faultTable(): string {
  const times = (sent: number) => (sent === 1 ? "once" : sent === 2 ? "twice" : `${sent} times`);
  const cell = ({ ends, sent }: Outcome) => `${ends === "response" ? "response" : `\`${ends}\``}, sent ${times(sent)}`;
  const rows = faults.map(({ name, read, write }) => `| ${name} | ${cell(read)} | ${cell(write)} |`);
  return ["| fault | a call that reads | a call that writes |", "|---|---|---|", ...rows].join("\n");
}
