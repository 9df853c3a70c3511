import { type ErrorCodeEntry, type Fault, type OpenApiDocument, readErrorCatalogue } from "openapi-contract/document";
import type { Method } from "./method.js";

/** How many codes the comment of a method names: what is longer is not read in an editor. */
const most = 8;

/** How a code is chosen by what it says is at fault, those that a caller handles in code first. */
const order: readonly Fault[] = ["state", "content", "credentials", "account", "load", "request"];

/**
 * Returns the error codes that are an operation's own and that its caller can act on, the most telling first, by the
 * operation's id. Codes that nearly all operations of the same server share are left out, as are those of the server's own
 * faults, about which a caller can do nothing.
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
      return [method.operationId, chosen.slice(0, most)];
    }),
  );
}

/** Whether a code says too little of one operation, because so many others have it. */
function isShared({ fault }: ErrorCodeEntry, users: number, operations: number): boolean {
  // A form of requests that most operations refuse is one that the client itself writes, and checks before.
  const limit = fault === "request" ? 0.5 : 0.8;
  return users > 1 && users >= limit * operations;
}

/** What is the same for operations of the same server. */
function serverOf({ servers }: Method): string {
  return JSON.stringify(servers?.map(({ url }) => url) ?? []);
}
