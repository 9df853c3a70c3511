import { FrsInputError } from "./errors.js";
import { missingOperation, type OperationDefinition, type ProjectLookup } from "./operation.js";
import type { ClientSettings } from "./settings.js";

/** Returns the project id of a request. */
export type FindProject = (request: { readonly signal: AbortSignal }) => Promise<string> | string;

/**
 * Returns a function that resolves the project id of a client: configured, or requested for its region.
 *
 * @param listProjects - Requests the projects with a name from the identity service.
 * @throws {FrsInputError} If neither project nor region is set.
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
      "`projectId` is required without `region`; HUAWEICLOUD_SDK_PROJECT_ID is not set.",
    );
  }
  const lookUp = operations.listProjects?.projectOf?.(region, listProjects);
  return ({ signal }) => {
    if (lookUp) return lookUp(signal);
    throw missingOperation("listProjects");
  };
}
