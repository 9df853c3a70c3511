import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, pointer } from "./document.js";
import { patternViolations } from "./pattern-texts.js";
import { regularExpression } from "./patterns.js";
import { type Place, placesOf } from "./places.js";
import { withValueAt } from "./pointer.js";
import { type IsValid, schemasAt } from "./schemas.js";

/** A value that breaks one constraint of a schema, derived from one that satisfies them all. */
export interface Breakage {
  /** JSON pointer into the value of the place that was changed. */
  at: string;
  /** Keyword of the schema that is broken, such as `maxLength`. */
  keyword: string;
  /** How, if the keyword can be broken in several ways, such as `null` for a type; else empty. */
  how: string;
  /** The same in words, where the name of the way does not say it. */
  detail?: string;
  /** JSON pointer of that keyword in the document. */
  constraint: string;
  /** Whether the value is so large that it is only made when it is asked for, and was not tried on the schema. */
  large: boolean;
  /** The complete value. A large one is created anew each time. */
  readonly value: JsonValue;
}

/** Length at which a string counts as large. */
export const largeLength = 65_536;

/** Number of items from which a list is not created. */
const longestList = 10_000;

/** One change of a place. */
interface Change {
  keyword: string;
  how?: string;
  detail?: string;
  /** The place that is changed, if it is one inside. */
  at?: string;
  large?: boolean;
  /** The new value of the place; `undefined` removes it. */
  make(): JsonValue | undefined;
}

/**
 * Every way to change a valid value in one place so that it should break one constraint of its schema: each required
 * property left out, each type, bound, length, pattern, format and enumeration missed. They are not tried: some of the
 * values may be valid after all, such as one that only moves from one alternative of a `oneOf` or `anyOf` to another.
 */
export function possibleBreakagesOf(
  document: OpenApiDocument,
  schemaPointer: string,
  valid: JsonValue,
  isValid: IsValid,
): Breakage[] {
  return placesOf(document, schemaPointer, valid, isValid).flatMap((place) =>
    place.schemas.flatMap(({ value: schema, pointer: at }) =>
      changesOf(document, schema, at, place, isValid).map(
        (change): Breakage => ({
          at: change.at ?? place.at,
          keyword: change.keyword,
          how: change.how ?? "",
          ...(change.detail === undefined ? {} : { detail: change.detail }),
          constraint: `${at}/${change.keyword}`,
          large: change.large ?? false,
          get value() {
            return withValueAt(valid, change.at ?? place.at, change.make());
          },
        }),
      ),
    ),
  );
}

function changesOf(
  document: OpenApiDocument,
  schema: JsonObject,
  at: string,
  place: Place,
  isValid: IsValid,
): Change[] {
  const { value } = place;
  return [
    ...typeChanges(schema),
    ...(typeof value === "string" ? textChanges(schema, value, (text) => isValid(at, text)) : []),
    ...(typeof value === "string" ? patternChanges(schema, value, place) : []),
    ...(typeof value === "number" ? numberChanges(schema, value) : []),
    ...(Array.isArray(value) ? listChanges(schema, value) : []),
    ...(isObject(value) ? objectChanges(document, schema, at, place.at, value) : []),
  ];
}

/** One value of each JSON type, to break a type with. */
const valueOfType: { [type: string]: JsonValue } = {
  null: null,
  boolean: true,
  string: "text",
  number: 0.5,
  array: [],
  object: {},
};

function typeChanges(schema: JsonObject): Change[] {
  const { type, enum: list } = schema;
  const types = (Array.isArray(type) ? type : [type]).flatMap((name) =>
    name === "number" ? ["number", "integer"] : [String(name)],
  );
  const changes: Change[] =
    type === undefined
      ? []
      : Object.entries(valueOfType)
          .filter(([name]) => !types.includes(name))
          .map(([name, other]) => ({ keyword: "type", how: name, make: () => other }));
  if (schema.const !== undefined) changes.push({ keyword: "const", make: () => unlike([schema.const ?? null]) });
  if (Array.isArray(list)) changes.push({ keyword: "enum", make: () => unlike(list) });
  return changes;
}

/** A value that is not in a list, of the list's type where it has one. */
function unlike(list: JsonValue[]): JsonValue {
  const numbers = list.filter((value) => typeof value === "number");
  return numbers.length === list.length ? Math.max(...numbers) + 1 : "not in the list";
}

/** Strings that formats refuse. */
const malformed = ["not well-formed", "not%well formed", "\\", "-"];

function textChanges(schema: JsonObject, value: string, accepted: (text: string) => boolean): Change[] {
  const { minLength, maxLength, pattern, format } = schema;
  const characters = [...value];
  const changes: Change[] = [];
  if (typeof minLength === "number" && minLength > 0) {
    changes.push({ keyword: "minLength", make: () => characters.slice(0, minLength - 1).join("") });
  }
  if (typeof maxLength === "number") {
    const missing = maxLength + 1 - characters.length;
    const make = () => value + (characters[0] ?? "x").repeat(missing);
    changes.push({ keyword: "maxLength", large: maxLength >= largeLength, make });
  }
  if (typeof pattern === "string") {
    const expression = regularExpression(pattern);
    const head = characters.slice(0, -1).join("");
    // Those of the same length come first: they break no bound of the length besides.
    const wrong = [`${head}!`, `${head}%`, `${head}ä`, `${head}-`, `${head} `, "", "-", `${value}\u0000`].find(
      (text) => !expression.test(text),
    );
    if (wrong !== undefined) changes.push({ keyword: "pattern", make: () => wrong });
  }
  if (typeof format === "string") {
    const wrong = malformed.find((text) => !accepted(text));
    if (wrong !== undefined) changes.push({ keyword: "format", make: () => wrong });
  }
  return changes;
}

