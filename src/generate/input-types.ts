import type { Parameter } from "openapi-contract/document";
import {
  type BodyAlternative,
  carriers,
  documentOnlyFor,
  isObject,
  type JsonObject,
  type JsonValue,
  type OpenApiDocument,
  recall,
  resolve,
  resolveAt,
} from "openapi-contract/document";
import { documentationOf } from "./describe-properties.js";
import { type DocTag, deprecation, docComment } from "./doc-comment.js";
import { literal, propertyName } from "./literal.js";
import type { Method } from "./method.js";

/** A field of an input. */
interface Field {
  name: string;
  required: boolean;
  /** Its doc comment. */
  comment: string;
  type: string;
  /** What is the same for fields that mean the same in several variants. */
  identity: string;
}

/** One of several forms that an input can take. */
interface Variant {
  fields: Field[];
  /** A type with more fields, if they cannot be listed: further members are allowed, or schemas are combined. */
  type: string | undefined;
  /** Names of all fields that can be named. */
  names: string[];
  /** The field by which callers choose this variant. */
  choice: string | undefined;
}

/** The types of an operation's input: an object type, or a union of several. */
export interface InputTypes {
  /** Names of the types that are exported, the input itself first. */
  names: string[];
  code: string;
}

/** What an input without any field is. */
const nothing = "{}";

/**
 * The types of the input of an operation. Each variant is one flat type that also names the fields of the others, as
 * `undefined`: this is what lets the compiler find the variant that is meant, and report an error at the field that is wrong.
 */
export function inputTypes(document: OpenApiDocument, method: Method, name: string): InputTypes {
  return recall(document, "input types", `${method.pointer} ${name}`, () => typesOf(document, method, name));
}

