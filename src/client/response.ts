import type { BufferedResponse } from "./buffered-response.js";
import { isRecord } from "./check.js";
import { FrsApiError, FrsResponseError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";
import { clean, cleanName, detailsOf, type Redacted } from "./redaction.js";
import { retryAfter } from "./retry-after.js";
import { isRetryable } from "./retryable.js";

/** Maximum length of the excerpt of an unexpected response, in characters. */
const excerptLength = 120;

/** Maximum length of a message of the service, in characters. */
const messageLength = 500;

/** Maximum length of an error code, in characters. */
const codeLength = 64;

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/** Decodes bytes that are not UTF-8 as U+FFFD. */
const lenient = /* @__PURE__ */ new TextDecoder();

/** Creates the error of a response, redacted. */
type Refusal = (redacted: Redacted) => FrsApiError | FrsResponseError;

/** The body of a successful response, or a function that creates its error. */
type Read = { data: object | undefined } | { refusal: Refusal };

/**
 * Reads a response: the body of a successful one, or else its error.
 *
 * @param contextOfFailure - Returns what an error needs besides the response.
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
 * Returns the body of a successful response, `undefined` if the document describes no body; or the error, if it is not a JSON
 * object or a required property is missing.
 *
 * @param failed - Returns the error for a success status whose body is an error.
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
  // An undocumented body is ignored.
  if (required === null) return { data: undefined };
  if (received.body.byteLength === 0) return refuse(() => `The response body is missing (status ${received.status}).`);
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(received.body));
  } catch {
    return refuse((redacted) => unexpected(received, lenient.decode(received.body), redacted, confidential));
  }
  if (!isRecord(value)) {
    const kind = value === null ? "null" : Array.isArray(value) ? "an array" : `a ${typeof value}`;
    return refuse(() => `The response body must be an object, not ${kind}.`);
  }
  const record = value;
  const missing = (required ?? response ?? []).find(
    (name) => record[name] === undefined || (record[name] === null && !nullable?.includes(name)),
  );
  if (missing === undefined) return { data: value };
  if (readFailure(received).code !== undefined) return { refusal: failed() };
  return refuse(() => `The required property \`${missing}\` is missing in the response.`);
}

/** Parsed body of a failed response. */
export interface Failure {
  code: string | undefined;
  message: string | undefined;
  requestId: string | undefined;
  /** The body, if it is not JSON. */
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

/** What an error needs besides the response. */
export interface FailureContext {
  /** Codes of server errors that a retry cannot resolve. */
  permanentCodes: readonly string[];
  /** What to do about each code, where known. */
  remedies: { readonly [code: string]: string };
  /** Advice of the client that replaces the remedy in the message. */
  hint: string | undefined;
  /** The local time. */
  now: Date;
}

/** Returns the error of a failed response. */
function readRefusal(
  { operationId, confidential = false }: OperationDefinition,
  received: BufferedResponse,
  { permanentCodes, remedies, hint, now }: FailureContext,
): Refusal {
  const { status, headers } = received;
  if (status < 400 && !received.ok) {
    const message =
      status === 0 || headers.has("Location")
        ? "The response is a redirect, which is not followed: check `region` or `endpoint`."
        : `The response has the unexpected status ${status}.`;
    return (redacted) => new FrsResponseError(operationId, message, detailsOf(received, redacted));
  }
  const { code, message, requestId, text } = readFailure(received);
  const remedy = code !== undefined && Object.hasOwn(remedies, code) ? remedies[code] : undefined;
  return (redacted) => {
    const serviceMessage = message === undefined ? undefined : clean(message, messageLength, redacted);
    const shown = text ? unexpected(received, text, redacted, confidential) : "The response has no message.";
    return new FrsApiError({
      operation: operationId,
      status,
      retryable: isRetryable(status, code, permanentCodes),
      code: code === undefined ? undefined : clean(code, codeLength, redacted),
      message: [sentence(serviceMessage ?? shown), hint ?? remedy].filter(Boolean).join(" "),
      remedy,
      requestId: cleanName(requestId, redacted),
      retryAfter: retryAfter(headers, now),
    });
  };
}

/** Ends a text with a full stop, so that another sentence can follow. */
function sentence(text: string): string {
  return text.replace(/[^.!?…]$/, "$&.");
}

/** Describes a body that is not JSON, with its start; no binary data, which may be an image of the request. */
function unexpected(received: BufferedResponse, text: string, redacted: Redacted, confidential: boolean): string {
  const type = detailsOf(received, redacted).contentType ?? "of unknown type";
  const kind = `The response is ${type}, ${type.includes("json") ? "but the body is not valid JSON" : "not JSON"}`;
  if (confidential) return `${kind}; its content is confidential.`;
  if (text.includes("\ufffd")) return `${kind}: the body is not valid UTF-8.`;
  return `${kind}: ${JSON.stringify(clean(text, excerptLength, redacted))}`;
}

function asText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
