import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { loadDocument, type OpenApiDocument } from "../document/document.js";
import { isSideEffects, type SideEffects, sideEffectClasses } from "../document/operations.js";
import type { Shard } from "../event.js";
import type { Header } from "../exchange.js";
import type { Profile } from "../profile.js";
import { longestTimer } from "../run/clock.js";
import { runDefaults } from "../run/runner.js";
import { flagOf } from "../target/client-values.js";

/** Where known differences stand unless told otherwise. */
export const usualDifferences = "contract-differences.yaml";

/** What random cases are made from unless told otherwise: always the same, so that a run can be repeated. */
export const usualSeed = 1;

/** Options as the command line gives them; of a command that lacks one, it is missing. */
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
  timeout?: number;
  budget?: number;
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

/** Options that people try when they look for a place for their credentials. */
export const credentialOption =
  /^--?(?:x-)?(?:auth|token|password|secret|access-?key|ak|sk|api-?key|credential|bearer)/i;

/** Adds the options that say which document is read. */
export function documentOption(program: Command, { document }: Profile): Command {
  const [flags, description] = ["--document <file>", "bundled OpenAPI 3.1 document, as JSON"] as const;
  return document ? program.option(flags, description, document.file) : program.requiredOption(flags, description);
}

/** Adds the options that say which endpoint is tested. */
export function targetOptions(program: Command, profile: Profile): Command {
  program.optionsGroup("Target:");
  const usual = profile.mock ? " (default: the mock, in this process)" : "";
  program
    .addOption(new Option("--target <url>", `base URL of the endpoint${usual}`))
    .addOption(new Option("--region <region>", "region of the document's own server, as target").conflicts("target"));
  program.addOption(
    new Option("--mock-url <url>", "base URL of a running Prism mock, as target").conflicts(["target", "region"]),
  );
  for (const option of profile.clientOptions) {
    program.option(`${flagOf(option)} <id>`, `${option.description} (default: ${option.variable})`);
  }
  program.option("--header <line>", "header of every request, such as 'X-Tenant: 7'; repeatable", headerOf);
  return documentOption(program, profile);
}

/** Adds the options that say what a run may do. */
export function permissionOptions(program: Command, { mock }: Profile): Command {
  const onMock = mock ? ", and all on the mock" : "";
  return program
    .optionsGroup("What it may do:")
    .option(
      "--side-effects <class>",
      `${sideEffectClasses.join(", ")}; several with commas, for each allows only itself (default: none${onMock})`,
      sideEffectsList,
    );
}

/** Adds the options that say how fast a run goes. */
export function speedOptions(program: Command, { mock }: Profile): Command {
  return program
    .option(
      "--rate <number>",
      `requests a second at most (default: ${runDefaults.rate}${mock ? ", without limit on the mock" : ""})`,
      positive,
    )
    .option("--concurrency <number>", `cases at the same time (default: ${runDefaults.concurrency})`, positiveInteger)
    .option(
      "--max-requests <number>",
      "send no more than so many requests; removals, and what a closed connection makes repeat, come on top",
      positiveInteger,
    )
    .option("--timeout <ms>", `how long one exchange may take (default: ${runDefaults.timeout})`, milliseconds);
}

/** Adds the options that choose cases. */
export function caseOptions(program: Command): Command {
  return program
    .optionsGroup("Which cases:")
    .option("--operation <id>", "only this operation; several with commas", commaList)
    .option("--tag <name>", "only operations with this tag; repeatable", repeated)
    .option("--check <name>", "only this check; several with commas", commaList)
    .option("--case <id>", "only this case, or what * stands for; repeatable", repeated)
    .option("--shard <part>", "only a part, such as 2/4, of the cases", shardOf);
}

/** Adds the options that say what cases are made from. */
export function randomOptions(program: Command): Command {
  return program
    .option("--random <number>", "so many random valid and invalid inputs for each operation", integer, 0)
    .option("--seed <number>", `what random inputs are made from (default: ${usualSeed})`, integer)
    .addOption(
      new Option(
        "--input <name=value>",
        "value for an input of the scenarios, or @ and the file that holds it; repeatable",
      )
        .argParser(inputOf)
        .conflicts(["replay", "merge"]),
    );
}

/** Adds the options that say how exchanges are judged. */
export function checkOptions(program: Command, { validators }: Profile): Command {
  program.optionsGroup("How it judges:").option("--budget <ms>", "how long a response may take", milliseconds);
  const names = Object.keys(validators);
  if (names.length > 0) {
    program.addOption(new Option("--validator <name>", "an extra validator for every exchange").choices(names));
  }
  return program
    .option("--differences <file>", `known differences (default: ${usualDifferences}, if there is one)`)
    .option("--min-coverage <percent>", "fail if less of the document is exercised", percentage);
}

