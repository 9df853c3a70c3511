import { isExcluded } from "../document/directions.js";
import { discriminatingValue, discriminatorsOf } from "../document/discriminators.js";
import { distinctFrom } from "../document/distinct-values.js";
import {
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  pointer,
  type Resolved,
  valueAt,
} from "../document/document.js";
import { lastStepOf } from "../document/pointer.js";
import {
  alternativesOf,
  conditionalSchemas,
  dependentNames,
  type IsValid,
  itemSchemas,
  type JsonType,
  keywordNumbers,
  keywordValues,
  possibleSchemas,
  propertyNames,
  propertySchemas,
  requiredNames,
  schemasAt,
} from "../document/schemas.js";
import { isUnusable } from "../document/unusable.js";
import { numbersFor, textsFor } from "./scalars.js";
import { asList, isOfType, typeOrder } from "./types.js";

/** How much a derived value holds: only what is required, or everything that is declared. */
export type Extent = "minimal" | "maximal";

/** A place at which a value takes one of several schemas or types. */
export interface Choice {
  /** JSON pointer into the value. */
  at: string;
  keyword: "oneOf" | "anyOf" | "type" | "discriminator";
  /** JSON pointer, into the document, of that keyword. */
  pointer: string;
  /** Names of the alternatives, in order. */
  labels: string[];
  /** JSON pointers of their schemas, where these do not stand in a list at the keyword. */
  members?: readonly string[];
  /** Which of them the value takes. */
  chosen: number;
}

/** A value derived from a schema. */
export interface Variant {
  /** Names of alternatives that distinguish the value from others, such as `ByUrl` or `auth/identity=Password`. */
  labels: string[];
  /** The choice that sets it apart from those before it; none for the first. */
  choice: Choice | undefined;
  value: JsonValue;
}

/** How many places all values of one schema may have together: schemas with many choices have more values than there is time for. */
const mostPlacesInAll = 2000;

/**
 * How many schemas may be tried for all values of one schema together, and how many for one of them: alternatives within
 * alternatives that take no value multiply.
 */
const [mostAttemptsInAll, mostAttempts] = [6000, 600];

/** Number of choices within choices from which the one that leads to the fewest further schemas is taken. */
const deepChoice = 6;

/** How many places a value may have before everything optional is left out: schemas can be deep and refer to each other. */
const mostPlaces = 60;

/** What stays the same all the way down a value, and what is learned on the way. */
interface Making {
  document: OpenApiDocument;
  isValid: IsValid;
  extent: Extent;
  /** Index of the alternative to take, by the key of its choice. */
  choices: ReadonlyMap<string, number>;
  /** Choices that were met, by their keys. */
  met: Map<string, Choice>;
  placesLeft: number;
  /** How many more schemas of places and alternatives may be tried. */
  attemptsLeft: number;
}

/** One place of a value that is being created. */
interface Spot {
  at: string;
  /** JSON pointers of the schemas that apply to it. */
  pointers: readonly string[];
  /** Values that examples have here, the best first. */
  seeds: readonly JsonValue[];
  /** JSON pointers of the schemas that are being created around it. */
  around: readonly string[];
}

/**
 * Valid values of a schema: first the usual one, then one for each other alternative of every `oneOf`, `anyOf` and list
 * of types that is met on the way. Values of examples are taken wherever there are any, since they make sense together;
 * the rest comes from the schema. A schema that holds itself is made as often as it must.
 *
 * @param examples - Valid values to take parts from.
 */
export function variantsOf(
  document: OpenApiDocument,
  isValid: IsValid,
  schemaPointer: string,
  extent: Extent,
  examples: readonly JsonValue[],
): Variant[] {
  const sign = extent === "minimal" ? 1 : -1;
  const seeds = [...examples].sort((a, b) => sign * (JSON.stringify(a).length - JSON.stringify(b).length));
  const variants = new Map<string, Variant>();
  const known = new Set<string>();
  const plans: { choices: ReadonlyMap<string, number>; choice: Choice | undefined }[] = [
    { choices: new Map(), choice: undefined },
  ];
  // Grows while it is walked: each value can show choices that no value before it had.
  let [placesInAll, attemptsInAll] = [0, 0];
  for (const { choices, choice } of plans) {
    if (placesInAll > mostPlacesInAll || attemptsInAll > mostAttemptsInAll) break;
    const making: Making = {
      document,
      isValid,
      extent,
      choices,
      met: new Map(),
      placesLeft: mostPlaces,
      attemptsLeft: mostAttempts,
    };
    const value = make(making, { at: "", pointers: [schemaPointer], seeds, around: [] });
    placesInAll += mostPlaces - making.placesLeft;
    attemptsInAll += mostAttempts - making.attemptsLeft;
    if (value === undefined || !isValid(schemaPointer, value)) continue;
    const text = JSON.stringify(value);
    if (!variants.has(text)) variants.set(text, { labels: labelsOf(making.met, choices), choice, value });
    for (const [key, met] of making.met) {
      if (known.has(key)) continue;
      known.add(key);
      for (const index of met.labels.keys()) {
        if (index === met.chosen) continue;
        plans.push({ choices: new Map([...choices, [key, index]]), choice: { ...met, chosen: index } });
      }
    }
  }
  return [...variants.values()];
}

