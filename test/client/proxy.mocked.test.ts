import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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
import { type ArrivedForm, expectForm, formReader, input, png } from "./form.js";
import { checkSignature } from "./gateway.js";
import { certificate, pem, serveProxy, serveTls } from "./proxy-server.js";
import { clientOf, rejection, serve } from "./server.js";

const run = promisify(execFile);

// Whoever imports undici has its dispatcher in place of the runtime's, so that this file has a worker of its own.

/** The fetch of npm's undici, through a dispatcher. Its types are those of another release of the same classes. */
function fetchVia(dispatcher: Agent | ProxyAgent): typeof globalThis.fetch {
  onTestFinished(() => dispatcher.destroy());
  const fetch = (url: string, init: object) => undiciFetch(url, { ...init, dispatcher });
  return fetch as unknown as typeof globalThis.fetch;
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

  test("by the environment, as the docs show", async () => {
    const endpoint = await serve((_, response) => {
      response.setHeader("Content-Type", "application/json").end('{"face_sets_info":[{}]}');
    });
    const proxy = await serveProxy();
    const docs = await readFile(join(root, "docs/proxies.md"), "utf8");
    const [, code = ""] = /^```ts\n((?:(?!^```).*\n)*?.*EnvHttpProxyAgent[\s\S]*?)^```$/m.exec(docs) ?? [];
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
