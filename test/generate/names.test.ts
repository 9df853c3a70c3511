import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { asDocument } from "openapi-contract/document";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { generateClient } from "../../src/generate/client.js";
import { generateOperations } from "../../src/generate/operations.js";
import { document, root } from "../root.js";
import { programOf } from "./compile.js";

const thing = {
  description: "d",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
};

/** A document with operations of these names, and schemas of these names besides `CreatedResource`. */
function documentOf(operationIds: string[], schemas: string[] = [], more: object = {}) {
  return asDocument({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://{region}.test", variables: { region: { default: "a", enum: ["a"] } } }],
    paths: Object.fromEntries(
      operationIds.map((operationId, index) => [
        `/things/${index}`,
        { get: { operationId, "x-side-effects": "none", responses: { "200": thing }, ...more } },
      ]),
    ),
    components: { schemas: Object.fromEntries(["Thing", ...schemas].map((name) => [name, { type: "object" }])) },
  });
}

/** Names of types that are named after operations: their inputs, the parts of those, and their outputs. */
const ofOperations = /(Input|Output)$|Input(Fields|With\w+|\d+)$/;

describe("a schema", () => {
  let program: ts.Program;
  beforeAll(() => {
    program = programOf(root, "src/index.ts");
  });

  function sourceOf(file: string): ts.SourceFile {
    const source = program.getSourceFile(join(root, file));
    if (!source) throw new Error(`${file} is not part of the package.`);
    return source;
  }

  test("must not have a name that the package exports", () => {
    const checker = program.getTypeChecker();
    const module = checker.getSymbolAtLocation(sourceOf("src/index.ts"));
    if (!module) throw new Error("src/index.ts exports nothing.");
    const schemas = new Set(Object.keys(document.components?.schemas ?? {}));
    const exported = checker
      .getExportsOfModule(module)
      .map(({ name }) => name)
      .filter((name) => /^[A-Z]/.test(name) && !schemas.has(name) && !ofOperations.test(name));
    expect(exported.length).toBeGreaterThan(30);
    const allowed = exported.filter((name) => isAllowed(name));
    expect(allowed, "add these to `exportedNames` in src/generate/names.ts").toEqual([]);
  });

  test("must not have a name that the generated files refer to", () => {
    const checker = program.getTypeChecker();
    const referred = new Set<string>();
    for (const file of ["generated/schema.ts", "generated/client.ts", "generated/operations.ts"]) {
      const visit = (node: ts.Node): void => {
        if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
          const declaration = checker.getSymbolAtLocation(node.typeName)?.declarations?.[0];
          // A parameter of a type is seen by that type alone.
          if (!declaration || !ts.isTypeParameterDeclaration(declaration)) referred.add(node.typeName.text);
        }
        ts.forEachChild(node, visit);
      };
      visit(sourceOf(file));
    }
    const own = [...referred].filter((name) => /^[A-Z]/.test(name) && !ofOperations.test(name));
    expect(own).toContain("Record");
    const allowed = own.filter((name) => isAllowed(name));
    expect(allowed, "add these to `referredNames` in src/generate/names.ts").toEqual([]);
  });

  test.each([
    "ErrorCode",
    "Record",
    "Rate",
    "Target",
    "Blob",
    "Promise",
    "Omit",
    "GetThingInput",
    "GetThingOutput",
    "Replace",
  ])("must not be named %s; the message names the place", (name) => {
    expect(() => generateClient(documentOf(["getThing"], [name]))).toThrow(`/components/schemas/${name}: `);
  });

  test("may have any other name, such as that of a global that no type needs", () => {
    expect(generateClient(documentOf(["getThing"], ["Error", "Map", "Date"]))).toContain("  Date,\n");
  });

  function isAllowed(name: string): boolean {
    try {
      generateClient(documentOf(["getThing"], [name]));
      return true;
    } catch {
      return false;
    }
  }
});

describe("an operation", () => {
  const refused = ["http", "then", "toString", "constructor", "__proto__", "toJSON", "delete", "await", "default"];
  const constants = ["server", "regions", "operationTable", "permanentCodes", "secretFields", "createClientOf"];

  test.each([...refused, ...constants])("must not be named %s; the message names the place", (name) => {
    const message = new RegExp(`^/paths/~1things~10/get/operationId must not be ${name}: .*choose another\\.$`);
    expect(() => generateClient(documentOf([name]))).toThrow(message);
    expect(() => generateOperations(documentOf([name]))).toThrow(message);
  });

  test("must not need the types of another one", () => {
    expect(() => generateClient(documentOf(["getThing", "GetThing"]))).toThrow("GetThingInput");
  });

  test("must not have the name of an iterator", () => {
    const window = {
      parameters: ["offset", "limit"],
      maximum: 10,
      iterator: "eachThing",
      items: "things",
      total: { operationId: "eachThing", pointer: "/count" },
    };
    const ofIterator = (iterator: string, id: string) => documentOf([id], [], { "x-window": { ...window, iterator } });
    expect(() => generateClient(ofIterator("eachThing", "eachThing"))).toThrow("eachThing");
    expect(() => generateClient(ofIterator("then", "getThing"))).toThrow("/x-window/iterator must not be then");
    expect(() => generateClient(ofIterator("each thing", "getThing"))).toThrow("/x-window/iterator must be a name");
  });

  test("may have the name of no constant that the generated operations hold", async () => {
    const text = await readFile(join(root, "generated/operations.ts"), "utf8");
    const declared = [...text.matchAll(/^(?:export )?const (\w+)|^import \{ (.+) \}/gm)].flatMap(([, name, names]) =>
      name === undefined ? (names ?? "").split(", ") : [name],
    );
    const operations = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map((operation) => Reflect.get(Object(operation), "operationId")),
    );
    const others = declared.filter((name) => !operations.includes(name) && !/^media[A-Z]/.test(name));
    expect(others).toContain("operationTable");
    const allowed = others.filter((name) => {
      try {
        generateOperations(documentOf([name]));
        return true;
      } catch {
        return false;
      }
    });
    expect(allowed, "add these to `constantNames` in src/generate/names.ts").toEqual([]);
  });
});
