import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { isStrictness, type Strictness, strictnesses } from "../check.js";
import { DocumentError, type OpenApiDocument } from "../document/document.js";
import { isSideEffects, type SideEffects, sideEffectClasses } from "../document/operations.js";
import { readDocument } from "../document/read.js";
import { type Locate, sourceText } from "../document/source.js";
import type { Shard, UnusedPlace } from "../event.js";
import type { Header } from "../exchange.js";
import type { Profile } from "../profile.js";
import { unusedText } from "../report/plan-text.js";
import { longestTimer } from "../run/clock.js";
import { runDefaults } from "../run/runner.js";
import { flagOf } from "../target/client-values.js";
import { plain } from "./colours.js";

/** Directory of the reports of a run. */
export const defaultReportDir = "contract-report";

/** The default file of known differences. */
export const defaultDifferences = "contract-differences.yaml";

/** The default seed of random cases: fixed, so that a run can be repeated. */
export const defaultSeed = 1;

/** Options of the command line; an option that a command does not have is missing. */
export interface ContractOptions {
  target?: string;
  region?: string;
  mockUrl?: string;
  header?: Header[];
  document: string;
  sideEffects?: SideEffects[];
  dryRun?: boolean;
  list?: boolean;
  rate?: number;
  concurrency?: number;
  maxRequests?: number;
  maxResources?: number;
  timeout?: number;
  budget?: number;
  strict?: Strictness[];
  operation?: string[];
  tag?: string[];
  check?: string[];
  case?: string[];
  shard?: Shard;
  seed?: number;
  random?: number;
  input?: { [name: string]: string };
  record?: string;
  force?: boolean;
  replay?: string;
  validator?: string;
  differences?: string;
  reportDir: string;
  compare?: string;
  merge?: string[];
  minCoverage?: number;
  quiet?: boolean;
}

/** Options that users try for their credentials. */
export const credentialOption =
  /^--?(?:x-)?(?:auth|token|password|secret|access-?key|ak|sk|api-?key|credential|bearer)/i;

/** Adds the option for the document. */
export function documentOption(program: Command, { document }: Profile): Command {
  const [flags, description] = ["--document <file>", "bundled OpenAPI 3.0 or 3.1 document, as JSON or YAML"] as const;
  return document ? program.option(flags, description, document.file) : program.requiredOption(flags, description);
}

/** Adds the options for the target. */
export function targetOptions(program: Command, profile: Profile): Command {
  program.optionsGroup("Target:");
  const { mock, emulator } = profile;
  const defaultTarget = mock ? ` (default: the mock${emulator ? " and the emulator" : ""}, in this process)` : "";
  program
    .addOption(new Option("--target <url>", `base URL of the endpoint${defaultTarget}`))
    .addOption(new Option("--region <region>", "region of the server in the document, as target").conflicts("target"));
  program.addOption(
    new Option("--mock-url <url>", "base URL of a running Prism mock, as target").conflicts(["target", "region"]),
  );
  for (const option of profile.clientOptions) {
    program.option(`${flagOf(option)} <id>`, `${option.description} (default: ${option.variable})`);
  }
  program.option("--header <line>", "header of every request, such as 'X-Tenant: 7'; repeatable", headerOf);
  return documentOption(program, profile);
}

/** Adds the options for side effects. */
export function permissionOptions(program: Command, { mock }: Profile): Command {
  const onMock = mock ? ", and all on the mock" : "";
  return program
    .optionsGroup("Side effects:")
    .option(
      "--side-effects <class>",
      `${sideEffectClasses.join(", ")}; comma-separated, each allows only itself (default: none${onMock})`,
      sideEffectsList,
    );
}

/** Adds the options for rate, concurrency and limits. */
export function speedOptions(program: Command, { mock }: Profile): Command {
  return program
    .optionsGroup("Limits:")
    .option(
      "--rate <number>",
      `maximum requests/s (default: ${runDefaults.rate}${mock ? ", unlimited on the mock" : ""})`,
      positive,
    )
    .option("--concurrency <number>", `cases in parallel (default: ${runDefaults.concurrency})`, positiveInteger)
    .option(
      "--max-requests <number>",
      "maximum number of requests; cleanup and requests resent on a new connection are not counted",
      positiveInteger,
    )
    .option(
      "--max-resources <number>",
      `maximum number of created resources at the same time (default: below the documented quota, else ${runDefaults.maxResources})`,
      positiveInteger,
    )
    .option("--timeout <ms>", `timeout of one exchange (default: ${runDefaults.timeout})`, milliseconds);
}

/** Adds the options that select cases. */
export function caseOptions(program: Command): Command {
  return program
    .optionsGroup("Cases:")
    .option("--operation <id>", "only these operations, comma-separated", commaList)
    .option("--tag <name>", "only operations with this tag; repeatable", repeated)
    .option("--check <name>", "only these checks, comma-separated", commaList)
    .option("--case <id>", "only this case; * is a wildcard; repeatable", repeated)
    .option("--shard <part>", "only one part of the cases, such as 2/4", shardOf);
}

