import { FrsInputError } from "./errors.js";
import type { BodyDefinition, FieldWriter, FormPart } from "./operation.js";
import { encodeJson } from "./request-body.js";

/**
 * Returns the parts of a form, in the order of the input, without undefined fields.
 *
 * @throws {FrsInputError} If a field does not have the documented type, or is `null`, which a form cannot express.
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

/** Writes a value as text: a string unchanged, any other value as JSON. */
export const textField: FieldWriter = (operationId, name, value) => {
  if (value === null) throw new FrsInputError(operationId, name, `\`${name}\` must not be null: omit it.`);
  return [{ name, value: typeof value === "string" ? value : encodeJson(operationId, name, value) }];
};

/** Writes a file. */
export const fileField: FieldWriter = (operationId, name, value) => {
  // Bytes were converted to a Blob before.
  if (value instanceof Blob) return [{ name, value }];
  throw new FrsInputError(
    operationId,
    name,
    `\`${name}\` must be a Blob, File, Uint8Array or ArrayBuffer; in Node, use fileFromPath(path).`,
  );
};

/** Writes an object as a JSON part with its media type. */
export const objectField: FieldWriter = (operationId, name, value) =>
  textField(operationId, name, value).map((part) => ({ ...part, type: "application/json" }));

/** Omits a field that is `null`. */
export function nullableField(field: FieldWriter): FieldWriter {
  return (operationId, name, value) => (value === null ? [] : field(operationId, name, value));
}

/** Writes an array as one field for each item. */
export function listField(item: FieldWriter): FieldWriter {
  return (operationId, name, value) => {
    if (!Array.isArray(value)) throw new FrsInputError(operationId, name, `\`${name}\` must be an array.`);
    return value.flatMap((each) => item(operationId, name, each));
  };
}
