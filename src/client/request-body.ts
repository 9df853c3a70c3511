import { FrsInputError } from "./errors.js";
import type { OperationDefinition } from "./operation.js";

/**
 * The body of a request: a form if one of its fields is a file, JSON text otherwise.
 *
 * @throws {FrsInputError} If a field that must be a file is none, or the body cannot be written as JSON.
 */
export function encodeBody(
  { operationId, body }: OperationDefinition,
  fields: { readonly [name: string]: unknown },
): string | FormData {
  const files = body?.files?.filter((name) => fields[name] !== undefined) ?? [];
  for (const name of files) {
    if (!(fields[name] instanceof Blob)) {
      throw new FrsInputError(operationId, name, `\`${name}\` must be a Blob or a File.`);
    }
  }
  if (files.length === 0) return json(operationId, "input", fields);

  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value instanceof Blob) form.append(name, value);
    else form.append(name, typeof value === "string" ? value : json(operationId, name, value));
  }
  return form;
}

function json(operationId: string, name: string, value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new FrsInputError(operationId, name, `\`${name}\` cannot be written as JSON: ${String(cause)}`, { cause });
  }
}
