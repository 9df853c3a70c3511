import { expect, test } from "vitest";
import { compareDocuments } from "../../src/changes/compare.js";
import { verdicts } from "./verdict-table.js";

test.each(verdicts)("%s", (_name, before, after, verdict) => {
  expect(compareDocuments(before, after)[0]?.verdict ?? "none").toBe(verdict);
});
