// Checks that a video shows a living person who performs the actions that were asked for.
import { parseArgs } from "node:util";
import { authFromEnv, createFrsClient } from "frs-openapi";
import { fileFromPath } from "frs-openapi/node";
import { outcomeOf, outcomeOfError } from "./outcome.mjs";

const usage = `Usage: node check.mjs <video> --actions <numbers>

Check that a video shows a living person who performs the actions in their order.

Options:
  --actions <numbers>  1 turn left, 2 turn right, 3 nod, 4 open the mouth, 5 blink (China regions only), as in 3,1
  -h, --help           show this help

Exit codes: 0 alive, 1 not alive, 2 the check failed, 3 another video is needed.
Environment: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK, and HUAWEICLOUD_SDK_REGION or FRS_ENDPOINT.`;

const exitCodes = { alive: 0, "not alive": 1, retake: 3 };

/** @returns {Promise<number>} The exit code. */
async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { actions: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [video, ...more] = positionals;
  if (video === undefined || more.length > 0) throw new Error("One video is required.");
  if (!values.actions) throw new Error("--actions is required.");
  const { FRS_ENDPOINT: endpoint, HUAWEICLOUD_SDK_REGION: region = "" } = process.env;
  const frs = createFrsClient({
    ...(endpoint ? { endpoint } : {}),
    auth: authFromEnv(),
    // By default, an account may send one such request per second.
    pace: { requestsPerSecond: 1 },
  });
  const input = { video_file: await fileFromPath(video), actions: values.actions };
  const { verdict, advice } = await checkIn(frs, region, input);
  console.log([verdict, ...advice].join("\n"));
  return exitCodes[verdict];
}

/**
 * @param {import("frs-openapi").FrsClient} frs
 * @param {string} region
 * @param {{ video_file: File, actions: string }} input
 */
async function checkIn(frs, region, input) {
  try {
    // The China regions have the same operation under another path.
    const isInChina = region.startsWith("cn-");
    return outcomeOf(await (isInChina ? frs.detectActionLivenessV1(input) : frs.detectActionLiveness(input)));
  } catch (error) {
    const outcome = outcomeOfError(error);
    if (outcome === undefined) throw error;
    return outcome;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
