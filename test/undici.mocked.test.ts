import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { Agent } from "undici";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  accessKeyAuth,
  type FrsClient,
  type FrsClientOptions,
  isFrsConnectionError,
  type RequestEvent,
} from "../src/index.js";
import { fileFromPath } from "../src/node.js";
import { type UndiciTransport, type UndiciTransportOptions, undiciTransport } from "../src/undici.js";
import { type ArrivedForm, expectForm, formReader, input, png } from "./client/form.js";
import { arrivedOf, checkSignature } from "./client/gateway.js";
import { pem, serveProxy, serveTls } from "./client/proxy-server.js";
import { anyResponse, clientOf, rejection, serve, thrown } from "./client/server.js";
import { serveFault } from "./faults/serve.js";
import { cutAfter } from "./faults/server.js";
import { root } from "./root.js";

// Whoever imports undici has its dispatcher in place of the runtime's, so that this file has a worker of its own.

/** No proxy of the one who runs the tests. */
beforeEach(() => {
  for (const name of ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"]) {
    vi.stubEnv(name, undefined);
  }
  return () => vi.unstubAllEnvs();
});

function transportOf(options?: UndiciTransportOptions): UndiciTransport {
  const transport = undiciTransport(options);
  onTestFinished(() => transport.close());
  return transport;
}

/** A client over undici. */
function clientOver(endpoint: string, options?: UndiciTransportOptions): FrsClient {
  return clientOf(endpoint, { transport: transportOf(options) });
}

const json = { "Content-Type": "application/json" };

describe("wrong options are refused", () => {
  test.each([
    [{ connections: 0 }, "`connections` must be an integer ≥ 1."],
    [{ connections: "8" }, "`connections` must be an integer ≥ 1."],
    [{ connection: 8 }, "Unknown option `connection`. Did you mean `connections`?"],
    [{ ca: 7 }, "`ca` must be a certificate in PEM, or an array of them."],
    [{ proxy: true }, "`proxy` must be a URL such as http://proxy.example.com:8080, or false."],
    [{ proxy: "proxy:its-password@" }, "`proxy` must be a URL such as http://proxy.example.com:8080."],
    [{ dispatcher: fetch }, "`dispatcher` must be a dispatcher of undici 7."],
    [
      { dispatcher: new Agent(), connections: 8 },
      "`dispatcher` must not be combined with other options: set them on the dispatcher.",
    ],
    [null, "`options` must be an object such as { connections: 64 }."],
  ])("%j", (options, message) => {
    const error = thrown(() => undiciTransport(options as UndiciTransportOptions));
    expect(error).toMatchObject({ name: "FrsInputError", message });
    expect(error).not.toHaveProperty("cause");
  });

  test("a wrong proxy of the environment", () => {
    vi.stubEnv("HTTPS_PROXY", "user:its-password@proxy");
    const message = "HTTPS_PROXY or HTTP_PROXY must be a URL such as http://proxy.example.com:8080.";
    const error = thrown(() => undiciTransport());
    expect(error).toMatchObject({ name: "FrsInputError", message });
    expect(error).not.toHaveProperty("cause");
  });

  test("a transport that is this function instead of its result", async () => {
    // Wrong for the type, too.
    const transport = undiciTransport as unknown as UndiciTransport;
    const error = await rejection(clientOf("http://127.0.0.1:2", { transport }).listFaceSets());
    expect(error).toMatchObject({
      name: "FrsInputError",
      message: "`transport` must be undiciTransport(), not undiciTransport.",
    });
  });

  test("a transport beside a fetch, and one that is not a function", () => {
    const refusal = (options: object) => thrown(() => clientOf("http://127.0.0.1:2", options));
    expect(refusal({ fetch, transport: transportOf() })).toMatchObject({
      name: "FrsInputError",
      message: "`fetch` must not be combined with `transport`.",
    });
    expect(refusal({ transport: new Agent() })).toMatchObject({
      name: "FrsInputError",
      message: "`transport` must be a function such as undiciTransport().",
    });
  });
});

