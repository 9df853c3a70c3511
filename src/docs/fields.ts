import {
  alternativesOf,
  type Direction,
  isExcluded,
  isObject,
  itemSchemas,
  type JsonValue,
  keywordNumbers,
  keywordValues,
  type OpenApiDocument,
  propertyNames,
  propertySchemas,
  type Resolved,
  requiredNames,
  schemasAt,
  subschemasOf,
  typesOf,
} from "openapi-contract/document";

/** A field of a body, or of something in it. */
export interface Field {
  /** How it is reached, such as `faces[].bounding_box.width`. */
  name: string;
  /** Its type in words, such as `string, 1 to 64 characters`. */
  type: string;
  /** Whether it must be there, or, if something chooses: for which choices. */
  presence: string;
  isDeprecated: boolean;
  description: string;
}

/** How deeply fields are listed. */
const depthLimit = 8;

/** Lists the fields of what a schema describes, those of objects and lists inside of it after each. */
export function fieldsOf(document: OpenApiDocument, at: string, direction: Direction): Field[] {
  const fields: Field[] = [];
  const visit = (pointers: readonly string[], prefix: string, around: readonly string[]): void => {
    const schemas = schemasAt(document, pointers);
    const key = schemas.map(({ pointer }) => pointer).join(" ");
    // A schema that contains itself is listed once.
    if (around.length >= depthLimit || around.includes(key)) return;
    const inside = [...around, key];
    const required = new Set(requiredNames(schemas));
    for (const name of propertyNames(schemas)) {
      const own = propertySchemas(schemas, name);
      if (isExcluded(document, own, direction)) continue;
      add(own, prefix === "" ? name : `${prefix}.${name}`, required.has(name) ? "yes" : "no", inside);
    }
    for (const next of schemas.flatMap((schema) =>
      subschemasOf(schema, ["additionalProperties", "patternProperties"]),
    )) {
      // `true` and `false` describe nothing.
      if (schemasAt(document, [next.pointer]).some(({ value }) => Object.keys(value).length > 1)) {
        add([next.pointer], prefix === "" ? "*" : `${prefix}.*`, "no", inside);
      }
    }
    const items = itemSchemas(schemas, 0);
    if (items.length > 0) visit(items, `${prefix}[]`, inside);
    for (const next of schemas.flatMap((schema) => subschemasOf(schema, ["contentSchema"])))
      visit([next.pointer], prefix, inside);
    for (const { members } of alternativesOf(schemas)) for (const member of members) visit([member], prefix, inside);
  };
  const add = (pointers: readonly string[], name: string, presence: string, around: readonly string[]): void => {
    const schemas = schemasAt(document, pointers);
    const known = fields.find((field) => field.name === name);
    // Several alternatives may have the same field.
    if (!known) {
      fields.push({
        name,
        presence,
        type: typeText(document, pointers),
        isDeprecated: schemas.some(({ value }) => value.deprecated === true),
        description: descriptionOf(document, pointers),
      });
    } else if (known.presence !== presence) known.presence = "in some forms";
    visit(pointers, name, around);
  };
  visit([at], "", []);
  return fields;
}

/** The alternatives of a body, each a pointer to its schema; the schema itself if it has none. */
export function formsOf(document: OpenApiDocument, at: string): { title: string; pointer: string }[] {
  const [first] = alternativesOf(schemasAt(document, [at]));
  const members = first?.members ?? [];
  if (members.length === 0) return [{ title: "", pointer: at }];
  return members.map((pointer, index) => {
    const title = keywordValues(schemasAt(document, [pointer]), "title")[0];
    return { title: typeof title === "string" ? title : `Form ${index + 1}`, pointer };
  });
}

/** The description that stands nearest to a place: its own before that of what it refers to. */
export function descriptionOf(document: OpenApiDocument, pointers: readonly string[]): string {
  const [own] = keywordValues(schemasAt(document, pointers), "description");
  return typeof own === "string" ? own : "";
}

/** The type of a value with its limits, in words. */
export function typeText(
  document: OpenApiDocument,
  pointers: readonly string[],
  around: readonly string[] = [],
): string {
  const schemas = schemasAt(document, pointers);
  const key = schemas.map(({ pointer }) => pointer).join(" ");
  if (around.includes(key)) return "the same again";
  const inside = [...around, key];
  const [choice] = alternativesOf(schemas);
  const all = typesOf(schemas);
  const types = all.includes("number") ? all.filter((type) => type !== "integer") : all;
  if (choice && types.length !== 1) {
    return [...new Set(choice.members.map((member) => typeText(document, [member], inside)))].join(", or ");
  }
  const names = all.length === 7 ? ["any value"] : types.map((type) => nameOf(document, schemas, type, inside));
  return [names.join(" or "), ...limitsOf(document, schemas)].join(", ");
}

