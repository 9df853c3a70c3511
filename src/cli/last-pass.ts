import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile, docsDirectory, ledgerFile, sourceDirectory } from "../generate/layout.js";
import { type Artifacts, documentOf } from "../generate/pipeline.js";
import { isRecorded, writeRecord } from "./cache.mjs";
import { followedPaths } from "./follow.js";

/** The state of all that the result of a pass depends on: linting, generating and rendering the docs. */
export interface Inputs {
  /** Identifies the content of the files. */
  readonly hash: string;
  /** Identifies when each of them was written: a file that was edited and put back has another time. */
  readonly times: string;
}

/** Files and directories that a pass reads besides those that it follows, relative to the root of the repository. */
const furtherPaths = [
  // The docs copy what browsers get, and name the releases with their dates and what was accepted in them.
  "src/docs/assets",
  "CHANGELOG.md",
  ledgerFile,
  // Which packages were asked for, and which are installed.
  "package-lock.json",
  "node_modules/.package-lock.json",
];

/** Where the outputs of a pass are, relative to the root of the repository. */
const outputDirectory = dirname(bundleFile);

/**
 * Reads the state of the inputs of a pass.
 *
 * @param root - Root of the repository.
 * @returns `undefined` if a file cannot be read: the pass says why.
 */
export function readInputs(root: string): Inputs | undefined {
  try {
    const paths = [...followedPaths, ...furtherPaths].flatMap((path) => filesAt(root, path)).sort();
    const times = paths.map((path) => {
      const { ctimeMs, ino } = statSync(join(root, path));
      return `${ctimeMs} ${ino}`;
    });
    // The place of the compiled command is named by its content; an acceptance may end on a day.
    const program = basename(dirname(fileURLToPath(import.meta.url)));
    const today = new Date().toISOString().slice(0, 10);
    const values = [program, process.version, process.env.BIOME_BINARY ?? "", today];
    const hash = hashOf([
      ["", values.join("\n")],
      ...paths.map((path) => [path, readFileSync(join(root, path))] as const),
    ]);
    return { hash, times: times.join("\n") };
  } catch {
    return undefined;
  }
}

/**
 * Returns what the last pass generated, if a pass would do the same again: it had these inputs, and all its outputs, the docs
 * among them, are as it wrote them.
 *
 * @param root - Root of the repository.
 */
export async function lastPass(root: string, inputs: Inputs | undefined): Promise<Artifacts | undefined> {
  if (inputs === undefined) return undefined;
  try {
    const outputs = filesAt(root, outputDirectory).filter(isOutput).sort();
    const bytes = new Map(outputs.map((path) => [path, readFileSync(join(root, path))]));
    if (!(await isRecorded(root, inputs.hash, hashOf(bytes)))) return undefined;
    const files = new Map(
      [...bytes].filter(([path]) => !path.startsWith(`${docsDirectory}/`)).map(([path, text]) => [path, String(text)]),
    );
    return { document: documentOf(files.get(bundleFile) ?? ""), files };
  } catch {
    // Whatever it is, the pass writes it anew or says what is wrong.
    return undefined;
  }
}

/**
 * Records that a pass succeeded, for {@link lastPass}: unless an input was changed since it began, or was read from elsewhere.
 * A pass with a warning is none that succeeded.
 *
 * @param root - Root of the repository.
 * @param inputs - As they were before the pass.
 * @param sources - Paths of the files that the document is made of.
 * @param files - What the pass wrote: all texts, by path.
 */
export async function recordPass(
  root: string,
  inputs: Inputs | undefined,
  sources: readonly string[],
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const now = readInputs(root);
  if (inputs === undefined || now?.hash !== inputs.hash || now.times !== inputs.times) return;
  const isInput = (path: string) => {
    const place = relative(join(root, sourceDirectory), path);
    return !/^https?:/.test(path) && !isAbsolute(place) && place.split(sep)[0] !== "..";
  };
  if (!sources.every(isInput)) return;
  const outputs = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeRecord(root, inputs.hash, hashOf(outputs));
}

/** Whether a file is the output of a pass. A name that begins with a dot is that of a running write, or of the system. */
function isOutput(path: string): boolean {
  return path.startsWith(`${docsDirectory}/`) || !path.startsWith(`${outputDirectory}/.`);
}

/**
 * Returns the paths of a file, or of the files in a directory and those below it, relative to the root; none if there is no
 * such path.
 */
function filesAt(root: string, path: string): string[] {
  const place = join(root, path);
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Identifies texts with their names, in their order. */
function hashOf(files: Iterable<readonly [name: string, text: string | Uint8Array]>): string {
  const hash = createHash("sha256");
  for (const [name, text] of files) hash.update(`${name}\n${Buffer.byteLength(text)}\n`).update(text);
  return hash.digest("hex");
}
