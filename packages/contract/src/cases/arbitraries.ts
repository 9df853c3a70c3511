import fc from "fast-check";
import { isExcluded } from "../document/directions.js";
import { discriminatingValue, discriminatorsOf } from "../document/discriminators.js";
import {
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  type Resolved,
} from "../document/document.js";
import { regularExpression } from "../document/patterns.js";
import {
  alternativesOf,
  type IsValid,
  itemSchemas,
  type JsonType,
  keywordNumbers,
  keywordValues,
  propertyNames,
  propertySchemas,
  requiredNames,
  schemasAt,
  typesOf,
} from "../document/schemas.js";
import { isUnusable } from "../document/unusable.js";
import { textOfFormat } from "./scalars.js";
import { asList, typeOrder } from "./types.js";
import { variantsOf } from "./values.js";

/** How deep objects and lists that can be left out may stand: schemas that refer to each other grow with each step. */
const deepestOptional = 3;

/** How deep anything may stand; a schema that must hold itself has no end. */
const deepest = 32;

/** How much longer than necessary a string or list may be, and how much larger than its minimum a number without a maximum. */
const [textSlack, listSlack, numberSlack] = [20, 4, 1_000_000];

type Arbitrary = fc.Arbitrary<JsonValue>;

/** Where an arbitrary is for. */
interface Scope {
  document: OpenApiDocument;
  isValid: IsValid;
  /** What was created already, by schemas and depth: schemas that refer to each other are many paths, but few places. */
  made: Map<string, Arbitrary | undefined>;
}

/**
 * Generates random values of a schema, for the keywords that describe input; fast-check can shrink them. Most of
 * the values are valid; the few that are not, such as those that break a `not`, are for the caller to leave out.
 *
 * @returns `undefined` if no value can be created.
 */
export function arbitraryOf(document: OpenApiDocument, isValid: IsValid, schemaPointer: string): Arbitrary | undefined {
  return arbitraryAt({ document, isValid, made: new Map() }, [schemaPointer], 0);
}

function arbitraryAt(scope: Scope, pointers: readonly string[], depth: number): Arbitrary | undefined {
  const key = `${depth} ${pointers.join(" ")}`;
  if (!scope.made.has(key)) scope.made.set(key, make(scope, pointers, depth));
  return scope.made.get(key);
}

function make(scope: Scope, pointers: readonly string[], depth: number): Arbitrary | undefined {
  if (depth > deepest) return undefined;
  const schemas = schemasAt(scope.document, pointers);
  const open = alternativesOf(schemas).find(({ members }) => !members.some((at) => pointers.includes(at)));
  if (open) return oneOf(knownMembers(scope, open).map((member) => arbitraryAt(scope, [...pointers, member], depth)));

  const heirs = discriminatorsOf(scope.document, schemas).find(
    (each) =>
      each.isInherited && each.targets.size > 0 && discriminatingValue(scope.document, each, schemas) === undefined,
  );
  if (heirs) return oneOf([...heirs.targets.values()].map((heir) => arbitraryAt(scope, [...pointers, heir], depth)));

  if (schemas.some(({ value }) => isUnusable(value))) return undefined;
  const accepted = (value: JsonValue) => pointers.every((at) => scope.isValid(at, value));
  const listed = [...keywordValues(schemas, "const"), ...keywordValues(schemas, "enum").flatMap(asList)];
  if (listed.length > 0) {
    const fitting = listed.filter(accepted);
    return fitting.length === 0 ? undefined : fc.constantFrom(...fitting);
  }
  // Others must be accepted in responses; an endpoint need not take them in requests.
  const known = keywordValues(schemas, "x-known-values").flatMap(asList).filter(accepted);
  if (known.length > 0) return fc.constantFrom(...known);
  const isDeclared = schemas.some(({ value }) => value.type !== undefined);
  const types = isDeclared ? typesOf(schemas) : typeOrder(schemas, []).slice(0, 1);
  return oneOf(types.map((type) => ofType(scope, schemas, pointers, type, depth)));
}

/** Keywords beside the type of a schema that takes any string. */
const openKeywords = ["enum", "const", "pattern", "format", "maxLength", "x-grammar"];

