import { Command, CommanderError, InvalidArgumentError } from "commander";
import { InvalidDocumentError } from "../generate/problems.js";
import { DocumentError } from "../spec/document.js";
import { err } from "./colours.js";
import { printProblems } from "./terminal.js";

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
  if (error instanceof InvalidDocumentError) {
    const count = error.problems.length;
    printProblems(error.problems, process.stderr);
    console.error(err.red(`${count} problem${count === 1 ? "" : "s"} in openapi/: nothing was written.`));
  } else if (error instanceof CommandError || error instanceof DocumentError) {
    console.error(err.red(error.message));
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
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    printFailure(error);
    return exitCode.failed;
  }
}
