import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, type JsonObject } from "openapi-contract/document";
import { ledgerFile } from "../generate/layout.js";
import { type Acceptable, type Ledger, readLedger, staleEntries } from "./ledger.js";
import { type LoadOptions, loadVersion } from "./load/load.js";
import { lastReleased, releasedFile } from "./released.js";
import { type ChangeReport, type ReportOptions, reportChanges, withAcceptances } from "./report/report.js";
import { isRule } from "./rules/catalogue.js";

/** Reads the ledger of a repository; an empty one if there is none. */
export async function repositoryLedger(root: string): Promise<Ledger> {
  let text: string;
  try {
    text = await readFile(join(root, ledgerFile), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { entries: [], problems: [] };
    throw error;
  }
  return ledgerOf(text);
}

/** Reads the text of a ledger. */
export function ledgerOf(text: string): Ledger {
  return readLedger(text, ledgerFile, isReported);
}

/** What changed since a release, with what is wrong with the ledger. */
export interface SinceRelease {
  report: ChangeReport;
  /** Lines about the ledger: what cannot be read, and entries that accept nothing any more. */
  problems: string[];
}

/**
 * Compares the hand-written document with a released one. Its version is not compared: it follows from the rest.
 *
 * @param version - A released version.
 * @param ledger - What is accepted.
 * @param today - As `YYYY-MM-DD` in UTC.
 * @throws {LoadError} If one of them cannot be read.
 */
export async function changesSince(
  own: LoadOptions,
  version: string,
  ledger: Ledger,
  today: string,
  options?: ReportOptions,
): Promise<SinceRelease> {
  const base = await loadVersion(releasedFile(version), own);
  try {
    const revision = await loadVersion(own.path, own);
    try {
      const before = { ...base, document: withVersionOf(revision.document, base.document) };
      const report = withAcceptances(await reportChanges(before, revision, options), ledger, today);
      return { report, problems: [...ledger.problems, ...staleEntries(ledger, report.changes, today)] };
    } finally {
      await revision.close();
    }
  } finally {
    await base.close();
  }
}

/**
 * What is wrong with a ledger when two versions were compared, in lines: an entry is needed if it is of one of their changes,
 * or of one since the last release.
 *
 * @param changes - The changes that were found.
 * @param options - How the changes since the last release are found.
 */
export async function ledgerProblems(
  own: LoadOptions,
  ledger: Ledger,
  changes: readonly Acceptable[],
  today: string,
  options?: ReportOptions,
): Promise<string[]> {
  const stale = staleEntries(ledger, changes, today);
  const last = stale.length === 0 ? undefined : await lastReleased(own.cwd, { stable: true });
  if (last === undefined) return [...ledger.problems, ...stale];
  const { report } = await changesSince(own, last, ledger, today, options);
  return [...ledger.problems, ...staleEntries(ledger, [...changes, ...report.changes], today)];
}

function withVersionOf({ info: newer }: JsonObject, document: JsonObject): JsonObject {
  const version = isObject(newer) ? newer.version : undefined;
  if (!isObject(document.info) || version === undefined) return document;
  return { ...document, info: { ...document.info, version } };
}

/** Whether reports can have a rule of this id: a rule of the wire, of an extension that a policy compares, or of types. */
function isReported(id: string): boolean {
  return isRule(id) || /^(request|response)-x-|^types\/[a-z-]+-(removed|changed)$/.test(id);
}
