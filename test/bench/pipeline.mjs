// How long it takes to make everything from the document: in one process as `npm run generate` and `npm run docs` do,
// and with the four command-line tools one after the other. Each round runs both, so that a slow machine slows both.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { load } from "../../src/cli/load.mjs";

const usage = `Usage: npm run bench -- [--rounds <n>]

Compares the pipeline in one process with the four command-line tools that it stands for.

  --rounds <n>  how often each is run (default: 5)
  --help        show this help`;

/**
 * @param {string} text
 * @returns {never}
 */
function fail(text) {
  console.error(`${text}\n\n${usage}`);
  process.exit(2);
}

/** @returns {{ rounds: string, child: boolean }} */
function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: "string", default: "5" },
        child: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    return values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * @param {string[]} args
 * @returns {{ milliseconds: number, stdout: string }}
 */
function runNode(args) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  if (status !== 0) throw new Error(`${args.join(" ")} failed:\n${stdout}${stderr}`);
  return { milliseconds: performance.now() - start, stdout };
}

const { rounds: roundsText, child } = readArguments();

if (child) {
  // One process: a first pass, and a second one as after an edit.
  const { runPipeline } = await load("src/generate/pipeline.ts");
  const { generateDocs } = await load("src/docs/site.ts");
  const passes = [];
  for (let pass = 0; pass < 2; pass++) {
    const start = performance.now();
    const { document, files } = await runPipeline({ root: process.cwd() });
    await generateDocs(process.cwd(), document, files.get("generated/openapi.json"));
    passes.push(performance.now() - start);
  }
  console.log(JSON.stringify(passes));
  process.exit(0);
}

const rounds = Number(roundsText);
if (!Number.isInteger(rounds) || rounds < 1) fail(`--rounds ${roundsText} must be a positive whole number.`);

const folder = mkdtempSync(join(tmpdir(), "frs-bench-"));
const redocly = "node_modules/@redocly/cli/bin/cli.js";
const source = "openapi/openapi.yaml";
const tools = [
  [redocly, "lint", source],
  [redocly, "bundle", source, "-o", join(folder, "openapi.json")],
  [
    "node_modules/openapi-typescript/bin/cli.js",
    source,
    "-o",
    join(folder, "schema.ts"),
    "--default-non-nullable=false",
  ],
  [redocly, "build-docs", source, "-o", join(folder, "index.html"), "--inlineBundle"],
];

/** @type {{ whole: number[], first: number[], second: number[], tools: number[] }} */
const times = { whole: [], first: [], second: [], tools: [] };
try {
  for (let round = 1; round <= rounds; round++) {
    process.stderr.write(`round ${round} of ${rounds}\n`);
    const { milliseconds, stdout } = runNode([process.argv[1] ?? "", "--child"]);
    const [first = Number.NaN, second = Number.NaN] = JSON.parse(stdout);
    times.whole.push(milliseconds - second);
    times.first.push(first);
    times.second.push(second);
    times.tools.push(tools.map(runNode).reduce((sum, run) => sum + run.milliseconds, 0));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const tool = median(times.tools);
/** @type {[string, number][]} */
const rows = [
  ["four command-line tools", tool],
  ["one process, start to end", median(times.whole)],
  ["  of which the first pass", median(times.first)],
  ["a second pass in that process", median(times.second)],
];
console.log(`lint, bundle, types, client and docs, median of ${rounds} rounds`);
for (const [name, time] of rows) {
  console.log(`${name.padEnd(32)}${(time / 1000).toFixed(2).padStart(6)} s  ${(time / tool).toFixed(2)}`);
}
