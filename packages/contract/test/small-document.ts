import { asDocument, type OpenApiDocument } from "../src/document/document.js";

/** A document of a few paths, for tests that need no more. */
export function smallDocument(paths: object, components: object = {}): OpenApiDocument {
  return asDocument({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths, components });
}

/** A document with one operation, `POST /things`, that takes JSON of a schema. */
export function documentOf(schema: object, schemas: object = {}): OpenApiDocument {
  return smallDocument(
    {
      "/things": {
        post: {
          operationId: "makeThing",
          "x-side-effects": "none",
          requestBody: { required: true, content: { "application/json": { schema } } },
          responses: {},
        },
      },
    },
    { schemas },
  );
}

/** A document with one operation, `GET` of a path, that takes parameters. */
export function documentWith(parameters: object[], path = "/things", more: object = {}): OpenApiDocument {
  return smallDocument({
    [path]: { get: { operationId: "getThings", "x-side-effects": "none", parameters, responses: {}, ...more } },
  });
}
