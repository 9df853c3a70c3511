import Ajv from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { deriveCases } from "../../src/cases/index.js";
import { documentOf } from "../small-document.js";

/** The strings that are sent for a property `p`, by what the ids of their cases end with. */
function sentFor(schema: object, kind: "constraint" | "boundary"): { [how: string]: string } {
  const document = documentOf({ type: "object", required: ["p"], properties: { p: schema } });
  const start = `makeThing/${kind}/p/pattern/`;
  const cases = deriveCases(document).filter(({ id }) => id.startsWith(start));
  return Object.fromEntries(
    cases.map(({ id, request }) => {
      const body = new TextDecoder().decode(request({}, "unique").body);
      return [decodeURIComponent(id.slice(start.length)), JSON.parse(body).p];
    }),
  );
}

const actions = { type: "string", pattern: "^[1-5](,[1-5]){0,9}$", examples: ["3,1"] };
const base64 = { type: "string", pattern: "^[A-Za-z0-9+/]+={0,2}$", examples: ["iVBORw0KGgo="] };
const words = { type: "string", pattern: "^(?:red|green|blue)(?:;(?:red|green|blue))*$", examples: ["red"] };
const word = { type: "string", pattern: "^[a-z0-9_-]+$", minLength: 3, maxLength: 6, examples: ["gate-3"] };

describe("a pattern is missed in each way in which servers are lax", () => {
  test("a bounded list", () => {
    expect(sentFor(actions, "constraint")).toEqual({
      "leading-blank": " 3,1",
      "trailing-blank": "3,1 ",
      "line-end": "3,1\n",
      empty: "",
      "full-width": "３,1",
      "trailing-separator": "3,1,",
      "leading-separator": ",3,1",
      "doubled-separator": "3,,3",
      "blank-between": "3, 3",
      separator: "3;3",
      "too-many": "3,3,3,3,3,3,3,3,3,3,3",
      "unknown-item": "3,0",
      "item-above": "3,6",
    });
  });

  test("base64", () => {
    expect(sentFor(base64, "constraint")).toMatchObject({
      "data-url": "data:image/png;base64,iVBORw0KGgo=",
      "url-safe": "-_BORw0KGgo=",
      padding: "iVBORw0KGgo===",
      "padding-inside": "iVBO=w0KGgo=",
      "line-break": "iVBO\nRw0KGgo=",
    });
  });

  test("words", () => {
    expect(sentFor(words, "constraint")).toMatchObject({
      "letter-case": "RED",
      "unknown-item": "red;0",
      "item-case": "red;RED",
    });
    expect(Object.keys(sentFor(words, "constraint"))).not.toContain("too-many");
  });

  test("a name", () => {
    expect(sentFor({ ...word, maxLength: 64 }, "constraint")).toMatchObject({ dot: "gate-3." });
    expect(Object.keys(sentFor(words, "constraint"))).not.toContain("dot");
  });

  test("nothing else is broken", () => {
    // A blank more would be too long.
    expect(sentFor(word, "constraint")).toEqual({ "letter-case": "GATE-3", "full-width": "gate-３" });
    expect(sentFor({ ...word, enum: ["gate-3"] }, "constraint")).toEqual({});
    expect(sentFor({ ...word, "x-grammar": "elsewhere" }, "constraint")).toEqual({});
    // Blanks and line ends may be allowed.
    expect(sentFor({ type: "string", pattern: "^[a-z]", examples: ["a"] }, "constraint")).toMatchObject({
      "leading-blank": " a",
    });
  });

  test.each([actions, base64, words, word])("each string breaks $pattern and no other keyword", (schema) => {
    const { pattern, ...others } = schema;
    const ajv = new Ajv.default({ strict: false });
    for (const text of Object.values(sentFor(schema, "constraint"))) {
      expect(ajv.validate({ pattern }, text), text).toBe(false);
      expect(ajv.validate(others, text), text).toBe(true);
    }
  });
});

describe("the rarer strings that a pattern takes are sent", () => {
  test("the longest list, and all items", () => {
    expect(sentFor(actions, "boundary")).toEqual({ longest: "1,2,3,4,5,1,2,3,4,5", "all-items": "1,2,3,4,5" });
    expect(sentFor(words, "boundary")).toEqual({ "all-items": "red;green;blue" });
  });

  test("items that the document lists", () => {
    const numbers = {
      type: "string",
      pattern: "^\\d+(,\\d+){0,2}$",
      examples: ["2"],
      "x-known-items": ["1", "2", "21", "x"],
    };
    expect(sentFor(numbers, "boundary")).toEqual({ longest: "1,2,21" });
  });

  test("each alternative", () => {
    const colour = { type: "string", pattern: "^(red|green)$", examples: ["red"] };
    expect(sentFor(colour, "boundary")).toEqual({ red: "red", green: "green" });
  });
});

test("each known value of an open enumeration is sent", () => {
  const schema = { type: "string", "x-known-values": ["low", "high"] };
  const document = documentOf({ type: "object", required: ["p"], properties: { p: schema } });
  const ids = deriveCases(document).map(({ id }) => id);
  expect(ids.filter((id) => id.includes("x-known-values"))).toEqual([
    "makeThing/boundary/p/x-known-values/low",
    "makeThing/boundary/p/x-known-values/high",
  ]);
});

describe("values that lax servers read", () => {
  const document = documentOf({
    type: "object",
    properties: {
      direction: { type: "string", enum: ["asc", "desc"] },
      count: { type: "integer", examples: [7] },
      ratio: { type: "number", examples: [0.5], "x-accepts-text": true },
      isPublic: { type: "boolean", examples: [true] },
      mixed: { type: ["string", "number"], examples: [3] },
      tags: { type: "array", items: { type: "string" }, examples: [["a"]] },
      some: { type: "array", items: { type: "string" }, minItems: 1, examples: [["a"]] },
      labels: { type: "object", additionalProperties: { type: "string" }, examples: [{ a: "b" }] },
    },
  });
  const sent = (end: string) =>
    deriveCases(document)
      .filter(({ id }) => id.endsWith(end))
      .map(({ id, request }) => {
        const name = id.split("/")[2] ?? "";
        return [name, JSON.parse(new TextDecoder().decode(request({}, "unique").body))[name]];
      });

  test("a listed string in the other letter case", () => {
    expect(sent("/enum/letter-case")).toEqual([["direction", "ASC"]]);
  });

  test("a number or a boolean as a string, unless strings are valid or known to be read", () => {
    expect(sent("/type/as-text")).toEqual([
      ["count", "7"],
      ["isPublic", "true"],
    ]);
  });

  test("a list and a map without anything in it, which are valid", () => {
    expect(sent("/type/empty")).toEqual([
      ["tags", []],
      ["labels", {}],
    ]);
  });
});
