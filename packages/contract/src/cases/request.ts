import { createHash } from "node:crypto";
import type { CaseRequest, Resources } from "../case.js";
import { isObject, type JsonValue, type OpenApiDocument } from "../document/document.js";
import type { Parameter } from "../document/operations.js";
import { valueIn, withValueAt } from "../document/pointer.js";
import type { Header } from "../exchange.js";
import type { Draft } from "./draft.js";
import { type Body, type Input, isForm, isJson, isLinked, type Subject } from "./input.js";
import { isFile, type Pair, pairsOf, parameterText, textOf } from "./wire.js";

/** How many characters of a unique name are enough to be unique. */
export const uniqueLength = 16;

/** Parameters of an operation, and properties of its body, whose values the run must supply for a draft. */
export function needsOf({ context, operation }: Subject, { input, exercised, needsNothing }: Draft): string[] {
  if (needsNothing) return [];
  const parameters = [...input.parameters.keys()].filter(
    (parameter) => isLinked(context, operation, parameter.in, parameter.name) && !isExercised(exercised, parameter),
  );
  const value = input.body?.value;
  const properties = Object.keys(isObject(value) ? value : {}).filter(
    (name) => isLinked(context, operation, "body", name) && !isExercisedIn(exercised, `/${name}`),
  );
  return [...new Set([...parameters.map(({ name }) => name), ...properties])];
}

function isExercised(exercised: Draft["exercised"], parameter: Parameter): boolean {
  return exercised?.in === parameter.in && "name" in exercised && exercised.name === parameter.name;
}

function isExercisedIn(exercised: Draft["exercised"], at: string): boolean {
  return exercised !== undefined && "at" in exercised && exercised.at === at;
}

/**
 * JSON pointers of the places in the body of an operation at which the caller names something new: what a link on
 * `$request.body` carries on.
 */
export function namedPlaces({ context, operation }: Pick<Subject, "context" | "operation">): string[] {
  const links = context.links.filter(({ producer }) => producer === operation.operationId);
  return [
    ...new Set(links.flatMap(({ expression }) => (expression.source === "request.body" ? [expression.pointer] : []))),
  ];
}

/** Builds the request of a draft, with the things that it needs and a name that is unique in the run. */
export function requestOf(
  subject: Subject,
  draft: Draft,
  id: string,
  resources: Resources,
  uniqueName: string,
): CaseRequest {
  const { context, operation } = subject;
  const input = withNames(subject, draft, resources, uniqueName);
  const parameters = [...input.parameters];
  const queries = parameters.filter(([parameter]) => parameter.in === "query");
  const cookies = parameters.filter(([parameter]) => parameter.in === "cookie");
  const path = (draft.path ?? operation.path).replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const found = parameters.find(([parameter]) => parameter.in === "path" && parameter.name === name);
    // No value is known of it, so that only what needs none is tried: an unknown path or method.
    if (!found) return encodeURIComponent(uniqueName);
    return parameterText(context.document, ...found, encodeURIComponent);
  });
  const query = joinedPairs(queries.flatMap((each) => pairsOf(context.document, ...each, encodeURIComponent)));
  const cookie = cookies
    .flatMap((each) => pairsOf(context.document, ...each))
    .map((pair) => pair.join("="))
    .join("; ");
  const written = input.body
    ? bytesOf(context.document, input.body, id)
    : { type: typeWithoutBody(context.document), bytes: undefined };
  const type = draft.content ? draft.content.type : written.type;
  const bytes = draft.content ? draft.content.bytes(written.bytes ?? new Uint8Array()) : written.bytes;
  const headers: Header[] = [
    ...(type === undefined ? [] : [["Content-Type", type] as const]),
    ...parameters
      .filter(([parameter]) => parameter.in === "header")
      .map(([parameter, value]) => [parameter.name, parameterText(context.document, parameter, value)] as const),
    ...(cookie === "" ? [] : [["Cookie", cookie] as const]),
  ];
  return {
    method: draft.method ?? operation.method.toUpperCase(),
    path: query === "" ? path : `${path}?${query}`,
    headers,
    body: bytes,
    credentials: draft.credentials ?? "valid",
  };
}

/** The media type that a request without a body names, from `x-content-type-without-body`: usually none. */
export function typeWithoutBody(document: OpenApiDocument): string | undefined {
  const type: unknown = Reflect.get(document, "x-content-type-without-body");
  return typeof type === "string" ? type : undefined;
}

/** The input of a draft with the names of the run in it: of things that it made, and of the one that the request makes. */
function withNames(subject: Subject, draft: Draft, resources: Resources, uniqueName: string): Input {
  const { context, operation } = subject;
  const { input, exercised } = draft;
  const parameters = [...input.parameters].map(([parameter, value]): [Parameter, JsonValue] => {
    if (isExercised(exercised, parameter)) {
      return [parameter, isLinked(context, operation, parameter.in, parameter.name) ? named(value, uniqueName) : value];
    }
    if (isLinked(context, operation, parameter.in, parameter.name)) {
      return [parameter, draft.needsNothing ? uniqueName : (resources[parameter.name] ?? value)];
    }
    return [parameter, parameter.clientOption === undefined ? value : (resources[parameter.name] ?? value)];
  });
  return {
    parameters: new Map(parameters),
    body: input.body && withNamesInside(subject, draft, input.body, resources, uniqueName),
  };
}

