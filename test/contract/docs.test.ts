import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checks } from "../../src/contract/checks/index.js";
import { mutants } from "../fixtures/frs-server/mutants.js";
import { root } from "../root.js";

const text = await readFile(join(root, "docs/contract.md"), "utf8");

test("docs/contract.md tells of every check what the check says of itself", () => {
  const told = checks.map(
    ({ name, title, about }) => `### \`${name}\`\n\n**${title}.** ${about.replace(/\s+/g, " ").trim()}`,
  );
  expect(text).toContain(told.join("\n\n"));
});

test("docs/contract.md lists every mutant, and the check that finds it", () => {
  const rows = mutants.map(
    ({ name, breaks, check }) => `| ${name} | ${breaks.replaceAll("|", "\\|")} | \`${check}\` |`,
  );
  expect(text).toContain(["| mutant | what it breaks | found by |", "|---|---|---|", ...rows].join("\n"));
});
