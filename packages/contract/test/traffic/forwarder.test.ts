import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { headerOf } from "../../src/exchange.js";
import { startForwarder } from "../../src/traffic/forwarder.js";
import { closedPort, httpServer, tcpServer } from "../loopback.js";
import { bodyOf, cannedUpstream, forwarderTo, rawRequest } from "./upstream.js";

const headEnd = "\r\n\r\n";

function send(url: string, options: { method: string; headers?: string[]; body?: Buffer }): ClientRequest {
  const { hostname, port, pathname, search } = new URL(url);
  const headers = ["Host", "front", ...(options.headers ?? [])];
  return httpRequest({ hostname, port, path: pathname + search, method: options.method, headers, agent: false });
}

async function respondTo(request: ClientRequest, body?: Buffer): Promise<IncomingMessage> {
  request.end(body);
  const [reply] = await once(request, "response");
  return reply;
}

describe("byte for byte", () => {
  test("requests and responses are forwarded unchanged: path, header names and order, duplicates, any bytes", async () => {
    const token = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."abcXYZ-09_") });
    const value = fc
      .string({ maxLength: 20, unit: fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code)) })
      .map((text) => text.replaceAll("\x7f", ""));
    const header = fc.tuple(
      token.map((name) => `X-${name}`),
      value,
    );
    const headers = fc.array(header, { maxLength: 8 });
    const path = fc
      .string({ maxLength: 30, unit: fc.constantFrom(..."abcZ09/.%2;:@!$&'()*+,=~?[]|^{}") })
      .map((text) => `/${text}`);
    let expected = { request: Buffer.alloc(0), reply: Buffer.alloc(0) };
    let got = Buffer.alloc(0);
    const target = await tcpServer((socket) => {
      got = Buffer.alloc(0);
      socket.on("data", (chunk) => {
        got = Buffer.concat([got, chunk]);
        if (got.length >= expected.request.length) socket.end(expected.reply);
      });
    });
    const forwarder = await forwarderTo(target);
    const message = (line: string, fields: [string, string][], body: Uint8Array) =>
      Buffer.concat([
        Buffer.from(
          [line, ...fields.map(([name, text]) => `${name}: ${text}`), `content-LENGTH: ${body.length}`].join("\r\n") +
            headEnd,
          "latin1",
        ),
        body,
      ]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH"),
        path,
        headers,
        fc.uint8Array({ maxLength: 500 }),
        fc.constantFrom("200 OK", "201", "404 Nicht da", "501 Not Implemented", "302 Found", "599 x"),
        headers,
        fc.uint8Array({ maxLength: 500 }),
        async (method, where, sentHeaders, sentBody, status, responseHeaders, responseBody) => {
          const { host } = new URL(target);
          const line = `${method} ${where} HTTP/1.1`;
          expected = {
            request: Buffer.concat([message(line, [["hOST", host], ...sentHeaders], sentBody)]),
            reply: message(`HTTP/1.1 ${status}`, responseHeaders, responseBody),
          };
          // Headers that Node adds for its own connection do not belong to the message.
          expected.request = Buffer.from(expected.request);
          const written = message(line, [["hOST", "front.example"], ...sentHeaders, ["Connection", "close"]], sentBody);
          const received = await rawRequest(forwarder.url, written);
          const withoutConnection = (bytes: Buffer) =>
            bytes.toString("latin1").replace(/\r\nConnection: [\w-]+(?=\r\n)/, "");
          expect(withoutConnection(got)).toBe(expected.request.toString("latin1"));
          expect(withoutConnection(received)).toBe(
            expected.reply.toString("latin1").replace(/^HTTP\/1\.1 (\d+)\r/, "HTTP/1.1 $1 \r"),
          );
        },
      ),
      { seed: 20240229, numRuns: 150 },
    );
    const last = forwarder.exchanges.at(-1);
    expect(Buffer.from(last?.response?.body ?? "").toString("latin1")).toBe(
      expected.reply.toString("latin1").split(headEnd).slice(1).join(headEnd),
    );
  });

  test("20 MB each way, chunked, are not changed", async () => {
    const [sent, responded] = [randomBytes(20e6), randomBytes(20e6)];
    const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    let got = "";
    const target = await httpServer(async (request, response) => {
      got = `${request.headers["transfer-encoding"]} ${hash(await bodyOf(request))}`;
      response.end(responded);
    });
    const forwarder = await forwarderTo(target);
    const reply = await respondTo(
      send(`${forwarder.url}/`, { method: "POST", headers: ["Transfer-Encoding", "chunked"] }),
      sent,
    );
    expect(hash(await bodyOf(reply))).toBe(hash(responded));
    expect(got).toBe(`chunked ${hash(sent)}`);
    const [exchange] = await forwarder.recorded(1);
    // Of long bodies, the exchange has the first MB, the length and the hash.
    for (const [message, bytes] of [
      [exchange?.request, sent],
      [exchange?.response, responded],
    ] as const) {
      expect(hash(message?.body ?? Buffer.alloc(0))).toBe(hash(bytes.subarray(0, 1024 * 1024)));
      expect(message?.truncated).toEqual({ length: 20e6, sha256: hash(bytes) });
    }
  });

  test("300 MB each way are never in memory together", async () => {
    const chunk = Buffer.alloc(1e6, "x");
    async function* stream() {
      for (let count = 0; count < 300; count++) yield chunk;
    }
    let received = 0;
    const target = await httpServer(async (request, response) => {
      for await (const { length } of request as AsyncIterable<Buffer>) received += length;
      await pipeline(stream, response);
    });
    const forwarder = await forwarderTo(target);
    const request = send(`${forwarder.url}/`, { method: "POST", headers: ["Transfer-Encoding", "chunked"] });
    let peak = 0;
    const uploaded = pipeline(async function* () {
      for await (const next of stream()) {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers);
        yield next;
      }
    }, request);
    const [reply]: IncomingMessage[] = await once(request, "response");
    let returned = 0;
    for await (const { length } of reply ?? []) {
      returned += length;
      peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    }
    await uploaded;
    expect([received, returned]).toEqual([300e6, 300e6]);
    expect(peak).toBeLessThan(200e6);
    expect((await forwarder.recorded(1))[0]?.request.truncated?.length).toBe(300e6);
  });

  test("a slow reader slows down the target", async () => {
    const total = 100;
    let written = 0;
    const target = await httpServer((request, response) => {
      if (request.url === "/other") {
        response.end();
        return;
      }
      const chunk = Buffer.alloc(1024 * 1024);
      const push = () => {
        while (written < total) {
          written++;
          if (!response.write(chunk)) break;
        }
      };
      response.on("drain", push);
      push();
    });
    const { url } = await startForwarderUntilEnd(target);
    const request = send(`${url}/`, { method: "GET" });
    const reply = await respondTo(request);
    reply.pause();
    // The target has stopped writing once many other requests find it where it was.
    for (let [seen, rounds] = [-1, 0]; rounds < 30; rounds++) {
      if (written !== seen) [seen, rounds] = [written, 0];
      await bodyOf(await respondTo(send(`${url}/other`, { method: "GET" })));
    }
    expect(written).toBeLessThan(total);
    request.destroy();
  });

  test("content codings are not changed, nor in the exchange", async () => {
    const packed = gzipSync('{"a":1}');
    const target = await httpServer((_request, response) => {
      response.writeHead(200, { "Content-Encoding": "gzip", "Content-Type": "application/json" }).end(packed);
    });
    const forwarder = await forwarderTo(target);
    const reply = await respondTo(send(`${forwarder.url}/`, { method: "GET" }));
    expect(gunzipSync(await bodyOf(reply)).toString()).toBe('{"a":1}');
    expect(Buffer.from((await forwarder.recorded(1))[0]?.response?.body ?? "")).toEqual(packed);
  });

  test("headers of the connection are not forwarded, and the target's path is put before", async () => {
    const { target, got } = await cannedUpstream(
      "HTTP/1.1 200 OK\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=9\r\nX-End: 2\r\nContent-Length: 0\r\n\r\n",
      (bytes) => bytes.includes(headEnd),
    );
    const { url } = await forwarderTo(`${target}/prefix/`);
    const received = await rawRequest(
      url,
      "GET /v2?a=%20 HTTP/1.1\r\nHost: front\r\nConnection: close, x-mine\r\nX-Mine: 1\r\nTE: trailers\r\nX-Kept: 2\r\n\r\n",
    );
    expect(got[0]?.toString()).toBe(
      `GET /prefix/v2?a=%20 HTTP/1.1\r\nHost: ${new URL(target).host}\r\nX-Kept: 2\r\nConnection: close\r\n\r\n`,
    );
    expect(received.toString()).toBe("HTTP/1.1 200 OK\r\nX-End: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });

  test("forwards responses without a body, and trailers", async () => {
    const target = await httpServer((request, response) => {
      if (request.url === "/head") response.writeHead(200, { "Content-Length": "1234", ETag: '"a"' }).end();
      else if (request.url === "/trailers") {
        response.writeHead(200, { Trailer: "X-Sum", "Transfer-Encoding": "chunked" });
        response.write("part");
        response.addTrailers({ "X-Sum": "42" });
        response.end();
      } else response.writeHead(Number(request.url?.slice(1))).end();
    });
    const { url } = await forwarderTo(target);
    const head = await respondTo(send(`${url}/head`, { method: "HEAD" }));
    expect([head.statusCode, head.headers["content-length"], (await bodyOf(head)).length]).toEqual([200, "1234", 0]);
    for (const status of [204, 304, 501, 429]) {
      const reply = await respondTo(send(`${url}/${status}`, { method: "GET" }));
      expect([reply.statusCode, (await bodyOf(reply)).length]).toEqual([status, 0]);
    }
    const reply = await respondTo(send(`${url}/trailers`, { method: "GET" }));
    expect((await bodyOf(reply)).toString()).toBe("part");
    expect(reply.trailers).toEqual({ "x-sum": "42" });
  });

  test("a caller of HTTP/1.0 gets no chunks", async () => {
    const target = await httpServer((_request, response) => {
      response.write("a");
      response.end("b");
    });
    const { url } = await forwarderTo(target);
    const received = (await rawRequest(url, "GET / HTTP/1.0\r\n\r\n")).toString();
    expect(received).toMatch(/\r\n\r\nab$/);
    expect(received).not.toMatch(/transfer-encoding/i);
  });

  test("a redirect is returned, not followed", async () => {
    const target = await httpServer((_request, response) => {
      response.writeHead(307, { Location: "/elsewhere" }).end();
    });
    const forwarder = await forwarderTo(target);
    const reply = await fetch(forwarder.url, { redirect: "manual" });
    expect([reply.status, reply.headers.get("Location")]).toEqual([307, "/elsewhere"]);
    expect(forwarder.exchanges).toHaveLength(1);
  });
});

/** Starts a forwarder that keeps no exchanges. */
async function startForwarderUntilEnd(target: string) {
  const forwarder = await startForwarder({ target });
  onTestFinished(() => forwarder.close());
  return forwarder;
}

describe("without a complete response", () => {
  async function expectFailure(target: string, status: number, kind: string, options = {}) {
    const forwarder = await forwarderTo(target, options);
    const reply = await fetch(forwarder.url, { method: "POST", body: "x" });
    expect([reply.status, reply.headers.get("X-Forwarder-Failure")]).toEqual([status, kind]);
    expect(await reply.json()).toMatchObject({
      error: expect.stringContaining("forwarder"),
      target: new URL(target).origin,
      failure: kind,
      message: expect.stringMatching(/./),
    });
    const [exchange] = await forwarder.recorded(1);
    expect(exchange).toMatchObject({ failure: { kind } });
    expect(exchange?.response).toBeUndefined();
  }

  test("nothing listens at the target", async () => {
    await expectFailure(await closedPort(), 502, "connect");
  });

  test("the host is unknown, or the target does not speak TLS", async () => {
    await expectFailure("http://nowhere.invalid", 502, "connect");
    const plain = await httpServer((_request, response) => response.end());
    await expectFailure(plain.replace("http:", "https:"), 502, "connect");
  });

  test("the target resets, ends, hangs, or does not speak HTTP", async () => {
    await expectFailure(await tcpServer((socket) => socket.once("data", () => socket.resetAndDestroy())), 502, "reset");
    await expectFailure(await tcpServer((socket) => socket.once("data", () => socket.end())), 502, "reset");
    await expectFailure(
      await tcpServer((socket) => socket.once("data", () => socket.end("SSH-2.0\r\n"))),
      502,
      "protocol",
    );
    await expectFailure(await tcpServer(() => {}), 504, "timeout", { timeout: 50 });
  });

  test("the target switches protocols", async () => {
    const head = `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x${headEnd}`;
    const { target } = await cannedUpstream(head, () => true);
    await expectFailure(target, 502, "protocol");
  });

  test("the status cannot be returned", async () => {
    const { target } = await cannedUpstream(`HTTP/1.1 099 Odd\r\nContent-Length: 0${headEnd}`, () => true);
    const forwarder = await forwarderTo(target);
    for (const count of [1, 2]) {
      expect((await fetch(forwarder.url)).headers.get("X-Forwarder-Failure")).toBe("protocol");
      const recorded = await forwarder.recorded(count);
      expect(recorded.at(-1)).toMatchObject({ failure: { kind: "protocol" }, response: { status: 99 } });
    }
  });

  test("a response that is cut off is cut off for the caller, too", async () => {
    for (const framing of ["Content-Length: 100", "Transfer-Encoding: chunked"]) {
      const target = await tcpServer((socket) =>
        socket.once("data", () => {
          const part = framing.startsWith("T") ? "4\r\npart\r\n" : "part";
          socket.end(`HTTP/1.1 200 OK\r\n${framing}\r\n\r\n${part}`);
        }),
      );
      const forwarder = await forwarderTo(target);
      const reply = await fetch(forwarder.url);
      await expect(reply.text()).rejects.toThrow();
      const [exchange] = await forwarder.recorded(1);
      expect(exchange).toMatchObject({ failure: { kind: "reset" }, response: { status: 200 } });
      expect(Buffer.from(exchange?.response?.body ?? "").toString()).toBe("part");
    }
  });

  test("a caller that disconnects ends the request to the target", async () => {
    let isGone: Promise<unknown> = Promise.resolve();
    let arrived = () => {};
    const isThere = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const target = await httpServer((request) => {
      isGone = once(request.socket, "close");
      arrived();
    });
    const forwarder = await forwarderTo(target);
    const controller = new AbortController();
    const reply = fetch(forwarder.url, { signal: controller.signal });
    await isThere;
    controller.abort();
    await expect(reply).rejects.toThrow();
    await isGone;
    expect((await forwarder.recorded(1))[0]?.failure?.kind).toBe("abort");
  });
});

test("a target may respond before it has the complete request", async () => {
  const target = await httpServer((_request, response) => {
    response.writeHead(413, { Connection: "close" }).end("too large");
  });
  const forwarder = await forwarderTo(target);
  const request = send(`${forwarder.url}/`, { method: "POST", headers: ["Content-Length", "1000"] });
  request.write(Buffer.alloc(10));
  const [reply] = await once(request, "response");
  expect([reply.statusCode, (await bodyOf(reply)).toString()]).toEqual([413, "too large"]);
  request.destroy();
});

test("100 Continue and 417 of the target reach the caller", async () => {
  const target = await tcpServer((socket) => {
    socket.once("data", (head) => {
      if (head.toString().startsWith("POST /no")) {
        socket.end("HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      socket.write("HTTP/1.1 100 Continue\r\n\r\n");
      socket.once("data", (body) => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`));
    });
  });
  const { url } = await forwarderTo(target);
  const headers = ["Expect", "100-continue", "Content-Length", "4"];
  const asking = send(`${url}/yes`, { method: "POST", headers });
  await once(asking, "continue");
  expect((await bodyOf(await respondTo(asking, Buffer.from("body")))).toString()).toBe("body");
  const refused = send(`${url}/no`, { method: "POST", headers });
  refused.flushHeaders();
  const [reply] = await once(refused, "response");
  expect(reply.statusCode).toBe(417);
  refused.destroy();
});

test("long headers, such as tokens, are forwarded", async () => {
  const token = "t".repeat(60_000);
  const target = await httpServer((request, response) => {
    response.writeHead(200, { "X-Subject-Token": String(request.headers["x-auth-token"]) }).end();
  });
  const forwarder = await forwarderTo(target);
  await rawRequest(forwarder.url, `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Auth-Token: ${token}\r\n\r\n`);
  expect(headerOf((await forwarder.recorded(1))[0]?.response?.headers ?? [], "X-Subject-Token")).toBe(token);
});

test.each([
  ["nonsense", "URL"],
  ["ftp://a.example", "http:// or https://"],
  ["https://user:word@a.example", "must not have credentials"],
  ["https://a.example/?x=1", "must end before"],
])("the target %s is refused", async (target, message) => {
  await expect(startForwarder({ target })).rejects.toThrow(message);
});

describe("what a request asks for", () => {
  const ok = `HTTP/1.1 200 OK\r\nContent-Length: 0${headEnd}`;

  test.each([
    ["GET http://front.example/v2?a=%20 HTTP/1.1", "/base", "GET /base/v2?a=%20 HTTP/1.1", "/base/v2?a=%20"],
    ["GET HTTP://u:w@front.example:81 HTTP/1.1", "", "GET / HTTP/1.1", "/"],
    ["GET http://front.example?a=1 HTTP/1.1", "", "GET /?a=1 HTTP/1.1", "/?a=1"],
    ["OPTIONS http://front.example/v2 HTTP/1.1", "", "OPTIONS /v2 HTTP/1.1", "/v2"],
    ["OPTIONS * HTTP/1.1", "/base", "OPTIONS * HTTP/1.1", ""],
    ["OPTIONS http://front.example HTTP/1.1", "", "OPTIONS * HTTP/1.1", ""],
    ["GET /a?to=http://b.example/ HTTP/1.1", "", "GET /a?to=http://b.example/ HTTP/1.1", "/a?to=http://b.example/"],
  ])("%s", async (line, basePath, expected, recorded) => {
    const { target, got } = await cannedUpstream(ok, (bytes) => bytes.includes(headEnd));
    const forwarder = await forwarderTo(target + basePath);
    const reply = await rawRequest(forwarder.url, `${line}\r\nHost: front\r\nConnection: close${headEnd}`);
    expect(reply.toString()).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(got[0]?.toString().split("\r\n").slice(0, 2)).toEqual([expected, `Host: ${new URL(target).host}`]);
    expect((await forwarder.recorded(1))[0]?.request.url).toBe(target + recorded);
  });

  test.each([
    ["CONNECT b.example:443 HTTP/1.1\r\nHost: b.example:443", "CONNECT"],
    [
      "GET /chat HTTP/1.1\r\nHost: front\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13",
      "a WebSocket upgrade",
    ],
  ])("%j gets a 501 that says why", async (head, what) => {
    const { target, got } = await cannedUpstream(ok, () => true);
    const forwarder = await forwarderTo(target);
    const [start = "", body = ""] = (await rawRequest(forwarder.url, head + headEnd)).toString().split(headEnd);
    expect(start).toMatch(/^HTTP\/1\.1 501 Not Implemented\r\n/);
    expect(start).toContain("X-Forwarder-Failure: unsupported");
    expect(JSON.parse(body)).toEqual({
      error: `The forwarder does not forward ${what}: send it to the target directly.`,
      failure: "unsupported",
    });
    expect([got, forwarder.exchanges]).toEqual([[], []]);
  });

  test("an offer of HTTP/2 is not taken, but the request is forwarded", async () => {
    const { target } = await cannedUpstream(ok, (bytes) => bytes.includes(headEnd));
    const { url } = await forwarderTo(target);
    const head =
      "GET / HTTP/1.1\r\nHost: front\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA";
    expect((await rawRequest(url, head + headEnd)).toString()).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});
