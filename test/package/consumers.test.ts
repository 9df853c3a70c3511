import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build, transform } from "esbuild";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { drawPicture, type Emulator, startEmulator } from "../../src/emulator.js";
import { launch } from "../browser/browser.js";
import { root } from "../root.js";
import { runtimes } from "../runtimes/runtimes.js";
import type { Service } from "./consumers/calls.js";

// Projects of people who have installed the package: each makes calls, also one with a file, to an emulator.

const run = promisify(execFile);
const sources = join(root, "test/package/consumers");
const tools = join(sources, "node_modules");
if (!existsSync(tools)) {
  throw new Error("test/package/consumers is not installed: npm ci --prefix test/package/consumers --ignore-scripts");
}

const image = Buffer.from(drawPicture(["ada"])).toString("base64");
let emulator: Emulator;
let service: Service;
beforeAll(async () => {
  emulator = await startEmulator();
  const { url, projectId, token } = emulator;
  service = { url, projectId, token };
  return () => emulator.close();
});

/** What the calls observe if all is well. */
const observed = (faceSet: string) => ({ created: faceSet, added: 1, found: ["ada"], afterwards: "FRS.0302" });

/** A project that has the package installed, with the types of Node and the tools that it names. */
async function projectWith(manifest: object, packages: readonly string[] = []): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), "frs-consumer-"));
  onTestFinished(() => rm(project, { recursive: true }));
  await mkdir(join(project, "node_modules"));
  await cp(join(inject("packed").consumer, "node_modules"), join(project, "node_modules"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const name of packages) await symlink(join(tools, name), join(project, "node_modules", name), "dir");
  await writeFile(join(project, "package.json"), JSON.stringify({ dependencies: { "frs-openapi": "*" }, ...manifest }));
  return project;
}

/** Writes the program as JavaScript. */
async function writePrograms(project: string, format: "esm" | "cjs"): Promise<void> {
  for (const name of ["calls", "main"]) {
    const source = await readFile(join(sources, `${name}.ts`), "utf8");
    // CommonJS has no await at the top level.
    const text = format === "cjs" ? source.replace(/^console\.log.*await ([\s\S]*)\)\);$/m, printed) : source;
    const { code } = await transform(text, { loader: "ts", format, target: "es2022" });
    await writeFile(join(project, `${name}.js`), code);
  }
}
const printed = "$1.then((result) => console.log(JSON.stringify(result)));";

const argumentsOf = (faceSet: string) => [JSON.stringify(service), image, faceSet];

async function outputOf(program: string, args: readonly string[], cwd: string): Promise<unknown> {
  const { stdout, stderr } = await run(program, args, { cwd, env: { PATH: process.env.PATH, NO_COLOR: "1" } });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

// Those that are missing are reported by the tests of the runtimes.
const nodes = runtimes.filter(({ name, program }) => name.startsWith("Node") && program !== undefined);

describe.each(nodes)("$name", ({ name, program = "" }) => {
  test.each([
    ["ES modules", "esm", "module"],
    ["CommonJS", "cjs", "commonjs"],
  ] as const)("%s", async (_, format, type) => {
    const project = await projectWith({ type });
    await writePrograms(project, format);
    const faceSet = `${name}-${format}`.replaceAll(" ", "-");
    expect(await outputOf(program, ["main.js", ...argumentsOf(faceSet)], project)).toEqual(observed(faceSet));
  });
});

describe.each([
  ["5.4", "typescript-5.4"],
  ["of the latest release", "typescript-next"],
])("TypeScript %s", (_, compiler) => {
  const tsc = join(root, "test/package/compilers/node_modules", compiler, "bin/tsc");

  test.each([
    { moduleResolution: "nodenext", module: "nodenext" },
    { moduleResolution: "bundler", module: "esnext" },
  ])("compiles with moduleResolution $moduleResolution what runs", async (settings) => {
    const project = await projectWith({ type: "module" });
    for (const name of ["calls.ts", "main.ts"]) await cp(join(sources, name), join(project, name));
    const compilerOptions = { ...settings, target: "es2022", lib: ["es2022"], types: ["node"], strict: true };
    await writeFile(
      join(project, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true }, files: ["main.ts"] }),
    );
    await run(process.execPath, [tsc], { cwd: project });
    const faceSet = `${compiler}-${settings.module}`.replaceAll(".", "-");
    const args = ["main.js", ...argumentsOf(faceSet)];
    expect(await outputOf(process.execPath, args, project)).toEqual(observed(faceSet));
  });
});

