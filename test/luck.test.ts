import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.js";

const folders = ["test", "packages/contract/test"];
const files = await Promise.all(
  folders.map(async (folder) =>
    (await readdir(join(root, folder), { recursive: true }))
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => join(folder, file)),
  ),
);

/** How often a text stands in a file. */
const count = (text: string, part: string) => text.split(part).length - 1;

test("every property is checked with a fixed seed, so that a test fails each time or never", async () => {
  const unseeded: string[] = [];
  for (const file of files.flat()) {
    const text = await readFile(join(root, file), "utf8");
    // What is named here is not called here.
    if (file === "test/luck.test.ts") continue;
    if (count(text, "fc.assert(") > count(text, "{ seed: ")) unseeded.push(file);
  }
  expect(unseeded).toEqual([]);
});
