import { isObject, type OpenApiDocument, valueAt } from "../document/document.js";
import { listOperations } from "../document/operations.js";

/** Values of client options, by the name in `x-client-option`, such as `projectId`. */
export interface ClientOptions {
  readonly [option: string]: string | undefined;
}

/**
 * The document with these values as examples of the parameters that clients take from their options, so that everything
 * derived from it names, say, the project of the caller. Nothing else changes; without values it is the same object.
 */
export function withClientValues(document: OpenApiDocument, options: ClientOptions): OpenApiDocument {
  if (Object.values(options).every((value) => value === undefined)) return document;
  const changed = structuredClone(document);
  for (const { clientOption, pointer } of listOperations(changed).flatMap(({ parameters }) => parameters)) {
    const value = clientOption === undefined ? undefined : options[clientOption];
    const parameter = valueAt(changed, pointer);
    if (value === undefined || !isObject(parameter)) continue;
    delete parameter.examples;
    parameter.example = value;
  }
  return changed;
}

/** The id of the project to work in: the one that was given, or `HUAWEICLOUD_SDK_PROJECT_ID`. */
export function projectIdFrom(
  given: string | undefined,
  environment: { readonly [name: string]: string | undefined },
): string | undefined {
  return given ?? (environment.HUAWEICLOUD_SDK_PROJECT_ID || undefined);
}