function withNamesInside(subject: Subject, draft: Draft, body: Body, resources: Resources, uniqueName: string): Body {
  const { context, operation } = subject;
  const { exercised } = draft;
  let { value } = body;
  const put = (at: string, changed: JsonValue) => {
    value = withValueAt(value, at, changed);
  };
  for (const name of Object.keys(isObject(value) ? value : {})) {
    if (!isLinked(context, operation, "body", name)) continue;
    const resource = draft.needsNothing ? uniqueName : resources[name];
    if (isExercisedIn(exercised, `/${name}`) || resource === undefined) continue;
    // What names a thing is a text wherever it travels but in a body, where it may be a number.
    put(`/${name}`, typeof valueIn(value, `/${name}`) === "number" ? Number(resource) : resource);
  }
  for (const at of namedPlaces(subject)) {
    const own = valueIn(value, at);
    if (typeof own !== "string") continue;
    const candidates = [
      uniqueName,
      uniqueName.slice(-uniqueLength),
      uniqueName.replace(/[^A-Za-z0-9]/g, "").slice(-uniqueLength),
    ];
    const fitting = candidates.find((text) => context.isValid(body.mediaType.schema, withValueAt(value, at, text)));
    put(at, isExercisedIn(exercised, at) ? named(own, uniqueName) : (fitting ?? uniqueName));
  }
  return { mediaType: body.mediaType, value };
}

/**
 * A text that is as long as another one, and as well-formed as its end, but names nothing that the run did not make: it
 * starts with the unique name as far as there is room. A shorter one, and a value that is no text, stay as they are.
 */
function named(value: JsonValue, uniqueName: string): JsonValue {
  if (typeof value !== "string") return value;
  const characters = [...value];
  if (characters.length < uniqueLength) return value;
  const start = uniqueName.slice(-characters.length);
  return start + characters.slice(start.length).join("");
}

/** Pairs that are encoded already, as a query or a form without files holds them. */
export function joinedPairs(pairs: readonly Pair[]): string {
  return pairs.map((pair) => pair.join("=")).join("&");
}

/**
 * A body as bytes, with the value of `Content-Type` that goes with them.
 *
 * @param id - What the boundary of a form is made from.
 */
export function bytesOf(
  document: OpenApiDocument,
  { mediaType, value }: Body,
  id: string,
): { type: string; bytes: Uint8Array } {
  const { name } = mediaType;
  if (isJson(name)) return { type: name, bytes: encode(JSON.stringify(value)) };
  if (!isForm(name)) return { type: concrete(name), bytes: fileOf(value)?.bytes ?? encode(textOf(value)) };
  const fields = Object.entries(isObject(value) ? value : {}).flatMap(([field, member]) =>
    (Array.isArray(member) ? member : [member]).map((item): [string, JsonValue] => [field, item]),
  );
  if (/urlencoded/i.test(name)) {
    const pairs = fields.map((field): Pair => [encodeURIComponent(field[0]), encodeURIComponent(textOf(field[1]))]);
    return { type: name, bytes: encode(joinedPairs(pairs)) };
  }
  // Made from the id, so that a case is the same bytes in each run.
  const boundary = `part-${createHash("sha256").update(id).digest("hex").slice(0, 24)}`;
  const parts = fields.flatMap(([field, member]) => {
    const file = isFile(document, mediaType.schema, field) ? fileOf(member) : undefined;
    const quoted = field.replace(/["\r\n]/g, encodeURIComponent);
    const disposition = `Content-Disposition: form-data; name="${quoted}"`;
    const head = file
      ? `${disposition}; filename="${quoted}.${file.type.replace(/^.*\//, "")}"\r\nContent-Type: ${file.type}`
      : isObject(member)
        ? `${disposition}\r\nContent-Type: application/json`
        : disposition;
    return [encode(`--${boundary}\r\n${head}\r\n\r\n`), file?.bytes ?? encode(textOf(member)), encode("\r\n")];
  });
  return {
    type: `${name}; boundary=${boundary}`,
    bytes: Buffer.concat([...parts, encode(`--${boundary}--\r\n`)]),
  };
}

/** A media type that a range has, for no body is of a range. */
function concrete(mediaType: string): string {
  const [range = "", kind = ""] = mediaType.match(/^(\*|\w+)\/\*/) ?? [];
  return range === "" ? mediaType : (mediaTypeOfRange[kind] ?? "application/octet-stream");
}

const mediaTypeOfRange: { [kind: string]: string } = {
  text: "text/plain",
  image: "image/png",
  audio: "audio/mpeg",
  video: "video/mp4",
};

/** The file that a data URI stands for. */
function fileOf(value: JsonValue): { type: string; bytes: Uint8Array } | undefined {
  const found = typeof value === "string" ? value.match(/^data:([^;,]+);base64,(.*)$/s) : null;
  return found ? { type: found[1] ?? "", bytes: Buffer.from(found[2] ?? "", "base64") } : undefined;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
