import { readFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile, docsDirectory, ledgerFile, sourceDirectory } from "../generate/layout.js";
import { type Artifacts, documentOf } from "../generate/pipeline.js";
import { readRecords, writeRecord } from "./cache.mjs";
import { type FileState, filesAt, hashOf, isUntouched, stateOf } from "./file-state.mjs";
import { followedPaths } from "./follow.js";

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
 * Reads the state of all that the result of a pass depends on: linting, generating and rendering the docs.
 *
 * @param root - Root of the repository.
 * @returns `undefined` if a file cannot be read: the pass says why.
 */
export function readInputs(root: string): FileState | undefined {
  // The place of the compiled command is named by its content; an acceptance may end on a day.
  const program = basename(dirname(fileURLToPath(import.meta.url)));
  const today = new Date().toISOString().slice(0, 10);
  const values = [program, process.version, process.env.BIOME_BINARY ?? "", today];
  return stateOf(root, [...followedPaths, ...furtherPaths], values);
}

/**
 * Returns what the last pass generated, if a pass would do the same again: it had these inputs, and all its outputs, the docs
 * among them, are as it wrote them.
 *
 * @param root - Root of the repository.
 */
export async function lastPass(root: string, inputs: FileState | undefined): Promise<Artifacts | undefined> {
  if (inputs === undefined) return undefined;
  try {
    const outputs = filesAt(root, outputDirectory).filter(isOutput).sort();
    const bytes = new Map(outputs.map((path) => [path, readFileSync(join(root, path))]));
    if (!(await readRecords(root, recordOf(inputs))).includes(hashOf(bytes))) return undefined;
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
  inputs: FileState | undefined,
  sources: readonly string[],
  files: ReadonlyMap<string, string>,
): Promise<void> {
  if (inputs === undefined || !isUntouched(inputs, readInputs(root))) return;
  const isInput = (path: string) => {
    const place = relative(join(root, sourceDirectory), path);
    return !/^https?:/.test(path) && !isAbsolute(place) && place.split(sep)[0] !== "..";
  };
  if (!sources.every(isInput)) return;
  const outputs = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeRecord(root, recordOf(inputs), hashOf(outputs));
}

function recordOf({ hash }: FileState): string {
  return `pass-${hash}`;
}

/** Whether a file is the output of a pass. A name that begins with a dot is that of a running write, or of the system. */
function isOutput(path: string): boolean {
  return path.startsWith(`${docsDirectory}/`) || !path.startsWith(`${outputDirectory}/.`);
}
