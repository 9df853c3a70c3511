import type { OpenApiDocument } from "./document.js";
import { asDocument, asJson, DocumentError, isObject, type JsonObject, type JsonValue, resolve } from "./document.js";
import { eachObject, type ObjectKind, type ObjectPlace } from "./document-walk.js";
import { checkLinks } from "./links.js";
import {
  type OperationPlace,
  operationPlaces,
  parameterStyles,
  readOperation,
  templateNames,
  templateOf,
} from "./operations.js";
import { lastStepOf, pointer, pointerOf, valueIn } from "./pointer.js";
import { removeAt, replaceAt, unusableMark } from "./unusable.js";
import { upgraded } from "./upgrade.js";
import { disableSchemas } from "./usable-schemas.js";

/** A place of a document that cannot be used, and what follows from it. */
export interface UnusablePlace {
  /** JSON pointer of the place. */
  pointer: string;
  /** What is wrong, and what is therefore left out: two sentences. */
  message: string;
}

/** A document without what cannot be used in it. */
export interface UsableDocument {
  document: OpenApiDocument;
  /** What was left out, in the order of the document. */
  unusable: UnusablePlace[];
}

/**
 * Makes a document usable that has odd places: an operation, link, parameter or schema that cannot be used is disabled, and
 * everything else stays as it is, at the same pointers. A disabled schema accepts every value, and requests hold only its
 * examples.
 *
 * @throws {DocumentError} If the value is not an OpenAPI 3.0 or 3.1 document, or no operation of it can be used.
 */
export function usableDocument(value: unknown): UsableDocument {
  const unusable: UnusablePlace[] = [];
  const note = (at: string, problem: string, effect: string) => {
    const message = `${problem}. ${effect}.`;
    if (!unusable.some((other) => other.pointer === at && other.message === message)) {
      unusable.push({ pointer: at, message });
    }
  };
  const document = asDocument(upgraded(withInfo(structuredClone(value), note)));
  disableSchemas(document, note);
  const places: ObjectPlace[] = [];
  eachObject(asJson(document), (place) => places.push(place));
  for (const place of places) disableReference(document, place, note);
  disablePaths(document, note);
  const operations = operationPlaces(document);
  for (const place of operations) disableOperation(document, place, note);
  disableDoubles(document, note);
  disableLinks(document, operations, note);
  const [first] = unusable;
  if (first && operationPlaces(document).length === 0) {
    throw new DocumentError(`No operation can be used: ${first.pointer}: ${first.message}`);
  }
  return { document, unusable: sorted(unusable, asJson(document)) };
}

type Note = (at: string, problem: string, effect: string) => void;

/** In the order of the document. */
function sorted(places: readonly UnusablePlace[], document: JsonObject): UnusablePlace[] {
  const sections = Object.keys(document);
  const rank = ({ pointer: at }: UnusablePlace) => sections.indexOf(at.split("/")[1] ?? "");
  return places.toSorted((one, other) => rank(one) - rank(other));
}

/** Gives a document title and version where it lacks them, or writes its version as a number. */
function withInfo(value: unknown, note: Note): unknown {
  if (!isObject(value) || typeof value.openapi !== "string") return value;
  const info = isObject(value.info) ? value.info : {};
  const defaults: [string, string][] = [
    ["title", "Untitled"],
    ["version", "0"],
  ];
  for (const [name, usual] of defaults) {
    const own = info[name];
    if (typeof own === "string") continue;
    const instead = typeof own === "number" ? String(own) : usual;
    note(`/info/${name}`, `\`${name}\` must be a string`, `Reports say ${instead}`);
    info[name] = instead;
  }
  return { ...value, info };
}

/** What is wrong with a reference of an object; `undefined` if it can be followed. */
function referenceProblem(document: OpenApiDocument, value: JsonValue, at: string): string | undefined {
  try {
    resolve(document, value, at);
    return undefined;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return isObject(value) && typeof value.$ref === "string"
      ? brokenReference(value.$ref)
      : "The value is not an object";
  }
}

/** Says why a reference cannot be followed. */
function brokenReference(reference: string): string {
  if (!reference.startsWith("#")) {
    return `\`$ref\` refers to ${reference}, which is another file: bundle the document into one file first`;
  }
  return pointerOf(reference) === undefined
    ? `\`$ref\` is ${reference}: only JSON pointers such as #/components/… are followed`
    : `\`$ref\` refers to ${reference}, which does not exist or refers to itself`;
}

