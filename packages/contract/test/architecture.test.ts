import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../src", import.meta.url));

/**
 * What the files of a directory, or a file beside the directories, may import. Each line names only lines above it, which
 * excludes circles.
 */
const mayImport: [part: string, others: string[]][] = [
  // What several directories share.
  ["errors", []],
  ["system-error", []],
  ["nearest-name", []],
  ["package", []],
  ["exchange", []],
  // An OpenAPI document, and how it travels.
  ["document", ["nearest-name"]],
  ["wire", ["document", "exchange"]],
  // Cases, their results, and what one API adds.
  ["case", ["document", "exchange"]],
  ["check", ["case", "document", "exchange"]],
  ["event", ["case", "check", "document", "exchange"]],
  ["profile", ["case", "check", "document", "exchange"]],
  // What follows from the document, without network.
  ["cases", ["case", "document", "exchange", "profile", "wire"]],
  ["redaction", ["document", "exchange", "wire"]],
  ["checks", ["check", "document", "exchange", "redaction", "wire"]],
  // Who responds, and what goes over the wire.
  ["target", ["case", "document", "errors", "event", "exchange", "nearest-name", "profile", "wire"]],
  ["traffic", ["checks", "document", "errors", "event", "exchange", "package", "redaction", "target", "wire"]],
  ["replay", ["case", "check", "checks", "document", "event", "exchange", "redaction", "target", "traffic", "wire"]],
  [
    "scenarios",
    ["case", "check", "checks", "document", "errors", "event", "exchange", "nearest-name", "profile", "wire"],
  ],
  // A run from its plan to its reports.
  [
    "run",
    [
      ...["case", "check", "checks", "document", "errors", "event", "exchange", "nearest-name", "profile"],
      ...["redaction", "scenarios", "target", "wire"],
    ],
  ],
  [
    "report",
    [
      ...["case", "check", "checks", "document", "event", "exchange", "package", "redaction", "run"],
      ...["system-error", "wire"],
    ],
  ],
  [
    "session",
    [
      ...["case", "cases", "check", "checks", "document", "errors", "event", "exchange", "nearest-name", "profile"],
      ...["redaction", "replay", "run", "scenarios", "target", "traffic"],
    ],
  ],
  [
    "cli",
    [
      ...["check", "checks", "document", "errors", "event", "exchange", "nearest-name", "package", "profile", "replay"],
      ...["report", "run", "session", "system-error", "target", "traffic"],
    ],
  ],
  ["index", ["case", "check", "checks", "cli", "errors", "exchange", "profile", "redaction", "target", "wire"]],
];

const { dependencies } = JSON.parse(await readFile(join(root, "../package.json"), "utf8"));

const files = (await readdir(root, { recursive: true })).filter((file) => /\.m?[jt]s$/.test(file));

/** The first step of a path in `src`, without the ending of a file. */
function partOf(file: string): string {
  return file.split("/")[0]?.replace(/\.m?[jt]s$/, "") ?? "";
}

/** What a file imports or exports from elsewhere, types included, and also what it loads late or only for its effects. */
async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(join(root, file), "utf8");
  const specifiers = text.matchAll(
    /^(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']|^import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
  );
  return [...specifiers].flatMap(([, ...found]) => found.filter((specifier) => specifier !== undefined));
}

/** The files of this package that a file imports. */
async function neighboursOf(file: string): Promise<string[]> {
  const own = (await importsOf(file)).filter((specifier) => specifier.startsWith("."));
  return own.map((specifier) => normalize(join(dirname(file), specifier)).replace(/\.js$/, ".ts"));
}

/** The first circle that is met on the way along the edges of a graph; `undefined` if there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const follow = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = follow(next, [...way, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = follow(node, []);
    if (circle) return circle;
  }
  return undefined;
}

test("the list of directions has no circle", () => {
  for (const [index, [part, others]] of mayImport.entries()) {
    const above = mayImport.slice(0, index).map(([name]) => name);
    for (const other of others) expect(above, part).toContain(other);
  }
  expect([...new Set(files.map(partOf))].sort()).toEqual(mayImport.map(([part]) => part).sort());
});

test("no file imports itself through others, be it for types only", async () => {
  const graph = new Map(await Promise.all(files.map(async (file) => [file, await neighboursOf(file)] as const)));
  expect([...new Set([...graph.values()].flat())].filter((file) => !graph.has(file))).toEqual([]);
  expect(circleIn(graph)?.join(" → ")).toBeUndefined();
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
