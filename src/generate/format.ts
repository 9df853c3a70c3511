import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
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

/** The last result for each path: while a document is edited, most files stay the same. */
const formatted = new Map<string, { settings: string; before: string; after: string }>();

/**
 * Formats generated TypeScript by the rules of the repository, with one process of Biome for all files that changed.
 *
 * @param root - Root of the repository, where `biome.json` is.
 * @param files - Text by path, relative to the root.
 * @throws {FormatError} If Biome or its settings are missing, or it refuses a file.
 */
export async function formatFiles(root: string, files: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  // Synchronous up to the start of Biome: it then runs while the caller does something else.
  const settings = JSON.stringify(readSettings(root));
  const results = new Map<string, string>();
  const changed: [path: string, text: string][] = [];
  for (const [path, text] of files) {
    const known = formatted.get(path);
    const isKnown = known?.settings === settings && known.before === text;
    // Set in any case, so that the results have the order of the files.
    results.set(path, isKnown ? known.after : text);
    if (!isKnown) changed.push([path, text]);
  }
  if (changed.length > 0) {
    const texts = await runBiome(settings, changed);
    for (const [index, [path, before]] of changed.entries()) {
      const after = texts[index] ?? "";
      formatted.set(path, { settings, before, after });
      results.set(path, after);
    }
  }
  return results;
}

/** Reads the settings of the repository, without those that select its files. */
function readSettings(root: string): JsonObject {
  try {
    const settings: unknown = JSON.parse(readFileSync(join(root, formatterFile), "utf8"));
    if (!isObject(settings)) throw new Error("it must be an object");
    const { $schema: _, files: __, ...rest } = settings;
    // Generated files may get longer than those of people.
    return { ...rest, vcs: { enabled: false }, files: { maxSize: 2 ** 30 } };
  } catch (error) {
    throw failure(`${formatterFile} must say how: ${reasonOf(error)}.`, error);
  }
}

/** Runs Biome on copies in a temporary directory, where no file is ignored. */
async function runBiome(
  settings: string,
  files: readonly (readonly [path: string, text: string])[],
): Promise<string[]> {
  const [program, first] = biomeCommand();
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), "frs-openapi-format-"));
    writeFileSync(join(folder, formatterFile), settings);
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const options = ["format", "--write", "--colors=off", `--config-path=${folder}`, "."];
    await promisify(execFile)(program, [...first, ...options], { cwd: folder });
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

/** Packages of Biome's programs for Linux; the other systems have one for each processor. */
const linuxPrograms = [`@biomejs/cli-linux-${process.arch}/biome`, `@biomejs/cli-linux-${process.arch}-musl/biome`];

/**
 * Returns Biome's program with its first arguments. Its command is a script that starts the program of the platform, which
 * takes three times longer than to start the program: the script is only used where it has to choose.
 */
function biomeCommand(): [program: string, args: string[]] {
  const script = findBiome();
  const { platform, arch } = process;
  const name = `@biomejs/cli-${platform}-${arch}/biome${platform === "win32" ? ".exe" : ""}`;
  const installed = (platform === "linux" ? linuxPrograms : [name]).flatMap((each) => resolved(script, each) ?? []);
  const [only, ...others] = installed;
  const isChosen = only === undefined || others.length > 0 || process.env.BIOME_BINARY !== undefined;
  return isChosen ? [process.execPath, [script]] : [only, []];
}

/** Returns the path of a file of a package, as the script of Biome finds it. */
function resolved(from: string, name: string): string | undefined {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}

/** Returns the path of Biome's command. */
function findBiome(): string {
  try {
    return createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
  } catch (error) {
    throw failure("@biomejs/biome is not installed: run `npm ci`.", error);
  }
}

/** Returns Biome's first error, in one line. */
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
