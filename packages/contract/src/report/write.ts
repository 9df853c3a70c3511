import { access, constants, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { reasonOf } from "../system-error.mjs";
import { readPageAssets, toHtml } from "./html.js";
import { jsonFile, readReport, toJson } from "./json.js";
import { pendingJunit, toJunit } from "./junit.js";
import type { Report } from "./report.js";
import { toText } from "./text.js";
import { verdictOf } from "./verdict.js";

/** The files of a report. */
export interface WrittenReports {
  /** Paths of the files that were written. */
  paths: string[];
  /** One message for each file that could not be written. */
  errors: string[];
}

/** Name of the JUnit report. */
const junitFile = "junit.xml";

/** All other formats. JUnit comes after them, so that it can name the files that are missing. */
const formats: readonly [name: string, write: (report: Report) => string | Promise<string>][] = [
  [jsonFile, toJson],
  ["report.html", async (report) => toHtml(report, await readPageAssets())],
  ["report.txt", toText],
];

/**
 * Creates the directory of reports, and a `junit.xml` that says that the run has not ended. It replaces that of an older
 * run, and stays if this run is killed or its disk gets full.
 *
 * @throws {Error} If the directory is not writable.
 */
export async function prepareReports(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK);
  await writeAtomically(join(folder, junitFile), pendingJunit());
}

/**
 * Writes a report in all formats to a directory: `report.json`, `report.html`, `report.txt` and `junit.xml`. Each file is
 * replaced at once, so that a reader never sees a part of one. A file that cannot be written does not stop the others.
 */
export async function writeReports(report: Report, folder: string): Promise<WrittenReports> {
  const written: WrittenReports = { paths: [], errors: [] };
  const attempt = async (path: string, write: () => Promise<void>) => {
    try {
      await write();
      written.paths.push(path);
    } catch (error) {
      written.errors.push(`Cannot write ${path}: ${reasonOf(error)}.`);
    }
  };
  for (const [name, write] of formats) {
    const path = join(folder, name);
    await attempt(path, async () => await writeAtomically(path, await write(report)));
  }
  const junit = join(folder, junitFile);
  await attempt(junit, async () => await writeJunit(junit, report, written.errors));
  return written;
}

/**
 * Keeps the reports of an older run beside those that will replace them, as `report.previous.json` and so on. Those of a run
 * that did not reach its target are not kept, so that they replace no others.
 *
 * @returns The paths of the files that are kept now, or were kept before.
 */
export async function keepLastReports(folder: string): Promise<string[]> {
  const older = await readReport(join(folder, jsonFile)).catch(() => undefined);
  const isWorthKeeping = older !== undefined && verdictOf(older) !== "unreachable";
  const kept: string[] = [];
  for (const [name] of formats) {
    const path = join(folder, name.replace(/^report/, "report.previous"));
    if (isWorthKeeping) await rename(join(folder, name), path).catch(() => {});
    if (await isThere(path)) kept.push(path);
  }
  return kept;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Writes the JUnit report; if the disk has no room for it, one that has only what is wrong with the run itself. */
async function writeJunit(path: string, report: Report, unwritten: readonly string[]): Promise<void> {
  const errors = [...(report.errors ?? []), ...unwritten];
  try {
    await writeAtomically(path, toJunit(errors.length === 0 ? report : { ...report, errors }));
  } catch (error) {
    const reason = `Cannot write all of ${path}: ${reasonOf(error)}.`;
    // In place: the block of the file that stands there can be used again.
    await writeFile(path, toJunit({ ...report, results: [], errors: [...errors, reason] })).catch(() => {});
    throw error;
  }
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
