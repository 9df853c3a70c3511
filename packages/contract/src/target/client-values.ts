import { isObject, type JsonValue, type OpenApiDocument, resolve, valueAt } from "../document/document.js";
import { listOperations } from "../document/operations.js";
import type { Header } from "../exchange.js";
import type { ClientOption } from "../profile.js";
import type { Environment } from "./secrets.js";

/** Values of client options, by the name in `x-client-option`, such as `projectId`. */
export interface ClientOptions {
  readonly [option: string]: string | undefined;
}

/**
 * The document with these values as examples of the parameters that clients take from their options, so that everything
 * derived from it names, say, the project of the caller; and with the values of headers as examples of header parameters.
 * Nothing else changes; without values it is the same object.
 */
export function withClientValues(
  document: OpenApiDocument,
  options: ClientOptions,
  headers: readonly Header[] = [],
): OpenApiDocument {
  if (headers.length === 0 && Object.values(options).every((value) => value === undefined)) return document;
  const changed = structuredClone(document);
  for (const { clientOption, name, in: place, pointer } of listOperations(changed).flatMap((each) => each.parameters)) {
    const header = place === "header" ? headers.find(([own]) => own.toLowerCase() === name.toLowerCase()) : undefined;
    const text = header?.[1] ?? (clientOption === undefined ? undefined : options[clientOption]);
    const parameter = valueAt(changed, pointer);
    if (text === undefined || !isObject(parameter)) continue;
    delete parameter.examples;
    parameter.example = header === undefined ? text : typed(text, changed, parameter.schema);
  }
  return changed;
}

/** The value that a header's text stands for where its schema wants a number or a boolean. */
function typed(text: string, document: OpenApiDocument, schema: JsonValue | undefined): JsonValue {
  const types = [isObject(schema) ? resolve(document, schema, "").value.type : undefined].flat();
  const isScalar = /^(-?\d+(\.\d+)?|true|false)$/.test(text);
  const isWanted = types.some((type) => type === "integer" || type === "number" || type === "boolean");
  // The pattern allows nothing but numbers and booleans of JSON.
  return isScalar && isWanted && !types.includes("string") ? (JSON.parse(text) as JsonValue) : text;
}

/** The values of a profile's client options: those that were given, and the others from environment variables. */
export function clientValuesFrom(
  options: readonly ClientOption[],
  given: ClientOptions,
  environment: Environment,
): ClientOptions {
  return Object.fromEntries(
    options.map(({ name, variable }) => [name, given[name] ?? (environment[variable] || undefined)]),
  );
}

/** The name of a client option on the command line: `--project-id` for `projectId`. */
export function flagOf({ name }: Pick<ClientOption, "name">): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
