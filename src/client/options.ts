import type { Target } from "./endpoint.js";
import { FrsInputError } from "./errors.js";
import type { Authentication } from "./token-auth.js";

/** What a client needs to know. */
export type ClientOptions<Region extends string = string> = Target<Region> & {
  /** Id of the project to work in; it belongs to the region and is the one that the credential is scoped to. */
  projectId: string;
  /** How calls are authenticated: `tokenAuth(token)` or `accessKeyAuth({ accessKey, secretKey })`. */
  auth: Authentication;
  /**
   * Headers for every call, such as `Enterprise-Project-Id`. Headers of a single call win over them.
   *
   * @default {}
   */
  headers?: { [name: string]: string };
  /**
   * What sends the requests.
   *
   * @default globalThis.fetch, looked up at each call
   */
  fetch?: (request: Request) => Promise<Response>;
};

/** Settings of a single call. */
export interface CallOptions {
  /** Ends the call at once when it is aborted; the call then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Headers of this call. */
  headers?: { [name: string]: string };
}

/**
 * Checks what the types promise: callers without types can pass anything.
 *
 * @throws {FrsInputError} If an option is missing or wrong.
 */
export function checkClientOptions(options: ClientOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new FrsInputError(
      "",
      "options",
      "createFrsClient needs an object with `region` or `endpoint`, `projectId` and `auth`.",
    );
  }
  const { projectId, auth, fetch } = options;
  if (typeof projectId !== "string" || !/^[\x21-\x7e]+$/.test(projectId)) {
    throw new FrsInputError(
      "",
      "projectId",
      "`projectId` is missing or contains blanks: copy it from My Credentials in the console, for the region you call.",
    );
  }
  if (typeof auth !== "function") {
    throw new FrsInputError(
      "",
      "auth",
      "`auth` is missing: pass tokenAuth(token) or accessKeyAuth({ accessKey, secretKey }).",
    );
  }
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new FrsInputError("", "fetch", "`fetch` must be a function that takes a Request and gives a Response.");
  }
}

/**
 * Checks the settings of a call.
 *
 * @throws {FrsInputError} If one of them is of the wrong kind.
 */
export function checkCallOptions(operation: string, options: CallOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new FrsInputError(operation, "options", "The settings of a call are an object with `signal` and `headers`.");
  }
  if (options.signal !== undefined && !(options.signal instanceof AbortSignal)) {
    throw new FrsInputError(operation, "signal", "`signal` must be an AbortSignal.");
  }
}

/**
 * A copy of headers that can be sent.
 *
 * @throws {FrsInputError} If a name is no header name, or a value no text of printable ASCII. The value is in no message.
 */
export function checkedHeaders(
  operation: string,
  headers: { [name: string]: string } = {},
): { [name: string]: string } {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
      throw new FrsInputError(operation, name, `${JSON.stringify(name)} is no name of a header.`);
    }
    checkHeaderValue(operation, name, value);
  }
  return { ...headers };
}

/**
 * Checks that a value can be sent as a header.
 *
 * @throws {FrsInputError} If it is no text of printable ASCII. The value is in no message.
 */
export function checkHeaderValue(operation: string, name: string, value: unknown): void {
  if (typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value)) return;
  throw new FrsInputError(
    operation,
    name,
    `\`${name}\` is sent as a header: only text of printable ASCII is possible.`,
  );
}
