import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { isObject, type OpenApiDocument } from "../document/document.js";
import { sideEffectClasses } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { ContractEvent, Plan, Reporter } from "../event.js";
import type { Profile } from "../profile.js";
import { compareReports } from "../report/compare.js";
import { comparisonText, listText, problemsText, progressReporter, summaryText } from "../report/console.js";
import { readReport } from "../report/json.js";
import { mergeReports } from "../report/merge.js";
import { planText, replayText, unusedText } from "../report/plan-text.js";
import { collectReport, type Report } from "../report/report.js";
import { isFailure, verdictOf } from "../report/verdict.js";
import { keepLastReports, prepareReports, writeReports } from "../report/write.js";
import type { Selection } from "../run/plan.js";
import { runDefaults } from "../run/runner.js";
import { sortHeaders } from "../session/added-headers.js";
import { openReplay } from "../session/replay-session.js";
import { openSession, type SessionTarget } from "../session/session.js";
import type { Session } from "../session/settings.js";
import { reasonOf } from "../system-error.mjs";
import { type ClientOptions, flagOf } from "../target/client-values.js";
import { recordingFiles } from "../traffic/recording.js";
import { err, out } from "./colours.js";
import { type CommandRunner, command, exitCode, plainRunner } from "./command.js";
import { failureText } from "./failure.mjs";
import { listenForInterrupt } from "./interrupt.js";
import {
  assertRecord,
  type ContractOptions,
  caseOptions,
  checkOptions,
  credentialOption,
  type DocumentForRun,
  defaultDifferences,
  defaultReportDir,
  defaultSeed,
  documentOf,
  documentOption,
  helpText,
  mergeHelp,
  mergeOption,
  percentage,
  permissionOptions,
  planHelp,
  quietOption,
  randomOptions,
  recordingOptions,
  replayHelp,
  replayOption,
  reportOptions,
  speedOptions,
  strictOption,
  targetOptions,
} from "./options.js";
import { refusing } from "./refusal.js";

/** Exit codes of this command. */
const contractExit = { ...exitCode, unreachable: 3, unauthorized: 4 } as const;

/**
 * Runs contract tests as one command whose options also replay a recording, merge reports and show the plan: for a script
 * of a project.
 */
export async function contractCommand(
  args: string[],
  profile: Profile,
  runner: CommandRunner = plainRunner,
): Promise<number> {
  const program = command(
    profile.commands.run,
    "Test that an endpoint, or the mock, conforms to its OpenAPI document.",
  );
  targetOptions(program, profile);
  permissionOptions(program, profile).option(
    "--dry-run",
    "show the plan with its counts and costs, without sending requests",
  );
  speedOptions(program, profile);
  randomOptions(caseOptions(program)).option("--list", "list the cases, without sending requests");
  checkOptions(program, profile);
  replayOption(recordingOptions(program.optionsGroup("Recordings:")));
  mergeOption(reportOptions(program));
  return await execute(quietOption(program).addHelpText("after", helpText(profile)), args, { profile, runner });
}

/** Tests an endpoint. */
export async function runCommand(args: string[], profile: Profile): Promise<number> {
  const program = command(profile.commands.run, "Test that an endpoint conforms to its OpenAPI document.");
  targetOptions(program, profile);
  permissionOptions(program, profile);
  speedOptions(program, profile);
  randomOptions(caseOptions(program));
  checkOptions(program, profile);
  recordingOptions(program.optionsGroup("Recordings:"));
  quietOption(reportOptions(program)).addHelpText("after", helpText(profile));
  return await execute(program, args, { profile });
}

/** Shows what a run would do, without sending requests. */
export async function planCommand(args: string[], profile: Profile): Promise<number> {
  const program = command(
    profile.commands.plan,
    "Show the cases of a run, what they cost and change, without sending requests.",
  );
  targetOptions(program, profile);
  permissionOptions(program, profile);
  speedOptions(program, profile);
  randomOptions(caseOptions(program)).option("--list", "list the cases instead of counting them");
  strictOption(program).addHelpText("after", planHelp);
  return await execute(program, args, { profile }, () => ({ dryRun: true }));
}

