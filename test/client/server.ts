import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createFrsClient, type FrsClient, type FrsClientOptions, tokenAuth } from "../../src/index.js";
import { anyResponse } from "./any-response.js";

/** The project that clients of these tests work in. */
export const projectId = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

export { anyResponse };

/** The smallest PNG: one grey pixel. */
export const pngBase64 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==";

/** A request that a test server received. */
export interface BufferedResponse {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

/** Starts a server on loopback that closes when the test ends. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that notes every request and gives each the same response. */
export async function serveResponse(
  status: number,
  body: string,
  headers: { [name: string]: string } = { "Content-Type": "application/json" },
): Promise<{ endpoint: string; received: BufferedResponse[] }> {
  const received: BufferedResponse[] = [];
  const endpoint = await serve((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const { method = "", url = "", headers: sent } = request;
      received.push({ method, url, headers: sent, body: text });
      response.writeHead(status, headers).end(body);
    });
  });
  return { endpoint, received };
}

/** A client of an endpoint, which repeats what may be repeated without a wait. */
export function clientOf(endpoint: string, options: Partial<FrsClientOptions> = {}): FrsClient {
  return createFrsClient({
    endpoint,
    projectId,
    auth: tokenAuth("a-token"),
    clock: { sleep: async () => {} },
    ...options,
  } as FrsClientOptions);
}

/** What a function throws. */
export function thrown(act: () => unknown): unknown {
  let value: unknown;
  try {
    value = act();
  } catch (error) {
    return error;
  }
  throw new Error(`Expected an error, got ${String(value)}`);
}

/** The error that a promise rejects with. */
export async function rejection(constraint: Promise<unknown>): Promise<unknown> {
  return await constraint.then(
    (value) => {
      throw new Error(`Expected a rejection, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
