import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isWebSocketUpgrade, readRequestTarget } from "../request-target.js";

/** A running docs server. */
export interface DocsServer {
  /** URL of the page. */
  readonly url: string;
  /** Closes all connections and stops listening. */
  close(): Promise<void>;
}

/** Settings of a docs server. */
export interface DocsServerOptions {
  /** Path of the HTML page. It is read at each request, so that a reload shows a new page. */
  page: string;
  /**
   * Port to listen on; 0 lets the system choose.
   *
   * @default 0
   */
  port?: number;
  /**
   * Address to listen on.
   *
   * @default "127.0.0.1"
   */
  host?: string;
}

/**
 * Serves the docs page.
 *
 * @throws {Error} If the port is in use.
 */
export async function serveDocs({ page, port = 0, host = "127.0.0.1" }: DocsServerOptions): Promise<DocsServer> {
  const server = createServer(async (request, response) => {
    const { path } = readRequestTarget(request.url ?? "/");
    if (isWebSocketUpgrade(request.headers.upgrade)) {
      response.writeHead(501, { "Content-Type": "text/plain" }).end("WebSocket is not supported.\n");
      return;
    }
    if (request.method === "OPTIONS" && path === "*") {
      response.writeHead(204, { Allow: "GET, HEAD, OPTIONS" }).end();
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    if (path !== "/" && path !== "/index.html") {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found: the docs are at /.\n");
      return;
    }
    try {
      const html = await readFile(page);
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
      response.end(request.method === "HEAD" ? undefined : html);
    } catch {
      response
        .writeHead(404, { "Content-Type": "text/plain" })
        .end("The docs are not generated yet: run `npm run docs`.\n");
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  // A TCP server that listens on a port has an address of this form.
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
