// Where commands keep what the next one can use: a cache of the repository, or a temporary directory of this user.
import { rmSync } from "node:fs";
import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const hour = 60 * 60 * 1000;

/** How long a compiled module is stored after its last start, in milliseconds: parts of it may be loaded late. */
const maxAge = hour;

/** How long the record of a pass is stored after its last use, in milliseconds: over a long weekend, at least. */
const maxAgeOfPasses = 7 * 24 * hour;

/**
 * Returns the cache of a repository, which may not exist yet or not be writable.
 *
 * @param {string} root - Root of the repository.
 */
export function cacheOf(root) {
  return resolve(root, "node_modules/.cache/frs-openapi");
}

/** Creates or finds a temporary directory of this user alone; `undefined` if that is not possible. */
export async function ownDirectory() {
  const directory = ownPath();
  try {
    await mkdir(directory, { mode: 0o700 }).catch(() => {});
    if (await isOwn(directory)) return directory;
    const once = await mkdtemp(join(tmpdir(), "frs-openapi-"));
    process.once("exit", () => rmSync(once, { recursive: true, force: true }));
    return once;
  } catch {
    return undefined;
  }
}

function ownPath() {
  return join(tmpdir(), `frs-openapi-${process.getuid?.() ?? "cache"}`);
}

/** @param {string} directory */
async function isOwn(directory) {
  const uid = process.getuid?.();
  const found = await lstat(directory);
  // A system without user ids has temporary files per user.
  return found.isDirectory() && (uid === undefined || (found.uid === uid && (found.mode & 0o077) === 0));
}

/**
 * Returns the texts that were written under the name of a record: none, or one in each directory.
 *
 * @param {string} root - Root of the repository.
 * @param {string} name
 */
export async function readRecords(root, name) {
  const own = ownPath();
  const directories = [cacheOf(root), ...((await isOwn(own).catch(() => false)) ? [own] : [])];
  /** @type {string[]} */
  const texts = [];
  for (const file of directories.map((directory) => join(directory, name))) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    texts.push(text);
    // Another user's record can be used as well, and that user maintains it.
    await utimes(file, new Date(), new Date()).catch(() => {});
  }
  return texts;
}

/**
 * Writes a record in one step, so that no reader sees a part of it. Does nothing if no directory is writable: a record only
 * saves time.
 *
 * @param {string} root - Root of the repository.
 * @param {string} name - Names what the record is about, and the state that it is of.
 * @param {string} text
 */
export async function writeRecord(root, name, text) {
  try {
    await place(cacheOf(root), name, text);
  } catch {
    const own = await ownDirectory();
    if (own !== undefined) await place(own, name, text).catch(() => {});
  }
}

/**
 * @param {string} directory
 * @param {string} name
 * @param {string} text
 */
async function place(directory, name, text) {
  await mkdir(directory, { recursive: true });
  const temporary = await mkdtemp(join(directory, "new-"));
  try {
    await writeFile(join(temporary, name), text);
    await rename(join(temporary, name), join(directory, name));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * Removes what has not been used for long.
 *
 * @param {string} cache
 */
export async function removeOld(cache) {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    const age = name.startsWith("pass-") ? maxAgeOfPasses : maxAge;
    // Another user's files cannot be deleted.
    if (Date.now() - mtimeMs > age) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
