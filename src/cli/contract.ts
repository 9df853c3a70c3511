import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { ContractError } from "../contract/errors.js";
import type { ContractEvent, Reporter } from "../contract/event.js";
import { compareReports } from "../contract/report/compare.js";
import { comparisonText, findingsText, listText, progressReporter, summaryText } from "../contract/report/console.js";
import { percentText } from "../contract/report/coverage.js";
import { ReportError, readReport } from "../contract/report/json.js";
import { mergeReports } from "../contract/report/merge.js";
import { planText } from "../contract/report/plan-text.js";
import { collectReport, isBroken, type Report, wasTried } from "../contract/report/report.js";
import { locateNothing, sourceLocator } from "../contract/report/source.js";
import { writeReports } from "../contract/report/write.js";
import type { Selection } from "../contract/run/plan.js";
import type { Shard } from "../contract/run/shard.js";
import { openReplay, openSession, type Session } from "../contract/session.js";
import { bundleFile } from "../generate/layout.js";
import { isObject, loadDocument, type OpenApiDocument } from "../spec/document.js";
import type { SideEffects } from "../spec/operations.js";
import { err, out } from "./colours.js";
import { command, exitCode, run } from "./command.js";
import { listenForInterrupt } from "./interrupt.js";

/** Exit codes that only this command has. */
const contractExit = { ...exitCode, unreachable: 3, interrupted: 130 } as const;

/** Where known differences stand unless told otherwise. */
const usualDifferences = "contract-differences.yaml";

/** How many requests a second a run against an endpoint sends unless told otherwise. */
const usualRate = 5;

/** What random cases are made from unless told otherwise: always the same, so that a run can be repeated. */
const usualSeed = 1;

/** Options as the command line gives them. */
interface ContractOptions {
  target?: string;
  region?: string;
  projectId?: string;
  document: string;
  sideEffects?: SideEffects[];
  dryRun?: boolean;
  list?: boolean;
  rate?: number;
  concurrency?: number;
  maxRequests?: number;
  timeout?: number;
  budget?: number;
  operation?: string[];
  tag?: string[];
  check?: string[];
  case?: string[];
  shard?: Shard;
  seed?: number;
  random: number;
  record?: string;
  force?: boolean;
  replay?: string;
  judge?: "prism";
  differences?: string;
  reportDir: string;
  compare?: string;
  merge?: string[];
  minCoverage?: number;
  quiet?: boolean;
}

/** `npm run contract`: proves that the mock or an endpoint keeps the contract. */
export async function main(args: string[]): Promise<number> {
  const credential = args.map((argument) => argument.split("=")[0] ?? "").find((name) => credentialOption.test(name));
  if (credential !== undefined) {
    console.error(
      err.red(
        `${credential} is no option: other users of this machine could read a credential on the command line. Set FRS_TOKEN, or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, in the environment.`,
      ),
    );
    return contractExit.usage;
  }
  const program = contractCommand();
  return await run(program, args, async () => {
    try {
      return await contract(program.opts<ContractOptions>(), program);
    } catch (error) {
      // What was asked for cannot be done: the command line is wrong, not the endpoint.
      if (!(error instanceof ContractError || error instanceof ReportError)) throw error;
      console.error(err.red(error.message));
      return contractExit.usage;
    }
  });
}

/** Options that people try when they look for a place for their credentials. */
const credentialOption = /^--?(?:x-)?(?:auth|token|password|secret|access-?key|ak|sk|api-?key|credential|bearer)/i;

