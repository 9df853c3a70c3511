import { readFile } from "node:fs/promises";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** Starts a server that speaks raw bytes: `response` gets each connection and the first bytes of each request on it. */
export function rawServer(response: (socket: Socket, request: string) => void): Promise<string> {
  return tcpServer((socket) => socket.on("data", (data) => response(socket, data.toString("latin1"))));
}

/** Starts a server that gets each connection, and ends them all when the test has finished. */
export async function tcpServer(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onConnection(socket);
  });
  const url = await listen(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return url;
}

/** Starts an HTTP server that is closed when the test has finished. */
export async function httpServer(listener: RequestListener): Promise<string> {
  const server = createHttpServer({ maxHeaderSize: 256 * 1024 }, listener);
  const url = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return url;
}

/** Starts an HTTPS server whose certificate no authority has signed; returns its URL at `localhost`. */
export async function secureServer(): Promise<string> {
  const pem = await readFile(new URL("localhost.pem", import.meta.url));
  const server = createHttpsServer({ key: pem, cert: pem }, (_, response) => response.end());
  const url = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return url.replace("http://127.0.0.1", "https://localhost");
}

/** A base URL where nobody listens. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
