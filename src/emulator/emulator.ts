// For `Symbol.asyncDispose`, also in projects without the types of Node.
/// <reference lib="esnext.disposable" preserve="true" />
import { FrsInputError } from "../client/errors.js";
import type { Account } from "./account.js";
import { ClockError } from "./clock.js";
import { checkEmulatorOptions, type EmulatorOptions } from "./options.js";
import { ownDocument } from "./own-document.js";
import { startFrsServer } from "./server.js";

/** A running emulator, with everything that a caller needs. */
export interface Emulator {
  /** Base URL of FRS and of IAM: the client's `endpoint`. */
  readonly url: string;
  /** Id of the one project. */
  readonly projectId: string;
  /** A token of the project that never expires: `tokenAuth(token)`. */
  readonly token: string;
  /** Id of an access key of the project: `accessKeyAuth({ accessKey, secretKey })`. */
  readonly accessKey: string;
  readonly secretKey: string;
  /** The account with the user name and the password that `createToken` accepts. */
  readonly account: Account;
  /** Closes all connections and stops listening. What is stored is lost. The second time it does nothing. */
  close(): Promise<void>;
  /** The same as {@link close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts an emulator of FRS and of the part of IAM that it needs, in this process: it stores face sets and faces in memory,
 * checks credentials and limits, and responds with the documented errors. Recognition is faked, in a repeatable way.
 *
 * @example
 * ```ts
 * const emulator = await startEmulator();
 * const { url: endpoint, projectId, token } = emulator;
 * const frs = createFrsClient({ endpoint, projectId, auth: tokenAuth(token) });
 * await frs.createFaceSet({ face_set_name: "visitors" });
 * await emulator.close();
 * ```
 * @throws {FrsInputError} If an option is unknown or wrong, or it cannot listen at that port or address.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const copy = checkEmulatorOptions(options);
  const { port = 0, host = "127.0.0.1" } = copy;
  const document = await ownDocument();
  const server = await startFrsServer({ ...copy, document }).catch((cause) => {
    throw startError(cause, port, host);
  });
  const { url, projectId, token, accessKey, secretKey, account } = server;
  const close = () => server.close();
  return { url, projectId, token, accessKey, secretKey, account, close, [Symbol.asyncDispose]: close };
}

/** Returns the error for a port or an address that cannot be used, or a clock that does not work; other errors as they are. */
function startError(cause: unknown, port: number, host: string): unknown {
  const refuse = (field: string, message: string) => new FrsInputError("", field, message, { cause });
  if (cause instanceof ClockError) return refuse("now", cause.message);
  switch (Reflect.get(Object(cause), "code")) {
    case "EADDRINUSE":
      return refuse("port", `\`port\` ${port} is in use: choose another, or 0 for any free one.`);
    case "EACCES":
      return refuse("port", `\`port\` ${port} needs a privileged user: choose one above 1023.`);
    case "EADDRNOTAVAIL":
      return refuse("host", `\`host\` ${host} is not an address of this machine: choose another, such as 127.0.0.1.`);
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return refuse("host", `\`host\` ${host} cannot be resolved: choose another, such as 127.0.0.1.`);
    default:
      return cause;
  }
}
