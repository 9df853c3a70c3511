import { largeLength, largestOfFormat } from "../document/breakages.js";
import { brokenKeywords, holdsBase64 } from "../document/broken-keywords.js";
import { distinctFrom } from "../document/distinct-values.js";
import { isObject, type JsonObject, type JsonValue, type Resolved } from "../document/document.js";
import type { Parameter } from "../document/operations.js";
import { patternBounds } from "../document/pattern-texts.js";
import { type Place, placesOf } from "../document/places.js";
import { stepsOf, valueIn, withValueAt } from "../document/pointer.js";
import { base64OfLength, lengthened, shortened } from "../document/resized-texts.js";
import { itemSchemas } from "../document/schemas.js";
import { isUnusable } from "../document/unusable.js";
import { bodyMadeBy } from "../wire/body.js";
import {
  accepted,
  type Draft,
  type Exercised,
  type Family,
  mediaTypeSteps,
  placeName,
  placeSteps,
  shown,
} from "./draft.js";
import {
  type CaseContext,
  type Input,
  isInputSound,
  isLinked,
  type Subject,
  withoutParameter,
  withParameter,
} from "./input.js";
import { isLimitedTogether } from "./media-limits.js";
import { namedPlaces, uniqueLength } from "./request.js";
import { ofLength } from "./scalars.js";
import { freeNames } from "./values.js";

/** Number of items or properties above which a list or object is not created. */
const largestCount = 1000;

/** One value at a bound. */
interface Bound {
  keyword: string;
  /** Which of several values at the same keyword. */
  how?: string;
  title: string;
  large?: boolean;
  /** The value of the place; `undefined` leaves it out. */
  make(): JsonValue | undefined;
}

/** Each parameter and each property at each of its bounds. */
export const boundaries: Family = {
  kind: "boundary",
  derive(subject) {
    const drafts = [...parameterBoundaries(subject), ...windowBoundaries(subject), ...bodyBoundaries(subject)];
    return onceEach(drafts).filter(
      (draft) => isSafe(subject, draft) && (draft.large || isInputSound(subject, draft.input)),
    );
  },
};

/** Leaves out known values, lists of a pattern and empty lists that the operation is tried with at another place. */
function onceEach(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ pointer, steps }) => {
    const how = steps.at(-1);
    if (!/\/(pattern|x-known-values)$/.test(pointer) && how !== "empty") return true;
    const key = `${pointer} ${how}`;
    return !seen.has(key) && seen.add(key);
  });
}

function parameterBoundaries(subject: Subject): Draft[] {
  const { context } = subject;
  return subject.values.flatMap(([parameter, usual]) =>
    placesOf(context.document, parameter.schema, usual, context.isValid).flatMap((place) =>
      boundsOf(context, { ...place, optional: place.at === "" ? !parameter.required : place.optional }).map(
        ({ bound, pointer }): Draft => {
          const changed = bound.make();
          return {
            steps: [parameter.in, parameter.name, ...placeSteps(place.at, bound.keyword, bound.how)],
            title: `${[parameter.name, ...stepsOf(place.at)].join(".")} ${bound.title}`,
            pointer,
            expectation: accepted,
            input:
              changed === undefined && place.at === ""
                ? withoutParameter(subject, parameter)
                : withParameter(subject, parameter, withValueAt(usual, place.at, changed)),
            exercised: { in: parameter.in, name: parameter.name },
          };
        },
      ),
    ),
  );
}

function bodyBoundaries({ context, bodies, minimal: parameters }: Subject): Draft[] {
  return bodies.flatMap(({ mediaType, maximal }) => {
    const seen = new Set<string>();
    return maximal.flatMap(({ labels, value }) => {
      const isLimited = isLimitedTogether(context, mediaType.schema, value);
      return placesOf(context.document, mediaType.schema, value, context.isValid).flatMap((place) =>
        boundsOf(context, place).flatMap(({ bound, pointer }): Draft[] => {
          const key = `${place.at} ${pointer} ${bound.how ?? ""}`;
          if (seen.has(key) || (bound.large && isLimited)) return [];
          seen.add(key);
          const body = bodyMadeBy(mediaType, () => withValueAt(value, place.at, bound.make()));
          return [
            {
              steps: [...mediaTypeSteps(mediaType), ...labels, ...placeSteps(place.at, bound.keyword, bound.how)],
              title: `${placeName(place.at)} ${bound.title}`,
              pointer,
              expectation: accepted,
              input: { parameters, body },
              exercised: { in: "body", at: place.at },
              large: bound.large ?? false,
            },
          ];
        }),
      );
    });
  });
}

