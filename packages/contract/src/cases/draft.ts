import type { CaseKind, CredentialChoice, Expectation } from "../case.js";
import type { JsonValue } from "../document/document.js";
import type { MediaType, ParameterLocation, SideEffects } from "../document/operations.js";
import { escapedStepsOf, stepsOf } from "../document/pointer.js";
import type { Header } from "../exchange.js";
import type { Input, Subject } from "./input.js";

/** The one place of a request that a case is about, which therefore keeps its value. */
export type Exercised =
  | { in: ParameterLocation; name: string }
  /** `at` is a JSON pointer into the body. */
  | { in: "body"; at: string };

/** What a body is made into before it is sent, where a case is about its bytes. */
export interface Content {
  /** Value of the header `Content-Type`; `undefined` for no such header. */
  type: string | undefined;
  /** @param written - The body as it would be sent otherwise. */
  bytes(written: Uint8Array): Uint8Array;
}

/** A valid input, and the input of an invalid request that differs from it in one place only. */
export interface Base {
  valid: Input;
  invalid: Input;
}

/** A case before it has an id and can build its request. */
export interface Draft {
  /** What the id has after operation and kind. */
  steps: readonly string[];
  /** What is tried, in a few words. */
  title: string;
  /** JSON pointer, into the document, of what is exercised. */
  pointer: string;
  expectation: Expectation;
  input: Input;
  exercised?: Exercised;
  /** For an invalid request: the valid inputs that it differs from in one place, the preferred one first. */
  bases?: () => Iterable<Base>;
  /** Whether the request is so large that one of its kind is enough. */
  large?: boolean;
  content?: Content;
  /** Headers besides those of the operation. */
  headers?: readonly Header[];
  /** How many bytes path and query have together: {@link paddingMark} in them is made longer. */
  uriLength?: number;
  credentials?: CredentialChoice;
  /** Another method than that of the operation, in upper case. */
  method?: string;
  /** Another path than that of the operation, with the same parameters. */
  path?: string;
  /** Whether the resources that the request names need not exist. */
  needsNothing?: boolean;
  /** What the request can do, if that is not what the operation does. */
  sideEffects?: SideEffects;
  /** Why it cannot be sent, so that it is only reported. */
  unsupported?: string;
  /** Smaller drafts of the same kind, for one that was made at random. */
  shrink?(): Iterable<Draft>;
}

/** One way to make cases of an operation. */
export interface Family {
  kind: CaseKind;
  derive(subject: Subject): Draft[];
}

/** What is made longer in a URI that has to have a certain length. */
export const paddingMark = "padding-of-the-uri";

/** The document takes the request. */
export const accepted: Expectation = { outcome: "accepted" };

/** The document refuses the request because of what it holds. */
export const refusedInput: Expectation = { outcome: "refused", because: "input" };

/** A value as titles show it: short, and in one line. */
export function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

/** What the id of a case says of a media type: nothing for plain JSON, which is the rule. */
export function mediaTypeSteps({ name }: MediaType): string[] {
  return name === "application/json" ? [] : [name.replace(/^.*\//, "").replace(/;.*$/s, "")];
}

/** What the id of a case says of a place and of what is tried with a keyword there. */
export function placeSteps(at: string, keyword: string, how = ""): string[] {
  return [...escapedStepsOf(at), keyword, ...(how === "" ? [] : [how])];
}

/** A place of a body or a parameter as titles name it. */
export function placeName(at: string): string {
  return at === "" ? "the body" : stepsOf(at).join(".");
}
