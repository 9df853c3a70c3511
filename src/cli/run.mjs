// Runs one command of this folder: `node src/cli/run.mjs generate --check`.
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";

const commands = ["build", "contract", "docs", "forward", "generate", "lint", "mock", "start"];

process.setSourceMapsEnabled(true);
// The dependencies' own notices: nothing is reported to their makers, and nothing but our output reaches the user.
process.env.REDOCLY_TELEMETRY = "off";
process.env.REDOCLY_SUPPRESS_UPDATE_NOTICE = "true";

const [command = "", ...args] = process.argv.slice(2);
if (commands.includes(command)) {
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  const { main } = await load(`src/cli/${command}.ts`);
  process.exitCode = await main(args);
} else {
  console.error(`Name a command: npm run ${commands.join(", npm run ")}.`);
  process.exitCode = 2;
}