/**
 * Returns the alternatives to choose from: of an enumeration beside any string, which documents an open enumeration, only the
 * enumeration.
 */
function knownMembers(
  { document }: Scope,
  { members, keyword }: { members: readonly string[]; keyword: string },
): readonly string[] {
  if (keyword !== "anyOf") return members;
  const schemasOf = (member: string) => schemasAt(document, [member]).map(({ value }) => value);
  const isListed = (member: string) => schemasOf(member).some(({ enum: list }) => Array.isArray(list));
  const isAnyString = (member: string) =>
    schemasOf(member).some(({ type }) => type === "string") &&
    schemasOf(member).every((schema) => openKeywords.every((keyword) => schema[keyword] === undefined));
  return members.some(isListed) ? members.filter((member) => !isAnyString(member)) : members;
}

function oneOf(choices: readonly (Arbitrary | undefined)[]): Arbitrary | undefined {
  const possible = choices.filter((choice) => choice !== undefined);
  return possible.length < 2 ? possible[0] : fc.oneof(...possible);
}

function ofType(
  scope: Scope,
  schemas: readonly Resolved[],
  pointers: readonly string[],
  type: JsonType,
  depth: number,
): Arbitrary | undefined {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numbers(schemas, type);
    case "string":
      return texts(scope, schemas, pointers);
    case "array":
      return lists(scope, schemas, depth);
    case "object":
      return objects(scope, schemas, depth);
  }
}

function numbers(schemas: readonly Resolved[], type: "integer" | "number"): Arbitrary | undefined {
  const above = keywordNumbers(schemas, "exclusiveMinimum");
  const below = keywordNumbers(schemas, "exclusiveMaximum");
  const minimum = Math.max(...keywordNumbers(schemas, "minimum"), ...above);
  const maximum = Math.min(...keywordNumbers(schemas, "maximum"), ...below);
  const min = Number.isFinite(minimum) ? minimum : Math.min(0, maximum) - numberSlack;
  const max = Number.isFinite(maximum) ? maximum : Math.max(0, min) + numberSlack;
  const step = keywordNumbers(schemas, "multipleOf")[0] ?? (type === "integer" ? 1 : undefined);
  if (step === undefined) {
    return min > max
      ? undefined
      : fc.double({ min, max, minExcluded: above.includes(min), maxExcluded: below.includes(max), noNaN: true });
  }
  const first = Math.ceil(min / step) + (above.includes(min) && Number.isInteger(min / step) ? 1 : 0);
  const last = Math.floor(max / step) - (below.includes(max) && Number.isInteger(max / step) ? 1 : 0);
  return first > last ? undefined : fc.integer({ min: first, max: last }).map((count) => count * step);
}

function texts(
  { document, isValid }: Scope,
  schemas: readonly Resolved[],
  pointers: readonly string[],
): Arbitrary | undefined {
  const content = schemas.find(({ value }) => value.contentSchema !== undefined);
  if (content) {
    return arbitraryOf(document, isValid, `${content.pointer}/contentSchema`)?.map((value) => JSON.stringify(value));
  }
  const examples = pointers.flatMap((at) => variantsOf(document, isValid, at, "maximal", [])).map(({ value }) => value);
  const known = () => (examples.length === 0 ? undefined : fc.constantFrom(...examples));
  // Strings of a format are not generated: what lies between them says little about an endpoint. A schema does not describe a grammar.
  if (keywordValues(schemas, "format").some((format) => textOfFormat[String(format)] !== undefined)) return known();
  if (keywordValues(schemas, "x-grammar").length > 0) return known();
  const minLength = Math.max(0, ...keywordNumbers(schemas, "minLength"));
  const maxLength = Math.min(minLength + textSlack, ...keywordNumbers(schemas, "maxLength"));
  if (minLength > maxLength) return undefined;
  const [pattern] = keywordValues(schemas, "pattern");
  if (typeof pattern !== "string") return fc.string({ unit: "grapheme-composite", minLength, maxLength });
  try {
    return fc.stringMatching(regularExpression(pattern));
  } catch {
    // The pattern uses what fast-check cannot generate.
    return known();
  }
}

