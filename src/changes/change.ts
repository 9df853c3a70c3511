import type { JsonValue } from "openapi-contract/document";

/** What a change means on the wire: it breaks somebody, it breaks nobody, or it only changes texts. */
export type Verdict = "breaking" | "compatible" | "docs";

/** Whom a change breaks: those who send requests, those who read responses, both, only the types of code, or nobody. */
export type Whom = "senders" | "readers" | "both" | "code" | "nobody";

/** A place in one of the two versions. */
export interface ChangePlace {
  /** The version that holds the place: the base if it was removed, else the revision. */
  side: "base" | "revision";
  /** JSON pointer (RFC 6901) into that version. */
  pointer: string;
}

/** One difference between two versions of a document. */
export interface Change {
  /** Stable id of the rule that found it, such as `request-max-length-narrowed`. */
  rule: string;
  place: ChangePlace;
  verdict: Verdict;
  whom: Whom;
  /** Ids of the operations that it reaches, sorted; empty for what belongs to none. */
  operations: string[];
  /** Those of the operations that it breaks on the wire: a shared schema may be sent by one and read by another. */
  broken: string[];
  /** What stood there; missing if it was added. */
  before?: JsonValue;
  /** What stands there; missing if it was removed. */
  after?: JsonValue;
  /** What changed, why it matters, in one sentence. */
  text: string;
  /** What a caller does about it, in one sentence. */
  action: string;
}

/** Whom a verdict concerns, in the order of severity. */
export const verdicts = ["docs", "compatible", "breaking"] as const satisfies readonly Verdict[];

/** The more serious of two verdicts. */
export function worse(one: Verdict, other: Verdict): Verdict {
  return verdicts.indexOf(one) >= verdicts.indexOf(other) ? one : other;
}

/** What callers do about a change, by whom it breaks. */
export const actions: { [Each in Whom]: string } = {
  senders: "Requests that worked may be refused: check what you send here before you take the new version.",
  readers: "Responses may differ from what your code expects: check how you read this before you take the new version.",
  both: "Requests may be refused and responses may differ: check what you send here and how you read it before you take the new version.",
  code: "Regenerate the client and compile your code.",
  nobody: "Nothing has to be done.",
};
