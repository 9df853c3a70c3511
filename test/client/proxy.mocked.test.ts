import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  Agent,
  EnvHttpProxyAgent,
  getGlobalDispatcher,
  ProxyAgent,
  setGlobalDispatcher,
  fetch as undiciFetch,
} from "undici";
import { describe, expect, onTestFinished, test } from "vitest";
import { accessKeyAuth, isFrsConnectionError } from "../../src/index.js";
import { fileFromPath } from "../../src/node.js";
import { root } from "../root.js";
import { arrivedOf, checkSignature } from "./gateway.js";
import { anyResponse, clientOf, pngBase64, rejection, serve } from "./server.js";

const run = promisify(execFile);
const certificate = new URL("../fixtures/tls/localhost.pem", import.meta.url);
const pem = await readFile(certificate, "utf8");
const png = new Uint8Array(Buffer.from(pngBase64, "base64"));

// Whoever imports undici has its dispatcher in place of the runtime's, so that this file has a worker of its own.

/** A form as a server of its own reads it. */
interface ArrivedForm {
  type: string;
  length: string | undefined;
  form: FormData;
}

/** Reads forms, and responses the first so many of them with 503. */
function formReader(arrived: ArrivedForm[], refused = 0): RequestListener {
  return async (request, response) => {
    const { headers, body } = await arrivedOf(request);
    const type = headers["content-type"] ?? "";
    const form = await new Response(new Blob([new Uint8Array(body)]), { headers: { "Content-Type": type } }).formData();
    arrived.push({ type, length: headers["content-length"], form });
    response.writeHead(arrived.length > refused ? 200 : 503, { "Content-Type": "application/json" }).end(anyResponse);
  };
}

