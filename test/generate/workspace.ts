import { rmSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { writeFiles } from "../../src/generate/files.js";
import { sourceFile } from "../../src/generate/layout.js";
import { runPipeline } from "../../src/generate/pipeline.js";
import { root } from "../root.js";

/** What the pipeline and the commands read. */
const parts = ["openapi", "lint", "src", "redocly.yaml", "package.json", "tsconfig.json"];

/** Operations that a small repository describes. */
const keptPaths = ["/v2/{project_id}/face-sets:", "/v2/{project_id}/face-sets/{face_set_name}:"];

/** A copy of the repository without `generated/`, gone when the test ends. */
export async function copyOfRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copyParts(root, folder, parts);
  return folder;
}

let template: Promise<string> | undefined;

/**
 * A copy of the repository whose document describes the facial image libraries alone, with `generated/` up to date, gone
 * when the test ends. It is worked through several times faster than the whole.
 */
export async function smallRepository(): Promise<string> {
  template ??= makeTemplate();
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copyParts(await template, folder, [...parts, "generated"]);
  return folder;
}

async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-small-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await copyParts(root, folder, parts);
  await edit(join(folder, sourceFile), (text) => {
    const [before = "", paths = "", after = ""] = text.split(/^(?=paths:)|^(?=components:)/m);
    const entries = paths
      .split(/^(?= {2}\/)/m)
      .filter((entry) => !entry.startsWith("  /") || keptPaths.includes(entry.split("\n")[0]?.trim() ?? ""));
    return before + entries.join("") + after;
  });
  const { files } = await runPipeline({ root: folder });
  await writeFiles(folder, files);
  return folder;
}

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
