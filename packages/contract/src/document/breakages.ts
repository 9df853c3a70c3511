import { brokenKeywords, holdsBase64 } from "./broken-keywords.js";
import { distinctFrom } from "./distinct-values.js";
import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, pointer } from "./document.js";
import { patternViolations, withOtherCase } from "./pattern-texts.js";
import { type Place, placesOf } from "./places.js";
import { withValueAt } from "./pointer.js";
import { base64OfLength, lengthened, shortened } from "./resized-texts.js";
import { type IsValid, itemSchemas, propertySchemas, requiredNames, schemasAt } from "./schemas.js";

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
    place.schemas.flatMap((schema) => breakagesAt(document, valid, place, schema, isValid)),
  );
}

/** Changes another valid value in the way in which a breakage changed one, if that is possible. */
export function sameBreakageOf(
  document: OpenApiDocument,
  schemaPointer: string,
  valid: JsonValue,
  isValid: IsValid,
  { at, keyword, how, constraint }: Pick<Breakage, "at" | "keyword" | "how" | "constraint">,
): Breakage | undefined {
  // One way of one schema at one place alone: all others would take most of the time of a run.
  return placesOf(document, schemaPointer, valid, isValid, at)
    .flatMap((place) =>
      place.schemas
        .filter((schema) => constraint === `${schema.pointer}/${keyword}`)
        .flatMap((schema) => breakagesAt(document, valid, place, schema, isValid, { keyword, how })),
    )
    .find((other) => other.at === at && other.keyword === keyword && other.how === how);
}

/**
 * The ways to break one schema at one place of a valid value.
 *
 * @param only - The way that is asked for, so that most others are left out; all by default.
 */
function breakagesAt(
  document: OpenApiDocument,
  valid: JsonValue,
  place: Place,
  { value: schema, pointer: at }: Place["schemas"][number],
  isValid: IsValid,
  only?: Way,
): Breakage[] {
  const schemas = place.schemas.map((each) => each.value);
  return changesOf({ document, schema, schemas, place, isValid, only }, at).map((change) => {
    const make = () => withValueAt(valid, change.at ?? place.at, change.make());
    let made: JsonValue | undefined;
    return {
      at: change.at ?? place.at,
      keyword: change.keyword,
      how: change.how ?? "",
      ...(change.detail === undefined ? {} : { detail: change.detail }),
      constraint: `${at}/${change.keyword}`,
      large: change.large ?? false,
      get value() {
        if (change.large) return make();
        made ??= make();
        return made;
      },
    };
  });
}

function changesOf(context: Breaking, at: string): Change[] {
  const { value } = context.place;
  return [
    ...typeChanges(context),
    ...(typeof value === "string" ? textChanges(context, value) : []),
    ...(typeof value === "string" ? patternChanges(context, value) : []),
    ...(typeof value === "number" ? numberChanges(context, value) : []),
    ...(Array.isArray(value) ? listChanges(context, value) : []),
    ...(isObject(value) ? objectChanges(context, at, value) : []),
  ];
}

/** One way to break a constraint. */
type Way = Pick<Breakage, "keyword" | "how">;

/** A place and the schema whose constraints are broken there. */
interface Breaking {
  document: OpenApiDocument;
  schema: JsonObject;
  /** All schemas that apply to the place. */
  schemas: readonly JsonObject[];
  place: Place;
  isValid: IsValid;
  /** The way that is asked for; `undefined` for all. */
  only: Way | undefined;
}

/** Whether the ways to break a keyword are asked for, so that values are searched for that do it. */
function asksFor({ only }: Breaking, keyword: string): boolean {
  return only === undefined || only.keyword === keyword;
}

/**
 * Returns the first of some values that breaks a keyword and nothing else, so that no other check of a server hides that the
 * one of this keyword is missing; if there is none, the first that breaks the keyword.
 */
