import { DocumentError, type OpenApiDocument, pointer, recall } from "openapi-contract/document";
import { inputTypes } from "./input-types.js";
import type { Method } from "./method.js";

/** Names of types and values that `src/index.ts` exports besides what is named after the document. A test compares them. */
const exportedNames = [
  "AccessKey",
  "AccessKeyAuthOptions",
  "AnyErrorCode",
  "Authentication",
  "BodyDefinition",
  "BufferedResponse",
  "Call",
  "CallEvent",
  "CallingClient",
  "CallLimits",
  "CallOptions",
  "ClientOptions",
  "Clock",
  "ErrorCode",
  "ErrorCodeDetails",
  "ErrorEvent",
  "Fault",
  "FileContent",
  "FrsApiError",
  "FrsClient",
  "FrsClientOptions",
  "FrsConnectionError",
  "FrsError",
  "FrsInputError",
  "FrsOperations",
  "FrsResponseError",
  "FrsTimeoutError",
  "FrsWindowError",
  "Hooks",
  "Layer",
  "OneOf",
  "OperationDefinition",
  "OutgoingRequest",
  "Pace",
  "ParameterDefinition",
  "PasswordLogin",
  "Rate",
  "Region",
  "Reply",
  "RequestContent",
  "RequestEvent",
  "ResponseEvent",
  "RetryEvent",
  "RetryOptions",
  "Target",
  "Transport",
  "WithResponse",
];

/** Types that the generated files declare or import for themselves, or take from the language and the runtime. */
const referredNames = [
  "AbortSignal",
  "Array",
  "ArrayBuffer",
  "ArrayBufferView",
  "AsyncGenerator",
  "AsyncIterable",
  "AsyncIterator",
  "Awaited",
  "Blob",
  "Client",
  "Exclude",
  "Extract",
  "File",
  "FormData",
  "Headers",
  "MediaDefinition",
  "NonNullable",
  "Omit",
  "Parameters",
  "Partial",
  "Pick",
  "Promise",
  "PromiseLike",
  "ReadableStream",
  "Readonly",
  "ReadonlyArray",
  "Record",
  "Replace",
  "Request",
  "RequestInit",
  "Required",
  "Response",
  "ReturnType",
  "ServerDefinition",
  "URL",
  "Uint8Array",
  "Values",
  "WithRequired",
];

/** Constants of `generated/operations.ts` and `src/operations.ts`, beside which each operation is one. */
const constantNames = [
  "checkChoice",
  "checkCriteria",
  "checkExcludes",
  "checkTotals",
  "createClientOf",
  "encodeMediaBody",
  "encodeMultipart",
  "encodeUrlencoded",
  "explodeItems",
  "explodeMembers",
  "fileBlob",
  "fileField",
  "joinItems",
  "joinMembers",
  "listField",
  "mediaContent",
  "nullableField",
  "objectField",
  "operationTable",
  "permanentCodes",
  "projectOf",
  "regions",
  "secretFields",
  "server",
  "textField",
];

/** Words that cannot name a constant of a module. */
const reservedWords =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield NaN Infinity".split(
    " ",
  );

/** Members that a client has by itself, that every object has, or by which the language treats an object as another kind. */
const memberNames = ["http", ...Object.getOwnPropertyNames(Object.prototype), "then", "toJSON"];

/** The name of the type of an operation's input or output. */
export function typeName({ operationId }: Pick<Method, "operationId">, suffix: "Input" | "Output"): string {
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}${suffix}`;
}

/** The constant of a kind of image or video, named after the pointer of its schema. */
export function mediaName(schema: string): string {
  const name = schema.match(/^\/components\/schemas\/([^/]+)$/)?.[1];
  if (name === undefined) {
    throw new DocumentError(`${schema} has x-media-formats: it must be a schema of its own in /components/schemas.`);
  }
  return `media${name}`;
}

/**
 * Checks that what the document names can stand side by side in TypeScript and in one input.
 *
 * @throws {DocumentError} If a name cannot be that of a type, a method or a constant, or two things share one.
 */
export function checkNames(document: OpenApiDocument, methods: readonly Method[]): void {
  // Each generator checks them, since each may be used alone.
  recall(document, "names", "", () => checkAllNames(document, methods));
}

function checkAllNames(document: OpenApiDocument, methods: readonly Method[]): void {
  checkOperationNames(methods);
  checkSchemaNames(document, methods);
  checkInputNames(methods);
}

function checkOperationNames(methods: readonly Method[]): void {
  const members = new Map<string, string>();
  const types = new Map<string, string>();
  const media = methods.flatMap(({ alternatives }) =>
    alternatives.flatMap((alternative) => alternative.media.map(({ schema }) => mediaName(schema))),
  );
  const constants = new Set([...constantNames, ...reservedWords, ...media]);
  const claim = (name: string, at: string) => {
    if (memberNames.includes(name)) {
      throw new DocumentError(`${at} must not be ${name}: a client has a member of that name; choose another.`);
    }
    const other = members.get(name);
    if (other !== undefined) {
      throw new DocumentError(`${at} must not be ${name}: ${other} has that name, too; choose another.`);
    }
    members.set(name, at);
  };
  for (const method of methods) {
    const { operationId } = method;
    const at = `${method.pointer}/operationId`;
    claim(operationId, at);
    if (constants.has(operationId)) {
      throw new DocumentError(`${at} must not be ${operationId}: generated code needs that word; choose another.`);
    }
    const type = typeName(method, "Input");
    const other = types.get(type);
    if (other !== undefined) {
      throw new DocumentError(
        `${at} must not differ from ${other} in its first letter's case only: both need a type ${type}; choose another.`,
      );
    }
    types.set(type, at);
  }
  for (const { window, pointer: at } of methods) {
    if (!window?.iteration) continue;
    const { iterator } = window.iteration;
    const place = `${at}/x-window/iterator`;
    if (!/^[A-Za-z_$][\w$]*$/.test(iterator)) {
      throw new DocumentError(`${place} must be a name for a method, such as eachFace.`);
    }
    claim(iterator, place);
  }
}

function checkSchemaNames(document: OpenApiDocument, methods: readonly Method[]): void {
  const taken = new Set([
    ...exportedNames,
    ...referredNames,
    ...methods.flatMap((method) => [
      ...inputTypes(document, method, typeName(method, "Input")).names,
      typeName(method, "Output"),
    ]),
  ]);
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const at = pointer("components", "schemas", name);
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
      throw new DocumentError(`${at}: the name of a schema must be in upper camel case, such as FaceSetInfo.`);
    }
    if (taken.has(name)) {
      throw new DocumentError(
        `${at}: a schema must not be named ${name}, which is a type of the client; choose another.`,
      );
    }
  }
}

function checkInputNames(methods: readonly Method[]): void {
  for (const { parameters, alternatives } of methods) {
    const fields = new Set(alternatives.flatMap(({ properties }) => properties.map(({ name }) => name)));
    const known = new Map<string, string>();
    for (const parameter of parameters) {
      const { name, pointer: at } = parameter;
      const other = known.get(name);
      if (fields.has(name)) {
        throw new DocumentError(`${at}: the parameter ${name} and a field of the body share a name.`);
      }
      if (other !== undefined) {
        const where = `one in the ${other} and one in the ${parameter.in}`;
        throw new DocumentError(
          `${at}: two parameters are named ${name}, ${where}; both would be one field of the input.`,
        );
      }
      known.set(name, parameter.in);
    }
  }
}