/** Adds the options for random cases and inputs of scenarios. */
export function randomOptions(program: Command): Command {
  return program
    .option("--random <number>", "number of random valid and invalid inputs per operation", integer, 0)
    .option("--seed <number>", `seed of random inputs (default: ${defaultSeed})`, integer)
    .addOption(
      new Option("--input <name=value>", "value of a scenario input, or @ and a file; repeatable")
        .argParser(inputOf)
        .conflicts(["replay", "merge"]),
    );
}

/** Adds the options for checks. */
export function checkOptions(program: Command, { validators }: Profile): Command {
  program.optionsGroup("Checks:").option("--budget <ms>", "maximum duration of a response", milliseconds);
  const names = Object.keys(validators);
  if (names.length > 0) {
    program.addOption(new Option("--validator <name>", "additional validator for every exchange").choices(names));
  }
  program.option("--differences <file>", `file of known differences (default: ${defaultDifferences}, if it exists)`);
  return strictOption(program).option(
    "--min-coverage <percent>",
    "fail if coverage is below this percentage",
    percentage,
  );
}

/** Adds the option that turns warnings into failures or errors. */
export function strictOption(program: Command): Command {
  return program.option(
    "--strict <names>",
    `${strictnesses.join(", ")}; comma-separated: an undocumented HEAD, OPTIONS or TRACE, or a path in the other letter case, that succeeds, or an unusable place of the document, is a failure instead of a warning`,
    strictList,
  );
}

/** Adds the options for recordings. */
export function recordingOptions(program: Command): Command {
  return program
    .option("--record <directory>", "record the exchanges, without credentials and images")
    .option("--force", "replace an existing recording");
}

/** Ends the command with a message if `--force` is set without `--record`. */
export function assertRecord(program: Command): void {
  const { force, record } = program.opts<Pick<ContractOptions, "force" | "record">>();
  if (force && record === undefined) {
    program.error("error: option '--force' needs '--record'");
  }
}

/** The document of a command. */
export interface DocumentForRun {
  document: OpenApiDocument;
  /** Places of it that are not used. */
  unused: readonly UnusedPlace[];
  /** Locates places in its file, or in the source files that it names. */
  locate: Locate;
}

/**
 * Reads the document of a command.
 *
 * @throws {DocumentError} If it cannot be used.
 */
export async function documentOf(
  options: Pick<ContractOptions, "document" | "strict">,
  profile: Profile,
): Promise<DocumentForRun> {
  // Only for the default document is it known what to do if it is missing.
  const defaultDocument = options.document === profile.document?.file ? profile.document : undefined;
  const { document, unusable, locate } = await readDocument(resolve(options.document), defaultDocument?.ifMissing);
  const unused = unusable.map(({ pointer, message }): UnusedPlace => {
    const place = locate(pointer);
    return { pointer, message, ...(place && { source: sourceText(place) }) };
  });
  if (unused.length > 0 && options.strict?.includes("document")) {
    throw new DocumentError(`${unusedText(unused, plain)}Nothing was sent: --strict document makes this an error.`);
  }
  return { document, unused, locate };
}

/** Adds the option that checks a recording instead of an endpoint. */
export function replayOption(program: Command): Command {
  return program.addOption(
    new Option("--replay <directory>", "check a recording again, without network").conflicts([
      "target",
      "region",
      "mockUrl",
      "header",
      "record",
      "random",
      "sideEffects",
      "dryRun",
      "rate",
      "concurrency",
      "maxRequests",
      "maxResources",
      "timeout",
    ]),
  );
}

/** Adds the options for reports. */
export function reportOptions(program: Command): Command {
  return program
    .optionsGroup("Reports:")
    .option("--report-dir <directory>", "directory of report.html, .json and .txt, and junit.xml", defaultReportDir)
    .option("--compare <file>", "print the differences from an older report.json");
}

/** Adds the option that merges reports instead of testing an endpoint. */
export function mergeOption(program: Command): Command {
  return program.addOption(
    new Option("--merge <directories...>", "merge the reports of the parts of a run instead of running").conflicts([
      "target",
      "region",
      "mockUrl",
      "header",
      "replay",
      "record",
    ]),
  );
}

/** Adds the option for less output. */
export function quietOption(program: Command): Command {
  return program.option("--quiet", "do not print progress, nor a plan without side effects");
}

