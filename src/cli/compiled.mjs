// Where compiled modules are placed, so that the next command finds them.
import { constants, rmSync } from "node:fs";
import { access, lstat, mkdir, mkdtemp, readdir, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Failure, reasonOf } from "../../packages/contract/src/cli/failure.mjs";

/** How long a compiled module is kept after it was last started, in milliseconds: parts of it may be loaded late. */
const keptFor = 60 * 60 * 1000;

/**
 * Places compiled modules in a folder of their own: in a cache of the repository or, where that cannot be written because
 * `node_modules` belongs to another user or is read-only, in one of this user among the system's temporary files.
 *
 * @param {string} root - Root of the repository.
 * @param {string} name - Name of the folder, which no other content has.
 * @param {ReadonlyMap<string, Uint8Array>} files - Content by the name of the file.
 * @returns {Promise<string>} Path of the folder.
 * @throws {Failure} If neither place can be written.
 */
export async function placeCompiled(root, name, files) {
  const cache = resolve(root, "node_modules/.cache/frs-openapi");
  try {
    return await place(cache, name, files);
  } catch (error) {
    // Whatever keeps the cache from being written, the other place does not depend on it.
    const own = await ownFolder();
    try {
      if (own === undefined) throw error;
      return await place(own, name, files, join(root, "node_modules"));
    } catch {
      throw new Failure(
        `Cannot write the compiled commands to ${cache} (${reasonOf(error)}), nor to ${own ?? tmpdir()}; set TMPDIR to a folder that can be written.`,
        { cause: error },
      );
    }
  }
}

/**
 * @param {string} cache
 * @param {string} name
 * @param {ReadonlyMap<string, Uint8Array>} files
 * @param {string} [packages] - Folder of the packages that the modules import, if it is not above the cache.
 */
async function place(cache, name, files, packages) {
  const folder = join(cache, name);
  const [file = ""] = files.keys();
  if (!(await isReadable(join(folder, file)))) {
    await mkdir(cache, { recursive: true });
    await removeOld(cache);
    const temporary = await mkdtemp(join(cache, "new-"));
    try {
      for (const [path, contents] of files) await writeFile(join(temporary, path), contents);
      // A module finds packages in the folders above it.
      if (packages !== undefined) await symlink(packages, join(temporary, "node_modules"), "junction");
      await rename(temporary, folder);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      // Another process may have been faster with the same result.
      if (!(await isReadable(join(folder, file)))) throw error;
    }
  }
  // Another user's folder serves as well, and that user keeps it.
  await utimes(folder, new Date(), new Date()).catch(() => {});
  return folder;
}

/** A folder of this user alone among the temporary files; `undefined` if what has its name may be another user's. */
async function ownFolder() {
  const uid = process.getuid?.();
  const folder = join(tmpdir(), `frs-openapi-${uid ?? "cache"}`);
  try {
    await mkdir(folder, { mode: 0o700 }).catch(() => {});
    const found = await lstat(folder);
    // Where there are no user ids, the temporary files are those of one user.
    const isOwn = uid === undefined || (found.uid === uid && (found.mode & 0o077) === 0);
    if (found.isDirectory() && isOwn) return folder;
    const once = await mkdtemp(join(tmpdir(), "frs-openapi-"));
    process.once("exit", () => rmSync(once, { recursive: true, force: true }));
    return once;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
async function isReadable(path) {
  return await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}

/** @param {string} cache */
async function removeOld(cache) {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    // What belongs to another user stays.
    if (Date.now() - mtimeMs > keptFor) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
