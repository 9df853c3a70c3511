import fc from "fast-check";
import { asDocument, type JsonObject, remembered } from "openapi-contract/document";
import { expect, test } from "vitest";
import { generateClient } from "../../src/generate/client.js";
import { KeptTypes } from "../../src/generate/kept-types.js";
import { generateOperations } from "../../src/generate/operations.js";
import { takeOverOperations } from "../../src/generate/parts.js";
import { generateTypes } from "../../src/generate/types.js";
import { document } from "../root.js";

const names = ["Alpha", "Beta", "Gamma", "Delta"];

const scalar = fc.constantFrom<JsonObject>(
  { type: "string" },
  { type: "integer", minimum: 1 },
  { type: "string", format: "binary" },
  { type: "string", description: "A text.\nOf two lines." },
  { type: "string", readOnly: true },
  { type: "string", "x-known-values": ["a", "b"] },
  { type: "string", contentMediaType: "application/json", contentSchema: { $ref: "#/components/schemas/Alpha" } },
);
const reference = fc.constantFrom(...names).map((name): JsonObject => ({ $ref: `#/components/schemas/${name}` }));
const property = fc.oneof(
  scalar,
  reference,
  reference.map((items): JsonObject => ({ type: "array", items })),
);
const schema = fc.oneof(
  fc
    .record({
      properties: fc.dictionary(fc.constantFrom("one", "two", "three"), property, { maxKeys: 3 }),
      description: fc.constantFrom("First.", "Second. With more."),
      isOpen: fc.boolean(),
    })
    .map(
      ({ properties, description, isOpen }): JsonObject => ({
        type: "object",
        description,
        properties,
        required: Object.keys(properties).slice(0, 1),
        ...(isOpen && { additionalProperties: { type: "string" } }),
      }),
    ),
  fc.tuple(reference, reference).map((allOf): JsonObject => ({ description: "Both.", allOf })),
  fc
    .tuple(reference, reference)
    .map(([a, b]): JsonObject => ({ description: "One.", oneOf: [a, b], discriminator: { propertyName: "one" } })),
);

/** What an edit replaces: a schema, or an operation; without one, it is removed. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant("schema" as const), name: fc.constantFrom(...names), schema }),
  fc.record({
    kind: fc.constant("operation" as const),
    name: fc.constantFrom("/one", "/two", "/three"),
    operation: fc.option(fc.record({ sent: fc.option(reference), received: reference, summary: fc.string() })),
  }),
  fc.record({ kind: fc.constant("title" as const), title: fc.constantFrom("T", "U") }),
);

const start: JsonObject = {
  openapi: "3.1.0",
  info: { title: "T", version: "1.0.0" },
  servers: document.servers as unknown as JsonObject[],
  "x-error-catalogue": {},
  paths: { "/one": operation("/one", null, { $ref: "#/components/schemas/Alpha" }, "Reads.") },
  components: { schemas: Object.fromEntries(names.map((name) => [name, { type: "object", description: `${name}.` }])) },
};

function operation(path: string, sent: JsonObject | null, received: JsonObject, summary: string): JsonObject {
  const content = (schema: JsonObject) => ({ "application/json": { schema } });
  return {
    post: {
      operationId: `send${path.slice(1)}`,
      summary,
      ...(sent && { requestBody: { content: content(sent) } }),
      responses: { "200": { description: "OK", content: content(received) } },
    },
  };
}

/** Makes an edit in a copy of a document. */
function edited(before: JsonObject, change: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never): JsonObject {
  const after = structuredClone(before);
  if (change.kind === "title") Object(after.info).title = change.title;
  else if (change.kind === "schema") Object(after.components).schemas[change.name] = change.schema;
  else if (change.operation) {
    const { sent, received, summary } = change.operation;
    Object(after.paths)[change.name] = operation(change.name, sent, received, summary);
  } else delete Object(after.paths)[change.name];
  return after;
}

/** What a generator returns, or why it refuses the document. */
async function outcome(generate: () => string | Promise<string>): Promise<string | { error: string }> {
  try {
    return await generate();
  } catch (error) {
    return { error: String(error) };
  }
}

test("after any edits, what is kept of earlier states changes nothing of what is generated", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      const kept = new KeptTypes();
      let json = start;
      let before = remembered(asDocument(json));
      await outcome(() => generateTypes(before, undefined, kept));
      await outcome(() => generateOperations(before));
      for (const change of edits) {
        json = edited(json, change);
        const after = remembered(asDocument(structuredClone(json)));
        takeOverOperations(after, before);
        const fresh = () => remembered(asDocument(structuredClone(json)));
        expect(await outcome(() => generateTypes(after, undefined, kept))).toEqual(
          await outcome(() => generateTypes(fresh())),
        );
        expect(await outcome(() => generateOperations(after))).toEqual(
          await outcome(() => generateOperations(fresh())),
        );
        expect(await outcome(() => generateClient(after))).toEqual(await outcome(() => generateClient(fresh())));
        before = after;
      }
    }),
    { seed: 20261129, numRuns: 60 },
  );
});
