import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { root } from "../root.js";

const run = promisify(execFile);
const { consumer, tarball, files } = inject("packed");

/** How a command ended, and what it printed if it failed. */
async function outcome(command: string, args: string[]): Promise<{ code: number; complaints: string }> {
  return await run(command, args, { cwd: consumer, maxBuffer: 64 * 1024 * 1024 }).then(
    () => ({ code: 0, complaints: "" }),
    ({ code, stdout, stderr }) => ({ code, complaints: `${stdout}${stderr}` }),
  );
}

test("holds the compiled code, its types and the document, and nothing else", () => {
  const unexpected = files.filter(
    (file) => !/^(dist\/.+\.(js|d\.ts)|generated\/openapi\.json|package\.json|README\.md|LICENSE)$/.test(file),
  );
  expect(unexpected).toEqual([]);
  expect(files).toContain("generated/openapi.json");
  expect(files).toContain("dist/src/index.d.ts");
});

test("names the hash of the document that it is made from", async () => {
  const document = await readFile(join(consumer, "package/generated/openapi.json"));
  const sha256 = createHash("sha256").update(document).digest("hex");
  const code = await readFile(join(consumer, "package/dist/src/index.js"), "utf8");
  expect(code.split("\n")[0]).toBe(`// SHA-256 of generated/openapi.json: ${sha256}`);
});

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(consumer, "package"), strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("its types are right wherever ES modules are understood", async () => {
  const attw = join(root, "node_modules/.bin/attw");
  const args = [tarball, "--profile", "esm-only", "--exclude-entrypoints", "openapi.json"];
  expect(await outcome(attw, args)).toEqual({ code: 0, complaints: "" });
});

test("runs when its entries are imported by their names", async () => {
  await writeFile(
    join(consumer, "consumer.mjs"),
    `import { createFrsClient, tokenAuth } from "frs-openapi";
import { frsProfile } from "frs-openapi/contract";
import { drawPicture, startEmulator } from "frs-openapi/emulator";
import { fileFromPath } from "frs-openapi/node";
import { createClientOf, listFaceSets } from "frs-openapi/operations";
import { stubReply } from "frs-openapi/testing";
import { undiciTransport } from "frs-openapi/undici";
import document from "frs-openapi/openapi.json" with { type: "json" };
const fetch = async () => Response.json({ face_sets_info: [] });
const options = { region: "cn-north-4", projectId: "p", auth: tokenAuth("t"), fetch };
const whole = await createFrsClient(options).listFaceSets();
const part = await createClientOf({ listFaceSets }, options).listFaceSets();
const { size } = await fileFromPath("consumer.mjs");
const { namePrefix } = frsProfile;
const transport = undiciTransport();
await transport.close();
const { data: stubbed, status } = await stubReply({ face_sets_info: [] }, { status: 201 }).withResponse();
const emulator = await startEmulator();
const { url: endpoint, projectId, token } = emulator;
const frs = createFrsClient({ endpoint, projectId, auth: tokenAuth(token) });
await frs.createFaceSet({ face_set_name: "visitors" });
await frs.addFaces({ face_set_name: "visitors", image_file: drawPicture(["ada"]), external_image_id: "ada" });
const image_base64 = Buffer.from(drawPicture(["ada"])).toString("base64");
const { faces: [found] } = await frs.searchFaces({ face_set_name: "visitors", image_base64 });
await emulator.close();
console.log(JSON.stringify({
  whole, part, stubbed, status, isThere: size > 0, namePrefix, version: document.openapi, found: found.external_image_id,
}));
`,
  );
  const { stdout } = await run(process.execPath, ["--no-warnings", "consumer.mjs"], { cwd: consumer });
  expect(JSON.parse(stdout)).toEqual({
    whole: { face_sets_info: [] },
    part: { face_sets_info: [] },
    stubbed: { face_sets_info: [] },
    status: 201,
    isThere: true,
    namePrefix: "frs-contract",
    version: "3.1.0",
    found: "ada",
  });
});

