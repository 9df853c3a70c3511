import { randomUUID } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";
import { isWebSocketUpgrade, readRequestTarget } from "../request-target.js";

/** A running docs server. */
export interface DocsServer {
  /** URL of the start page. */
  readonly url: string;
  /** Makes browsers that show a page load it anew, if the server was started with `reload`. */
  reload(): void;
  /** Closes all connections and stops listening. */
  close(): Promise<void>;
}

/** Settings of a docs server. */
export interface DocsServerOptions {
  /** Directory of the site. Files are read at each request, so that a reload shows new ones. */
  directory: string;
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
   * Whether to add a script to the served pages by which browsers load them anew when they changed.
   *
   * @default false
   */
  reload?: boolean;
  /** Base URL of a running mock, which the try-it page sends its requests to. */
  mock?: string;
}

/** Path of the events by which a page learns that it changed. */
const eventsPath = "/events";

/** Path of the script that listens to them. */
const reloadPath = "/reload.js";

/** Path of the script that tells the try-it page of the mock. */
const mockPath = "/assets/mock.js";

/**
 * Loads the page anew when the server says so, and when another server than the one that served the page is there: the page
 * may have changed in between.
 */
const reloadScript = `(() => {
  let server;
  const events = new EventSource(${JSON.stringify(eventsPath)});
  events.addEventListener("server", ({ data }) => {
    if (server !== undefined && server !== data) location.reload();
    server = data;
  });
  events.addEventListener("changed", () => location.reload());
})();
`;

/** Media types of the files of a site, by their ending. */
const mediaTypes: { readonly [ending: string]: string } = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".yaml": "application/yaml",
};

/** A file of the site, as it is served. */
interface Served {
  status: number;
  type: string;
  body: Buffer | string;
}

/**
 * Serves the docs site.
 *
 * @throws {Error} If the port is in use.
 */
export async function serveDocs(options: DocsServerOptions): Promise<DocsServer> {
  const { directory, port = 0, host = "127.0.0.1", reload = false, mock } = options;
  const readers = new Set<ServerResponse>();
  const id = randomUUID();

  const listenToEvents = (method: string, response: ServerResponse): void => {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    if (method === "HEAD") return void response.end();
    response.write(`event: server\ndata: ${id}\n\n`);
    readers.add(response);
    response.once("close", () => readers.delete(response));
  };

  const served = async (path: string): Promise<Served> => {
    const script = { status: 200, type: mediaTypes[".js"] ?? "" };
    if (reload && path === reloadPath) return { ...script, body: reloadScript };
    if (path === mockPath) return { ...script, body: `globalThis.mockUrl = ${JSON.stringify(mock ?? null)};\n` };
    const found = await readSiteFile(directory, path);
    if (found) return { ...found, status: 200 };
    const missing = (await readSiteFile(directory, "/404.html")) ?? {
      type: "text/plain",
      body: "The docs are not generated yet: run `npm run docs`.\n",
    };
    return { ...missing, status: 404 };
  };

  const respond = async ({ method = "GET", url = "/", headers }: IncomingMessage, response: ServerResponse) => {
    const { path, query } = readRequestTarget(url);
    if (isWebSocketUpgrade(headers.upgrade)) {
      return void response.writeHead(501, { "Content-Type": "text/plain" }).end("WebSocket is not supported.\n");
    }
    if (method === "OPTIONS" && path === "*") {
      return void response.writeHead(204, { Allow: "GET, HEAD, OPTIONS" }).end();
    }
    if (method !== "GET" && method !== "HEAD") return void response.writeHead(405, { Allow: "GET, HEAD" }).end();
    // `*` stands for the server, which has no page.
    if (!path.startsWith("/")) return void response.writeHead(400).end();
    if (reload && path === eventsPath) return listenToEvents(method, response);
    // Links of a page are relative to its directory, whose name ends with a slash.
    if (await isDirectory(directory, path)) {
      return void response.writeHead(301, { Location: `${path}/${query === "" ? "" : `?${query}`}` }).end();
    }
    const { status, type, body } = await served(path);
    const isPage = reload && type.startsWith("text/html");
    const content = isPage ? withScript(body.toString()) : body;
    response.writeHead(status, {
      "Content-Type": type,
      "Content-Length": Buffer.byteLength(content),
      "Cache-Control": "no-store",
    });
    response.end(method === "HEAD" ? undefined : content);
  };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
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

/** Reads a file of the site; `undefined` if the path leads to none. */
async function readSiteFile(directory: string, path: string): Promise<Omit<Served, "status"> | undefined> {
  const file = await fileAt(directory, path.endsWith("/") ? `${path}index.html` : path);
  if (file === undefined) return undefined;
  const body = await readFile(file).catch(() => undefined);
  return body && { type: mediaTypes[extname(file)] ?? "text/plain; charset=utf-8", body };
}

async function isDirectory(directory: string, path: string): Promise<boolean> {
  if (path.endsWith("/")) return false;
  const index = await fileAt(directory, `${path}/index.html`);
  return index !== undefined;
}

/** The file that a path leads to; `undefined` if that does not exist or is not a file of the site. */
async function fileAt(directory: string, path: string): Promise<string | undefined> {
  let steps: string[];
  try {
    steps = path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
  // Neither hidden files, nor ways out of the directory, nor what a file system reads in another way.
  if (steps.some((step) => step === "" || step.startsWith(".") || /[/\\:\0]/.test(step))) return undefined;
  const [root, file] = await Promise.all([
    realpath(directory).catch(() => undefined),
    realpath(join(directory, ...steps)).catch(() => undefined),
  ]);
  return root !== undefined && file?.startsWith(root + sep) ? file : undefined;
}

/** Adds the script at the end of the page's body. */
function withScript(html: string): string {
  const tag = `<script src="${reloadPath}"></script>\n`;
  const end = html.lastIndexOf("</body>");
  return end < 0 ? html + tag : html.slice(0, end) + tag + html.slice(end);
}
