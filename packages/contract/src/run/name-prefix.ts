import { randomBytes } from "node:crypto";

/** What the names of all things of one run begin with; no other run has the same. */
export function newNamePrefix(beginning: string): string {
  return `${beginning}-${randomBytes(4).toString("hex")}`;
}
