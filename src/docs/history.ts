import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { changeLines } from "../changes/release/change-lines.js";
import { dateOf, type ReleaseLines } from "../changes/release/changelog.js";
import { lastReleased, releasedReportFile, releasedVersions } from "../changes/released.js";
import { type ChangeReport, worseOfBoth } from "../changes/report/report.js";
import { versionText } from "../changes/semver.js";
import { changesSince, repositoryLedger } from "../changes/since-release.js";
import { sourceDirectory } from "../generate/layout.js";

/** A released version of the document. */
export interface Release {
  version: string;
  /** As `YYYY-MM-DD`; missing if the changelog does not say it. */
  date?: string;
  /** What changed with it, as lines of Markdown under their headings, as in the changelog. */
  lines: ReleaseLines;
}

/** What changed since a released version. */
export interface Since {
  version: string;
  lines: ReleaseLines;
  /** Ids of the operations that changed for callers. */
  changed: ReadonlySet<string>;
  /** Ids of the operations that the version does not have. */
  added: ReadonlySet<string>;
}

/** What the site says about versions. */
export interface History {
  /** Released versions, the newest first. */
  releases: readonly Release[];
  /** What changed since the last of them that is not a pre-release; missing before the first. */
  since?: Since;
}

/**
 * Reads what changed with each released version of a repository's document, and since the last one.
 *
 * @throws {LoadError} If a released document cannot be read.
 */
export async function readHistory(root: string): Promise<History> {
  const changelog = await readFile(join(root, "CHANGELOG.md"), "utf8").catch(() => "");
  const releases = await Promise.all(
    (await releasedVersions(root)).reverse().map(async (each): Promise<Release> => {
      const version = versionText(each);
      const date = dateOf(changelog, version);
      const report = readReport(await readFile(join(root, releasedReportFile(version)), "utf8"));
      return { version, ...(date !== undefined && { date }), lines: changeLines(report) };
    }),
  );
  const last = await lastReleased(root, { stable: true });
  if (last === undefined) return { releases };
  const today = new Date().toISOString().slice(0, 10);
  const { report } = await changesSince(
    { path: sourceDirectory, cwd: root },
    last,
    await repositoryLedger(root),
    today,
  );
  return { releases, since: sinceOf(last, report) };
}

function sinceOf(version: string, report: ChangeReport): Since {
  const operationsOf = (changes: ChangeReport["changes"]) => new Set(changes.flatMap(({ operations }) => operations));
  const added = operationsOf(report.changes.filter(({ rule }) => rule === "operation-added"));
  const changed = operationsOf(report.changes.filter((change) => worseOfBoth(change) !== "docs"));
  return { version, lines: changeLines(report), changed, added };
}

/** A report as the release wrote it, where each change has its place in two fields. */
function readReport(text: string): ChangeReport {
  const { changes, ...report } = JSON.parse(text);
  return {
    ...report,
    changes: changes.map(({ pointer, side, ...change }: { pointer: string; side: string }) => ({
      ...change,
      place: { pointer, side },
    })),
  };
}
