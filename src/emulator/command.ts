import { parseArgs } from "node:util";
import { FrsInputError } from "../client/errors.js";
import { type Emulator, startEmulator } from "./emulator.js";
import type { EmulatorOptions } from "./options.js";
import { exchangeLine, introduction } from "./texts.js";

/** Port of the emulator's commands. */
export const defaultPort = 4012;

/** What the options of the emulator's commands mean. */
export const optionTexts = {
  port: `port to listen on, 0 for any free port (default: ${defaultPort}, or any free port if it is in use)`,
  host: "address to listen on",
  seed: "start without sample data",
  rate: "requests/s that are accepted; further ones get 429 with Retry-After (default: no limit)",
  quiet: "do not print each request",
} as const;

const help = `Usage: frs-openapi emulator [options]

Run the Face Recognition Service in memory: it stores face sets and faces, and fakes recognition.

Options:
  --port <port>     ${optionTexts.port}
  --host <address>  ${optionTexts.host} (default: "127.0.0.1")
  --no-seed         ${optionTexts.seed}
  --rate <number>   ${optionTexts.rate}
  --quiet           ${optionTexts.quiet}
  -h, --help        show this help`;

/** Where a command prints, and what ends it. */
export interface Terminal {
  print(text: string): void;
  printError(text: string): void;
  /** Resolves when the user ends the command. */
  interrupted(): Promise<void>;
}

/**
 * Runs `frs-openapi emulator`, with nothing but Node.
 *
 * @returns The exit code: 0 if the user has ended it, 1 if it cannot listen there, 2 for wrong arguments.
 */
export async function emulatorCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { help: isHelp, quiet, ...given } = readArguments(args);
    if (isHelp) {
      terminal.print(help);
      return 0;
    }
    const emulator = await startAtPort({
      port: numberOf(given.port),
      host: given.host,
      rate: numberOf(given.rate),
      seed: given["no-seed"] !== true,
      onExchange: quiet ? undefined : (exchange) => terminal.print(exchangeLine(exchange)),
    });
    terminal.print([`FRS emulator at ${emulator.url} until Ctrl-C.`, ...introduction(emulator)].join("\n"));
    await terminal.interrupted();
    await emulator.close();
    return 0;
  } catch (error) {
    if (error instanceof FrsInputError) {
      terminal.printError(error.message.replace(/^`(\w+)`/, "--$1"));
      // What cannot be listened to has the system's error as its cause.
      return error.cause === undefined ? 2 : 1;
    }
    if (!isArgumentError(error)) throw error;
    terminal.printError(`${error.message}. Run \`frs-openapi emulator --help\` for its options.`);
    return 2;
  }
}

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      host: { type: "string" },
      "no-seed": { type: "boolean" },
      rate: { type: "string" },
      quiet: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  return values;
}

/** Whether arguments were refused by Node. */
function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && String(Reflect.get(error, "code")).startsWith("ERR_PARSE_ARGS_");
}

/** Returns the number that an argument is; not a number for other texts, which the emulator refuses by the option's name. */
function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** Starts an emulator at the given port, else at the default port, or at any free one if that is in use. */
async function startAtPort(options: EmulatorOptions): Promise<Emulator> {
  try {
    return await startEmulator({ ...options, port: options.port ?? defaultPort });
  } catch (error) {
    const isInUse = error instanceof FrsInputError && Reflect.get(Object(error.cause), "code") === "EADDRINUSE";
    if (isInUse && options.port === undefined) return await startEmulator({ ...options, port: 0 });
    throw error;
  }
}
