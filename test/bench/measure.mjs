// What the rooms of this folder share: their command line, their statistics, and the table that they print.
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * What a room is asked to do.
 *
 * @typedef {{ rounds: number, strict: boolean }} Settings
 */

/**
 * How something compares with its measure, over all rounds.
 *
 * @typedef {{ min: number, median: number, max: number }} Spread
 */

/**
 * One line of a table.
 *
 * @typedef {{ name: string, cells?: string[], spread?: Spread, aim?: Aim }} Row
 */

/**
 * What a median should be: at most or at least so much.
 *
 * @typedef {{ atMost: number, unit?: string } | { atLeast: number, unit?: string }} Aim
 */

/**
 * Reads the arguments of a room; ends the process if they are wrong or ask for help.
 *
 * @param {{ name: string, about: string, rounds: number }} room - `rounds` is the default.
 * @returns {Settings}
 */
export function readArguments({ name, about, rounds }) {
  const usage = `Usage: npm run bench -- ${name} [--rounds <n>] [--strict]

${about}

  --rounds <n>  how often each is measured (default: ${rounds})
  --strict      end with 1 if an aim is missed
  --help        show this help`;
  const fail = (/** @type {string} */ text) => {
    console.error(`${text}\n\n${usage}`);
    process.exit(2);
  };
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: "string", default: String(rounds) },
        strict: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const count = Number(values.rounds);
    if (!Number.isInteger(count) || count < 1)
      return fail(`--rounds ${values.rounds} must be a positive whole number.`);
    return { rounds: count, strict: values.strict };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

setFlagsFromString("--expose-gc");
/** @type {(options: { type: "minor" }) => void} */
const collectGarbage = runInNewContext("gc");

/**
 * Measures what calls cost this process, in CPU and on the clock.
 *
 * @param {() => Promise<unknown>} call
 * @param {number} count - How many calls are made.
 * @param {number} [concurrency] - How many of them are under way at a time.
 * @returns {Promise<{ cpu: number, elapsed: number }>} Microseconds for one call.
 */
export async function measure(call, count, concurrency = 1) {
  let left = count;
  const caller = async () => {
    while (left-- > 0) await call();
  };
  // Nobody pays for what the one before has left behind.
  collectGarbage({ type: "minor" });
  const before = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: concurrency }, caller));
  const elapsed = ((performance.now() - start) * 1000) / count;
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / count, elapsed };
}

/**
 * Measures several calls in turns, after a first round that does not count.
 *
 * @param {readonly (() => Promise<unknown>)[]} calls
 * @param {{ count: number, concurrency: number, rounds: number }} load - As for {@link measure}, and how often.
 * @returns {Promise<{ cpu: number[], elapsed: number[] }[]>} For each of the calls, what each round took.
 */
export async function measureInTurns(calls, { count, concurrency, rounds }) {
  const results = calls.map((call) => ({
    call,
    cpu: /** @type {number[]} */ ([]),
    elapsed: /** @type {number[]} */ ([]),
  }));
  for (const { call } of results) await measure(call, count, concurrency);
  for (let round = 0; round < rounds; round++) {
    // Another one begins in each round, so that nobody always comes after the same one.
    const first = round % results.length;
    for (const { call, cpu, elapsed } of [...results.slice(first), ...results.slice(0, first)]) {
      const result = await measure(call, count, concurrency);
      cpu.push(result.cpu);
      elapsed.push(result.elapsed);
    }
  }
  return results;
}

/** @param {readonly number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * @param {readonly number[]} values
 * @returns {Spread}
 */
export function spread(values) {
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

/**
 * The spread of one series over another, round by round: what slows the machine down in a round slows both.
 *
 * @param {readonly number[]} values
 * @param {readonly number[]} measures
 */
export function ratios(values, measures) {
  return spread(values.map((value, round) => value / (measures[round] ?? Number.NaN)));
}

/**
 * @param {Spread} spread
 * @param {Aim} aim
 */
function isMet({ median }, aim) {
  return "atMost" in aim ? median <= aim.atMost : median >= aim.atLeast;
}

/**
 * Prints a table and, if an aim is missed and that matters, sets the exit code.
 *
 * @param {string} title - What was measured, and how often.
 * @param {string[]} columns - Heads of the rows' cells, and last of their spread.
 * @param {readonly Row[]} rows
 * @param {Settings} settings
 */
export function printTable(title, columns, rows, { strict }) {
  const texts = rows.map(({ name, cells = [], spread, aim }) => {
    const { unit = "" } = aim ?? {};
    const line = [name, ...cells];
    if (!spread) return line;
    line.push(...[spread.min, spread.median, spread.max].map((value) => value.toFixed(2)));
    if (aim) {
      const bound = "atMost" in aim ? `≤ ${aim.atMost}` : `≥ ${aim.atLeast}`;
      line.push(`${bound}${unit}  ${isMet(spread, aim) ? "ok" : "missed"}`);
    }
    return line;
  });
  const lines = [["", ...columns.slice(0, -1), "min", "median", "max", "aim"], ...texts];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  console.log(`\n${title}; min, median and max of ${columns.at(-1)}`);
  for (const [name = "", ...cells] of lines) {
    const padded = cells.map((cell, index) => {
      const width = widths[index + 1] ?? 0;
      // The aim is the one column of words.
      return index === widths.length - 2 ? cell : cell.padStart(width);
    });
    console.log([name.padEnd(widths[0] ?? 0), ...padded].join("  ").trimEnd());
  }
  if (strict && rows.some(({ spread, aim }) => spread && aim && !isMet(spread, aim))) process.exitCode = 1;
}
