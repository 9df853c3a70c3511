import { FrsInputError } from "./errors.js";
import { fileBlob } from "./media.js";
import type { FormPart } from "./multipart.js";
import type { BodyDefinition } from "./operation.js";
import { encodeJson } from "./request-body.js";

/**
 * The fields of a form, in the order of the input: each item of a list by itself where the document describes a list, and
 * nothing for what is not given.
 *
 * @throws {FrsInputError} If a field is not what the document describes, or `null`, which no form can say.
 */
export function formParts(
  operationId: string,
  { files = [], lists = [], objects = [] }: BodyDefinition,
  fields: { readonly [name: string]: unknown },
): FormPart[] {
  return Object.entries(fields).flatMap(([name, value]): FormPart[] => {
    if (value === undefined) return [];
    const isList = lists.includes(name);
    if (isList && !Array.isArray(value)) throw new FrsInputError(operationId, name, `\`${name}\` must be a list.`);
    const items: readonly unknown[] = isList && Array.isArray(value) ? value : [value];
    return items.map((item) => {
      if (files.includes(name)) return { name, value: checkedFile(operationId, name, item) };
      if (item === null) throw new FrsInputError(operationId, name, `\`${name}\` must not be null: leave it out.`);
      if (objects.includes(name)) return { name, value: encodeJson(operationId, name, item), type: "application/json" };
      return { name, value: typeof item === "string" ? item : encodeJson(operationId, name, item) };
    });
  });
}

function checkedFile(operationId: string, name: string, value: unknown): Blob {
  const file = fileBlob(value);
  if (file) return file;
  throw new FrsInputError(
    operationId,
    name,
    `\`${name}\` must be a Blob, a File, a Uint8Array, an ArrayBuffer, or, in Node, what fileFromPath(path) gives.`,
  );
}
