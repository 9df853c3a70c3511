import { asJson, isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "./document.js";
import { lastStepOf, parentOf, valueIn } from "./pointer.js";

/** Marks a schema of which nothing can be said, and a parameter that is not sent. */
export const unusableMark = "x-unusable";

/** Whether a schema, or an item among parameters, was disabled. */
export function isUnusable(value: JsonValue | undefined): boolean {
  return isObject(value) && value[unusableMark] !== undefined;
}

/** Puts a value in the place of another one, in the document itself; nothing happens if its owner does not exist. */
export function replaceAt(document: OpenApiDocument, at: string, value: JsonValue): void {
  const owner = valueIn(asJson(document), parentOf(at));
  const step = lastStepOf(at);
  if (step === undefined) return;
  if (Array.isArray(owner)) owner[Number(step)] = value;
  else if (isObject(owner)) owner[step] = value;
}

/** Removes a member of an object, in the document itself. */
export function removeAt(document: OpenApiDocument, at: string): void {
  const owner: JsonValue | undefined = valueIn(asJson(document), parentOf(at));
  const step = lastStepOf(at);
  if (step !== undefined && isObject(owner)) delete owner[step];
}

/** What stays of a schema that is disabled: what it says to readers, its examples, and which way it travels. */
export function disabledSchema(schema: JsonValue): JsonObject {
  const {
    title,
    description,
    example,
    examples,
    default: usual,
    readOnly,
    writeOnly,
    deprecated,
  } = isObject(schema) ? schema : {};
  const kept = { title, description, example, examples, default: usual, readOnly, writeOnly, deprecated };
  const present = Object.entries(kept).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return { [unusableMark]: true, ...Object.fromEntries(present) };
}
