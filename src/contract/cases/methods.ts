import type { SideEffects } from "../../spec/operations.js";
import type { Expectation } from "../case.js";
import type { Family } from "./draft.js";
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

const refused: Expectation = { outcome: "refused", because: "method" };

/** Each method that a known path does not have. */
export const methods: Family = {
  kind: "method",
  derive(subject) {
    const { context, operation, least } = subject;
    if (!isFirstOfPath(subject)) return [];
    const known = context.operations
      .filter(({ path }) => path === operation.path)
      .map(({ method }) => method.toUpperCase());
    return Object.entries(effects)
      .filter(([method]) => !known.includes(method))
      .map(([method, sideEffects]) => ({
        steps: [method],
        title: `${method} ${operation.path}`,
        pointer: operation.pointer.slice(0, operation.pointer.lastIndexOf("/")),
        expectation: refused,
        input: { parameters: new Map([...least].filter(([parameter]) => parameter.in !== "query")) },
        method,
        needsNothing: true,
        sideEffects,
      }));
  },
};
