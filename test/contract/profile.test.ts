import { existsSync } from "node:fs";
import type { Profile } from "openapi-contract";
import { expect, test } from "vitest";
import { frsProfile as publishedProfile } from "../../src/contract.js";
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

test("the published profile says the same of the service, and is one of the engine", () => {
  const published: Profile = publishedProfile;
  const { commands, document, validators, help } = published;
  const { mock: _, emulator: __, ...own } = frsProfile;
  expect({ ...own, commands, document, validators, help }).toEqual(published);
  expect(help.examples.map((example) => `${commands.run} ${example}`)).not.toContain(`${commands.run} `);
  expect(existsSync(document?.file ?? "")).toBe(true);
});
