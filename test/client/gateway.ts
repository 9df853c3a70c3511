import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** A request that arrived whole. */
export interface Arrived {
  method: string;
  /** Path and query, as they were sent. */
  url: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** SHA-256 as lower-case hexadecimal text. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** The time that an `X-Sdk-Date` stands for. */
export function timeOf(date: string): Date {
  return new Date(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, "$1-$2-$3T$4:$5:$6Z"));
}

/** Reads a request to its end. */
export async function arrivedOf(request: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = "", url = "", headers } = request;
  return { method, url, headers, body: Buffer.concat(chunks) };
}

/** What a gateway does: it makes the signature of what it received, by rules written down a second time. */
export function checkSignature(
  { method, url, headers, body }: Arrived,
  secretKey: string,
  now: Date,
): { right: boolean; late: boolean } {
  const { authorization = "", "x-sdk-content-sha256": unsigned } = headers;
  const date = String(headers["x-sdk-date"] ?? "");
  const [, names = "", signature = ""] = authorization.match(/SignedHeaders=([^,]+), Signature=([0-9a-f]+)$/) ?? [];
  const [path = "", query = ""] = url.split("?");
  const canonical = [
    method,
    `${path}/`,
    query.split("&").sort().join("&"),
    names
      .split(";")
      .map((name) => `${name}:${headers[name]}\n`)
      .join(""),
    names,
    unsigned ?? sha256(body),
  ].join("\n");
  const text = `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`;
  return {
    right: createHmac("sha256", secretKey).update(text).digest("hex") === signature,
    late: Math.abs(timeOf(date).getTime() - now.getTime()) > 15 * 60_000,
  };
}
