import { expect, test as plain } from "vitest";
import type { HttpRequest } from "../../src/exchange.js";
import { createTransmitter, type Transmitter } from "../../src/target/transmitter.js";
import { closedPort, httpServer, rawServer, secureServer, tcpServer } from "../loopback.js";

const test = plain.extend<{ transmitter: Transmitter }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures from the pattern
  transmitter: async ({}, use) => {
    const transmitter = createTransmitter();
    await use(transmitter);
    transmitter.close();
  },
});

const retrying = { signal: new AbortController().signal, timeout: 20_000 };
const hasty = { ...retrying, timeout: 100 };

function get(url: string): HttpRequest {
  return { method: "GET", url, headers: [["Host", "localhost"]], body: new Uint8Array() };
}

test("sends what it is given, byte for byte, and nothing else", async ({ transmitter }) => {
  const received: string[] = [];
  const base = await rawServer((socket, request) => {
    received.push(request);
    socket.write("HTTP/1.1 204 No Content\r\n\r\n");
  });
  await transmitter.transmit(
    {
      method: "POST",
      url: `${base}/a/../b%2f?x=%20&&y`,
      headers: [
        ["hOsT", "elsewhere"],
        ["X-Twice", "1"],
        ["x-twice", "2"],
        ["Content-Length", "3"],
        ["Connection", "keep-alive"],
      ],
      body: new Uint8Array([0, 255, 10]),
    },
    retrying,
  );
  expect(received.join("")).toBe(
    "POST /a/../b%2f?x=%20&&y HTTP/1.1\r\nhOsT: elsewhere\r\nX-Twice: 1\r\nx-twice: 2\r\nContent-Length: 3\r\n" +
      "Connection: keep-alive\r\n\r\n\u0000\u00ff\n",
  );
});

test("keeps headers and body as they were received", async ({ transmitter }) => {
  const base = await rawServer((socket) => {
    socket.write("HTTP/1.1 200 OK\r\nX-ONE: 1\r\nx-two: 2\r\nx-One: 3\r\nContent-Length: 2\r\n\r\n\u00ff\n", "latin1");
  });
  const { response, failure } = await transmitter.transmit(get(`${base}/`), retrying);
  expect(failure).toBeUndefined();
  expect(response).toEqual({
    status: 200,
    headers: [
      ["X-ONE", "1"],
      ["x-two", "2"],
      ["x-One", "3"],
      ["Content-Length", "2"],
    ],
    body: Buffer.from([255, 10]),
  });
});

