/** Faults that a request can ask for, each with what happens. */
export const faults = {
  throttled: "the request is refused with 429 and `Retry-After: 1`, and not carried out",
  slow: "the request is carried out, and its response delayed by 3 s",
  reset: "the request is carried out, and the connection is reset instead of a response",
} as const;

/** Name of a fault that a request can ask for. */
export type FaultName = keyof typeof faults;

/** How long a slow response is delayed, in milliseconds. */
export const slowDelay = 3_000;

/** After how many seconds a request that was refused on request may be tried again. */
export const throttledWait = 1;

/** Thrown for a fault that does not exist. */
export class UnknownFaultError extends Error {
  override readonly name = "UnknownFaultError";

  constructor(fault: string) {
    super(`Unknown fault \`${fault}\`. Faults: ${Object.keys(faults).join(", ")}.`);
  }
}

/**
 * Reads the fault that a request asks for, such as `Prefer: fault=reset`; other preferences are ignored, as RFC 7240 demands.
 *
 * @throws {UnknownFaultError} If the fault is unknown.
 */
export function readFault(prefer: string | readonly string[] | undefined): FaultName | undefined {
  const requested = /(?:^|[,;])\s*fault\s*=\s*"?([^",;\s]*)/i.exec([prefer ?? ""].flat().join(","))?.[1];
  if (requested === undefined) return undefined;
  if (!isFault(requested)) throw new UnknownFaultError(requested);
  return requested;
}

function isFault(name: string): name is FaultName {
  return Object.hasOwn(faults, name);
}
