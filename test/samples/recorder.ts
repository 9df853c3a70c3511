import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it was received. */
export interface Received {
  method: string;
  /** Path as it was sent, with the prefix of the program, and without the query. */
  path: string;
  query: string;
  headers: { [name: string]: string };
  body: Buffer;
}

/** A response for a recorded request. */
export interface Reply {
  status: number;
  /** Headers beside the media type, by their names in lower case. */
  headers?: { [name: string]: string };
  body: string;
  /** How the request violates the document, if it was checked. */
  violations?: string | null;
}

/** A server that records the requests of several programs. */
export interface Recorder {
  /** Base URL for the program of this number. */
  urlOf(program: number): string;
  /** What a program sent, with the replies that it got. */
  exchangesOf(program: number): { request: Received; reply: Reply }[];
  close(): Promise<void>;
}

/**
 * Starts a server that records each request by the program that sent it.
 *
 * @param respond - Gives the reply to a request; its path has no prefix.
 */
export async function startRecorder(respond: (request: Received) => Promise<Reply>): Promise<Recorder> {
  const exchanges = new Map<number, { request: Received; reply: Reply }[]>();
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const [path = "", query = ""] = (incoming.url ?? "").split(/\?(.*)/s);
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(", ") : (value ?? ""),
      ]),
    );
    const request: Received = { method: incoming.method ?? "", path, query, headers, body: Buffer.concat(chunks) };
    const [, program = "", own = ""] = path.match(/^\/(\d+)(\/.*)$/s) ?? [];
    const reply = await respond({ ...request, path: own });
    const known = exchanges.get(Number(program)) ?? [];
    exchanges.set(Number(program), [...known, { request, reply }]);
    response.writeHead(reply.status, { "Content-Type": "application/json", ...reply.headers }).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (program) => `http://127.0.0.1:${port}/${program}`,
    exchangesOf: (program) => exchanges.get(program) ?? [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Returns what forwards requests to another server. */
export function forwardTo(url: string): (request: Received) => Promise<Reply> {
  return async ({ method, path, query, headers, body }) => {
    const { host, connection, "content-length": length, "transfer-encoding": coding, expect, ...own } = headers;
    const response = await fetch(`${url}${path}${query === "" ? "" : `?${query}`}`, {
      method,
      headers: own,
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const violations = response.headers.get("sl-violations");
    const result = [...response.headers].filter(([name]) => name.startsWith("x-"));
    return { status: response.status, headers: Object.fromEntries(result), body: await response.text(), violations };
  };
}
