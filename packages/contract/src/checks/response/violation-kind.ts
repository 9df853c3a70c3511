import type { TestedCase } from "../../check.js";
import { eachContainer } from "../../document/containers.js";
import { asJson, isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "../../document/document.js";
import { lastStepOf, parentOf, pointerOf, valueIn } from "../../document/pointer.js";
import { isJson, mediaTypeOf } from "../../wire/media-type.js";
import { decodeUtf8, jsonOf } from "../../wire/text.js";

/**
 * What an error code can say is wrong with an invalid request. `missing`: something required is. `format`: a value violates a
 * constraint. `syntax`: the body does not parse. `size`: a file or the body is too large. `file`: a file is not encoded as it should
 * be, or of a format that is not documented.
 */
export const violationKinds = ["missing", "format", "syntax", "size", "file"] as const;

/** One of {@link violationKinds}. */
export type ViolationKind = (typeof violationKinds)[number];

/** Keywords that only a value violates, not one that a server may as well call missing, as it may an empty string. */
const formatKeywords = [
  ...["type", "enum", "const", "maxLength", "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum"],
  ...["multipleOf", "maxItems", "uniqueItems", "maxProperties", "x-window"],
];

/** Keywords that only a file that is too large violates. */
const sizeKeywords = ["x-max-bytes", "x-max-total-bytes"];

/** Returns how a request violates the document; `undefined` if a server may see it in more than one way. */
export function violationKindOf(
  { case: { id, kind, pointer }, operation, exchange: { request } }: TestedCase,
  document: OpenApiDocument,
): ViolationKind | undefined {
  const type = mediaTypeOf(request.headers);
  const text = decodeUtf8(request.body);
  if (kind === "media-type") {
    const isSyntax = type && isJson(type) && text !== undefined && text !== "" && jsonOf(text) === undefined;
    return isSyntax ? "syntax" : undefined;
  }
  if (kind !== "constraint") return undefined;
  const keyword = lastStepOf(pointer) ?? "";
  if (sizeKeywords.includes(keyword)) return "size";
  if (formatKeywords.includes(keyword)) return id.endsWith("/null") ? undefined : "format";
  // An empty value may be called missing.
  if (keyword === "pattern") return /\/pattern\/(?!empty$)[^/]+$/.test(id) ? "format" : undefined;
  if (keyword !== "required") return undefined;
  // Where one of several is required, none of them is missing by itself.
  const rule = JSON.stringify(operation && valueIn(asJson(document), `${operation.pointer}/x-exactly-one-of`)) ?? "";
  const schema = parentOf(pointer);
  const names = JSON.stringify(valueIn(asJson(document), pointer)) ?? "";
  const isAlternative =
    alternativesIn(document).has(schema) || stringsIn(names).some((name) => stringsIn(rule).includes(name));
  return isAlternative ? undefined : "missing";
}

/** Keywords that only the schema of a file has. */
const fileKeywords = ["contentEncoding", "contentMediaType", "x-max-bytes", "x-media-formats", "x-media-codecs"];

/** Whether a constraint is one of a file or its URL, or of an object that has files and that the constraint is about as a whole. */
export function isAboutFile(constraint: string, document: OpenApiDocument): boolean {
  const at = parentOf(constraint);
  const schema = valueIn(asJson(document), at);
  if (!isObject(schema)) return true;
  const isFile = (each: JsonObject) =>
    fileKeywords.some((keyword) => each[keyword] !== undefined) ||
    /^(byte|binary|(uri|iri)(-reference)?)$/.test(String(each.format));
  if (isFile(schema)) return true;
  const names = lastStepOf(constraint) === "required" && isObject(schema.properties) ? schema.properties : {};
  return Object.values(names).some((property) => schemasBehind(document, property).some(isFile));
}

/** A schema, or what its references lead to. */
function schemasBehind(document: OpenApiDocument, schema: JsonValue): JsonObject[] {
  if (!isObject(schema)) return [];
  const target = typeof schema.$ref === "string" ? pointerOf(schema.$ref) : undefined;
  const found = target === undefined ? undefined : valueIn(asJson(document), target);
  return isObject(found) ? [schema, found] : [schema];
}

const alternatives = new WeakMap<OpenApiDocument, ReadonlySet<string>>();

/** Returns the JSON pointers of the schemas that are alternatives of a `oneOf` or `anyOf`. */
function alternativesIn(document: OpenApiDocument): ReadonlySet<string> {
  let found = alternatives.get(document);
  if (found === undefined) {
    const pointers = new Set<string>();
    eachContainer(asJson(document), (container, at) => {
      if (!Array.isArray(container) || !/\/(oneOf|anyOf)$/.test(at)) return;
      container.forEach((member, index) => {
        pointers.add(`${at}/${index}`);
        if (isObject(member) && typeof member.$ref === "string") pointers.add(member.$ref.replace(/^#/, ""));
      });
    });
    found = pointers;
    alternatives.set(document, found);
  }
  return found;
}

function stringsIn(json: string): string[] {
  return json.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
}
