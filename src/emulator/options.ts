import { checkOptions, isFunction, numberRule, type OptionRule, requireObject } from "../client/check.js";
import type { EmulatorExchange } from "./exchange.js";

/** Settings of an emulator. */
export interface EmulatorOptions {
  /**
   * Port to listen on; 0 lets the system choose.
   *
   * @default 0
   */
  port?: number | undefined;
  /**
   * Address to listen on.
   *
   * @default "127.0.0.1"
   */
  host?: string | undefined;
  /**
   * Whether there is sample data from the beginning: the face set `visitors` with the faces of `drawPicture(["ada"])` and of
   * `ben`, `chen` and `dana`. Otherwise nothing is stored.
   *
   * @default false
   */
  seed?: boolean | undefined;
  /**
   * How many requests a second are accepted, in bursts of as many; further ones get the documented 429 with `Retry-After`.
   *
   * @default Infinity
   */
  rate?: number | undefined;
  /**
   * How many face sets the project may have.
   *
   * @default 10
   */
  maxFaceSets?: number | undefined;
  /**
   * Returns the time, by which tokens and signatures expire and the rate is measured. While it throws or returns an invalid
   * Date, requests get a 500 that says so.
   *
   * @default () => new Date()
   */
  now?: (() => Date) | undefined;
  /** Called after each response. What it throws is ignored, and what it returns is not awaited. */
  onExchange?: ((exchange: EmulatorExchange) => void) | undefined;
}

const rules = {
  port: numberRule("an integer from 0 to 65535", (port) => Number.isInteger(port) && port >= 0 && port <= 65_535),
  host: ["an address such as 127.0.0.1", (host) => typeof host === "string" && host !== ""],
  seed: ["true or false", (seed) => typeof seed === "boolean"],
  rate: numberRule("a number of requests/s > 0", (rate) => rate > 0),
  maxFaceSets: numberRule("an integer ≥ 0", (count) => Number.isInteger(count) && count >= 0),
  // What it returns is checked whenever it is called.
  now: ["a function that returns a valid Date", isFunction],
  onExchange: ["a function", isFunction],
} satisfies { [Name in keyof Required<EmulatorOptions>]: OptionRule };

/**
 * Copies and checks the options of an emulator: callers without types can pass anything.
 *
 * @throws {FrsInputError} If an option is unknown or wrong.
 */
export function checkEmulatorOptions(options: EmulatorOptions): EmulatorOptions {
  requireObject("", "options", options, "{ port: 4012 }");
  const copy = { ...options };
  checkOptions("", "", copy, rules);
  return copy;
}
