import type { MediaType, Operation, Parameter } from "openapi-contract/document";
import { isObject, type JsonObject, type JsonValue, resolve } from "openapi-contract/document";
import { document } from "./root.js";

/** A request made from the document's examples: as raw bytes for fetch, and as an input of the generated client. */
export interface ExampleRequest {
  /** Which example it is, such as `application/json withCustomFields`. */
  name: string;
  path: string;
  init: { method: string; headers: { [name: string]: string }; body?: string | FormData };
  input: { [field: string]: unknown };
}

/** A credential that satisfies the first alternative of an operation's security; none if it is open. */
function credentials({ security }: Operation): { [header: string]: string } {
  return Object.fromEntries(
    Object.keys(security[0] ?? {}).map((scheme) => {
      const { value } = resolve(document, { $ref: `#/components/securitySchemes/${scheme}` }, "");
      return [String(value.name), "any"];
    }),
  );
}

/**
 * One request for each example body of an operation, or for each parameter of which exactly one must be given; one in all
 * if there is neither.
 */
export function exampleRequests(operation: Operation): ExampleRequest[] {
  const required = operation.parameters.filter((parameter) => parameter.required && parameter.example !== undefined);
  const bodies = (operation.requestBody?.content ?? []).flatMap((mediaType) =>
    mediaType.examples.map(({ name, value }) =>
      request(operation, `${mediaType.name} ${name}`, required, mediaType, isObject(value) ? value : {}),
    ),
  );
  if (bodies.length > 0) return bodies;
  const choices = operation.parameters.filter(({ name }) => operation.exactlyOneOf.includes(name));
  if (choices.length === 0) return [request(operation, "without a body", required, undefined, {})];
  return choices.map((choice) => request(operation, `by ${choice.name}`, [...required, choice], undefined, {}));
}

/** A request with the examples of some parameters and a body. */
function request(
  operation: Operation,
  name: string,
  parameters: Parameter[],
  mediaType: MediaType | undefined,
  body: JsonObject,
): ExampleRequest {
  const own = parameters.filter(({ clientOption }) => clientOption === undefined);
  const input: { [field: string]: unknown } = Object.fromEntries(
    own.map(({ name: field, example }) => [field, example]),
  );
  const headers = { ...credentials(operation) };
  const init: ExampleRequest["init"] = { method: operation.method.toUpperCase(), headers };
  for (const parameter of parameters) {
    if (parameter.in === "header") headers[parameter.name] = String(parameter.example);
  }
  if (mediaType?.name === "multipart/form-data") {
    const fields = Object.entries(body).map(([field, value]) => [field, partValue(value)] as const);
    const form = new FormData();
    for (const [field, value] of fields) form.append(field, value);
    init.body = form;
    Object.assign(input, body, Object.fromEntries(fields.filter(([, value]) => value instanceof Blob)));
  } else if (mediaType) {
    headers["Content-Type"] = mediaType.name;
    init.body = JSON.stringify(body);
    Object.assign(input, body);
  }
  return { name, path: pathOf(operation, parameters), init, input };
}

function pathOf(operation: Operation, parameters: Parameter[]): string {
  const value = (location: Parameter["in"], name: string) =>
    parameters.find((parameter) => parameter.in === location && parameter.name === name)?.example;
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(value("path", name))),
  );
  const query = new URLSearchParams(
    parameters
      .filter((parameter) => parameter.in === "query")
      .flatMap(({ name, example, exploded }) =>
        exploded && isObject(example) ? Object.entries(example) : [[name, example] as const],
      )
      .map(([name, value]) => [name, String(value)]),
  );
  return query.size === 0 ? path : `${path}?${query}`;
}

/** A part of a multipart body: a data URI stands for the file with its bytes. */
function partValue(value: JsonValue): string | Blob {
  const file = typeof value === "string" ? value.match(/^data:([^;,]+);base64,(.*)$/) : null;
  if (file) return new Blob([Buffer.from(file[2] ?? "", "base64")], { type: file[1] ?? "" });
  return typeof value === "string" ? value : JSON.stringify(value);
}
