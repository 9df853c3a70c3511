import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { writeFiles } from "../src/generate/files.js";
import { sourceFile } from "../src/generate/layout.js";
import { runPipeline } from "../src/generate/pipeline.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of a small repository, which tests copy. */
    smallRepository: string;
  }
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** Operations that the small repository describes. */
const keptPaths = ["/v2/{project_id}/face-sets:", "/v2/{project_id}/face-sets/{face_set_name}:"];

/**
 * Makes a copy of the repository whose document describes the facial image libraries alone, with `generated/` up to date:
 * once for all tests, which copy it in turn.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-small-"));
  for (const part of ["openapi", "lint", "src", "redocly.yaml", "biome.json", "package.json", "tsconfig.json"]) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  for (const part of ["packages", "node_modules"]) await symlink(join(root, part), join(folder, part), "dir");
  const source = join(folder, sourceFile);
  await writeFile(source, withFewPaths(await readFile(source, "utf8")));
  await removeUnused(join(folder, "openapi"), await referredTo(source));
  const { files } = await runPipeline({ root: folder });
  await writeFiles(folder, files);
  project.provide("smallRepository", folder);
  return () => rm(folder, { recursive: true, force: true });
}

function withFewPaths(text: string): string {
  const [before = "", paths = "", after = ""] = text.split(/^(?=paths:)|^(?=components:)/m);
  const entries = paths.split(/^(?= {2}\/)/m);
  const kept = entries.filter(
    (entry) => !entry.startsWith("  /") || keptPaths.includes(entry.split("\n")[0]?.trim() ?? ""),
  );
  return before + kept.join("") + after;
}

/** A file with all that its references lead to. */
async function referredTo(file: string, found = new Set<string>()): Promise<ReadonlySet<string>> {
  if (found.has(file)) return found;
  found.add(file);
  const text = await readFile(file, "utf8");
  for (const [, path = ""] of text.matchAll(/\$ref: ["']?([^"'#\s]+)/g))
    await referredTo(join(dirname(file), path), found);
  return found;
}

/** Removes the files that nothing refers to any more: a copy costs time for each. */
async function removeUnused(folder: string, used: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !used.has(path)) await rm(path);
  }
}