/** Starts a server with the certificate of the tests, which no runtime trusts by itself. */
async function serveTls(listener: RequestListener): Promise<string> {
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
async function serveProxy(): Promise<{ url: string; tunnels: string[] }> {
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

/** The fetch of npm's undici, through a dispatcher. Its types are those of another release of the same classes. */
function fetchVia(dispatcher: Agent | ProxyAgent): typeof globalThis.fetch {
  onTestFinished(() => dispatcher.destroy());
  const fetch = (url: string, init: object) => undiciFetch(url, { ...init, dispatcher });
  return fetch as unknown as typeof globalThis.fetch;
}

const input = {
  face_set_name: "a",
  image_file: png,
  external_image_id: 'line\n"quoted"',
  external_fields: { site: "ü" },
};

async function expectForm({ type, length, form }: ArrivedForm | undefined = {} as ArrivedForm): Promise<void> {
  expect(type).toMatch(/^multipart\/form-data; boundary=\S+$/);
  expect(Number(length)).toBeGreaterThan(png.length);
  expect(form.get("external_image_id")).toBe('line\r\n"quoted"');
  expect(JSON.parse(String(form.get("external_fields")))).toEqual({ site: "ü" });
  const file = form.get("image_file");
  expect(file instanceof Blob && new Uint8Array(await file.arrayBuffer())).toEqual(png);
}

describe("a form is the same", () => {
  test("with the fetch of the runtime and with that of npm's undici", async () => {
    const arrived: ArrivedForm[] = [];
    const endpoint = await serve(formReader(arrived));
    await clientOf(endpoint).addFaces(input);
    await clientOf(endpoint, { fetch: undiciFetch as unknown as typeof globalThis.fetch }).addFaces(input);
    expect(arrived).toHaveLength(2);
    for (const one of arrived) await expectForm(one);
  });

  test("when it is sent again, and the signature leaves its type out each time", async () => {
    const arrived: ArrivedForm[] = [];
    const signatures: unknown[] = [];
    const read = formReader(arrived, 1);
    const endpoint = await serve(async (request, response) => {
      const { url = "", method = "", headers } = request;
      const { authorization = "" } = headers;
      const tested = checkSignature({ url, method, headers, body: Buffer.alloc(0) }, "a-secret", new Date());
      signatures.push([tested.right, authorization.includes("content-type")]);
      await read(request, response);
    });
    const auth = accessKeyAuth({ accessKey: "a-key", secretKey: "a-secret" });
    await clientOf(endpoint, { auth, fetch: fetchVia(new Agent()) }).addFaces(input);
    expect(signatures).toEqual(Array(2).fill([true, false]));
    expect(arrived[0]?.type).toBe(arrived[1]?.type);
    for (const one of arrived) await expectForm(one);
  });

  test("with a file of the disk, which is read while it is sent", async () => {
    const arrived: ArrivedForm[] = [];
    const endpoint = await serve(formReader(arrived, 1));
    const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "gate 3.png");
    await writeFile(path, png);
    await clientOf(endpoint, { fetch: fetchVia(new Agent()) }).addFaces({
      ...input,
      image_file: await fileFromPath(path),
    });
    expect(arrived[1]?.form.get("image_file")).toMatchObject({ name: "gate 3.png" });
    for (const one of arrived) await expectForm(one);
  });
});

describe("through a proxy", () => {
  test("by the dispatcher of one client", async () => {
    const arrived: ArrivedForm[] = [];
    const endpoint = await serve(formReader(arrived));
    const proxy = await serveProxy();
    await clientOf(endpoint, { fetch: fetchVia(new ProxyAgent(proxy.url)) }).addFaces(input);
    expect(proxy.tunnels).toEqual([new URL(endpoint).host]);
    await expectForm(arrived[0]);
  });

  test("by a global dispatcher, which the fetch of the runtime takes, too", async () => {
    const arrived: ArrivedForm[] = [];
    const endpoint = await serve(formReader(arrived));
    const proxy = await serveProxy();
    const before = getGlobalDispatcher();
    const dispatcher = new EnvHttpProxyAgent({ httpProxy: proxy.url, noProxy: "" });
    setGlobalDispatcher(dispatcher);
    onTestFinished(async () => {
      setGlobalDispatcher(before);
      await dispatcher.destroy();
    });
    await clientOf(endpoint).addFaces(input);
    expect(proxy.tunnels).toEqual([new URL(endpoint).host]);
    await expectForm(arrived[0]);
  });

  test("by the environment, as the README shows", async () => {
    const endpoint = await serve((_, response) => {
      response.setHeader("Content-Type", "application/json").end('{"face_sets_info":[{}]}');
    });
    const proxy = await serveProxy();
    const readme = await readFile(join(root, "README.md"), "utf8");
    const [, code = ""] = /^```ts\n((?:(?!^```).*\n)*?.*EnvHttpProxyAgent[\s\S]*?)^```$/m.exec(readme) ?? [];
    const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "example.ts"), code.replaceAll("http://127.0.0.1:4010", endpoint));
    const program = 'import { load } from "./src/cli/load.mjs"; await load(process.argv[1]);';
    const { stdout } = await run(
      process.execPath,
      ["--input-type=module", "--eval", program, join(folder, "example.ts")],
      {
        cwd: root,
        env: { ...process.env, HTTP_PROXY: proxy.url, NO_PROXY: "" },
      },
    );
    expect([stdout.trim(), proxy.tunnels]).toEqual(["1", [new URL(endpoint).host]]);
  });

  test("to a server whose certificate a private authority signed", async () => {
    const arrived: ArrivedForm[] = [];
    const endpoint = await serveTls(formReader(arrived));
    const proxy = await serveProxy();
    const trusting = new ProxyAgent({ uri: proxy.url, requestTls: { ca: pem } });
    await clientOf(endpoint, { fetch: fetchVia(trusting) }).addFaces(input);
    expect(proxy.tunnels).toEqual([new URL(endpoint).host]);
    await expectForm(arrived[0]);
  });
});

describe("a private authority", () => {
  test("is refused unless it is named, and then trusted by the dispatcher", async () => {
    const arrived: ArrivedForm[] = [];
    const endpoint = await serveTls(formReader(arrived));
    const error = await rejection(clientOf(endpoint, { fetch: fetchVia(new Agent()) }).addFaces(input));
    expect(isFrsConnectionError(error)).toBe(true);
    await clientOf(endpoint, { fetch: fetchVia(new Agent({ connect: { ca: pem } })) }).addFaces(input);
    await expectForm(arrived[0]);
  });

  test("is trusted by a process with NODE_EXTRA_CA_CERTS", async () => {
    const endpoint = await serveTls((_, response) => {
      response.setHeader("Content-Type", "application/json").end('{"face_sets_info":[]}');
    });
    const program = `import { load } from "./src/cli/load.mjs";
      const { createFrsClient, tokenAuth } = await load("./src/index.ts");
      const frs = createFrsClient({ endpoint: "${endpoint}", projectId: "p", auth: tokenAuth("t") });
      console.log(JSON.stringify(await frs.listFaceSets()));`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: root,
      env: { ...process.env, NODE_EXTRA_CA_CERTS: fileURLToPath(certificate) },
    });
    expect(stdout.trim()).toBe('{"face_sets_info":[]}');
  });
});
