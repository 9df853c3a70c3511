import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { root } from "../root.js";

/** What the pipeline and the commands read. */
const parts = ["openapi", "lint", "src", "redocly.yaml", "package.json", "tsconfig.json"];

/** A copy of the repository without `generated/`, gone when the test ends. */
export async function copyOfRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copyParts(root, folder, parts);
  return folder;
}

/**
 * A copy of the repository whose document describes the facial image libraries alone, with `generated/` up to date, gone
 * when the test ends. It is worked through several times faster than the whole.
 */
export async function smallRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copyParts(inject("smallRepository"), folder, [...parts, "generated"]);
  return folder;
}

/** Copies parts of a repository into a folder, with a link to the installed dependencies. */
async function copyParts(from: string, to: string, names: string[]): Promise<void> {
  for (const name of names) await cp(join(from, name), join(to, name), { recursive: true });
  await symlink(join(root, "node_modules"), join(to, "node_modules"), "dir");
}

/** Changes the text of a file; fails if that changes nothing. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`The edit of ${file} changed nothing.`);
  await writeFile(file, after);
}
