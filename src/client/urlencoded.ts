import { FrsInputError } from "./errors.js";
import { formParts } from "./form-fields.js";
import type { BodyDefinition } from "./operation.js";
import { encodeText } from "./url-parts.js";

/**
 * Writes a body as `application/x-www-form-urlencoded`, by the URL standard: a space as `+`, an array as fields of one
 * name.
 *
 * @throws {FrsInputError} If a field cannot be written, or contains a lone surrogate.
 */
export const encodeUrlencoded: NonNullable<BodyDefinition["encode"]> = async (operationId, definition, fields) => {
  const form = new URLSearchParams();
  for (const { name, value } of formParts(operationId, definition, fields)) {
    // Only `multipart/form-data` has files.
    if (typeof value !== "string") throw new FrsInputError(operationId, name, `\`${name}\` must be a string.`);
    encodeText(operationId, name, name + value);
    form.append(name, value);
  }
  return new Blob([form.toString()], { type: "application/x-www-form-urlencoded" });
};