/** Checks a recording again, without network. */
export async function replayCommand(args: string[], profile: Profile): Promise<number> {
  const program = command(profile.commands.replay, "Check a recording again, without network.").argument("<recording>");
  documentOption(program, profile);
  caseOptions(program);
  checkOptions(program, profile);
  quietOption(reportOptions(program)).addHelpText("after", replayHelp);
  return await execute(program, args, { profile }, ([replay]) => (replay === undefined ? {} : { replay }));
}

/** Merges the reports of the parts of a run. */
export async function mergeCommand(args: string[], profile: Profile): Promise<number> {
  const program = command(profile.commands.merge, "Merge the reports of the parts of a run.").argument("<reports...>");
  program.option("--min-coverage <percent>", "fail if coverage is below this percentage", percentage);
  reportOptions(program).addHelpText("after", mergeHelp);
  return await execute(program, args, { profile }, () => ({ merge: program.args }));
}

/** Parses the arguments of a command and runs it with its own options added. */
async function execute(
  program: Command,
  args: string[],
  { profile, runner = plainRunner }: { profile: Profile; runner?: CommandRunner },
  own: (operands: readonly string[]) => Partial<ContractOptions> = () => ({}),
): Promise<number> {
  const credential = args.map((argument) => argument.split("=")[0] ?? "").find((name) => credentialOption.test(name));
  if (credential !== undefined) {
    console.error(
      err.red(
        `Unknown option ${credential}: other users of this machine can read a credential on the command line. Set ${profile.credentials.variables} in the environment.`,
      ),
    );
    return contractExit.usage;
  }
  return await runner.run(program, args, () =>
    refusing(() => contract({ ...program.opts<ContractOptions>(), ...own(program.args) }, program, profile, runner)),
  );
}

async function contract(
  options: ContractOptions,
  program: Command,
  profile: Profile,
  runner: CommandRunner,
): Promise<number> {
  if (options.merge) return await merge(options.merge, options);
  if (options.shard && (options.random ?? 0) > 0 && options.seed === undefined) {
    program.error("error: option '--shard' with '--random' needs '--seed', so that all parts use the same inputs");
  }
  assertRecord(program);
  assertTarget(options, program, profile);
  const read = await documentOf(options, profile);
  const { document, unused } = read;
  // Read before any request is sent: a long run must not end in a wrong path.
  const older = options.compare === undefined ? undefined : await readReport(resolve(options.compare));
  const session = await open(read, options, clientValues(program, profile), profile).catch((error: unknown) => {
    // A filter may name what cannot be used.
    process.stderr.write(unusedText(unused, err));
    throw error;
  });
  try {
    const { plan } = session;
    if (plan.cases.length === 0 && plan.withheld.length > 0) {
      throw new ContractError("All selected cases have side effects: allow them with --side-effects.");
    }
    if (options.list) {
      process.stdout.write(listText(plan, out));
      process.stderr.write(unusedText(unused, err));
      return contractExit.ok;
    }
    printPlan(plan, document, options, profile);
    if (options.dryRun) return contractExit.ok;
    await prepareDirectory(options.reportDir);
    const report = await follow(session, read, options, profile, runner);
    return await conclude(report, older, options);
  } finally {
    await session.close();
  }
}

