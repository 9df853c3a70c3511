import type { FrsClient } from "../generated/client.js";

/**
 * The methods of {@link FrsClient}, each returning a plain `Promise`: for code that needs only the data. A client has this type, and
 * so has a test double of `async` functions.
 *
 * @example
 * ```ts
 * const frs: Pick<FrsOperations, "listFaceSets"> = { listFaceSets: async () => ({ face_sets_info: [] }) };
 * ```
 */
export type FrsOperations = {
  [Name in keyof FrsClient as Exclude<Name, "http">]: FrsClient[Name] extends (
    ...args: infer Args
  ) => Promise<infer Output>
    ? (...args: Args) => Promise<Output>
    : FrsClient[Name];
};
