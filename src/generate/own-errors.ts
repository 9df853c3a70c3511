import { type ErrorCodeEntry, type Fault, type OpenApiDocument, readErrorCatalogue } from "openapi-contract/document";
import type { Method } from "./method.js";

/** Maximum number of codes in the comment of a method: a longer list is not read in an editor. */
const maxCodes = 8;

/** Faults in the order of preference: those that a caller handles in code first. */
const order: readonly Fault[] = ["state", "content", "credentials", "account", "load", "request"];

/**
 * Returns the specific error codes of each operation that a caller can act on, the most relevant first, by the operation's
 * id. Codes that nearly all operations of the same server share are omitted, and so are those of server faults, which a
 * caller cannot act on.
 *
 * @throws {DocumentError} If an entry of the error catalogue is not complete.
 */
export function ownErrors(document: OpenApiDocument, methods: readonly Method[]): Map<string, ErrorCodeEntry[]> {
  const catalogue = new Map(readErrorCatalogue(document).map((entry) => [entry.code, entry]));
  return new Map(
    methods.map((method) => {
      const neighbours = methods.filter((other) => serverOf(other) === serverOf(method));
      const usersOf = (code: string) => neighbours.filter(({ errorCodes }) => errorCodes.includes(code)).length;
      const chosen = [...new Set(method.errorCodes)]
        .flatMap((code) => catalogue.get(code) ?? [])
        .filter((entry) => order.includes(entry.fault) && !isShared(entry, usersOf(entry.code), neighbours.length))
        .sort((a, b) => order.indexOf(a.fault) - order.indexOf(b.fault) || usersOf(a.code) - usersOf(b.code));
      return [method.operationId, chosen.slice(0, maxCodes)];
    }),
  );
}

/** Whether a code is not specific, because too many other operations have it. */
function isShared({ fault }: ErrorCodeEntry, users: number, operations: number): boolean {
  // Request faults that most operations have are prevented by the client.
  const limit = fault === "request" ? 0.5 : 0.8;
  return users > 1 && users >= limit * operations;
}

/** Returns a key that is equal for operations of the same server. */
function serverOf({ servers }: Method): string {
  return JSON.stringify(servers?.map(({ url }) => url) ?? []);
}
