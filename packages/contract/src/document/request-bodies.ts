import { isExcluded } from "./directions.js";
import { isObject, type OpenApiDocument, resolveAt, valueAt } from "./document.js";
import { hasSchema, type MediaType, type Operation } from "./operations.js";
import { isObjectSchema, subschemasOf, walkSchemas } from "./schema-walk.js";
import { keywordValues, schemasAt } from "./schemas.js";
import { alwaysRequired, isFile, isOnly, listItems, possibleProperties, valueTypes } from "./shapes.js";

/** One form that the body of a request can take: a schema of a media type, or one member of its `oneOf`. */
export interface BodyAlternative {
  /** The first media type that it can be sent as, in the order of {@link bodyMediaTypes}. */
  mediaType: MediaType;
  /** Names of all media types that it can be sent as. */
  mediaTypes: string[];
  /** Pointer of the schema of this alternative. */
  schema: string;
  /** Name of the component schema, if it is one. */
  schemaName: string | undefined;
  /** Properties that every value has. */
  required: string[];
  properties: { name: string; description: string }[];
  /** Properties that are files, or lists of files. */
  files: string[];
  /** Properties that are lists of which each item is a field of a form by itself; only in forms. */
  lists: string[];
  /** Properties that are objects, or lists of objects, which a form writes as JSON; only in forms. */
  objects: string[];
  /** Properties that may be `null`, which a form says by leaving them out; only in forms. */
  nullable: string[];
  /** Properties that travel as JSON text, with the name of the component schema of the value. */
  jsonText: { name: string; schemaName: string }[];
  /** Names of properties, at any depth, that hold a secret (`format: password`). */
  secrets: string[];
  /** Properties that hold an image or a video in themselves. */
  media: Media[];
  /** How large all of these may be together, in bytes, from `x-max-total-bytes`. */
  maxTotal: { bytes: number; pointer: string } | undefined;
}

/** A property that holds an image or a video. */
export interface Media {
  name: string;
  /** Pointer of the property's schema. */
  schema: string;
  /** Formats by the ends of their files' names, from `x-media-formats`. */
  formats: string[];
  /** Size of the file, from `x-max-bytes`, or length of the string that stands for it. */
  maxBytes: number;
  /** Whether it is base64. */
  base64: boolean;
}

/** Media types of bodies, in the order in which an input without a file is sent. */
export const bodyMediaTypes = {
  json: "application/json",
  urlencoded: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
} as const;

/** Keywords beside which a `oneOf` is more than a list of forms. */
const structural = ["properties", "required", "allOf", "anyOf", "additionalProperties", "patternProperties", "if"];

/**
 * All forms that the body of an operation's request can take; none if it takes no body. One that several media types offer
 * stands there once.
 */
export function bodyAlternatives(document: OpenApiDocument, operation: Operation): BodyAlternative[] {
  const order: readonly string[] = Object.values(bodyMediaTypes);
  const content = (operation.requestBody?.content ?? []).filter((mediaType) => hasSchema(document, mediaType));
  const sorted = content.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  const alternatives = sorted.flatMap((mediaType) =>
    membersOf(document, mediaType.schema).map((member) => readAlternative(document, mediaType, member)),
  );
  const found = new Map<string, BodyAlternative>();
  for (const alternative of alternatives) {
    const key = JSON.stringify(valueAt(document, alternative.schema));
    const same = found.get(key);
    if (same) same.mediaTypes.push(alternative.mediaType.name);
    else found.set(key, alternative);
    // How a form writes it holds also where JSON comes first.
    if (same) {
      const { lists, objects, nullable } = alternative;
      Object.assign(same, { lists, objects, nullable });
    }
  }
  // In the order of the document, which is that of the types and of the documentation.
  const places = content.map(({ pointer: at }) => at);
  return [...found.values()].toSorted(
    (one, other) => places.indexOf(one.mediaType.pointer) - places.indexOf(other.mediaType.pointer),
  );
}

function membersOf(document: OpenApiDocument, at: string): string[] {
  if (!isObject(valueAt(document, at))) return [];
  const { value, pointer: place } = resolveAt(document, at);
  if (!Array.isArray(value.oneOf) || structural.some((keyword) => value[keyword] !== undefined)) return [at];
  return subschemasOf({ value, pointer: place }, ["oneOf"]).map((next) => next.pointer);
}

