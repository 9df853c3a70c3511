// Deletes the faces of a face set that meet all conditions, or lists them.
import { parseArgs } from "node:util";
import { authFromEnv, createFrsClient, isFrsApiError, isFrsError, isFrsWindowError } from "frs-openapi";
import { readCondition } from "./conditions.mjs";

const usage = `Usage: node clean-up.mjs --face-set <name> --where <condition> [options]

Delete the faces of a face set whose custom fields meet all conditions.

Options:
  --face-set <name>    face set to clean up
  --where <condition>  such as "visits<2" or "site=lab"; given several times, all must be met
  --dry-run            list what would be deleted, and delete nothing
  --max <number>       delete nothing if there are more faces than that (default: 100)
  --rate <number>      requests/s (default: 8)
  -h, --help           show this help

Exit codes: 0 clean, 1 something was not deleted, 2 the command line is wrong.
Environment: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK, and HUAWEICLOUD_SDK_REGION or FRS_ENDPOINT.`;

/** @typedef {import("frs-openapi").FaceSetFace} Face */

/** Reads the command line. */
function readOptions() {
  const { values } = parseArgs({
    options: {
      "face-set": { type: "string" },
      where: { type: "string", multiple: true, default: [] },
      "dry-run": { type: "boolean", default: false },
      max: { type: "string", default: "100" },
      rate: { type: "string", default: "8" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const { "face-set": faceSet, where, "dry-run": isDryRun } = values;
  const [max, rate] = [Number(values.max), Number(values.rate)];
  if (!faceSet) throw new Error("--face-set is required.");
  // Without a condition, all faces would be deleted.
  if (where.length === 0) throw new Error("--where is required.");
  if (values.max.trim() === "" || !Number.isInteger(max) || max < 0) throw new Error("--max must be an integer ≥ 0.");
  if (!Number.isFinite(rate) || rate <= 0) throw new Error("--rate must be a number > 0.");
  return { faceSet, conditions: where.map(readCondition), isDryRun, max, rate };
}

/**
 * @param {NonNullable<ReturnType<typeof readOptions>>} options
 * @returns {Promise<number>} The exit code.
 */
async function cleanUp({ faceSet: face_set_name, conditions, isDryRun, max, rate }) {
  const { FRS_ENDPOINT: endpoint } = process.env;
  const frs = createFrsClient({
    ...(endpoint ? { endpoint } : {}),
    auth: authFromEnv(),
    pace: { requestsPerSecond: rate },
    totalTimeout: Infinity,
  });

  // All pages first: they are requested by offset, and a deletion would shift the faces of the next one past it.
  /** @type {Face[]} */
  const found = [];
  let isComplete = true;
  try {
    for await (const face of frs.eachFace({ face_set_name })) {
      if (conditions.every((isMet) => isMet(face))) found.push(face);
    }
  } catch (error) {
    if (!isFrsWindowError(error)) throw error;
    isComplete = false;
    console.error(`${error.message} Only these were looked at: run it again after they are deleted.`);
  }

  for (const { face_id, external_image_id, external_fields } of found) {
    console.log(`${face_id}  ${external_image_id}  ${JSON.stringify(external_fields)}`);
  }
  if (isDryRun) {
    console.log(`${counted(found.length)} would be deleted.`);
    return isComplete ? 0 : 1;
  }
  if (found.length > max) {
    console.error(`${counted(found.length)} found, more than --max ${max}: nothing was deleted.`);
    return 1;
  }
  // By their ids: what was listed is deleted, and nothing that was changed or added meanwhile.
  let deleted = 0;
  for (const { face_id } of found) {
    try {
      await frs.deleteFaces({ face_set_name, face_id });
      deleted++;
    } catch (error) {
      if (!isFrsError(error)) throw error;
      // Somebody else has deleted it.
      if (isFrsApiError(error) && (error.code === "FRS.0403" || error.code === "FRS.0303")) deleted++;
      else console.error(`${face_id}: ${error.message}`);
    }
  }
  console.log(`${deleted} of ${counted(found.length)} deleted.`);
  return isComplete && deleted === found.length ? 0 : 1;
}

/** @param {number} count */
function counted(count) {
  return `${count} ${count === 1 ? "face" : "faces"}`;
}

let options;
try {
  options = readOptions();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
try {
  if (options === undefined) console.log(usage);
  else process.exitCode = await cleanUp(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
