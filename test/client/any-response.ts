import { operationTable } from "../../src/index.js";

/** The body of a response that has, for every operation, the fields that the document requires. */
export const anyResponse = JSON.stringify(
  Object.fromEntries(Object.values(operationTable).flatMap(({ response }) => response.map((field) => [field, []]))),
);
