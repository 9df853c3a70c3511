import {
  allKeywords,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  pointer,
  stepsOf,
  subschemasOf,
} from "openapi-contract/document";

/** Keywords by which a schema holds others in itself. */
const held = allKeywords.filter((keyword) => keyword !== "$ref");

/** Fields that hold values instead of parts of the document. */
const values = new Set(["example", "examples", "default", "const", "enum"]);

/**
 * Visits every schema that stands in a part of a document, from the outside in: those of parameters, headers and bodies,
 * those of the components, and those inside others.
 *
 * @param visit - Gets the schema and its JSON pointer, and may change the schema.
 */
export function visitSchemas(document: OpenApiDocument, visit: (schema: JsonObject, at: string) => void): void {
  const schemaAt = (value: unknown, at: string): void => {
    if (!isObject(value)) return;
    visit(value, at);
    for (const next of subschemasOf({ value, pointer: at }, held)) {
      // What a schema holds stands below it.
      schemaAt(memberAt(value, stepsOf(next.pointer.slice(at.length))), next.pointer);
    }
  };
  const partAt = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const place = at + pointer(name);
      if (at === "/components/schemas") schemaAt(member, place);
      else if (values.has(name) || name.startsWith("x-")) continue;
      else if (name === "schema") schemaAt(member, place);
      else partAt(member, place);
    }
  };
  partAt(document, "");
}

function memberAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((member, step) => Reflect.get(Object(member), step), value);
}
