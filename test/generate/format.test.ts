import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { formatFiles } from "../../src/generate/format.js";
import { root } from "../root.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  await writeFile(join(folder, "biome.json"), await readFile(join(root, "biome.json"), "utf8"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Formats one file; gives its text. */
async function formatOne(text: string, path = "generated/a.ts"): Promise<string | undefined> {
  return (await formatFiles(folder, new Map([[path, text]]))).get(path);
}

test("formats every file by the rules of the repository, the same at each time", async () => {
  const long = `export type Long = ${["A", "B", "C"].map((letter) => letter.repeat(40)).join(" | ")};`;
  const files = new Map([
    ["generated/a.ts", `${long}\nexport const a = {b: 'c'}`],
    ["generated/b.ts", "export   const b = 1"],
  ]);
  const after = await formatFiles(folder, files);
  expect([...after]).toEqual([
    [
      "generated/a.ts",
      `export type Long =\n  | ${"A".repeat(40)}\n  | ${"B".repeat(40)}\n  | ${"C".repeat(40)};\nexport const a = { b: "c" };\n`,
    ],
    ["generated/b.ts", "export const b = 1;\n"],
  ]);
  expect(await formatFiles(folder, files)).toEqual(after);
  expect(await formatFiles(folder, after)).toEqual(after);
});

test("follows the rules when they change", async () => {
  const text = "if (a) {\n  b();\n}\n";
  expect(await formatOne(text)).toBe(text);
  await writeFile(join(folder, "biome.json"), '{ "formatter": { "indentStyle": "space", "indentWidth": 4 } }');
  expect(await formatOne(text)).toBe("if (a) {\n    b();\n}\n");
});

test.each([
  ["no rules", () => rm(join(folder, "biome.json")), /: biome\.json must say how: no such file or directory\.$/],
  ["rules that are not JSON", () => writeFile(join(folder, "biome.json"), "{"), /: biome\.json must say how: .+\.$/],
  [
    "rules that Biome does not take",
    () => writeFile(join(folder, "biome.json"), '{ "formatter": { "lineWidth": "wide" } }'),
    /: biome\.json: lineWidth has an incorrect type/,
  ],
  [
    "a place that cannot be written",
    async () => vi.stubEnv("TMPDIR", join(folder, "biome.json")),
    /: cannot write to .*biome\.json \(not a directory\); set TMPDIR to a folder that can be written\.$/,
  ],
  [
    "no Biome for the platform",
    async () => vi.stubEnv("BIOME_BINARY", "@biomejs/cli-of-no-platform/biome"),
    /: Biome for this platform is not installed: run `npm ci`\.$/,
  ],
])("says in one line what to do about %s", async (name, breakIt, message) => {
  await breakIt();
  const error = await formatOne(`export const text = "${name}"`).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "FormatError", message: expect.stringMatching(message) });
  expect(String(error)).toMatch(/^FormatError: Cannot format the generated code: [^\n]+$/);
});

test("names the place of code that cannot be read", async () => {
  await expect(formatOne("export const a = ;\n")).rejects.toThrow(
    /^Cannot format the generated code: generated\/a\.ts:1:18: Expected an expression/,
  );
});
