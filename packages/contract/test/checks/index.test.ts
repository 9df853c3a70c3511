import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { checks } from "../../src/checks/index.js";

test("every check has a file, a test and a paragraph of its own", async () => {
  const names = checks.map(({ name }) => name).sort();
  const sources = await readdir(new URL("../../src/checks", import.meta.url));
  const tests = await readdir(new URL(".", import.meta.url));
  const files = sources.filter((file) => file.endsWith(".ts") && file !== "index.ts").map((file) => file.slice(0, -3));
  expect(files.sort()).toEqual(names);
  expect(tests).toEqual(expect.arrayContaining(names.map((name) => `${name}.test.ts`)));
  for (const { about, title } of checks) {
    expect(about.length, title).toBeGreaterThan(150);
    expect(about, title).toMatch(/\.$/);
    expect(title).toMatch(/^[a-z0-9].*[^.]$/);
  }
});
