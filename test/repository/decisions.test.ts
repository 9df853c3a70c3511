import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.js";

const directory = join(root, "docs/decisions");
const records = (await readdir(directory)).filter((file) => file !== "README.md");
const index = await readFile(join(directory, "README.md"), "utf8");

test.each(records)("%s says why, what, and what follows, and the index has its title", async (file) => {
  const text = await readFile(join(directory, file), "utf8");
  const [title = "", ...sections] = [...text.matchAll(/^##? (.*)$/gm)].map(([, heading = ""]) => heading);
  expect(sections).toEqual(["Context", "Decision", "What follows"]);
  expect(index).toContain(`| [${title}](${file}) |`);
});

test("the index lists every record and no other", () => {
  const listed = [...index.matchAll(/^\| \[.*\]\((.*)\) \|/gm)].map(([, file]) => file);
  expect(listed.sort()).toEqual(records.sort());
});
