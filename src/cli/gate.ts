import { CommandError, counted, err, exitCode } from "openapi-contract/cli";
import { breaksOf, type GateProblems, gateProblems } from "../changes/gate.js";
import { lastReleased } from "../changes/released.js";
import type { ReportOptions } from "../changes/report/report.js";
import { changesSince, repositoryLedger } from "../changes/since-release.js";
import { documentVersion, readPackageVersions, readVersion, VersionFileError } from "../changes/written-version.js";
import { findOutdated } from "../generate/files.js";
import { sourceFile } from "../generate/layout.js";
import { runPipeline } from "../generate/pipeline.js";

/**
 * Checks that a tree can be merged: its versions and its ledger against what changed since the last release, and
 * `generated/` against the document.
 *
 * @param today - As `YYYY-MM-DD` in UTC.
 */
export async function gate(root: string, today: string, options: ReportOptions): Promise<number> {
  const { version, other } = await problemsOf(root, today, options);
  const problems = [...version, ...other];
  for (const problem of problems) console.error(err.red(problem));
  if (problems.length === 0) return exitCode.ok;
  if (version.length > 0) {
    console.error(err.red(`${counted(problems.length, "problem")}: see \`npm run changes\` for whom a change breaks.`));
  }
  return exitCode.failed;
}

async function problemsOf(root: string, today: string, options: ReportOptions): Promise<GateProblems> {
  try {
    const document = await readVersion(root, documentVersion);
    const packages = await readPackageVersions(root);
    const { files } = await runPipeline({ root });
    const outdated = await findOutdated(root, files);
    const ledger = await repositoryLedger(root);
    const version = await lastReleased(root, { stable: true });
    if (version === undefined) {
      const stale = ledger.entries.map(({ location }) => `${location}: nothing is released yet: remove the entry.`);
      const problems = gateProblems({ document, packages, ledger: [...ledger.problems, ...stale], outdated });
      if (isPassed(problems)) {
        console.log(`Nothing is released yet: any change is allowed. The versions agree on ${document.version}.`);
      }
      return problems;
    }
    const since = await changesSince({ cwd: root, path: sourceFile }, version, ledger, today, options);
    const released = { version, report: since.report };
    const problems = gateProblems({ document, packages, released, ledger: since.problems, outdated });
    if (isPassed(problems)) {
      const accepted = since.report.changes.filter((change) => change.accepted);
      const broken = counted(breaksOf(since.report).length, "breaking change");
      const more = accepted.length === 0 ? "" : `, ${accepted.length} more accepted`;
      const all = counted(since.report.changes.length, "change");
      console.log(`${document.version} is enough for ${all} since ${version}: ${broken}${more}.`);
    }
    return problems;
  } catch (error) {
    if (error instanceof VersionFileError) throw new CommandError(error.message, { cause: error });
    throw error;
  }
}

function isPassed({ version, other }: GateProblems): boolean {
  return version.length + other.length === 0;
}
