import { expect, test } from "vitest";
import { documentFor } from "../../src/document/directions.js";
import { asDocument } from "../../src/document/document.js";
import { createSchemaValidator } from "../../src/document/validation.js";
import { smallDocument } from "../small-document.js";

const document = smallDocument(
  {},
  {
    schemas: {
      Id: { type: "string", readOnly: true },
      Base: { type: "object", properties: { id: { $ref: "#/components/schemas/Id" }, secret: { writeOnly: true } } },
      Account: {
        allOf: [{ $ref: "#/components/schemas/Base" }, { required: ["id", "secret", "name"] }],
        properties: { name: { type: "string" } },
      },
      Other: { required: ["id"] },
    },
    examples: { odd: { value: { required: ["id"], properties: { id: 1 } } } },
  },
);

test.each([
  ["request", { secret: "s", name: "n" }, []],
  ["request", { name: "n" }, ["must have required property 'secret'"]],
  ["response", { id: "1", name: "n" }, []],
  ["response", { name: "n" }, ["must have required property 'id'"]],
  [undefined, { name: "n" }, ["must have required property 'id'", "must have required property 'secret'"]],
] as const)("what does not travel that way is not demanded: %s %j", (direction, value, expected) => {
  const validator = createSchemaValidator(document, { strict: false, ...(direction && { direction }) });
  const found = validator.validate("/components/schemas/Account", value);
  expect(found.map(({ message }) => message)).toEqual(expected);
});

test("a schema that demands a property of the same name elsewhere goes on demanding it", () => {
  const { Other } = documentFor(document, "request").components?.schemas ?? {};
  expect(Other).toEqual({ required: ["id"] });
});

test("the document itself stays as it is, and one without such properties stays the same object", () => {
  const before = JSON.stringify(document);
  documentFor(document, "response");
  expect(JSON.stringify(document)).toBe(before);
  const plain = asDocument({ ...document, components: {} });
  expect(documentFor(plain, "request")).toBe(plain);
});
