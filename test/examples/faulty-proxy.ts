import { type IncomingMessage, request as send } from "node:http";
import { serve } from "../client/server.js";

/** What happens to a request, which the service carries out only if it is passed on. */
export type Happening =
  | "passed"
  | "refused"
  | "reset before it"
  | "reset after it"
  | "killed before it"
  | "killed after it";

/** Decides what happens to a request. */
export type Plan = (request: { method: string; path: string }) => Happening;

/**
 * Starts a server between a client and an emulator, which loses requests, or their responses.
 *
 * @param kill - Kills the client, and resolves when it is gone.
 */
export async function serveFaults(upstream: string, plan: Plan, kill: () => Promise<void>): Promise<string> {
  return await serve(async (request, response) => {
    // A client that is killed while it sends has sent nothing.
    const body = await readAll(request).catch(() => undefined);
    if (body === undefined) return;
    const happening = plan({ method: request.method ?? "", path: request.url ?? "" });
    const [, when] = happening.split(" ");
    const isForwarded = happening === "passed" || when === "after";
    const forwarded = isForwarded ? await forward(upstream, request, body) : undefined;
    if (happening.startsWith("killed")) await kill();
    if (happening === "refused") response.writeHead(403).end();
    else if (forwarded === undefined || when === "after") response.socket?.resetAndDestroy();
    else response.writeHead(forwarded.status, forwarded.headers).end(forwarded.body);
  });
}

/** Reads the body of a message. */
export async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Sends a request on, with the host that it was signed for. */
export async function forward(
  upstream: string,
  { method, url = "/", rawHeaders: headers }: IncomingMessage,
  body: Buffer,
) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    send(new URL(url, upstream), { method, headers }, resolve).on("error", reject).end(body);
  });
  return { status: response.statusCode ?? 0, headers: response.rawHeaders, body: await readAll(response) };
}
