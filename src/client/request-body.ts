import { FrsInputError } from "./errors.js";

/**
 * Writes a value as JSON.
 *
 * @param field - Name of the input field, for the error.
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
