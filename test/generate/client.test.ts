import { describe, expect, test } from "vitest";
import { generateClient } from "../../src/generate/client.js";
import { generateOperations } from "../../src/generate/operations.js";
import { asDocument } from "../../src/spec/document.js";

const answer = {
  description: "d",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
};

function documentWith(operation: object, schemas: object = {}) {
  return asDocument({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://{region}.test", variables: { region: { default: "a", enum: ["a"] } } }],
    paths: {
      "/things": {
        get: { operationId: "getThing", "x-side-effects": "none", responses: { "200": answer }, ...operation },
      },
    },
    components: { schemas: { Thing: { type: "object", description: "A thing" }, ...schemas } },
  });
}

test("makes a method with its types, its place in the table, and a doc comment", () => {
  const client = generateClient(documentWith({ summary: "Get a thing", description: "Ends a comment: */" }));
  expect(client).toContain("getThing(input?: GetThingInput, options?: CallOptions): Reply<GetThingOutput>;");
  expect(generateOperations(documentWith({}))).toContain('path: "/things"');
  expect(client).toContain("* Get a thing.");
  expect(client).toContain("Ends a comment: *\\/");
});

describe("refuses what would not compile or not be sent", () => {
  const parameter = (name: string, place: string) => ({
    name,
    in: place,
    description: "d",
    schema: { type: "string" },
  });
  const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } };
  test.each([
    ["a schema in lower case", {}, { "type-info": { type: "object" } }, "upper camel case"],
    ["a schema with a name of the client's", {}, { Region: { type: "object" } }, "choose another"],
    ["a schema with the name of an input", {}, { GetThingInput: { type: "object" } }, "choose another"],
    ["a cookie", { parameters: [parameter("session", "cookie")] }, {}, "cookie parameter session"],
    [
      "two parameters of one name",
      { parameters: [parameter("id", "query"), parameter("id", "header")] },
      {},
      "share a name",
    ],
    [
      "a parameter and a field of one name",
      { parameters: [parameter("id", "query")], requestBody: body },
      { Thing: { type: "object", properties: { id: { type: "string" } } } },
      "share a name",
    ],
    ["no operationId", { operationId: undefined }, {}, "no operationId that can name a method"],
    ["no success", { responses: { "400": answer } }, {}, "no success status"],
  ])("%s", (_, operation, schemas, message) => {
    expect(() => generateClient(documentWith(operation, schemas))).toThrow(message);
  });
});
