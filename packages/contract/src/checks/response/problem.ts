import type { FoundProblem } from "../../check.js";

/** How many characters of a string from the endpoint a message shows. */
const shownLength = 80;

/** A problem without its level. */
type Details = Omit<FoundProblem, "level">;

/** Creates a failure: the endpoint does not conform. */
export function failure(details: Details): FoundProblem {
  return { level: "failure", ...details };
}

/** Creates a warning: the document leaves it open, so that it needs a review. */
export function warning(details: Details): FoundProblem {
  return { level: "warning", ...details };
}

/** Creates a notice: information that needs no action. */
export function notice(details: Details): FoundProblem {
  return { level: "notice", ...details };
}

/** Formats a string from the endpoint for a message: in quotes, on one line, shortened. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > shownLength ? `${text.slice(0, shownLength)}…` : text);
}
