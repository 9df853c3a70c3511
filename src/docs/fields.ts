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

/** How many fields are listed before a schema that was listed already is not listed again. */
const repetitionLimit = 300;

/** A field with those in the objects and lists that it holds. */
interface FieldTree extends Field {
  inside: FieldTree[];
}

/** Lists the fields of what a schema describes, those of objects and lists inside of it after each. */
export function fieldsOf(document: OpenApiDocument, at: string, direction: Direction): Field[] {
  const listed = new Set<string>();
  let count = 0;
  const list = (pointers: readonly string[], prefix: string, around: readonly string[]): FieldTree[] => {
    const schemas = schemasAt(document, pointers);
    // A mere reference is the schema that it leads to.
    const own = schemas.filter(({ value }) => Object.keys(value).some((keyword) => keyword !== "$ref"));
    const key = own.map(({ pointer }) => pointer).join(" ");
    // A schema that contains itself is listed once.
    if (around.length >= depthLimit || around.includes(key)) return [];
    // Schemas that all refer to each other would be listed in every order.
    if (count > repetitionLimit && listed.has(key)) return [];
    listed.add(key);
    const within = [...around, key];
    const field = (own: readonly string[], name: string, presence: string): FieldTree => {
      count++;
      const described = schemasAt(document, own);
      return {
        name,
        presence,
        type: typeText(document, own),
        isDeprecated: described.some(({ value }) => value.deprecated === true),
        description: descriptionOf(document, own),
        inside: list(own, name, within),
      };
    };
    const nameOf = (name: string) => (prefix === "" ? name : `${prefix}.${name}`);
    const presenceOf = presences(document, schemas);
    const named = propertyNames(schemas).flatMap((name) => {
      const own = propertySchemas(schemas, name);
      if (isExcluded(document, own, direction)) return [];
      return [field(own, nameOf(name), presenceOf(name))];
    });
    const others = schemas
      .flatMap((schema) => subschemasOf(schema, ["additionalProperties", "patternProperties"]))
      // `true` and `false` describe nothing.
      .filter(({ pointer }) => schemasAt(document, [pointer]).some(({ value }) => Object.keys(value).length > 1))
      .map(({ pointer }) => field([pointer], nameOf("*"), "no"));
    const items = itemSchemas(schemas, 0);
    const contents = schemas.flatMap((schema) => subschemasOf(schema, ["contentSchema"]));
    const required = requiredNames(schemas).map(nameOf);
    return merged([
      named,
      others,
      items.length > 0 ? list(items, `${prefix}[]`, within) : [],
      ...contents.map(({ pointer }) => list([pointer], prefix, within)),
      ...alternativesOf(schemas).map(({ members }) =>
        chosen(members.map((member) => list([member], prefix, within))).map((each) =>
          // Whichever is chosen.
          required.includes(each.name) ? { ...each, presence: "yes" } : each,
        ),
      ),
    ]);
  };
  const flat = (fields: readonly FieldTree[]): Field[] =>
    fields.flatMap(({ inside, ...field }) => [field, ...flat(inside)]);
  return flat(list([at], "", []));
}

/** Whether schemas require a property: by themselves, or by all or some of their alternatives. */
function presences(document: OpenApiDocument, schemas: readonly Resolved[]): (name: string) => string {
  const required = new Set(requiredNames(schemas));
  const choices = alternativesOf(schemas).map(({ members }) =>
    members.map((member) => new Set(requiredNames(schemasAt(document, [member])))),
  );
  return (name) => {
    if (required.has(name) || choices.some((members) => members.every((names) => names.has(name)))) return "yes";
    return choices.some((members) => members.some((names) => names.has(name))) ? "in some forms" : "no";
  };
}

/** The fields of lists that hold together: each is there as the strictest of them says. */
function merged(lists: readonly (readonly FieldTree[])[]): FieldTree[] {
  const order = ["no", "in some forms", "yes"];
  return byName(lists).map(([first, ...rest]) => {
    const strictest = rest.reduce(
      (presence, other) => (order.indexOf(other.presence) > order.indexOf(presence) ? other.presence : presence),
      first.presence,
    );
    return { ...first, presence: strictest, inside: merged([first.inside, ...rest.map(({ inside }) => inside)]) };
  });
}

/** The fields of alternatives, one list for each of them: what some of them lack is there in some forms. */
function chosen(lists: readonly (readonly FieldTree[])[]): FieldTree[] {
  return byName(lists).map((fields) => {
    const [first] = fields;
    const isAlike = fields.length === lists.length && fields.every(({ presence }) => presence === first.presence);
    const isOptional = fields.every(({ presence }) => presence === "no");
    return {
      ...first,
      presence: isAlike || isOptional ? first.presence : "in some forms",
      type: distinct(fields.map(({ type }) => type)).join(", or "),
      description: distinct(fields.map(({ description }) => description)).join(" Or: "),
      isDeprecated: fields.every(({ isDeprecated }) => isDeprecated),
      inside: chosen(fields.map(({ inside }) => inside)),
    };
  });
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ""))];
}

/** Fields of the same name together, in the order in which the names are met. */
function byName(lists: readonly (readonly FieldTree[])[]): [first: FieldTree, ...rest: FieldTree[]][] {
  const groups = new Map<string, [FieldTree, ...FieldTree[]]>();
  for (const field of lists.flat()) {
    const group = groups.get(field.name);
    if (group) group.push(field);
    else groups.set(field.name, [field]);
  }
  return [...groups.values()];
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
    return distinct(choice.members.map((member) => typeText(document, [member], inside))).join(", or ");
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