test.for([
  ["a body shorter than its length", "Content-Length: 9\r\n\r\n{}", "{}"],
  ["a body in chunks without the last one", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", "{}"],
  ["headers without a body", "Content-Length: 9\r\n\r\n", ""],
] as const)(
  "reports an incomplete response, and keeps the received part: %s",
  async ([, response, body], { transmitter }) => {
    const base = await rawServer((socket) => socket.end(`HTTP/1.1 200 OK\r\n${response}`));
    const exchange = await transmitter.transmit(get(`${base}/`), retrying);
    expect(exchange.failure).toEqual({
      kind: "reset",
      message: `The response was cut off after ${body.length} bytes of its body.`,
    });
    expect(exchange.response).toMatchObject({ status: 200, body: Buffer.from(body) });
  },
);

test("reports that the connection ended before a response", async ({ transmitter }) => {
  const base = await rawServer((socket) => socket.resetAndDestroy());
  const { failure, response } = await transmitter.transmit(get(`${base}/`), retrying);
  expect(failure).toMatchObject({ kind: "reset", message: expect.stringContaining("before a response was received") });
  expect(response).toBeUndefined();
});

test("reports that a response does not end in time, and keeps the received part", async ({ transmitter }) => {
  const base = await rawServer((socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"));
  const { failure, response } = await transmitter.transmit(get(`${base}/`), hasty);
  expect(failure).toEqual({ kind: "timeout", message: "No complete response within 100 ms." });
  expect(response?.body).toEqual(Buffer.from("{}"));
});

test("reports a missing response", async ({ transmitter }) => {
  const base = await rawServer(() => {});
  const { failure, response } = await transmitter.transmit(get(`${base}/`), hasty);
  expect(failure?.kind).toBe("timeout");
  expect(response).toBeUndefined();
});

test.for([
  ["another protocol", "SSH-2.0-OpenSSH_9.2\r\n"],
  ["a header without a colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"],
  ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"],
  ["a body longer than its length", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{} and more"],
] as const)("reports a response that is not valid HTTP: %s", async ([, response], { transmitter }) => {
  const base = await rawServer((socket) => socket.end(response));
  const { failure } = await transmitter.transmit(get(`${base}/`), retrying);
  expect(failure).toMatchObject({ kind: "protocol", message: expect.stringContaining("Parse Error") });
});

test("keeps a response that came before the request was read, whatever happens to the connection", async ({
  transmitter,
}) => {
  const url = await tcpServer((socket) => {
    socket.once("data", () => {
      socket.write("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno", () => socket.destroy());
    });
  });
  const body = Buffer.alloc(8 * 1024 * 1024);
  const headers = [["Content-Length", String(body.length)]] as const;
  // An error of a connection that nobody listens to ends the process, and this test.
  const sent = Array.from({ length: 10 }, () => transmitter.transmit({ method: "POST", url, headers, body }, retrying));
  expect((await Promise.all(sent)).map(({ response }) => response?.status)).toEqual(Array(10).fill(413));
});

test("reports that the endpoint switched protocols, without waiting for more", async ({ transmitter }) => {
  const head = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n";
  const base = await rawServer((socket) => socket.write(head));
  const { failure } = await transmitter.transmit(get(`${base}/`), retrying);
  expect(failure).toMatchObject({ kind: "protocol", message: expect.stringContaining("another protocol") });
});

test("reports a refused connection", async ({ transmitter }) => {
  const { failure } = await transmitter.transmit(get(`${await closedPort()}/`), retrying);
  expect(failure).toMatchObject({
    kind: "connect",
    message: expect.stringMatching(
      /^the connection to 127\.0\.0\.1:\d+ was refused \(ECONNREFUSED\); start the server/,
    ),
  });
});

test("reports a certificate that is not trusted, and what to set", async ({ transmitter }) => {
  const { failure } = await transmitter.transmit(get(`${await secureServer()}/`), retrying);
  expect(failure).toMatchObject({
    kind: "connect",
    message: expect.stringMatching(/^the certificate of localhost:\d+ .*; set NODE_EXTRA_CA_CERTS to the file/),
  });
});

test("reports TLS with a server of plain HTTP", async ({ transmitter }) => {
  const base = await httpServer((_, response) => response.end());
  const { failure } = await transmitter.transmit(get(`${base.replace("http:", "https:")}/`), retrying);
  expect(failure).toMatchObject({ kind: "connect", message: expect.stringContaining("use http:// if") });
});

test("reports a connection that is reset during the handshake", async ({ transmitter }) => {
  const base = await rawServer((socket) => socket.resetAndDestroy());
  const { failure } = await transmitter.transmit(get(`${base.replace("http:", "https:")}/`), retrying);
  expect(failure).toMatchObject({ kind: "connect", message: expect.stringContaining("was reset") });
});

test("reports an unknown host", async ({ transmitter }) => {
  const { failure } = await transmitter.transmit(get("http://no-such-host.invalid/"), retrying);
  expect(failure).toMatchObject({ kind: "connect", message: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) });
});

test("ends at once when it is aborted", async ({ transmitter }) => {
  const stop = new AbortController();
  const base = await rawServer(() => stop.abort(new Error("enough")));
  await expect(transmitter.transmit(get(`${base}/`), { ...retrying, signal: stop.signal })).rejects.toThrow("enough");
  await expect(transmitter.transmit(get(`${base}/`), { ...retrying, signal: stop.signal })).rejects.toThrow("enough");
});

test("uses a connection again, and opens another if that one has just been ended", async ({ transmitter }) => {
  const seen: number[] = [];
  let connections = 0;
  const served = new WeakMap<object, { id: number; requests: number }>();
  const base = await rawServer((socket) => {
    const state = served.get(socket) ?? { id: ++connections, requests: 0 };
    served.set(socket, { ...state, requests: state.requests + 1 });
    seen.push(state.id);
    if (state.requests === 2) socket.resetAndDestroy();
    else socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  });
  const resent: unknown[] = [];
  for (let count = 0; count < 3; count++) {
    const exchange = await transmitter.transmit(get(`${base}/`), retrying);
    expect(exchange.failure).toBeUndefined();
    expect(exchange.response?.status).toBe(200);
    resent.push(exchange.resent);
  }
  expect(seen).toEqual([1, 1, 1, 2]);
  // It is told, for an endpoint that often does so has a fault.
  expect(resent).toEqual([undefined, undefined, true]);
});

test("refuses what cannot be sent over HTTP", async ({ transmitter }) => {
  const base = await httpServer((_, response) => response.end());
  const request = { ...get(`${base}/`), headers: [["X-Note", "two\r\nlines"]] as const };
  await expect(transmitter.transmit(request, retrying)).rejects.toThrow(TypeError);
});

test("sends what must not be repeated on a new connection once the server has closed one silently", async ({
  transmitter,
}) => {
  let connections = 0;
  const served = new WeakSet<object>();
  const base = await rawServer((socket) => {
    // The second request on a connection finds it closed, as far as the client can see.
    if (served.has(socket)) socket.destroy();
    else {
      served.add(socket);
      connections++;
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }
  });
  const post = { ...get(`${base}/`), method: "POST" };
  await transmitter.transmit(get(`${base}/`), retrying);
  expect(await transmitter.transmit(post, retrying)).toMatchObject({ failure: { kind: "reset" }, isStale: true });
  const next = await Promise.all([transmitter.transmit(post, retrying), transmitter.transmit(post, retrying)]);
  const after = await transmitter.transmit(post, retrying);
  expect([...next, after].map(({ response, failure }) => response?.status ?? failure)).toEqual([200, 200, 200]);
  expect(connections).toBe(4);
});
