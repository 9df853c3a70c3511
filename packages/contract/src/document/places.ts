import { isObject, type JsonValue, type OpenApiDocument, pointer, type Resolved } from "./document.js";
import { isAtOrBelow } from "./pointer.js";
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

/** A member of a value: its name, its value, the schemas that describe it, and whether the value may do without it. */
type Member = readonly [name: string, value: JsonValue, schemas: () => string[], mayLack: boolean];

/**
 * Every place of a value that is valid under the schema at a pointer, from the outside in.
 *
 * @param towards - JSON pointer of a place: only those on the way to it are returned, it included.
 */
export function placesOf(
  document: OpenApiDocument,
  schemaPointer: string,
  value: JsonValue,
  isValid: IsValid,
  towards?: string,
): Place[] {
  const isAsked = (at: string) => towards === undefined || isAtOrBelow(towards, at);
  const visit = (pointers: readonly string[], current: JsonValue, at: string, optional: boolean): Place[] => {
    const schemas = schemasFor(document, pointers, current, isValid);
    const required = isObject(current) ? requiredNames(schemas) : [];
    const members: Member[] = Array.isArray(current)
      ? current.map((item, index) => [String(index), item, () => itemSchemas(schemas, index), false])
      : isObject(current)
        ? Object.entries(current).map(([name, member]) => [
            name,
            member,
            () => propertySchemas(schemas, name),
            !required.includes(name),
          ])
        : [];
    const inside = members.flatMap(([name, member, validators, mayLack]) => {
      const place = at + pointer(name);
      return isAsked(place) ? visit(validators(), member, place, mayLack) : [];
    });
    return [{ at, value: current, schemas, optional }, ...inside];
  };
  return visit([schemaPointer], value, "", false);
}
