import { eachContainer } from "../document/containers.js";
import { asJson, isObject, type JsonObject, type OpenApiDocument, pointer } from "../document/document.js";
import { inPlace, isObjectSchema, type SchemaPlace, subschemasOf, walkSchemas } from "../document/schema-walk.js";
import { templatePattern } from "../wire/template.js";
import { isSecretNumberName, type Secrecy, secrecyOf } from "./secret-names.js";
import { isStandardHeader } from "./standard-headers.js";

/** Where a name occurs in a message. Names of one place say nothing about another: a status `code` is not an OAuth `code`. */
export type NamePlace = "header" | "query" | "path" | "cookie" | "request-field" | "response-field";

/** Says which names have credentials, images or videos as values. */
export interface SensitiveNames {
  /** Returns whether a name has a credential as its value; `likely` if the document does not describe the name there. */
  secrecyOf(name: string, place: NamePlace): Secrecy;
  /** Returns whether the document describes a name at that place, and its value is not a credential. */
  isOrdinary(name: string, place: NamePlace): boolean;
  /** Returns whether the value of a header may be shown: HTTP defines it, or the document, and it is not a credential. */
  isShownHeader(name: string): boolean;
  /** Returns whether a number under this name is a credential, too. */
  isSecretNumber(name: string): boolean;
  /** Returns whether a property or field of this name has an image, a video or another file as its value. */
  isMedia(name: string): boolean;
  /** Returns whether the document has an object or array of this name, whose members are classified by themselves. */
  isContainer(name: string): boolean;
  /** Returns the path parameter that each segment of a path is by the document; `undefined` for other segments. */
  pathParameters(segments: readonly string[]): (string | undefined)[];
}

/** Names that have images or videos as values everywhere. */
const mediaNames = /base64$|^(picture|photo|image|video|thumbnail|avatar)$/;

const cache = new WeakMap<OpenApiDocument, SensitiveNames>();

/**
 * Returns the well-known sensitive names, and those of a document: its API keys, everything of `format: password` or
 * `writeOnly`, and strings in base64 or of `format: binary`.
 */
export function sensitiveNames(document?: OpenApiDocument): SensitiveNames {
  const known = document && cache.get(document);
  if (known) return known;
  const found = newFound();
  if (document) collect(document, found);
  const templates = document ? pathTemplates(document) : [];
  const classify: SensitiveNames["secrecyOf"] = (name, place) => {
    const plain = plainName(name);
    if (found.secrets.has(plain)) return "secret";
    if (place === "header" && isStandardHeader(name)) return "none";
    const byWords = secrecyOf(name);
    if (byWords === "none" || found.enumerated.has(plain)) return "none";
    if (byWords === "secret") return "secret";
    // Many APIs name their error codes so, without a document that says it.
    const isErrorCode = place === "response-field" && plain === "code";
    return isErrorCode || found.described[kindOf(place)].has(plain) ? "none" : "likely";
  };
  const secrecy: SensitiveNames["secrecyOf"] = perName(classify);
  const names: SensitiveNames = {
    secrecyOf: secrecy,
    isOrdinary: perName(
      (name, place) => found.described[kindOf(place)].has(plainName(name)) && secrecy(name, place) === "none",
    ),
    isShownHeader: (name) =>
      secrecy(name, "header") === "none" && (isStandardHeader(name) || found.described.header.has(plainName(name))),
    isSecretNumber: (name) =>
      found.secrets.has(plainName(name)) || (isSecretNumberName(name) && !found.enumerated.has(plainName(name))),
    isMedia: perName((name) => found.media.has(plainName(name)) || mediaNames.test(plainName(name))),
    isContainer: perName((name) => found.containers.has(plainName(name))),
    pathParameters: (segments) => parametersOf(templates, segments),
  };
  if (document) cache.set(document, names);
  return names;
}

/** How many names are known by heart. */
const mostNames = 5000;

/** Remembers what a function returns of a name at a place: the same ones occur in every exchange. */
function perName<Value>(
  classify: (name: string, place: NamePlace) => Value,
): (name: string, place?: NamePlace) => Value {
  const known = new Map<NamePlace | undefined, Map<string, Value>>();
  return (name, place = "request-field") => {
    const ofPlace = known.get(place) ?? new Map<string, Value>();
    known.set(place, ofPlace);
    const value = ofPlace.get(name);
    if (value !== undefined) return value;
    // Names that a message makes up must not fill the memory.
    if (ofPlace.size >= mostNames) ofPlace.clear();
    const classified = classify(name, place);
    ofPlace.set(name, classified);
    return classified;
  };
}

/** What the words of a name and its place decide together: fields of requests and responses share their schemas. */
type DescribedPlace = "header" | "query" | "path" | "cookie" | "field";