/** The sum of parameters exactly at the maximum of their window, each of them as large as the others let it be. */
function windowBoundaries(subject: Subject): Draft[] {
  return windowInputs(subject, 0).map(({ parameter, input, sum }) => ({
    steps: ["x-window", parameter.name],
    title: `${parameter.name} as large as the window allows: the sum is ${sum}`,
    pointer: `${subject.operation.pointer}/x-window`,
    expectation: accepted,
    input,
    exercised: { in: parameter.in, name: parameter.name },
  }));
}

/** Calls in which the sum of a window is so much over its maximum, by each of its parameters. */
export function windowInputs(subject: Subject, over: number): { parameter: Parameter; input: Input; sum: number }[] {
  const { window } = subject.operation;
  if (!window) return [];
  const members = subject.values.filter(([{ name }]) => window.parameters.includes(name));
  return members.map(([parameter]) => {
    const others = members.filter(([other]) => other !== parameter);
    const rest = others.reduce((total, [, value]) => total + Number(value), 0);
    const sum = window.maximum + over;
    const { parameters, body } = withParameter(subject, parameter, sum - rest);
    return { parameter, input: { parameters: new Map([...others, ...parameters]), body }, sum };
  });
}

/**
 * Whether a call changes nothing but what the run made: an operation that writes gets no name that is too short to be
 * the run's own.
 */
function isSafe(subject: Subject, { input, exercised }: Draft): boolean {
  const { context, operation } = subject;
  if (exercised === undefined || operation.sideEffects !== "writes") return true;
  const isName =
    "at" in exercised
      ? namedPlaces(subject).includes(exercised.at) || isLinked(context, operation, "body", exercised.at.slice(1))
      : isLinked(context, operation, exercised.in, exercised.name);
  return !isName || lengthOf(input, exercised) >= uniqueLength;
}

function lengthOf({ parameters, body }: Input, exercised: Exercised): number {
  const value =
    "at" in exercised
      ? valueIn(body?.value, exercised.at)
      : [...parameters].find(([{ in: location, name }]) => location === exercised.in && name === exercised.name)?.[1];
  return typeof value === "string" ? [...value].length : 0;
}

function boundsOf(context: CaseContext, place: Place): { bound: Bound; pointer: string }[] {
  const { value } = place;
  // What else holds for the place is not known.
  if (place.schemas.some((schema) => isUnusable(schema.value))) return [];
  // A string that is cut or padded still satisfies its schema, but hardly its grammar.
  const hasGrammar = place.schemas.some(({ value: schema }) => schema["x-grammar"] !== undefined);
  return place.schemas.flatMap(({ value: schema, pointer }) =>
    [
      ...listedBounds(schema, place),
      ...(typeof value === "string" && !hasGrammar ? textBounds(schema, value, place.schemas) : []),
      ...(typeof value === "string" ? listsOfPattern(schema, value, place) : []),
      ...(typeof value === "number" ? numberBounds(schema) : []),
      ...(typeof value === "boolean" && schema.type !== undefined ? truthBounds() : []),
      ...emptyBounds(schema, place),
      ...(Array.isArray(value) ? listBounds(context, schema, place.schemas, value) : []),
      ...(isObject(value) ? objectBounds(context, schema, place.schemas, value) : []),
    ].map((bound) => ({ bound, pointer: `${pointer}/${bound.keyword}` })),
  );
}

