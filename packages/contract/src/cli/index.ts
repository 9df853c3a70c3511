/**
 * Parts of commands: colours, counts, listening for Ctrl-C, and messages instead of stack traces.
 *
 * @module
 */
export { outliveReaders } from "./closed-pipe.js";
export { err, out } from "./colours.js";
export { CommandError, type CommandRunner, command, exitCode, hostAddress, portNumber, UsageError } from "./command.js";
export { counted } from "./counted.js";
export { failureText } from "./failure.mjs";
export { type Interruption, interrupted, listenForInterrupt } from "./interrupt.js";
export { listen } from "./listen.js";
export { refusing } from "./refusal.js";
