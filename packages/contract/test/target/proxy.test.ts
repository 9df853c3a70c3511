import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { proxyFor } from "../../src/target/proxy.js";
import { createTransmitter } from "../../src/target/transmitter.js";
import { httpServer } from "../loopback.js";

const options = { signal: new AbortController().signal, timeout: 20_000 };

/** Starts an HTTP proxy that responds to requests itself and opens tunnels; `seen` lists both. */
async function proxy(status = 200): Promise<{ host: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    response.end("from the proxy");
  });
  server.on("connect", (request, socket) => {
    seen.push(request);
    socket.on("error", () => {});
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
      return;
    }
    const [host = "", port = ""] = String(request.url).split(":");
    const upstream = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A TCP server that listens on a port has an address of this form.
  const { port } = server.address() as { port: number };
  return { host: `127.0.0.1:${port}`, seen };
}

async function transmit(url: string, environment: { [name: string]: string }) {
  const transmitter = createTransmitter(environment);
  onTestFinished(() => transmitter.close());
  const headers = [["Host", new URL(url).host]] as const;
  return await transmitter.transmit({ method: "GET", url, headers, body: new Uint8Array() }, options);
}

test("requests for plain HTTP go to the proxy, with its credentials, which the exchange does not contain", async () => {
  const { host, seen } = await proxy();
  const exchange = await transmit("http://api.invalid/a?b=%20", { HTTP_PROXY: `http://user:p%40ss@${host}` });
  expect(String(exchange.response?.body)).toBe("from the proxy");
  expect(seen.map(({ url }) => url)).toEqual(["http://api.invalid/a?b=%20"]);
  expect(seen[0]?.headers["proxy-authorization"]).toBe(`Basic ${Buffer.from("user:p@ss").toString("base64")}`);
  expect(JSON.stringify(exchange.request)).not.toContain("Proxy-Authorization");
});

test("requests by TLS go through a tunnel of the proxy", async () => {
  const { host, seen } = await proxy();
  const base = await httpServer((_, response) => response.end());
  const target = base.replace("http:", "https:");
  const { failure } = await transmit(`${target}/`, { https_proxy: host });
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([`CONNECT ${new URL(base).host}`]);
  // The tunnel leads to a server of plain HTTP.
  expect(failure?.message).toContain("does not speak TLS");
});

test("a proxy that refuses the tunnel is named", async () => {
  const { host } = await proxy(407);
  const { failure } = await transmit("https://api.invalid/", { HTTPS_PROXY: `http://${host}` });
  expect(failure).toMatchObject({
    kind: "connect",
    message: `the proxy ${host} refused the connection to api.invalid:443 with 407`,
  });
});

test.each([
  ["http://a.example.com/", "example.com", undefined],
  ["http://a.example.com/", ".example.com", undefined],
  ["http://a.example.com/", "*.example.com", undefined],
  ["http://example.com/", "example.com:80", undefined],
  ["http://example.com/", "example.com:81", "proxy:3128"],
  ["http://notexample.com/", "example.com", "proxy:3128"],
  ["http://127.0.0.1:8080/", "localhost, 127.0.0.1", undefined],
  ["http://[::1]:8080/", "::1", undefined],
  ["http://example.com/", "*", undefined],
  ["http://example.com/", "", "proxy:3128"],
  ["https://example.com/", "", undefined],
])("%s with NO_PROXY=%s uses the proxy %s", (url, noProxy, expected) => {
  expect(proxyFor(new URL(url), { HTTP_PROXY: "http://proxy:3128", NO_PROXY: noProxy })?.host).toBe(expected);
});

test("a proxy of another protocol is refused", () => {
  expect(() => proxyFor(new URL("http://h"), { HTTP_PROXY: "socks5://h:1" })).toThrow("HTTP_PROXY must be the URL");
});