function breaking(
  { schema, schemas, place, isValid }: Breaking,
  keyword: string,
  candidates: Iterable<JsonValue>,
): JsonValue | undefined {
  // What a list of values has may still be too long or too large.
  const listed = schemas.flatMap((each) => (Array.isArray(each.enum) ? each.enum : []));
  // Most candidates keep the keyword.
  const asked: JsonObject = { [keyword]: schema[keyword] ?? null };
  let other: JsonValue | undefined;
  for (const candidate of inTurn(candidates, listed)) {
    if (!brokenKeywords([asked], candidate).has(keyword)) continue;
    const broken = brokenKeywords(schemas, candidate);
    const isInside =
      !Array.isArray(candidate) ||
      candidate.every((item, index) => itemSchemas(place.schemas, index).every((at) => isValid(at, item)));
    if (broken.size === 1 && isInside) return candidate;
    other ??= candidate;
  }
  return other;
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

function typeChanges(context: Breaking): Change[] {
  const { type, enum: list, const: only } = context.schema;
  const types = (Array.isArray(type) ? type : [type]).flatMap((name) =>
    name === "number" ? ["number", "integer"] : [String(name)],
  );
  const changes: Change[] =
    type === undefined
      ? []
      : Object.entries(valueOfType)
          .filter(([name]) => !types.includes(name))
          .map(([name, other]) => ({ keyword: "type", how: name, make: () => other }));
  const isRead = type === undefined || context.schema["x-accepts-text"] === true;
  const text = isRead ? undefined : writtenAsText(context, types);
  if (text !== undefined) {
    changes.push({ keyword: "type", how: "as-text", detail: "written as a string", make: () => text });
  }
  if (only !== undefined)
    changes.push({ keyword: "const", make: () => breaking(context, "const", unlike(context, [only])) ?? null });
  if (Array.isArray(list)) {
    changes.push({ keyword: "enum", make: () => breaking(context, "enum", unlike(context, list)) ?? null });
    const swapped = inOtherCase(context, list);
    if (swapped !== undefined) {
      changes.push({ keyword: "enum", how: "letter-case", detail: "the other letter case", make: () => swapped });
    }
  }
  return changes;
}

/** A number or a boolean as a string, which lax servers read all the same; `undefined` where strings are valid. */
function writtenAsText({ place: { value } }: Breaking, types: readonly string[]): string | undefined {
  const isPlain = typeof value === "number" || typeof value === "boolean";
  return isPlain && !types.includes("string") ? JSON.stringify(value) : undefined;
}

/** One of the listed strings in the other letter case, if that breaks nothing but the list. */
function inOtherCase({ schemas }: Breaking, list: JsonValue[]): string | undefined {
  return list
    .flatMap((each) => (typeof each === "string" ? [withOtherCase(each)] : []))
    .find((text) => [...brokenKeywords(schemas, text)].join() === "enum");
}

/** Values that may not be in a list, of the list's type where it has one. */
function unlike({ schemas }: Breaking, list: JsonValue[]): JsonValue[] {
  const numbers = list.filter((value) => typeof value === "number");
  if (numbers.length === list.length) {
    const steps = schemas.flatMap(({ multipleOf }) => (typeof multipleOf === "number" ? [multipleOf] : []));
    const near = [1, ...steps].flatMap((step) => list.flatMap((_, index) => [step * (index + 1), -step * (index + 1)]));
    return [
      Math.max(...numbers) + 1,
      ...numbers.flatMap((each) => [...near, 0.5, -0.5].map((distance) => each + distance)),
    ];
  }
  const texts = list.filter((value) => typeof value === "string");
  return ["not in the list", ...texts.flatMap((text) => [...mutated(text), text + text])];
}

/** Strings that formats refuse. */
const malformed = ["not well-formed", "not%well formed", "\\", "-"];

/** Characters that are put into strings, the least likely to be accepted first. */
const strangers = ["!", "%", "ä", "-", " ", "9", "0", "z", "Z", "x", "\u0000"];

/** Number of characters of a string that are replaced in turn. */
const mostReplaced = 40;

/** Strings of the same length with one character replaced, from the end. */
function* mutated(text: string): Generator<string> {
  const characters = [...text];
  const first = Math.max(0, characters.length - mostReplaced);
  const start = characters.slice(0, first).join("");
  const end = characters.slice(first);
  for (const stranger of strangers) {
    for (let index = end.length - 1; index >= 0; index -= 1) yield start + end.with(index, stranger).join("");
  }
  // Several digits together, as those of a month.
  for (const digit of ["9", "0"]) yield text.replace(/[0-9]/g, digit);
}

function textChanges(context: Breaking, value: string): Change[] {
  const { schema, schemas, only } = context;
  const { minLength, maxLength, pattern, format } = schema;
  const isOtherwiseFine = (keyword: string) => (text: string) =>
    [...brokenKeywords(schemas, text)].every((broken) => broken === keyword);
  const changes: Change[] = [];
  if (typeof minLength === "number" && minLength > 0) {
    const cut = [...value].slice(0, minLength - 1).join("");
    const make = () =>
      breaking(context, "minLength", [shortened(value, minLength - 1, isOtherwiseFine("minLength")) ?? cut]);
    changes.push({ keyword: "minLength", make: () => make() ?? cut });
  }
  if (typeof maxLength === "number") {
    const large = maxLength >= largeLength;
    const make = () => tooLong(value, maxLength, schemas, isOtherwiseFine("maxLength"));
    changes.push({
      keyword: "maxLength",
      large,
      make: large ? make : () => breaking(context, "maxLength", [make()]) ?? make(),
    });
  }
  if (typeof pattern === "string" && asksFor(context, "pattern") && (only?.how ?? "") === "") {
    const head = [...value].slice(0, -1).join("");
    // Those of the same length come first: they break no bound of the length besides.
    const likely = [`${head}!`, `${head}%`, `${head}ä`, `${head}-`, `${head} `, "", "-", `${value}\u0000`];
    const wrong = breaking(context, "pattern", inTurn(likely, mutated(value)));
    if (wrong !== undefined) changes.push({ keyword: "pattern", make: () => wrong });
  }
  if (typeof format === "string" && asksFor(context, "format")) {
    const wrong = breaking(context, "format", inTurn(malformed, mutated(value)));
    if (wrong !== undefined) changes.push({ keyword: "format", make: () => wrong });
  }
  return changes;
}

function* inTurn<Value>(...lists: Iterable<Value>[]): Generator<Value> {
  for (const list of lists) yield* list;
}

/** A string that is too long and, if there is one, valid but for that. */
function tooLong(
  value: string,
  maxLength: number,
  schemas: readonly JsonObject[],
  isFine: (text: string) => boolean,
): string {
  if (holdsBase64(schemas)) return base64OfLength(value, Math.ceil((maxLength + 1) / 4) * 4);
  const characters = [...value];
  const longer = () => value + (characters[0] ?? "x").repeat(maxLength + 1 - characters.length);
  const range = { least: maxLength + 1, first: longer };
  const other = () => {
    const valid = [...mutated(value)].filter((text) => isFine(text)).slice(0, mostSeeds);
    return valid.flatMap((text) => lengthened(text, { least: maxLength + 1 }, isFine) ?? [])[0];
  };
  return lengthened(value, range, isFine) ?? other() ?? longer();
}

/** Number of strings that are made longer where the usual one cannot be. */
const mostSeeds = 5;

/** More ways to miss a pattern, in which servers are often lax. */
function patternChanges(context: Breaking, value: string): Change[] {
  const { schema, schemas, only } = context;
  const { pattern } = schema;
  if (typeof pattern !== "string" || !asksFor(context, "pattern") || only?.how === "") return [];
  return patternViolations(pattern, value, schemas).map(({ how, title, text }) => ({
    keyword: "pattern",
    how,
    detail: title,
    make: () => text,
  }));
}

/** Largest values of the formats that bound a number. */
export const largestOfFormat: { [format: string]: number } = { int32: 2 ** 31 - 1 };

function numberChanges(context: Breaking, value: number): Change[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, type } = context.schema;
  const steps = context.schemas.flatMap((schema) => (typeof schema.multipleOf === "number" ? [schema.multipleOf] : []));
  const step = steps[0] ?? (type === "integer" ? 1 : 0.01);
  const largest = typeof format === "string" && typeof maximum !== "number" ? largestOfFormat[format] : undefined;
  const below = (bound: number) => [bound - step, Math.ceil(bound / step) * step - step, bound - 1];
  const above = (bound: number) => [bound + step, Math.floor(bound / step) * step + step, bound + 1];
  const changes: [keyword: string, candidates: number[]][] = [];
  if (typeof minimum === "number") changes.push(["minimum", below(minimum)]);
  if (typeof maximum === "number") changes.push(["maximum", above(maximum)]);
  if (typeof exclusiveMinimum === "number") {
    changes.push(["exclusiveMinimum", [exclusiveMinimum, Math.floor(exclusiveMinimum / step) * step]]);
  }
  if (typeof exclusiveMaximum === "number") {
    changes.push(["exclusiveMaximum", [exclusiveMaximum, Math.ceil(exclusiveMaximum / step) * step]]);
  }
  if (typeof multipleOf === "number") {
    const near = [multipleOf / 2, -multipleOf / 2, 1, -1, multipleOf / 4, -multipleOf / 4, 0.5, -0.5];
    changes.push(["multipleOf", near.map((distance) => value + distance)]);
  }
  if (largest !== undefined) changes.push(["format", above(largest)]);
  return changes.flatMap(([keyword, candidates]): Change[] => {
    if (!asksFor(context, keyword)) return [];
    const changed = breaking(context, keyword, candidates);
    return changed === undefined ? [] : [{ keyword, make: () => changed }];
  });
}

