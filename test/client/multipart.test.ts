import fc from "fast-check";
import { expect, test } from "vitest";
import { multipart } from "../../src/client/multipart.js";
import type { FormPart } from "../../src/client/operation.js";
import { isFrsInputError } from "../../src/index.js";
import { thrown } from "./server.js";

/** The bytes of a form with its boundary taken out, as text of one character for each byte. */
async function bytesOf(body: Blob, type: string): Promise<string> {
  const [, boundary = ""] = /boundary=(\S+)/.exec(type) ?? [];
  expect(boundary).not.toBe("");
  const text = Buffer.from(await body.arrayBuffer()).toString("latin1");
  return text.replaceAll(boundary, "boundary");
}

/** The same form as the runtime's fetch writes it, which follows the HTML standard. */
async function bytesOfRuntime(parts: readonly FormPart[]): Promise<string> {
  const form = new FormData();
  for (const { name, value } of parts) {
    if (typeof value === "string") form.append(name, value);
    else form.append(name, value);
  }
  const response = new Response(form);
  // undici ends a form with a line break more than the standard, behind the closing boundary.
  return (await bytesOf(await response.blob(), response.headers.get("Content-Type") ?? "")).replace(/\r\n$/, "");
}

const text = fc.string({
  unit: fc.constantFrom("a", "ü", "好", "😀", '"', "\r", "\n", "\\", "%22", "-", ";", " ", "\0"),
});
// A File with an empty name has one by the standard, and none by undici.
const file = fc
  .record({ bytes: fc.uint8Array({ maxLength: 20 }), type: fc.constantFrom("", "image/png"), name: fc.option(text) })
  .map(({ bytes, type, name }) =>
    name === null || name === "" ? new Blob([bytes], { type }) : new File([bytes], name, { type }),
  );

test("parts are written as the runtime writes them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ name: text, value: fc.oneof(text, file) })), async (parts) => {
      const written = multipart("", parts);
      expect((await bytesOf(written, written.type)).replace(/\r\n$/, "")).toBe(await bytesOfRuntime(parts));
    }),
    { seed: 20220915, numRuns: 300 },
  );
});

test("a text can have a media type without being a file", async () => {
  const written = multipart("", [{ name: "meta", value: '{"a":1}', type: "application/json" }]);
  expect(await bytesOf(written, written.type)).toBe(
    '--boundary\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--boundary--\r\n',
  );
});

test("each form has a boundary of its own, of at least 128 random bits", () => {
  const boundaries = new Set(Array.from({ length: 100 }, () => multipart("", []).type));
  expect(boundaries.size).toBe(100);
  for (const type of boundaries) expect(type).toMatch(/^multipart\/form-data; boundary=form-\d+(-\d+){15}$/);
});

test("half of a surrogate pair is refused instead of being replaced", () => {
  const error = thrown(() => multipart("addFaces", [{ name: "note", value: "\ud800" }]));
  expect(isFrsInputError(error) && [error.operation, error.field]).toEqual(["addFaces", "note"]);
});
