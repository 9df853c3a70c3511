import { isRecord } from "./check.js";
import { FrsApiError, FrsResponseError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";
import type { Received } from "./received.js";
import { canPass } from "./retryable.js";

/** How much of an unexpected answer an error shows, in characters. */
const excerptLength = 120;

/** How much of a message of the service an error shows, in characters. */
const messageLength = 500;

/** How long a code of an error may be to be taken for one, in characters. */
const codeLength = 64;

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/**
 * Reads the body of a successful answer.
 *
 * @param secrets - What an error may not repeat of the answer.
 * @throws {FrsResponseError} If the body is no JSON object, or lacks a field that the document promises.
 */
export function readSuccess(
  { operationId, answer = [] }: OperationDefinition,
  received: Received,
  secrets: () => readonly string[],
): object {
  const refuse = (message: string) => new FrsResponseError(operationId, message, received);
  if (received.body.byteLength === 0) throw refuse(`The answer has status ${received.status} but no body.`);
  let text: string;
  try {
    text = utf8.decode(received.body);
  } catch {
    throw refuse("The answer is no text: its bytes are no UTF-8.");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(`${unexpected(received)}: ${excerpt(text, secrets())}`);
  }
  if (!isRecord(value)) {
    const kind = value === null ? "null" : Array.isArray(value) ? "an array" : `a ${typeof value}`;
    throw refuse(`The answer is ${kind} where an object is documented.`);
  }
  const lacking = answer.find((name) => !(name in value));
  if (lacking !== undefined) throw refuse(`The answer lacks \`${lacking}\`, which the document promises.`);
  return value;
}

/** What the body of a failed answer says. */
export interface Failure {
  code: string | undefined;
  message: string | undefined;
  requestId: string | undefined;
  /** The body, if it is no JSON. */
  text: string | undefined;
}

/**
 * Reads the body of a failed answer: in the form of the service and its gateway (`error_code`, `error_msg`,
 * `request_id`), or in that of the token API of IAM (`error.code`, `error.message`).
 */
export function readFailure(received: Received): Failure {
  const text = new TextDecoder().decode(received.body);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { code: undefined, message: undefined, requestId: received.requestId, text };
  }
  const fields = isRecord(body) ? body : {};
  const nested = isRecord(fields.error) ? fields.error : {};
  return {
    code: asText(fields.error_code) ?? asText(nested.code),
    message: asText(fields.error_msg) ?? asText(nested.message),
    requestId: received.requestId ?? asText(fields.request_id),
    text: undefined,
  };
}

/** What turns a failed answer into an error besides itself. */
export interface FailureContext {
  /** Codes of server errors that do not pass by themselves. */
  lastingCodes: readonly string[];
  /** What to do about each code, where that is known. */
  remedies: { readonly [code: string]: string };
  /** What the error may not repeat of the answer. */
  secrets: readonly string[];
  /** What the client has to add to the message, in place of the remedy. */
  remark: string | undefined;
}

/** The error that a failed answer becomes. */
export function failureOf(
  operation: string,
  received: Received,
  { lastingCodes, remedies, secrets, remark }: FailureContext,
): FrsApiError | FrsResponseError {
  if (received.status < 400) {
    return new FrsResponseError(
      operation,
      "The answer is a redirect, and redirects are not followed: check `region` or `endpoint`.",
      received,
    );
  }
  const { code, message, requestId, text } = readFailure(received);
  const remedy = code !== undefined && Object.hasOwn(remedies, code) ? remedies[code] : undefined;
  const said = message === undefined ? undefined : clean(message, messageLength, secrets);
  const shown = text ? `${unexpected(received)}: ${excerpt(text, secrets)}` : "The answer carries no message.";
  return new FrsApiError({
    operation,
    status: received.status,
    retryable: canPass(received.status, code, lastingCodes),
    code: code === undefined ? undefined : clean(code, codeLength, secrets),
    message: [sentence(said ?? shown), remark ?? remedy].filter(Boolean).join(" "),
    remedy,
    requestId: requestId?.slice(0, excerptLength),
  });
}

/** A text that ends as a sentence does, so that another can follow. */
function sentence(text: string): string {
  return text.replace(/[^.!?…]$/, "$&.");
}

function unexpected(response: Received): string {
  const type = response.headers.get("Content-Type") ?? "of unknown type";
  return type.includes("json") ? `The answer says ${type}, but is no whole JSON` : `The answer is no JSON but ${type}`;
}

function asText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The start of an unexpected answer, in quotes. */
function excerpt(text: string, secrets: readonly string[]): string {
  return JSON.stringify(clean(text, excerptLength, secrets));
}

/**
 * The start of a text on one line, without the secrets that it repeats. Long unbroken runs are left out: they may be an image or a credential. So are control
 * characters, which could rewrite a terminal.
 */
function clean(text: string, length: number, secrets: readonly string[]): string {
  const line = secrets
    // What is shorter is no credential, but may well be a part of other words.
    .filter((secret) => secret.length > 5)
    .reduce((rest, secret) => rest.replaceAll(secret, "…"), text.slice(0, length * 8))
    .replace(/[A-Za-z0-9+/=_-]{40,}/g, "…")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