test("its command runs an emulator until Ctrl-C, with nothing but Node", async () => {
  const file = join(consumer, "node_modules/frs-openapi", "dist/src/bin.js");
  const child = spawn(process.execPath, [file, "emulator", "--port", "0"], { cwd: consumer });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "close");
  let text = "";
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes("try it")) break;
  }
  const [, token = "", url = ""] = /curl -H 'X-Auth-Token: (\S+)' (\S+)/.exec(text) ?? [];
  const response = await fetch(url, { headers: { "X-Auth-Token": token } });
  expect(await response.json()).toMatchObject({ face_sets_info: [{ face_set_name: "visitors" }] });
  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});

test("its command can be executed where it was built, as by npx in a clone", async () => {
  const { stdout } = await run(join(root, "dist/src/bin.js"), ["--help"]);
  expect(stdout).toContain("Usage: frs-openapi <command>");
});

test("runs when its entries are required by a CommonJS program, without a warning", async () => {
  await writeFile(
    join(consumer, "consumer.cjs"),
    `const { createFrsClient, isFrsInputError, tokenAuth } = require("frs-openapi");
const { fileFromPath } = require("frs-openapi/node");
const { createClientOf, listFaceSets } = require("frs-openapi/operations");
const { stubReply } = require("frs-openapi/testing");
const { undiciTransport } = require("frs-openapi/undici");
const document = require("frs-openapi/openapi.json");
const options = { region: "cn-north-4", projectId: "p", auth: tokenAuth("t") };
const fetch = async () => Response.json({ face_sets_info: [] });
(async () => {
  const whole = await createFrsClient({ ...options, fetch }).listFaceSets();
  const part = await createClientOf({ listFaceSets }, { ...options, fetch }).listFaceSets();
  const { size } = await fileFromPath("consumer.cjs");
  const stubbed = await stubReply({ face_sets_info: [] });
  const transport = undiciTransport();
  await transport.close();
  const isSame = await createFrsClient({ ...options, transport }).listFaceSets().catch(isFrsInputError);
  // Both ways to load it give the same module.
  const isOne = (await import("frs-openapi")).createFrsClient === createFrsClient;
  console.log(JSON.stringify({ whole, part, stubbed, isThere: size > 0, isSame, isOne, version: document.openapi }));
})();
`,
  );
  const { stdout, stderr } = await run(process.execPath, ["consumer.cjs"], { cwd: consumer });
  expect([JSON.parse(stdout), stderr]).toEqual([
    {
      whole: { face_sets_info: [] },
      part: { face_sets_info: [] },
      stubbed: { face_sets_info: [] },
      isThere: true,
      isSame: true,
      isOne: true,
      version: "3.1.0",
    },
    "",
  ]);
});

/** The oldest compiler that the docs name, the one of this project, and the newest. */
const compilers = [
  ["5.4", "test/package/compilers/node_modules/typescript-5.4/bin/tsc"],
  ["of this project", "node_modules/typescript/bin/tsc"],
  ["of the latest release", "test/package/compilers/node_modules/typescript-next/bin/tsc"],
] as const;

/** Whether a version of TypeScript lets CommonJS require ES modules. */
const requiresModules = (version: string) => version !== "5.4";

// One project knows what Node offers and nothing of browsers, the other one the reverse.
const projects = [
  { moduleResolution: "nodenext", module: "nodenext", lib: ["es2022"], types: ["node"] },
  { moduleResolution: "bundler", module: "esnext", lib: ["es2022", "dom"], types: [] },
];

