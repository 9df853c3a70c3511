import { FrsInputError } from "./errors.js";
import type { ProjectLookup } from "./operation.js";
import { sharedTask } from "./shared-task.js";

/**
 * Returns a function that resolves the project id of a region. The first call requests it, calls share the request, and the
 * id is cached; a failure is not.
 *
 * @param listProjects - Requests the projects with a name from the identity service.
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
