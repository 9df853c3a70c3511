import { FrsInputError } from "./errors.js";
import type { ProjectLookup } from "./operation.js";
import { sharedTask } from "./shared-task.js";

/**
 * Gives the id of the project of a region. It is looked up when it is first needed, once for all that wait, and kept; a
 * look-up that fails is not remembered.
 *
 * @param listProjects - Asks the identity service for the projects of a name.
 */
export const projectOf: ProjectLookup = (region, listProjects) => {
  const share = sharedTask<string>();
  let known: string | undefined;
  const lookUp = async (signal: AbortSignal) => {
    const projects: unknown = Reflect.get(await listProjects(region, signal), "projects");
    for (const project of Array.isArray(projects) ? projects : []) {
      if (project?.name === region && typeof project.id === "string") return String(project.id);
    }
    throw new FrsInputError(
      "listProjects",
      "projectId",
      `The account has no project named ${region}: open the region once in the console, or pass \`projectId\`.`,
    );
  };
  return async (signal) => {
    known ??= await share(signal, lookUp);
    return known;
  };
};
