import { Argument, Option } from "commander";
import { err, exitCode, out, UsageError } from "openapi-contract/cli";
import { dayOf } from "../changes/ledger.js";
import { defaultBase, type LoadedVersion, loadVersion } from "../changes/load/load.js";
import { LoadError } from "../changes/load/load-error.js";
import { lastReleased } from "../changes/released.js";
import { githubText } from "../changes/report/github.js";
import { jsonText } from "../changes/report/json.js";
import { markdownText } from "../changes/report/markdown.js";
import {
  type ChangeReport,
  type ReportOptions,
  reportChanges,
  reportOf,
  withAcceptances,
  worseOfBoth,
} from "../changes/report/report.js";
import { rulesTexts } from "../changes/report/rules.js";
import { terminalText } from "../changes/report/terminal.js";
import { ledgerProblems, repositoryLedger } from "../changes/since-release.js";
import { sourceFile } from "../generate/layout.js";
import { command, run } from "./command.js";
import { compareTypes, compareTypesSince, policyFile, policyOf } from "./comparison.js";
import { gate } from "./gate.js";
import { strayValue } from "./swallowed.js";

const formats = {
  terminal: (report: ChangeReport) => terminalText(report, out),
  markdown: markdownText,
  json: jsonText,
  github: githubText,
} as const;

interface ChangesOptions {
  format: keyof typeof formats;
  failOn?: "breaking" | "compatible";
  types: boolean;
  project?: string;
  policy?: string;
  rules?: boolean;
  gate?: boolean;
}

/** `npm run changes`: reports what changed between two versions of a document, and whom it breaks. */
export async function main(args: string[]): Promise<number> {
  const program = command(
    "changes",
    "Report what changed between two versions of an OpenAPI document, and whom it breaks.",
  )
    .addArgument(new Argument("[base]", "a file, a directory with openapi.yaml, a URL, or a git commit (COMMIT:PATH)"))
    .addArgument(new Argument("[revision]", "the same for the newer version; the working tree unless given"))
    .addOption(
      new Option("--format <format>", "how the report is printed").choices(Object.keys(formats)).default("terminal"),
    )
    .addOption(
      new Option("--fail-on <verdict>", "exit with 1 if there is such a change, on the wire or in types").choices([
        "breaking",
        "compatible",
      ]),
    )
    .option("--no-types", "do not compare the generated types")
    .option(
      "--policy <file>",
      `verdicts of rules and meanings of extensions (${policyFile} unless given, if it exists)`,
    )
    .option("--rules", "list the rules with their verdicts instead of comparing")
    .option("--project <tsconfig>", "keep the changes that this code uses, and list what does not compile any more")
    .option("--gate", "exit with 1 if the version is too low for what changed since the last release; for CI");
  return await run(program, args, async () => {
    const { format, failOn, types, project, policy, rules, gate: isGate } = program.opts<ChangesOptions>();
    if (rules) {
      if (format === "github") throw new UsageError("--rules prints as terminal, markdown or json, not as github.");
      process.stdout.write(rulesTexts[format](out));
      return exitCode.ok;
    }
    const [given, revision] = program.args;
    // Commands run in the root of the repository; what the caller names is relative to where the caller is.
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const own = { cwd: process.cwd(), path: sourceFile };
    const today = dayOf(new Date());
    if (isGate && (given !== undefined || project !== undefined)) {
      throw new UsageError(
        "--gate compares the working tree with the last release: leave out the versions and --project.",
      );
    }
    try {
      const chosen = await policyOf(own.cwd, policy, cwd);
      const sinceRelease = { ...(types && { compareTypes: compareTypesSince(own.cwd) }), policy: chosen };
      if (isGate) return await gate(own.cwd, today, sinceRelease);
      const base = given === undefined ? await defaultBase(own) : { reference: given, reason: "as given" };
      if (base === undefined) {
        console.error("Nothing is released yet, and no default branch was found to compare with: name a base.");
        return exitCode.ok;
      }
      const comparison = revision === undefined ? compareTypesSince(own.cwd) : compareTypes;
      const load = () =>
        revision === undefined ? loadVersion(sourceFile, own) : loadVersion(revision, { ...own, cwd });
      const before = await loadVersion(base.reference, given === undefined ? own : { ...own, cwd }).catch(
        async (error: unknown) => {
          throw await withErrorOf(load, error);
        },
      );
      const found = await compared(
        before,
        load,
        { ...(types && { compareTypes: comparison }), policy: chosen },
        project && { name: project, cwd, root: own.cwd },
      );
      const ledger = await repositoryLedger(own.cwd);
      // Two versions that the caller names may be of any document, of which the releases here say nothing.
      const isUnreleased = revision === undefined && (await lastReleased(own.cwd, { stable: true })) === undefined;
      const report = { ...withAcceptances(found, ledger, today), baseReason: base.reason, isUnreleased };
      process.stdout.write(formats[format](report));
      // Entries for changes since the last release stay valid when other versions are compared, or a part of the changes.
      const problems = await ledgerProblems(own, ledger, found.changes, today, sinceRelease);
      for (const problem of problems) console.error(err.red(problem));
      return problems.length > 0 || isReached(report, failOn) ? exitCode.failed : exitCode.ok;
    } catch (error) {
      if (error instanceof LoadError) {
        throw new UsageError(strayValue(program, "changes", program.args) ?? error.message);
      }
      throw error;
    }
  });
}

/** An error of one version together with that of the other one, if that cannot be read either. */
async function withErrorOf(load: () => Promise<LoadedVersion>, error: unknown): Promise<unknown> {
  if (!(error instanceof LoadError)) return error;
  try {
    await (await load()).close();
    return error;
  } catch (other) {
    const isOther = other instanceof LoadError && other.message !== error.message;
    return isOther ? new LoadError(`${error.message}\n${other.message}`) : error;
  }
}

/** Compares a version with another one, and closes both. */
async function compared(
  before: LoadedVersion,
  load: () => Promise<LoadedVersion>,
  options: ReportOptions,
  project: { name: string; cwd: string; root: string } | undefined | "",
): Promise<ChangeReport> {
  try {
    const after = await load();
    try {
      const report = await reportChanges(before, after, options);
      if (!project) return report;
      const { compareProject } = await import("../changes/types/project.js");
      return reportOf({ ...report, ...(await compareProject(project, before, after, report.changes)) });
    } finally {
      await after.close();
    }
  } finally {
    await before.close();
  }
}

function isReached({ changes, project }: ChangeReport, failOn: ChangesOptions["failOn"]): boolean {
  if (failOn === undefined) return false;
  if (project !== undefined && project.errors.length > 0) return true;
  const reached = failOn === "breaking" ? ["breaking"] : ["breaking", "compatible"];
  return changes.some((change) => change.accepted === undefined && reached.includes(worseOfBoth(change)));
}
