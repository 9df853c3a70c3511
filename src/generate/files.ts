import { constants } from "node:fs";
import {
  access,
  copyFile,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { getSystemErrorMap } from "node:util";

/** Thrown when a generated file cannot be written; no file is changed then. */
export class WriteError extends Error {
  override readonly name = "WriteError";
}

/** Returns the paths of the files that are missing or differ from what they should be, sorted. */
export async function findOutdated(root: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const found = await Promise.all(
    [...files].map(async ([path, text]) => ((await readIfThere(join(root, path))) === text ? [] : [path])),
  );
  return found.flat().sort();
}

/**
 * Writes the files that differ, all or none: every place is checked before, the texts are written to a temporary directory
 * first, and a failure while they are moved to their places restores the old files. No reader sees a half-written file.
 *
 * @param options.signal - Ends the writing; files that were already moved are restored.
 * @param options.owned - A directory that holds nothing but these files: others in it are removed, as part of the same change.
 * @returns Paths of the files that were written or removed, sorted.
 * @throws {WriteError} If a file cannot be written, or the signal was aborted; nothing is changed then.
 */
export async function writeFiles(
  root: string,
  files: ReadonlyMap<string, string>,
  { signal, owned }: { signal?: AbortSignal; owned?: string } = {},
): Promise<string[]> {
  const outdated = await findOutdated(root, files);
  const stale = owned === undefined ? [] : (await filesIn(root, owned)).filter((path) => !files.has(path));
  if (outdated.length + stale.length === 0) return [];
  for (const path of outdated) await checkPlace(root, path);
  // What undoes each step, in the order of the steps.
  const undo: (() => Promise<void>)[] = [];
  let current = "generated";
  try {
    const folder = join(root, "generated");
    await makeFolder(folder, undo);
    const temporary = await mkdtemp(join(folder, ".new-"));
    try {
      const texts = outdated.map((path, index) => ({
        path,
        target: join(root, path),
        fresh: join(temporary, `${index}-new`),
        old: join(temporary, `${index}-old`),
      }));
      for (const { path, target, fresh, old } of texts) {
        current = path;
        await makeFolder(dirname(target), undo);
        await writeFile(fresh, files.get(path) ?? "");
        // A second name costs nothing and keeps what is a link; not every file system has them.
        if (await isThere(target)) await link(target, old).catch(() => copyFile(target, old));
      }
      for (const { path, target, fresh, old } of texts) {
        current = path;
        signal?.throwIfAborted();
        const wasThere = await isThere(old);
        await rename(fresh, target);
        undo.push(() => (wasThere ? rename(old, target) : rm(target)));
      }
      for (const [index, path] of stale.entries()) {
        current = path;
        const old = join(temporary, `${index}-stale`);
        await rename(join(root, path), old);
        undo.push(() => rename(old, join(root, path)));
      }
      signal?.throwIfAborted();
    } catch (error) {
      // The old texts are in the temporary folder: they go back before it does.
      await putBack(undo, current, error);
      throw error;
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  } catch (error) {
    await putBack(undo, current, error);
    if (error instanceof WriteError) throw error;
    if (signal?.aborted) throw new WriteError("Interrupted: nothing was written.", { cause: error });
    throw new WriteError(`Cannot write ${current}: ${reasonOf(error)}; nothing was written.`, { cause: error });
  }
  return [...outdated, ...stale].sort();
}

/** The files of a directory and those below it, relative to the root; none if it does not exist. */
async function filesIn(root: string, directory: string): Promise<string[]> {
  const entries = await readdir(join(root, directory), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** @throws {WriteError} If one of the steps cannot be undone. */
async function putBack(undo: (() => Promise<void>)[], path: string, cause: unknown): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) {
    try {
      await step();
    } catch (error) {
      throw new WriteError(
        `Cannot write ${path}: ${reasonOf(cause)}; the old files cannot be put back (${reasonOf(error)}): restore generated/ from version control.`,
        { cause },
      );
    }
  }
}

/** Creates a directory with its missing parents, and registers their removal. */
async function makeFolder(folder: string, undo: (() => Promise<void>)[]): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first !== undefined) undo.push(() => rm(first, { recursive: true, force: true }));
}

/** @throws {WriteError} If a file cannot be placed there. */
async function checkPlace(root: string, path: string): Promise<void> {
  const refuse = (why: string, cause?: unknown) =>
    new WriteError(`Cannot write ${path}: ${why}; nothing was written.`, { cause });
  const steps = path.split("/");
  let folder = root;
  for (const [index, step] of steps.slice(0, -1).entries()) {
    const next = join(folder, step);
    const found = await stat(next).catch(() => undefined);
    if (!found) break;
    if (!found.isDirectory()) throw refuse(`${steps.slice(0, index + 1).join("/")} must be a folder`);
    folder = next;
  }
  const place = await lstat(join(root, path)).catch(() => undefined);
  if (place?.isDirectory()) throw refuse("a folder has its name, which must be removed or renamed");
  try {
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refuse(reasonOf(error), error);
  }
}

/** Returns the reason for a system error, in words. */
export function reasonOf(error: unknown): string {
  const errno: unknown = error instanceof Error ? Reflect.get(error, "errno") : undefined;
  const known = typeof errno === "number" ? getSystemErrorMap().get(errno)?.[1] : undefined;
  return known ?? (error instanceof Error ? error.message.replace(/\.$/, "") : String(error));
}

async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}

/** Error codes of a path without a readable file. */
const withoutFile = ["ENOENT", "ENOTDIR", "EISDIR"];

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && withoutFile.includes(String(Reflect.get(error, "code")))) return undefined;
    throw error;
  }
}
