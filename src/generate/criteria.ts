import type { OpenApiDocument } from "openapi-contract/document";
import { alwaysRequired, possibleProperties, schemasAt, typesOf } from "openapi-contract/document";
import type { Method } from "./method.js";

/** What the client has to know of a criterion: limits of its size, and whether it is needed, by name. */
export type Criterion = { readonly [limit: string]: number | boolean };

/** Methods that change or delete what their input selects. */
const selecting: readonly string[] = ["delete", "put", "patch"];

/**
 * What selects the things that an operation changes or deletes, with the constraints that the document states for it: path
 * and query parameters, and the fields that its body requires. Empty for an operation that selects nothing.
 */
export function criteriaOf(document: OpenApiDocument, method: Method): { [field: string]: Criterion } {
  if (method.sideEffects !== "writes" || !selecting.includes(method.method)) return {};
  const parameters = method.inputs
    .filter(({ in: place }) => place === "path" || place === "query")
    .map(({ name, schema }) => {
      // Each value of a list, and each member of an object, travels as a criterion that could stand alone.
      const isChoice = method.exactlyOneOf.includes(name) && !typesOf(schemasAt(document, [schema])).includes("array");
      return [name, { ...sizes(document, [schema]), ...(isChoice ? { single: true } : {}) }] as const;
    });
  const bodies = method.alternatives.map(({ schema }) => schema);
  const properties = possibleProperties(document, bodies);
  const isDeletion = method.method === "delete";
  const fields = commonlyRequired(document, bodies).map((name) => {
    const limits = sizes(document, properties.get(name) ?? []);
    return [name, { ...(isDeletion ? { required: true } : {}), ...limits }] as const;
  });
  return Object.fromEntries([...parameters, ...fields].filter(([, limits]) => isDeletion || hasAny(limits)));
}

function hasAny(limits: Criterion): boolean {
  return Object.keys(limits).length > 0;
}

/** Names of the fields that every one of several schemas requires, whichever of its alternatives a value takes. */
function commonlyRequired(document: OpenApiDocument, pointers: readonly string[]): string[] {
  const [first = [], ...others] = pointers.map((at) => alwaysRequired(document, [at]));
  return first.filter((name) => others.every((names) => names.includes(name)));
}

/** The limits of size that schemas state together. */
function sizes(document: OpenApiDocument, pointers: readonly string[]): Criterion {
  const schemas = schemasAt(document, pointers);
  const limit = (keyword: "minLength" | "maxLength" | "minProperties" | "maxProperties") => {
    const values = schemas.map(({ value }) => value[keyword]).filter((value) => typeof value === "number");
    if (values.length === 0) return {};
    return { [keyword]: keyword.startsWith("min") ? Math.max(...values) : Math.min(...values) };
  };
  return { ...limit("minLength"), ...limit("maxLength"), ...limit("minProperties"), ...limit("maxProperties") };
}
