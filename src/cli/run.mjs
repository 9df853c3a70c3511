// Runs one command of this folder: `node src/cli/run.mjs generate --check`.
import { load } from "./load.mjs";

process.setSourceMapsEnabled(true);
// The dependencies' own notices: nothing is reported to their makers, and nothing but our output reaches the user.
process.env.REDOCLY_TELEMETRY = "off";
process.env.REDOCLY_SUPPRESS_UPDATE_NOTICE = "true";

const [command, ...args] = process.argv.slice(2);
const { main } = await load(`src/cli/${command}.ts`);
process.exitCode = await main(args);
