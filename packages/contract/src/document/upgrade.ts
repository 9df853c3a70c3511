import { eachObject, eachObjectIn, type ObjectKind, type ObjectPlace } from "./document-walk.js";
import { isObject, type JsonObject, type JsonValue } from "./json.js";
import { memberOf, pointer, pointerOf, stepsOf } from "./pointer.js";
import { heldSchema, subschemasOf } from "./schema-walk.js";

/**
 * Turns an OpenAPI 3.0 document into the 3.1 document that means the same; any other value is returned as it is. Places keep
 * their JSON pointers, but for what is inside of an alternative to `null`: references to it lead there.
 *
 * @param value - A document as JSON, which is changed.
 */
export function upgraded(value: unknown): unknown {
  if (!isObject(value) || typeof value.openapi !== "string" || !/^3\.0(\.|$)/.test(value.openapi)) return value;
  value.openapi = "3.1.0";
  const upgrade = new Upgrade(value);
  eachObject(value, upgrade.visit);
  upgrade.followReferences();
  return value;
}

/** A reference, and what has to stand where it leads. */
interface Reference {
  holder: JsonObject & { $ref: string };
  kind: ObjectKind;
}

/** The upgrade of one document. */
class Upgrade {
  readonly #document: JsonObject;
  readonly #visited = new Set<JsonObject>();
  readonly #references: Reference[] = [];
  /** Where the keywords of a schema went that is an alternative to `null` now. */
  readonly #alternatives = new Map<JsonObject, JsonObject>();

  constructor(document: JsonObject) {
    this.#document = document;
  }

  readonly visit = ({ kind, value }: ObjectPlace): void => {
    if (kind === "schema") this.#upgradeSchemas(value);
    else if (isObject(value)) {
      this.#visited.add(value);
      this.#noteReference(value, kind);
    }
  };

  /** Upgrades what only references lead to, such as schemas in extensions, and lets references lead to what was moved. */
  followReferences(): void {
    // Grows while it is walked through.
    for (const { holder, kind } of this.#references) {
      const { value } = this.#targetOf(holder.$ref) ?? {};
      if (isObject(value) && !this.#visited.has(value)) eachObjectIn({ kind, pointer: "", value }, this.visit);
    }
    for (const { holder } of this.#references) {
      const target = this.#targetOf(holder.$ref);
      if (target?.isMoved) holder.$ref = `#${target.pointer.replaceAll("%", "%25")}`;
    }
  }

  #noteReference(holder: JsonObject, kind: ObjectKind): void {
    if (hasReference(holder)) this.#references.push({ holder, kind });
  }

  /** What stands now where a reference of the original document leads. */
  #targetOf(reference: string): { value: JsonValue | undefined; pointer: string; isMoved: boolean } | undefined {
    const at = pointerOf(reference);
    if (at === undefined) return undefined;
    const steps: string[] = [];
    let value: JsonValue | undefined = this.#document;
    let isMoved = false;
    for (const step of stepsOf(at)) {
      const alternative = isObject(value) ? this.#alternatives.get(value) : undefined;
      if (alternative !== undefined && Object.hasOwn(alternative, step)) {
        steps.push("anyOf", "0");
        value = alternative;
        isMoved = true;
      }
      steps.push(step);
      value = memberOf(value, step);
    }
    return { value, pointer: pointer(...steps), isMoved };
  }

  /** Changes a schema and all that it holds, the innermost first. */
  #upgradeSchemas(schema: JsonValue | undefined): void {
    if (!isObject(schema) || this.#visited.has(schema)) return;
    this.#visited.add(schema);
    const { $ref, ...held } = schema;
    for (const subschema of subschemasOf({ value: held, pointer: "" })) {
      this.#upgradeSchemas(heldSchema(held, subschema));
    }
    upgradeBound(schema, "exclusiveMinimum", "minimum");
    upgradeBound(schema, "exclusiveMaximum", "maximum");
    upgradeReference(schema);
    const alternative = upgradeNullable(schema);
    if (alternative !== undefined) this.#alternatives.set(schema, alternative);
    this.#noteReference(alternative ?? schema, "schema");
  }
}

function hasReference(value: JsonObject): value is JsonObject & { $ref: string } {
  return typeof value.$ref === "string";
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
  if (!hasReference(schema)) return;
  for (const keyword of Object.keys(schema)) {
    if (keyword !== "$ref" && keyword !== "nullable" && !keyword.startsWith("x-")) delete schema[keyword];
  }
}

/**
 * `nullable` beside a type adds `null` to it. To the letter of the standard, it has no effect elsewhere, and an `enum` must
 * list `null` itself; but authors mean that `null` is allowed, and so do most tools.
 *
 * @returns The schema that is one of two alternatives now, if other keywords refuse `null`.
 */
function upgradeNullable(schema: JsonObject): JsonObject | undefined {
  const { nullable, type, enum: values } = schema;
  delete schema.nullable;
  if (nullable !== true) return undefined;
  if (Array.isArray(values) && !values.includes(null)) schema.enum = [...values, null];
  const types = Array.isArray(type) ? type : typeof type === "string" ? [type] : [];
  if (types.length > 0 && !types.includes("null")) schema.type = [...types, "null"];
  const others = ["$ref", "allOf", "oneOf", "anyOf", "not"].filter((keyword) => schema[keyword] !== undefined);
  if (others.length === 0) return undefined;
  const { title, description, example, default: usual, readOnly, writeOnly, deprecated, ...rest } = schema;
  for (const keyword of Object.keys(rest)) delete schema[keyword];
  schema.anyOf = [rest, { type: "null" }];
  return rest;
}
