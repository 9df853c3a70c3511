import {
  type BodyAlternative,
  bodyAlternatives,
  bodyMediaTypes,
  fileBelow,
  hasSchema,
  isFile,
  isObject,
  isOnly,
  isScalar,
  type JsonValue,
  listItems,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  pointer,
  possibleProperties,
  possibleSchemas,
  schemasAt,
  valueAt,
  valueTypes,
  withoutNull,
} from "openapi-contract/document";
import type { ClientLimit } from "./client-limit.js";
import { furtherMembers } from "./further-members.js";

const { json, multipart, urlencoded } = bodyMediaTypes;

/** What the body of an operation's request asks for and the client cannot do. */
export function bodyLimits(document: OpenApiDocument, operation: Operation): ClientLimit[] {
  const body = operation.requestBody;
  if (!body) return [];
  const refuse = (message: string, at = body.pointer): ClientLimit => ({ pointer: at, message });
  if (operation.method === "get" || operation.method === "head") {
    return [
      refuse(`\`fetch\` sends no body with ${operation.method.toUpperCase()}: use parameters, or another method.`),
    ];
  }
  if (body.content.length === 0) return [refuse("The body of the request must have a media type.")];
  const media = body.content.flatMap((mediaType) => mediaTypeLimits(document, mediaType));
  if (media.length > 0) return media;
  const alternatives = bodyAlternatives(document, operation);
  return [...fieldConflicts(document, alternatives), ...choiceLimits(document, alternatives)];
}

