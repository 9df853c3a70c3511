import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../src", import.meta.url));

/**
 * What the files of a directory, or a file beside the directories, may import. Each line names only lines above it, so that
 * there is no circle.
 */
const mayImport: [part: string, others: string[]][] = [
  ["document", []],
  ["errors", []],
  ["exchange", []],
  ["nearest-name", []],
  ["package", []],
  ["raw-headers", ["exchange"]],
  ["wire", ["document", "exchange"]],
  ["case", ["document", "exchange"]],
  ["cases", ["case", "document", "exchange", "wire"]],
  ["check", ["case", "document", "exchange"]],
  ["checks", ["check", "document", "exchange", "wire"]],
  ["judgement", ["check"]],
  ["signing", ["exchange"]],
  ["event", ["case", "check", "document", "exchange"]],
  ["profile", ["case", "check", "document", "exchange", "signing"]],
  [
    "target",
    ["case", "document", "errors", "event", "exchange", "nearest-name", "profile", "raw-headers", "signing", "wire"],
  ],
  ["redaction", ["document", "exchange", "wire"]],
  [
    "traffic",
    ["checks", "document", "errors", "event", "exchange", "package", "raw-headers", "redaction", "target", "wire"],
  ],
  [
    "replay",
    ["case", "check", "checks", "document", "event", "exchange", "judgement", "redaction", "target", "traffic", "wire"],
  ],
  ["added-headers", ["document", "exchange", "profile", "redaction", "target"]],
  [
    "scenarios",
    ["case", "check", "checks", "document", "errors", "event", "exchange", "nearest-name", "profile", "wire"],
  ],
  [
    "run",
    [
      "case",
      "check",
      "checks",
      "document",
      "errors",
      "event",
      "exchange",
      "judgement",
      "nearest-name",
      "profile",
      "redaction",
      "scenarios",
      "target",
      "wire",
    ],
  ],
  ["report", ["case", "check", "checks", "document", "event", "exchange", "package", "redaction", "run", "wire"]],
  ["second-judge", ["check", "exchange", "profile", "target"]],
  ["session-settings", ["check", "checks", "document", "errors", "event", "nearest-name", "profile", "replay", "run"]],
  [
    "session",
    [
      "added-headers",
      "cases",
      "document",
      "errors",
      "exchange",
      "profile",
      "run",
      "scenarios",
      "second-judge",
      "session-settings",
      "target",
      "traffic",
    ],
  ],
  [
    "replay-session",
    ["document", "errors", "event", "profile", "replay", "run", "session-settings", "target", "traffic"],
  ],
  [
    "cli",
    [
      "added-headers",
      "checks",
      "document",
      "errors",
      "event",
      "exchange",
      "nearest-name",
      "package",
      "profile",
      "replay",
      "replay-session",
      "report",
      "run",
      "session",
      "session-settings",
      "target",
      "traffic",
    ],
  ],
  [
    "index",
    ["case", "check", "checks", "cli", "errors", "exchange", "profile", "redaction", "signing", "target", "wire"],
  ],
];

const { dependencies } = JSON.parse(await readFile(join(root, "../package.json"), "utf8"));

const files = (await readdir(root, { recursive: true })).filter((file) => /\.m?[jt]s$/.test(file));

/** The first step of a path in `src`, without the ending of a file. */
function partOf(file: string): string {
  return file.split("/")[0]?.replace(/\.m?[jt]s$/, "") ?? "";
}

async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(join(root, file), "utf8");
  const specifiers = text.matchAll(/^(?:import|export)\b[^;"]*?from "([^"]+)"|\bimport\("([^"]+)"\)/gm);
  return [...specifiers].map(([, of = "", late = of]) => late);
}

test("the list of directions has no circle", () => {
  for (const [index, [part, others]] of mayImport.entries()) {
    const above = mayImport.slice(0, index).map(([name]) => name);
    for (const other of others) expect(above, part).toContain(other);
  }
  expect([...new Set(files.map(partOf))].sort()).toEqual(mayImport.map(([part]) => part).sort());
});

test.each(files)("%s imports only what its directory may, and from outside what the package declares", async (file) => {
  const part = partOf(file);
  const allowed = new Map(mayImport).get(part) ?? [];
  for (const specifier of await importsOf(file)) {
    if (specifier.startsWith(".")) {
      const target = normalize(join(dirname(file), specifier));
      expect(target, `${file} imports ${specifier}`).not.toMatch(/^\.\./);
      expect([part, ...allowed], `${file} imports ${specifier}`).toContain(partOf(target));
    } else if (!specifier.startsWith("node:")) {
      const name = specifier.split("/")[0] ?? "";
      expect(Object.keys(dependencies), `${file} imports ${specifier}`).toContain(name);
    }
  }
});

test.each(files)("%s knows of no API in particular", async (file) => {
  expect(await readFile(join(root, file), "utf8")).not.toMatch(/\bfrs\b|huawei|npm run/i);
});
