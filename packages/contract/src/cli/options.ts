import { type Command, InvalidArgumentError, Option } from "commander";
import { command } from "../../../../src/cli/command.js";
import { bundleFile } from "../../../../src/generate/layout.js";
import { isSideEffects, type SideEffects, sideEffectClasses } from "../document/operations.js";
import { longestTimer } from "../run/clock.js";
import { runDefaults } from "../run/runner.js";
import type { Shard } from "../run/shard.js";

/** Where known differences stand unless told otherwise. */
export const usualDifferences = "contract-differences.yaml";

/** What random cases are made from unless told otherwise: always the same, so that a run can be repeated. */
export const usualSeed = 1;

/** Options as the command line gives them. */
export interface ContractOptions {
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
  input?: { [name: string]: string };
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

/** Options that people try when they look for a place for their credentials. */
export const credentialOption =
  /^--?(?:x-)?(?:auth|token|password|secret|access-?key|ak|sk|api-?key|credential|bearer)/i;

/** The command with its options, help and examples. */
export function contractCommand(): Command {
  return command("contract", "Prove that an endpoint keeps the contract, or that the mock does.")
    .optionsGroup("Target:")
    .addOption(new Option("--target <url>", "base URL of the endpoint (default: the mock, in this process)"))
    .addOption(new Option("--region <region>", "region of the document's own server, as target").conflicts("target"))
    .option("--project-id <id>", "project of the endpoint to work in (default: HUAWEICLOUD_SDK_PROJECT_ID)")
    .option("--document <file>", "bundled OpenAPI 3.1 document, as JSON", bundleFile)
    .optionsGroup("What it may do:")
    .option(
      "--side-effects <class>",
      `${sideEffectClasses.join(", ")}; several with commas, for each allows only itself (default: none, and all on the mock)`,
      sideEffectsList,
    )
    .option("--dry-run", "show the plan with its counts and what costs money, and send nothing")
    .option(
      "--rate <number>",
      `requests a second at most (default: ${runDefaults.rate}, without limit on the mock)`,
      positive,
    )
    .option("--concurrency <number>", `cases at the same time (default: ${runDefaults.concurrency})`, positiveInteger)
    .option(
      "--max-requests <number>",
      "send no more than so many requests; removals, and what a closed connection makes repeat, come on top",
      positiveInteger,
    )
    .option("--timeout <ms>", `how long one exchange may take (default: ${runDefaults.timeout})`, milliseconds)
    .optionsGroup("Which cases:")
    .option("--operation <id>", "only this operation; several with commas", commaList)
    .option("--tag <name>", "only operations with this tag; repeatable", repeated)
    .option("--check <name>", "only this check; several with commas", commaList)
    .option("--case <id>", "only this case, or what * stands for; repeatable", repeated)
    .option("--shard <part>", "only a part, such as 2/4, of the cases", shardOf)
    .option("--random <number>", "so many random valid and invalid inputs for each operation", wholeNumber, 0)
    .option("--seed <number>", `what random inputs are made from (default: ${usualSeed})`, wholeNumber)
    .addOption(
      new Option(
        "--input <name=value>",
        "value for an input of the scenarios, or @ and the file that holds it; repeatable",
      )
        .argParser(inputOf)
        .conflicts(["replay", "merge"]),
    )
    .option("--list", "list the cases, and send nothing")
    .optionsGroup("How it judges:")
    .option("--budget <ms>", "how long an answer may take", milliseconds)
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
        "sideEffects",
        "dryRun",
        "rate",
        "concurrency",
        "maxRequests",
        "timeout",
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
    .option("--quiet", "print no progress, and no plan unless it has side effects")
    .addHelpText(
      "after",
      `
In the scenarios of faces, the image is a single grey pixel unless --input brings another: an endpoint that looks for a
face in it finds none, and these stories end early. No image is ever part of a report or a recording.

What a request may do besides answering; --side-effects allows each class only by its own name:
  billable     it costs money if it succeeds
  writes       it creates, changes or deletes; some of these calls are charged, too
  credentials  it logs in or issues a key: refused logins can lock the account, and what is issued stays valid
A scenario is sent only if everything that its steps do is allowed; writes covers its billable steps.

Credentials come from the environment alone: FRS_TOKEN, or HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and, for temporary
keys, HUAWEICLOUD_SDK_SECURITY_TOKEN.

Exit codes:
  0    the contract is kept by every case that was tried; the last line says if some were not
  1    it is broken, coverage is too low, something was left behind, or a part to be joined is missing
  2    the command line is wrong, or a filter matches nothing
  3    nobody answers at the target
  130  interrupted; what was made is removed, and reports are written. A second Ctrl-C ends at once.

Examples:
  npm run contract
  npm run contract -- --region ap-southeast-1 --side-effects billable --dry-run
  npm run contract -- --target https://api.example.com --operation listFaceSets --compare old/report.json
  npm run contract -- --target https://api.example.com --side-effects writes --case scenario --input image=@face.jpg`,
    );
}

function commaList(text: string, before: string[] = []): string[] {
  return [...before, ...text.split(",").map((name) => name.trim())];
}

function repeated(text: string, before: string[] = []): string[] {
  return [...before, text];
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

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return Number(text);
}

function positiveInteger(text: string): number {
  const number = wholeNumber(text);
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