/** The alternative of the complete value is always named, any other one only where it is not the usual one. */
function labelsOf(met: ReadonlyMap<string, Choice>, choices: ReadonlyMap<string, number>): string[] {
  // The inner ones were met first.
  const outsideIn = [...met].reverse().sort(([, a], [, b]) => a.at.length - b.at.length);
  return outsideIn.flatMap(([key, { at, labels, chosen, keyword }]) => {
    const label = labels[chosen] ?? String(chosen);
    if (at === "" && keyword !== "type") return [label];
    return choices.has(key) ? [`${at.slice(1)}=${label}`] : [];
  });
}

/** A value for a spot, or `undefined` if none was found. */
function make(making: Making, spot: Spot): JsonValue | undefined {
  if (making.attemptsLeft <= 0) return undefined;
  making.attemptsLeft -= spot.pointers.length;
  const schemas = schemasAt(making.document, spot.pointers);
  // A schema inside itself: what holds it has to do without, or to take another alternative.
  if (schemas.some(({ value, pointer: at }) => value.$ref === undefined && spot.around.includes(at))) return undefined;

  const open = alternativesOf(schemas).find(({ members }) => !members.some((at) => spot.pointers.includes(at)));
  if (open) {
    const seeded = open.members.map((member) => spot.seeds.filter((seed) => making.isValid(member, seed)));
    const usual =
      spot.pointers.length > deepChoice
        ? leastOf(open.members.map((member) => possibleSchemas(making.document, [member]).length))
        : Math.max(
            0,
            seeded.findIndex((seeds) => seeds.length > 0),
          );
    const labels = open.members.map((member, index) => labelOf(making.document, member, index));
    return choose(making, { at: spot.at, pointer: open.pointer, keyword: open.keyword, labels }, usual, (index) =>
      make(making, {
        ...spot,
        pointers: [...spot.pointers, ...open.members.slice(index, index + 1)],
        seeds: seeded[index] ?? [],
      }),
    );
  }

  making.placesLeft -= 1;
  const accepted = (value: JsonValue) => spot.pointers.every((at) => making.isValid(at, value));
  if (schemas.some(({ value }) => isUnusable(value))) return [...spot.seeds, ...examplesOf(schemas)].find(accepted);
  const listed = [...keywordValues(schemas, "const"), ...keywordValues(schemas, "enum").flatMap(asList)];
  if (listed.length > 0) return [...spot.seeds, ...listed].find(accepted);

  const heirs = heirsOf(making, spot.at, schemas);
  if (heirs) {
    const { members = [] } = heirs;
    return choose(making, heirs, 0, (index) =>
      make(making, { ...spot, pointers: [...spot.pointers, ...members.slice(index, index + 1)] }),
    );
  }

  const types = typeOrder(schemas, spot.seeds);
  const attempt = (type: JsonType | undefined) =>
    settled(making, spot, schemas, ofType(making, spot, schemas, type, accepted));
  const declared = schemas.find(({ value }) => Array.isArray(value.type));
  if (!declared) return attempt(types[0]);
  const choice = { at: spot.at, pointer: `${declared.pointer}/type`, keyword: "type" as const, labels: types };
  return choose(making, choice, 0, (index) => attempt(types[index]));
}

/** A value that also keeps what its own content asks for, by `if` or `dependentSchemas`. */
function settled(
  making: Making,
  spot: Spot,
  schemas: readonly Resolved[],
  value: JsonValue | undefined,
): JsonValue | undefined {
  if (value === undefined) return undefined;
  const further = conditionalSchemas(schemas, value, making.isValid).filter((at) => !spot.pointers.includes(at));
  return further.length === 0 ? value : make(making, { ...spot, pointers: [...spot.pointers, ...further] });
}

