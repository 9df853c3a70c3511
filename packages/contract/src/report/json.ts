import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "../document/document.js";
import { formatVersion, type Report } from "./report.js";

/** Name of the JSON report in its folder. */
export const jsonFile = "report.json";

/** Thrown when a report cannot be read or does not go with another. */
export class ReportError extends Error {
  override readonly name = "ReportError";
}

/** The report as JSON: the {@link Report} as it is. Its fields keep their meaning as long as `formatVersion` is the same. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 1)}\n`;
}

/**
 * Reads a JSON report, given its file or the folder that it stands in.
 *
 * @throws {ReportError} If there is none, or it is another kind of file, or its format is of another version.
 */
export async function readReport(path: string): Promise<Report> {
  let file = path;
  let text: string;
  try {
    if ((await stat(path)).isDirectory()) file = join(path, jsonFile);
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new ReportError(`Cannot read the report ${file}: ${(error as Error).message}.`, { cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ReportError(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  if (!isObject(value) || typeof value.formatVersion !== "number") {
    throw new ReportError(`${file} is not a report of contract tests: it has no formatVersion.`);
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
  if (missing.length > 0) throw new ReportError(`${file} is not a whole report: ${missing.join(", ")} missing.`);
  // Whoever writes this version writes it through `toJson`; the checks above tell other files apart.
  return value as unknown as Report;
}