function contractCommand(): Command {
  return command("contract", "Prove that an endpoint keeps the contract, or that the mock does.")
    .optionsGroup("Target:")
    .addOption(new Option("--target <url>", "base URL of the endpoint (default: the mock, in this process)"))
    .addOption(new Option("--region <region>", "region of the document's own server, as target").conflicts("target"))
    .option("--project-id <id>", "project to work in (default: HUAWEICLOUD_SDK_PROJECT_ID)")
    .option("--document <file>", "bundled OpenAPI 3.1 document, as JSON", bundleFile)
    .optionsGroup("What it may do:")
    .option(
      "--side-effects <class>",
      "none, billable, writes; several with commas (default: none, and all on the mock)",
      sideEffectsList,
    )
    .option("--dry-run", "show the plan with its counts and what costs money, and send nothing")
    .option("--rate <number>", `requests a second at most (default: ${usualRate}, without limit on the mock)`, positive)
    .option("--concurrency <number>", "cases at the same time (default: 4)", positiveInteger)
    .option("--max-requests <number>", "begin no further case after so many requests", positiveInteger)
    .option("--timeout <ms>", "how long one exchange may take (default: 30000)", positiveInteger)
    .optionsGroup("Which cases:")
    .option("--operation <id>", "only this operation; several with commas", commaList)
    .option("--tag <name>", "only operations with this tag; repeatable", repeated)
    .option("--check <name>", "only this check; several with commas", commaList)
    .option("--case <id>", "only this case, or what * stands for; repeatable", repeated)
    .option("--shard <part>", "only a part, such as 2/4, of the cases", shardOf)
    .option("--random <number>", "so many random valid and invalid inputs for each operation", wholeNumber, 0)
    .option("--seed <number>", `what random inputs are made from (default: ${usualSeed})`, wholeNumber)
    .option("--list", "list the cases, and send nothing")
    .optionsGroup("How it judges:")
    .option("--budget <ms>", "how long an answer may take", positiveInteger)
    .addOption(new Option("--judge <name>", "a second judge of every exchange").choices(["prism"]))
    .option("--differences <file>", `known differences (default: ${usualDifferences}, if there is one)`)
    .option("--min-coverage <percent>", "fail if less of the document is exercised", percentage)
    .optionsGroup("Recordings:")
    .option("--record <folder>", "record the exchanges there, without credentials and images")
    .option("--force", "replace a recording that is there already")
    .addOption(
      new Option("--replay <folder>", "judge a recording again, without network").conflicts([
        "target",
        "region",
        "record",
        "random",
      ]),
    )
    .optionsGroup("Reports:")
    .option("--report-dir <folder>", "where report.html, report.json and junit.xml go", "contract-report")
    .option("--compare <file>", "tell what differs from an older report.json")
    .addOption(
      new Option("--merge <folders...>", "join the reports of several parts instead of running").conflicts([
        "target",
        "region",
        "replay",
        "record",
      ]),
    )
    .option("--quiet", "print neither plan nor progress")
    .addHelpText(
      "after",
      `
Credentials come from the environment alone: FRS_TOKEN, or HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and, for temporary
keys, HUAWEICLOUD_SDK_SECURITY_TOKEN.

Exit codes:
  0    the contract is kept
  1    it is broken, coverage is too low, or something was left behind
  2    the command line is wrong, or a filter matches nothing
  3    nobody answers at the target
  130  interrupted; what was made is removed, and reports are written. A second Ctrl-C ends at once.

Examples:
  npm run contract
  npm run contract -- --region ap-southeast-1 --side-effects billable --dry-run
  npm run contract -- --target https://api.example.com --operation listFaceSets --compare old/report.json`,
    );
}

async function contract(options: ContractOptions, program: Command): Promise<number> {
  if (options.merge) return await merge(options.merge, options);
  if (options.shard && options.random > 0 && options.seed === undefined) {
    program.error("error: option '--shard' with '--random' needs '--seed', so that all parts try the same inputs");
  }
  const document = await loadDocument(resolve(options.document));
  // Read before anything is sent: a long run is not to end in a spelling mistake.
  const older = options.compare === undefined ? undefined : await readReport(resolve(options.compare));
  const session = await open(document, options);
  try {
    const { plan } = session;
    if (plan.cases.length === 0 && plan.withheld.length > 0) {
      throw new ContractError("All chosen cases have side effects: allow them with --side-effects.");
    }
    if (options.list) {
      process.stdout.write(listText(plan, out));
      return contractExit.ok;
    }
    const isHarmless = plan.target === "mock" || plan.counts.billable + plan.counts.writes === 0;
    if (options.dryRun || !(options.quiet || options.replay) || !isHarmless) {
      process.stdout.write(
        planText(plan, { rate: rateOf(plan.target, options), documentation: docsOf(document) }, out),
      );
    }
    if (options.dryRun) return contractExit.ok;
    const report = await follow(session, document, options);
    return await conclude(report, older, options);
  } finally {
    await session.close();
  }
}

