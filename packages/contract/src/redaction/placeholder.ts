import { createHash } from "node:crypto";
import { eachContainer } from "../document/containers.js";
import { asJson, isObject, type JsonObject, type OpenApiDocument, pointer } from "../document/document.js";
import { allKeywords, isObjectSchema, subschemasOf, walkSchemas } from "../document/schema-walk.js";
import { createSchemaValidator, type SchemaValidator } from "../document/validation.js";
import type { TruncatedBody } from "../exchange.js";

/** Placeholder of a credential. Without a hash, because the few digits of a one-time code could be found by trying all. */
export const removed = "<removed>";

/** Kind of the content that a digest replaces. */
export type DigestKind = "image" | "video" | "file" | "data" | "body";

/** Pattern of JSON Schema for a placeholder anywhere in a string. */
const placeholder = "<(removed|(image|video|file|data|body): [0-9]+ bytes, sha256 [0-9a-f]{64})>";
const exact = new RegExp(`^${placeholder}$`);
const within = new RegExp(placeholder);

/** Returns the placeholder of content, such as `<image: 70 bytes, sha256 …>`: enough to see whether two are equal. */
export function digest(kind: DigestKind, content: Uint8Array): string {
  return digestOf(kind, { length: content.length, sha256: createHash("sha256").update(content).digest("hex") });
}

/** Returns the placeholder of content of which only length and hash are known. */
export function digestOf(kind: DigestKind, { length, sha256 }: TruncatedBody): string {
  return `<${kind}: ${length} bytes, sha256 ${sha256}>`;
}

/** How long a placeholder is at most, in characters. */
export const longestPlaceholder = 128;

/** Returns whether a string is exactly one placeholder. */
export function isPlaceholder(text: string): boolean {
  return text.length <= longestPlaceholder && exact.test(text);
}

/** Returns how many bytes a placeholder stands for; `undefined` if a string is not exactly one, or does not say. */
export function placeholderBytes(text: string): number | undefined {
  const count = isPlaceholder(text) ? /: (\d+) bytes/.exec(text)?.[1] : undefined;
  return count === undefined ? undefined : Number(count);
}

/** Returns whether a string contains a placeholder. */
export function holdsPlaceholder(text: string): boolean {
  return within.test(text);
}

/** Splits a string at placeholders of images and videos; returns the texts between them and the kind of each. */
export function splitAtMedia(text: string): { texts: string[]; media: ("image" | "video")[] } {
  const parts = text.split(/<(image|video): [0-9]+ bytes, sha256 [0-9a-f]{64}>/);
  return {
    texts: parts.filter((_, index) => index % 2 === 0),
    media: parts.filter((_, index) => index % 2 === 1).map((kind) => (kind === "video" ? "video" : "image")),
  };
}

/** Keywords that constrain strings. */
const textKeywords = ["pattern", "minLength", "maxLength", "format", "enum", "const"] as const;

/** Keywords that contain schemas. `not` and `if` are excluded: widening their schemas would narrow the outer one. */
const widenedKeywords = allKeywords.filter((keyword) => !["$ref", "not", "if"].includes(keyword));

/** Fields of a document that contain values, not schemas. */
const valueFields = new Set(["example", "examples", "default"]);

/**
 * Returns a document whose schemas accept a placeholder wherever they accept a string, whatever else they require of strings.
 * Everything keeps its place, so that pointers into the one are pointers into the other.
 */
function acceptingPlaceholders(document: OpenApiDocument): OpenApiDocument {
  const owners: string[] = Object.keys(document.components?.schemas ?? {}).map((name) =>
    pointer("components", "schemas", name),
  );
  eachContainer(
    asJson(document),
    (value, at) => {
      if (isObject(value) && isObject(value.schema)) owners.push(`${at}/schema`);
    },
    (name) => !["schema", "schemas"].includes(name) && !valueFields.has(name) && !name.startsWith("x-"),
  );
  const copy = structuredClone(document);
  // All places are collected before the first one changes: added schemas must not be widened.
  const places = walkSchemas(copy, owners, (schema) => subschemasOf(schema, widenedKeywords));
  for (const { value } of places.filter(isObjectSchema)) widen(value);
  return copy;
}

/** Makes a schema accept a placeholder for a string; its subschemas are not changed. */
function widen(schema: JsonObject): void {
  const constraints = Object.fromEntries(
    textKeywords.flatMap((keyword) => {
      const value = schema[keyword];
      return value === undefined ? [] : [[keyword, value] as const];
    }),
  );
  if (Object.keys(constraints).length === 0) return;
  for (const keyword of textKeywords) delete schema[keyword];
  const unlessPlaceholder = { if: { type: "string", pattern: placeholder }, else: constraints };
  schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), unlessPlaceholder];
}

/** Message of Ajv that comes from the widened schemas only. */
const noise = 'must match "else" schema';

/**
 * Creates a validator that accepts placeholders. A value without placeholders is validated against the document itself.
 */
export function createTolerantValidator(document: OpenApiDocument): SchemaValidator {
  const strict = createSchemaValidator(document, { strict: false });
  let tolerant: SchemaValidator | undefined;
  const validate: SchemaValidator["validate"] = (schemaPointer, value) => {
    const violations = strict.validate(schemaPointer, value);
    if (violations.length === 0 || !holdsPlaceholder(JSON.stringify(value) ?? "")) return violations;
    tolerant ??= createSchemaValidator(acceptingPlaceholders(document), { strict: false });
    return tolerant.validate(schemaPointer, value).filter(({ message }) => message !== noise);
  };
  const isValid: SchemaValidator["isValid"] = (schemaPointer, value) => validate(schemaPointer, value).length === 0;
  return { compile: strict.compile, validate, isValid };
}
