import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checks } from "../../packages/contract/src/checks/index.js";
import { mutants } from "../fixtures/frs-server/mutants.js";
import { root } from "../root.js";

const file = join(root, "docs/contract.md");
const text = await readFile(file, "utf8");

/** The page with what stands between the marks of a part replaced. */
function withPart(page: string, part: string, content: string): string {
  const [before, rest] = page.split(`<!-- ${part}: from the code, by vitest -u -->\n`);
  const [, after] = rest?.split(`<!-- end of ${part} -->\n`) ?? [];
  if (before === undefined || after === undefined) throw new Error(`docs/contract.md has no marks for the ${part}.`);
  return `${before}<!-- ${part}: from the code, by vitest -u -->\n\n${content}\n\n<!-- end of ${part} -->\n${after}`;
}

test("docs/contract.md has the checks and the mutants of the code; `vitest run test/contract/docs.test.ts -u` writes them", async () => {
  const sections = checks.map(({ name, title, about }) => `### \`${name}\`: ${title}\n\n${about.trim()}`);
  const rows = mutants.map(({ name, breaks, check }) => `| \`${name}\` | ${breaks} | \`${check}\` |`);
  const table = ["| Mutant | What it breaks | Found by |", "|---|---|---|", ...rows].join("\n");
  await expect(withPart(withPart(text, "checks", sections.join("\n\n")), "mutants", table)).toMatchFileSnapshot(file);
});
