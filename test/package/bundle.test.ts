import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { root } from "../root.js";
import { builtinsTo } from "../runtimes/bundle.js";

const { exports } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

/** The source of each entry of the package that is code, by the name that it is imported by. */
const entries = Object.entries<unknown>(exports).flatMap(([name, target]) => {
  const file = typeof target === "object" && target !== null ? Reflect.get(target, "default") : undefined;
  return typeof file === "string" ? [[name, file.replace("./dist/", "").replace(/\.js$/, ".ts")] as const] : [];
});

/** The modules of Node that are imported by an entry, or by whatever it imports, dependencies included. */
async function builtinsOf(entryPoint: string): Promise<string[]> {
  const found = new Set<string>();
  await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    plugins: [builtinsTo(found)],
    write: false,
  });
  return [...found];
}

test("browsers can bundle every entry but those for Node", async () => {
  const builtins = await Promise.all(entries.map(async ([name, file]) => [name, await builtinsOf(file)] as const));
  expect(Object.fromEntries(builtins)).toEqual({
    ".": [],
    "./operations": [],
    "./testing": [],
    "./contract": ["node:module"],
    "./emulator": expect.arrayContaining(["node:http"]),
    "./node": expect.arrayContaining(["node:fs"]),
    "./undici": expect.arrayContaining(["node:zlib"]),
  });
});