function listedBounds(schema: JsonObject, { optional }: Place): Bound[] {
  const listed = Array.isArray(schema.enum) ? schema.enum : [];
  const known = Array.isArray(schema["x-known-values"]) ? schema["x-known-values"] : [];
  const bounds: Bound[] = [
    ...listed.map((value) => ["enum", value] as const),
    ...known.map((value) => ["x-known-values", value] as const),
  ].map(([keyword, value]) => ({
    keyword,
    how: typeof value === "string" ? value : JSON.stringify(value),
    title: `is ${shown(value)}`,
    make: () => value,
  }));
  const usual = schema.default;
  if (usual === undefined) return bounds;
  bounds.push({ keyword: "default", how: "given", title: `is its default, ${shown(usual)}`, make: () => usual });
  if (optional) {
    bounds.push({ keyword: "default", how: "left-out", title: "is left to its default", make: () => undefined });
  }
  return bounds;
}

/** The longest list that a pattern takes, and all items that are known. */
function listsOfPattern(schema: JsonObject, value: string, { schemas }: Place): Bound[] {
  const { pattern, "x-known-items": items } = schema;
  if (typeof pattern !== "string") return [];
  const known = Array.isArray(items) ? items.map(String) : [];
  const all = schemas.map((each) => each.value);
  return patternBounds(pattern, value, all, known).map(({ how, title, text }) => ({
    keyword: "pattern",
    how,
    title,
    make: () => text,
  }));
}

function truthBounds(): Bound[] {
  return [true, false].map((value) => ({
    keyword: "type",
    how: String(value),
    title: `is ${value}`,
    make: () => value,
  }));
}

/** A character outside the first plane of Unicode: one character, two units of UTF-16, four bytes of UTF-8. */
const wideCharacter = "😀";

function textBounds(schema: JsonObject, value: string, resolved: readonly Resolved[]): Bound[] {
  const { minLength, maxLength, pattern, format, contentSchema, contentEncoding } = schema;
  // Cutting and padding would leave what is inside unreadable.
  if (contentSchema !== undefined) return [];
  const schemas = resolved.map((each) => each.value);
  const isFine = (text: string) => brokenKeywords(schemas, text).size === 0;
  const isEncoded = holdsBase64(schemas);
  const bounds: Bound[] = [];
  if (typeof minLength === "number" && minLength < largeLength) {
    const make = () => {
      const plain = ofLength(value, minLength);
      if (isFine(plain)) return plain;
      const { length } = [...value];
      const other =
        length > minLength
          ? shortened(value, minLength, isFine)
          : lengthened(value, { least: minLength, most: minLength }, isFine);
      return other !== undefined && [...other].length === minLength ? other : plain;
    };
    bounds.push({ keyword: "minLength", title: `has exactly ${counted(minLength, "character")}`, make });
  }
  if (typeof maxLength === "number") {
    // Base64 has whole groups of four characters.
    const length = isEncoded ? Math.floor(maxLength / 4) * 4 : maxLength;
    const title = `has exactly ${counted(length, "character")}`;
    const large = maxLength >= largeLength;
    bounds.push({
      keyword: "maxLength",
      title,
      large,
      make: () => (isEncoded ? base64OfLength(value, length) : ofMaxLength(value, length, isFine)),
    });
    if (!large && pattern === undefined && format === undefined && contentEncoding === undefined) {
      bounds.push({
        keyword: "maxLength",
        how: "unicode",
        title: `${title}, each of four bytes where it can be`,
        make: () => wideCharacter.repeat(maxLength),
      });
    }
  }
  return bounds;
}