async function open(document: OpenApiDocument, options: ContractOptions): Promise<Session> {
  const { target, region, projectId, replay, record, random, seed = usualSeed, judge, budget } = options;
  const at = target !== undefined ? { url: target } : region !== undefined ? { region } : "mock";
  const differences = options.differences ?? (existsSync(usualDifferences) ? usualDifferences : undefined);
  const common = {
    document,
    selection: selectionOf(options),
    secondJudge: judge === "prism",
    ...(options.check && { checks: options.check }),
    ...(differences !== undefined && { differences }),
    ...(budget !== undefined && { budget }),
  };
  const documentWords = options.document === bundleFile ? [] : ["--document", options.document];
  if (replay !== undefined) {
    return await openReplay({ ...common, recording: replay, repeatWith: [...documentWords, "--replay", replay] });
  }
  const { rate, concurrency, maxRequests, timeout } = options;
  return await openSession({
    ...common,
    at,
    environment: process.env,
    seed,
    random,
    ...(projectId !== undefined && { projectId }),
    ...(record !== undefined && { record: { folder: record, force: options.force === true } }),
    ...(rate !== undefined && { rate }),
    ...(concurrency !== undefined && { concurrency }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(timeout !== undefined && { timeout }),
    repeatWith: [
      ...documentWords,
      ...(target === undefined ? [] : ["--target", target]),
      ...(region === undefined ? [] : ["--region", region]),
      ...(projectId === undefined ? [] : ["--project-id", projectId]),
      ...(random === 0 ? [] : ["--random", String(random)]),
    ],
  });
}

function selectionOf({ target, region, operation, tag, case: cases, shard, sideEffects }: ContractOptions): Selection {
  const isMock = target === undefined && region === undefined;
  return {
    sideEffects: sideEffects ?? (isMock ? ["none", "billable", "writes"] : ["none"]),
    ...(operation && { operations: operation }),
    ...(tag && { tags: tag }),
    ...(cases && { cases }),
    ...(shard && { shard }),
  };
}

/** Runs the session to its end, or to Ctrl-C, and gives back the report of it. */
async function follow(session: Session, document: OpenApiDocument, options: ContractOptions): Promise<Report> {
  const collector = collectReport(document, locatorFor(document));
  const reporters: Reporter[] = [
    collector,
    ...(options.quiet ? [] : [progressReporter({ stream: process.stderr, colours: err })]),
  ];
  const interruption = listenForInterrupt(() => {
    console.error(err.yellow("\nEnding the run and removing what it made. Ctrl-C again ends at once."));
  });
  let began = false;
  try {
    for await (const event of session.run(interruption.signal)) {
      began = true;
      await tell(reporters, event);
    }
  } catch (error) {
    // What was found until then is worth a report all the same.
    if (began) await writeReports(collector.report(), options.reportDir, process.cwd());
    throw error;
  } finally {
    interruption.release();
  }
  return collector.report();
}

async function tell(reporters: readonly Reporter[], event: ContractEvent): Promise<void> {
  for (const reporter of reporters) await reporter.on(event);
}

/** Writes and prints what a run found, and says what it means. */
async function conclude(report: Report, older: Report | undefined, options: ContractOptions): Promise<number> {
  const files = await writeReports(report, options.reportDir, process.cwd());
  process.stdout.write(`\n${findingsText(report, out)}`);
  if (older) process.stdout.write(comparisonText(compareReports(older, report), out));
  process.stdout.write(summaryText(report, files, out));
  const { minCoverage = 0 } = options;
  const isCovered = report.coverage.percent >= minCoverage;
  if (!isCovered) {
    console.error(
      err.red(`Coverage is ${percentText(report.coverage.percent)}, and ${percentText(minCoverage)} are asked for.`),
    );
  }
  if (report.summary.unreachable) return contractExit.unreachable;
  if (report.interrupted) return contractExit.interrupted;
  return isBroken(report) || !isCovered || !wasTried(report) ? contractExit.failed : contractExit.ok;
}

async function merge(folders: readonly string[], options: ContractOptions): Promise<number> {
  const reports = await Promise.all(folders.map((folder) => readReport(resolve(folder))));
  const older = options.compare === undefined ? undefined : await readReport(resolve(options.compare));
  return await conclude(mergeReports(reports), older, options);
}

/** Finds places in the hand-written files, if the document says where it was made from. */
function locatorFor(document: OpenApiDocument) {
  const generated: unknown = Reflect.get(document, "x-generated");
  const source = isObject(generated) ? generated.source : undefined;
  return typeof source === "string" ? sourceLocator(process.cwd(), source) : locateNothing;
}

/** Where the document sends its readers for more. */
function docsOf(document: OpenApiDocument): string | undefined {
  const docs: unknown = Reflect.get(document, "externalDocs");
  return isObject(docs) && typeof docs.url === "string" ? docs.url : undefined;
}

function rateOf(target: string, { rate }: ContractOptions): number {
  return rate ?? (target === "mock" ? Number.POSITIVE_INFINITY : usualRate);
}

function commaList(text: string, before: string[] = []): string[] {
  return [...before, ...text.split(",").map((name) => name.trim())];
}

function repeated(text: string, before: string[] = []): string[] {
  return [...before, text];
}

function sideEffectsList(text: string, before: SideEffects[] = []): SideEffects[] {
  const classes = commaList(text).map((name) => {
    if (name === "none" || name === "billable" || name === "writes") return name;
    throw new InvalidArgumentError("The classes are none, billable and writes.");
  });
  return [...before, ...classes];
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return Number(text);
}

function positiveInteger(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  return number;
}

function positive(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number) || number <= 0) {
    throw new InvalidArgumentError("It must be a number above 0.");
  }
  return number;
}

function percentage(text: string): number {
  const number = Number(text.replace(/%$/, ""));
  if (!/^\d+(\.\d+)?%?$/.test(text) || number > 100) throw new InvalidArgumentError("It must be from 0 to 100.");
  return number;
}

function shardOf(text: string): Shard {
  const [, index = "", count = ""] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index < 1 || shard.index > shard.count) {
    throw new InvalidArgumentError("It must be a part of a whole, such as 2/4: from 1/4 to 4/4.");
  }
  return shard;
}
