import { FrsApiError, FrsResponseError } from "./errors.js";

/** How much of an unexpected answer an error shows, in characters. */
const excerptLength = 120;

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
  return new FrsApiError({
    operation,
    status: response.status,
    code: asText(fields?.error_code) ?? asText(nested?.code),
    message: asText(fields?.error_msg) ?? asText(nested?.message) ?? text ?? "The answer carries no message.",
    requestId: response.headers.get("X-Request-Id") ?? asText(fields?.request_id),
  });
}

function unexpected(response: Response): string {
  return `The answer is no JSON but ${response.headers.get("Content-Type") ?? "of unknown type"}`;
}

function objectFields(value: unknown): { [name: string]: unknown } | undefined {
  // Any object can be read by name; the values stay unknown.
  return typeof value === "object" && value !== null ? (value as { [name: string]: unknown }) : undefined;
}

function asText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The start of a text on one line. Long unbroken runs are left out: they may be an image or a credential. */
function excerpt(text: string): string {
  const line = text
    .slice(0, excerptLength * 8)
    .replace(/[A-Za-z0-9+/=_-]{40,}/g, "…")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return JSON.stringify(line.length > excerptLength ? `${line.slice(0, excerptLength)}…` : line);
}