/** Adds the options that say where exchanges are recorded. */
export function recordingOptions(program: Command): Command {
  return program
    .option("--record <folder>", "record the exchanges there, without credentials and images")
    .option("--force", "replace a recording that is there already");
}

/** Ends the command with a message if a recording is to be replaced, and none is to be made. */
export function assertRecord(program: Command): void {
  const { force, record } = program.opts<Pick<ContractOptions, "force" | "record">>();
  if (force && record === undefined) {
    program.error("error: option '--force' goes with '--record', whose recording it replaces");
  }
}

/**
 * Loads the document of a command.
 *
 * @throws {DocumentError} If there is none that can be used.
 */
export async function documentOf(
  options: Pick<ContractOptions, "document">,
  profile: Profile,
): Promise<OpenApiDocument> {
  // What to do if it is missing is only known of the usual one.
  const usual = options.document === profile.document?.file ? profile.document : undefined;
  return await loadDocument(resolve(options.document), usual?.ifMissing);
}

/** Adds the option that takes a recording in place of an endpoint. */
export function replayOption(program: Command): Command {
  return program.addOption(
    new Option("--replay <folder>", "judge a recording again, without network").conflicts([
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
      "timeout",
    ]),
  );
}

/** Adds the options that say what is reported, and where. */
export function reportOptions(program: Command): Command {
  return program
    .optionsGroup("Reports:")
    .option("--report-dir <folder>", "where report.html, report.json and junit.xml go", "contract-report")
    .option("--compare <file>", "tell what differs from an older report.json");
}

/** Adds the option that takes reports in place of an endpoint. */
export function mergeOption(program: Command): Command {
  return program.addOption(
    new Option("--merge <folders...>", "join the reports of several parts instead of running").conflicts([
      "target",
      "region",
      "mockUrl",
      "header",
      "replay",
      "record",
    ]),
  );
}

/** Adds the option that prints less. */
export function quietOption(program: Command): Command {
  return program.option("--quiet", "print no progress, and no plan unless it has side effects");
}

/** The end of the help: credentials, exit codes and examples. */
export function helpText({ help, commands }: Profile): string {
  const examples = help.examples.map((options) => `  ${`${commands.run} ${options}`.trim()}`.replace(/ --$/, ""));
  return `
${help.inputs === undefined ? "" : `${help.inputs}\n\n`}What a request may do besides responding; --side-effects allows each class only by its own name:
  billable     it costs money if it succeeds
  writes       it creates, changes or deletes; some of these calls are charged, too
  credentials  it logs in or issues a key: refused logins can lock the account, and what is issued stays valid
A scenario is sent only if everything that its steps do is allowed; writes covers its billable steps.

${help.credentials}

Exit codes:
  0    the contract is kept by every case that was tried; the last line says if some were not
  1    it is broken, coverage is too low, something was left behind, or a part to be joined is missing
  2    the command line is wrong, or a filter matches nothing
  3    nobody responds at the target
  130  interrupted; what was made is removed, and reports are written. A second Ctrl-C ends at once.

Examples:
${examples.join("\n")}`;
}

function commaList(text: string, before: string[] = []): string[] {
  return [...before, ...text.split(",").map((name) => name.trim())];
}

function repeated(text: string, before: string[] = []): string[] {
  return [...before, text];
}

/** A header as HTTP writes it, added to those before. */
function headerOf(text: string, before: Header[] = []): Header[] {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([^\r\n\0]*?)[ \t]*$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("It must be a name, a colon and a value, such as 'X-Tenant: 7'.");
  }
  return [...before, [name, value]];
}

/** A pair of name and value, added to those before. */
function inputOf(text: string, before: { [name: string]: string } = {}): { [name: string]: string } {
  const [, name, value] = /^([\w-]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("It must be a name and a value, such as image=@face.jpg.");
  }
  return { ...before, [name]: value };
}

function sideEffectsList(text: string, before: SideEffects[] = []): SideEffects[] {
  const classes = commaList(text).map((name) => {
    if (isSideEffects(name)) return name;
    throw new InvalidArgumentError(`It must be one or more of ${sideEffectClasses.join(", ")}.`);
  });
  return [...before, ...classes];
}

function integer(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return Number(text);
}

function positiveInteger(text: string): number {
  const number = integer(text);
  if (number === 0) throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  return number;
}

function milliseconds(text: string): number {
  const number = positiveInteger(text);
  if (number > longestTimer) throw new InvalidArgumentError(`It must be ${longestTimer} or less, which is 24 days.`);
  return number;
}

function positive(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number) || number <= 0) {
    throw new InvalidArgumentError("It must be a number above 0.");
  }
  return number;
}

/** Reads a percentage from the command line. */
export function percentage(text: string): number {
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