function listChanges(context: Breaking, value: JsonValue[]): Change[] {
  const { minItems, maxItems, uniqueItems } = context.schema;
  const [first] = value;
  const changes: Change[] = [];
  if (typeof minItems === "number" && minItems > 0) {
    changes.push({ keyword: "minItems", make: () => value.slice(0, minItems - 1) });
  }
  if (typeof maxItems === "number" && maxItems < longestList && first !== undefined) {
    changes.push({ keyword: "maxItems", make: () => longerList(context, value, first, maxItems + 1) });
  }
  if (uniqueItems === true && first !== undefined && asksFor(context, "uniqueItems")) {
    const twice = value.length > 1 ? value.with(1, first) : [first, first];
    const last = value.at(-2) ?? first;
    const repeated = breaking(context, "uniqueItems", [twice, value.with(-1, last), [...value, first]]);
    if (repeated !== undefined) changes.push({ keyword: "uniqueItems", make: () => repeated });
  }
  return changes;
}

/** A list of so many items, which are all different where they have to be. */
function longerList(
  { document, schemas, place, isValid }: Breaking,
  value: JsonValue[],
  first: JsonValue,
  count: number,
) {
  const isSet = schemas.some((schema) => schema.uniqueItems === true);
  const items = value.slice(0, count);
  while (items.length < count) {
    const validators = itemSchemas(place.schemas, items.length);
    items.push((isSet ? distinctFrom({ document, isValid }, validators, first, items) : undefined) ?? first);
  }
  return items;
}