function typesOf(document: OpenApiDocument, method: Method, name: string): InputTypes {
  const sent = documentOnlyFor(document, "request");
  const chosen = method.inputs.filter((parameter) => method.exactlyOneOf.includes(parameter.name));
  const parameters = method.inputs
    .filter((parameter) => !chosen.includes(parameter))
    .map((parameter) => parameterField(method, parameter));
  const choices = chosen.map((parameter) => variantOf([parameterField(method, { ...parameter, required: true })]));
  const body = bodyVariants(sent, method);
  const about = docComment([`Input of {@link FrsClient.${method.operationId}}.`, ...deprecation(method.deprecated)]);

  // Both are rare together, and the union of one of them is all that can be flat.
  const [variants, other] = choices.length > 0 ? [choices, body.variants] : [body.variants, []];
  const isClosed = choices.length > 0 || body.isClosed;
  const shared = sharedFields(variants);
  const alternatives = other.map((each) => intersection(body.isClosed ? excludedFields(each, other, []) : [], each));
  const more = other.length === 0 ? "" : ` & (${alternatives.join(" | ")})`;
  if (variants.length < 2) {
    const type = variants.length === 0 ? objectType(parameters) : intersection(parameters, ...variants);
    return { names: [name], code: `${about}\nexport type ${name} = ${type}${more};\n` };
  }

  const base = `${name}Fields`;
  const common = [...parameters, ...shared];
  const named = variants.map((variant, index) => ({ variant, typeName: variantName(name, variants, index) }));
  const members = named.map(({ variant, typeName }) => {
    const own = variant.fields.filter((field) => !shared.includes(field) && !isAmong(shared, field));
    const excluded = isClosed ? excludedFields(variant, variants, shared) : [];
    const link = `${variant.choice === undefined ? "One form of the" : "The"} input of {@link FrsClient.${method.operationId}}${variant.choice === undefined ? "" : ` with \`${variant.choice}\``}.`;
    const comment = docComment([link]);
    if (variant.type === undefined) {
      const inherited = common.length === 0 ? "" : ` extends ${base}`;
      return `${comment}\nexport interface ${typeName}${inherited} ${objectType([...own, ...excluded])}\n`;
    }
    const parts = [...(common.length === 0 ? [] : [base]), variant.type, ...objectTypes([...own, ...excluded])];
    return `${comment}\nexport type ${typeName} = ${parts.join(" & ")};\n`;
  });
  const union = named.map(({ typeName }) => typeName).join(" | ");
  const type = more === "" ? union : `(${union})${more}`;
  const fields =
    common.length === 0
      ? []
      : [`${docComment([`Fields of every {@link ${name}}.`])}\nexport interface ${base} ${objectType(common)}\n`];
  const names = [name, ...(common.length === 0 ? [] : [base]), ...named.map(({ typeName }) => typeName)];
  return { names, code: [...fields, ...members, `${about}\nexport type ${name} = ${type};\n`].join("\n") };
}

function variantOf(fields: Field[]): Variant {
  return { fields, type: undefined, names: fields.map(({ name }) => name), choice: fields[0]?.name };
}

/** The forms of a body, and whether a body has exactly one of them. */
function bodyVariants(document: OpenApiDocument, method: Method): { variants: Variant[]; isClosed: boolean } {
  const seen = new Set<string>();
  // One schema can be sent as several media types; callers see no difference.
  const alternatives = method.alternatives.filter(({ schema, jsonText }) => {
    const key = JSON.stringify([schema, jsonText]);
    return !seen.has(key) && seen.add(key);
  });
  const [alternative, ...others] = alternatives;
  if (alternative && others.length === 0) {
    const open = openVariants(document, method, alternative);
    if (open.length > 1) return { variants: open, isClosed: false };
  }
  const groups = carriers(alternatives);
  const variants = alternatives.map((each, index) => {
    const choice = groups[index]?.[0];
    const fields = flatFields(document, method, each);
    if (fields) return { ...variantOf(fields), choice };
    const names = each.properties.map(({ name }) => name);
    return { fields: [], type: replaced(method, each), names, choice };
  });
  return { variants, isClosed: true };
}

/** The forms of a body of which it has at least one, if each of them is an object whose fields can be listed. */
function openVariants(document: OpenApiDocument, method: Method, alternative: BodyAlternative): Variant[] {
  const { anyOf, ...rest } = resolveAt(document, alternative.schema).value;
  if (!Array.isArray(anyOf) || !isListable(rest) || isObject(rest.properties)) return [];
  const members = anyOf.map((member, index) => {
    const { pointer, value } = resolve(document, member, `${alternative.schema}/anyOf/${index}`);
    const schemaName = componentName(pointer);
    if (schemaName === undefined) return undefined;
    const required = Array.isArray(value.required) ? value.required.map(String) : [];
    return { fields: flatFields(document, method, { ...alternative, schema: pointer, schemaName }), required };
  });
  const listed = members.flatMap((member) => (member?.fields ? [{ ...member, fields: member.fields }] : []));
  if (listed.length < members.length) return [];
  return listed.map(({ fields, required }) => ({
    ...variantOf(fields),
    choice: required.find((name) => listed.some((other) => !other.required.includes(name))),
  }));
}

/** Keywords that leave the fields of an object to be listed. */
const listable = new Set([
  ...["type", "title", "description", "properties", "required", "additionalProperties", "unevaluatedProperties"],
  ...["deprecated", "default", "example", "examples", "externalDocs", "minProperties", "maxProperties", "$comment"],
]);

function isListable(schema: JsonObject): boolean {
  const { type, additionalProperties = false, unevaluatedProperties = false } = schema;
  return (
    Object.keys(schema).every((keyword) => listable.has(keyword) || keyword.startsWith("x-")) &&
    (type === undefined || type === "object") &&
    additionalProperties === false &&
    unevaluatedProperties === false
  );
}

/** The fields of a form of a body; `undefined` if they cannot be listed. */
function flatFields(document: OpenApiDocument, method: Method, alternative: BodyAlternative): Field[] | undefined {
  const { schema: at, schemaName, jsonText, mediaType } = alternative;
  const { value } = resolveAt(document, at);
  // What has no name of its own is found where the body stands, unless it is one of several there.
  const isFound = schemaName !== undefined || at === mediaType.schema;
  if (!isFound || !isListable(value) || !isObject(value.properties)) return undefined;
  const required = Array.isArray(value.required) ? value.required : [];
  return Object.entries(value.properties).map(([name, property]) => {
    const place = `${at}/properties/${name}`;
    const text = jsonText.find((each) => each.name === name);
    const schema = text === undefined ? property : { $ref: `#/components/schemas/${text.schemaName}` };
    return {
      name,
      required: required.includes(name),
      comment: fieldComment(documentationOf(document, schema, place)),
      type: text === undefined ? `${bodyType(method, alternative)}[${literal(name)}]` : textType(alternative, text),
      identity: identityOf(document, schema, place),
    };
  });
}

function identityOf(document: OpenApiDocument, schema: JsonValue, at: string): string {
  return isObject(schema) && typeof schema.$ref === "string" ? resolve(document, schema, at).pointer : at;
}

/** Where the type of a body stands. */
function bodyType({ operationId }: Method, { schemaName, mediaType }: BodyAlternative): string {
  return schemaName === undefined
    ? `NonNullable<operations["${operationId}"]["requestBody"]>["content"][${literal(mediaType.name)}]`
    : schemaType(schemaName);
}

