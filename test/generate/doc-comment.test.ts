import { asDocument, type OpenApiDocument } from "openapi-contract/document";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { generateClient } from "../../src/generate/client.js";
import { docComment } from "../../src/generate/doc-comment.js";
import { generateOperations } from "../../src/generate/operations.js";
import { generateTypes } from "../../src/generate/types.js";

/** Texts that would end a comment, begin a tag, or end a line of code. */
const nasty = [
  "@deprecated at the start",
  "Use it. @deprecated since long ago",
  "First line\n@deprecated second line",
  "- @deprecated in a list",
  "`code @deprecated code`",
  "Code:\n\n```ts\n@Injectable()\nclass A {}\n  @deprecated\n```\n\nMore.",
  "~~~\n@deprecated\n",
  "{@deprecated in a brace}",
  "Ends */ a comment, `${" + "holds}` a template, \u2028 a line, \u202e a direction, \r\n a return",
];

function documentWith(text: string, deprecated = false): OpenApiDocument {
  return asDocument({
    openapi: "3.1.0",
    info: { title: text, version: "1" },
    servers: [{ url: "https://{region}.test", variables: { region: { default: "a", enum: ["a"] } } }],
    paths: {
      "/things": {
        post: {
          operationId: "listThings",
          summary: text,
          description: text,
          deprecated,
          "x-side-effects": "none",
          externalDocs: { url: "https://a.test/{@deprecated} b", description: text },
          parameters: [
            { name: "filter", in: "query", description: text, example: text, deprecated, schema: { type: "string" } },
            { name: "old", in: "query", schema: { $ref: "#/components/schemas/Old" } },
          ],
          requestBody: {
            description: text,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Thing" },
                examples: { one: { summary: text, value: { name: text } } },
              },
            },
          },
          "x-window": {
            parameters: ["offset", "limit"],
            maximum: 10,
            iterator: "eachThing",
            items: "things",
            total: { operationId: "listThings", pointer: "/count" },
          },
          responses: {
            "200": {
              description: text,
              headers: { "X-Old": { description: text, deprecated, schema: { type: "string" } } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
            },
            "400": {
              description: text,
              content: { "application/json": { examples: { bad: { summary: text, value: {} } } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Old: { type: "string", deprecated },
        Thing: {
          type: "object",
          title: text,
          description: text,
          properties: {
            name: { type: "string", deprecated, description: text, default: text, examples: [text] },
            description: { type: "object", description: text, example: { text }, properties: {} },
          },
        },
      },
    },
  });
}

/** Names of the tags of all comments, each with the name of what it stands before; fails if the code does not parse. */
function tagsOf(text: string): string[] {
  const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
  expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = Reflect.get(node, "name");
    for (const comment of ts.getJSDocCommentsAndTags(node)) {
      if (!ts.isJSDoc(comment)) continue;
      for (const { tagName } of comment.tags ?? []) {
        found.push(`${name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : ""} @${tagName.text}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("a text of the document", () => {
  test.each(nasty)("never becomes a tag, nor anything but a comment: %j", async (text) => {
    const document = documentWith(text);
    for (const code of [generateClient(document), generateOperations(document), await generateTypes(document)]) {
      const tags = tagsOf(code).map((tag) => tag.replace(/^.* /, ""));
      expect(tags.filter((tag) => tag === "@deprecated" || tag === "@Injectable")).toEqual([]);
    }
  });
});

describe("deprecated", () => {
  test("reaches methods, their iterators, inputs, and fields", async () => {
    const deprecated = (text: string) =>
      tagsOf(text)
        .filter((tag) => tag.endsWith("@deprecated"))
        .map((tag) => tag.replace(" @deprecated", ""));
    const document = documentWith("Text", true);
    expect(deprecated(generateClient(document)).sort()).toEqual([
      "ListThingsInput",
      "eachThing",
      "filter",
      "listThings",
      "name",
      "old",
    ]);
    expect(new Set(deprecated(generateOperations(document)))).toEqual(new Set(["", "listThings"]));
    expect(deprecated(await generateTypes(document))).toEqual(expect.arrayContaining(["name", "filter", "X-Old"]));
    expect(deprecated(generateClient(documentWith("Text")))).toEqual([]);
  });
});

describe("docComment", () => {
  test("keeps fenced code as it is, and wraps what stands around it", () => {
    const text = "Use it\nlike this:\n\n```ts\nif (a) {\n  b();\n}\n```\n\nNot\notherwise.";
    expect(docComment([text])).toBe(
      "/**\n * Use it like this:\n *\n * ```ts\n * if (a) {\n *   b();\n * }\n * ```\n *\n * Not otherwise.\n */",
    );
  });

  test("keeps paragraphs, lists and tables apart, so that none takes up what follows", () => {
    const text = "First\nparagraph.\n\nSecond:\n\n- one\n- two\n\n| a |\n|---|\n| b |\n\nThird.";
    const lines = [
      "First paragraph.",
      "",
      "Second:",
      "",
      "- one",
      "- two",
      "",
      "| a |",
      "|---|",
      "| b |",
      "",
      "Third.",
    ];
    expect(docComment([text])).toBe(["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n"));
  });

  test("leaves addresses and code with an @ readable", () => {
    expect(docComment(["Write to a@b.test, see `@scope/name`."])).toBe("/** Write to a@b.test, see `@scope/name`. */");
  });
});
