import { expect, test } from "vitest";
import type { MediaType } from "../../src/document/operations.js";
import { bodyMadeBy } from "../../src/wire/body.js";

const mediaType: MediaType = {
  name: "application/json",
  schema: "/schema",
  schemaName: undefined,
  examples: [],
  pointer: "",
};

test("the value of a body is made when it is asked for, and not again for the same request", () => {
  let count = 0;
  const body = bodyMadeBy(mediaType, () => {
    count += 1;
    return { file: "A".repeat(1024) };
  });
  expect(count).toBe(0);
  const first = body.value;
  expect(body.value).toBe(first);
  expect(count).toBe(1);
});

test("a value that is not an object is made each time", () => {
  const body = bodyMadeBy(mediaType, () => null);
  expect([body.value, body.value]).toEqual([null, null]);
});
