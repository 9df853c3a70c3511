// Stores compiled modules where the next command finds them.
import { constants } from "node:fs";
import { access, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
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
  const [file = ""] = files.keys();
  if (!(await isReadable(join(directory, file)))) {
    await mkdir(cache, { recursive: true });
    await removeOld(cache);
    const temporary = await mkdtemp(join(cache, "new-"));
    try {
      for (const [path, contents] of files) await writeFile(join(temporary, path), contents);
      // A module finds packages in the directories above it.
      if (packages !== undefined) await symlink(packages, join(temporary, "node_modules"), "junction");
      await rename(temporary, directory);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      // Another process may have been faster with the same result.
      if (!(await isReadable(join(directory, file)))) throw error;
    }
  }
  await touch(directory);
  return directory;
}

/**
 * Whether a directory has a compiled module, which is stored for longer then.
 *
 * @param {string} directory
 * @param {string} file - Name of the module's file.
 */
export async function hasCompiled(directory, file) {
  if (!(await isReadable(join(directory, file)))) return false;
  await touch(directory);
  return true;
}

/** @param {string} directory */
async function touch(directory) {
  // Another user's directory can be used as well, and that user maintains it.
  await utimes(directory, new Date(), new Date()).catch(() => {});
}

/** @param {string} path */
async function isReadable(path) {
  return await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
