import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { type Exchange, type Header, headerOf } from "../exchange.js";

/** How large a body may be once its content coding is undone, in bytes; one that grows beyond is not read. */
const decodedLimit = 128 * 1024 * 1024;

/**
 * A body without its content coding (gzip, deflate, br); `undefined` if the coding is unknown or the body does not fit
 * it.
 */
export function decodeContent(body: Uint8Array, headers: readonly Header[]): Uint8Array | undefined {
  const codings = (headerOf(headers, "Content-Encoding") ?? "")
    .split(",")
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity");
  if (body.length === 0) return body;
  try {
    return codings.reduceRight((bytes, coding) => decode(bytes, coding), body);
  } catch {
    return undefined;
  }
}

function decode(body: Uint8Array, coding: string): Uint8Array {
  const limit = { maxOutputLength: decodedLimit };
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return gunzipSync(body, limit);
    case "br":
      return brotliDecompressSync(body, limit);
    case "deflate":
      // The name means the zlib format, but some servers send what is inside it.
      return ((body[0] ?? 0) & 0x0f) === 8 ? inflateSync(body, limit) : inflateRawSync(body, limit);
    default:
      throw new TypeError(`The content coding ${coding} is unknown.`);
  }
}

/** An exchange whose bodies have no content coding any more, without the headers that name one. */
export function withoutCoding(exchange: Exchange): Exchange {
  const plain = <Message extends { headers: readonly Header[]; body: Uint8Array }>(message: Message): Message => ({
    ...message,
    headers: message.headers.filter(([name]) => name.toLowerCase() !== "content-encoding"),
    // What does not fit its coding is that of a redacted message, from which it was taken already, or is broken.
    body: decodeContent(message.body, message.headers) ?? message.body,
  });
  const { request, response } = exchange;
  return { ...exchange, request: plain(request), ...(response && { response: plain(response) }) };
}
