import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { onTestFinished } from "vitest";

/** File with a certificate for localhost and its key, which no runtime trusts by itself. */
export const certificate = new URL("../fixtures/tls/localhost.pem", import.meta.url);
export const pem = await readFile(certificate, "utf8");

/** Starts a server with the certificate of the tests, which no runtime trusts by itself. */
export async function serveTls(listener: RequestListener): Promise<string> {
  const server = createTlsServer({ key: pem, cert: pem }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // A TCP server that listens on a port has an address of this form.
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a proxy that passes on what is sent through its tunnels, and notes where they lead. */
export async function serveProxy(): Promise<{ url: string; tunnels: string[] }> {
  const tunnels: string[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on("connect", (request, socket, head) => {
    tunnels.push(request.url ?? "");
    const { hostname, port } = new URL(`http://${request.url}`);
    const upstream = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream]) end.on("error", () => end.destroy());
    onTestFinished(() => {
      socket.destroy();
      upstream.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  // A TCP server that listens on a port has an address of this form.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels };
}
