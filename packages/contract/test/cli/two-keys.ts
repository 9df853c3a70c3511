import { createServer, type IncomingMessage } from "node:http";
import { onTestFinished } from "vitest";

/** A document whose one operation requires two keys at the same time, and takes a header. */
export const twoKeys = {
  openapi: "3.1.0",
  info: { title: "Two keys", version: "1" },
  security: [{ key: [], app: [] }],
  paths: {
    "/b": {
      get: {
        operationId: "b",
        parameters: [{ name: "X-Page", in: "header", schema: { type: "integer", minimum: 1 }, example: 1 }],
        responses: { 200: { description: "ok" }, 400: { description: "bad" }, 401: { description: "no" } },
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      app: { type: "apiKey", in: "header", name: "X-App" },
    },
  },
};

/** Starts a server that conforms to the document, with the keys `k1` and `a1`. */
export async function serveTwoKeys(): Promise<{ url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const { "x-key": key, "x-app": app, "x-page": page = "1" } = request.headers;
    if (request.url !== "/b") response.statusCode = 404;
    else if (request.method !== "GET") response.statusCode = 405;
    else if (key !== "k1-secret" || app !== "a1-secret") response.statusCode = 401;
    else if (!/^[1-9]\d*$/.test(String(page))) response.statusCode = 400;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve(undefined)));
  });
  // A TCP server that listens on a port has an address of this form.
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, requests };
}
