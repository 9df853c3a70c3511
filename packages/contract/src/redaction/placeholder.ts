import { createHash } from "node:crypto";
import { eachContainer } from "../document/containers.js";
import { asJson, isObject, type JsonObject, type OpenApiDocument, pointer } from "../document/document.js";
import { allKeywords, isObjectSchema, subschemasOf, walkSchemas } from "../document/schema-walk.js";
import { createSchemaValidator, type SchemaValidator } from "../document/validation.js";

/** What stands where a credential was. No hash: the few digits of a one-time code would be found by trying all. */
export const removed = "<removed>";

/** What a digest stands for. */
export type DigestKind = "image" | "video" | "file" | "data" | "body";

/** A placeholder anywhere in a text, as a pattern of JSON Schema. */
const placeholder = "<(removed|(image|video|file|data|body): [0-9]+ bytes, sha256 [0-9a-f]{64})>";
const whole = new RegExp(`^${placeholder}$`);
const within = new RegExp(placeholder);

/** What stands where content was, such as `<image: 70 bytes, sha256 …>`: enough to tell whether two are the same. */
export function digest(kind: DigestKind, content: Uint8Array): string {
  return `<${kind}: ${content.length} bytes, sha256 ${createHash("sha256").update(content).digest("hex")}>`;
}

/** Whether a text is a placeholder and nothing else. */
export function isPlaceholder(text: string): boolean {
  return whole.test(text);
}

/** Whether there is a placeholder anywhere in a text. */
export function holdsPlaceholder(text: string): boolean {
  return within.test(text);
}

/** The texts between images and videos that were left out, and what each of them was. */
export function splitAtMedia(text: string): { texts: string[]; media: ("image" | "video")[] } {
  const parts = text.split(/<(image|video): [0-9]+ bytes, sha256 [0-9a-f]{64}>/);
  return {
    texts: parts.filter((_, index) => index % 2 === 0),
    media: parts.filter((_, index) => index % 2 === 1).map((kind) => (kind === "video" ? "video" : "image")),
  };
}

/** Keywords that say which texts are valid. */
const textKeywords = ["pattern", "minLength", "maxLength", "format", "enum", "const"] as const;

/** Keywords that hold schemas. Those below `not` and `if` are left out: widening them would narrow what holds them. */
const widenedKeywords = allKeywords.filter((keyword) => !["$ref", "not", "if"].includes(keyword));

/** Fields of a document below which there are values, not schemas. */
const valueFields = new Set(["example", "examples", "default"]);

/**
 * A document whose schemas take a placeholder wherever they take a text, whatever else they demand of texts. Everything
 * keeps its place, so that pointers into the one are pointers into the other.
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
  // All places are known before the first of them is changed: what is added has to stay as it is.
  const places = walkSchemas(copy, owners, (schema) => subschemasOf(schema, widenedKeywords));
  for (const { value } of places.filter(isObjectSchema)) widen(value);
  return copy;
}

/** Lets a schema take a placeholder for a text; those that it holds are not changed. */
function widen(schema: JsonObject): void {
  const demands = Object.fromEntries(
    textKeywords.flatMap((keyword) => {
      const value = schema[keyword];
      return value === undefined ? [] : [[keyword, value] as const];
    }),
  );
  if (Object.keys(demands).length === 0) return;
  for (const keyword of textKeywords) delete schema[keyword];
  const unlessPlaceholder = { if: { type: "string", pattern: placeholder }, else: demands };
  schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), unlessPlaceholder];
}

/** What Ajv says of the widened schemas on top of what is really wrong. */
const noise = 'must match "else" schema';

/**
 * A validator that takes placeholders for valid. What has none in it is judged by the document itself.
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
