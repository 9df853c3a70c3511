import { randomBytes } from "node:crypto";

/** What the names of all things of one run begin with; no other run has the same. */
export function newNamePrefix(): string {
  return `frs-contract-${randomBytes(4).toString("hex")}`;
}
