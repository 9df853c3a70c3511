import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { isObject, type JsonObject } from "openapi-contract/document";
import { reasonOf } from "./files.js";
import { formatterFile } from "./layout.js";

/** Thrown when generated code cannot be formatted; the old generated files stay as they are. */
export class FormatError extends Error {
  override readonly name = "FormatError";
}

/** What was formatted before, by path: while a document is edited, most files stay the same. */
const formatted = new Map<string, { settings: string; before: string; after: string }>();

/**
 * Formats generated TypeScript by the rules of the whole repository, with one process of Biome for all files.
 *
 * @param root - Root of the repository, where `biome.json` is.
 * @param files - Text by path, relative to the root.
 * @throws {FormatError} If Biome or its settings are missing, or it refuses a file.
 */
export async function formatFiles(root: string, files: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const settings = JSON.stringify(await readSettings(root));
  const isKnown = (path: string, text: string) => {
    const known = formatted.get(path);
    return known?.settings === settings && known.before === text;
  };
  const changed = [...files].filter(([path, text]) => !isKnown(path, text));
  if (changed.length > 0) {
    const texts = await runBiome(settings, changed);
    for (const [index, [path, before]] of changed.entries()) {
      formatted.set(path, { settings, before, after: texts[index] ?? "" });
    }
  }
  return new Map([...files.keys()].map((path) => [path, formatted.get(path)?.after ?? ""]));
}

/** The settings of the repository, without those that choose its files. */
async function readSettings(root: string): Promise<JsonObject> {
  try {
    const settings: unknown = JSON.parse(await readFile(join(root, formatterFile), "utf8"));
    if (!isObject(settings)) throw new Error("it must be an object");
    const { $schema: _, files: __, ...rest } = settings;
    // Generated files may get longer than those of people.
    return { ...rest, vcs: { enabled: false }, files: { maxSize: 2 ** 30 } };
  } catch (error) {
    throw failure(`${formatterFile} must say how: ${reasonOf(error)}.`, error);
  }
}

/** Runs Biome over copies in a temporary folder, which has no file that could be ignored. */
async function runBiome(
  settings: string,
  files: readonly (readonly [path: string, text: string])[],
): Promise<string[]> {
  const biome = findBiome();
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(tmpdir(), "frs-openapi-format-"));
    await writeFile(join(folder, formatterFile), settings);
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const options = ["format", "--write", "--colors=off", `--config-path=${folder}`, "."];
    await promisify(execFile)(process.execPath, [biome, ...options], { cwd: folder });
    const copies: string[] = [];
    for (const [path] of files) copies.push(await readFile(join(folder, path), "utf8"));
    return copies;
  } catch (error) {
    const output: unknown = error instanceof Error ? Reflect.get(error, "stderr") : undefined;
    if (typeof output === "string") throw failure(reasonIn(output, folder), error);
    throw failure(
      `cannot write to ${tmpdir()} (${reasonOf(error)}); set TMPDIR to a folder that can be written.`,
      error,
    );
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Path of Biome's command. */
function findBiome(): string {
  try {
    return createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
  } catch (error) {
    throw failure("@biomejs/biome is not installed: run `npm ci`.", error);
  }
}

/** The first thing of which Biome complains, in one line. */
function reasonIn(output: string, folder = ""): string {
  // The package holds no code for itself, but installs what the platform needs.
  if (output.includes("MODULE_NOT_FOUND")) return "Biome for this platform is not installed: run `npm ci`.";
  const [, place = "", message] = output.replaceAll(`${folder}/`, "").match(/^(\S+) \w+ ━+\s+× (.*)$/m) ?? [];
  if (message === undefined) return `Biome failed: ${output.trim().split("\n")[0]}`;
  // The copy of the settings has other lines than the file that they come from.
  return `${place.startsWith(formatterFile) ? formatterFile : place}: ${message}`;
}

function failure(why: string, cause: unknown): FormatError {
  return new FormatError(`Cannot format the generated code: ${why}`, { cause });
}
