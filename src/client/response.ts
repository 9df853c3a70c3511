import type { BufferedResponse } from "./buffered-response.js";
import { isRecord } from "./check.js";
import { FrsApiError, FrsResponseError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";
import { clean, cleanName, detailsOf, type Redacted } from "./redaction.js";
import { retryAfter } from "./retry-after.js";
import { canPass } from "./retryable.js";

/** How much of an unexpected response an error shows, in characters. */
const excerptLength = 120;

/** How much of a message of the service an error shows, in characters. */
const messageLength = 500;

/** How long a code of an error may be, in characters. */
const codeLength = 64;

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/** Writes U+FFFD for what is not UTF-8. */
const lenient = /* @__PURE__ */ new TextDecoder();

/** Makes an error of a response, once it is known what may not be shown of it. */
type Refusal = (redacted: Redacted) => FrsApiError | FrsResponseError;

/** The body of a successful response, or what makes an error of it. */
type Read = { data: object | undefined } | { refusal: Refusal };

/**
 * Reads a response: the body of a successful one, or else its error.
 *
 * @param contextOfFailure - Gives what an error says besides the response.
 */
export function readResponse(
  operation: OperationDefinition,
  received: BufferedResponse,
  contextOfFailure: () => FailureContext,
): Read {
  const failed = () => readRefusal(operation, received, contextOfFailure());
  return received.ok ? readSuccess(operation, received, failed) : { refusal: failed() };
}

/**
 * The body of a successful response, `undefined` where the document describes none; or, if it is no JSON object or lacks a
 * required property, the error.
 *
 * @param failed - Gives the error if the body is that of a failed response all the same.
 */
function readSuccess(
  { operationId, response, responses, nullable, confidential = false }: OperationDefinition,
  received: BufferedResponse,
  failed: () => Refusal,
): Read {
  const refuse = (message: (redacted: Redacted) => string): { refusal: Refusal } => ({
    refusal: (redacted) => new FrsResponseError(operationId, message(redacted), detailsOf(received, redacted)),
  });
  const { [received.status]: own, "2XX": ofAll } = responses ?? {};
  const required = own === undefined ? ofAll : own;
  // What comes all the same is not looked at.
  if (required === null) return { data: undefined };
  if (received.body.byteLength === 0) return refuse(() => `The response has status ${received.status} but no body.`);
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(received.body));
  } catch {
    return refuse((redacted) => unexpected(received, lenient.decode(received.body), redacted, confidential));
  }
  if (!isRecord(value)) {
    const kind = value === null ? "null" : Array.isArray(value) ? "an array" : `a ${typeof value}`;
    return refuse(() => `The response is ${kind} where an object is documented.`);
  }
  const record = value;
  const lacking = (required ?? response ?? []).find(
    (name) => record[name] === undefined || (record[name] === null && !nullable?.includes(name)),
  );
  if (lacking === undefined) return { data: value };
  if (readFailure(received).code !== undefined) return { refusal: failed() };
  return refuse(() => `The response lacks \`${lacking}\`, which the document promises.`);
}

/** What the body of a failed response says. */
export interface Failure {
  code: string | undefined;
  message: string | undefined;
  requestId: string | undefined;
  /** The body, if it is no JSON. */
  text: string | undefined;
}

/**
 * Reads the body of a failed response: in the form of the service and its gateway (`error_code`, `error_msg`,
 * `request_id`), or in that of the token API of IAM (`error.code`, `error.message`).
 */
export function readFailure(received: BufferedResponse): Failure {
  const text = lenient.decode(received.body);
  let body: unknown;
  let unread: string | undefined;
  try {
    body = JSON.parse(text);
  } catch {
    unread = text;
  }
  const fields = isRecord(body) ? body : {};
  const nested = isRecord(fields.error) ? fields.error : {};
  return {
    code: asText(fields.error_code) ?? asText(nested.code),
    message: asText(fields.error_msg) ?? asText(nested.message),
    requestId: received.requestId ?? asText(fields.request_id),
    text: unread,
  };
}

/** What turns a failed response into an error besides itself. */
export interface FailureContext {
  /** Codes of server errors that do not pass by themselves. */
  permanentCodes: readonly string[];
  /** What to do about each code, where that is known. */
  remedies: { readonly [code: string]: string };
  /** What the client has to add to the message, in place of the remedy. */
  hint: string | undefined;
  /** The local time. */
  now: Date;
}

/** The error that a failed response becomes. */
function readRefusal(
  { operationId, confidential = false }: OperationDefinition,
  received: BufferedResponse,
  { permanentCodes, remedies, hint, now }: FailureContext,
): Refusal {
  const { status, headers } = received;
  if (status < 400 && !received.ok) {
    const message =
      status === 0 || headers.has("Location")
        ? "The response is a redirect, and redirects are not followed: check `region` or `endpoint`."
        : `The response has the unusual status ${status}.`;
    return (redacted) => new FrsResponseError(operationId, message, detailsOf(received, redacted));
  }
  const { code, message, requestId, text } = readFailure(received);
  const remedy = code !== undefined && Object.hasOwn(remedies, code) ? remedies[code] : undefined;
  return (redacted) => {
    const said = message === undefined ? undefined : clean(message, messageLength, redacted);
    const shown = text ? unexpected(received, text, redacted, confidential) : "The response carries no message.";
    return new FrsApiError({
      operation: operationId,
      status,
      retryable: canPass(status, code, permanentCodes),
      code: code === undefined ? undefined : clean(code, codeLength, redacted),
      message: [sentence(said ?? shown), hint ?? remedy].filter(Boolean).join(" "),
      remedy,
      requestId: cleanName(requestId, redacted),
      retryAfter: retryAfter(headers, now),
    });
  };
}

/** A text that ends as a sentence does, so that another can follow. */
function sentence(text: string): string {
  return text.replace(/[^.!?…]$/, "$&.");
}

/** What there is instead of JSON, with its start. Nothing of what is no text: it may be an image that was sent. */
function unexpected(received: BufferedResponse, text: string, redacted: Redacted, confidential: boolean): string {
  const type = detailsOf(received, redacted).contentType ?? "of unknown type";
  const kind = type.includes("json")
    ? `The response says ${type}, but is no whole JSON`
    : `The response is no JSON but ${type}`;
  if (confidential) return `${kind}: what it holds is confidential.`;
  if (text.includes("\ufffd")) return `${kind}: its bytes are no text.`;
  return `${kind}: ${JSON.stringify(clean(text, excerptLength, redacted))}`;
}

function asText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
