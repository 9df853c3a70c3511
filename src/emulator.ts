/**
 * An emulator of the service, for tests and for trying the client without an account. It needs Node.
 *
 * @module
 */
export type { Account } from "./emulator/account.js";
export { drawPicture, type PictureOptions } from "./emulator/drawing.js";
export { type Emulator, startEmulator } from "./emulator/emulator.js";
export type { EmulatorExchange } from "./emulator/exchange.js";
export type { EmulatorOptions } from "./emulator/options.js";
