import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Paths of the files that are missing or differ from what they should be, sorted. */
export async function findOutdated(root: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const outdated: string[] = [];
  for (const [path, text] of files) {
    if ((await readIfThere(join(root, path))) !== text) outdated.push(path);
  }
  return outdated.sort();
}

/**
 * Writes the files that differ. All of them are written to a temporary folder first and then moved to their places, so
 * that no file is ever seen half-written and a full disk leaves the old ones as they were.
 *
 * @returns Paths of the files that were written, sorted.
 */
export async function writeFiles(root: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const outdated = await findOutdated(root, files);
  if (outdated.length === 0) return [];
  const folder = join(root, "generated");
  await mkdir(folder, { recursive: true });
  const temporary = await mkdtemp(join(folder, ".new-"));
  try {
    for (const [index, path] of outdated.entries()) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(temporary, String(index)), files.get(path) ?? "");
    }
    for (const [index, path] of outdated.entries()) {
      await rename(join(temporary, String(index)), join(root, path));
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return outdated;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
