#!/usr/bin/env node
import { emulatorCommand, type Terminal } from "./emulator/command.js";

const usage = `Usage: frs-openapi <command>

Commands:
  emulator  run the Face Recognition Service in memory, for tests and without an account

Run \`frs-openapi <command> --help\` for its options.`;

const terminal: Terminal = {
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
  // A second signal ends the process at once.
  interrupted: () =>
    new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
    }),
};

// What cannot be printed is lost, as in `frs-openapi emulator | head`; the emulator runs on.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const [command, ...args] = process.argv.slice(2);
if (command === "emulator") {
  process.exitCode = await emulatorCommand(args, terminal);
} else if (command === "--help" || command === "-h") {
  terminal.print(usage);
} else {
  terminal.printError(command === undefined ? usage : `Unknown command ${command}.\n\n${usage}`);
  process.exitCode = 2;
}
