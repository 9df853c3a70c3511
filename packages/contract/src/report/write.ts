import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { reasonOf } from "../system-error.mjs";
import { readPageAssets, toHtml } from "./html.js";
import { jsonFile, toJson } from "./json.js";
import { toJunit } from "./junit.js";
import type { Report } from "./report.js";
import { toText } from "./text.js";

/** The files of a report. */
export interface WrittenReports {
  /** Paths of the files that were written. */
  paths: string[];
  /** One message for each file that could not be written. */
  errors: string[];
}

/** Formats in the order in which they are written: JUnit comes last, so that it can name the files that are missing. */
const formats: readonly [name: string, write: (report: Report) => string | Promise<string>][] = [
  [jsonFile, toJson],
  ["report.html", async (report) => toHtml(report, await readPageAssets())],
  ["report.txt", toText],
  ["junit.xml", toJunit],
];

/**
 * Writes a report in all formats to a directory: `report.json`, `report.html`, `report.txt` and `junit.xml`. Each file is
 * replaced at once, so that a reader never sees a part of one. A file that cannot be written does not stop the others.
 */
export async function writeReports(report: Report, folder: string): Promise<WrittenReports> {
  const written: WrittenReports = { paths: [], errors: [] };
  for (const [name, write] of formats) {
    const path = join(folder, name);
    const errors = [...(report.errors ?? []), ...written.errors];
    try {
      await writeAtomically(path, await write(errors.length === 0 ? report : { ...report, errors }));
      written.paths.push(path);
    } catch (error) {
      written.errors.push(`Cannot write ${path}: ${reasonOf(error)}.`);
    }
  }
  return written;
}

/** Writes a temporary file beside the target, then renames it. */
async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.new`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } finally {
    // What cannot be deleted either must not hide the error of the write.
    await rm(temporary, { force: true }).catch(() => {});
  }
}
