import { FrsInputError } from "./errors.js";
import { checkHeaderValue } from "./header-checks.js";
import type { OperationDefinition, RequestParts } from "./operation.js";
import { queryPair, scalar } from "./url-parts.js";

/**
 * Sorts the fields of an input into path, query, header and body.
 *
 * @param fields - The input by field; parameters are removed from it.
 * @param clientOptions - Values of the parameters that the client's options supply.
 * @param validate - Whether to check constraints that the service checks, too.
 * @throws {FrsInputError} If a required parameter is missing, a value cannot be sent, or a field is unknown to an
 *   operation without a body.
 */
export function sortInput(
  operation: OperationDefinition,
  fields: Map<string, unknown>,
  clientOptions: { readonly [option: string]: string | undefined },
  validate: boolean,
): RequestParts {
  const { operationId } = operation;
  const parts: RequestParts = { path: {}, query: [], header: {}, body: undefined };
  operation.check?.(operation, fields, validate);
  operation.checkExcludes?.(operation, fields);

  for (const parameter of operation.parameters) {
    const { name, clientOption } = parameter;
    const value = clientOption === undefined ? fields.get(name) : clientOptions[clientOption];
    fields.delete(name);
    if (value === undefined || value === null) {
      if (!parameter.required) continue;
      throw new FrsInputError(operationId, name, `\`${name}\` is required.`);
    }
    if (parameter.write) {
      const pairs = parameter.write(operation, name, value);
      if (pairs.length === 0 && (parameter.required || operation.exactlyOneOf?.flat().includes(name))) {
        throw new FrsInputError(operationId, name, `\`${name}\` must not be empty.`);
      }
      parts.query.push(...pairs);
      continue;
    }
    const text = scalar(operationId, name, value);
    if (parameter.in === "path") parts.path[name] = text;
    if (parameter.in === "query") parts.query.push(queryPair(operationId, name, text));
    if (parameter.in === "header") {
      checkHeaderValue(operationId, name, text);
      parts.header[name] = text;
    }
  }

  if (operation.body) {
    if (fields.size > 0 || !operation.body.optional) parts.body = Object.fromEntries(fields);
    return parts;
  }
  const [unknown] = fields.keys();
  if (unknown !== undefined) {
    const known = operation.parameters.filter((parameter) => parameter.clientOption === undefined);
    const names = known.map((parameter) => `\`${parameter.name}\``).join(", ");
    throw new FrsInputError(
      operationId,
      unknown,
      `Unknown field \`${unknown}\`. \`${operationId}\` takes ${names || "no fields"}.`,
    );
  }
  return parts;
}
