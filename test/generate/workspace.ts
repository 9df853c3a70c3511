import { cpSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { root } from "../root.js";

/**
 * A copy of the repository whose document describes the facial image libraries alone, with `generated/` up to date, gone
 * when the test ends. It is worked through several times faster than the whole.
 *
 * @param more - Parts besides those that the pipeline reads, such as `src`.
 */
export async function smallRepository(...more: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await placeSmallRepository(folder, more);
  return folder;
}

/** Puts such a copy into a folder, for tests that have it in common. */
export async function placeSmallRepository(folder: string, more: readonly string[] = []): Promise<void> {
  const from = inject("smallRepository");
  for (const part of ["openapi", "redocly.yaml", "biome.json", "package.json", "generated", ...more]) {
    cpSync(join(from, part), join(folder, part), { recursive: true });
  }
  // No test changes them.
  for (const part of ["lint", "packages", "node_modules"]) await symlink(join(root, part), join(folder, part), "dir");
}

/** Gives a copy of the repository a `node_modules` of its own, in which the packages are links. */
export async function ownPackages(folder: string): Promise<void> {
  const packages = join(folder, "node_modules");
  await rm(packages);
  await mkdir(packages);
  for (const name of await readdir(join(root, "node_modules"))) {
    if (name !== ".cache") await symlink(join(root, "node_modules", name), join(packages, name), "dir");
  }
}

/** Changes the text of a file; fails if that changes nothing. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`The edit of ${file} changed nothing.`);
  await writeFile(file, after);
}
