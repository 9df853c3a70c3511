import { Command, CommanderError, InvalidArgumentError } from "commander";
import { DocumentError } from "../document/document.js";
import { outliveReaders } from "./closed-pipe.js";
import { err } from "./colours.js";
import { failureText } from "./failure.mjs";

/** Exit codes of every command. */
export const exitCode = {
  ok: 0,
  /** A check failed, such as problems found or files out of date, or the command failed. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Interrupted by Ctrl-C before the end of its work. */
  interrupted: 130,
} as const;

/** Thrown by a command to end it with a message for the user and no stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** Thrown by a command whose command line is wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Creates a command with `--help`; unknown options are refused with the nearest valid one.
 *
 * @param words - How users call it, such as `npx openapi-contract run`.
 */
export function command(words: string, description: string): Command {
  return new Command(words)
    .description(description)
    .helpOption("-h, --help", "show this help")
    .option("--verbose", "print the stack trace of an unexpected error")
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .showHelpAfterError(`Run \`${words} --help\` for its options.`)
    .exitOverride();
}

/** Reads a port number from the command line. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new InvalidArgumentError("The port must be an integer from 0 to 65535.");
  return port;
}

/** Reads the address that a server listens on from the command line. An empty one would stand for every address of the machine. */
export function hostAddress(text: string): string {
  if (text === "") throw new InvalidArgumentError("The host must be an address such as 127.0.0.1.");
  return text;
}

/** Parses the arguments of a command and prints its errors. */
export interface CommandRunner {
  /** Parses the arguments, runs the action and returns the exit code. */
  run(program: Command, args: readonly string[], action: () => Promise<number>): Promise<number>;
  /** Prints why a command, or a part of it, failed. */
  printFailure(error: unknown): void;
}

/** Whether the running command prints stack traces. */
let isVerbose = false;

/**
 * Prints why a command failed: the message of an error that users can fix; one line for any other error, with its stack
 * trace if `--verbose` is set.
 */
export function printFailure(error: unknown): void {
  const isExpected = error instanceof CommandError || error instanceof DocumentError;
  console.error(err.red(isExpected ? error.message : failureText(error, isVerbose)));
}

/** Parses the arguments, runs the action and returns the exit code. Errors are printed to standard error. */
export async function run(program: Command, args: readonly string[], action: () => Promise<number>): Promise<number> {
  isVerbose = args.includes("--verbose");
  outliveReaders();
  try {
    program.parse(args, { from: "user" });
    return await action();
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(err.red(error.message));
      return exitCode.usage;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    printFailure(error);
    return exitCode.failed;
  }
}

/** Runs commands without additions. */
export const plainRunner: CommandRunner = { run, printFailure };
