// The state of files, by which a command knows that what an earlier one made of them is still right.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * The state of some files.
 *
 * @typedef {object} FileState
 * @property {string} hash - Identifies their names and contents.
 * @property {string} times - Identifies when they were written: a file that was edited and put back has another time.
 */

/**
 * Reads the state of files; a path without a file is part of it, too.
 *
 * @param {string} root - Root of the repository.
 * @param {readonly string[]} paths - Files and directories, relative to the root.
 * @param {readonly string[]} [values] - What else identifies the state.
 * @returns {FileState | undefined} `undefined` if a file cannot be read.
 */
export function stateOf(root, paths, values = []) {
  try {
    const files = paths.flatMap((path) => filesAt(root, path)).sort();
    const times = files.map((path) => {
      const { ctimeMs, ino } = statSync(join(root, path));
      return `${ctimeMs} ${ino}`;
    });
    /** @type {[string, string | Uint8Array][]} */
    const texts = files.map((path) => [path, readFileSync(join(root, path))]);
    return { hash: hashOf([["", values.join("\n")], ...texts]), times: times.join("\n") };
  } catch {
    return undefined;
  }
}

/**
 * Whether nothing was written between two states.
 *
 * @param {FileState | undefined} before
 * @param {FileState | undefined} after
 */
export function isUntouched(before, after) {
  return before !== undefined && before.hash === after?.hash && before.times === after.times;
}

/**
 * Returns the paths of a file, or of the files in a directory and those below it; none if nothing stands there.
 *
 * @param {string} root - Root of the repository.
 * @param {string} path - Relative to the root, as are the results.
 * @returns {string[]}
 */
export function filesAt(root, path) {
  const place = join(root, path);
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/**
 * Identifies texts with their names, in their order.
 *
 * @param {Iterable<readonly [name: string, text: string | Uint8Array]>} files
 */
export function hashOf(files) {
  const hash = createHash("sha256");
  for (const [name, text] of files) hash.update(`${name}\n${Buffer.byteLength(text)}\n`).update(text);
  return hash.digest("hex");
}
