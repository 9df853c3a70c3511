// Finds out who is on a picture, among the faces of a face set.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { authFromEnv, createFrsClient, isFrsApiError } from "frs-openapi";
import { fileFromPath } from "frs-openapi/node";

const usage = `Usage: node find.mjs <picture> --face-set <name> [options]

Print who is on a picture, the most similar first. The largest face of the picture counts.

Options:
  --face-set <name>     face set to search
  --threshold <number>  minimum similarity, from 0 to 1 (default: 0.93, which FRS advises)
  --top <number>        maximum number of faces (default: 3)
  --names <file>        result file of the example enrol-folder, to print its file names
  -h, --help            show this help

Exit codes: 0 somebody was found, 1 nobody, 2 the search failed.
Environment: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK, and HUAWEICLOUD_SDK_REGION or FRS_ENDPOINT.`;

/** Reads the command line. */
function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "face-set": { type: "string" },
      threshold: { type: "string", default: "0.93" },
      top: { type: "string", default: "3" },
      names: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  return { ...values, pictures: positionals };
}

/**
 * @param {string} option
 * @param {string} text
 * @param {string} expected
 * @param {(value: number) => boolean} isValid
 */
function numberOf(option, text, expected, isValid) {
  const value = Number(text);
  if (text.trim() !== "" && isValid(value)) return value;
  throw new Error(`${option} must be ${expected}.`);
}

/**
 * Reads which file each image id was made of.
 *
 * @param {string} path
 */
async function readNames(path) {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  /** @type {{ file: string, external_image_id?: string }[]} */
  const photos = lines.map((line) => JSON.parse(line));
  return new Map(photos.map(({ file, external_image_id }) => [external_image_id, file]));
}

/** @returns {Promise<number>} The exit code. */
async function main() {
  const { help, pictures, "face-set": faceSet, names: nameFile, ...given } = readArguments();
  if (help) {
    console.log(usage);
    return 0;
  }
  const [picture] = pictures;
  if (picture === undefined || pictures.length > 1) throw new Error("One picture is required.");
  if (!faceSet) throw new Error("--face-set is required.");
  const threshold = numberOf(
    "--threshold",
    given.threshold,
    "a number from 0 to 1",
    (value) => value >= 0 && value <= 1,
  );
  const top = numberOf("--top", given.top, "an integer ≥ 1", (value) => Number.isInteger(value) && value > 0);
  const names = nameFile === undefined ? new Map() : await readNames(nameFile);

  const { FRS_ENDPOINT: endpoint } = process.env;
  const frs = createFrsClient({ ...(endpoint ? { endpoint } : {}), auth: authFromEnv() });
  try {
    const { faces } = await frs.searchFaces({
      face_set_name: faceSet,
      image_file: await fileFromPath(picture),
      threshold,
      top_n: top,
    });
    for (const { similarity, external_image_id, face_id } of faces) {
      const name = names.get(external_image_id) ?? external_image_id;
      console.log(`${(similarity * 100).toFixed(1).padStart(5)} %  ${name}  (face ${face_id})`);
    }
    if (faces.length > 0) return 0;
    console.log(`Nobody in ${faceSet} is at least ${threshold * 100} % similar.`);
    return 1;
  } catch (error) {
    if (!isFrsApiError(error) || error.code !== "FRS.0304") throw error;
    console.log("The picture shows no face.");
    return 1;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
