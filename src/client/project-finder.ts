import { FrsInputError } from "./errors.js";
import { missingOperation, type OperationDefinition, type ProjectLookup } from "./operation.js";
import type { ClientSettings } from "./settings.js";

/** Returns the id of the project that a request works in. */
export type FindProject = (request: { readonly signal: AbortSignal }) => Promise<string> | string;

/**
 * Returns what finds the project of a client: it was given, or is looked up.
 *
 * @param listProjects - Asks the identity service for the projects of a name.
 * @throws {FrsInputError} If there is neither a project nor a region to look it up by.
 */
export function projectFinder(
  { projectId, region }: ClientSettings,
  operations: { readonly [operationId: string]: OperationDefinition },
  listProjects: Parameters<ProjectLookup>[1],
): FindProject {
  if (projectId !== undefined) return () => projectId;
  if (region === undefined) {
    throw new FrsInputError(
      "",
      "projectId",
      "No project: pass `projectId`, or set HUAWEICLOUD_SDK_PROJECT_ID; with `region` it is looked up.",
    );
  }
  const lookUp = operations.listProjects?.projectOf?.(region, listProjects);
  return ({ signal }) => {
    if (lookUp) return lookUp(signal);
    throw missingOperation("listProjects");
  };
}
