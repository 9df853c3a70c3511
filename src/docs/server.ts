import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isWebSocketUpgrade, readRequestTarget } from "../request-target.js";

/** A running docs server. */
export interface DocsServer {
  /** URL of the page. */
  readonly url: string;
  /** Makes browsers that show the page load it anew, if the server was started with `reload`. */
  reload(): void;
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
  /**
   * Whether to add a script to the served page by which browsers load it anew when it changed.
   *
   * @default false
   */
  reload?: boolean;
}

/** Path of the events by which a page learns that it changed. */
const eventsPath = "/events";

/**
 * Loads the page anew when the server says so, and when another server than the one that served the page is there: the page
 * may have changed in between.
 */
const reloadScript = `<script>
(() => {
  let server;
  const events = new EventSource(${JSON.stringify(eventsPath)});
  events.addEventListener("server", ({ data }) => {
    if (server !== undefined && server !== data) location.reload();
    server = data;
  });
  events.addEventListener("changed", () => location.reload());
})();
</script>
`;

/**
 * Serves the docs page.
 *
 * @throws {Error} If the port is in use.
 */
export async function serveDocs(options: DocsServerOptions): Promise<DocsServer> {
  const { page, port = 0, host = "127.0.0.1", reload = false } = options;
  const readers = new Set<ServerResponse>();
  const id = randomUUID();
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
    if (reload && path === eventsPath) {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      if (request.method === "HEAD") return void response.end();
      response.write(`event: server\ndata: ${id}\n\n`);
      readers.add(response);
      response.once("close", () => readers.delete(response));
      return;
    }
    if (path !== "/" && path !== "/index.html") {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found: the docs are at /.\n");
      return;
    }
    try {
      const file = await readFile(page);
      const html = reload ? withScript(file.toString("utf8")) : file;
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
    reload() {
      for (const reader of readers) reader.write("event: changed\ndata:\n\n");
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Adds the script at the end of the page's body, which may itself contain scripts with any text. */
function withScript(html: string): string {
  const end = html.lastIndexOf("</body>");
  return end < 0 ? html + reloadScript : html.slice(0, end) + reloadScript + html.slice(end);
}