/** A string of a length: with its first character repeated, or else another part of it. */
function ofMaxLength(value: string, length: number, isFine: (text: string) => boolean): string {
  const characters = [...value].slice(0, length);
  const longer = () => (characters[0] ?? "x").repeat(length - characters.length) + characters.join("");
  return lengthened(value, { least: length, most: length, first: longer }, isFine) ?? longer();
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function numberBounds(schema: JsonObject): Bound[] {
  const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  const step = typeof multipleOf === "number" ? multipleOf : type === "integer" ? 1 : 0.01;
  const values: [keyword: string, how: string | undefined, value: number][] = [];
  if (typeof minimum === "number") values.push(["minimum", undefined, minimum]);
  if (typeof maximum === "number") values.push(["maximum", undefined, maximum]);
  if (typeof exclusiveMinimum === "number") values.push(["exclusiveMinimum", undefined, exclusiveMinimum + step]);
  if (typeof exclusiveMaximum === "number") values.push(["exclusiveMaximum", undefined, exclusiveMaximum - step]);
  if (typeof multipleOf === "number") {
    const first = typeof minimum === "number" ? Math.ceil(minimum / step) * step : 0;
    values.push(["multipleOf", "first-step", first + step]);
    if (typeof maximum === "number") values.push(["multipleOf", "last-step", Math.floor(maximum / step) * step - step]);
  }
  const largest = typeof format === "string" && typeof maximum !== "number" ? largestOfFormat[format] : undefined;
  if (largest !== undefined) values.push(["format", undefined, largest]);
  return values.map(([keyword, how, value]) => ({
    keyword,
    ...(how === undefined ? {} : { how }),
    title: `is ${value}`,
    make: () => value,
  }));
}

/** A list without items, and a map without members, where nothing demands one: properties of the body itself. */
function emptyBounds(
  { type, minItems, minProperties, properties, required }: JsonObject,
  { at, value }: Place,
): Bound[] {
  if (stepsOf(at).length !== 1 || type === undefined) return [];
  if (Array.isArray(value) && minItems === undefined && value.length > 0) {
    return [{ keyword: "type", how: "empty", title: "is an empty list", make: () => [] }];
  }
  const isMap = isObject(value) && properties === undefined && required === undefined;
  if (!isMap || minProperties !== undefined || Object.keys(value).length === 0) return [];
  return [{ keyword: "type", how: "empty", title: "is an empty object", make: () => ({}) }];
}

function listBounds(
  context: CaseContext,
  schema: JsonObject,
  schemas: readonly Resolved[],
  value: JsonValue[],
): Bound[] {
  return (["minItems", "maxItems"] as const).flatMap((keyword): Bound[] => {
    const count = schema[keyword];
    if (typeof count !== "number" || count > largestCount) return [];
    const items = value.slice(0, count);
    const [pattern] = value;
    while (pattern !== undefined && items.length < count) {
      const validators = itemSchemas(schemas, items.length);
      items.push(distinctFrom(context, validators, pattern, items) ?? pattern);
    }
    return [{ keyword, title: `has exactly ${counted(count, "item")}`, make: () => items }];
  });
}

function objectBounds(
  context: CaseContext,
  schema: JsonObject,
  schemas: readonly Resolved[],
  value: JsonObject,
): Bound[] {
  const entries = Object.entries(value);
  const [first] = entries;
  const counts = (["minProperties", "maxProperties"] as const).flatMap((keyword): Bound[] => {
    const count = schema[keyword];
    if (typeof count !== "number" || count > largestCount) return [];
    const spare = first ? freeNames(context, schemas, count).filter((name) => !Object.hasOwn(value, name)) : [];
    const more = spare.map((name): [string, JsonValue] => [name, first?.[1] ?? null]);
    const members = Object.fromEntries([...entries, ...more].slice(0, count));
    return [
      { keyword, title: `has exactly ${count === 1 ? "1 property" : `${count} properties`}`, make: () => members },
    ];
  });
  if (schema.propertyNames === undefined || !first) return counts;
  const [name, member] = first;
  const { [name]: _, ...others } = value;
  const names = placesOf(
    context.document,
    `${schemas.find(({ value: own }) => own === schema)?.pointer ?? ""}/propertyNames`,
    name,
    context.isValid,
  );
  return [
    ...counts,
    ...names
      .flatMap((place) => place.schemas.flatMap((check) => textBounds(check.value, name, place.schemas)))
      .filter(({ large }) => !large)
      .map(({ keyword, how, title, make }) => ({
        keyword: "propertyNames",
        how: how === undefined ? keyword : `${keyword}-${how}`,
        title: `has a property whose name ${title}`,
        make: () => ({ ...others, [String(make())]: member }),
      })),
  ];
}
