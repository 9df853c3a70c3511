import { type JsonValue, type OpenApiDocument, valueAt } from "../../document/document.js";
import { pointer, valueIn } from "../../document/pointer.js";
import type { SchemaValidator, Violation } from "../../document/validation.js";

/** What violations are searched with. */
interface Context {
  document: OpenApiDocument;
  validator: SchemaValidator;
}

/**
 * Returns the violations of a value without those that only follow from others: of the alternatives of a `oneOf` or `anyOf`,
 * only the one is reported that the value matches best.
 */
export function relevantViolations(context: Context, schemaPointer: string, value: JsonValue): Violation[] {
  const all = context.validator.validate(schemaPointer, value);
  const dropped = new Set<string>();
  for (const violation of all) {
    if (violation.keyword !== "oneOf" && violation.keyword !== "anyOf") continue;
    const alternatives = alternativesOf(context, violation, value);
    // A value that matches several alternatives of a `oneOf` violates none of them.
    if (alternatives.length === 0 || alternatives.some(({ length }) => length === 0)) continue;
    const candidates = alternatives.filter(
      (each) => !each.some(({ at, keyword }) => at === violation.at && isKind(keyword)),
    );
    const nearest = (candidates.length > 0 ? candidates : alternatives).reduce((best, each) =>
      each.length < best.length ? each : best,
    );
    const kept = new Set(candidates.length > 0 ? nearest.map(keyOf) : []);
    for (const other of alternatives.flat().map(keyOf)) if (!kept.has(other)) dropped.add(other);
    if (candidates.length === 1) dropped.add(keyOf(violation));
  }
  const relevant = all.filter((violation) => !dropped.has(keyOf(violation)));
  // Ajv adds to each violation of `then` and `else` that the condition is violated.
  const causes = relevant.filter(({ keyword }) => keyword !== "if");
  return causes.length > 0 ? causes : relevant;
}

/** Whether a keyword decides which alternative is meant. */
function isKind(keyword: string): boolean {
  return keyword === "type" || keyword === "const" || keyword === "enum";
}

/** Returns the violations of each alternative, with their places in the complete value. */
function alternativesOf(
  { document, validator }: Context,
  { at, keyword, pointer: place }: Violation,
  value: JsonValue,
): Violation[][] {
  if (place === undefined || !place.endsWith(pointer(keyword))) return [];
  const part = valueIn(value, at);
  const schemas = valueAt(document, place);
  if (part === undefined || !Array.isArray(schemas)) return [];
  return schemas.map((_, index) =>
    validator.validate(place + pointer(index), part).map((violation) => ({ ...violation, at: at + violation.at })),
  );
}

function keyOf({ at, keyword, message, pointer: place }: Violation): string {
  return JSON.stringify([at, keyword, message, place]);
}
