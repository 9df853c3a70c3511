import { asDocument, type JsonObject } from "openapi-contract/document";
import { expect, test } from "vitest";
import { fieldsOf } from "../../src/docs/fields.js";

/** The fields of a schema of a request: name and presence of each. */
function presences(schema: JsonObject, schemas: { [name: string]: JsonObject } = {}): string[] {
  return listed(schema, schemas).map(({ name, presence }) => `${name}: ${presence}`);
}

function listed(schema: JsonObject, schemas: { [name: string]: JsonObject } = {}) {
  const info = { title: "Fields", version: "1" };
  const document = asDocument({
    openapi: "3.1.0",
    info,
    paths: {},
    components: { schemas: { ...schemas, Body: schema } },
  });
  return fieldsOf(document, "/components/schemas/Body", "request");
}

const text = { type: "string" };
const password = { required: ["password"], properties: { password: text } };
const code = {
  required: ["password", "totp"],
  properties: { password: text, totp: { required: ["passcode"], properties: { passcode: text, id: text } } },
};

test.each<[string, JsonObject, string[]]>([
  ["an object", { required: ["a"], properties: { a: text, b: text } }, ["a: yes", "b: no"]],
  [
    "objects in lists",
    { properties: { faces: { items: { required: ["id"], properties: { id: text } } } } },
    ["faces: no", "faces[].id: yes"],
  ],
  [
    "an alternative that requires what the others lack; inside of it, its own counts",
    { anyOf: [password, code] },
    ["password: yes", "totp: in some forms", "totp.passcode: yes", "totp.id: no"],
  ],
  [
    "the order of alternatives",
    { anyOf: [code, password] },
    ["password: yes", "totp: in some forms", "totp.passcode: yes", "totp.id: no"],
  ],
  [
    "alternatives that require what stands beside them",
    { properties: { url: text, file: text, name: text }, oneOf: [{ required: ["url"] }, { required: ["file"] }] },
    ["url: in some forms", "file: in some forms", "name: no"],
  ],
  [
    "what all alternatives require",
    { properties: { id: text }, oneOf: [{ required: ["id", "a"] }, { required: ["id", "b"] }] },
    ["id: yes"],
  ],
  [
    "an object that requires more than its alternatives",
    { required: ["password"], anyOf: [{ properties: { password: text } }, { properties: { other: text } }] },
    ["password: yes", "other: no"],
  ],
  [
    "alternatives inside of a property",
    { required: ["auth"], properties: { auth: { oneOf: [password, code] } } },
    ["auth: yes", "auth.password: yes", "auth.totp: in some forms", "auth.totp.passcode: yes", "auth.totp.id: no"],
  ],
])("the presence of the fields of %s", (_, schema, expected) => {
  expect(presences(schema)).toEqual(expected);
});

test("a schema that contains itself is listed once", () => {
  const node = { properties: { name: text, next: { $ref: "#/components/schemas/Node" } } };
  expect(presences({ $ref: "#/components/schemas/Node" }, { Node: node })).toEqual(["name: no", "next: no"]);
});

test("schemas that all refer to each other are listed once where the table would grow without end", () => {
  const names = Array.from({ length: 8 }, (_, index) => `S${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
  const schemas = Object.fromEntries(names.map((name) => [name, { properties: { ...properties, text } }]));
  const fields = listed({ $ref: "#/components/schemas/S0" }, schemas);
  expect(fields.length).toBeLessThan(1_000);
  expect(new Set(fields.map(({ name }) => name.split(".").at(-1)))).toEqual(new Set([...names, "text"]));
});

test("types and descriptions of alternatives stand side by side, each once", () => {
  const [first] = listed({
    oneOf: [
      { properties: { value: { type: "string", description: "A name." } } },
      { properties: { value: { type: "integer", description: "An id." } } },
      { properties: { value: { type: "string", description: "A name." } } },
    ],
  });
  expect(first).toEqual({
    name: "value",
    presence: "no",
    type: "string, or integer",
    description: "A name. Or: An id.",
    isDeprecated: false,
  });
});
