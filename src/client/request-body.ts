import { FrsInputError } from "./errors.js";

/**
 * A value as JSON text.
 *
 * @param field - Name of the input field that holds it, for the error.
 * @throws {FrsInputError} If it cannot be written as JSON.
 */
export function encodeJson(operationId: string, field: string, value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    const why = `\`${field}\` cannot be written as JSON: ${String(cause)}`;
    throw new FrsInputError(operationId, field, why, { cause });
  }
}
