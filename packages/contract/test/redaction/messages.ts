import type { OpenApiDocument } from "../../src/document/document.js";
import type { Exchange, Header, TruncatedBody } from "../../src/exchange.js";
import { redact } from "../../src/redaction/redact.js";

/** Parts of an exchange; what is left out is empty. */
export interface Parts {
  url?: string;
  headers?: Header[];
  body?: string | Uint8Array;
  truncated?: TruncatedBody;
  responseHeaders?: Header[];
  response?: string | Uint8Array;
  document?: OpenApiDocument;
}

/** The content type of JSON. */
export const json: Header = ["Content-Type", "application/json"];

/** The content type of a form in a URL's encoding. */
export const form: Header = ["Content-Type", "application/x-www-form-urlencoded"];

/** Redacts an exchange; returns its URL, its headers and its bodies as text. */
export function redacted({ url = "https://api.example/v1/pets", document, truncated, ...parts }: Parts) {
  const exchange: Exchange = {
    request: {
      method: "POST",
      url,
      headers: parts.headers ?? [json],
      body: Buffer.from(parts.body ?? ""),
      ...(truncated && { truncated }),
    },
    response: { status: 200, headers: parts.responseHeaders ?? [json], body: Buffer.from(parts.response ?? "") },
    startedAt: "2024-03-01T08:15:30.123Z",
    milliseconds: 1,
  };
  const { request, response } = redact(exchange, document).exchange;
  return {
    url: request.url,
    headers: request.headers,
    body: Buffer.from(request.body).toString(),
    responseHeaders: response?.headers ?? [],
    response: Buffer.from(response?.body ?? "").toString(),
  };
}

/** Returns a multipart body with its content type. */
export function multipart(parts: { head: string; content: string }[]): { headers: Header[]; body: string } {
  const lines = parts.map(({ head, content }) => `--b0\r\n${head}\r\n\r\n${content}\r\n`);
  return { headers: [["Content-Type", "multipart/form-data; boundary=b0"]], body: `${lines.join("")}--b0--\r\n` };
}
