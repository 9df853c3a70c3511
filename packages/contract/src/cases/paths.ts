import { templateOf } from "../document/operations.js";
import { withOtherCase } from "../document/pattern-texts.js";
import type { Family } from "./draft.js";
import type { Subject } from "./input.js";

/** Step of the case whose path is a documented one in the other letter case. */
const otherCase = "letter-case";

/** Paths that the document does not have, each close to one that it has. */
export const paths: Family = {
  kind: "path",
  derive(subject) {
    const { context, operation, minimal } = subject;
    if (!isFirstOfPath(subject)) return [];
    const known = context.operations.map(({ path }) => path);
    const read = context.operations.find(({ method, path }) => method === "get" && inOtherCase(path) !== path);
    const others = {
      ...unknownPaths(operation.path),
      // One that would succeed is enough: a server reads all paths in one way.
      ...(operation.path === read?.path ? { [otherCase]: inOtherCase(operation.path) } : {}),
    };
    return Object.entries(others)
      .filter(([, path]) => !known.some((template) => fits(template, path)))
      .map(([step, path]) => ({
        steps: [step],
        title: `GET ${path}`,
        pointer: "/paths",
        expectation: { outcome: "refused", because: step === otherCase ? "path-case" : "path" },
        input: { parameters: new Map([...minimal].filter(([parameter]) => parameter.in !== "query")) },
        method: "GET",
        path,
        needsNothing: true,
        sideEffects: "none",
      }));
  },
};

/** Whether an operation is the first of its path, so that what concerns the path is tried once. */
export function isFirstOfPath({ context, operation }: Subject): boolean {
  return context.operations.find(({ path }) => templateOf(path) === templateOf(operation.path)) === operation;
}

function unknownPaths(path: string): { [step: string]: string } {
  const segments = path.split("/");
  const last = segments.findLastIndex((segment) => segment !== "" && !segment.includes("{"));
  const word = segments[last];
  return {
    ...(word === undefined ? {} : { typo: segments.with(last, `${word}x`).join("/") }),
    "extra-segment": `${path.replace(/\/$/, "")}/unknown`,
    "empty-segment": [...segments.slice(0, -1), "", ...segments.slice(-1)].join("/"),
  };
}

/** Swaps the letter case of the last segment that is not a parameter. */
function inOtherCase(path: string): string {
  const segments = path.split("/");
  const last = segments.findLastIndex((segment) => segment !== "" && !segment.includes("{"));
  return segments.map((segment, index) => (index === last ? withOtherCase(segment) : segment)).join("/");
}

/** Whether a path could be meant by a template: wherever either has a parameter, anything fits. */
function fits(template: string, path: string): boolean {
  const [expected, actual] = [template.split("/"), path.split("/")];
  return (
    expected.length === actual.length &&
    expected.every(
      (segment, index) =>
        segment === actual[index] || [segment, actual[index]].some((part) => part?.includes("{") === true),
    )
  );
}
