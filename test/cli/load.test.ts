import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { placeCompiled } from "../../src/cli/compiled.mjs";
import { edit, ownPackages, smallRepository } from "../generate/workspace.js";
import { root } from "../root.js";
import { startProcess } from "./process.js";

const cache = "node_modules/.cache/frs-openapi";

/** A command that prints what a module says. */
const command = `import { said } from "./said.js";
export const main = async () => {
  console.log(said);
  return 0;
};
`;

async function run(folder: string): Promise<[code: number | null, stdout: string]> {
  const { code, stdout } = await startProcess("lint", [], folder).ended;
  return [code, stdout];
}

/** A copy of the repository whose command has been compiled; without esbuild, it cannot be compiled again. */
async function compiledOnce(): Promise<string> {
  const folder = await smallRepository("src");
  await ownPackages(folder);
  await cp(join(root, "tsconfig.json"), join(folder, "tsconfig.json"));
  // A link, which a test must not write to.
  await rm(join(folder, "node_modules/.package-lock.json"), { force: true });
  await writeFile(join(folder, "src/cli/lint.ts"), command);
  await writeFile(join(folder, "src/cli/said.ts"), 'export const said = "one";\n');
  expect(await run(folder)).toEqual([0, "one\n"]);
  await rm(join(folder, "node_modules/esbuild"));
  return folder;
}

test("a command is compiled again only if something that it may be compiled of has changed", async () => {
  const folder = await compiledOnce();
  expect(await run(folder)).toEqual([0, "one\n"]);
  const files = [
    "src/cli/said.ts",
    "src/cli/load.mjs",
    "generated/client.ts",
    "package.json",
    "tsconfig.json",
    "node_modules/.package-lock.json",
  ];
  for (const file of files) {
    const before = await readFile(join(folder, file)).catch(() => undefined);
    await writeFile(join(folder, file), `${before ?? ""}\n`);
    expect(await run(folder), `${file} has changed`).toEqual([1, ""]);
    if (before === undefined) await rm(join(folder, file));
    else await writeFile(join(folder, file), before);
    expect(await run(folder), `${file} is as before`).toEqual([0, "one\n"]);
  }
});

test("what was compiled before is never run in place of what is there now", async () => {
  const folder = await smallRepository("src");
  await ownPackages(folder);
  await writeFile(join(folder, "src/cli/lint.ts"), command);
  for (const word of ["one", "two", "one", "three"]) {
    await writeFile(join(folder, "src/cli/said.ts"), `export const said = "${word}";\n`);
    expect(await run(folder)).toEqual([0, `${word}\n`]);
  }
});

test("a damaged record, or a missing directory, leads to compiling", async () => {
  const folder = await smallRepository("src");
  await ownPackages(folder);
  await writeFile(join(folder, "src/cli/lint.ts"), command);
  await writeFile(join(folder, "src/cli/said.ts"), 'export const said = "one";\n');
  await run(folder);
  const stored = await readdir(join(folder, cache), { withFileTypes: true });
  for (const entry of stored) {
    const place = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await rm(place, { recursive: true });
    else await edit(place, () => "elsewhere");
  }
  expect(await run(folder)).toEqual([0, "one\n"]);
  for (const entry of stored) {
    if (entry.isFile()) await edit(join(entry.parentPath, entry.name), () => "\0");
  }
  expect(await run(folder)).toEqual([0, "one\n"]);
});

test("modules of which one is damaged or missing are compiled again", async () => {
  const folder = await smallRepository("src");
  await ownPackages(folder);
  await writeFile(
    join(folder, "src/cli/lint.ts"),
    command.replace(/^.*\n/, 'const { said } = await import("./said.js");\n'),
  );
  await writeFile(join(folder, "src/cli/said.ts"), 'export const said = "one";\n');
  await run(folder);
  const stored = await readdir(join(folder, cache), { withFileTypes: true, recursive: true });
  const modules = stored
    .filter(({ name }) => name.endsWith(".mjs"))
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(modules).toHaveLength(2);
  for (const module of modules) {
    await writeFile(module, "");
    expect(await run(folder), `${module} is empty`).toEqual([0, "one\n"]);
    await rm(module);
    expect(await run(folder), `${module} is missing`).toEqual([0, "one\n"]);
  }
});

test("what was compiled is removed an hour after its last use, the record of a pass after a week", async () => {
  const folder = await smallRepository();
  await ownPackages(folder);
  const place = join(folder, cache);
  const hour = 60 * 60 * 1000;
  const ages = { "0123": 0.5, "4567": 2, "compiled-a": 2, "pass-a": 2, "pass-b": 6 * 24, "pass-c": 8 * 24 };
  for (const [name, hours] of Object.entries(ages)) {
    if (name.includes("-")) await writeFile(join(place, name), "");
    else await mkdir(join(place, name), { recursive: true });
    const time = new Date(Date.now() - hours * hour);
    await utimes(join(place, name), time, time);
  }
  await placeCompiled(folder, "89ab", new Map([["lint.mjs", Buffer.from("compiled")]]));
  expect((await readdir(place)).sort()).toEqual(["0123", "89ab", "pass-a", "pass-b"]);
});
