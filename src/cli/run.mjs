// Runs one command of this folder: `node src/cli/run.mjs generate --check`.
import { fileURLToPath } from "node:url";
import { failureText } from "../../packages/contract/src/cli/failure.mjs";

const commands = ["build", "contract", "docs", "forward", "generate", "lint", "mock", "start"];

process.setSourceMapsEnabled(true);
// The dependencies' own notices: nothing is reported to their makers, and nothing but our output reaches the user.
process.env.REDOCLY_TELEMETRY = "off";
process.env.REDOCLY_SUPPRESS_UPDATE_NOTICE = "true";

const [command = "", ...args] = process.argv.slice(2);

/** @param {unknown} error */
function fail(error) {
  console.error(failureText(error, args.includes("--verbose")));
  process.exitCode = 1;
}

// What nobody awaits, such as an error of a server's socket. What the command holds is in an unknown state then.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error) => {
    fail(error);
    process.exit();
  });
}

if (commands.includes(command)) {
  try {
    process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
    // Imported only now: without node_modules it cannot be, and that is told in a line, too.
    const { load } = await import("./load.mjs");
    const { main } = await load(`src/cli/${command}.ts`);
    process.exitCode = await main(args);
  } catch (error) {
    fail(error);
  }
} else {
  console.error(`Name a command: npm run ${commands.join(", npm run ")}.`);
  process.exitCode = 2;
}
