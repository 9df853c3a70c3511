import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "../document/document.js";
import { reasonOf } from "../system-error.mjs";
import { formatVersion, type Report } from "./report.js";

/** Name of the JSON report in its folder. */
export const jsonFile = "report.json";

/** Thrown when a report cannot be read or cannot be merged with another. */
export class ReportError extends Error {
  override readonly name = "ReportError";
}

/** Writes a {@link Report} as JSON. Its fields keep their meaning as long as `formatVersion` is the same. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 1)}\n`;
}

/**
 * Reads a JSON report from its file or from the directory that holds it.
 *
 * @throws {ReportError} If the file cannot be read, is not a report, or has another format version.
 */
export async function readReport(path: string): Promise<Report> {
  let file = path;
  let text: string;
  try {
    if ((await stat(path)).isDirectory()) file = join(path, jsonFile);
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new ReportError(`Cannot read the report ${file}: ${reasonOf(error)}.`, { cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ReportError(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  if (!isObject(value) || typeof value.formatVersion !== "number") {
    throw new ReportError(`${file} is not a contract report: formatVersion is missing.`);
  }
  if (value.formatVersion !== formatVersion) {
    throw new ReportError(`${file} has format ${value.formatVersion}; this version reads format ${formatVersion}.`);
  }
  const missing = [
    isObject(value.document) ? undefined : "document",
    isObject(value.summary) && isObject(value.summary.counts) ? undefined : "summary",
    Array.isArray(value.results) ? undefined : "results",
    Array.isArray(value.evidence) ? undefined : "evidence",
    isObject(value.coverage) && Array.isArray(value.coverage.operations) ? undefined : "coverage",
  ].filter((name) => name !== undefined);
  if (missing.length > 0)
    throw new ReportError(
      `${file} is not a complete report: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing.`,
    );
  // A file of this version was written by `toJson`; the checks above refuse other files.
  return value as unknown as Report;
}
