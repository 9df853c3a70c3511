import { satisfiesDiscriminators } from "../document/discriminators.js";
import { DocumentError, type JsonValue, type OpenApiDocument } from "../document/document.js";
import { brokenRules } from "../document/input-rules.js";
import type { Link } from "../document/links.js";
import { isFormName, isJsonName } from "../document/media-type-name.js";
import {
  hasSchema,
  isReserved,
  type MediaType,
  type Operation,
  type Parameter,
  templateNames,
} from "../document/operations.js";
import { placesOf } from "../document/places.js";
import { valueIn, withValueAt } from "../document/pointer.js";
import type { IsValid } from "../document/schemas.js";
import { type Body, canTravelAsBody, isBodyValid, isWritable } from "../wire/body.js";
import { canTravel, isParameterValid } from "../wire/parameter.js";
import { type Extent, type Variant, variantsOf } from "./values.js";

/** What all cases of a document are derived with. */
export interface CaseContext {
  document: OpenApiDocument;
  isValid: IsValid;
  links: readonly Link[];
  operations: readonly Operation[];
}

/** What a caller gives to an operation. */
export interface Input {
  readonly parameters: ReadonlyMap<Parameter, JsonValue>;
  readonly body?: Body | undefined;
}

/** Valid bodies of one media type. */
export interface BodyVariants {
  mediaType: MediaType;
  /** With required properties only, one for each alternative. */
  minimal: Variant[];
  /** With all properties, one for each alternative. */
  maximal: Variant[];
}

/** Something that the document has for requests, and that no request can carry. */
export interface Unsent {
  /** What names it in the id of a case. */
  step: string;
  pointer: string;
  reason: string;
}

/** An operation with valid input for it, from which all its cases are made by changes. */
export interface Subject {
  context: CaseContext;
  operation: Operation;
  /** All parameters that can be given, each with the value that it has in most cases. */
  values: readonly (readonly [Parameter, JsonValue])[];
  /** The parameters that the call cannot do without. */
  minimal: ReadonlyMap<Parameter, JsonValue>;
  /** All parameters that make sense together. */
  maximal: ReadonlyMap<Parameter, JsonValue>;
  bodies: BodyVariants[];
  /** Parameters and media types that no request can carry, with the reasons. */
  unsent: Unsent[];
  /** A small valid call; `undefined` if no valid body could be made. */
  usual: Input | undefined;
}

/**
 * Prepares the valid input that the cases of an operation start from.
 *
 * @throws {DocumentError} If the path has a parameter that is not declared.
 */
export function subjectOf(context: CaseContext, operation: Operation): Subject {
  for (const name of templateNames(operation.path)) {
    if (!operation.parameters.some((parameter) => parameter.in === "path" && parameter.name === name)) {
      throw new DocumentError(`${operation.pointer} does not declare the parameter {${name}} of its path.`);
    }
  }
  const known = operation.parameters.filter((parameter) => !isReserved(parameter));
  const values = known.flatMap((parameter): [Parameter, JsonValue][] => {
    const value = parameterValue(context, parameter);
    return value === undefined ? [] : [[parameter, value]];
  });
  const [choice] = operation.exactlyOneOf;
  const isChosen = ({ name }: Parameter) => name === choice;
  const of = (keep: (parameter: Parameter) => boolean) => new Map(values.filter(([parameter]) => keep(parameter)));
  const minimal = of((parameter) => parameter.required || isChosen(parameter));
  // An optional parameter that a link supplies picks one resource out of many: it does not go with those that range over all.
  const picks = (parameter: Parameter) =>
    !parameter.required && isLinked(context, operation, parameter.in, parameter.name);
  const combined = of(
    (parameter) => minimal.has(parameter) || (!operation.exactlyOneOf.includes(parameter.name) && !picks(parameter)),
  );
  const maximal = withoutExcluded(operation, combined, minimal);
  const content = operation.requestBody?.content ?? [];
  const bodies = content.map((mediaType) => bodyVariants(context, mediaType));
  const [first] = bodies.flatMap(({ mediaType, minimal: [variant] }) =>
    variant ? [{ mediaType, value: variant.value }] : [],
  );
  const unsent = [
    ...known
      .filter((parameter) => !values.some(([other]) => other === parameter))
      .map((parameter) => ({
        step: `${parameter.in}/${parameter.name}`,
        pointer: parameter.pointer,
        reason: `no valid value of ${parameter.name} can be sent in the ${parameter.in}`,
      })),
    ...bodies
      .filter((variants) => variants.minimal.length === 0)
      .map(({ mediaType: { name, pointer } }) => ({
        step: name,
        pointer,
        reason: isWritable(name)
          ? `no valid ${name} can be derived from its schema; add an example`
          : `${name} cannot be written from a schema; add an example of it as a string`,
      })),
  ];
  const subject = { context, operation, values, minimal, maximal, bodies, unsent };
  const usual = first || !operation.requestBody?.required ? { parameters: minimal, body: first } : undefined;
  return { ...subject, usual: usual && isInputValid(subject, usual) ? usual : undefined };
}

/** Parameters without those of all sides but one: that which the call cannot do without, or else the largest. */
function withoutExcluded(
  { excludes }: Operation,
  combined: ReadonlyMap<Parameter, JsonValue>,
  minimal: ReadonlyMap<Parameter, JsonValue>,
): ReadonlyMap<Parameter, JsonValue> {
  const countIn = (given: ReadonlyMap<Parameter, JsonValue>, side: readonly string[]) =>
    [...given.keys()].filter(({ name }) => side.includes(name)).length;
  const [kept = []] = [...excludes].sort(
    (one, other) =>
      countIn(minimal, other) - countIn(minimal, one) || countIn(combined, other) - countIn(combined, one),
  );
  const left = new Set(excludes.flat().filter((name) => !kept.includes(name)));
  return new Map([...combined].filter(([parameter]) => !left.has(parameter.name)));
}

