/**
 * What commands are made of: colours, counts, listening for Ctrl-C, and messages instead of stack traces.
 *
 * @module
 */
export { outliveReaders } from "./closed-pipe.js";
export { err, out } from "./colours.js";
export { counted } from "./counted.js";
export { type Interruption, interrupted, listenForInterrupt } from "./interrupt.js";
export { refusing } from "./refusal.js";