function nameOf(
  document: OpenApiDocument,
  schemas: readonly Resolved[],
  type: string,
  around: readonly string[],
): string {
  if (type === "array") {
    const items = itemSchemas(schemas, 0);
    return items.length === 0 ? "list" : `list of ${typeText(document, items, around)}`;
  }
  const [format] = keywordValues(schemas, "format");
  if (type === "string" && format === "binary") return "file";
  if (type === "string" && keywordValues(schemas, "contentMediaType").includes("application/json")) return "JSON text";
  if (type === "string" && keywordValues(schemas, "contentEncoding").includes("base64")) return "base64 text";
  return type === "string" && typeof format === "string" ? `string (${format})` : type;
}

/** The limits that schemas set together, each in words. */
function limitsOf(document: OpenApiDocument, schemas: readonly Resolved[]): string[] {
  const largest = (keyword: string) => extreme(Math.max, keywordNumbers(schemas, keyword));
  const smallest = (keyword: string) => extreme(Math.min, keywordNumbers(schemas, keyword));
  const list = (keyword: string) =>
    keywordValues(schemas, keyword).flatMap((value) => (Array.isArray(value) ? [value] : []))[0];
  const [constant] = keywordValues(schemas, "const");
  const values = list("enum");
  const known = list("x-known-values");
  const [fallback] = keywordValues(schemas, "default");
  const [pattern] = keywordValues(schemas, "pattern");
  const keys = schemas.flatMap((schema) => subschemasOf(schema, ["propertyNames"]));
  return [
    rangeText(largest("minimum"), smallest("maximum")),
    comparison("more than", largest("exclusiveMinimum")),
    comparison("less than", smallest("exclusiveMaximum")),
    comparison("a multiple of", largest("multipleOf")),
    rangeText(largest("minLength"), smallest("maxLength"), ["character", "characters"]),
    rangeText(largest("minItems"), smallest("maxItems"), ["item", "items"]),
    rangeText(largest("minProperties"), smallest("maxProperties"), ["entry", "entries"]),
    keywordValues(schemas, "uniqueItems").includes(true) ? "each item once" : "",
    ...keys.map(({ pointer }) => `names: ${typeText(document, [pointer])}`),
    bytesText("at most", smallest("x-max-bytes")),
    bytesText("together at most", smallest("x-max-total-bytes")),
    constant === undefined ? "" : `always ${valueText(constant)}`,
    values === undefined ? "" : `one of ${values.map(valueText).join(", ")}`,
    known === undefined ? "" : `such as ${known.map(knownText).join(", ")}`,
    formatsText("formats", list("x-media-formats")),
    formatsText("codecs", list("x-media-codecs")),
    typeof pattern === "string" ? `matches \`${pattern}\`` : "",
    fallback === undefined ? "" : `default ${valueText(fallback)}`,
  ].filter((text) => text !== "");
}

function extreme(choose: (...values: number[]) => number, values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : choose(...values);
}

function rangeText(least: number | undefined, most: number | undefined, [one, many] = ["", ""]): string {
  if (least === undefined && most === undefined) return "";
  const unit = (most ?? least) === 1 ? one : many;
  const limits =
    least === most
      ? `exactly ${least}`
      : least === undefined
        ? `at most ${most}`
        : most === undefined
          ? `at least ${least}`
          : `${least} to ${most}`;
  return `${limits} ${unit}`.trim();
}

function comparison(words: string, value: number | undefined): string {
  return value === undefined ? "" : `${words} ${value}`;
}

function bytesText(words: string, bytes: number | undefined): string {
  if (bytes === undefined) return "";
  const megabytes = bytes / 1024 / 1024;
  return `${words} ${Number.isInteger(megabytes) ? `${megabytes} MB` : `${bytes} bytes`}`;
}

function formatsText(what: string, values: readonly JsonValue[] | undefined): string {
  return values === undefined ? "" : `${what}: ${values.join(", ")}`;
}

/** A value as it is written in JSON. */
export function valueText(value: JsonValue): string {
  return `\`${JSON.stringify(value)}\``;
}

/** A known value, which may stand with what it means. */
function knownText(value: JsonValue): string {
  if (!isObject(value)) return valueText(value);
  const { value: own = null, description } = value;
  return typeof description === "string"
    ? `${valueText(own)} (${description.trim().replace(/\.$/, "")})`
    : valueText(own);
}
