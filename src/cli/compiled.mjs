// Stores compiled modules where the next command finds them.
import { mkdir, mkdtemp, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../packages/contract/src/cli/failure.mjs";
import { reasonOf } from "../../packages/contract/src/system-error.mjs";
import { cacheOf, ownDirectory, removeOld } from "./cache.mjs";

/**
 * Stores compiled modules in a directory of their own: in a cache of the repository or, if that is not writable because
 * `node_modules` belongs to another user or is read-only, in a temporary directory of this user.
 *
 * @param {string} root - Root of the repository.
 * @param {string} name - Name of the directory, unique for its content.
 * @param {ReadonlyMap<string, Uint8Array>} files - Content by the name of the file.
 * @returns {Promise<string>} Path of the directory.
 * @throws {Failure} If neither place is writable.
 */
export async function placeCompiled(root, name, files) {
  const cache = cacheOf(root);
  try {
    return await place(cache, name, files);
  } catch (error) {
    // Whatever the reason, the other place does not depend on it.
    const own = await ownDirectory();
    try {
      if (own === undefined) throw error;
      return await place(own, name, files, join(root, "node_modules"));
    } catch {
      throw new Failure(
        `Cannot write the compiled commands to ${cache} (${reasonOf(error)}), nor to ${own ?? tmpdir()}; set TMPDIR to a writable directory.`,
        { cause: error },
      );
    }
  }
}

/**
 * @param {string} cache
 * @param {string} name
 * @param {ReadonlyMap<string, Uint8Array>} files
 * @param {string} [packages] - Directory of the packages that the modules import, if it is not above the cache.
 */
async function place(cache, name, files, packages) {
  const directory = join(cache, name);
  const sizes = sizesOf(files);
  if (!(await isComplete(directory, sizes))) {
    await mkdir(cache, { recursive: true });
    await removeOld(cache);
    const temporary = await mkdtemp(join(cache, "new-"));
    try {
      for (const [path, contents] of files) await writeFile(join(temporary, path), contents);
      // A module finds packages in the directories above it.
      if (packages !== undefined) await symlink(packages, join(temporary, "node_modules"), "junction");
      // Another process may have been faster with the same result; what is damaged is in the way.
      if (!(await isComplete(directory, sizes))) await rm(directory, { recursive: true, force: true });
      await rename(temporary, directory);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      if (!(await isComplete(directory, sizes))) throw error;
    }
  }
  await touch(directory);
  return directory;
}

/**
 * The size of each file, in bytes.
 *
 * @param {ReadonlyMap<string, Uint8Array>} files - Content by the name of the file.
 */
export function sizesOf(files) {
  return new Map([...files].map(([name, { byteLength }]) => [name, byteLength]));
}

/**
 * Whether a directory has all compiled modules, which are stored for longer then. A crash of the system can empty files, and
 * who cleans temporary directories deletes single ones.
 *
 * @param {string} directory
 * @param {ReadonlyMap<string, number>} sizes - Size in bytes by the name of the file.
 */
export async function hasCompiled(directory, sizes) {
  if (!(await isComplete(directory, sizes))) return false;
  await touch(directory);
  return true;
}

/** @param {string} directory */
async function touch(directory) {
  // Another user's directory can be used as well, and that user maintains it.
  await utimes(directory, new Date(), new Date()).catch(() => {});
}

/**
 * @param {string} directory
 * @param {ReadonlyMap<string, number>} sizes - Size in bytes by the name of the file.
 */
async function isComplete(directory, sizes) {
  const files = [...sizes].map(async ([name, size]) => {
    const found = await stat(join(directory, name)).catch(() => undefined);
    return found?.size === size;
  });
  return (await Promise.all(files)).every((isThere) => isThere);
}
