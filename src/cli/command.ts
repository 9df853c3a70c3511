import { type Command, CommanderError } from "commander";
import {
  CommandError,
  command as commandOf,
  counted,
  err,
  exitCode,
  failureText,
  outliveReaders,
  UsageError,
} from "openapi-contract/cli";
import { DocumentError } from "openapi-contract/document";
import { defaultPort } from "../emulator/command.js";
import { WriteError } from "../generate/files.js";
import { FormatError } from "../generate/format.js";
import { InvalidDocumentError } from "../generate/problems.js";
import { swallowedOptions } from "./swallowed.js";
import { endStepLine, printProblems } from "./terminal.js";

/** Thrown by a command that Ctrl-C ended before it was finished. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** Default ports of the servers. */
export const defaultPorts = { mock: 4010, emulator: defaultPort, docs: 4020 } as const;

/** Creates a command of this project: `--help` prints help, an unknown option is refused with the nearest valid one. */
export function command(name: string, description: string): Command {
  return commandOf(`npm run ${name} --`, description);
}

/** Whether to print stack traces: `--verbose` of the running command. */
let isVerbose = false;

/**
 * Prints why a command failed: a message for an error that users can fix, one line for any other, with a stack trace if
 * `--verbose` is set.
 */
export function printFailure(error: unknown): void {
  endStepLine();
  if (error instanceof InvalidDocumentError) {
    printProblems(error.problems, process.stderr);
    console.error(err.red(`${counted(error.problems.length, "problem")}: nothing was written.`));
  } else if (
    error instanceof CommandError ||
    error instanceof DocumentError ||
    error instanceof FormatError ||
    error instanceof WriteError
  ) {
    console.error(err.red(error.message));
  } else {
    console.error(err.red(failureText(error, isVerbose)));
  }
}

/** Parses the arguments, runs the action and returns the exit code. Errors are printed to standard error. */
export async function run(program: Command, args: readonly string[], action: () => Promise<number>): Promise<number> {
  isVerbose = args.includes("--verbose");
  outliveReaders();
  const script = program.name().split(" ")[2] ?? "";
  try {
    const swallowed = swallowedOptions(program, script, args, process.env);
    if (swallowed !== undefined) throw new UsageError(swallowed);
    program.parse(args, { from: "user" });
    return await action();
  } catch (error) {
    if (error instanceof UsageError) {
      endStepLine();
      console.error(err.red(error.message));
      return exitCode.usage;
    }
    if (error instanceof CommanderError) {
      if (error.code === "commander.excessArguments" && process.env.npm_lifecycle_event === script) {
        console.error(`npm takes options for itself unless they follow \`--\`: \`${program.name()} --option\`.`);
      }
      return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    }
    if (error instanceof InterruptedError) {
      endStepLine();
      console.error(err.yellow(error.message));
      return exitCode.interrupted;
    }
    printFailure(error);
    return exitCode.failed;
  }
}
