import { isObject, type JsonObject } from "openapi-contract/document";
import { expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";
import { summarize } from "../../src/cli/change-summary.js";

const responses = (name: string) => ({
  "200": { description: "d", content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
});

function baseDocument(): JsonObject {
  const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Search" } } } };
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/faces": { get: { operationId: "listFaces", parameters: [], responses: responses("FaceId") } },
      "/search": { post: { operationId: "searchFaces", requestBody: body, responses: responses("FaceId") } },
    },
    components: {
      schemas: {
        FaceId: { type: "string", description: "A face." },
        Search: { type: "object", properties: { limit: { type: "integer", description: "d" } } },
      },
    },
  };
}

/** Returns the object at a path of names. */
function at(document: JsonObject, ...names: string[]): JsonObject {
  return names.reduce<JsonObject>((object, name) => {
    const member = object[name];
    if (!isObject(member)) throw new Error(`Nothing at ${names.join(" → ")}.`);
    return member;
  }, document);
}

function summaryOf(change: (document: JsonObject) => void): string {
  const versions = { base: baseDocument(), revision: baseDocument() };
  change(versions.revision);
  return summarize(compareDocuments(versions.base, versions.revision), versions);
}

const schemas = ["components", "schemas"];

test.each<[string, string, (document: JsonObject) => void]>([
  ["nothing", "", () => {}],
  [
    "a description",
    "FaceId: description · docs only",
    (document) => Object.assign(at(document, ...schemas, "FaceId"), { description: "The id of a face." }),
  ],
  [
    "an optional property of one operation",
    "searchFaces: + optional `min_quality` · compatible",
    (document) => Object.assign(at(document, ...schemas, "Search", "properties"), { min_quality: { type: "number" } }),
  ],
  [
    "a removed property",
    "searchFaces: − `limit` · breaking for senders",
    (document) => {
      delete at(document, ...schemas, "Search", "properties").limit;
    },
  ],
  [
    "a name of a method, which only code sees",
    "findFaces: operationId · docs only, but breaks code",
    (document) => Object.assign(at(document, "paths", "/search", "post"), { operationId: "findFaces" }),
  ],
  [
    "a value that joins what is read",
    "FaceId: The type changed: `integer` is allowed now · breaking for readers",
    (document) => Object.assign(at(document, ...schemas, "FaceId"), { type: ["string", "integer"] }),
  ],
  [
    "several subjects, with the most serious verdict",
    "FaceId: description · searchFaces: + optional `min_quality` · compatible",
    (document) => {
      Object.assign(at(document, ...schemas, "FaceId"), { description: "The id of a face." });
      Object.assign(at(document, ...schemas, "Search", "properties"), { min_quality: { type: "number" } });
    },
  ],
])("%s is described in one line", (_, expected, change) => {
  const summary = summaryOf(change);
  // The order of the subjects is that of the changes: what is more serious comes first.
  expect(summary.split(" · ").sort()).toEqual(expected.split(" · ").sort());
});

test("many changes are counted after the first few", () => {
  const summary = summaryOf((document) => {
    const { paths } = document;
    for (let index = 0; index < 9; index++) {
      Object.assign(Object(paths), { [`/more${index}`]: { get: { operationId: `more${index}`, responses: {} } } });
    }
  });
  expect(summary).toMatch(/^more0: .+ · more3: .+ · and 5 more · compatible$/);
});
