import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, resolve } from "./document.js";
import type { MediaType, Operation } from "./operations.js";

/** One form that the body of a request can take: a media type, or one member of its `oneOf`. */
export interface BodyAlternative {
  mediaType: MediaType;
  /** Pointer of the schema of this alternative. */
  schema: string;
  /** Name of the component schema, if it is one. */
  schemaName: string | undefined;
  required: string[];
  properties: { name: string; description: string }[];
  /** Properties that are files. */
  files: string[];
  /** Properties that travel as JSON text, with the name of the component schema of the value. */
  jsonText: { name: string; schemaName: string }[];
  /** Names of properties, at any depth, that hold a secret (`format: password`). */
  secrets: string[];
  /** Properties that hold an image or a video in themselves. */
  media: Media[];
  /** How large all of these may be together, in bytes, from `x-max-total-bytes`. */
  maxTotalBytes: number | undefined;
}

/** A property that holds an image or a video. */
export interface Media {
  name: string;
  /** Pointer of the property's schema. */
  schema: string;
  /** Formats by the ends of their files' names, from `x-media-formats`. */
  formats: string[];
  /** Size of the file, from `x-max-bytes`, or length of the text that stands for it. */
  maxBytes: number;
  /** Whether it is base64. */
  base64: boolean;
}

/** All forms that the body of an operation's request can take; none if it takes no body. */
export function bodyAlternatives(document: OpenApiDocument, operation: Operation): BodyAlternative[] {
  return (operation.requestBody?.content ?? []).flatMap((mediaType) => {
    const { value, pointer } = resolve(document, { $ref: `#${encodeURI(mediaType.schema)}` }, mediaType.schema);
    const members = Array.isArray(value.oneOf)
      ? value.oneOf.map((_, index) => `${pointer}/oneOf/${index}`)
      : [mediaType.schema];
    return members.map((member) => readAlternative(document, mediaType, member));
  });
}

function readAlternative(document: OpenApiDocument, mediaType: MediaType, at: string): BodyAlternative {
  const { value, pointer } = resolve(document, { $ref: `#${encodeURI(at)}` }, at);
  const anyOf = Array.isArray(value.anyOf) ? value.anyOf : [];
  const shapes = [value, ...anyOf.map((item, index) => resolve(document, item, `${pointer}/anyOf/${index}`).value)];
  const properties = new Map<string, JsonObject>();
  const media: Media[] = [];
  for (const shape of shapes) {
    for (const [name, property] of Object.entries(isObject(shape.properties) ? shape.properties : {})) {
      const resolved = resolve(document, property, `${pointer}/properties/${name}`);
      properties.set(name, resolved.value);
      const { "x-media-formats": formats, "x-max-bytes": size, maxLength } = resolved.value;
      if (!Array.isArray(formats)) continue;
      const base64 = resolved.value.contentEncoding === "base64";
      const maxBytes = Number(size ?? maxLength);
      media.push({ name, schema: resolved.pointer, formats: formats.map(String), maxBytes, base64 });
    }
  }
  const total = value["x-max-total-bytes"];
  return {
    mediaType,
    schema: pointer,
    schemaName: pointer.match(/^\/components\/schemas\/([^/]+)$/)?.[1],
    required: Array.isArray(value.required) ? value.required.map(String) : [],
    properties: [...properties].map(([name, { description }]) => ({
      name,
      description: typeof description === "string" ? description : "",
    })),
    files: [...properties].filter(([, { format }]) => format === "binary").map(([name]) => name),
    secrets: [...secretNames(document, at)].sort(),
    media,
    maxTotalBytes: typeof total === "number" ? total : undefined,
    jsonText: [...properties].flatMap(([name, { contentSchema }]) => {
      const reference =
        isObject(contentSchema) && typeof contentSchema.$ref === "string" ? contentSchema.$ref : undefined;
      const schemaName = reference?.match(/^#\/components\/schemas\/(.+)$/)?.[1];
      return schemaName === undefined ? [] : [{ name, schemaName }];
    }),
  };
}

/** Names of the properties with `format: password` in and below a schema. */
export function secretNames(document: OpenApiDocument, at: string): Set<string> {
  const found = new Set<string>();
  const seen = new Set<JsonObject>();
  const visit = (value: JsonValue | undefined, place: string) => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${place}/${index}`);
      return;
    }
    if (!isObject(value)) return;
    const schema = resolve(document, value, place);
    if (seen.has(schema.value)) return;
    seen.add(schema.value);
    for (const [name, property] of Object.entries(isObject(schema.value.properties) ? schema.value.properties : {})) {
      const resolved = resolve(document, property, `${schema.pointer}/properties/${name}`);
      if (resolved.value.format === "password") found.add(name);
    }
    for (const [name, child] of Object.entries(schema.value)) visit(child, `${schema.pointer}/${name}`);
  };
  visit({ $ref: `#${encodeURI(at)}` }, at);
  return found;
}

/**
 * The fields by which a caller chooses among alternatives, for each alternative: those that it requires and that not all
 * of them require. Empty if there is nothing to choose.
 */
export function carriers(alternatives: readonly BodyAlternative[]): string[][] {
  if (alternatives.length < 2) return [];
  const common = new Set(
    alternatives[0]?.required.filter((name) => alternatives.every(({ required }) => required.includes(name))),
  );
  return alternatives.map(({ required }) => required.filter((name) => !common.has(name)));
}
