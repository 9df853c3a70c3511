import type { Finding } from "../../check.js";

/** How much of a text of the endpoint a message shows, in characters. */
const shownLength = 80;

/** What a finding says, without the check that says it. */
type Details = Pick<Finding, "message" | "pointer"> & { at?: string };

/** A broken promise. */
export function failure(check: string, details: Details): Finding {
  return { check, severity: "failure", ...details };
}

/** Something that the document leaves open. */
export function notice(check: string, details: Details): Finding {
  return { check, severity: "notice", ...details };
}

/** A short text of the endpoint as a message shows it: in quotes, on one line, cut. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > shownLength ? `${text.slice(0, shownLength)}…` : text);
}
