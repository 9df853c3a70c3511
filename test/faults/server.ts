import { createServer, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { anyResponse } from "../client/any-response.js";

/** What a faulty server does with the nth request on a connection, counted over all connections. */
export type Fault = (socket: Socket, request: string, count: number) => void;

/** A server that speaks bytes, so that it can break HTTP in every way. It counts the requests that reached it whole. */
export interface FaultyServer {
  endpoint: string;
  /** Request line and headers of each request, in the order of arrival. */
  requests: string[];
  close: () => Promise<void>;
}

/** An address at which nobody listens. Port 2 is never given to a server that asks for any, unlike one just given back. */
export const closedEndpoint = "http://127.0.0.1:2";

/** An address whose host does not exist. */
export const unknownEndpoint = "http://nobody.invalid";

/** Starts a server on loopback that responds each request with a fault. */
export async function startFaultyServer(fault: Fault): Promise<FaultyServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      for (let end = endOfRequest(text); end !== undefined; end = endOfRequest(text)) {
        const request = text.slice(0, end);
        text = text.slice(end);
        requests.push(request.split("\r\n\r\n", 1)[0] ?? "");
        fault(socket, request, requests.length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  return { endpoint: `http://127.0.0.1:${address.port}`, requests, close };
}

/** Where the first request of a text ends, or `undefined` if it is not there whole. */
function endOfRequest(text: string): number | undefined {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const length = Number(text.slice(0, head).match(/content-length: (\d+)/i)?.[1] ?? 0);
  const end = head + 4 + length;
  return text.length < end ? undefined : end;
}

const statusTexts: { [status: number]: string } = {
  200: "OK",
  204: "No Content",
  302: "Found",
  429: "Too Many Requests",
};

/** The bytes of a response. */
export function response(status: number, body: string | Buffer = anyResponse, headers: readonly string[] = []): Buffer {
  const own = ["Content-Type", "Content-Length"].filter(
    (name) => !headers.some((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
  );
  const lines = [
    `HTTP/1.1 ${status} ${statusTexts[status] ?? "Status"}`,
    ...headers,
    ...(own.includes("Content-Type") ? ["Content-Type: application/json"] : []),
    ...(own.includes("Content-Length") ? [`Content-Length: ${Buffer.byteLength(body)}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), Buffer.from(body)]);
}

const failure = '{"error_code":"FRS.0018","error_msg":"It failed."}';

/** An error, with further headers. */
export const error = (status: number, ...headers: string[]) => response(status, failure, headers);

/** Always the same bytes. */
export const always =
  (bytes: Buffer): Fault =>
  (socket) =>
    socket.write(bytes);

/** Some bytes for the first request, and a good response from then on. */
export const once =
  (bytes: Buffer): Fault =>
  (socket, _, count) =>
    socket.write(count === 1 ? bytes : response(200));

/** Some bytes, after which the connection is reset. */
export const cutAfter =
  (bytes: Buffer): Fault =>
  (socket) =>
    socket.write(bytes, () => socket.resetAndDestroy());

/** One byte after the other, slowly and without end. */
export const trickle: Fault = (socket) => {
  socket.write(response(200, "", ["Content-Length: 100000"]));
  const timer = setInterval(() => socket.write(" "), 5);
  socket.on("close", () => clearInterval(timer));
};

/** A body without end, as fast as it is taken. */
export const flood: Fault = (socket) => {
  socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 209715200\r\n\r\n");
  const megabyte = Buffer.alloc(1024 * 1024, 32);
  let left = 200;
  const pour = () => {
    while (left-- > 0 && socket.write(megabyte));
  };
  socket.on("drain", pour);
  pour();
};

/** 200 MB of blanks, packed into 200 KB when first asked for, since that takes a second. */
let packedBlanks: Buffer | undefined;
export const packedFlood: Fault = (socket) => {
  packedBlanks ??= gzipSync(Buffer.alloc(200 * 1024 * 1024, 32));
  socket.write(response(200, packedBlanks, ["Content-Encoding: gzip"]));
};

/** A good response, packed; and the same with its end missing. */
export const packed = response(200, gzipSync(anyResponse), ["Content-Encoding: gzip"]);
export const packedAndCut = response(200, gzipSync(anyResponse).subarray(0, 20), ["Content-Encoding: gzip"]);
