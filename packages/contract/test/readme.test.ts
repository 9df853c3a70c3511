import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checks } from "../src/checks/index.js";

const [start, end] = ["<!-- checks: from the code, by vitest -u -->\n", "<!-- end of checks -->\n"];
const file = fileURLToPath(new URL("../README.md", import.meta.url));

test("the README lists the checks of the code", async () => {
  const text = await readFile(file, "utf8");
  const [before, rest = ""] = text.split(start);
  const [, after] = rest.split(end);
  const rows = checks.map(({ name, title }) => `| \`${name}\` | ${title} |`);
  const table = ["| check | passes if |", "|---|---|", ...rows].join("\n");
  await expect(`${before}${start}\n${table}\n\n${end}${after}`).toMatchFileSnapshot(file);
});
