import { expect, test } from "vitest";
import { generateTypes } from "../../src/generate/types.js";
import { smallDocument } from "../small-document.js";

const document = smallDocument(
  {},
  {
    schemas: {
      Upload: {
        type: "object",
        required: ["file"],
        properties: { file: { type: "string", format: "binary" }, size: { type: "integer", default: 5 } },
      },
    },
  },
);

test("binary fields are Blobs, and a field with a default stays optional", async () => {
  const types = await generateTypes(document);
  expect(types).toMatch(/file: Blob;/);
  expect(types).toMatch(/size\?: number;/);
});

test("named schemas are exported by their names", async () => {
  expect(await generateTypes(document)).toContain("export type Upload = ");
});

test.each([
  [[-1, 0], "-1 | 0 | (number & {})"],
  [[0.5, -0.25], "0.5 | -0.25 | (number & {})"],
  [["a", "b"], '"a" | "b" | (string & {})'],
  [["a", -1], '"a" | -1 | (string & {}) | (number & {})'],
  [[true, false], "boolean"],
  [["auto", true], '"auto" | boolean | (string & {})'],
])("known values %j are literals, and others of their types remain possible", async (known, type) => {
  const schema = { description: "d", "x-known-values": known };
  expect(await generateTypes(smallDocument({}, { schemas: { Level: schema } }))).toContain(`Level: ${type};`);
});
