import { Command, CommanderError, InvalidArgumentError } from "commander";
import { counted, err, outliveReaders } from "openapi-contract/cli";
import { DocumentError } from "openapi-contract/document";
import { WriteError } from "../generate/files.js";
import { InvalidDocumentError } from "../generate/problems.js";
import { failureText } from "./failure.mjs";
import { swallowedOptions } from "./swallowed.js";
import { endStepLine, printProblems } from "./terminal.js";

/** Exit codes of every command. */
export const exitCode = {
  ok: 0,
  /** A check failed, such as problems found or files out of date, or the command could not do its work. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** It was interrupted by Ctrl-C before it had done its work. */
  interrupted: 130,
} as const;

/** Thrown by a command to end it with a message for the user and no stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** Thrown by a command that Ctrl-C ended before it had done its work. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** Thrown by a command that cannot do what its command line says. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A command of this project: help on `--help`, unknown options refused with the nearest valid one. */
export function command(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .helpOption("-h, --help", "show this help")
    .option("--verbose", "print the stack trace of an unexpected error")
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .showHelpAfterError(`Run \`npm run ${name} -- --help\` for what it takes.`)
    .exitOverride();
}

/** Reads a port number from the command line. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return port;
}

/** Whether stack traces are wanted: the option of the command that runs. */
let isVerbose = false;

/**
 * Prints why a command failed: a message for what users can fix, and one line for what they cannot, with a stack trace if
 * they asked for it by `--verbose`.
 */
export function printFailure(error: unknown): void {
  endStepLine();
  if (error instanceof InvalidDocumentError) {
    printProblems(error.problems, process.stderr);
    console.error(err.red(`${counted(error.problems.length, "problem")}: nothing was written.`));
  } else if (error instanceof CommandError || error instanceof DocumentError || error instanceof WriteError) {
    console.error(err.red(error.message));
  } else {
    console.error(err.red(failureText(error, isVerbose)));
  }
}

/** Parses the arguments and runs the action; gives back the exit code. Errors are printed to standard error. */
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
        console.error(`npm takes options for itself unless they stand after \`--\`: \`${program.name()} --option\`.`);
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