function schemaType(name: string): string {
  return `requests["schemas"][${literal(name)}]`;
}

/** The type of a value that travels as JSON text. */
function textType({ nullable }: BodyAlternative, { name, schemaName }: BodyAlternative["jsonText"][number]): string {
  return nullable.includes(name) ? `${schemaType(schemaName)} | null` : schemaType(schemaName);
}

/** The type of a body whose fields cannot be listed, with values in place of the JSON text that stands for them. */
function replaced(method: Method, alternative: BodyAlternative): string {
  const type = bodyType(method, alternative);
  const { jsonText, required } = alternative;
  if (jsonText.length === 0) return type;
  const values = jsonText.map((text) => {
    const [mark, none] = required.includes(text.name) ? ["", ""] : ["?", " | undefined"];
    return `${propertyName(text.name)}${mark}: ${textType(alternative, text)}${none}`;
  });
  return `Replace<${type}, { ${values.join("; ")} }>`;
}

function parameterField(method: Method, parameter: Parameter): Field {
  const { name, required, description, deprecated, example } = parameter;
  const component = parameter.pointer.match(/^\/components\/parameters\/([^/]+)$/)?.[1];
  return {
    name,
    required,
    comment: fieldComment({ description, deprecated, ...(example === undefined ? {} : { example }) }),
    type:
      component === undefined
        ? `Values<"${method.operationId}", "${parameter.in}">[${literal(name)}]`
        : `components["parameters"][${literal(component)}]`,
    identity: parameter.pointer,
  };
}

function fieldComment({ description, deprecated, default: preset, example, examples }: JsonObject): string {
  const [shown] = example !== undefined ? [example] : Array.isArray(examples) ? examples : [];
  const tags: DocTag[] = [
    ...deprecation(deprecated === true),
    ...(preset === undefined ? [] : [{ tag: "default", text: JSON.stringify(preset) } as const]),
    ...(shown === undefined ? [] : [{ tag: "example", text: JSON.stringify(shown) } as const]),
  ];
  const text = typeof description === "string" ? description : "";
  return text === "" && tags.length === 0 ? "" : docComment([text, ...tags], "  ");
}

/** Fields that all variants have alike. */
function sharedFields([first, ...others]: readonly Variant[]): Field[] {
  if (!first || others.length === 0) return [];
  return first.fields.filter((field) => others.every(({ fields }) => isAmong(fields, field)));
}

function isAmong(fields: readonly Field[], { name, identity, required }: Field): boolean {
  return fields.some((field) => field.name === name && field.identity === identity && field.required === required);
}

/** The fields that a variant must not have, since only others have them. */
function excludedFields(variant: Variant, variants: readonly Variant[], shared: readonly Field[]): Field[] {
  const own = new Set([...variant.names, ...shared.map(({ name }) => name)]);
  const others = new Set(variants.flatMap(({ names }) => names).filter((name) => !own.has(name)));
  const why = variant.choice === undefined ? "Not possible here." : `Not together with \`${variant.choice}\`.`;
  return [...others].map((name) => ({
    name,
    required: false,
    comment: docComment([why], "  "),
    type: "undefined",
    identity: "",
  }));
}

function intersection(fields: readonly Field[], ...variants: readonly Variant[]): string {
  const listed = [...fields, ...variants.flatMap((variant) => variant.fields)];
  const parts = [...objectTypes(listed), ...variants.flatMap(({ type }) => type ?? [])];
  return parts.join(" & ") || nothing;
}

function objectTypes(fields: readonly Field[]): string[] {
  return fields.length === 0 ? [] : [objectType(fields)];
}

function objectType(fields: readonly Field[]): string {
  if (fields.length === 0) return nothing;
  return `{\n${fields.map(fieldCode).join("")}}`;
}

function fieldCode({ name, required, comment, type }: Field): string {
  const optional = type === "undefined" ? type : `${type} | undefined`;
  // A field of which nothing is said has no comment either.
  const about = comment === "" ? "" : `${comment}\n`;
  return `${about}  ${propertyName(name)}${required ? `: ${type}` : `?: ${optional}`};\n`;
}

function variantName(name: string, variants: readonly Variant[], index: number): string {
  const choice = variants[index]?.choice;
  const isUnique = choice !== undefined && variants.filter((variant) => variant.choice === choice).length === 1;
  return isUnique ? `${name}With${camelCase(choice)}` : `${name}${index + 1}`;
}

function camelCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

function componentName(pointer: string): string | undefined {
  return pointer.match(/^\/components\/schemas\/([^/]+)$/)?.[1];
}
