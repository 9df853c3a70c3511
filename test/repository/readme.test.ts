import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.js";

const readme = await readFile(join(root, "README.md"), "utf8");
const pictures = await readdir(join(root, "docs/images"));

test("the README is short: long matters are in docs/, and each page there is linked from it", async () => {
  expect(readme.split("\n").length).toBeLessThanOrEqual(200);
  const pages = (await readdir(join(root, "docs"))).filter((file) => file.endsWith(".md"));
  for (const page of pages) expect(readme, page).toContain(`](docs/${page}`);
});

test.each(pictures)("the picture %s is one of the README, with words for it, and loads fast", async (name) => {
  expect(readme).toMatch(new RegExp(`!\\[.{20,}\\]\\(docs/images/${name.replace(".", "\\.")}\\)`));
  const bytes = await readFile(join(root, "docs/images", name));
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.byteLength).toBeLessThanOrEqual(100_000);
});
