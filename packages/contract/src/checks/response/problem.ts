import type { Problem } from "../../check.js";

/** How much of a text of the endpoint a message shows, in characters. */
const shownLength = 80;

/** What is wrong, without how serious it is. */
type Details = Omit<Problem, "level">;

/** A broken promise. */
export function failure(details: Details): Problem {
  return { level: "failure", ...details };
}

/** Something that the document leaves open, to be reviewed. */
export function warning(details: Details): Problem {
  return { level: "warning", ...details };
}

/** Something worth knowing that needs no review. */
export function notice(details: Details): Problem {
  return { level: "notice", ...details };
}

/** A short text of the endpoint as a message shows it: in quotes, on one line, cut. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > shownLength ? `${text.slice(0, shownLength)}…` : text);
}
