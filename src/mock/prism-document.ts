import { isObject, type JsonObject, type JsonValue, type OpenApiDocument, pointer } from "openapi-contract/document";

/** Members whose names are chosen by the author of the document, so that one with `x-` is not an extension. */
const namedMembers = [
  ...["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "headers", "examples", "content"],
  ...["encoding", "variables", "scopes", "mapping", "callbacks", "links", "securitySchemes", "webhooks", "pathItems"],
];

/** Members that hold values of the API, in which nothing is an extension or a reference. */
const literalMembers = ["example", "default", "const", "enum", "value"];

/**
 * Returns a copy of the document that Prism reads as OpenAPI means it: without examples of named schemas, which Prism would
 * prefer to the named examples of a media type, and without references in extensions, which Prism would follow. Strings of
 * the format `byte` have an example, since Prism would generate other text, and lists and objects in parameters are not
 * `null`, which no parameter can be: Prism reads only those of a single type.
 */
export function prismDocument(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  for (const schema of Object.values(copy.components?.schemas ?? {})) delete schema.examples;
  // A document is JSON by construction; its interface only names the parts that are used most.
  const root = copy as unknown as JsonObject;
  visitMembers(root, {
    onObject: (object) => {
      addByteExample(object);
      removeNullType(object);
    },
  });
  const used = referencesIn(root).map((reference) => reference.replace(/^#/, ""));
  for (const { owner, name, at } of extensionsIn(root)) {
    // Schemas may be stored in an extension and referred to from elsewhere.
    const isUsed = used.some((target) => target === at || target.startsWith(`${at}/`));
    if (!isUsed && holdsReference(owner[name])) delete owner[name];
  }
  return copy;
}

/** Keywords that say more about a string than its format. */
const stringKeywords = ["example", "examples", "default", "const", "enum", "pattern", "minLength", "maxLength"];

function addByteExample(object: JsonObject): void {
  if (object.format !== "byte" || stringKeywords.some((keyword) => keyword in object)) return;
  if ([object.type].flat().includes("string")) object.examples = ["c3RyaW5n"];
}

function removeNullType({ in: location, schema }: JsonObject): void {
  if (typeof location !== "string" || !isObject(schema) || !Array.isArray(schema.type)) return;
  const [type, ...others] = schema.type.filter((each) => each !== "null");
  if (others.length === 0 && (type === "array" || type === "object")) schema.type = type;
}

interface Extension {
  owner: JsonObject;
  name: string;
  /** JSON pointer of the extension. */
  at: string;
}

function extensionsIn(root: JsonObject): Extension[] {
  const found: Extension[] = [];
  visitMembers(root, { onExtension: (extension) => void found.push(extension) });
  return found;
}

/** Lists the references of a document, those in extensions left out. */
function referencesIn(root: JsonObject): string[] {
  const found: string[] = [];
  visitMembers(root, { onReference: (reference) => void found.push(reference) });
  return found;
}

interface Visitor {
  onExtension?: (extension: Extension) => void;
  onReference?: (reference: string) => void;
  /** Called with each object that is not a map of named ones, before its members are visited. */
  onObject?: (object: JsonObject) => void;
}

function visitMembers(root: JsonObject, { onExtension, onReference, onObject }: Visitor): void {
  const visit = (value: JsonValue | undefined, at: string, hasChosenNames: boolean): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, at + pointer(index), false);
    if (!isObject(value)) return;
    if (!hasChosenNames) onObject?.(value);
    for (const [name, member] of Object.entries(value)) {
      const place = at + pointer(name);
      if (hasChosenNames) visit(member, place, false);
      else if (name.startsWith("x-")) onExtension?.({ owner: value, name, at: place });
      else if (name === "$ref" && typeof member === "string") onReference?.(member);
      else if (!literalMembers.includes(name)) {
        // The sections of components hold named parts; lists of examples are values of a schema.
        const areNames = at === "/components" || namedMembers.includes(name);
        if (!(name === "examples" && Array.isArray(member))) visit(member, place, areNames && isObject(member));
      }
    }
  };
  visit(root, "", false);
}

function holdsReference(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return value.some(holdsReference);
  return isObject(value) && ("$ref" in value || Object.values(value).some(holdsReference));
}
