import { promisify } from "node:util";
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from "node:zlib";
import type { Bytes } from "../client/bytes.js";

/** Codings that a request accepts. */
export const acceptedCodings = "gzip, deflate, br";

/** Maximum number of codings of one response, as with `fetch`: each one decodes a body again. */
const maxCodings = 5;

const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = constants;
const unzip = promisify(gunzip);
const unbrotli = promisify(brotliDecompress);
const [unzlib, undeflate] = [promisify(inflate), promisify(inflateRaw)];

/**
 * Decodes the body of a response. One that was cut off is decoded as far as it goes, as `fetch` does.
 *
 * @param codings - Value of `Content-Encoding`. From an unknown coding on, the body stays as it is, as with `fetch`.
 * @param limit - Maximum size of the decoded body, in bytes.
 * @returns The decoded body, or `undefined` if it exceeds the limit.
 * @throws {Error} If there are too many codings; or the error of Node, if the body is not encoded as it says.
 */
export async function decodeContent(body: Bytes, codings: string, limit: number): Promise<Bytes | undefined> {
  // The coding that was applied last is named last.
  const lastFirst = codings.toLowerCase().split(",").reverse();
  if (lastFirst.length > maxCodings) {
    throw new Error(`${lastFirst.length} content codings exceed the limit of ${maxCodings}`);
  }
  let decoded = body;
  try {
    for (const coding of lastFirst) {
      const decode = decoderOf(coding.trim(), decoded);
      if (!decode) return decoded;
      // An empty body, such as that of a response to HEAD, has no end that could be missing.
      if (decoded.length > 0) decoded = await decode(decoded, Math.max(limit, 1));
    }
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, "code") === "ERR_BUFFER_TOO_LARGE") return undefined;
    throw error;
  }
  return decoded;
}

type Decoder = (bytes: Bytes, maxOutputLength: number) => Promise<Bytes>;

function decoderOf(coding: string, [first = 0]: Bytes): Decoder | undefined {
  // A flush instead of an end accepts a body that was cut off.
  const cut = { flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH };
  const cutBrotli = { flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH };
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return (bytes, maxOutputLength) => unzip(bytes, { ...cut, maxOutputLength });
    case "deflate": {
      // Some servers leave out the header of zlib, whose first byte names the method 8.
      const inflated = (first & 0x0f) === 8 ? unzlib : undeflate;
      return (bytes, maxOutputLength) => inflated(bytes, { ...cut, maxOutputLength });
    }
    case "br":
      return (bytes, maxOutputLength) => unbrotli(bytes, { ...cutBrotli, maxOutputLength });
    default:
      return undefined;
  }
}
