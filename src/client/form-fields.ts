import { FrsInputError } from "./errors.js";
import type { BodyDefinition, FieldWriter, FormPart } from "./operation.js";
import { encodeJson } from "./request-body.js";

/**
 * The fields of a form, in the order of the input; nothing for what is not given.
 *
 * @throws {FrsInputError} If a field is not what the document describes, or `null`, which no form can say.
 */
export function formParts(
  operationId: string,
  { files = [], fields: writers = {} }: BodyDefinition,
  fields: { readonly [name: string]: unknown },
): FormPart[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const own = Object.hasOwn(writers, name) ? writers[name] : undefined;
    return (own ?? (files.includes(name) ? fileField : textField))(operationId, name, value);
  });
}

/** A value as text: a string as it is, all else as JSON. */
export const textField: FieldWriter = (operationId, name, value) => {
  if (value === null) throw new FrsInputError(operationId, name, `\`${name}\` must not be null: leave it out.`);
  return [{ name, value: typeof value === "string" ? value : encodeJson(operationId, name, value) }];
};

/** A file. */
export const fileField: FieldWriter = (operationId, name, value) => {
  // Bytes are in a Blob by now.
  if (value instanceof Blob) return [{ name, value }];
  throw new FrsInputError(
    operationId,
    name,
    `\`${name}\` must be a Blob, a File, a Uint8Array or an ArrayBuffer; in Node, fileFromPath(path) gives one.`,
  );
};

/** An object, as JSON that says so by its media type. */
export const objectField: FieldWriter = (operationId, name, value) =>
  textField(operationId, name, value).map((part) => ({ ...part, type: "application/json" }));

/** A field that may be `null`, which a form says by leaving it out. */
export function nullableField(field: FieldWriter): FieldWriter {
  return (operationId, name, value) => (value === null ? [] : field(operationId, name, value));
}

/** A list, each item of which is a field of that name. */
export function listField(item: FieldWriter): FieldWriter {
  return (operationId, name, value) => {
    if (!Array.isArray(value)) throw new FrsInputError(operationId, name, `\`${name}\` must be a list.`);
    return value.flatMap((each) => item(operationId, name, each));
  };
}
