import { suggestion } from "../nearest-name.js";
import { packageName } from "../package.js";
import { type Profile, plainProfile } from "../profile.js";
import { err } from "./colours.js";
import { exitCode, UsageError } from "./command.js";
import { loadProfile, takeProfile } from "./load-profile.js";
import { recordCommand } from "./record.js";
import { mergeCommand, planCommand, replayCommand, runCommand } from "./run.js";

/** The commands by name, each with a short description. */
const commands = {
  run: [runCommand, "test an endpoint"],
  plan: [planCommand, "show what a run would do, without sending requests"],
  record: [recordCommand, "forward requests of other clients to an endpoint, check and record them"],
  replay: [replayCommand, "check a recording again, without network"],
  merge: [mergeCommand, "merge the reports of the parts of a run"],
} as const;

/**
 * Runs the command that the first argument names.
 *
 * @param profile - What one API adds to the engine, unless `--profile` names another.
 * @returns The exit code.
 */
export async function main(args: readonly string[], profile: Profile = plainProfile): Promise<number> {
  const [name = "--help", ...others] = args;
  if (Object.hasOwn(commands, name)) {
    // Only names of the table reach this line.
    const [run] = commands[name as keyof typeof commands];
    try {
      const { args: rest, module } = takeProfile(others);
      return await run([...rest], module === undefined ? profile : await loadProfile(module));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(err.red(error.message));
      return exitCode.usage;
    }
  }
  if (name === "--version") {
    console.log((await packageName()).version);
    return exitCode.ok;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    console.log(overview());
    return exitCode.ok;
  }
  console.error(err.red(`Unknown command ${name}.${suggestion(name, Object.keys(commands))}`));
  return exitCode.usage;
}

function overview(): string {
  const rows = Object.entries(commands).map(([name, [, does]]) => `  ${name.padEnd(8)}${does}`);
  return `Usage: npx openapi-contract <command> [options]

Commands:
${rows.join("\n")}

Every command takes --profile <module>: the module that exports what one API adds, such as its document and how it signs requests.

Run \`npx openapi-contract <command> --help\` for its options.`;
}
