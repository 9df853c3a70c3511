import { createHash } from "node:crypto";

/** The SHA-256 of a generated file, as `sha256sum` prints it. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
