import type { FrsClient, FrsClientOptions } from "../generated/client.js";
import { type operationTable, permanentCodes, server } from "../generated/operations.js";
import { requireObject } from "./client/check.js";
import { createRuntime } from "./client/runtime.js";

export * from "../generated/operations.js";

/** Names of the operations of the document. */
type OperationId = keyof typeof operationTable;

/**
 * Creates a client with selected operations, so that a bundle contains only these.
 *
 * Without `projectId`, add `listProjects`; with `passwordAuth`, add `createToken`.
 *
 * @example
 * ```ts
 * const frs = createClientOf({ listFaceSets }, { region: "ap-southeast-1", projectId, auth: tokenAuth(token) });
 * ```
 * @throws {FrsInputError} If an option is missing or wrong; the message says how to fix it.
 */
export function createClientOf<const Id extends OperationId>(
  operations: { readonly [Each in Id]: (typeof operationTable)[Each] },
  options: FrsClientOptions,
): Pick<FrsClient, Id> {
  requireObject("", "operations", operations, "{ listFaceSets }");
  for (const [id, operation] of Object.entries(operations)) {
    // Callers without types can pass anything.
    const isDefinition = Reflect.get(Object(operation), "operationId") === id;
    requireObject("", "operations", isDefinition ? operation : null, `{ ${id} }`);
  }
  const { call } = createRuntime(options, { server, permanentCodes, operations });
  const methods = Object.entries<(typeof operationTable)[Id]>(operations).map(
    ([id, operation]) => [id, (input?: object, callOptions?: object) => call(operation, input, callOptions)] as const,
  );
  // One method for each operation, which the types of the full client describe.
  return Object.fromEntries(methods) as unknown as Pick<FrsClient, Id>;
}
