import { isObject, type JsonObject, type JsonValue } from "./json.js";
import { recall } from "./memory.js";
import { pointerOf, valueIn } from "./pointer.js";

export { isObject, type JsonObject, type JsonValue } from "./json.js";
export { pointer } from "./pointer.js";

/** The part of a bundled OpenAPI 3.1 document that every directory relies on; the rest is reached through {@link resolve}. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string };
  servers?: ServerObject[];
  security?: SecurityRequirement[];
  paths: { [path: string]: JsonObject };
  components?: { [section: string]: { [name: string]: JsonObject } };
}

/** One entry of `servers`. */
export interface ServerObject {
  url: string;
  description?: string;
  variables?: { [name: string]: { default: string; enum?: string[]; description?: string } };
}

/** Scheme names that together satisfy one alternative of `security`. */
export type SecurityRequirement = { [scheme: string]: string[] };

/** Thrown when a document cannot be used. The message names the place as a JSON pointer. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

/**
 * Checks that a value is a bundled OpenAPI 3.1 document.
 *
 * @throws {DocumentError} If it is another kind of document or lacks `info` or `paths`.
 */
export function asDocument(value: unknown): OpenApiDocument {
  if (!isObject(value)) throw new DocumentError("An OpenAPI document must be an object.");
  if (value.swagger !== undefined) {
    throw new DocumentError(
      `The document is Swagger ${String(value.swagger)}: only OpenAPI 3.0 and 3.1 are supported. Convert the document first.`,
    );
  }
  // YAML takes `3.0` without quotes for the number 3.
  if (typeof value.openapi === "number" && [3, 3.1].includes(value.openapi)) {
    throw new DocumentError(`/openapi is the number ${value.openapi}: write the version in quotes, such as "3.0.3".`);
  }
  if (typeof value.openapi !== "string" || !/^3\.1(\.|$)/.test(value.openapi)) {
    throw new DocumentError(
      `/openapi is ${JSON.stringify(value.openapi)}: only OpenAPI 3.0 and 3.1 are supported. Convert the document first.`,
    );
  }
  if (!isObject(value.info) || typeof value.info.version !== "string" || typeof value.info.title !== "string") {
    throw new DocumentError("/info must have a title and a version.");
  }
  if (!isObject(value.paths)) throw new DocumentError("/paths is missing: the document has no operations.");
  // The checks above cover what the interface requires beyond plain JSON; the lint rules cover the rest.
  return value as unknown as OpenApiDocument;
}

const howToBundle =
  "bundle it into one JSON file first, for example with `npx redocly bundle openapi.yaml --output openapi.json`.";

/** An error about a reference that cannot be followed: it leaves the document, or names no place by a JSON pointer. */
function unfollowable(at: string, reference: string): DocumentError {
  const remedy = reference.startsWith("#") ? "only JSON pointers such as #/components/… are followed." : howToBundle;
  return new DocumentError(`${at} refers to ${reference}: ${remedy}`);
}

/** Returns a document as the JSON that it is; its interface only names the parts that are used most. */
export function asJson(document: OpenApiDocument): JsonObject {
  // A document is JSON by construction.
  return document as unknown as JsonObject;
}

/**
 * The value at a JSON pointer of the document.
 *
 * @throws {DocumentError} If there is nothing at that place.
 */
export function valueAt(document: OpenApiDocument, at: string): JsonValue {
  const value = recall(document, "value", at, () => valueIn(asJson(document), at));
  if (value === undefined) throw new DocumentError(`${at} does not exist in the document.`);
  return value;
}

/** An object of the document after its references were followed, and where it really stands. */
export interface Resolved {
  value: JsonObject;
  /** JSON pointer of the object, that is, of the reference's target. */
  pointer: string;
}

/**
 * Follows `$ref` until an object that is not a reference is reached.
 *
 * @param at - JSON pointer of `value`.
 * @throws {DocumentError} If a reference leaves the document, points nowhere, or leads back to itself.
 */
export function resolve(document: OpenApiDocument, value: JsonValue | undefined, at: string): Resolved {
  const seen = new Set<string>();
  let current = value;
  let place = at;
  while (isObject(current) && typeof current.$ref === "string") {
    const reference = current.$ref;
    if (seen.has(reference)) throw new DocumentError(`${place} refers to itself through ${reference}.`);
    seen.add(reference);
    place = targetOf(reference, place);
    current = valueAt(document, place);
  }
  if (!isObject(current)) throw new DocumentError(`${place} is not an object.`);
  return { value: current, pointer: place };
}

/**
 * Follows the references at a JSON pointer of the document until an object that is not a reference is reached.
 *
 * @throws {DocumentError} If there is nothing at that place, or a reference cannot be followed.
 */
export function resolveAt(document: OpenApiDocument, at: string): Resolved {
  return resolve(document, valueAt(document, at), at);
}

/**
 * Returns the JSON pointer that a reference leads to.
 *
 * @param at - JSON pointer of the object with the reference, for the message.
 * @throws {DocumentError} If the reference leaves the document or names its place in another way.
 */
export function targetOf(reference: string, at: string): string {
  const target = pointerOf(reference);
  if (target === undefined) throw unfollowable(at, reference);
  return target;
}
