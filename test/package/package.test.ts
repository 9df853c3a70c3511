import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../root.js";

const run = promisify(execFile);
let folder: string;
let tarball: string;
let files: string[];

// The package as npm would publish it, unpacked beside its one dependency.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "frs-package-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf("[\n")));
  tarball = join(folder, packed.filename);
  files = packed.files.map(({ path }: { path: string }) => path);
  await run("tar", ["-xzf", tarball, "-C", folder]);
  await mkdir(join(folder, "node_modules"));
  await cp(join(folder, "package"), join(folder, "node_modules/frs-openapi"), { recursive: true });
  for (const dependency of ["openapi-fetch", "openapi-typescript-helpers"]) {
    await symlink(join(root, "node_modules", dependency), join(folder, "node_modules", dependency), "dir");
  }
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** How a command ended, and what it printed if it failed. */
async function outcome(command: string, args: string[]): Promise<{ code: number; complaints: string }> {
  return await run(command, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).then(
    () => ({ code: 0, complaints: "" }),
    ({ code, stdout, stderr }) => ({ code, complaints: `${stdout}${stderr}` }),
  );
}

test("holds the compiled client, its types and the document, and nothing else", () => {
  const unexpected = files.filter(
    (file) => !/^(dist\/.+\.(js|d\.ts)|generated\/openapi\.json|package\.json|README\.md|LICENSE)$/.test(file),
  );
  expect(unexpected).toEqual([]);
  expect(files).toContain("generated/openapi.json");
  expect(files).toContain("dist/src/index.d.ts");
});

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(folder, "package"), strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("its types are right wherever ES modules are understood", async () => {
  const attw = join(root, "node_modules/.bin/attw");
  const args = [tarball, "--profile", "esm-only", "--exclude-entrypoints", "openapi.json"];
  expect(await outcome(attw, args)).toEqual({ code: 0, complaints: "" });
});

test("runs when it is imported by its name", async () => {
  await writeFile(
    join(folder, "consumer.mjs"),
    `import { createFrsClient, tokenAuth } from "frs-openapi";
import document from "frs-openapi/openapi.json" with { type: "json" };
const fetch = async () => Response.json({ face_sets_info: [] });
const frs = createFrsClient({ region: "cn-north-4", projectId: "p", auth: tokenAuth("t"), fetch });
console.log(JSON.stringify([await frs.listFaceSets(), document.openapi]));
`,
  );
  const { stdout } = await run(process.execPath, ["--no-warnings", "consumer.mjs"], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual([{ face_sets_info: [] }, "3.1.0"]);
});

test.each(["nodenext", "bundler"])("compiles in a consumer with moduleResolution %s", async (moduleResolution) => {
  await writeFile(
    join(folder, "consumer.ts"),
    `import { createFrsClient, type FaceSetInfo, tokenAuth } from "frs-openapi";
const frs = createFrsClient({ region: "cn-north-4", projectId: "p", auth: tokenAuth("t") });
export const libraries: FaceSetInfo[] = (await frs.listFaceSets()).face_sets_info;
`,
  );
  const module = moduleResolution === "nodenext" ? "nodenext" : "esnext";
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  const args = `--noEmit --strict --target es2022 --lib es2022,dom --module ${module} --moduleResolution ${moduleResolution}`;
  const tsc = join(root, "node_modules/.bin/tsc");
  expect(await outcome(tsc, [...args.split(" "), "consumer.ts"])).toEqual({ code: 0, complaints: "" });
});
