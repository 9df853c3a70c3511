import { Command, CommanderError, InvalidArgumentError } from "commander";
import { InvalidDocumentError } from "../generate/problems.js";
import { DocumentError } from "../spec/document.js";
import { err } from "./colours.js";
import { counted } from "./counted.js";
import { endStepLine, printProblems } from "./terminal.js";

/** Exit codes of every command. */
export const exitCode = {
  ok: 0,
  /** The command did its work and the answer is no: problems found, files out of date. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
} as const;

/** Thrown by a command to end it with a message for the user and no stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
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

/** Prints why a command failed: a message for what users can put right, a stack trace for what they cannot. */
export function printFailure(error: unknown): void {
  endStepLine();
  if (error instanceof InvalidDocumentError) {
    printProblems(error.problems, process.stderr);
    console.error(err.red(`${counted(error.problems.length, "problem")}: nothing was written.`));
  } else if (error instanceof CommandError || error instanceof DocumentError) {
    console.error(err.red(error.message));
  } else if (error instanceof Error && typeof Reflect.get(error, "syscall") === "string") {
    // What the system refused, such as a folder that may not be written: the message names call and path.
    console.error(err.red(`The system refused: ${error.message}.`));
  } else {
    console.error(error);
  }
}

/** Parses the arguments and runs the action; gives back the exit code. Errors are printed to standard error. */
export async function run(program: Command, args: readonly string[], action: () => Promise<number>): Promise<number> {
  try {
    program.parse(args, { from: "user" });
    return await action();
  } catch (error) {
    if (error instanceof UsageError) {
      endStepLine();
      console.error(err.red(error.message));
      return exitCode.usage;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    printFailure(error);
    return exitCode.failed;
  }
}
