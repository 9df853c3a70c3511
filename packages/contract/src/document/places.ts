import { isObject, type JsonValue, type OpenApiDocument, pointer, type Resolved } from "./document.js";
import { type IsValid, itemSchemas, propertySchemas, requiredNames, schemasFor } from "./schemas.js";

/** One place of a value, and everything that the document says of it. */
export interface Place {
  /** JSON pointer into the value; empty for the value itself. */
  at: string;
  value: JsonValue;
  /** All schema objects that apply to this place, those of the alternatives that the value takes included. */
  schemas: Resolved[];
  /** Whether the value may do without this place: a property that nothing requires. */
  optional: boolean;
}

/** Every place of a value that is valid under the schema at a pointer, from the outside in. */
export function placesOf(
  document: OpenApiDocument,
  schemaPointer: string,
  value: JsonValue,
  isValid: IsValid,
): Place[] {
  const visit = (pointers: readonly string[], current: JsonValue, at: string, optional: boolean): Place[] => {
    const schemas = schemasFor(document, pointers, current, isValid);
    const members: [string, JsonValue, string[], boolean][] = Array.isArray(current)
      ? current.map((item, index) => [String(index), item, itemSchemas(schemas, index), false])
      : isObject(current)
        ? Object.entries(current).map(([name, member]) => [
            name,
            member,
            propertySchemas(schemas, name),
            !requiredNames(schemas).includes(name),
          ])
        : [];
    const inside = members.flatMap(([name, member, validators, mayLack]) =>
      visit(validators, member, at + pointer(name), mayLack),
    );
    return [{ at, value: current, schemas, optional }, ...inside];
  };
  return visit([schemaPointer], value, "", false);
}
