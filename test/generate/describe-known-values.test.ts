import { asDocument, type JsonObject, valueAt } from "openapi-contract/document";
import { expect, test } from "vitest";
import { documentOf } from "../../packages/contract/test/small-document.js";
import { describeKnownValues } from "../../src/generate/describe-known-values.js";

const said = "Known values: `a`, `b`. Others may be added.";
const known = { "x-known-values": ["a", "b"] };

function describedSchema(schema: object, schemas: object = {}): JsonObject {
  const document = documentOf(schema, schemas);
  describeKnownValues(document);
  const once = JSON.stringify(document);
  describeKnownValues(document);
  expect(JSON.stringify(document)).toBe(once);
  return valueAt(document, "/paths/~1things/post/requestBody/content/application~1json/schema") as JsonObject;
}

test.each([
  ["is appended", { type: "string", description: "Kind.\n", ...known }, `Kind. ${said}`],
  ["stands alone where there is no description", { type: "string", ...known }, said],
  [
    "comes after a table",
    { description: "Kind.\n\n| a |\n|---|\n| b |\n", ...known },
    `Kind.\n\n| a |\n|---|\n| b |\n\n${said}`,
  ],
  [
    "takes the place of an older one",
    { description: "Kind. Known values: `c`. Others may be added.", ...known },
    `Kind. ${said}`,
  ],
  [
    "stands beside a reference",
    { $ref: "#/components/schemas/Other", description: "Kind.", ...known },
    `Kind. ${said}`,
  ],
  [
    "follows references whose description another one hides",
    { $ref: "#/components/schemas/Other", description: "Kind." },
    `Kind. ${said}`,
  ],
])("the sentence with known values %s", (_, schema, description) => {
  const schemas = { Other: { $ref: "#/components/schemas/Kind" }, Kind: { type: "string", ...known } };
  expect(describedSchema(schema, schemas).description).toBe(description);
});

test("a reference without a description of its own gets none", () => {
  expect(describedSchema({ $ref: "#/components/schemas/Kind" }, { Kind: { type: "string", ...known } })).toEqual({
    $ref: "#/components/schemas/Kind",
  });
});

test("references that go in a circle end", () => {
  const document = asDocument({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: {
      schemas: { A: { $ref: "#/components/schemas/B", description: "A" }, B: { $ref: "#/components/schemas/A" } },
    },
  });
  describeKnownValues(document);
  expect(valueAt(document, "/components/schemas/A/description")).toBe("A");
});