function kindOf(place: NamePlace): DescribedPlace {
  return place === "request-field" || place === "response-field" ? "field" : place;
}

/** Ignores case, `-` and `_` of a name. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, "");
}

interface Found {
  secrets: Set<string>;
  media: Set<string>;
  containers: Set<string>;
  /** Names whose values the document lists all, so that they are not credentials. */
  enumerated: Set<string>;
  described: { [place in DescribedPlace]: Set<string> };
}

function newFound(): Found {
  const described = {
    header: new Set<string>(),
    query: new Set<string>(),
    path: new Set<string>(),
    cookie: new Set<string>(),
    field: new Set<string>(),
  };
  return { secrets: new Set(), media: new Set(), containers: new Set(), enumerated: new Set(), described };
}

/** Collects what the schemas of parameters, headers and properties anywhere say about their names. */
function collect(document: OpenApiDocument, found: Found): void {
  const open = new Set<string>();
  eachContainer(asJson(document), (value, at) => {
    if (!isObject(value)) return;
    const { name, type } = value;
    if (type === "apiKey" && typeof name === "string") found.secrets.add(plainName(name));
    else if (typeof value.in === "string" && typeof name === "string") {
      const place = value.in;
      if (place === "header" || place === "query" || place === "path" || place === "cookie") {
        found.described[place].add(plainName(name));
      }
      classify(name, `${at}/schema`, found, open, document);
    }
    for (const keyword of ["properties", "headers"] as const) {
      const owner = value[keyword];
      for (const [member, schema] of Object.entries(isObject(owner) ? owner : {})) {
        const place = at + pointer(keyword, member);
        found.described[keyword === "headers" ? "header" : "field"].add(plainName(member));
        const schemaAt = isObject(schema) && isObject(schema.schema) ? `${place}/schema` : place;
        classify(member, schemaAt, found, open, document);
      }
    }
  });
  for (const name of open) found.enumerated.delete(name);
}

/** Collects what a schema, with the subschemas that apply in place, says about a name. */
function classify(name: string, at: string, found: Found, open: Set<string>, document: OpenApiDocument): void {
  const plain = plainName(name);
  const schemas = valueSchemas(document, at);
  for (const { value } of schemas) {
    const { type, format, writeOnly, contentEncoding } = value;
    const isContainer = type === "object" || type === "array" || value.properties !== undefined;
    if (isContainer) found.containers.add(plain);
    if (format === "password" || (writeOnly === true && !isContainer)) found.secrets.add(plain);
    if (contentEncoding === "base64" || format === "binary" || format === "byte") found.media.add(plain);
  }
  const isEnumerated = schemas.some(({ value }) => value.enum !== undefined || value.const !== undefined);
  if (isEnumerated) found.enumerated.add(plain);
  else open.add(plain);
}

/** Returns the schemas of a value and of its items; an empty list without a schema, as in an example. */
function valueSchemas(document: OpenApiDocument, at: string): SchemaPlace<JsonObject>[] {
  try {
    const reached = walkSchemas(document, [at], (schema) => subschemasOf(schema, [...inPlace, "items", "prefixItems"]));
    return reached.filter(isObjectSchema);
  } catch {
    return [];
  }
}

/** A path of a document, by its segments. */
interface PathTemplate {
  segments: readonly { pattern: RegExp; parameter: string | undefined; literal: string | undefined }[];
  /** How many segments have no parameter. */
  literals: number;
}

/** Returns the paths of a document, those with the most literal segments first. */
function pathTemplates(document: OpenApiDocument): PathTemplate[] {
  return Object.keys(document.paths ?? {})
    .map((path) => {
      const segments = path
        .split("/")
        .slice(1)
        .map((segment) => {
          const { names, source } = templatePattern(segment, "[^/]*");
          return {
            pattern: new RegExp(`^${source}$`, "s"),
            parameter: names[0],
            literal: names.length === 0 ? segment : undefined,
          };
        });
      return { segments, literals: segments.filter(({ literal }) => literal !== undefined).length };
    })
    .sort((a, b) => b.literals - a.literals);
}

/** Finds the template that the end of a path matches: what comes before may be the path of a server. */
function parametersOf(templates: readonly PathTemplate[], segments: readonly string[]): (string | undefined)[] {
  for (const { segments: expected } of templates) {
    const skipped = segments.length - expected.length;
    const isAt = (segment: string, { pattern, literal }: PathTemplate["segments"][number]) =>
      literal === undefined ? pattern.test(segment) : segment === literal;
    if (skipped >= 0 && expected.every((template, index) => isAt(segments[skipped + index] ?? "", template))) {
      return [...new Array<undefined>(skipped), ...expected.map(({ parameter }) => parameter)];
    }
  }
  return segments.map(() => undefined);
}
