import { describe, expect, test } from "vitest";
import { noUndocumentedProperty } from "../../src/checks/no-undocumented-property.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const text = { type: "string" };
const named = (...names: string[]) => ({ type: "object", properties: Object.fromEntries(names.map((n) => [n, text])) });
const schemas = {
  Open: named("id"),
  Closed: { ...named("id"), additionalProperties: false },
  Tree: { type: "object", properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } } },
};

const found = (schema: { [keyword: string]: unknown }, body: unknown) =>
  problems(noUndocumentedProperty, documentWith({ 200: jsonResponse(schema) }, { components: { schemas } }), {
    body,
  }).map(({ level, at }) => `${level} ${at}`);
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("the message names the property and the schema", () => {
  const document = documentWith({ 200: jsonResponse(ref("Closed")) }, { components: { schemas } });
  expect(problems(noUndocumentedProperty, document, { body: { id: "a", "x/y": 1 } })).toEqual([
    {
      check: "no-undocumented-property",
      level: "failure",
      message: 'The body of 200 has the property "x/y", which its schema forbids.',
      pointer: "/components/schemas/Closed",
      at: "/x~1y",
    },
  ]);
});

describe("reports", () => {
  test.each([
    ["a property that an open object does not name", ref("Open"), { id: "a", x: 1 }, ["warning /x"]],
    ["one of a closed object", ref("Closed"), { id: "a", x: 1 }, ["failure /x"]],
    [
      "one deep inside",
      { type: "object", properties: { a: { type: "array", items: ref("Open") } } },
      { a: [{ id: "a" }, { x: 1 }] },
      ["warning /a/1/x"],
    ],
    [
      "one of a recursive schema",
      ref("Tree"),
      { children: [{ children: [{ x: 1 }] }] },
      ["warning /children/0/children/0/x"],
    ],
    [
      "one that no part of allOf names",
      { allOf: [ref("Open"), named("b")] },
      { id: "a", b: "b", x: 1 },
      ["warning /x"],
    ],
    [
      "one that the matching alternative does not name",
      {
        oneOf: [
          { ...named("a"), required: ["a"] },
          { ...named("b"), required: ["b"] },
        ],
      },
      { a: "a", x: 1 },
      ["warning /x"],
    ],
    [
      "one beyond unevaluatedProperties",
      { allOf: [named("a")], unevaluatedProperties: false },
      { a: "a", x: 1 },
      ["failure /x"],
    ],
    [
      "one beside a reference",
      { $ref: "#/components/schemas/Open", properties: { b: text } },
      { id: "a", b: "b", x: 1 },
      ["warning /x"],
    ],
    [
      "one inside of a map",
      { type: "object", additionalProperties: ref("Open") },
      { any: { x: 1 } },
      ["warning /any/x"],
    ],
    [
      "one that no alternative of closed objects names",
      { oneOf: [ref("Closed"), { ...named("b"), additionalProperties: false }] },
      { id: 1, x: 1 },
      ["failure /x"],
    ],
    ["one of a tuple", { type: "array", prefixItems: [ref("Open")] }, [{ x: 1 }, { y: 1 }], ["warning /0/x"]],
  ])("%s", (_, schema, body, expected) => {
    expect(found(schema, body)).toEqual(expected);
  });

  test("the same property of many items once", () => {
    const body = Array.from({ length: 50 }, () => ({ id: "a", x: 1 }));
    expect(found({ type: "array", items: ref("Open") }, body)).toEqual(["warning /0/x"]);
  });
});

describe("the properties of errors", () => {
  const Problem = {
    type: "object",
    properties: { error_code: { ...text, "x-absent-on-success": true }, request_id: text },
  };
  const of = (status: number, body: unknown, success: { [keyword: string]: unknown } = ref("Open")) =>
    problems(
      noUndocumentedProperty,
      documentWith(
        { 200: jsonResponse(success), default: jsonResponse({ anyOf: [named("error"), ref("Problem")] }) },
        { components: { schemas: { ...schemas, Problem } } },
      ),
      { status, body },
    ).map(({ level, message, pointer }) => ({ level, message, pointer }));

  test("are a failure in a success, where the document says that it has none", () => {
    expect(of(200, { id: "a", error_code: "" })).toEqual([
      {
        level: "failure",
        message: 'The body of 200 has the property "error_code", which only errors have.',
        pointer: "/components/schemas/Problem/properties/error_code",
      },
    ]);
  });

  test.each([
    ["others are a warning", 200, { id: "a", request_id: "r" }, undefined, ["warning"]],
    [
      "inside of an object they are a warning",
      200,
      { in: { id: "a", error_code: "" } },
      { properties: { in: ref("Open") } },
      ["warning"],
    ],
    ["they may be in an error", 400, { error_code: "E.1" }, undefined, []],
    ["a success may name them itself", 200, { error_code: "0" }, named("error_code"), []],
  ])("%s", (_, status, body, success, expected) => {
    expect(of(status, body, success).map(({ level }) => level)).toEqual(expected);
  });
});

describe("ignores", () => {
  test.each([
    ["a map", { type: "object", additionalProperties: text }, { x: "1" }],
    ["an explicitly open object", { ...named("a"), additionalProperties: true }, { x: 1 }],
    ["an object schema without properties", { type: "object" }, { x: 1 }],
    ["a value of any schema", {}, { x: 1 }],
    ["names by pattern", { ...named("a"), patternProperties: { "^x-": text } }, { "x-1": "1" }],
    ["names of another part of allOf", { allOf: [named("a"), named("b")] }, { a: "a", b: "b" }],
    ["names of another matching part of anyOf", { anyOf: [named("a"), named("b")] }, { a: "a", b: "b" }],
    [
      "names of a condition",
      { ...named("a"), if: { required: ["z"] }, else: { properties: { b: text } } },
      { a: "a", b: "b" },
    ],
    [
      "names of a dependent schema",
      { ...named("a"), dependentSchemas: { a: { properties: { b: text } } } },
      { a: "a", b: "b" },
    ],
    [
      "names of an alternative whose value is wrong, beside closed others",
      { oneOf: [ref("Closed"), { ...named("b"), additionalProperties: false }] },
      { b: 1 },
    ],
    ["a name that an object inherits", named("toString"), { toString: "a" }],
  ])("%s", (_, schema, body) => {
    expect(found(schema, body)).toEqual([]);
  });
});
