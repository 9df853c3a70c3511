import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.js";

/** Words for which the field has other ones, each with those. */
const oldWords: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(is|are) no [a-z]/i, "is not a …, must be …"],
  [/held against/i, "validated against"],
  [/\bpromis/i, "constraint, or the thing itself: required property, status, media type"],
  [/\bstor(y|ies)\b/i, "scenario"],
  [/\bmended\b/i, "fixed"],
  [/\bfullest\b/i, "maximal"],
  [/\banswers?\b/i, "response; responds, returns"],
  [/\bconceal/i, "redact"],
];

/** Names of the language and its runtime that hold such a word. */
const runtimeNames =
  /\bPromise(Like|SettledResult)?\b|\bpromisify\b|\b(node:|timers|dns|stream|readline|fs)[/.]promises\b/g;

const directories = ["src", "packages", "docs", "openapi", "lint", "examples"];
const isText = /\.(ts|mjs|js|md|yaml|json|css)$/;
const isMade = /(^|\/)(node_modules|dist|released)\//;

/** Lines that may hold such a word, as `path: line`; everything after a `#` at the start of a line is a comment. */
const allowedFile = "test/fixtures/allowed-words.txt";

async function linesWithOldWords(): Promise<Map<string, string>> {
  const nested = await Promise.all(
    directories.map(async (directory) =>
      (await readdir(join(root, directory), { recursive: true })).map((file) => `${directory}/${file}`),
    ),
  );
  const files = [...nested.flat(), ...["README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md"]].filter(
    (file) => isText.test(file) && !isMade.test(file),
  );
  const found = new Map<string, string>();
  for (const file of files) {
    const text = await readFile(join(root, file), "utf8");
    for (const line of text.split("\n")) {
      const words = oldWords.find(([pattern]) => pattern.test(line.replace(runtimeNames, "")));
      if (words) found.set(`${file}: ${line.trim()}`, words[1]);
    }
  }
  return found;
}

test("code, messages and docs use the field's words", async () => {
  const allowed = new Set(
    (await readFile(join(root, allowedFile), "utf8"))
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  const found = await linesWithOldWords();
  const unexpected = [...found]
    .filter(([line]) => !allowed.has(line))
    .map(([line, instead]) => `${line}  → ${instead}`);
  expect(unexpected, `write it with the words after the arrow, or add the line to ${allowedFile}`).toEqual([]);
  expect(
    [...allowed].filter((line) => !found.has(line)),
    `lines of ${allowedFile} that are not there any more`,
  ).toEqual([]);
});
