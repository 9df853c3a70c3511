import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ContractError } from "../../src/errors.js";
import { type GivenInputs, readInputs } from "../../src/scenarios/inputs.js";
import { readScenarios } from "../../src/scenarios/scenario.js";
import { create, documentWith } from "./things-document.js";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==",
  "base64",
);
const image = {
  type: "string",
  contentEncoding: "base64",
  "x-media-formats": ["png", "jpg"],
  maxLength: 200,
  default: "AA==",
};
const document = documentWith({
  inputs: {
    type: "object",
    properties: {
      colour: { type: "string", maxLength: 5, default: "red" },
      count: { type: "integer", default: 1 },
      image,
    },
  },
  steps: [create],
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-inputs-"));
  await writeFile(join(folder, "face.png"), png);
  await writeFile(join(folder, "large.png"), Buffer.concat([png, Buffer.alloc(200)]));
  await writeFile(join(folder, "page.html"), "<html>");
  await writeFile(join(folder, "colour"), "blue");
  await writeFile(join(folder, "empty"), "");
  return () => rm(folder, { recursive: true });
});

function read(name: string, text: string) {
  const given: GivenInputs = { [name]: text.startsWith("@") ? `@${join(folder, text.slice(1))}` : text };
  return readInputs(given, readScenarios(document), document, async (base64, formats) =>
    Buffer.from(base64, "base64").subarray(1, 4).toString() === "PNG" ? undefined : `is none of ${formats.join(", ")}.`,
  );
}

test.each([
  ["colour", "green", "green"],
  ["colour", "@colour", "blue"],
  ["count", "7", 7],
  ["image", "@face.png", png.toString("base64")],
])("%s=%s is read by its schema", async (name, text, value) => {
  expect(await read(name, text)).toEqual({ [name]: value });
});

test.each([
  ["color", "green", "Unknown input color. Did you mean colour?"],
  ["constructor", "x", "Unknown input constructor."],
  ["colour", "yellow", "The input colour does not match its schema: it must NOT have more than 5 characters"],
  ["count", "many", "The input count is not valid JSON."],
  ["count", '"7"', "The input count does not match its schema: it must be integer"],
  ["colour", "@face.png", /^The input colour cannot be read: .*face\.png is not valid UTF-8\.$/],
  ["image", "@nowhere", /^The input image cannot be read: ENOENT.*nowhere/],
  ["image", "@empty", /^The input image cannot be read: .*empty is empty\.$/],
  ["image", "@large.png", "must NOT have more than 200 characters"],
  ["image", "@page.html", "The input image is none of png, jpg."],
])("%s=%s is refused, and the message says why", async (name, text, message) => {
  await expect(read(name, text)).rejects.toThrow(ContractError);
  await expect(read(name, text)).rejects.toThrow(message);
});