function objectChanges(context: Breaking, schemaPointer: string, value: JsonObject): Change[] {
  const { document, schema, place } = context;
  const { at } = place;
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
    changes.push({ keyword: "minProperties", make: () => fewerProperties(context, value, minProperties - 1) });
  }
  if (typeof maxProperties === "number" && maxProperties < longestList && first !== undefined) {
    changes.push({ keyword: "maxProperties", make: () => moreProperties(context, value, first, maxProperties + 1) });
  }
  for (const [keyword, closes] of Object.entries({ additionalProperties, unevaluatedProperties })) {
    if (closes === false) changes.push({ keyword, at: `${at}/undocumented`, make: () => 1 });
  }
  if (schema.propertyNames !== undefined && first !== undefined && asksFor(context, "propertyNames")) {
    changes.push(...nameChanges(document, `${schemaPointer}/propertyNames`, value, first, context.isValid));
  }
  return changes;
}

/** An object of so many properties: those that must be there are left out last. */
function fewerProperties({ place }: Breaking, value: JsonObject, count: number): JsonObject {
  const required = requiredNames(place.schemas);
  const rank = ([name]: [string, JsonValue]) => (required.includes(name) ? 0 : 1);
  const entries = Object.entries(value).sort((one, other) => rank(one) - rank(other));
  return Object.fromEntries(entries.slice(0, count));
}

/** An object of so many properties, which have names and values that their schemas accept where there are any. */
function moreProperties(
  { place, isValid }: Breaking,
  value: JsonObject,
  [name, member]: [string, JsonValue],
  count: number,
): JsonObject {
  const naming = place.schemas.flatMap(({ value: schema, pointer: at }) =>
    schema.propertyNames === undefined ? [] : [`${at}/propertyNames`],
  );
  const isFine = (candidate: string) =>
    naming.every((at) => isValid(at, candidate)) &&
    propertySchemas(place.schemas, candidate).every((at) => isValid(at, member));
  const numbers = Array.from({ length: 2 * count }, (_, index) => index);
  const stem = name.slice(0, -1);
  const names = numbers.map((number) => [`extra${number}`, `${name}${number}`, `${stem}${number}`]);
  const usual = [0, 1, 2].map((way) => names.map((each) => each[way] ?? ""));
  const fitting = usual.flat().filter((each) => isFine(each) && !Object.hasOwn(value, each));
  const spare = [...new Set([...fitting, ...(usual[0] ?? [])])];
  const missing = Math.max(0, count - Object.keys(value).length);
  return { ...value, ...Object.fromEntries(spare.slice(0, missing).map((each) => [each, member])) };
}

/** Gives a property a name that `propertyNames` refuses. */
function nameChanges(
  document: OpenApiDocument,
  names: string,
  value: JsonObject,
  [name, member]: [string, JsonValue],
  isValid: IsValid,
): Change[] {
  const { [name]: _, ...others } = value;
  const schemas = schemasAt(document, [names]);
  const place: Place = { at: "", value: name, schemas, optional: false };
  return schemas.flatMap(({ value: schema }) =>
    textChanges({ document, schema, schemas: schemas.map((each) => each.value), place, isValid, only: undefined }, name)
      .filter(({ large }) => !large)
      .map(({ keyword, make }) => ({
        keyword: "propertyNames",
        how: keyword,
        make: () => ({ ...others, [String(make())]: member }),
      })),
  );
}
