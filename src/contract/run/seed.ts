import { randomBytes, randomInt } from "node:crypto";

/** A seed for random cases that fits into a command line. */
export function newSeed(): number {
  return randomInt(2 ** 31);
}

/** What the names of all things of one run begin with; no other run has the same. */
export function newNamePrefix(): string {
  return `frs-contract-${randomBytes(4).toString("hex")}`;
}