test.each([
  ["Bun", "@oven/bun-linux-x64/bin/bun", ["run"]],
  [
    "Deno",
    "@deno/linux-x64-glibc/deno",
    ["run", "--quiet", "--no-remote", "--allow-net", "--allow-env", "--allow-read"],
  ],
])("%s", async (name, path, args) => {
  const program = join(tools, path);
  const project = await projectWith({ type: "module" });
  await writePrograms(project, "esm");
  expect(await outputOf(program, [...args, "main.js", ...argumentsOf(name)], project)).toEqual(observed(name));
});

test("workerd", async () => {
  const worker = runtimes.find(({ name }) => name === "workerd");
  if (worker?.program === undefined) throw new Error(`workerd is not installed: ${worker?.remedy}`);
  const project = await projectWith({ type: "module" });
  const contents = `import { makeCalls } from "./calls.js";
    export const run = (given) => makeCalls(...JSON.parse(given));`;
  await writePrograms(project, "esm");
  await build({
    stdin: { contents, resolveDir: project },
    outfile: join(project, "scenario.js"),
    bundle: true,
    format: "esm",
    logLevel: "silent",
  });
  const given = JSON.stringify([service, image, "workerd"]);
  expect(await worker.run(worker.program, project, given)).toEqual(observed("workerd"));
});

test("Vite, in Chromium", async () => {
  const project = await projectWith({ type: "module" });
  await cp(join(sources, "calls.ts"), join(project, "calls.ts"));
  await writeFile(
    join(project, "page.ts"),
    'import { makeCalls } from "./calls.js";\nObject.assign(window, { makeCalls });\n',
  );
  await writeFile(join(project, "index.html"), '<!doctype html><script type="module" src="/page.ts"></script>');
  const vite = createRequire(join(sources, "package.json")).resolve("vite");
  const { build: bundle, preview } = await import(pathToFileURL(vite).href);
  const config = { root: project, configFile: false, logLevel: "silent", preview: { host: "127.0.0.1", port: 0 } };
  await bundle(config);
  const site = await preview(config);
  onTestFinished(() => site.close());
  const browser = await launch();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(site.resolvedUrls.local[0]);
  const result = await page.evaluate(
    // The page assigned it to its window.
    (given) => (Reflect.get(window, "makeCalls") as (...args: unknown[]) => Promise<unknown>)(...given),
    [service, image, "vite"] as const,
  );
  expect(result).toEqual(observed("vite"));
});

/** Tests of a consumer: msw responds in place of one service, and lets the calls of the emulator pass. */
const interceptedTests = `import { createFrsClient, tokenAuth } from "frs-openapi";
import { HttpResponse, http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeCalls } from "./calls.js";

const { service, image } = inject("emulator");
const server = setupServer(
  http.get("https://face.ap-southeast-1.myhuaweicloud.com/v2/:project/face-sets", ({ request }) =>
    HttpResponse.json({ face_sets_info: [], token: request.headers.get("X-Auth-Token") }),
  ),
  http.all(service.url + "/*", () => passthrough()),
);
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());

test("a call is intercepted, though the client was created before", async () => {
  const frs = createFrsClient({ region: "ap-southeast-1", projectId: "p", auth: tokenAuth("a-token") });
  expect(await frs.listFaceSets()).toEqual({ face_sets_info: [], token: "a-token" });
});

test("calls pass through", async () => {
  expect(await makeCalls(service, image, "vitest")).toMatchObject({ created: "vitest", added: 1, found: ["ada"] });
});
`;

test("Vitest with msw", async () => {
  const project = await projectWith({ type: "module" }, ["msw", "vitest"]);
  await cp(join(sources, "calls.ts"), join(project, "calls.ts"));
  await writeFile(join(project, "intercepted.test.ts"), interceptedTests);
  const provide = { emulator: { service, image } };
  await writeFile(
    join(project, "vitest.config.js"),
    `export default { test: { provide: ${JSON.stringify(provide)} } };`,
  );
  const args = [join(tools, "vitest/vitest.mjs"), "run", "--reporter=json"];
  const { stdout } = await run(process.execPath, args, { cwd: project, env: { PATH: process.env.PATH } });
  expect(JSON.parse(stdout)).toMatchObject({ numPassedTests: 2, numTotalTests: 2 });
});
