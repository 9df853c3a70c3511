import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "../root.js";

/** A copy of the parts of the repository that the pipeline reads, gone when the test ends. */
export async function copyOfRepository(...parts: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const part of ["openapi", "lint", "generated", "redocly.yaml", "package.json", ...parts]) {
    await cp(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes(join("generated", "docs")),
    });
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

/** Changes the text of a file; fails if that changes nothing. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`The edit of ${file} changed nothing.`);
  await writeFile(file, after);
}