function mediaTypeLimits(document: OpenApiDocument, mediaType: MediaType): ClientLimit[] {
  const { name, pointer: at, schema } = mediaType;
  const known: readonly string[] = Object.values(bodyMediaTypes);
  if (!known.includes(name)) {
    return [{ pointer: at, message: `The media type must be ${listed(known)}, not ${name}.` }];
  }
  if (!hasSchema(document, mediaType)) return [{ pointer: at, message: `${name} must have a schema.` }];
  if (!isOnly(valueTypes(document, [schema]), "object")) {
    return [{ pointer: schema, message: "The body of a request must be an object: `type: object`." }];
  }
  if (name === json) return [];
  return [...formLimits(document, mediaType), ...encodingLimits(document, mediaType)];
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Fields that no form can carry, or that OpenAPI does not say how to write. */
function formLimits(document: OpenApiDocument, { name: mediaType, schema }: MediaType): ClientLimit[] {
  const properties = [...possibleProperties(document, [schema])];
  return [
    ...properties.flatMap(([field, schemas]): ClientLimit[] => {
      const message = fieldRefusal(document, mediaType, field, schemas);
      return message === undefined ? [] : [{ pointer: schemas[0] ?? schema, message }];
    }),
    ...furtherMembers(document, [schema])
      .filter((at) => isFile(document, [at]) || !isScalar(valueTypes(document, [at])))
      .map((at) => ({ pointer: at, message: "Further fields of a form must be strings, numbers or booleans." })),
  ];
}

function fieldRefusal(
  document: OpenApiDocument,
  mediaType: string,
  field: string,
  schemas: readonly string[],
): string | undefined {
  const types = valueTypes(document, schemas);
  const isList = isOnly(types, "array", true);
  const items = isList ? listItems(document, schemas) : schemas;
  if (items === undefined)
    return `The array ${field} of a form must have \`items\` of one type, without \`prefixItems\`.`;
  const itemTypes = valueTypes(document, items);
  if (isList && itemTypes?.has("null")) {
    return `The items of the array ${field} must not be \`null\`: a form cannot express it.`;
  }
  if (itemTypes === undefined) return `The field ${field} of a form must have a \`type\`.`;
  if (isFile(document, items)) {
    if (mediaType === urlencoded) return `The field ${field} is a file, which only ${multipart} can contain.`;
    const isOneKind =
      isOnly(itemTypes, "string", true) && schemasAt(document, withoutNull(document, items)).some(isBinary);
    return isOneKind ? undefined : `The field ${field} must either be a file or not: split it.`;
  }
  if (schemas.length > 0 && fileBelow(document, schemas[0] ?? "") !== undefined) {
    return `The field ${field} must not contain a file in an object: make the file a field of its own.`;
  }
  if (isScalar(itemTypes)) return textRefusal(document, mediaType, field, items);
  if (!isOnly(itemTypes, "object", true)) {
    return `The field ${field} of a form must be a single value, an object, or an array of these.`;
  }
  if (mediaType === multipart) return undefined;
  // Version 3.1.0 wants the members as fields of their own, later ones want JSON.
  return `OpenAPI does not say clearly how the object ${field} is written in ${mediaType}: make it a string with \`contentMediaType: application/json\` and a \`contentSchema\`.`;
}

function isBinary({ value }: { value: { [keyword: string]: JsonValue } }): boolean {
  return value.format === "binary";
}

function textRefusal(
  document: OpenApiDocument,
  mediaType: string,
  field: string,
  schemas: readonly string[],
): string | undefined {
  const validating = possibleSchemas(document, schemas).map(({ value }) => value);
  const isInline = validating.some(
    ({ contentMediaType, contentSchema }) =>
      contentMediaType === json && isObject(contentSchema) && typeof contentSchema.$ref !== "string",
  );
  if (isInline) return `The \`contentSchema\` of the field ${field} must refer to a schema in /components/schemas.`;
  if (mediaType !== multipart) return undefined;
  if (validating.some(({ contentEncoding }) => contentEncoding !== undefined)) {
    return `The field ${field} of ${multipart} must not have \`contentEncoding\`: send a file, by \`format: binary\`.`;
  }
  const [type] = validating.flatMap(({ contentMediaType }) => contentMediaType ?? []);
  if (type === undefined || type === json || type === "text/plain") return undefined;
  return `The field ${field} of ${multipart} is a string of ${String(type)}, which the client does not write: send a file, by \`format: binary\`.`;
}

/** Settings of `encoding` by which a form is written in another way than by default. */
function encodingLimits(document: OpenApiDocument, { name, pointer: at, schema }: MediaType): ClientLimit[] {
  const mediaType = valueAt(document, at);
  const encoding = isObject(mediaType) && isObject(mediaType.encoding) ? mediaType.encoding : {};
  const properties = possibleProperties(document, [schema]);
  return Object.entries(encoding).flatMap(([field, setting]) => {
    const schemas = properties.get(field);
    if (schemas === undefined || !isObject(setting)) return [];
    const { headers, style = "form", explode = true, allowReserved = false, contentType } = setting;
    const usual = defaultType(document, schemas);
    const types = contentType === undefined ? [usual] : String(contentType).split(",");
    const isUsual =
      style === "form" &&
      (explode === true || isScalar(valueTypes(document, schemas))) &&
      allowReserved === false &&
      (!isObject(headers) || Object.keys(headers).length === 0) &&
      types.some((type) => [usual, "*/*", usual.replace(/\/.*/, "/*")].includes(type.trim().toLowerCase()));
    if (isUsual) return [];
    const message = `The \`encoding\` of ${field} differs from what the client writes in ${name} (${usual}, style form, exploded): remove it.`;
    return [{ pointer: at + pointer("encoding", field), message }];
  });
}

function defaultType(document: OpenApiDocument, schemas: readonly string[]): string {
  const items = (isOnly(valueTypes(document, schemas), "array", true) && listItems(document, schemas)) || schemas;
  if (isFile(document, items)) return "application/octet-stream";
  return isOnly(valueTypes(document, items), "object", true) ? json : "text/plain";
}

/** Fields that mean one thing in one form of a body, and another in another. */
function fieldConflicts(document: OpenApiDocument, alternatives: readonly BodyAlternative[]): ClientLimit[] {
  const limits: ClientLimit[] = [];
  for (const alternative of alternatives) {
    const { mediaTypes, schema, files, properties } = alternative;
    if (mediaTypes.includes(json)) {
      const deep = fileBelow(document, schema);
      const isField = files.length > 0 && mediaTypes.includes(multipart);
      if (deep !== undefined && !isField) {
        limits.push({
          pointer: deep,
          message: `JSON cannot contain a file: add ${multipart} with the same schema.`,
        });
      }
      if (mediaTypes.length > 1 && jsonTextFields(document, alternative).length > 0) {
        const message = `A schema that is sent as JSON and as a form must not have strings with a \`contentSchema\`: use two schemas.`;
        limits.push({ pointer: schema, message });
      }
    }
    for (const { name } of properties) {
      const conflict = alternatives.find(
        (other) =>
          other !== alternative &&
          other.properties.some((property) => property.name === name) &&
          (other.files.includes(name) !== files.includes(name) ||
            (isForm(other) && isForm(alternative) && kindOf(other, name) !== kindOf(alternative, name))),
      );
      if (conflict && !limits.some(({ message }) => message.startsWith(`The field ${name} `))) {
        const message = `The field ${name} must have the same type in each form of the body: a file, an array, an object, or a single value.`;
        limits.push({ pointer: schema, message });
      }
    }
  }
  return limits;
}

function isForm({ mediaTypes }: BodyAlternative): boolean {
  return mediaTypes.some((type) => type !== json);
}

function kindOf({ files, lists, objects }: BodyAlternative, name: string): string {
  return [files, lists, objects].map((names) => names.includes(name)).join();
}

function jsonTextFields(document: OpenApiDocument, { schema }: BodyAlternative): string[] {
  return [...possibleProperties(document, [schema])]
    .filter(([, schemas]) => schemasAt(document, schemas).some(({ value }) => value.contentSchema !== undefined))
    .map(([name]) => name);
}

/** Forms of a body of which no value could tell the client that they are meant. */
function choiceLimits(document: OpenApiDocument, alternatives: readonly BodyAlternative[]): ClientLimit[] {
  const plain = [json, urlencoded, multipart].find((type) =>
    alternatives.some(({ mediaTypes }) => mediaTypes.includes(type)),
  );
  if (plain === undefined) return [];
  const usual = alternatives.filter(({ mediaTypes }) => mediaTypes.includes(plain));
  return alternatives
    .filter((alternative) => !usual.includes(alternative) && !isDescribedByFile(document, alternative, usual))
    .map(({ schema, mediaType }) => ({
      pointer: schema,
      message: `The client sends ${plain} unless a file is present, and so never sends this schema as ${mediaType.name}: require a file in it, or use the schema of ${plain}.`,
    }));
}

/** Whether a form is meant if a file is given, and what is given without one is right in the usual form, too. */
function isDescribedByFile(
  document: OpenApiDocument,
  { mediaTypes, files, required, schema }: BodyAlternative,
  usual: readonly BodyAlternative[],
): boolean {
  if (!mediaTypes.includes(multipart) || files.length === 0) return false;
  if (files.some((name) => required.includes(name))) return true;
  const own = possibleProperties(document, [schema]);
  return usual.some((other) => {
    const theirs = possibleProperties(document, [other.schema]);
    return (
      other.required.every((name) => required.includes(name)) &&
      [...own.keys()].every((name) => files.includes(name) || theirs.has(name))
    );
  });
}
