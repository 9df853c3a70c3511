import type { JsonValue, OpenApiDocument } from "../../spec/document.js";
import type { Link } from "../../spec/links.js";
import type { MediaType, Operation, Parameter } from "../../spec/operations.js";
import type { IsValid } from "../../spec/places.js";
import { keywordNumbers, schemasAt } from "../../spec/schemas.js";
import { type Variant, variantsOf } from "./values.js";
import { asRead, asReadForm, canTravel } from "./wire.js";

/** What all cases of a document are derived with. */
export interface CaseContext {
  document: OpenApiDocument;
  isValid: IsValid;
  links: readonly Link[];
  operations: readonly Operation[];
}

/** A request body, before it is bytes. */
export interface Body {
  mediaType: MediaType;
  readonly value: JsonValue;
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
  least: Variant[];
  /** With all properties, one for each alternative. */
  fullest: Variant[];
}

/** An operation with valid input for it, from which all its cases are made by changes. */
export interface Subject {
  context: CaseContext;
  operation: Operation;
  /** All parameters that can be given, each with the value that it has in most cases. */
  values: readonly (readonly [Parameter, JsonValue])[];
  /** The parameters that the call cannot do without. */
  least: ReadonlyMap<Parameter, JsonValue>;
  /** All parameters that make sense together. */
  fullest: ReadonlyMap<Parameter, JsonValue>;
  bodies: BodyVariants[];
  /** A small valid call; `undefined` if no valid body could be made. */
  usual: Input | undefined;
}

/** Headers that OpenAPI leaves to media types and security; parameters of these names mean nothing. */
const reservedHeaders = ["accept", "content-type", "authorization"];

/** Prepares the valid input that the cases of an operation start from. */
export function subjectOf(context: CaseContext, operation: Operation): Subject {
  const { document, isValid } = context;
  const values = operation.parameters.flatMap((parameter): [Parameter, JsonValue][] => {
    const value = isReserved(parameter) ? undefined : parameterValue(context, parameter);
    return value === undefined ? [] : [[parameter, value]];
  });
  const [choice] = operation.exactlyOneOf;
  const isChosen = ({ name }: Parameter) => name === choice;
  const of = (keep: (parameter: Parameter) => boolean) => new Map(values.filter(([parameter]) => keep(parameter)));
  const least = of((parameter) => parameter.required || isChosen(parameter));
  // An optional parameter that a link supplies picks one thing out of many: it does not go with those that range over all.
  const picks = (parameter: Parameter) =>
    !parameter.required && isLinked(context, operation, parameter.in, parameter.name);
  const fullest = of(
    (parameter) => least.has(parameter) || (!operation.exactlyOneOf.includes(parameter.name) && !picks(parameter)),
  );
  const bodies = (operation.requestBody?.content ?? []).filter(isWritable).map((mediaType) => {
    const examples = mediaType.examples.map(({ value }) => value);
    const make = (extent: "least" | "fullest") => variantsOf(document, isValid, mediaType.schema, extent, examples);
    return { mediaType, least: make("least"), fullest: make("fullest") };
  });
  const [first] = bodies.flatMap(({ mediaType, least: [variant] }) =>
    variant ? [{ mediaType, value: variant.value }] : [],
  );
  const subject = { context, operation, values, least, fullest, bodies };
  const usual = first || !operation.requestBody?.required ? { parameters: least, body: first } : undefined;
  return { ...subject, usual: usual && isInputValid(subject, usual) ? usual : undefined };
}

function isReserved(parameter: Parameter): boolean {
  return parameter.in === "header" && reservedHeaders.includes(parameter.name.toLowerCase());
}

/** The value that a parameter has in most cases: its example, or else one of its schema. */
export function parameterValue(
  { document, isValid }: CaseContext,
  { schema, example }: Parameter,
): JsonValue | undefined {
  if (example !== undefined) return example;
  return variantsOf(document, isValid, schema, "fullest", [])[0]?.value;
}

/** Whether some link supplies a parameter of an operation, or a property of its body. */
export function isLinked({ links }: CaseContext, operation: Operation, place: Link["in"], name: string): boolean {
  return links.some((link) => link.consumer === operation.operationId && link.in === place && link.parameter === name);
}

/** Whether a media type is one that bodies can be written in. */
function isWritable({ name }: MediaType): boolean {
  return isJson(name) || isForm(name) || /^text\/plain|^application\/octet-stream|^image\//.test(name);
}

/** Whether a media type is JSON, or built upon it. */
export function isJson(mediaType: string): boolean {
  return /^application\/([^;]+\+)?json\b/i.test(mediaType);
}

/** Whether a media type is a form, whose fields are texts and files. */
export function isForm(mediaType: string): boolean {
  return /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(mediaType);
}

/** Whether a body keeps the schema of its media type, as an endpoint reads it. */
export function isBodyValid({ document, isValid }: CaseContext, { mediaType, value }: Body): boolean {
  const { name, schema } = mediaType;
  return isValid(schema, isForm(name) ? asReadForm(document, isValid, schema, value) : value);
}

/** Whether the value of a parameter keeps its schema, as an endpoint reads it. */
export function isParameterValid({ document, isValid }: CaseContext, { schema }: Parameter, value: JsonValue): boolean {
  return isValid(schema, asRead(document, isValid, [schema], value));
}

/** Whether all that the document says of an operation's input holds for an input, and all of it can be sent. */
export function isInputValid({ context, operation }: Pick<Subject, "context" | "operation">, input: Input): boolean {
  const given = [...input.parameters];
  const names = given.map(([{ name }]) => name);
  return (
    operation.parameters.every(
      (parameter) => !parameter.required || isReserved(parameter) || input.parameters.has(parameter),
    ) &&
    given.every(
      ([parameter, value]) =>
        canTravel(context.document, parameter, value) && isParameterValid(context, parameter, value),
    ) &&
    (operation.exactlyOneOf.length === 0 ||
      operation.exactlyOneOf.filter((name) => names.includes(name)).length === 1) &&
    keepsWindow(context, operation, input) &&
    (input.body ? isBodyValid(context, input.body) : operation.requestBody?.required !== true)
  );
}

/** Whether the sum of the parameters of a window is within its maximum. */
function keepsWindow({ document }: CaseContext, { window, parameters }: Operation, input: Input): boolean {
  if (!window) return true;
  const sum = parameters
    .filter(({ name }) => window.parameters.includes(name))
    .map(
      (parameter) =>
        input.parameters.get(parameter) ?? keywordNumbers(schemasAt(document, [parameter.schema]), "default")[0],
    )
    .reduce<number>((total, value) => total + (Number(value) || 0), 0);
  return sum <= window.maximum;
}

/**
 * A call with a certain value of one parameter, all else valid. A parameter that does not go with all others is given
 * without those that can be left out.
 */
export function withParameter(subject: Subject, parameter: Parameter, value: JsonValue): Input {
  const { operation, fullest, least, usual } = subject;
  const { exactlyOneOf } = operation;
  const isRival = ({ name }: Parameter) => exactlyOneOf.includes(parameter.name) && exactlyOneOf.includes(name);
  const base = fullest.has(parameter) ? fullest : new Map([...least].filter(([other]) => !isRival(other)));
  return { parameters: new Map([...base, [parameter, value]]), body: usual?.body };
}

/** A call that leaves one parameter out. */
export function withoutParameter({ fullest, usual }: Subject, parameter: Parameter): Input {
  return { parameters: new Map([...fullest].filter(([other]) => other !== parameter)), body: usual?.body };
}
