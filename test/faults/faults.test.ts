import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.js";
import { testFaults } from "./fault-tests.js";
import { faultTable } from "./faults.js";

testFaults(() => ({}));

test("the docs show this table", async () => {
  expect(await readFile(join(root, "docs/errors-and-retries.md"), "utf8")).toContain(faultTable());
});
