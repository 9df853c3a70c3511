import { isObject, type JsonObject, type JsonValue } from "./json.js";
import { pointer } from "./pointer.js";

/** What objects of an OpenAPI document are called that can stand behind a reference, and schemas. */
export type ObjectKind =
  | "pathItem"
  | "operation"
  | "parameter"
  | "header"
  | "requestBody"
  | "response"
  | "mediaType"
  | "encoding"
  | "example"
  | "link"
  | "schema";

/** An object of a document, or a reference in its place. */
export interface ObjectPlace {
  kind: ObjectKind;
  pointer: string;
  value: JsonValue;
}

/** How a field holds objects: one, a list of them, or by name. */
type Field = readonly [form: "one" | "list" | "map", kind: ObjectKind];

const described: { readonly [field: string]: Field } = {
  schema: ["one", "schema"],
  content: ["map", "mediaType"],
  examples: ["map", "example"],
};

const operation: Field = ["one", "operation"];

/** The fields of each kind of object that hold others. Callbacks and webhooks are not requests to the endpoint. */
const fields: { readonly [Kind in ObjectKind]: { readonly [field: string]: Field } } = {
  pathItem: {
    parameters: ["list", "parameter"],
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
  },
  operation: {
    parameters: ["list", "parameter"],
    requestBody: ["one", "requestBody"],
    responses: ["map", "response"],
  },
  parameter: described,
  header: described,
  requestBody: { content: ["map", "mediaType"] },
  response: { headers: ["map", "header"], content: ["map", "mediaType"], links: ["map", "link"] },
  mediaType: { schema: ["one", "schema"], examples: ["map", "example"], encoding: ["map", "encoding"] },
  encoding: { headers: ["map", "header"] },
  example: {},
  link: {},
  schema: {},
};

const components: { readonly [field: string]: Field } = {
  schemas: ["map", "schema"],
  parameters: ["map", "parameter"],
  headers: ["map", "header"],
  requestBodies: ["map", "requestBody"],
  responses: ["map", "response"],
  examples: ["map", "example"],
  links: ["map", "link"],
  pathItems: ["map", "pathItem"],
};

/** Called with objects of a document. */
type Visit = (place: ObjectPlace) => void;

/**
 * Calls a function with every object of a document by its kind, an owner before what it holds. References are not followed,
 * for what they lead to stands elsewhere in the document; schemas are not looked into.
 */
export function eachObject(document: JsonObject, visit: Visit): void {
  visitHeld(document.components, "/components", components, visit);
  visitHeld(document, "", { paths: ["map", "pathItem"] }, visit);
}

/** Calls a function with an object, wherever it stands, and with all that {@link eachObject} finds in it. */
export function eachObjectIn(place: ObjectPlace, visit: Visit): void {
  const { kind, pointer: at, value } = place;
  visit(place);
  visitHeld(value, at, fields[kind], visit);
}

function visitHeld(
  owner: JsonValue | undefined,
  at: string,
  known: { readonly [field: string]: Field },
  visit: Visit,
): void {
  if (!isObject(owner)) return;
  for (const [field, [form, kind]] of Object.entries(known)) {
    const held = owner[field];
    const inside = at + pointer(field);
    if (held === undefined) continue;
    const enter = (value: JsonValue, step: string): void => {
      // Among paths and responses, what is called so is an extension, which may hold anything.
      if ((kind === "pathItem" || kind === "response") && step.startsWith("/x-")) return;
      eachObjectIn({ kind, pointer: inside + step, value }, visit);
    };
    if (form === "one") enter(held, "");
    else if (form === "list")
      for (const [index, item] of (Array.isArray(held) ? held : []).entries()) enter(item, `/${index}`);
    else for (const [name, item] of Object.entries(isObject(held) ? held : {})) enter(item, pointer(name));
  }
}
