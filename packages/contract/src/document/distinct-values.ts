import { canonicalText } from "./canonical-text.js";
import { isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "./document.js";
import { type IsValid, keywordValues, schemasAt } from "./schemas.js";

/**
 * Returns a value like another one, but none of those that are taken; `undefined` if none is found.
 *
 * @param pointers - JSON pointers of the schemas that the value satisfies.
 */
export function distinctFrom(
  { document, isValid }: { document: OpenApiDocument; isValid: IsValid },
  pointers: readonly string[],
  value: JsonValue,
  taken: readonly JsonValue[],
): JsonValue | undefined {
  const isTaken = new Set(taken.map(canonicalText));
  const listed = keywordValues(schemasAt(document, pointers), "enum").flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [value, ...listed, ...likeIt(value, taken.length + 1)].find(
    (other) => !isTaken.has(canonicalText(other)) && pointers.every((at) => isValid(at, other)),
  );
}

/** Values of the same type, numbered. */
function likeIt(value: JsonValue, count: number): JsonValue[] {
  const numbers = Array.from({ length: count }, (_, index) => index);
  if (typeof value === "number") return numbers.flatMap((number) => [value + number + 1, value - number - 1, number]);
  if (typeof value === "string") {
    const start = (cut: number) => value.slice(0, Math.max(0, value.length - cut));
    return [
      ...numbers.map((number) => `${value}${number}`),
      ...numbers.map((number) => start(String(number).length) + number),
      ...numbers.map((number) => start(1) + letter(number)),
      ...numbers.map((number) => start(2) + letter(Math.floor(number / 26)) + letter(number)),
    ];
  }
  if (!isObject(value)) return numbers.map(String);
  const names = Object.keys(value).filter((name) => ["string", "number"].includes(typeof value[name]));
  return names.flatMap((name) =>
    likeIt(value[name] ?? null, count).map((member): JsonObject => ({ ...value, [name]: member })),
  );
}

/** A letter for a number, from the start of the alphabet again and again. */
function letter(number: number): string {
  return String.fromCharCode(97 + (number % 26));
}
