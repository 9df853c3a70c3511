import { asDocument } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { generateClient } from "../../src/generate/client.js";
import { generateOperations } from "../../src/generate/operations.js";

const response = {
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
        get: { operationId: "getThing", "x-side-effects": "none", responses: { "200": response }, ...operation },
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
    ["no operationId", { operationId: undefined }, {}, "`operationId` must be a valid name of a method"],
    ["no success", { responses: { "400": response } }, {}, "must have a success status"],
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
  expect(generateClient(document)).toContain(`   *   ${long}: "${long.slice(0, 20)}…",\n`);
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

describe("the comment of a method", () => {
  const entry = (fault: string, meaning = "What it says. More of it.") => ({
    status: [400],
    fault,
    meaning,
    cause: "c",
    remedy: "r",
    retryable: fault === "load" || fault === "server",
  });
  const documentOf = (operations: { [id: string]: object }, catalogue: object) =>
    asDocument({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      servers: [{ url: "https://{region}.test", variables: { region: { default: "a", enum: ["a"] } } }],
      paths: Object.fromEntries(
        Object.entries(operations).map(([operationId, operation]) => [
          `/${operationId}`,
          { get: { operationId, "x-side-effects": "none", responses: { "200": response }, ...operation } },
        ]),
      ),
      components: { schemas: { Thing: { type: "object", description: "A thing" } } },
      "x-error-catalogue": catalogue,
    });
  /** The lines of the comment of a method. */
  const commentOf = (client: string, operationId: string) => {
    const before = client.slice(0, client.indexOf(`\n  ${operationId}(`));
    return before.slice(before.lastIndexOf("/**")).split("\n");
  };
  const codesOf = (client: string, operationId: string) =>
    commentOf(client, operationId).flatMap((line) => line.match(/^ {3}\* - .*`(\w+\.\d+)`/)?.[1] ?? []);

  test("names the operation's own codes, one line each, and leaves out what operations share", () => {
    const client = generateClient(
      documentOf(
        {
          getA: { "x-error-codes": ["T.0001", "T.0002", "T.0003", "T.0004"] },
          getB: { "x-error-codes": ["T.0001", "T.0003"] },
          getC: { "x-error-codes": ["T.0001"] },
        },
        {
          "T.0001": entry("credentials"),
          "T.0002": entry("state"),
          "T.0003": entry("request"),
          "T.0004": entry("server"),
        },
      ),
    );
    expect(commentOf(client, "getA")).toContain("   * - 400 `T.0002`: What it says.");
    expect(codesOf(client, "getA")).toEqual(["T.0002"]);
    expect(codesOf(client, "getC")).toEqual([]);
    expect(commentOf(client, "getC").join("\n")).toContain(
      "@throws {FrsApiError} With a documented code (see {@link FrsClient}).",
    );
  });

  test("names eight codes at most: those that a caller handles first", () => {
    const faults = [
      "request",
      "load",
      "account",
      "credentials",
      "content",
      "content",
      "content",
      "content",
      "state",
      "state",
    ];
    const codes = faults.map((_, index) => `T.000${index}`);
    const client = generateClient(
      documentOf(
        { getA: { "x-error-codes": codes }, getB: { "x-error-codes": ["T.0004"] }, getC: {}, getD: {} },
        Object.fromEntries(codes.map((code, index) => [code, entry(faults[index] ?? "")])),
      ),
    );
    expect(codesOf(client, "getA")).toEqual([
      "T.0008",
      "T.0009",
      "T.0005",
      "T.0006",
      "T.0007",
      "T.0004",
      "T.0003",
      "T.0002",
    ]);
  });

  test("compares an operation only with those of its server", () => {
    const elsewhere = { servers: [{ url: "https://iam.{region}.test", variables: { region: { default: "a" } } }] };
    const client = generateClient(
      documentOf(
        {
          getA: { "x-error-codes": ["T.0001"] },
          getB: { "x-error-codes": ["T.0001"] },
          getC: { ...elsewhere, "x-error-codes": ["T.0001", "T.0002"] },
          getD: { ...elsewhere, "x-error-codes": ["T.0002"] },
          getE: { ...elsewhere, "x-error-codes": ["T.0002"] },
        },
        { "T.0001": entry("state"), "T.0002": entry("state") },
      ),
    );
    expect(codesOf(client, "getA")).toEqual([]);
    expect(codesOf(client, "getC")).toEqual(["T.0001"]);
  });

  test("breaks an example that is longer than an editor shows, where it has members", () => {
    const value = { a: { b: "x".repeat(30), c: [1, 2] }, "d-e": ["y".repeat(40), "z".repeat(40), {}], f: {} };
    const parameter = { name: "q", in: "query", required: true, description: "d", schema: {}, example: value };
    const client = generateClient(
      documentOf({ getA: { parameters: [{ ...parameter, schema: { type: "object" } }] } }, {}),
    );
    const lines = commentOf(client, "getA").map((line) => line.replace(/^ {3}\* ?/, ""));
    expect(lines.slice(lines.indexOf("```ts") + 1, lines.lastIndexOf("```"))).toEqual([
      "const response = await frs.getA({",
      "  q: {",
      `    a: { b: "${"x".repeat(30)}", c: [1, 2] },`,
      '    "d-e": [',
      `      "${"y".repeat(40)}",`,
      `      "${"z".repeat(40)}",`,
      "      {},",
      "    ],",
      "    f: {},",
      "  },",
      "});",
    ]);
  });

  test("says what holds for several fields, and leaves to the fields what they say themselves", () => {
    const field = (name: string) => ({ name, in: "query", description: `About ${name}.`, schema: { type: "string" } });
    const comment = (operation: object) =>
      commentOf(generateClient(documentOf({ getA: operation }, {})), "getA")
        .join(" ")
        .replace(/\s+\*\s+/g, " ");
    expect(
      comment({ parameters: [field("a"), field("b"), field("c")], "x-exactly-one-of": ["a", "b", "c"] }),
    ).toContain("@param input - The parameters. Exactly one of `a`, `b` and `c`. @param options");
    const number = (name: string) => ({ ...field(name), schema: { type: "integer", minimum: 0 } });
    expect(
      comment({
        parameters: [field("id"), number("offset"), number("limit")],
        "x-excludes": [["id"], ["offset", "limit"]],
        "x-window": { parameters: ["offset", "limit"], maximum: 10000 },
      }),
    ).toContain(
      "Either `id` or `offset` and `limit`, not both. The sum of `offset` and `limit` must be at most 10,000. @param options",
    );
  });
});