/** Returns the end of the help: credentials, exit codes and examples. */
export function helpText({ help, commands }: Profile): string {
  const examples = help.examples.map((options) => `  ${`${commands.run} ${options}`.trim()}`.replace(/ --$/, ""));
  return `
${help.inputs === undefined ? "" : `${help.inputs}\n\n`}Classes of side effects; --side-effects allows each class only by its name:
  billable     costs money if it succeeds
  writes       creates, changes or deletes; some of these calls are charged
  credentials  logs in or issues a key: refused logins can lock the account, and issued credentials stay valid
A scenario runs only if the side effects of all its steps are allowed; writes covers its billable steps.

${help.credentials}

${exitCodesText([
  ["0", "the target conforms; the last line says if the run was partial"],
  ["1", "a check failed, coverage is too low, a created resource was not deleted, or a part to be merged is missing"],
  wrongUsage,
  ["3", "no response from the target, or only 404"],
  ["4", "the credentials were refused, at the start or later"],
  ["130", "interrupted; created resources are deleted and reports are written. A second Ctrl-C ends at once."],
])}

Examples:
${examples.join("\n")}`;
}

/** A code with which a command exits, and when it does. */
type ExitCodeHelp = readonly [code: string, meaning: string];

const wrongUsage: ExitCodeHelp = ["2", "the command line or the document is wrong, or a filter matches nothing"];

/** What `plan --help` says after the options. */
export const planHelp = `\n${exitCodesText([["0", "the plan was printed; nothing was sent"], wrongUsage])}`;

/** What `replay --help` says after the options. */
export const replayHelp = `\n${exitCodesText([
  ["0", "the recorded exchanges conform"],
  ["1", "a check failed, or coverage is too low"],
  wrongUsage,
  ["130", "interrupted; reports are written"],
])}`;

/** What `merge --help` says after the options. */
export const mergeHelp = `\n${exitCodesText([
  ["0", "the merged parts conform"],
  ["1", "a check failed in a part, coverage is too low, or a part is missing"],
  ["2", "the command line is wrong, or a report cannot be read"],
])}`;

function exitCodesText(codes: readonly ExitCodeHelp[]): string {
  const width = Math.max(...codes.map(([code]) => code.length));
  return ["Exit codes:", ...codes.map(([code, meaning]) => `  ${code.padEnd(width)}  ${meaning}`)].join("\n");
}

function commaList(text: string, before: string[] = []): string[] {
  return [...before, ...text.split(",").map((name) => name.trim())];
}

function repeated(text: string, before: string[] = []): string[] {
  return [...before, text];
}

/** Adds a header to those before. */
function headerOf(text: string, before: Header[] = []): Header[] {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([^\r\n\0]*?)[ \t]*$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("The header must be a name, a colon and a value, such as 'X-Tenant: 7'.");
  }
  return [...before, [name, value]];
}

/** Adds a pair of name and value to those before. */
function inputOf(text: string, before: { [name: string]: string } = {}): { [name: string]: string } {
  const [, name, value] = /^([\w-]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("The input must be a name and a value, such as image=@face.jpg.");
  }
  return { ...before, [name]: value };
}

function sideEffectsList(text: string, before: SideEffects[] = []): SideEffects[] {
  const classes = commaList(text).map((name) => {
    if (isSideEffects(name)) return name;
    throw new InvalidArgumentError(`The class must be one or more of ${sideEffectClasses.join(", ")}.`);
  });
  return [...before, ...classes];
}

function strictList(text: string, before: Strictness[] = []): Strictness[] {
  const names = commaList(text).map((name) => {
    if (isStrictness(name)) return name;
    throw new InvalidArgumentError(`The value must be one or more of ${strictnesses.join(", ")}.`);
  });
  return [...before, ...names];
}

function integer(text: string): number {
  return integerFrom(0, text);
}

function positiveInteger(text: string): number {
  return integerFrom(1, text);
}

function integerFrom(minimum: number, text: string): number {
  if (/^\d{1,15}$/.test(text) && Number(text) >= minimum) return Number(text);
  throw new InvalidArgumentError(`The value must be an integer ≥ ${minimum}.`);
}

function milliseconds(text: string): number {
  const number = positiveInteger(text);
  if (number > longestTimer)
    throw new InvalidArgumentError(`The value must be ≤ ${longestTimer} ms, which is 24 days.`);
  return number;
}

function positive(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number) || number <= 0) {
    throw new InvalidArgumentError("The value must be a number > 0.");
  }
  return number;
}

/** Reads a percentage from the command line. */
export function percentage(text: string): number {
  const number = Number(text.replace(/%$/, ""));
  if (!/^\d+(\.\d+)?%?$/.test(text) || number > 100)
    throw new InvalidArgumentError("The value must be a number from 0 to 100.");
  return number;
}

function shardOf(text: string): Shard {
  const [, index = "", count = ""] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index < 1 || shard.index > shard.count) {
    throw new InvalidArgumentError("The part must be an index and a count, such as 2/4: from 1/4 to 4/4.");
  }
  return shard;
}
