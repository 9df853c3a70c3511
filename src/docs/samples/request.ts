import {
  bodyAlternatives,
  type Example,
  isObject,
  isReserved,
  type JsonObject,
  type JsonValue,
  listOperations,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  resolve,
} from "openapi-contract/document";
import { fileOf, type SampleFile } from "./file.js";
import { textOf } from "./text.js";

/** How a sample authenticates: with nothing, by a header with a token, or by a signature. */
export interface Credentials {
  /** Header that holds the token; absent if the operation takes none. */
  tokenHeader?: string;
  /** Whether a request can be signed instead. */
  canSign: boolean;
}

/** A part of a form: a text, JSON with its media type, or a file. */
export interface FormPart {
  name: string;
  value: string | SampleFile;
  /** Media type of a text that is not plain. */
  type?: string;
}

/** What the body of a request is. */
export type SampleBody =
  | { kind: "json"; type: string; value: JsonValue }
  | { kind: "form"; parts: FormPart[]; fields: JsonObject };

/** One request that the document shows, as every language writes it down. */
export interface SampleRequest {
  operation: Operation;
  /** Name of the example; empty if it has none. */
  example: string;
  mediaType?: string;
  /** Base URL, and the environment variable that replaces it. */
  server: { url: string; variable: string };
  /** The parameters that are sent, with their values. */
  parameters: ReadonlyMap<Parameter, JsonValue>;
  /** Media type that a request without a body names. */
  typeWithoutBody: string | undefined;
  body: SampleBody | undefined;
  /** Fields of a form whose text is JSON, which the client writes itself. */
  jsonFields: ReadonlySet<string>;
  credentials: Credentials;
  /** Headers that a successful response always has: a part of the result that is not in the body. */
  resultHeaders: readonly string[];
  /** Example of the id of a project, also where the operation has none. */
  projectId: string;
}

/** Environment variable that replaces the document's server. */
const endpointVariable = "FRS_ENDPOINT";

/** Returns the requests that the document shows of an operation, in its order. */
export function sampleRequests(document: OpenApiDocument, operation: Operation): SampleRequest[] {
  const parameters = operation.parameters.filter((parameter) => !isReserved(parameter));
  const required = parameters.filter((parameter) => parameter.required);
  const typeWithoutBody: unknown = Reflect.get(document, "x-content-type-without-body");
  const common = {
    operation,
    server: serverOf(document, operation),
    typeWithoutBody: typeof typeWithoutBody === "string" ? typeWithoutBody : undefined,
    body: undefined,
    jsonFields: new Set<string>(),
    credentials: credentialsOf(document, operation),
    resultHeaders: resultHeadersOf(operation),
    projectId: projectOf(document),
  };
  const content = (operation.requestBody?.content ?? []).filter(({ name }) =>
    /^(application\/([^;]+\+)?json|multipart\/form-data)\b/i.test(name),
  );
  const bodies = content.flatMap((mediaType) =>
    mediaType.examples.map(
      (each): SampleRequest => ({
        ...common,
        example: isNamed(each, mediaType) ? each.name : "",
        mediaType: mediaType.name,
        parameters: withExamples(required),
        ...readBody(document, operation, mediaType, each.value),
      }),
    ),
  );
  if (bodies.length > 0) return bodies;
  return selections(operation, parameters).map(({ example, chosen }) => ({
    ...common,
    example,
    parameters: new Map([...withExamples(required), ...chosen]),
  }));
}

/** Parameters of one request besides those that every request has. */
interface Selection {
  example: string;
  chosen: [Parameter, JsonValue][];
}

/**
 * The ways to call an operation without a body: one for each named example of an optional parameter, and, unless one of them
 * must be given, one without them. A list is requested by its window.
 */
function selections({ exactlyOneOf, window }: Operation, parameters: readonly Parameter[]): Selection[] {
  const optional = parameters.filter(({ required, in: place }) => !required && place === "query");
  const named = optional.flatMap((parameter) =>
    parameter.examples
      .filter((example) => isNamed(example, parameter))
      .map(({ name, value }): Selection => ({ example: name, chosen: [[parameter, value]] })),
  );
  const choices = optional.filter(({ name }) => exactlyOneOf.includes(name));
  if (choices.length > 0) {
    const unnamed = choices.filter(
      ({ examples, pointer }) => !examples.some((example) => isNamed(example, { pointer })),
    );
    return [...named, ...unnamed.map((choice): Selection => ({ example: "", chosen: [...withExamples([choice])] }))];
  }
  const ofWindow = optional.filter(({ name }) => window?.parameters.includes(name));
  return [{ example: "", chosen: [...withExamples(ofWindow)] }, ...named];
}

