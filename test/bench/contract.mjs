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
    if (only !== undefined && only !== "mutants" && only !== "speed") fail(`There is no part ${only}.`);
    return { only, mutant };
  } catch (error) {
    fail(/** @type {Error} */ (error).message);
  }
}

/** @typedef {import("../../src/spec/document.js").OpenApiDocument} OpenApiDocument */

/**
 * Hunts mutants, several at a time, and prints a table.
 *
 * @param {OpenApiDocument} document
 * @param {string} name - Text that the names of the mutants contain.
 * @returns {Promise<boolean>} Whether all were caught.
 */
async function huntAll(document, name) {
  /** @type {typeof import("../contract/frs-server/bench.js")} */
  const { mutants, hunt, prepare } = bench;
  const healthy = prepare(document);
  const chosen = mutants.filter((mutant) => mutant.name.includes(name));
  if (chosen.length === 0) fail(`There is no mutant with ${name} in its name.`);

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
 * Times the deterministic cases on the mock, for the document and for larger ones.
 *
 * @param {OpenApiDocument} document
 */
async function measureSpeed(document) {
  const { examine, openMock, prepare, repeatedDocument } = bench;
  /** @type {number | undefined} */
  let usual;
  console.log(
    "\n| Operations | Cases | Derive | Run on the mock | Per case | Per case, as a ratio |\n|---|---|---|---|---|---|",
  );
  for (const size of sizes) {
    const large = repeatedDocument(document, size);
    const start = performance.now();
    const prepared = prepare(large);
    const derived = performance.now();
    const target = await openMock(large);
    const opened = performance.now();
    const { results, summary } = await examine(target, prepared).finally(() => target.close());
    const ran = performance.now() - opened;
    const each = (derived - start + ran) / results.length;
    usual ??= each;
    const operations =
      size *
      Object.values(document.paths).flatMap((item) =>
        Object.values(item).filter((value) => typeof value === "object" && value !== null && "operationId" in value),
      ).length;
    console.log(
      `| ${operations} (${size}×) | ${results.length} | ${seconds(derived - start)} | ${seconds(ran)} | ${each.toFixed(2)} ms | ${(each / usual).toFixed(2)} |`,
    );
    if (summary.counts.failed > 0) console.log(`${summary.counts.failed} cases failed on the mock.`);
  }
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const { only, mutant } = readArguments();
/** @type {typeof import("../contract/frs-server/bench.js")} */
const bench = await load("test/contract/frs-server/bench.ts");
const document = await bench.loadDocument("generated/openapi.json");
const areCaught = only === "speed" || (await huntAll(document, mutant));
if (only !== "mutants" && mutant === "") await measureSpeed(document);
process.exitCode = areCaught ? 0 : 1;
