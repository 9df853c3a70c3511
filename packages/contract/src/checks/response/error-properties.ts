import { isObject, type OpenApiDocument, pointer, resolve } from "../../document/document.js";
import type { Operation } from "../../document/operations.js";
import { inPlace, isObjectSchema, subschemasOf, walkSchemas } from "../../document/schema-walk.js";

/**
 * Returns the properties of an operation's error bodies that a success must not have, from `x-absent-on-success` of their
 * schemas: the name, and the JSON pointer of the schema that says so.
 */
export function errorProperties(document: OpenApiDocument, operation: Operation): ReadonlyMap<string, string> {
  const errors = operation.responses.filter(({ status }) => !status.startsWith("2"));
  const schemas = errors.flatMap(({ content }) => content.map(({ schema }) => schema));
  const places = walkSchemas(document, schemas, (schema) => subschemasOf(schema, inPlace)).filter(isObjectSchema);
  return new Map(
    places.flatMap(({ value, pointer: at }) =>
      Object.entries(isObject(value.properties) ? value.properties : {}).flatMap(([name, property]) => {
        const place = at + pointer("properties", name);
        const isAbsent =
          isObject(property) &&
          [property, resolve(document, property, place).value].some((each) => each["x-absent-on-success"] === true);
        return isAbsent ? [[name, place] as const] : [];
      }),
    ),
  );
}
