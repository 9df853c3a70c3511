import {
  asJson,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  pointerOf,
  stepsOf,
} from "openapi-contract/document";

/** What describes known values at the end of a description, so that it can be written anew. */
const sentence = /\s*Known values: .*\. Others may be added\.$/;

/**
 * Adds to the description of each schema the values of its `x-known-values`, which other tools than ours do not read. A
 * schema that describes anew what it refers to gets those of the schema it refers to. Doing so twice changes nothing more.
 */
export function describeKnownValues(document: OpenApiDocument): void {
  visitKnown(asJson(document), (schema, known) => {
    schema.description = described(schema.description, known);
  });
}

/**
 * Removes from descriptions what {@link describeKnownValues} adds, so that a generated document reads as the one that it was
 * generated from.
 */
export function undescribeKnownValues(document: JsonObject): void {
  visitKnown(document, (schema) => {
    const text = writtenText(schema.description);
    if (text === "") delete schema.description;
    else schema.description = text;
  });
}

/** Calls back for each schema with known values. */
function visitKnown(document: JsonObject, found: (schema: JsonObject, known: unknown[]) => void): void {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    const known = knownValues(document, value);
    if (known.length > 0) found(value, known);
    for (const child of Object.values(value)) visit(child);
  };
  visit(document);
}

/** The known values of a schema; those of one that it refers to only if a description of its own hides the other. */
function knownValues(document: JsonObject, schema: JsonObject): unknown[] {
  const own = schema["x-known-values"];
  if (Array.isArray(own)) return own;
  if (typeof schema.description !== "string") return [];
  const passed = new Set<string>();
  let reference = schema.$ref;
  while (typeof reference === "string" && !passed.has(reference)) {
    passed.add(reference);
    const target = targetOf(document, reference);
    if (!isObject(target)) return [];
    if (Array.isArray(target["x-known-values"])) return target["x-known-values"];
    reference = target.$ref;
  }
  return [];
}

/** What a reference inside of the document leads to; `undefined` if it leads out of it or nowhere. */
function targetOf(document: JsonObject, reference: string): JsonValue | undefined {
  const at = pointerOf(reference);
  if (at === undefined) return undefined;
  return stepsOf(at).reduce<JsonValue | undefined>(
    (value, step) =>
      Array.isArray(value)
        ? value[Number(step)]
        : isObject(value) && Object.hasOwn(value, step)
          ? value[step]
          : undefined,
    document,
  );
}

function described(description: unknown, known: readonly unknown[]): string {
  const text = writtenText(description);
  const values = known.map((value) => `\`${String(value)}\``).join(", ");
  // A table ends with its last line.
  const space = text === "" ? "" : text.endsWith("|") ? "\n\n" : " ";
  return `${text}${space}Known values: ${values}. Others may be added.`;
}

/** A description without the sentence about known values. */
function writtenText(description: unknown): string {
  return typeof description === "string" ? description.trimEnd().replace(sentence, "") : "";
}
