import { asDocument } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { generateClient } from "../../src/generate/client.js";
import { generateOperations } from "../../src/generate/operations.js";

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
      "two parameters are named id",
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

test("names of any length reach the runtime whole; examples are shortened", () => {
  const long = `a_${"very_".repeat(12)}long_name`;
  const other = `${long}_other`;
  const choice = (name: string) => ({
    name,
    in: "query",
    description: "d",
    example: name,
    schema: { type: "string" },
  });
  const document = documentWith({ parameters: [choice(long), choice(other)], "x-exactly-one-of": [long, other] });
  expect(generateOperations(document)).toContain(`exactlyOneOf: [["${long}"], ["${other}"]],`);
  expect(generateClient(document)).toContain(`getThing({ ${long}: "${long.slice(0, 20)}…" })`);
});

test("formats of any length reach the runtime whole", () => {
  const format = "x".repeat(50);
  const document = documentWith(
    {
      requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Upload" } } } },
    },
    {
      Upload: { type: "object", properties: { file: { $ref: "#/components/schemas/Picture" } } },
      Picture: { type: "string", contentEncoding: "base64", "x-media-formats": [format], "x-max-bytes": 5 },
    },
  );
  expect(generateOperations(document)).toContain(`formats: ["${format}"]`);
});

test("imports only what is needed, whatever words the document uses", () => {
  const text = "Not eachItem, FileContent, OneOf<A>, checkChoice, explodeMembers, secretFields or MediaDefinition.";
  const document = documentWith({
    summary: text,
    description: text,
    parameters: [{ name: "q", in: "query", description: text, example: text, schema: { type: "string" } }],
  });
  const imports = (code: string) => code.split("\n").filter((line) => line.startsWith("import "));
  const plain = documentWith({});
  expect(imports(generateClient(document))).toEqual(imports(generateClient(plain)));
  expect(imports(generateOperations(document))).toEqual(imports(generateOperations(plain)));
});