describe("a request", () => {
  test("has the headers that fetch sends, and those of the call", async () => {
    const arrived: object[] = [];
    const endpoint = await serve((request, response) => {
      const { connection: _, "sec-fetch-mode": mode, "accept-language": language, host, ...headers } = request.headers;
      arrived.push({ method: request.method, url: request.url, headers });
      response.writeHead(200, json).end(anyResponse);
    });
    for (const frs of [clientOf(endpoint), clientOver(endpoint)]) {
      await frs.listFaces({ face_set_name: "größe 7", limit: 3 }, { headers: { "X-Language": "en-us" } });
      await frs.createFaceSet({ face_set_name: "ü" });
      await frs.deleteFaceSet({ face_set_name: "a" });
    }
    const [byFetch, byUndici] = [arrived.slice(0, 3), arrived.slice(3)];
    const accepting = ({ headers, ...rest }: { headers?: object }) => ({
      ...rest,
      headers: { ...headers, "accept-encoding": "gzip, deflate, br" },
    });
    expect(byUndici).toEqual(byFetch.map(accepting));
  });

  test("with a file of the disk is signed, and the same when it is sent again", async () => {
    const arrived: ArrivedForm[] = [];
    const signatures: boolean[] = [];
    const read = formReader(arrived, 1);
    const endpoint = await serve(async (request, response) => {
      const { url = "", method = "", headers } = request;
      signatures.push(checkSignature({ url, method, headers, body: Buffer.alloc(0) }, "a-secret", new Date()).right);
      await read(request, response);
    });
    const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "gate 3.png");
    await writeFile(path, png);
    const auth = accessKeyAuth({ accessKey: "a-key", secretKey: "a-secret" });
    const frs = clientOf(endpoint, { auth, transport: transportOf() });
    await frs.addFaces({ ...input, image_file: await fileFromPath(path) });
    expect(signatures).toEqual([true, true]);
    expect(arrived[1]?.form.get("image_file")).toMatchObject({ name: "gate 3.png" });
    for (const one of arrived) await expectForm(one);
  });

  test("whose file has changed fails, and is not sent again", async () => {
    const attempts: unknown[] = [];
    const endpoint = await serve((request, response) => {
      attempts.push(request.url);
      request.resume().on("end", () => response.writeHead(503, json).end("{}"));
    });
    const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "photo.png");
    await writeFile(path, png);
    const image_file = await fileFromPath(path);
    const frs = clientOf(endpoint, {
      transport: transportOf(),
      clock: { sleep: () => writeFile(path, "another one, and longer than before".repeat(9)) },
    });
    const error = await rejection(frs.addFaces({ ...input, image_file }, { validate: false }));
    expect(error).toMatchObject({ name: "FrsConnectionError", attempts: 2 });
    expect(String(error)).toContain("A file changed while it was sent");
    expect(attempts.length).toBeLessThanOrEqual(2);
  });

  test("of frs.http is sent, and its response returned", async () => {
    const bodies: string[] = [];
    const endpoint = await serve(async (request, response) => {
      bodies.push((await arrivedOf(request)).body.toString());
      response.writeHead(200, json).end(anyResponse);
    });
    const path = { project_id: "p" };
    const body = { face_set_name: "a" };
    const { data, response } = await clientOver(endpoint).http.POST("/v2/{project_id}/face-sets", {
      params: { path },
      body,
    });
    expect([data, response.status, bodies]).toEqual([JSON.parse(anyResponse), 200, [JSON.stringify(body)]]);
  });
});

