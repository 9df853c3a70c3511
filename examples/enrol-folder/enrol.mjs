// Adds the faces of a folder of photos to a face set. It may be killed at any time: the next run goes on.
import { readdir, rename, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { authFromEnv, createFrsClient, isFrsApiError } from "frs-openapi";
import { fileFromPath } from "frs-openapi/node";
import { enrolPhoto, idOf } from "./enrol-photo.mjs";
import { Journal } from "./journal.mjs";

const usage = `Usage: node enrol.mjs <folder> --face-set <name> [options]

Add the faces of all photos in a folder to a face set. If it fails or is killed, run it again: it goes on.

Options:
  --face-set <name>       face set to add them to
  --create                create the face set if it does not exist
  --journal <file>        where it notes what is done (default: enrol-<face set>.journal)
  --result <file>         where it writes a line of JSON for each photo (default: enrol-<face set>.jsonl)
  --rate <number>         requests/s (default: 8)
  --concurrency <number>  photos at the same time (default: 4)
  --settle <seconds>      after a request without a response, when to look whether it was carried out (default: 10)
  -h, --help              show this help

Environment: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK, and HUAWEICLOUD_SDK_REGION or FRS_ENDPOINT.`;

class UsageError extends Error {}

/**
 * @typedef {object} Options
 * @property {string} folder
 * @property {string} faceSet
 * @property {boolean} create
 * @property {string} journal
 * @property {string} result
 * @property {number} rate
 * @property {number} concurrency
 * @property {number} settle
 */

/** @returns {Options | undefined} What the command line asks for; `undefined` if it asks for help. */
function readOptions() {
  const text = /** @type {const} */ ({ type: "string" });
  const flag = /** @type {const} */ ({ type: "boolean" });
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        "face-set": text,
        create: flag,
        journal: text,
        result: text,
        rate: { ...text, default: "8" },
        concurrency: { ...text, default: "4" },
        settle: { ...text, default: "10" },
        help: { ...flag, short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return undefined;
  const [folder, ...more] = positionals;
  const faceSet = values["face-set"];
  if (folder === undefined || more.length > 0) throw new UsageError("One folder is required.");
  if (!faceSet) throw new UsageError("--face-set is required.");
  return {
    folder,
    faceSet,
    create: values.create === true,
    journal: values.journal ?? `enrol-${faceSet}.journal`,
    result: values.result ?? `enrol-${faceSet}.jsonl`,
    rate: numberOf("--rate", values.rate, "a number > 0", (rate) => rate > 0),
    concurrency: numberOf(
      "--concurrency",
      values.concurrency,
      "an integer ≥ 1",
      (count) => Number.isInteger(count) && count > 0,
    ),
    settle: numberOf("--settle", values.settle, "a number ≥ 0", (seconds) => seconds >= 0),
  };
}

/**
 * @param {string} option
 * @param {string} text
 * @param {string} expected
 * @param {(value: number) => boolean} isValid
 */
function numberOf(option, text, expected, isValid) {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && isValid(value)) return value;
  throw new UsageError(`${option} must be ${expected}.`);
}

/**
 * Returns the photos below a folder by their paths in it, always in the same order.
 *
 * @param {string} folder
 */
async function photosIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(png|jpe?g|bmp)$/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/**
 * Returns the id of a face set.
 *
 * @param {import("frs-openapi").FrsClient} frs
 * @param {Options} options
 */
async function faceSetIdOf(frs, { faceSet: face_set_name, create }) {
  try {
    return (await frs.getFaceSet({ face_set_name })).face_set_info.face_set_id;
  } catch (error) {
    if (!create || !isFrsApiError(error) || error.code !== "FRS.0302") throw error;
    return (await frs.createFaceSet({ face_set_name })).face_set_info.face_set_id;
  }
}

/**
 * @param {Options} options
 * @returns {Promise<number>} The exit code.
 */
async function run(options) {
  const { folder, faceSet, concurrency } = options;
  const { FRS_ENDPOINT: endpoint } = process.env;
  const frs = createFrsClient({
    ...(endpoint ? { endpoint } : {}),
    auth: authFromEnv(),
    pace: { requestsPerSecond: options.rate, concurrency },
    // Patient with a service under load. Retries of the client never add a face twice.
    retry: { attempts: 8, maxDelay: 60_000 },
    totalTimeout: Infinity,
  });
  const files = await photosIn(folder);
  const journal = await Journal.open(options.journal, await faceSetIdOf(frs, options));
  const target = { frs, faceSet, journal, settle: options.settle * 1000 };

  /** @type {Map<string, import("./journal.mjs").Finished>} */
  const outcomes = new Map();
  /** @type {Map<string, Promise<import("./journal.mjs").Finished>>} */
  const outcomesById = new Map();
  /** @type {string[]} */
  const problems = [];
  const report = (/** @type {string} */ file, /** @type {unknown} */ error) =>
    problems.push(`${file}: ${error instanceof Error ? error.message : error}`);
  let isStopped = false;
  // The first Ctrl-C starts no further photo, and waits for those that were sent; the second one ends the process.
  let isInterrupted = false;
  process.once("SIGINT", () => {
    isInterrupted = true;
  });

  const queue = files.values();
  const work = async () => {
    for (const file of queue) {
      const photo = await fileFromPath(join(folder, file)).catch((error) => void report(file, error));
      if (photo !== undefined) {
        try {
          const id = await idOf(photo);
          // A copy of a photo that is being enrolled waits for it.
          const outcome = outcomesById.get(id) ?? enrolPhoto(target, photo, id);
          outcomesById.set(id, outcome);
          outcomes.set(file, await outcome);
        } catch (error) {
          report(file, error);
          isStopped = true;
        }
      }
      showProgress(outcomes.size, files.length);
      if (isInterrupted || isStopped) return;
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
  } finally {
    await journal.close();
  }
  await writeResult(options.result, files, outcomes);

  const states = [...outcomes.values()].map(({ state }) => state);
  const count = (/** @type {string} */ wanted) => states.filter((state) => state === wanted).length;
  const open = files.length - outcomes.size;
  if (process.stderr.isTTY) process.stderr.write("\n");
  console.log(`${count("enrolled")} enrolled, ${count("refused")} refused, ${open} open: ${options.result}`);
  for (const problem of problems) console.error(problem);
  if (open > 0) console.error("Run the same command again for the rest.");
  if (isInterrupted) return 130;
  return count("enrolled") === files.length ? 0 : 1;
}

/**
 * Writes one line of JSON for each photo. Readers see the old file or the new one, never a part.
 *
 * @param {string} path
 * @param {string[]} files
 * @param {Map<string, import("./journal.mjs").Finished>} outcomes
 */
async function writeResult(path, files, outcomes) {
  const lines = files.map((file) => {
    const { id: external_image_id, ...outcome } = outcomes.get(file) ?? { id: undefined, state: "open" };
    return `${JSON.stringify({ file, external_image_id, ...outcome })}\n`;
  });
  await writeFile(`${path}.new`, lines.join(""));
  await rename(`${path}.new`, path);
}

/**
 * @param {number} done
 * @param {number} total
 */
function showProgress(done, total) {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} photos`);
}

try {
  const options = readOptions();
  if (options === undefined) console.log(usage);
  else process.exitCode = await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error("Run with --help for the options.");
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