/** The value that a parameter has in most cases: its example, or else one of its schema. */
function parameterValue(context: CaseContext, parameter: Parameter): JsonValue | undefined {
  const { document, isValid } = context;
  const { schema, example } = parameter;
  const made = (extent: Extent) => variantsOf(document, isValid, schema, extent, []).map(({ value }) => value);
  return [...(example === undefined ? [] : [example]), ...made("maximal"), ...made("minimal")].find(
    (value) => canTravel(document, parameter, value) && isParameterValid(context, parameter, value),
  );
}

/** Valid bodies of a media type: of its schema, or else its examples and what anything may be. */
function bodyVariants(context: CaseContext, mediaType: MediaType): BodyVariants {
  const { document, isValid } = context;
  const examples = mediaType.examples.map(({ value }) => withoutReadOnly(document, isValid, mediaType, value));
  const known = isValidated(document, mediaType);
  const make = (extent: Extent) =>
    variantsOf(document, isValid, mediaType.schema, extent, examples).filter(({ value }) =>
      canTravelAsBody(document, { mediaType, value }),
    );
  if (known) return { mediaType, minimal: make("minimal"), maximal: make("maximal") };
  const anything = isJsonName(mediaType.name) || isFormName(mediaType.name) ? {} : "text";
  const free = isWritable(mediaType.name) ? [anything] : [];
  const given = [...examples.filter((value) => isWritable(mediaType.name) || typeof value === "string"), ...free];
  const minimal = given.slice(0, 1).map((value): Variant => ({ labels: [], choice: undefined, value }));
  return { mediaType, minimal, maximal: [] };
}

/** A value as it is sent, though an example may also show what only responses have. */
export function withoutReadOnly(
  document: OpenApiDocument,
  isValid: IsValid,
  mediaType: MediaType,
  value: JsonValue,
): JsonValue {
  if (!isValidated(document, mediaType)) return value;
  const readOnly = placesOf(document, mediaType.schema, value, isValid).filter(({ schemas }) =>
    schemas.some(({ value: schema }) => schema.readOnly === true),
  );
  return readOnly.reduce(
    (rest, { at }) => (valueIn(rest, at) === undefined ? rest : withValueAt(rest, at, undefined)),
    value,
  );
}

/** What links supply, by the links of a document. */
const supplied = new WeakMap<readonly Link[], ReadonlySet<string>>();

/** Whether some link supplies a parameter of an operation, or a property of its body. */
export function isLinked({ links }: CaseContext, operation: Operation, place: Link["in"], name: string): boolean {
  let known = supplied.get(links);
  if (known === undefined) {
    known = new Set(links.map((link) => suppliedKey(link.consumer, link.in, link.parameter)));
    supplied.set(links, known);
  }
  return known.has(suppliedKey(operation.operationId, place, name));
}

function suppliedKey(consumer: string, place: Link["in"], name: string): string {
  return JSON.stringify([consumer, place, name]);
}

/** Whether the bodies of a media type are validated against a schema: it has one, and the schema describes what is written. */
export function isValidated(document: OpenApiDocument, mediaType: MediaType): boolean {
  return hasSchema(document, mediaType) && isWritable(mediaType.name);
}

/** Whether all that the document says of an operation's input holds for an input, and all of it can be sent. */
export function isInputValid({ context, operation }: Pick<Subject, "context" | "operation">, input: Input): boolean {
  const given = [...input.parameters];
  const named = given.map(([{ name }, value]) => [name, value] as const);
  return (
    operation.parameters.every(
      (parameter) => !parameter.required || isReserved(parameter) || input.parameters.has(parameter),
    ) &&
    given.every(
      ([parameter, value]) =>
        canTravel(context.document, parameter, value) && isParameterValid(context, parameter, value),
    ) &&
    brokenRules(context.document, operation, new Map(named)).length === 0 &&
    (input.body ? isBodyValid(context, input.body) : operation.requestBody?.required !== true)
  );
}

/**
 * Whether an endpoint has to take an input: it is valid, all of it can be written, and where an object names the schema
 * that it keeps, it is that one.
 */
export function isInputSound(subject: Pick<Subject, "context" | "operation">, input: Input): boolean {
  const { document, isValid } = subject.context;
  const { body } = input;
  return (
    isInputValid(subject, input) &&
    (!body ||
      !isValidated(document, body.mediaType) ||
      (canTravelAsBody(document, body) &&
        satisfiesDiscriminators(document, body.mediaType.schema, body.value, isValid)))
  );
}

/**
 * A call with a certain value of one parameter, all else valid. A parameter that does not go with all others is given
 * without those that can be left out.
 */
export function withParameter(subject: Subject, parameter: Parameter, value: JsonValue): Input {
  const { operation, maximal, minimal, usual } = subject;
  const { exactlyOneOf, excludes } = operation;
  const isExcluded = (name: string) =>
    excludes.some((side) => side.includes(parameter.name)) &&
    excludes.some((side) => side.includes(name) && !side.includes(parameter.name));
  const isRival = ({ name }: Parameter) =>
    (exactlyOneOf.includes(parameter.name) && exactlyOneOf.includes(name)) || isExcluded(name);
  const base = maximal.has(parameter) ? maximal : new Map([...minimal].filter(([other]) => !isRival(other)));
  return { parameters: new Map([...base, [parameter, value]]), body: usual?.body };
}

/** A call that leaves one parameter out. */
export function withoutParameter({ maximal, usual }: Subject, parameter: Parameter): Input {
  return { parameters: new Map([...maximal].filter(([other]) => other !== parameter)), body: usual?.body };
}
