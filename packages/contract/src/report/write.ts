import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readPageAssets, toHtml } from "./html.js";
import { jsonFile, toJson } from "./json.js";
import { toJunit } from "./junit.js";
import type { Report } from "./report.js";

/**
 * Writes a report in all formats to a folder: `report.json`, `report.html` and `junit.xml`. Each file is
 * replaced at once, so that a reader never sees a part of one.
 *
 * @returns The paths of the files.
 */
export async function writeReports(report: Report, folder: string): Promise<string[]> {
  const files: [name: string, text: string][] = [
    [jsonFile, toJson(report)],
    ["report.html", toHtml(report, await readPageAssets())],
    ["junit.xml", toJunit(report)],
  ];
  const paths: string[] = [];
  for (const [name, text] of files) {
    const path = join(folder, name);
    await writeAtomically(path, text);
    paths.push(path);
  }
  return paths;
}

/** Writes a temporary file beside the target, then renames it. */
async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.new`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}