/** Whether an example has a name, instead of being the only one of its owner. */
function isNamed({ pointer }: Example, owner: { pointer: string }): boolean {
  return pointer !== `${owner.pointer}/example`;
}

function withExamples(parameters: readonly Parameter[]): Map<Parameter, JsonValue> {
  return new Map(parameters.flatMap((parameter) => given(parameter)));
}

/** A parameter with its example; what the reader must fill in stands for a required one without an example. */
function given(parameter: Parameter): [Parameter, JsonValue][] {
  if (parameter.example !== undefined) return [[parameter, parameter.example]];
  return parameter.required ? [[parameter, parameter.name]] : [];
}

function serverOf(document: OpenApiDocument, { servers, regions }: Operation): SampleRequest["server"] {
  const [server] = servers ?? document.servers ?? [];
  const url = (server?.url ?? "").replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const fallback = server?.variables?.[name]?.default ?? placeholder;
    if (name !== "region" || regions.length === 0 || regions.includes(fallback)) return fallback;
    return regions[0] ?? fallback;
  });
  const base = url.replace(/\/+$/, "");
  if (servers === undefined) return { url: base, variable: endpointVariable };
  // Another service: its host begins with its name, such as iam.
  const name = base.match(/^[a-z]+:\/\/([a-z][\w-]*)\./i)?.[1] ?? "other";
  return { url: base, variable: `${name.toUpperCase().replaceAll("-", "_")}_ENDPOINT` };
}

function resultHeadersOf({ responses }: Operation): string[] {
  const success = responses.find(({ status }) => status.startsWith("2"));
  return (success?.headers ?? []).filter(({ required }) => required).map(({ name }) => name);
}

function projectOf(document: OpenApiDocument): string {
  const parameters = listOperations(document).flatMap((operation) => operation.parameters);
  const project = parameters.find(({ clientOption }) => clientOption === "projectId");
  return textOf(project?.example ?? "");
}

function credentialsOf(document: OpenApiDocument, { security }: Operation): Credentials {
  const schemes = security.flatMap((requirement) =>
    Object.keys(requirement).map(
      (name) => resolve(document, { $ref: `#/components/securitySchemes/${name}` }, "/security").value,
    ),
  );
  const token = schemes.find((scheme) => scheme.in === "header" && scheme["x-signature"] === undefined);
  return {
    ...(token && { tokenHeader: String(token.name) }),
    canSign: schemes.some((scheme) => scheme["x-signature"] !== undefined),
  };
}

function readBody(
  document: OpenApiDocument,
  operation: Operation,
  mediaType: MediaType,
  value: JsonValue,
): Pick<SampleRequest, "body" | "jsonFields"> {
  if (mediaType.name !== "multipart/form-data" || !isObject(value)) {
    return { body: { kind: "json", type: mediaType.name, value }, jsonFields: new Set() };
  }
  const alternatives = bodyAlternatives(document, operation).filter(({ mediaTypes }) =>
    mediaTypes.includes(mediaType.name),
  );
  const lists = new Set(alternatives.flatMap((alternative) => alternative.lists));
  const parts = Object.entries(value).flatMap(([name, field]) =>
    (lists.has(name) && Array.isArray(field) ? field : [field]).map((item) => partOf(name, item)),
  );
  const jsonFields = new Set(alternatives.flatMap(({ jsonText }) => jsonText.map(({ name }) => name)));
  return { body: { kind: "form", parts, fields: value }, jsonFields };
}

function partOf(name: string, value: JsonValue): FormPart {
  const file = fileOf(name, value);
  if (file) return { name, value: file };
  if (typeof value === "string") return { name, value };
  const isText = typeof value !== "object" || value === null;
  return { name, value: JSON.stringify(value), ...(isText ? {} : { type: "application/json" }) };
}
