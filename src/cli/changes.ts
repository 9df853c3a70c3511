import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Argument, Option } from "commander";
import { exitCode, out, UsageError } from "openapi-contract/cli";
import { defaultBase, type LoadedVersion, loadVersion } from "../changes/load/load.js";
import { LoadError } from "../changes/load/load-error.js";
import { type Policy, readPolicy, standardPolicy } from "../changes/policy.js";
import { githubText } from "../changes/report/github.js";
import { jsonText } from "../changes/report/json.js";
import { markdownText } from "../changes/report/markdown.js";
import {
  type ChangeReport,
  type CompareTypes,
  type ReportOptions,
  reportChanges,
  reportOf,
  worseOfBoth,
} from "../changes/report/report.js";
import { rulesText } from "../changes/report/rules.js";
import { terminalText } from "../changes/report/terminal.js";
import { sourceFile } from "../generate/layout.js";
import { command, run } from "./command.js";

const formats = {
  terminal: (report: ChangeReport) => terminalText(report, out),
  markdown: markdownText,
  json: jsonText,
  github: githubText,
} as const;

/** Where a project says what it decides about verdicts. */
const policyFile = "changes-policy.yaml";

interface ChangesOptions {
  format: keyof typeof formats;
  failOn?: "breaking" | "compatible";
  types: boolean;
  project?: string;
  policy?: string;
  rules?: boolean;
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
    .option("--project <tsconfig>", "keep the changes that this code uses, and list what does not compile any more");
  return await run(program, args, async () => {
    const { format, failOn, types, project, policy, rules } = program.opts<ChangesOptions>();
    if (rules) {
      process.stdout.write(rulesText(out));
      return exitCode.ok;
    }
    const [given, revision] = program.args;
    // Commands run in the root of the repository; what the caller names is relative to where the caller is.
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const own = { cwd: process.cwd(), path: sourceFile };
    try {
      const base = given ?? (await defaultBase(own));
      if (base === undefined) {
        console.error("No release and no default branch to compare with: name a base.");
        return exitCode.ok;
      }
      const before = await loadVersion(base, given === undefined ? own : { ...own, cwd });
      const comparison = revision === undefined ? compareTypesSince(own.cwd) : compareTypes;
      const load = () =>
        revision === undefined ? loadVersion(sourceFile, own) : loadVersion(revision, { ...own, cwd });
      const report = await compared(
        before,
        load,
        { ...(types && { compareTypes: comparison }), policy: await policyOf(policy, cwd, own.cwd) },
        project && { name: project, cwd, root: own.cwd },
      );
      process.stdout.write(formats[format](report));
      return isReached(report, failOn) ? exitCode.failed : exitCode.ok;
    } catch (error) {
      if (error instanceof LoadError) throw new UsageError(error.message);
      throw error;
    }
  });
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

/** The policy that the caller names, else that of the project. */
async function policyOf(named: string | undefined, cwd: string, root: string): Promise<Policy> {
  if (named !== undefined) return await readPolicy(resolve(cwd, named), named);
  const own = join(root, policyFile);
  return existsSync(own) ? await readPolicy(own, policyFile) : standardPolicy;
}

/** Compares types; the compiler is loaded only then. */
const compareTypes: CompareTypes = async (base, revision, changes) =>
  (await import("../changes/types/compare.js")).compareTypes(base, revision, changes);

/** The same, with the client of the working tree, of which the commit has tests. */
function compareTypesSince(root: string): CompareTypes {
  return async (base, revision, changes) => {
    const [reference = "", path] = base.name.split(/:(.*)/s);
    const compared = await compareTypes(base, revision, changes);
    if (path !== sourceFile) return compared;
    const { compareClientTests } = await import("../changes/types/client-tests.js");
    const client = await compareClientTests(root, reference, base);
    return { changes: [...compared.changes, ...client.changes], notes: [...compared.notes, ...client.notes] };
  };
}

function isReached(report: ChangeReport, failOn: ChangesOptions["failOn"]): boolean {
  const worst = worseOfBoth(report);
  return worst === "breaking" ? failOn !== undefined : worst === "compatible" && failOn === "compatible";
}