function readAlternative(document: OpenApiDocument, mediaType: MediaType, at: string): BodyAlternative {
  const { pointer: place } = resolveAt(document, at);
  const isForm = mediaType.name !== bodyMediaTypes.json;
  const properties = [...possibleProperties(document, [place])].map(([name, schemas]) => {
    const isList = isOnly(valueTypes(document, schemas), "array", true);
    return { name, schemas, isList, items: (isList ? listItems(document, schemas) : undefined) ?? schemas };
  });
  const validating = schemasAt(document, [place]);
  const total = validating.find(({ value }) => typeof value["x-max-total-bytes"] === "number");
  const isReadOnly = (name: string) =>
    properties.some((property) => property.name === name && isExcluded(document, property.schemas, "request"));
  return {
    mediaType,
    mediaTypes: [mediaType.name],
    schema: place,
    schemaName: place.match(/^\/components\/schemas\/([^/]+)$/)?.[1],
    required: alwaysRequired(document, [place]).filter((name) => !isReadOnly(name)),
    properties: properties.map(({ name, schemas }) => ({ name, description: descriptionOf(document, schemas) })),
    files: properties.filter(({ items }) => isFile(document, items)).map(({ name }) => name),
    lists: isForm ? properties.filter(({ isList }) => isList).map(({ name }) => name) : [],
    objects: isForm
      ? properties.filter(({ items }) => isOnly(valueTypes(document, items), "object", true)).map(({ name }) => name)
      : [],
    nullable: isForm
      ? properties.filter(({ schemas }) => valueTypes(document, schemas)?.has("null")).map(({ name }) => name)
      : [],
    secrets: [...secretNames(document, at)].sort(),
    media: properties.flatMap(({ name, items }) => mediaOf(document, name, items)),
    maxTotal: total && {
      bytes: Number(total.value["x-max-total-bytes"]),
      pointer: `${total.pointer}/x-max-total-bytes`,
    },
    // In JSON such a string is a string.
    jsonText: isForm ? properties.flatMap(({ name, schemas }) => jsonTextOf(document, name, schemas)) : [],
  };
}

function descriptionOf(document: OpenApiDocument, schemas: readonly string[]): string {
  const [description] = keywordValues(schemasAt(document, schemas), "description");
  return typeof description === "string" ? description : "";
}

function mediaOf(document: OpenApiDocument, name: string, schemas: readonly string[]): Media[] {
  const all = schemasAt(document, schemas);
  const [owner] = all.filter(({ value }) => Array.isArray(value["x-media-formats"]));
  if (!owner) return [];
  const { "x-media-formats": formats, "x-max-bytes": size, maxLength, contentEncoding } = owner.value;
  return [
    {
      name,
      schema: owner.pointer,
      formats: Array.isArray(formats) ? formats.map(String) : [],
      maxBytes: Number(size ?? maxLength),
      base64: contentEncoding === "base64",
    },
  ];
}

function jsonTextOf(document: OpenApiDocument, name: string, schemas: readonly string[]): BodyAlternative["jsonText"] {
  return schemasAt(document, schemas).flatMap(({ value: { contentMediaType, contentSchema } }) => {
    if (contentMediaType !== bodyMediaTypes.json || !isObject(contentSchema)) return [];
    const schemaName = String(contentSchema.$ref).match(/^#\/components\/schemas\/(.+)$/)?.[1];
    return schemaName === undefined ? [] : [{ name, schemaName }];
  });
}

/** Names of the properties with `format: password` in and below a schema. */
export function secretNames(document: OpenApiDocument, at: string): Set<string> {
  const owners = walkSchemas(document, [at]).filter(isObjectSchema);
  const properties = owners.flatMap((owner) => subschemasOf(owner, ["properties"]));
  return new Set(
    properties
      .filter((property) => keywordValues(schemasAt(document, [property.pointer]), "format").includes("password"))
      .map(({ key }) => String(key)),
  );
}

/**
 * The fields by which a caller chooses among alternatives, for each alternative: those that it requires and that not all
 * of them require. Empty if there is nothing to choose, or if these fields do not distinguish the alternatives.
 */
export function carriers(alternatives: readonly BodyAlternative[]): string[][] {
  if (alternatives.length < 2) return [];
  const groups = alternatives.map(({ required }) =>
    required.filter((name) => !alternatives.every((other) => other.required.includes(name))),
  );
  const names = groups.flat();
  const tellApart = groups.every((group) => group.length > 0) && new Set(names).size === names.length;
  // A field by which one alternative is chosen may be an optional one of another.
  const isOwn = groups.every((group, index) =>
    group.every((name) =>
      alternatives.every(
        ({ properties }, other) => other === index || !properties.some((property) => property.name === name),
      ),
    ),
  );
  return tellApart && isOwn ? groups : [];
}
