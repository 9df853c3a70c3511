import type { CaseRequest } from "../case.js";
import { DocumentError, type JsonValue, type OpenApiDocument } from "../document/document.js";
import type { Parameter } from "../document/operations.js";
import { writeRequest } from "../wire/request.js";
import { fill, type Scope } from "./expression.js";
import type { StepRequest } from "./scenario.js";

/** Values of parameters for all requests of a run, such as the id of a project. */
export interface RunValues {
  readonly [parameter: string]: string;
}

/**
 * Builds the request of a step.
 *
 * @returns `undefined` if an expression has no value, because it is missing in the response.
 * @throws {DocumentError} If a parameter of the path has no value anywhere.
 */
export function buildRequest(
  document: OpenApiDocument,
  step: StepRequest,
  scope: Scope,
  values: RunValues,
): CaseRequest | undefined {
  const { operation, body, pointer } = step;
  const given = new Map<Parameter, JsonValue>();
  for (const parameter of operation.parameters) {
    const value = valueFor(parameter, step, scope, values);
    if (value === "missing") return undefined;
    if (value !== undefined) given.set(parameter, value.value);
  }
  const payload = body && fill(body.payload, scope);
  if (body !== undefined && payload === undefined) return undefined;

  const { method, path } = operation;
  const written = writeRequest(
    document,
    {
      path,
      parameters: given,
      body: body && payload !== undefined ? { mediaType: body.mediaType, value: payload } : undefined,
      id: pointer,
    },
    (name) => {
      throw new DocumentError(`${pointer} must give a value for {${name}} of the path.`);
    },
  );
  return { ...written, method: method.toUpperCase(), credentials: "valid" };
}

/** Returns the value of a parameter, from the step or the run; `undefined` if it is omitted. */
function valueFor(
  parameter: Parameter,
  { parameters }: StepRequest,
  scope: Scope,
  values: RunValues,
): { value: JsonValue } | "missing" | undefined {
  const { name, in: location, clientOption, required, example } = parameter;
  const own = parameters.find((each) => each.name === name && each.in === location);
  if (own !== undefined) {
    const value = fill(own.value, scope);
    return value === undefined ? "missing" : { value };
  }
  if (clientOption === undefined) return undefined;
  const value = values[name] ?? (required ? example : undefined);
  return value === undefined ? undefined : { value };
}
