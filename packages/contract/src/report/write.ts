import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readPageAssets, toHtml } from "./html.js";
import { jsonFile, toJson } from "./json.js";
import { toJunit } from "./junit.js";
import type { Report } from "./report.js";

/**
 * Writes a report in all formats to a folder: `report.json`, `report.html` and `junit.xml`. Each file is put in its place
 * whole, so that a reader never sees half of one.
 *
 * @returns Paths of the files.
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
    await writeWhole(path, text);
    paths.push(path);
  }
  return paths;
}

/** Writes a file beside its place first, and then moves it there. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.new`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}
