import { eachObject } from "./document-walk.js";
import { isObject, type JsonObject, type JsonValue } from "./json.js";
import { heldSchema, subschemasOf } from "./schema-walk.js";

/**
 * Turns an OpenAPI 3.0 document into the 3.1 document that means the same; any other value is returned as it is. Places keep
 * their JSON pointers, but for what is inside of an alternative to `null`.
 *
 * @param value - A document as JSON, which is changed.
 */
export function upgraded(value: unknown): unknown {
  if (!isObject(value) || typeof value.openapi !== "string" || !/^3\.0\.\d/.test(value.openapi)) return value;
  value.openapi = "3.1.0";
  eachObject(value, ({ kind, value: schema }) => {
    if (kind === "schema") upgradeSchemas(schema);
  });
  return value;
}

/** Changes a schema and all that it holds, the innermost first. References are not followed: what they lead to is visited, too. */
function upgradeSchemas(schema: JsonValue | undefined): void {
  if (!isObject(schema)) return;
  const { $ref, ...held } = schema;
  for (const subschema of subschemasOf({ value: held, pointer: "" })) upgradeSchemas(heldSchema(held, subschema));
  upgradeBound(schema, "exclusiveMinimum", "minimum");
  upgradeBound(schema, "exclusiveMaximum", "maximum");
  upgradeReference(schema);
  upgradeNullable(schema);
}

/** `exclusiveMinimum: true` changes what `minimum` means; in 3.1 it is a number of its own. */
function upgradeBound(schema: JsonObject, exclusive: string, inclusive: string): void {
  const flag = schema[exclusive];
  if (typeof flag !== "boolean") return;
  delete schema[exclusive];
  const bound = schema[inclusive];
  if (!flag || bound === undefined) return;
  schema[exclusive] = bound;
  delete schema[inclusive];
}

/** Keywords that stand beside a reference without effect in 3.0, where they would have one in 3.1. */
function upgradeReference(schema: JsonObject): void {
  if (typeof schema.$ref !== "string") return;
  for (const keyword of Object.keys(schema)) {
    if (keyword !== "$ref" && keyword !== "nullable" && !keyword.startsWith("x-")) delete schema[keyword];
  }
}

/**
 * `nullable` beside a type adds `null` to it. To the letter of the standard, it has no effect elsewhere, and an `enum` must
 * list `null` itself; but authors mean that `null` is allowed, and so do most tools.
 */
function upgradeNullable(schema: JsonObject): void {
  const { nullable, type, enum: values } = schema;
  delete schema.nullable;
  if (nullable !== true) return;
  if (Array.isArray(values) && !values.includes(null)) schema.enum = [...values, null];
  if (typeof type === "string") schema.type = [type, "null"];
  // A schema object that other keywords refuse `null` for is one of two alternatives.
  const others = ["$ref", "allOf", "oneOf", "anyOf", "not"].filter((keyword) => schema[keyword] !== undefined);
  if (others.length === 0) return;
  const { title, description, example, default: usual, readOnly, writeOnly, deprecated, ...rest } = schema;
  for (const keyword of Object.keys(rest)) delete schema[keyword];
  schema.anyOf = [rest, { type: "null" }];
}
