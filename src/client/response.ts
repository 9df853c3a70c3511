import { FrsApiError, FrsResponseError } from "./errors.js";

/** How much of an unexpected answer an error shows, in characters. */
const excerptLength = 120;

/** How much of a message of the service an error shows, in characters. */
const messageLength = 500;

/** How long a code of an error may be to be taken for one, in characters. */
const codeLength = 64;

/**
 * Reads the body of a successful answer.
 *
 * @param text - The body, or `undefined` if it is empty.
 * @throws {FrsResponseError} If the body is no JSON object.
 */
export function readSuccess(operation: string, response: Response, text: string | undefined): unknown {
  if (text === undefined || text === "") {
    throw new FrsResponseError(operation, `The answer has status ${response.status} but no body.`, response);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FrsResponseError(operation, `${unexpected(response)}: ${excerpt(text)}`, response);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const kind = value === null ? "null" : Array.isArray(value) ? "an array" : `a ${typeof value}`;
    throw new FrsResponseError(operation, `The answer is ${kind} where an object is documented.`, response);
  }
  return value;
}

/**
 * Turns the body of a failed answer into an error. Understands the form of the service and its gateway
 * (`error_code`, `error_msg`, `request_id`) and that of the token API of IAM (`error.code`, `error.message`).
 *
 * @param body - The parsed body, its text if it is no JSON, or `undefined` if it is empty.
 */
export function readFailure(operation: string, response: Response, body: unknown): FrsApiError | FrsResponseError {
  if (response.status < 400) {
    return new FrsResponseError(
      operation,
      "The answer is a redirect, and redirects are not followed: check `region` or `endpoint`.",
      response,
    );
  }
  const fields = objectFields(body);
  const nested = objectFields(fields?.error);
  const text = typeof body === "string" && body !== "" ? `${unexpected(response)}: ${excerpt(body)}` : undefined;
  const code = asText(fields?.error_code) ?? asText(nested?.code);
  const message = asText(fields?.error_msg) ?? asText(nested?.message);
  return new FrsApiError({
    operation,
    status: response.status,
    code: code === undefined ? undefined : clean(code, codeLength),
    message: message === undefined ? (text ?? "The answer carries no message.") : clean(message, messageLength),
    requestId: response.headers.get("X-Request-Id") ?? asText(fields?.request_id)?.slice(0, excerptLength),
  });
}

function unexpected(response: Response): string {
  const type = response.headers.get("Content-Type") ?? "of unknown type";
  return type.includes("json") ? `The answer says ${type}, but is no whole JSON` : `The answer is no JSON but ${type}`;
}

function objectFields(value: unknown): { [name: string]: unknown } | undefined {
  // Any object can be read by name; the values stay unknown.
  return typeof value === "object" && value !== null ? (value as { [name: string]: unknown }) : undefined;
}

function asText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The start of an unexpected answer, in quotes. */
function excerpt(text: string): string {
  return JSON.stringify(clean(text, excerptLength));
}

/**
 * The start of a text on one line. Long unbroken runs are left out: they may be an image or a credential. So are control
 * characters, which could rewrite a terminal.
 */
function clean(text: string, length: number): string {
  const line = text
    .slice(0, length * 8)
    .replace(/[A-Za-z0-9+/=_-]{40,}/g, "…")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