/** The schemas that inherit from one whose values have to say which of them they are, if none is chosen yet. */
function heirsOf({ document }: Making, at: string, schemas: readonly Resolved[]): Omit<Choice, "chosen"> | undefined {
  for (const schema of schemas) {
    for (const each of discriminatorsOf(document, [schema])) {
      if (!each.isInherited || each.targets.size === 0) continue;
      if (discriminatingValue(document, each, schemas) !== undefined) continue;
      const [labels, members] = [[...each.targets.keys()], [...each.targets.values()]];
      return { at, pointer: `${schema.pointer}/discriminator`, keyword: "discriminator", labels, members };
    }
  }
  return undefined;
}

/** Examples of an object in which each discriminator says what the object is. */
function discriminated(
  { document }: Making,
  seeds: readonly JsonObject[],
  schemas: readonly Resolved[],
): readonly JsonObject[] {
  const names = discriminatorsOf(document, schemas).flatMap((each): [string, string][] => {
    const value = discriminatingValue(document, each, schemas);
    return value === undefined ? [] : [[each.property, value]];
  });
  if (names.length === 0) return seeds;
  const own = Object.fromEntries(names);
  return seeds.length === 0 ? [own] : seeds.map((seed) => ({ ...seed, ...own }));
}

/** Takes the alternative that is asked for, or else the first one that a value can be made of, the usual one first. */
function choose(
  making: Making,
  choice: Omit<Choice, "chosen">,
  usual: number,
  attempt: (index: number) => JsonValue | undefined,
): JsonValue | undefined {
  const key = `${choice.at} ${choice.pointer}`;
  const asked = making.choices.get(key);
  const all = [...choice.labels.keys()];
  for (const index of asked === undefined ? [usual, ...all.filter((other) => other !== usual)] : [asked]) {
    const value = attempt(index);
    if (value === undefined) continue;
    making.met.set(key, { ...choice, chosen: index });
    return value;
  }
  return undefined;
}

/** Index of the least of some numbers. */
function leastOf(numbers: readonly number[]): number {
  return Math.max(0, numbers.indexOf(Math.min(...numbers)));
}

function labelOf(document: OpenApiDocument, member: string, index: number): string {
  const schema = valueAt(document, member);
  const { $ref, title } = isObject(schema) ? schema : {};
  if (typeof $ref === "string") return lastStepOf($ref) ?? $ref;
  return typeof title === "string" ? title : String(index);
}

function ofType(
  making: Making,
  spot: Spot,
  schemas: readonly Resolved[],
  type: JsonType | undefined,
  accepted: (value: JsonValue) => boolean,
): JsonValue | undefined {
  const examples = [...spot.seeds, ...examplesOf(schemas)].filter(
    (value) => type !== undefined && isOfType(value, type),
  );
  switch (type) {
    case "object":
      return makeObject(making, { ...spot, seeds: examples }, schemas);
    case "array":
      return makeList(making, { ...spot, seeds: examples }, schemas);
    case "string":
      return examples.find(accepted) ?? textsFor(schemas, contentsFor(making, schemas)).find(accepted);
    case "integer":
    case "number":
      return examples.find(accepted) ?? numbersFor(schemas).find(accepted);
    case "boolean":
      return [...examples, true, false].find(accepted);
    default:
      return accepted(null) ? null : undefined;
  }
}

/** Values that schemas show. */
function examplesOf(schemas: readonly Resolved[]): JsonValue[] {
  return [
    ...keywordValues(schemas, "examples").flatMap(asList),
    ...keywordValues(schemas, "example"),
    ...keywordValues(schemas, "default"),
  ];
}

