import { expect, test } from "vitest";
import { frsProfile } from "../../src/contract-profile.js";

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==";

test.each([
  ["a picture", png, undefined],
  ["another file", Buffer.from("<html>").toString("base64"), "is not in a supported format (png, jpg)"],
  ["a text", "no base64!", "is not valid base64"],
])("a file for a scenario is looked at before it is sent: %s", async (_, content, problem) => {
  const found = await frsProfile.checkMedia(content, ["png", "jpg"], "/x");
  expect(found).toEqual(problem === undefined ? undefined : expect.stringContaining(problem));
});