/** Returns the values of the client options on the command line. */
function clientValues(program: Command, { clientOptions }: Profile): ClientOptions {
  const options: { [name: string]: unknown } = program.opts();
  return Object.fromEntries(
    clientOptions.flatMap(({ name }) => {
      const value = options[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

/** Ends the command with a message if an option needs a target that is missing, or if `--target` is required. */
function assertTarget(options: ContractOptions, program: Command, profile: Profile): void {
  if (options.target !== undefined || options.region !== undefined) return;
  const option = profile.clientOptions.find(({ name }) => clientValues(program, profile)[name] !== undefined);
  if (option) {
    program.error(`error: option '${flagOf(option)}' needs '--target' or '--region': the mock has no ${option.plural}`);
  }
  if (options.header && options.mockUrl === undefined) {
    program.error("error: option '--header' needs '--target', '--region' or '--mock-url'");
  }
  if (options.replay === undefined && options.mockUrl === undefined && profile.mock === undefined) {
    program.error("error: required option '--target <url>' not specified");
  }
}

/** Prints the plan; with `--quiet` only if it costs money or changes something. */
function printPlan(plan: Plan, document: OpenApiDocument, options: ContractOptions, { namePrefix }: Profile): void {
  const isHarmless = options.replay !== undefined || plan.target === "mock" || plan.counts.none === plan.cases.length;
  if (options.quiet && isHarmless && !options.dryRun && plan.damage === undefined) {
    process.stderr.write(unusedText(plan.unused ?? [], err));
    return;
  }
  const text = options.replay
    ? replayText(plan, out)
    : planText(plan, { rate: rateOf(plan.target, options), documentation: docsOf(document), namePrefix }, out);
  process.stdout.write(text);
}

/** Creates the directory of the reports before any request is sent: a long run must not end in one that is not writable. */
async function prepareDirectory(folder: string): Promise<void> {
  try {
    await prepareReports(folder);
  } catch (error) {
    throw new ContractError(`Cannot write the reports to ${folder}: ${reasonOf(error)}. Choose another --report-dir.`, {
      cause: error,
    });
  }
}

/** Where a run sends its cases. */
function targetOf({ target, region, mockUrl }: ContractOptions): SessionTarget {
  if (target !== undefined) return { url: target };
  if (region !== undefined) return { region };
  return mockUrl === undefined ? "mock" : { mockUrl };
}

async function open(
  { document, unused }: DocumentForRun,
  options: ContractOptions,
  values: ClientOptions,
  profile: Profile,
): Promise<Session> {
  const { target, region, mockUrl, replay, record, random = 0, seed = defaultSeed } = options;
  const { validator, budget, strict, input = {} } = options;
  const { header: headers = [] } = options;
  const at = targetOf(options);
  const differences = options.differences ?? (existsSync(defaultDifferences) ? defaultDifferences : undefined);
  const common = {
    document,
    profile,
    selection: selectionOf(options),
    ...(unused.length > 0 && { unused }),
    ...(validator !== undefined && { validator }),
    ...(options.check && { checks: options.check }),
    ...(differences !== undefined && { differences }),
    ...(budget !== undefined && { budget }),
    ...(strict && { strict }),
  };
  const checkWords = [
    ...(options.document === profile.document?.file ? [] : ["--document", options.document]),
    ...(validator === undefined ? [] : ["--validator", validator]),
    ...(budget === undefined ? [] : ["--budget", String(budget)]),
    ...(strict === undefined ? [] : ["--strict", strict.join(",")]),
  ];
  const otherWords = [
    ...(options.check === undefined ? [] : ["--check", options.check.join(",")]),
    ...(options.differences === undefined ? [] : ["--differences", options.differences]),
    ...(options.reportDir === defaultReportDir ? [] : ["--report-dir", options.reportDir]),
  ];
  if (replay !== undefined) {
    return await openReplay({ ...common, recording: replay, rerunArguments: [replay, ...checkWords, ...otherWords] });
  }
  const { rate, concurrency, maxRequests, maxResources, timeout } = options;
  const { plain, secret } = sortHeaders(document, headers, profile.credentials);
  return await openSession({
    ...common,
    at,
    environment: process.env,
    seed,
    random,
    inputs: input,
    values,
    headers,
    ...(record !== undefined && { record: { folder: record, force: options.force === true } }),
    ...(rate !== undefined && { rate }),
    ...(concurrency !== undefined && { concurrency }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(maxResources !== undefined && { maxResources }),
    ...(timeout !== undefined && { timeout }),
    rerunArguments: [
      ...checkWords,
      ...(target === undefined ? [] : ["--target", target]),
      ...(region === undefined ? [] : ["--region", region]),
      ...(mockUrl === undefined ? [] : ["--mock-url", mockUrl]),
      ...profile.clientOptions.flatMap((option) => {
        const value = values[option.name];
        return value === undefined ? [] : [flagOf(option), value];
      }),
      ...plain
        .filter((header) => !secret.includes(header))
        .flatMap(([name, value]) => ["--header", `${name}: ${value}`]),
      ...Object.entries(input).flatMap(([name, value]) => ["--input", `${name}=${value}`]),
      ...(random === 0 ? [] : ["--random", String(random)]),
    ],
    rerunOptions: [
      ...(timeout === undefined ? [] : ["--timeout", String(timeout)]),
      ...(maxResources === undefined ? [] : ["--max-resources", String(maxResources)]),
      ...otherWords,
    ],
  });
}

function selectionOf({ target, region, operation, tag, case: cases, shard, sideEffects }: ContractOptions): Selection {
  const isMock = target === undefined && region === undefined;
  return {
    sideEffects: sideEffects ?? (isMock ? sideEffectClasses : ["none"]),
    ...(operation && { operations: operation }),
    ...(tag && { tags: tag }),
    ...(cases && { cases }),
    ...(shard && { shard }),
  };
}

/** Runs the session to its end, to Ctrl-C or to an error, and returns its report. */
async function follow(
  session: Session,
  { document, locate }: DocumentForRun,
  options: ContractOptions,
  { codeAliases }: Profile,
  { printFailure }: CommandRunner,
): Promise<Report> {
  const collector = collectReport(document, locate, codeAliases);
  const reporters: Reporter[] = [
    collector,
    ...(options.quiet ? [] : [progressReporter({ stream: process.stderr, colours: err })]),
  ];
  const interruption = listenForInterrupt(() => {
    console.error(err.yellow("\nEnding the run and deleting created resources. Ctrl-C again ends at once."));
  });
  let hasStarted = false;
  try {
    for await (const event of session.run(interruption.signal)) {
      hasStarted = true;
      await notify(reporters, event);
    }
  } catch (error) {
    if (!hasStarted) throw error;
    // Results so far are still reported.
    printFailure(error);
    return { ...collector.report(), errors: [failureText(error, false)] };
  } finally {
    interruption.release();
  }
  return collector.report();
}

async function notify(reporters: readonly Reporter[], event: ContractEvent): Promise<void> {
  for (const reporter of reporters) await reporter.on(event);
}

/** Writes the reports, prints the result and returns the exit code. */
async function conclude(found: Report, older: Report | undefined, options: ContractOptions): Promise<number> {
  const { minCoverage } = options;
  const report: Report = { ...found, ...(minCoverage !== undefined && { minCoverage }) };
  const verdict = verdictOf(report);
  const kept = verdict === "unreachable" ? await keepLastReports(options.reportDir) : [];
  const { paths, errors } = await writeReports(report, options.reportDir);
  process.stdout.write(`\n${problemsText(report, out)}`);
  if (older) process.stdout.write(comparisonText(compareReports(older, report), out));
  const recorded = options.record === undefined ? [] : [join(options.record, recordingFiles.exchanges)];
  process.stdout.write(summaryText(report, { reports: paths, recorded, kept }, out));
  for (const error of errors) console.error(err.red(error));
  if (verdict === "unreachable" || verdict === "unauthorized") return contractExit[verdict];
  if (report.errors !== undefined) return contractExit.failed;
  if (report.interrupted) return contractExit.interrupted;
  return isFailure(report) || errors.length > 0 ? contractExit.failed : contractExit.ok;
}

async function merge(folders: readonly string[], options: ContractOptions): Promise<number> {
  const reports = await Promise.all(folders.map((folder) => readReport(resolve(folder))));
  const older = options.compare === undefined ? undefined : await readReport(resolve(options.compare));
  const merged = mergeReports(reports);
  await prepareDirectory(options.reportDir);
  return await conclude(merged, older, options);
}

/** Returns the URL of the documentation that the document links to. */
function docsOf(document: OpenApiDocument): string | undefined {
  const docs: unknown = Reflect.get(document, "externalDocs");
  return isObject(docs) && typeof docs.url === "string" ? docs.url : undefined;
}

function rateOf(target: string, { rate }: ContractOptions): number {
  return rate ?? (target === "mock" ? Number.POSITIVE_INFINITY : runDefaults.rate);
}