describe.each(compilers)("TypeScript %s", (version, path) => {
  test.each(projects)("compiles a consumer with moduleResolution $moduleResolution", async (settings) => {
    const name = `consumer-${settings.moduleResolution}-${version.replaceAll(/\W/g, "-")}.ts`;
    const program = `import {
  createFrsClient,
  type ErrorCode,
  type FaceSetInfo,
  type FrsClient,
  isErrorCode,
  isFrsApiError,
  tokenAuth,
} from "frs-openapi";
import { frsProfile } from "frs-openapi/contract";
import { drawPicture, type Emulator, startEmulator } from "frs-openapi/emulator";
import { fileFromPath } from "frs-openapi/node";
import { createClientOf, listFaceSets } from "frs-openapi/operations";
import { stubReply } from "frs-openapi/testing";
import { undiciTransport } from "frs-openapi/undici";
const options = { region: "cn-north-4", projectId: "p", auth: tokenAuth("t") } as const;
const frs = createFrsClient(options);
export const libraries: FaceSetInfo[] = (await frs.listFaceSets()).face_sets_info;
export const added = await frs.addFaces({ face_set_name: "a", image_file: await fileFromPath("photo.png") });
export const found = frs.searchFaces({ face_set_name: "a", image_file: new Uint8Array(), top_n: undefined });
const search = { face_set_name: "a", image_url: "/b/1", sort: [{ visits: "desc" }] } as const;
export const constant = frs.searchFaces(search);
export const signed: readonly string[] = frsProfile.credentials.signers["SDK-HMAC-SHA256"].headers;
export const fast = createFrsClient({ ...options, transport: undiciTransport({ connections: 64, ca: ["PEM"] }) });
const emulator: Emulator = await startEmulator({ rate: 5, onExchange: ({ status }) => status });
const local = createFrsClient({ endpoint: emulator.url, projectId: emulator.projectId, auth: tokenAuth(emulator.token) });
export const drawn = local.detectFaces({ image_file: drawPicture(["ada"]) });
export const ended: Promise<void> = emulator[Symbol.asyncDispose]();
// @ts-expect-error Two images.
frs.detectFaces({ image_base64: "QUJD", image_url: "/b/1" });
const part = createClientOf({ listFaceSets }, options);
export const same: FaceSetInfo[] = (await part.listFaceSets()).face_sets_info;
// @ts-expect-error The client has been made without it.
part.getFaceSet;
export const double: Pick<FrsClient, "listFaceSets"> = { listFaceSets: () => stubReply({ face_sets_info: [] }) };
export function codeOf(error: unknown): ErrorCode | undefined {
  return isFrsApiError(error) && isErrorCode(error.code) ? error.code : undefined;
}
`;
    expect(await compiled(path, name, program, settings)).toEqual({ code: 0, complaints: "" });
  });

  test("compiles a CommonJS consumer from 5.8 on", async () => {
    const name = `consumer-${version.replaceAll(/\W/g, "-")}.cts`;
    const program = `import { createFrsClient, type FaceSetInfo, tokenAuth } from "frs-openapi";
import { fileFromPath } from "frs-openapi/node";
import { undiciTransport } from "frs-openapi/undici";
const options = { region: "cn-north-4", projectId: "p", auth: tokenAuth("t"), transport: undiciTransport() } as const;
const frs = createFrsClient(options);
export const faceSets: Promise<FaceSetInfo[]> = frs.listFaceSets().then(({ face_sets_info }) => face_sets_info);
export const added = fileFromPath("photo.png").then((image_file) => frs.addFaces({ face_set_name: "a", image_file }));
// @ts-expect-error Two images.
frs.detectFaces({ image_base64: "QUJD", image_url: "/b/1" });
`;
    const { code, complaints } = await compiled(path, name, program, projects[0]);
    if (requiresModules(version)) expect({ code, complaints }).toEqual({ code: 0, complaints: "" });
    else expect(complaints).toContain("TS1479");
  });
});

/** How a compiler ends with a program of the consumer, and what it prints if it finds something. */
async function compiled(path: string, name: string, program: string, settings: object | undefined) {
  const tsc = join(root, path);
  if (!existsSync(tsc)) throw new Error(`${path} is not installed: npm ci --prefix test/package/compilers`);
  const compilerOptions = { noEmit: true, strict: true, skipLibCheck: false, target: "es2022", ...settings };
  const exact = { ...compilerOptions, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  await writeFile(join(consumer, name), program);
  await writeFile(join(consumer, `${name}.json`), JSON.stringify({ compilerOptions: exact, files: [name] }));
  return await outcome(process.execPath, [tsc, "-p", `${name}.json`]);
}
