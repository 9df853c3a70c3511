import type { OpenApiDocument, Operation, OperationResponse } from "openapi-contract/document";
import { valueAt } from "openapi-contract/document";
import type { EngineResponse } from "./exchange.js";

/** Names of the examples of an operation, by status. */
export interface ExampleNames {
  [status: string]: string[];
}

/** Lists the examples of each response of an operation, those of all media types together. */
export function exampleNamesOf(document: OpenApiDocument, { responses }: Operation): ExampleNames {
  return Object.fromEntries(
    responses.map(({ status, content }) => {
      const names = content.flatMap(({ pointer }) => {
        const { examples, example } = Object(valueAt(document, pointer));
        // Prism's name for the only example of a media type.
        return [...Object.keys(Object(examples)), ...(example === undefined ? [] : ["default"])];
      });
      return [status, [...new Set(names)]];
    }),
  );
}

/**
 * Finds the response that a caller chooses: that of the status, of its range or the default one; without a status, the success
 * with the lowest status, or the default one.
 */
export function chosenResponse({ responses }: Operation, code: number | undefined): OperationResponse | undefined {
  const find = (status: string) => responses.find((response) => response.status.toUpperCase() === status);
  if (code !== undefined) return find(String(code)) ?? find(`${Math.trunc(code / 100)}XX`) ?? find("DEFAULT");
  const successes = responses.filter(({ status }) => /^2/.test(status));
  const [lowest] = successes.sort((a, b) => (a.status < b.status ? -1 : 1));
  return lowest ?? find("DEFAULT") ?? responses[0];
}

/** Returns the 404 to a preference for an example that the chosen response does not have, with the examples there are. */
export function unknownExample(
  operation: Operation,
  examples: ExampleNames,
  { status, example }: { status: string; example: string },
): EngineResponse {
  const own = examples[status] ?? [];
  const others = Object.keys(examples).filter((other) => other !== status && examples[other]?.includes(example));
  const elsewhere = others.length === 0 ? "" : ` ${example} is an example of ${others.join(", ")}.`;
  const detail =
    `The response ${status} of ${operation.operationId} has no example ${example}. ` +
    `${own.length === 0 ? "It has no named examples." : `Its examples: ${own.join(", ")}.`}${elsewhere}`;
  return {
    status: 404,
    headers: { "Content-Type": "application/problem+json" },
    body: { title: "Unknown example", status: 404, detail, examples },
    violations: [],
  };
}
