import { type Exchange, type Header, headerOf, type TruncatedBody } from "../exchange.js";
import { queryPairsOf } from "../wire/pairs.js";
import { decodeUtf8 } from "../wire/text.js";

interface NameValue {
  name: string;
  value: string;
}

/** Returns the beginning of an HTTP archive 1.2; entries follow, separated by commas, then {@link harTail}. */
export function harHead(creator: { name: string; version: string }): string {
  return `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
}

/** The end of an HTTP archive. */
export const harTail = "\n]}}\n";

/**
 * Returns a redacted exchange as an entry of an HTTP archive 1.2. An exchange without a response has the status 0, and a comment
 * that says why the response is incomplete.
 */
export function harEntry({ request, response, failure, startedAt, milliseconds }: Exchange) {
  const { headers, body, truncated } = response ?? { headers: [], body: new Uint8Array() };
  const content = { ...contentOf(body), ...cutComment(truncated, body) };
  return {
    startedDateTime: startedAt,
    time: milliseconds,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: request.headers.map(toNameValue),
      queryString: queryPairsOf(request.url).map(toNameValue),
      ...(request.body.length > 0 && {
        postData: {
          mimeType: headerOf(request.headers, "Content-Type") ?? "",
          text: Buffer.from(request.body).toString(),
          ...cutComment(request.truncated, request.body),
        },
      }),
      headersSize: -1,
      bodySize: sizeOf(request.headers),
    },
    response: {
      status: response?.status ?? 0,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headers.map(toNameValue),
      content: {
        size: truncated?.length ?? body.length,
        mimeType: headerOf(headers, "Content-Type") ?? "x-unknown",
        ...content,
      },
      redirectURL: headerOf(headers, "Location") ?? "",
      headersSize: -1,
      bodySize: sizeOf(headers),
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    ...(failure && { comment: `${failure.kind}: ${failure.message}` }),
  };
}

function toNameValue([name, value]: Header): NameValue {
  return { name, value };
}

/** Returns the transferred length of a body, in bytes; -1, as the format says, if it is unknown. */
function sizeOf(headers: readonly Header[]): number {
  const length = headerOf(headers, "Content-Length");
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : -1;
}

function contentOf(body: Uint8Array): { text: string; encoding?: "base64" } {
  const text = decodeUtf8(body);
  return text === undefined ? { text: Buffer.from(body).toString("base64"), encoding: "base64" } : { text };
}

/** Returns the comment on a body of which only the beginning is there. */
function cutComment(truncated: TruncatedBody | undefined, body: Uint8Array): { comment?: string } {
  if (!truncated) return {};
  const { length, sha256 } = truncated;
  return { comment: `Only the first ${body.length} of ${length} bytes, redacted; sha256 of all ${sha256}.` };
}
