import { isObject, type JsonObject, type OpenApiDocument, valueAt } from "openapi-contract/document";

/** What describes known values at the end of a description, so that it can be written anew. */
const sentence = /\s*Known values: .*\. Others may be added\.$/;

/**
 * Adds to the description of each schema the values of its `x-known-values`, which other tools than ours do not read. A
 * schema that describes anew what it refers to gets those of the schema it refers to. Doing so twice changes nothing more.
 */
export function describeKnownValues(document: OpenApiDocument): void {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    const known = knownValues(document, value);
    if (known.length > 0) value.description = described(value.description, known);
    for (const child of Object.values(value)) visit(child);
  };
  visit(document);
}

/** The known values of a schema; those of one that it refers to only if a description of its own hides the other. */
function knownValues(document: OpenApiDocument, schema: JsonObject): unknown[] {
  const own = schema["x-known-values"];
  if (Array.isArray(own)) return own;
  if (typeof schema.description !== "string") return [];
  const passed = new Set<string>();
  let reference = schema.$ref;
  while (typeof reference === "string" && reference.startsWith("#/") && !passed.has(reference)) {
    passed.add(reference);
    const target: unknown = valueAt(document, decodeURI(reference.slice(1)));
    if (!isObject(target)) return [];
    if (Array.isArray(target["x-known-values"])) return target["x-known-values"];
    reference = target.$ref;
  }
  return [];
}

function described(description: unknown, known: readonly unknown[]): string {
  const text = typeof description === "string" ? description.trimEnd().replace(sentence, "") : "";
  const values = known.map((value) => `\`${String(value)}\``).join(", ");
  // A table ends with its last line.
  const space = text === "" ? "" : text.endsWith("|") ? "\n\n" : " ";
  return `${text}${space}Known values: ${values}. Others may be added.`;
}