describe("a response", () => {
  const encodings: [string, (body: string) => Buffer][] = [
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["GZIP", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["br", brotliCompressSync],
    ["gzip, br", (body) => brotliCompressSync(gzipSync(body))],
    ["identity", Buffer.from],
  ];

  test.each(encodings)("encoded with %s is decoded, as by fetch", async (coding, encode) => {
    const encoded = encode(anyResponse);
    const endpoint = await serve((_, response) => {
      response.writeHead(200, { ...json, "Content-Encoding": coding }).end(encoded);
    });
    for (const frs of [clientOf(endpoint), clientOver(endpoint)]) {
      expect(await frs.listFaceSets()).toEqual(JSON.parse(anyResponse));
    }
  });

  test("with more than five codings is refused, as by fetch", async () => {
    const codings = Array.from({ length: 6 }, () => "gzip");
    const encoded = codings.reduce<Buffer>((body) => gzipSync(body), Buffer.from(anyResponse));
    const endpoint = await serve((_, response) => {
      response.writeHead(200, { ...json, "Content-Encoding": codings.join(", ") }).end(encoded);
    });
    const error = await rejection(clientOver(endpoint).listFaceSets());
    expect(error).toMatchObject({ name: "FrsConnectionError" });
    expect(String(error)).toContain("6 content codings exceed the limit of 5");
  });

  test("with the status 407 counts as missing, as by fetch", async () => {
    const endpoint = await serve((_, response) => response.writeHead(407, json).end("{}"));
    for (const frs of [clientOf(endpoint), clientOver(endpoint)]) {
      const error = await rejection(frs.createFaceSet({ face_set_name: "a" }));
      expect(error).toMatchObject({ name: "FrsConnectionError", attempts: 1 });
      expect(String(error)).toMatch(/No response from .*check .*status 407/);
    }
  });

  test("that is not encoded as it says counts as incomplete", async () => {
    const endpoint = await serve((_, response) => {
      response.writeHead(200, { ...json, "Content-Encoding": "gzip" }).end(anyResponse);
    });
    const error = await rejection(clientOver(endpoint).listFaceSets());
    expect(error).toMatchObject({ name: "FrsConnectionError", attempts: 3 });
    expect(String(error)).toContain("The response is incomplete");
  });

  test("that ends after its hints is missing, not incomplete", async () => {
    const hints = Buffer.from("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
    const { endpoint } = await serveFault(cutAfter(hints));
    expect(String(await rejection(clientOver(endpoint).listFaceSets()))).toContain(`No response from ${endpoint}`);
  });

  test.each(["HEAD", "GET"] as const)("to %s without a body needs no decoding", async (method) => {
    const endpoint = await serve((_, response) => {
      response.writeHead(200, { ...json, "Content-Encoding": "gzip" }).end();
    });
    const { http } = clientOver(endpoint);
    // The document has no operation with this method.
    const request = http.request as unknown as (method: string, path: string) => Promise<{ response: Response }>;
    expect((await request(method.toLowerCase(), "/v2/p/face-sets")).response.status).toBe(200);
  });

  test("has its headers, each byte as a character, and all of one name", async () => {
    const endpoint = await serve((_, response) => {
      response.writeHead(200, { ...json, "X-Note": "\u00e4\u00fc", "Set-Cookie": ["a=1", "b=2"] }).end(anyResponse);
    });
    const [byFetch, byUndici] = await Promise.all(
      [clientOf(endpoint), clientOver(endpoint)].map((frs) => frs.listFaceSets().withResponse()),
    );
    expect(byUndici?.headers).toBeInstanceOf(Headers);
    expect(byUndici?.headers.get("X-Note")).toBe("\u00e4\u00fc");
    expect(byUndici?.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    const names = (headers: Headers | undefined) => [...(headers?.keys() ?? [])];
    expect(names(byUndici?.headers)).toEqual(names(byFetch?.headers));
  });
});

/** A server that accepts connections and never responds. */
async function serveHanging() {
  const sockets: Socket[] = [];
  let notify = () => {};
  const server = createTcpServer((socket) => {
    // A client may reset it.
    socket.on("error", () => socket.destroy()).resume();
    sockets.push(socket);
    notify();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  let taken = 0;
  /** Waits for the next connection. */
  const next = async (): Promise<Socket> => {
    for (;;) {
      const socket = sockets[taken];
      if (socket) {
        taken++;
        return socket;
      }
      await new Promise<void>((resolve) => (notify = resolve));
    }
  };
  // A TCP server that listens on a port has an address of this form.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, next };
}

describe("the proxy", () => {
  /** A proxy in front of a service, both over loopback. */
  async function serveBehindProxy() {
    const arrived: ArrivedForm[] = [];
    return { arrived, endpoint: await serve(formReader(arrived)), proxy: await serveProxy() };
  }

  test.each(["string", "URL"])("is that of the option, as a %s", async (type) => {
    const { arrived, endpoint, proxy } = await serveBehindProxy();
    await clientOver(endpoint, { proxy: type === "URL" ? new URL(proxy.url) : proxy.url }).addFaces(input);
    expect(proxy.tunnels).toEqual([new URL(endpoint).host]);
    await expectForm(arrived[0]);
  });

  test("is that of the environment, unless it is excluded there or by the option", async () => {
    const { endpoint, proxy } = await serveBehindProxy();
    vi.stubEnv("HTTP_PROXY", proxy.url);
    await clientOver(endpoint, { proxy: false }).addFaces(input);
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    await clientOver(endpoint).addFaces(input);
    expect(proxy.tunnels).toEqual([]);
    vi.stubEnv("NO_PROXY", "");
    await clientOver(endpoint).addFaces(input);
    expect(proxy.tunnels).toEqual([new URL(endpoint).host]);
  });

  test("that refuses its password leaves it out of the error", async () => {
    const server = createServer().on("connect", (_, socket) => {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const frs = clientOver("https://service.invalid", { proxy: `http://user:its-password@127.0.0.1:${port}` });
    const error = await rejection(frs.createFaceSet({ face_set_name: "a" }));
    expect(error).toMatchObject({ name: "FrsConnectionError", attempts: 1 });
    const { cause } = error as Error;
    expect(`${String(error)} ${JSON.stringify(error)} ${String(cause)}`).toContain("407");
    expect(`${String(error)} ${JSON.stringify(error)} ${String(cause)}`).not.toMatch(/its-password|dXNlcjppdHM/);
  });

  test.each([
    ["a proxy", (hanging: string) => ["https://service.invalid", { proxy: hanging }] as const],
    [
      "a proxy in front of a plain service",
      (hanging: string) => ["http://service.invalid", { proxy: hanging }] as const,
    ],
    [
      "a proxy over TLS",
      (hanging: string) =>
        ["https://service.invalid", { proxy: hanging.replace("http://127.0.0.1", "https://localhost") }] as const,
    ],
    ["a service over TLS", (hanging: string) => [hanging.replace("http", "https"), {}] as const],
  ])("%s that never responds keeps no connection open after a call, and does not delay `close`", async (_, at) => {
    const hanging = await serveHanging();
    const [endpoint, options] = at(hanging.url);
    const transport = transportOf({ ...options, connections: 1 });
    const frs = clientOf(endpoint, { transport, timeout: 200, retry: { attempts: 1 } });
    const first = rejection(frs.listFaceSets());
    const socket = await hanging.next();
    const closed = once(socket, "close");
    expect(await first).toMatchObject({ name: "FrsTimeoutError" });
    await closed;
    // A later call is not part of what was given up.
    const controller = new AbortController();
    const second = rejection(frs.listFaceSets({}, { signal: controller.signal }));
    const again = await hanging.next();
    controller.abort();
    const third = rejection(frs.listFaceSets());
    await Promise.all([second, once(again, "close")]);
    expect(await third).toMatchObject({ name: "FrsTimeoutError" });
    await transport.close();
  });

  test("leads to a service whose certificate a private authority signed", async () => {
    const arrived: ArrivedForm[] = [];
    const endpoint = await serveTls(formReader(arrived));
    const proxy = await serveProxy();
    await clientOver(endpoint, { proxy: proxy.url, ca: pem }).addFaces(input);
    expect(proxy.tunnels).toEqual([new URL(endpoint).host]);
    await expectForm(arrived[0]);
  });
});

test("a private authority is refused unless it is named", async () => {
  const arrived: ArrivedForm[] = [];
  const endpoint = await serveTls(formReader(arrived));
  const error = await rejection(clientOver(endpoint).addFaces(input));
  expect(isFrsConnectionError(error)).toBe(true);
  for (const ca of [pem, [Buffer.from(pem)]]) await clientOver(endpoint, { ca }).addFaces(input);
  expect(arrived).toHaveLength(2);
});

describe("the connections", () => {
  /** A server that holds its responses until it is told to send them. */
  async function serveHeld() {
    const held: (() => void)[] = [];
    const sockets = new Set<object>();
    let arrivals = 0;
    let notify = () => {};
    const endpoint = await serve((request, response) => {
      sockets.add(request.socket);
      arrivals++;
      held.push(() => response.writeHead(200, json).end(anyResponse));
      notify();
    });
    const arrived = async (count: number) => {
      while (arrivals < count) await new Promise<void>((resolve) => (notify = resolve));
    };
    const release = () => {
      for (const respond of held.splice(0)) respond();
    };
    return { endpoint, sockets, arrived, release, count: () => arrivals };
  }

  test("do not exceed the allowed number", async () => {
    const { endpoint, sockets, arrived, release } = await serveHeld();
    const frs = clientOver(endpoint, { connections: 2 });
    const calls = Promise.all(Array.from({ length: 10 }, () => frs.listFaceSets()));
    for (let count = 2; count <= 10; count += 2) {
      await arrived(count);
      release();
    }
    await calls;
    expect(sockets.size).toBe(2);
  });

  test("send nothing of a call that was aborted while it waited for one", async () => {
    const { endpoint, arrived, release, count } = await serveHeld();
    let handOver = () => {};
    const handedOver = new Promise<void>((resolve) => {
      handOver = resolve;
    });
    const onRequest = ({ operation }: RequestEvent) => {
      // After this event, the request is handed to the transport in the same turn.
      if (operation === "createFaceSet") setImmediate(handOver);
    };
    const frs = clientOf(endpoint, { transport: transportOf({ connections: 1 }), hooks: { onRequest } });
    const first = frs.listFaceSets();
    await arrived(1);
    const controller = new AbortController();
    const second = rejection(frs.createFaceSet({ face_set_name: "a" }, { signal: controller.signal }));
    await handedOver;
    const third = frs.listFaceSets();
    const reason = new Error("The user went away.");
    controller.abort(reason);
    expect(await second).toBe(reason);
    release();
    await first;
    await arrived(2);
    release();
    await third;
    expect(count()).toBe(2);
  });

  test("stay open when calls are aborted that wait for one", async () => {
    const { endpoint, sockets, arrived, release } = await serveHeld();
    let handedOver = 0;
    let handOver = () => {};
    const all = new Promise<void>((resolve) => {
      handOver = resolve;
    });
    const onRequest = () => {
      // After this event, the request is handed to the transport in the same turn.
      if (++handedOver === 5) setImmediate(handOver);
    };
    const frs = clientOf(endpoint, { transport: transportOf({ connections: 1 }), hooks: { onRequest } });
    const first = frs.listFaceSets();
    await arrived(1);
    const controller = new AbortController();
    const waiting = Array.from({ length: 4 }, () => rejection(frs.listFaceSets({}, { signal: controller.signal })));
    await all;
    controller.abort();
    await Promise.all(waiting);
    release();
    await first;
    const last = frs.listFaceSets();
    await arrived(2);
    release();
    await last;
    expect(sockets.size).toBe(1);
  });

  test("of a dispatcher that is destroyed during a call end it as broken, and later calls as closed", async () => {
    const { endpoint, arrived } = await serveHeld();
    const dispatcher = new Agent();
    const frs = clientOf(endpoint, { transport: transportOf({ dispatcher }) });
    const running = rejection(frs.createFaceSet({ face_set_name: "a" }));
    await arrived(1);
    await dispatcher.destroy();
    expect(await running).toMatchObject({ name: "FrsConnectionError", attempts: 1 });
    expect(await rejection(frs.createFaceSet({ face_set_name: "a" }))).toMatchObject({
      name: "FrsInputError",
      message: "createFaceSet: The transport is closed: create another one.",
    });
  });

  test("are closed when the running calls are finished, and later calls fail at once", async () => {
    const { endpoint, arrived, release, count } = await serveHeld();
    const transport = undiciTransport();
    const options: Partial<FrsClientOptions> = { transport };
    const frs = clientOf(endpoint, options);
    const running = frs.listFaceSets();
    await arrived(1);
    const closed = transport.close();
    const error = await rejection(frs.listFaceSets());
    expect(error).toMatchObject({
      name: "FrsInputError",
      attempts: 1,
      message: "listFaceSets: The transport is closed: create another one.",
    });
    release();
    expect(await running).toEqual(JSON.parse(anyResponse));
    await Promise.all([closed, transport.close()]);
    await transport.close();
    expect(count()).toBe(1);
  });

  test("of another dispatcher stay open", async () => {
    const { endpoint, sockets, arrived, release } = await serveHeld();
    const dispatcher = new Agent({ connections: 1 });
    onTestFinished(() => dispatcher.close());
    for (const transport of [undiciTransport({ dispatcher }), undiciTransport({ dispatcher })]) {
      const call = clientOf(endpoint, { transport }).listFaceSets();
      await arrived(sockets.size + 1);
      release();
      await call;
      await transport.close();
    }
    expect(sockets.size).toBe(1);
  });

  test("keep no process running", async () => {
    const endpoint = await serve((_, response) => response.writeHead(200, json).end(anyResponse));
    const program = `import { load } from "./src/cli/load.mjs";
      const { createFrsClient, tokenAuth } = await load("./src/index.ts");
      const { undiciTransport } = await load("./src/undici.ts");
      const options = { endpoint: "${endpoint}", projectId: "p", auth: tokenAuth("t"), transport: undiciTransport() };
      const frs = createFrsClient(options);
      await Promise.all(Array.from({ length: 10 }, () => frs.listFaceSets()));
      console.log("done");`;
    const args = ["--input-type=module", "--eval", program];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root, timeout: 60_000 });
    expect([stdout.trim(), stderr]).toEqual(["done", ""]);
  });
});
