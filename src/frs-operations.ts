import type { FrsClient } from "../generated/client.js";

/**
 * The methods of {@link FrsClient} with plain promises in place of replies: the type for code that needs nothing but the
 * data. A client satisfies it, and so does a test double of `async` functions.
 *
 * @example
 * ```ts
 * const frs: Pick<FrsOperations, "listFaceSets"> = { listFaceSets: async () => ({ face_sets_info: [] }) };
 * ```
 */
export type FrsOperations = {
  [Name in keyof FrsClient as Exclude<Name, "http">]: FrsClient[Name] extends (
    ...given: infer Given
  ) => Promise<infer Output>
    ? (...given: Given) => Promise<Output>
    : FrsClient[Name];
};