/** More ways to miss a pattern, in which servers are often lax. */
function patternChanges({ pattern }: JsonObject, value: string, place: Place): Change[] {
  if (typeof pattern !== "string") return [];
  const schemas = place.schemas.map((schema) => schema.value);
  return patternViolations(pattern, value, schemas).map(({ how, title, text }) => ({
    keyword: "pattern",
    how,
    detail: title,
    make: () => text,
  }));
}

/** Largest values of the formats that bound a number. */
export const largestOfFormat: { [format: string]: number } = { int32: 2 ** 31 - 1 };

function numberChanges(schema: JsonObject, value: number): Change[] {
  const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  const step = typeof multipleOf === "number" ? multipleOf : type === "integer" ? 1 : 0.01;
  const changes: [keyword: string, changed: number][] = [];
  if (typeof minimum === "number") changes.push(["minimum", minimum - step]);
  if (typeof maximum === "number") changes.push(["maximum", maximum + step]);
  if (typeof exclusiveMinimum === "number") changes.push(["exclusiveMinimum", exclusiveMinimum]);
  if (typeof exclusiveMaximum === "number") changes.push(["exclusiveMaximum", exclusiveMaximum]);
  if (typeof multipleOf === "number") {
    const between = value + multipleOf / 2;
    const isBelow = typeof maximum !== "number" || between <= maximum;
    changes.push(["multipleOf", isBelow ? between : value - multipleOf / 2]);
  }
  const largest = typeof format === "string" && typeof maximum !== "number" ? largestOfFormat[format] : undefined;
  if (largest !== undefined) changes.push(["format", largest + 1]);
  return changes.map(([keyword, changed]) => ({ keyword, make: () => changed }));
}

function listChanges(schema: JsonObject, value: JsonValue[]): Change[] {
  const { minItems, maxItems, uniqueItems } = schema;
  const [first] = value;
  const changes: Change[] = [];
  if (typeof minItems === "number" && minItems > 0) {
    changes.push({ keyword: "minItems", make: () => value.slice(0, minItems - 1) });
  }
  if (typeof maxItems === "number" && maxItems < longestList && first !== undefined) {
    const longer = Array.from({ length: maxItems + 1 }, (_, index) => value[index] ?? first);
    changes.push({ keyword: "maxItems", make: () => longer });
  }
  if (uniqueItems === true && first !== undefined) {
    const repeated = value.length > 1 ? value.with(1, first) : [first, first];
    changes.push({ keyword: "uniqueItems", make: () => repeated });
  }
  return changes;
}

function objectChanges(
  document: OpenApiDocument,
  schema: JsonObject,
  schemaPointer: string,
  at: string,
  value: JsonObject,
): Change[] {
  const { required, dependentRequired, minProperties, maxProperties, additionalProperties, unevaluatedProperties } =
    schema;
  const entries = Object.entries(value);
  const [first] = entries;
  const changes: Change[] = (Array.isArray(required) ? required.map(String) : []).map((name) => ({
    keyword: "required",
    at: at + pointer(name),
    make: () => undefined,
  }));
  for (const [trigger, names] of Object.entries(isObject(dependentRequired) ? dependentRequired : {})) {
    if (!Object.hasOwn(value, trigger) || !Array.isArray(names)) continue;
    for (const name of names.map(String)) {
      changes.push({ keyword: "dependentRequired", how: trigger, at: at + pointer(name), make: () => undefined });
    }
  }
  if (typeof minProperties === "number" && minProperties > 0) {
    changes.push({ keyword: "minProperties", make: () => Object.fromEntries(entries.slice(0, minProperties - 1)) });
  }
  if (typeof maxProperties === "number" && maxProperties < longestList && first !== undefined) {
    const extra = Array.from({ length: maxProperties + 1 - entries.length }, (_, index) => [`extra${index}`, first[1]]);
    changes.push({ keyword: "maxProperties", make: () => ({ ...value, ...Object.fromEntries(extra) }) });
  }
  for (const [keyword, closes] of Object.entries({ additionalProperties, unevaluatedProperties })) {
    if (closes === false) changes.push({ keyword, at: `${at}/undocumented`, make: () => 1 });
  }
  if (schema.propertyNames !== undefined && first !== undefined) {
    changes.push(...nameChanges(document, `${schemaPointer}/propertyNames`, value, first));
  }
  return changes;
}

/** Gives a property a name that `propertyNames` refuses. */
function nameChanges(
  document: OpenApiDocument,
  names: string,
  value: JsonObject,
  [name, member]: [string, JsonValue],
): Change[] {
  const { [name]: _, ...others } = value;
  return schemasAt(document, [names]).flatMap(({ value: schema }) =>
    textChanges(schema, name, () => true)
      .filter(({ large }) => !large)
      .map(({ keyword, make }) => ({
        keyword: "propertyNames",
        how: keyword,
        make: () => ({ ...others, [String(make())]: member }),
      })),
  );
}
