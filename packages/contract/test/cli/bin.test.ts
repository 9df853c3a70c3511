import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("the command runs in a clone, where nothing is built", async () => {
  const bin = fileURLToPath(new URL("../../bin/openapi-contract.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [bin, "--help"], { cwd: "/" });
  expect(stdout).toContain("test an endpoint");
});
