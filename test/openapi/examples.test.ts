import { createSchemaValidator, listOperations } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import { document } from "../root.js";

const validator = createSchemaValidator(document);
const operations = listOperations(document);

describe.each(operations.map((operation) => [operation.operationId, operation] as const))("%s", (_, operation) => {
  const bodies = [
    ...(operation.requestBody?.content ?? []).map((mediaType) => ["request", mediaType] as const),
    ...operation.responses.flatMap(({ status, content }) => content.map((mediaType) => [status, mediaType] as const)),
  ];

  test.each(bodies.flatMap(([part, { schema, examples }]) => examples.map((example) => ({ part, schema, example }))))(
    "$part example $example.name is valid",
    ({ schema, example }) => {
      expect(validator.validate(schema, example.value)).toEqual([]);
    },
  );

  test.each(operation.parameters.filter(({ example }) => example !== undefined))(
    "the example of parameter $name is valid",
    ({ schema, example }) => {
      expect(validator.validate(schema, example)).toEqual([]);
    },
  );
});