function lists(scope: Scope, schemas: readonly Resolved[], depth: number): Arbitrary | undefined {
  const minimal = Math.max(0, ...keywordNumbers(schemas, "minItems"));
  const slack = Math.max(1, listSlack - depth);
  const most = Math.min(minimal + slack, ...keywordNumbers(schemas, "maxItems"));
  if (minimal > most) return undefined;
  const prefix = Math.max(0, ...keywordValues(schemas, "prefixItems").map((list) => asList(list).length));
  const first = Array.from({ length: prefix }, (_, index) =>
    arbitraryAt(scope, itemSchemas(schemas, index), depth + 1),
  );
  const item =
    depth < deepestOptional || minimal > prefix
      ? arbitraryAt(scope, itemSchemas(schemas, prefix), depth + 1)
      : undefined;
  const bounds = { minLength: Math.max(0, minimal - prefix), maxLength: Math.max(0, most - prefix) };
  const isSet = keywordValues(schemas, "uniqueItems").includes(true);
  const rest =
    item === undefined
      ? fc.constant<JsonValue[]>([])
      : isSet
        ? fc.uniqueArray(item, { ...bounds, selector: (value) => JSON.stringify(value) })
        : fc.array(item, bounds);
  if (item === undefined && bounds.minLength > 0) return undefined;
  const known = first.filter((each) => each !== undefined);
  if (known.length < first.length) return undefined;
  return fc.tuple(fc.tuple(...known), rest).map(([start, end]) => [...start, ...end]);
}

function objects(scope: Scope, schemas: readonly Resolved[], depth: number): Arbitrary | undefined {
  const required = requiredNames(schemas);
  const model: { [name: string]: Arbitrary } = {};
  for (const name of new Set([...required, ...propertyNames(schemas)])) {
    const isNeeded = required.includes(name);
    const validators = propertySchemas(schemas, name);
    if (!isNeeded && depth >= deepestOptional && canGrow(scope, validators)) continue;
    const member =
      isExcluded(scope.document, validators, "request") && !isNeeded
        ? undefined
        : arbitraryAt(scope, validators, depth + 1);
    if (member !== undefined) model[name] = member;
    else if (isNeeded) return undefined;
  }
  for (const discriminator of discriminatorsOf(scope.document, schemas)) {
    const value = discriminatingValue(scope.document, discriminator, schemas);
    if (value !== undefined) model[discriminator.property] = fc.constant(value);
  }
  const declared = fc.record(model, { requiredKeys: required });
  const extra = extraMembers(scope, schemas, depth);
  return extra === undefined
    ? declared
    : fc.tuple(declared, extra).map(([members, others]): JsonObject => ({ ...others, ...members }));
}

/** Whether values of schemas can hold others. */
function canGrow({ document }: Scope, pointers: readonly string[]): boolean {
  return typesOf(schemasAt(document, pointers)).some((type) => type === "object" || type === "array");
}

/** Members that are not declared by name, where a schema says what they are. */
function extraMembers(scope: Scope, schemas: readonly Resolved[], depth: number): fc.Arbitrary<JsonObject> | undefined {
  const [open] = schemas.filter(({ value }) => isObject(value.additionalProperties));
  if (!open || depth >= deepestOptional) return undefined;
  const names = schemas
    .filter(({ value }) => value.propertyNames !== undefined)
    .map(({ pointer: at }) => `${at}/propertyNames`);
  const name =
    names.length === 0
      ? fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: textSlack })
      : arbitraryAt(scope, names, depth + 1)?.map(String);
  const member = arbitraryAt(scope, [`${open.pointer}/additionalProperties`], depth + 1);
  if (name === undefined || member === undefined) return undefined;
  const minKeys = Math.max(0, ...keywordNumbers(schemas, "minProperties"));
  const maxKeys = Math.min(minKeys + listSlack, ...keywordNumbers(schemas, "maxProperties"));
  return fc.dictionary(name, member, { minKeys: Math.min(minKeys, maxKeys), maxKeys });
}
