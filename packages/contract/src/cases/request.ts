import type { CaseRequest, Resources } from "../case.js";
import { isObject, type JsonValue } from "../document/document.js";
import type { Parameter } from "../document/operations.js";
import { valueIn, withValueAt } from "../document/pointer.js";
import type { Body } from "../wire/body.js";
import type { PartHeader } from "../wire/encoding.js";
import { encodePercent } from "../wire/percent-encoding.js";
import { writeRequest } from "../wire/request.js";
import { type Draft, paddingMark } from "./draft.js";
import { type CaseContext, type Input, isLinked, type Subject } from "./input.js";
import { variantsOf } from "./values.js";

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

/** Builds the request of a draft, with the resources that it needs and a name that is unique in the run. */
export function requestOf(
  subject: Subject,
  draft: Draft,
  id: string,
  resources: Resources,
  uniqueName: string,
): CaseRequest {
  const { context, operation } = subject;
  const input = withNames(subject, draft, resources, uniqueName);
  const written = writeRequest(
    context.document,
    { path: draft.path ?? operation.path, parameters: input.parameters, body: input.body, id },
    // No value is known of it, so that only what needs none is tried: an unknown path or method.
    () => encodePercent(uniqueName),
    (header) => partHeaderValue(context, header),
  );
  const { content } = draft;
  const others = written.headers.filter(([name]) => name !== "Content-Type");
  return {
    method: draft.method ?? operation.method.toUpperCase(),
    path: draft.uriLength === undefined ? written.path : lengthened(written.path, draft.uriLength),
    headers: [
      ...(content
        ? [...(content.type === undefined ? [] : [["Content-Type", content.type] as const]), ...others]
        : written.headers),
      ...(draft.headers ?? []),
    ],
    body: content ? content.bytes(written.body ?? new Uint8Array()) : written.body,
    credentials: draft.credentials ?? "valid",
  };
}

function lengthened(path: string, length: number): string {
  const missing = length - path.length;
  return missing > 0 ? path.replace(paddingMark, paddingMark + "x".repeat(missing)) : path;
}

/** The value of a header of a part: the one that the document shows, or else, if it must be there, one of its schema. */
function partHeaderValue({ document, isValid }: CaseContext, header: PartHeader): JsonValue | undefined {
  if (header.example !== undefined || !header.required) return header.example;
  return variantsOf(document, isValid, header.schema, "minimal", [])[0]?.value;
}

/** The input of a draft with the names of the run in it: of resources that it created, and of the one that the request creates. */
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
    // The name of a resource is a string everywhere but in a body, where it may be a number.
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
 * Returns a string that is as long as another one, and as well-formed as its end, but names nothing that the run did not
 * create: it starts with the unique name as far as it fits. A shorter one, and a value of another type, stay as they are.
 */
function named(value: JsonValue, uniqueName: string): JsonValue {
  if (typeof value !== "string") return value;
  const characters = [...value];
  if (characters.length < uniqueLength) return value;
  const start = uniqueName.slice(-characters.length);
  return start + characters.slice(start.length).join("");
}
