import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checks } from "../../../src/contract/checks/index.js";
import { root } from "../../root.js";

test("every check has a file, a test and a paragraph of its own", async () => {
  const names = checks.map(({ name }) => name).sort();
  const sources = await readdir(join(root, "src/contract/checks"));
  const tests = await readdir(join(root, "test/contract/checks"));
  const files = sources.filter((file) => file.endsWith(".ts") && file !== "index.ts").map((file) => file.slice(0, -3));
  expect(files.sort()).toEqual(names);
  expect(tests).toEqual(expect.arrayContaining(names.map((name) => `${name}.test.ts`)));
  for (const { about, title } of checks) {
    expect(about.length, title).toBeGreaterThan(150);
    expect(about, title).toMatch(/\.$/);
    expect(title).toMatch(/^[a-z0-9].*[^.]$/);
  }
});