/** A response of which nothing is known. */
const unknownResponse: JsonObject = { description: "", content: { "*/*": {} } };

/** What is left out where a place of each kind is not usable; parameters and bodies disable their operation. */
const effects: { readonly [Kind in ObjectKind]?: string } = {
  response: "The response is not checked",
  header: "The header is not checked",
  mediaType: "The body is not checked",
  example: "The example is not used",
  encoding: "The encoding is not used",
  link: "The link is not used",
};

function disableReference(document: OpenApiDocument, { kind, pointer: at, value }: ObjectPlace, note: Note): void {
  const effect = effects[kind];
  if (effect === undefined) return;
  const problem = referenceProblem(document, value, at);
  if (problem === undefined) return;
  note(at, problem, effect);
  if (kind === "response") replaceAt(document, at, structuredClone(unknownResponse));
  else if (kind === "mediaType") replaceAt(document, at, {});
  else removeAt(document, at);
}

/** Leaves out what stands among the paths and is not a path item, and paths that are not paths. */
function disablePaths(document: OpenApiDocument, note: Note): void {
  for (const [path, item] of Object.entries(document.paths)) {
    if (path.startsWith("x-")) continue;
    const at = pointer("paths", path);
    const problem = !path.startsWith("/")
      ? "A path must start with /"
      : /[?#]/.test(path)
        ? "A path must not have a query or a fragment"
        : referenceProblem(document, item, at);
    if (problem === undefined) continue;
    note(at, problem, "The path is not tested");
    removeAt(document, at);
  }
}

function disableOperation(document: OpenApiDocument, place: OperationPlace, note: Note): void {
  const { path, method, pointer: at } = place;
  if (valueIn(asJson(document), at) === undefined || document.paths[path] === undefined) return;
  const effect = `${method.toUpperCase()} ${path} is not tested`;
  try {
    completeSecurity(document, place, note);
    disableParameters(document, place, note);
    const { parameters } = readOperation(document, place);
    const missing = templateNames(path).find(
      (name) => !parameters.some((parameter) => parameter.in === "path" && parameter.name === name),
    );
    if (missing === undefined) return;
    note(at, `The parameter {${missing}} of the path is not declared`, effect);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { pointer: where = at, problem = error.message.replace(/\.$/, "") } =
      error instanceof PlaceError ? error : {};
    note(where, problem, effect);
  }
  removeAt(document, at);
}

/** Thrown for a place that disables an operation. */
class PlaceError extends DocumentError {
  readonly pointer: string;
  readonly problem: string;

  constructor(at: string, problem: string) {
    super(`${at}: ${problem}.`);
    this.pointer = at;
    this.problem = problem;
  }
}

/**
 * Declares security schemes that are only named, as ones of which nothing is known.
 *
 * @throws {PlaceError} If the security of an operation is not a list of objects.
 */
function completeSecurity(document: OpenApiDocument, { pointer: at }: OperationPlace, note: Note): void {
  const { security } = resolve(document, valueIn(asJson(document), at), at).value;
  const [requirements, where] =
    security === undefined ? [asJson(document).security, "/security"] : [security, `${at}/security`];
  if (requirements === undefined) return;
  if (!Array.isArray(requirements) || !requirements.every(isObject)) {
    throw new PlaceError(where, "`security` must be a list of objects");
  }
  const { components = {} } = document;
  const { securitySchemes: schemes = {} } = components;
  for (const name of requirements.flatMap((each) => Object.keys(each))) {
    const scheme = pointer("components", "securitySchemes", name);
    if (referenceProblem(document, schemes[name] ?? null, scheme) === undefined) continue;
    note(where, `\`security\` names ${name}, which is not one of the security schemes`, "No credential is sent for it");
    document.components = { ...components, securitySchemes: Object.assign(schemes, { [name]: { type: "unknown" } }) };
  }
}

function disableParameters(document: OpenApiDocument, { path, pointer: at, pathPointer }: OperationPlace, note: Note) {
  for (const owner of [pathPointer, at]) {
    const list = valueIn(asJson(document), `${owner}/parameters`);
    if (list === undefined) continue;
    if (!Array.isArray(list)) throw new PlaceError(`${owner}/parameters`, "`parameters` must be a list");
    const seen = new Set<string>();
    for (const [index, item] of list.entries()) {
      const place = `${owner}/parameters/${index}`;
      if (isObject(item) && item[unusableMark] !== undefined) continue;
      const problem = referenceProblem(document, item, place);
      if (problem !== undefined) throw new PlaceError(place, problem);
      const { value, pointer: real } = resolve(document, item, place);
      const { name, in: location } = value;
      if (typeof name !== "string" || name === "") throw new PlaceError(real, "A parameter must have a name");
      if (typeof location !== "string" || !Object.hasOwn(parameterStyles, location)) {
        throw new PlaceError(real, `\`in\` of ${name} must be one of ${Object.keys(parameterStyles).join(", ")}`);
      }
      if (location === "path" && !templateNames(path).includes(name)) {
        note(place, `The path has no {${name}}`, "The parameter is not sent");
        replaceAt(document, place, { [unusableMark]: true });
        continue;
      }
      const key = `${location} ${name}`;
      if (seen.has(key)) note(place, `The parameter ${name} is declared twice`, "The last declaration is used");
      seen.add(key);
      disableParameter(document, value, real, note);
    }
  }
}

function disableParameter(document: OpenApiDocument, value: JsonObject, at: string, note: Note): void {
  const problem = parameterProblem(document, value, at);
  if (problem === undefined) return;
  note(at, problem, "Requests hold only examples of the parameter");
  delete value.content;
  delete value.style;
  value.schema = { [unusableMark]: true };
}

function parameterProblem(document: OpenApiDocument, value: JsonObject, at: string): string | undefined {
  const { name, in: location, content, schema, style } = value;
  if (style !== undefined && !parameterStyles[String(location)]?.includes(String(style))) {
    return `\`style\` of ${String(name)} is ${String(style)}, which is not a style of ${String(location)} parameters`;
  }
  const [first] = Object.entries(isObject(content) ? content : {});
  if (first === undefined) return schema === undefined ? `The parameter ${String(name)} has no schema` : undefined;
  const [mediaType, item] = first;
  if (!/^application\/([^;]+\+)?json\b/i.test(mediaType)) {
    return `The content of the parameter ${String(name)} is ${mediaType}; only JSON is supported`;
  }
  const { schema: own } = resolve(document, item, `${at}${pointer("content", mediaType)}`).value;
  return own === undefined ? `The content of the parameter ${String(name)} has no schema` : undefined;
}

/** Disables operations that are the same request as one before them, and ids that are given twice. */
function disableDoubles(document: OpenApiDocument, note: Note): void {
  const ids = new Map<string, string>();
  const requests = new Map<string, string>();
  for (const { path, method, pointer: at } of operationPlaces(document)) {
    const key = `${method} ${templateOf(path)}`;
    const twin = requests.get(key);
    if (twin !== undefined && twin !== at) {
      note(at, `${method.toUpperCase()} ${path} is the same request as ${twin}`, "The second one is not tested");
      removeAt(document, at);
      continue;
    }
    requests.set(key, at);
    const operation = resolve(document, valueIn(asJson(document), at), at).value;
    const { operationId } = operation;
    if (operationId === undefined) continue;
    const named = typeof operationId === "string" ? ids.get(operationId) : undefined;
    if (typeof operationId === "string" && operationId !== "" && (named === undefined || named === at)) {
      ids.set(operationId, at);
      continue;
    }
    const problem =
      named === undefined
        ? "`operationId` must be a string that is not empty"
        : `\`operationId\` ${String(operationId)} is also that of ${named}`;
    note(`${at}/operationId`, problem, `The operation is called "${method} ${path}"`);
    delete operation.operationId;
  }
}

function disableLinks(document: OpenApiDocument, before: readonly OperationPlace[], note: Note): void {
  const left = new Set(operationPlaces(document).map(({ pointer: at }) => at));
  const isDisabled = before.some(({ pointer: at }) => !left.has(at));
  for (const { pointer: at, problem, isUnknownOperation } of checkLinks(document)) {
    // That an operation is disabled was said already.
    if (!(isDisabled && isUnknownOperation)) note(at, problem, `The link ${lastStepOf(at) ?? ""} is not used`);
    removeAt(document, at);
  }
}
