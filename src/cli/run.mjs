// Runs one command of this directory: `node src/cli/run.mjs generate --check`.
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { failureText } from "../../packages/contract/src/cli/failure.mjs";

const commands = [
  "build",
  "changes",
  "contract",
  "docs",
  "emulator",
  "forward",
  "generate",
  "lint",
  "mock",
  "release",
  "start",
];

// Dependencies must not send usage data, nor print notices among the command's output.
process.env.REDOCLY_TELEMETRY = "off";
process.env.REDOCLY_SUPPRESS_UPDATE_NOTICE = "true";

const [command = "", ...args] = process.argv.slice(2);

// Only stack traces need source maps, and with them Node reads those of every dependency.
if (args.includes("--verbose")) process.setSourceMapsEnabled(true);

/** @param {unknown} error */
function fail(error) {
  console.error(failureText(error, args.includes("--verbose")));
  process.exitCode = 1;
}

// Errors that nothing awaits, such as one of a server's socket: the command is in an unknown state then.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error) => {
    fail(error);
    process.exit();
  });
}

if (commands.includes(command)) {
  try {
    // Streamed bodies leave much short-lived memory behind. A small young generation frees it early; it must be set before
    // the heap grows.
    if (command === "forward") setFlagsFromString("--max-semi-space-size=1");
    // A pass over the document needs much memory at once, which a large young generation collects in a fraction of the time.
    if (command === "start") {
      setFlagsFromString("--max-semi-space-size=64");
      setFlagsFromString("--min-semi-space-size=32");
    }
    // What a caller names is relative to where the caller is, which npm says by itself.
    process.env.INIT_CWD ??= process.cwd();
    process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
    // Imported only now: without node_modules the import fails, and that is reported in one line, too.
    const { load } = await import("./load.mjs");
    const { main } = await load(`src/cli/${command}.ts`);
    process.exitCode = await main(args);
  } catch (error) {
    fail(error);
  }
} else {
  console.error(`Missing command: run one of npm run ${commands.join(", npm run ")}.`);
  process.exitCode = 2;
}