function makeObject(making: Making, spot: Spot, schemas: readonly Resolved[]): JsonObject | undefined {
  const seeds = discriminated(making, spot.seeds.filter(isObject), schemas);
  const isSent = (name: string) => !isExcluded(making.document, propertySchemas(schemas, name), "request");
  const required = requiredNames(schemas);
  const declared = propertyNames(schemas).filter(isSent);
  const shown = Object.keys(seeds[0] ?? {}).filter(isSent);
  const minimal = Math.max(0, ...keywordNumbers(schemas, "minProperties"));
  const most = Math.min(Number.POSITIVE_INFINITY, ...keywordNumbers(schemas, "maxProperties"));
  const optional = isFull(making) ? [...declared, ...shown] : [];
  const isOpen = schemas.some(({ value }) => isObject(value.additionalProperties));

  const value: JsonObject = {};
  const add = (name: string): boolean => {
    const validators = propertySchemas(schemas, name);
    const member = make(making, {
      at: spot.at + pointer(name),
      pointers: validators,
      seeds: seeds.flatMap((seed) => (seed[name] === undefined ? [] : [seed[name]])),
      around: [...spot.around, ...schemas.map(({ pointer: at }) => at)],
    });
    // What can be left out is left out if it is not valid after all, as where several alternatives take the same value.
    const isLeftOut =
      member === undefined || (!required.includes(name) && !validators.every((at) => making.isValid(at, member)));
    if (!isLeftOut) value[name] = member;
    return !isLeftOut;
  };
  if (!required.every(add)) return undefined;
  for (const name of optional) {
    if (value[name] === undefined && Object.keys(value).length < most) add(name);
  }
  const spare = [...shown, ...declared, ...freeNames(making, schemas, minimal + 1)];
  const enough = isFull(making) && isOpen && declared.length === 0 ? Math.min(most, Math.max(1, minimal)) : minimal;
  for (const name of spare) {
    if (Object.keys(value).length >= enough) break;
    if (value[name] === undefined) add(name);
  }
  for (let lacking = lackingNames(schemas, value); lacking.length > 0; lacking = lackingNames(schemas, value)) {
    if (!lacking.every(add)) return undefined;
  }
  return value;
}

/** Properties that an object has to have because of others, and has not. */
function lackingNames(schemas: readonly Resolved[], value: JsonObject): string[] {
  return dependentNames(schemas, value).filter((name) => value[name] === undefined);
}

/** Names that an object may give to properties that are not declared. */
export function freeNames(
  { document, isValid }: Pick<Making, "document" | "isValid">,
  schemas: readonly Resolved[],
  count: number,
): string[] {
  const validators = schemas
    .filter(({ value }) => value.propertyNames !== undefined)
    .map(({ pointer: at }) => `${at}/propertyNames`);
  const fits = (name: string) => validators.every((at) => isValid(at, name));
  const [first = "name"] = validators
    .flatMap((at) => variantsOf(document, isValid, at, "maximal", []))
    .map(({ value }) => String(value));
  const numbered = Array.from({ length: count }, (_, index) => `${first.slice(0, first.length - 1)}${index}`);
  return [first, ...Array.from({ length: count }, (_, index) => `${first}${index}`), ...numbered]
    .filter(fits)
    .slice(0, count);
}

function makeList(making: Making, spot: Spot, schemas: readonly Resolved[]): JsonValue[] | undefined {
  const seeds = spot.seeds.filter((seed) => Array.isArray(seed));
  const minimal = Math.max(0, ...keywordNumbers(schemas, "minItems"));
  const most = Math.min(Number.POSITIVE_INFINITY, ...keywordNumbers(schemas, "maxItems"));
  const contained = schemas.filter(
    ({ value: { contains, minContains } }) => contains !== undefined && minContains !== 0,
  );
  const first = contained.map(({ pointer: at }) => `${at}/contains`);
  const tuple = keywordValues(schemas, "prefixItems").map((list) => asList(list).length);
  const full = Math.max(minimal, seeds[0]?.length ?? Math.max(1, ...tuple));
  const count = Math.max(isFull(making) ? full : minimal, ...keywordNumbers(contained, "minContains"), first.length);
  const isSet = keywordValues(schemas, "uniqueItems").includes(true);
  const value: JsonValue[] = [];
  while (value.length < Math.min(count, most)) {
    const index = value.length;
    const validators = [
      ...itemSchemas(schemas, index),
      ...(first.length > 0 && index < Math.max(1, ...keywordNumbers(contained, "minContains")) ? first : []),
    ];
    const item = make(making, {
      at: `${spot.at}/${index}`,
      pointers: validators,
      seeds: seeds.flatMap((seed) => seed.slice(index, index + 1)),
      around: [...spot.around, ...schemas.map(({ pointer: at }) => at)],
    });
    const next = item !== undefined && isSet ? distinctFrom(making, validators, item, value) : item;
    if (next === undefined) return value.length >= minimal ? value : undefined;
    value.push(next);
  }
  return value;
}

function isFull({ extent, placesLeft }: Making): boolean {
  return extent === "maximal" && placesLeft > 0;
}

/** Strings that hold JSON as `contentSchema` asks for it. */
function contentsFor({ document, isValid, extent }: Making, schemas: readonly Resolved[]): string[] {
  return schemas
    .filter(({ value }) => value.contentSchema !== undefined)
    .flatMap(({ pointer: at }) => variantsOf(document, isValid, `${at}/contentSchema`, extent, []))
    .map(({ value }) => JSON.stringify(value));
}
