import type { Expectation } from "../case.js";
import { type SideEffects, templateOf } from "../document/operations.js";
import { parentOf } from "../document/pointer.js";
import type { Draft, Family } from "./draft.js";
import { isLinked, type Subject } from "./input.js";
import { isFirstOfPath } from "./paths.js";

/** What a method can do at an endpoint that has it after all. */
const effects: { [method: string]: SideEffects } = {
  GET: "none",
  HEAD: "none",
  OPTIONS: "none",
  TRACE: "none",
  POST: "writes",
  PUT: "writes",
  PATCH: "writes",
  DELETE: "writes",
};

/** Whether a path stands for what others have a part in: none of its parameters is a name that the run chooses. */
function isShared({ context, operation }: Subject): boolean {
  const isSecured = operation.security.length > 0;
  return isSecured && !operation.parameters.some(({ in: place, name }) => isLinked(context, operation, place, name));
}

/** Whether all paths of one template are paths of another one. */
function includesPath(template: string, path: string): boolean {
  const [segments, others] = [template.split("/"), path.split("/")];
  return (
    segments.length === others.length &&
    segments.every((segment, index) => segment === others[index] || /^\{[^{}]*\}$/.test(segment))
  );
}

const refused: Expectation = { outcome: "refused", because: "method" };

/** Each method that a known path does not have, nor a template that the path fits. */
export const methods: Family = {
  kind: "method",
  derive(subject) {
    const { context, operation, minimal } = subject;
    const samePath = context.operations.filter(({ path }) => templateOf(path) === templateOf(operation.path));
    // Many servers choose by the method first: `DELETE /users/search` is then one of `/users/{id}`.
    const known = context.operations
      .filter((other) => samePath.includes(other) || includesPath(other.path, operation.path))
      .map(({ method }) => method.toUpperCase());
    const withBody = known.includes("PATCH") ? [] : patchWithBody(subject);
    if (!isFirstOfPath(subject)) return withBody;
    // Whatever is asked where credentials are issued counts as an attempt to get some.
    const issues = samePath.some(({ sideEffects }) => sideEffects === "credentials");
    const plain = Object.entries(effects)
      .filter(([method]) => !known.includes(method))
      .map(
        ([method, effect]): Draft => ({
          steps: [method],
          title: `${method} ${operation.path}`,
          pointer: parentOf(operation.pointer),
          expectation: refused,
          input: { parameters: new Map([...minimal].filter(([parameter]) => parameter.in !== "query")) },
          method,
          needsNothing: true,
          sideEffects: issues ? "credentials" : effect,
          // Where the path names nothing of the run's own, a method that the endpoint has after all could change what is
          // others'. Without credentials it is refused, too, and if it is not, that is found.
          ...(effect === "writes" && isShared(subject) ? { credentials: "none" as const } : {}),
        }),
      );
    return [...plain, ...withBody];
  },
};

/** The valid call of a PUT as a PATCH, which some servers take for one; not where it could change what is others'. */
function patchWithBody(subject: Subject): Draft[] {
  const { operation, usual } = subject;
  if (operation.method.toUpperCase() !== "PUT" || usual?.body === undefined || isShared(subject)) return [];
  return [
    {
      steps: ["PATCH", "with-body"],
      title: `PATCH ${operation.path} with the body of PUT`,
      pointer: parentOf(operation.pointer),
      expectation: refused,
      input: usual,
      method: "PATCH",
    },
  ];
}
