import { isObject, type JsonValue, type OpenApiDocument, pointer, type Resolved } from "./document.js";
import {
  alternativesOf,
  conditionalSchemas,
  itemSchemas,
  propertySchemas,
  requiredNames,
  schemasAt,
} from "./schemas.js";

/** Judges a value by the schema at a pointer. */
export type IsValid = (schemaPointer: string, value: JsonValue) => boolean;

/** One place of a value, and everything that the document says of it. */
export interface Place {
  /** JSON pointer into the value; empty for the value itself. */
  at: string;
  value: JsonValue;
  /** All schema objects that judge this place, those of the alternatives that the value takes included. */
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
    const schemas = withAlternatives(document, pointers, current, isValid);
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
    const inside = members.flatMap(([name, member, judges, mayLack]) =>
      visit(judges, member, at + pointer(name), mayLack),
    );
    return [{ at, value: current, schemas, optional }, ...inside];
  };
  return visit([schemaPointer], value, "", false);
}

function withAlternatives(
  document: OpenApiDocument,
  pointers: readonly string[],
  value: JsonValue,
  isValid: IsValid,
): Resolved[] {
  const all = new Set(pointers);
  for (;;) {
    const schemas = schemasAt(document, [...all]);
    const known = all.size;
    for (const member of alternativesOf(schemas).flatMap(({ members }) => members)) {
      if (!all.has(member) && isValid(member, value)) all.add(member);
    }
    for (const member of conditionalSchemas(schemas, value, isValid)) all.add(member);
    if (all.size === known) return schemas;
  }
}

/**
 * A copy of a value in which one place holds something else; `undefined` removes a property. All but the changed path
 * is shared with the original.
 */
export function withValueAt(value: JsonValue, at: string, changed: JsonValue | undefined): JsonValue {
  const change = (current: JsonValue, [step, ...rest]: readonly string[]): JsonValue => {
    // Only the outermost call can be for the value itself, which cannot be removed.
    if (step === undefined) return changed ?? null;
    if (Array.isArray(current)) return current.with(Number(step), change(current[Number(step)] ?? null, rest));
    const object = isObject(current) ? current : {};
    if (rest.length > 0 || changed !== undefined) return { ...object, [step]: change(object[step] ?? null, rest) };
    const { [step]: _, ...others } = object;
    return others;
  };
  return change(
    value,
    at
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}
