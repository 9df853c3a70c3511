// What the contract engine finds and what it costs: every mutant of the endpoint of the tests against the check that is
// meant to find it, and the time of the deterministic cases on the mock, also for documents several times as large.
import { parseArgs } from "node:util";
import { load } from "../../src/cli/load.mjs";

const usage = `Usage: npm run bench:contract -- [--only mutants|speed] [--mutant <text>]

Shows which mutants of an endpoint the contract engine finds, and how long it takes on the mock.
Exits with 1 if a mutant survives.

  --only <part>    only the mutants, or only the speed
  --mutant <text>  only mutants whose name contains the text
  --help           show this help`;

/** How many mutants are hunted at the same time. */
const concurrency = 4;

/** How many times the document's operations are there, to see how the cost grows. */
const sizes = [1, 5, 20];

/**
 * @param {string} text
 * @returns {never}
 */
function fail(text) {
  console.error(`${text}\n\n${usage}`);
  process.exit(2);
}

/** @returns {{ only: string | undefined, mutant: string }} */
function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string" },
        mutant: { type: "string", default: "" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const { only, mutant } = values;
    if (only !== undefined && only !== "mutants" && only !== "speed")
      fail(`Unknown part ${only}: it must be mutants or speed.`);
    return { only, mutant };
  } catch (error) {
    fail(/** @type {Error} */ (error).message);
  }
}

/** @typedef {import("openapi-contract/document").OpenApiDocument} OpenApiDocument */

/**
 * Hunts mutants, several at a time, and prints a table.
 *
 * @param {OpenApiDocument} document
 * @param {string} name - Text that the names of the mutants contain.
 * @returns {Promise<boolean>} Whether all were caught.
 */
async function huntAll(document, name) {
  /** @type {typeof import("../contract/frs-server/bench.js")} */
  const { mutants, hunt, prepare } = context;
  const healthy = prepare(document);
  const chosen = mutants.filter((mutant) => mutant.name.includes(name));
  if (chosen.length === 0) fail(`No mutant has ${name} in its name.`);

  const start = performance.now();
  /** @type {import("../contract/frs-server/hunt.js").Hunt[]} */
  const hunts = [];
  const queue = chosen.entries();
  const work = async () => {
    for (const [index, mutant] of queue) hunts[index] = await hunt(mutant, healthy);
  };
  await Promise.all(Array.from({ length: concurrency }, work));

  console.log("| Mutant | What is wrong | Meant check | Found by | Cases |\n|---|---|---|---|---|");
  for (const { mutant, found, isCaught } of hunts) {
    const checks = [...found.keys()].join(", ") || "nothing";
    const count = isCaught ? found.get(mutant.check)?.length : "**none**";
    console.log(`| ${mutant.name} | ${mutant.breaks} | ${mutant.check} | ${checks} | ${count} |`);
  }
  const survivors = hunts.filter(({ isCaught }) => !isCaught);
  console.log(
    `\n${hunts.length} mutants, ${hunts.length - survivors.length} caught by the check that is meant to, in ${seconds(performance.now() - start)}.`,
  );
  for (const { mutant } of survivors) console.log(`Survived: ${mutant.name} (${mutant.check})`);
  return survivors.length === 0;
}

/**
 * Times the deterministic cases on the mock, and the engine by itself for larger and larger documents. By itself, because
 * Prism looks at every path for every request. The growth is measured in processor time, so that other work on the
 * machine does not count.
 *
 * @param {OpenApiDocument} document
 */
async function measureSpeed(document) {
  const { exampleTarget, examine, frsProfile, openMock, prepare, repeatedDocument } = context;
  const stop = stopwatch();
  const target = await openMock(document, frsProfile);
  const { results, summary } = await examine(target, prepare(document, { statedLimits: false })).finally(() =>
    target.close(),
  );
  const { failed } = summary.counts;
  console.log(
    `\nOn the mock, its start included: ${results.length} cases in ${seconds(stop().wall)}, ${failed} failed.`,
  );

  /** @type {number | undefined} */
  let usual;
  const columns = ["Operations", "Cases", "Derived in", "Run in", "Processor, per operation", "As a ratio", "Per case"];
  console.log(`\n| ${columns.join(" | ")} |\n|${"---|".repeat(columns.length)}`);
  for (const size of sizes) {
    const large = repeatedDocument(document, size);
    const operations = context.listOperations(large).length;
    const stopAll = stopwatch();
    const prepared = prepare(large);
    const derived = stopAll();
    await examine(exampleTarget(large), prepared);
    const all = stopAll();
    const each = all.processor / operations;
    usual ??= each;
    const row = [
      `${operations} (${size}×)`,
      prepared.cases.length,
      seconds(derived.wall),
      seconds(all.wall - derived.wall),
      `${each.toFixed(0)} ms`,
      (each / usual).toFixed(2),
      `${(all.processor / prepared.cases.length).toFixed(2)} ms`,
    ];
    console.log(`| ${row.join(" | ")} |`);
  }
  measureRecursion();
}

/** Times the cases of one operation of a document whose schemas all refer to each other. */
function measureRecursion() {
  const { deriveCases, recursiveDocument } = context;
  const document = recursiveDocument({ count: 300, choices: 20 });
  const stop = stopwatch();
  const { length } = deriveCases(document, {
    depthOf: ({ operationId }) => (operationId === "post3" ? "all" : "none"),
  });
  console.log(
    `\nOne operation of 300 schemas that refer to each other: ${length} cases in ${seconds(stop().processor)} of the processor.`,
  );
}

/**
 * Starts to measure.
 *
 * @returns {() => { wall: number, processor: number }} Returns the milliseconds since then, by the clock and of the
 *   processor.
 */
function stopwatch() {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { wall: performance.now() - start, processor: (user + system) / 1000 };
  };
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const { only, mutant } = readArguments();
/** @type {typeof import("../contract/frs-server/bench.js")} */
const context = await load("test/contract/frs-server/bench.ts");
const document = await context.loadDocument("generated/openapi.json");
const areCaught = only === "speed" || (await huntAll(document, mutant));
if (only !== "mutants" && mutant === "") await measureSpeed(document);
process.exitCode = areCaught ? 0 : 1;
