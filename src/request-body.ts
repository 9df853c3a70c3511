import type { IncomingMessage } from "node:http";

/**
 * Reads the complete body of a request; `undefined` if it exceeds the limit: it is read to its end, but not stored.
 *
 * @param limit - Maximum length, in bytes.
 */
export async function readRequestBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}
