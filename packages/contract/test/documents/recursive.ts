import type { OpenApiDocument } from "../../src/document/document.js";
import { smallDocument } from "../small-document.js";

/** How schemas of a document refer to each other. */
interface Recursion {
  /** How many schemas there are. */
  count: number;
  /** How many alternatives one property of each has. */
  choices: number;
  /** How many of them an operation sends. */
  operations?: number;
  /** Whether each also takes one of two later ones in, so that choices stand within choices. */
  nested?: boolean;
}

/** Returns a document of operations whose bodies are schemas that all refer to each other. */
export function recursiveDocument({ count, choices, operations = 28, nested = false }: Recursion): OpenApiDocument {
  const refer = (index: number) => ({ $ref: `#/components/schemas/S${index % count}` });
  const later = (index: number) => [index + 1, index * 2 + 5].filter((next) => next < count).map(refer);
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `S${index}`,
      {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string", maxLength: 20 },
          next: refer(index * 7 + 1),
          list: { type: "array", items: refer(index * 3 + 2) },
          one: { oneOf: Array.from({ length: choices }, (_, choice) => refer(index + choice * 13 + 1)) },
        },
        ...(nested ? { allOf: [{ anyOf: [...later(index), { properties: { kind: { type: "string" } } }] }] } : {}),
      },
    ]),
  );
  const paths = Object.fromEntries(
    Array.from({ length: operations }, (_, index) => [
      `/r${index}`,
      {
        post: {
          operationId: `post${index}`,
          "x-side-effects": "writes",
          requestBody: { required: true, content: { "application/json": { schema: refer(index) } } },
          responses: { "200": { description: "ok" } },
        },
      },
    ]),
  );
  return smallDocument(paths, { schemas });
}
