import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";

/**
 * Announces a body of some size, sends nothing of it, and returns the status of the response: a server that refuses a body
 * unread may close the connection while a client is still writing.
 */
export async function announce(url: string, length: number, headers: { [name: string]: string }): Promise<number> {
  const sent = request(url, { method: "POST", headers: { ...headers, "Content-Length": length } });
  sent.flushHeaders();
  try {
    const [response]: IncomingMessage[] = await once(sent, "response");
    return response?.statusCode ?? 0;
  } finally {
    sent.destroy();
  }
}
