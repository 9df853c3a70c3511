import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, listOperations, valueAt } from "openapi-contract/document";
import { expect, test } from "vitest";
import { sampleLanguages, samplesOf } from "../../src/docs/samples/index.js";
import { document, root } from "../root.js";

const operations = listOperations(document);
const all = operations.flatMap((operation) => samplesOf(document, operation).map((sample) => ({ operation, sample })));

test("every example of every operation has a sample in each language, a signed one where the operation takes a signature", () => {
  const signed = operations.filter(({ security }) => security.some((each) => "accessKeySignature" in each));
  expect(signed.length).toBeGreaterThan(10);
  for (const operation of operations) {
    const samples = all.filter((each) => each.operation === operation).map(({ sample }) => sample);
    const bodies = (operation.requestBody?.content ?? []).flatMap(({ name, examples }) =>
      examples.filter(({ value }) => isObject(value)).map((example) => `${name} ${example.name}`),
    );
    for (const language of sampleLanguages) {
      const own = samples.filter((sample) => sample.language === language);
      if (language === "curl-signed" && !signed.includes(operation)) expect(own).toEqual([]);
      else if (bodies.length > 0)
        expect(own.map(({ mediaType, example }) => `${mediaType} ${example}`)).toEqual(bodies);
      else expect(own.length).toBeGreaterThan(0);
    }
  }
});

test("an operation without a body has a sample for each way to call it", () => {
  const examplesOf = (operationId: string) => {
    const own = all.filter(
      ({ operation, sample }) => operation.operationId === operationId && sample.language === "curl",
    );
    return own.map(({ sample }) => sample.example);
  };
  expect(examplesOf("deleteFaces")).toEqual(["image", "face", "site"]);
  expect(examplesOf("listFaces")).toEqual(["", "face"]);
  expect(examplesOf("listProjects")).toEqual([""]);
});

test("no sample holds a credential; all read it from the environment", () => {
  for (const { operation, sample } of all) {
    const isOpen = operation.security.length === 0;
    const variable = sample.language === "curl-signed" ? "HUAWEICLOUD_SDK_SK" : "FRS_TOKEN";
    expect(sample.source.includes(variable), sample.source).toBe(!isOpen);
  }
});

test("a file of an example has the name of the example, or that of its field", () => {
  const copy = structuredClone(document);
  const [operation] = listOperations(copy).filter(({ operationId }) => operationId === "detectFaces");
  if (!operation) throw new Error("The document must have detectFaces.");
  const mediaType = valueAt(copy, `${operation.pointer}/requestBody/content/multipart~1form-data`);
  if (!isObject(mediaType)) throw new Error("detectFaces must take a form.");
  mediaType.examples = {
    plain: { value: { image_file: "data:image/jpeg;base64,AAAA" } },
    named: { value: { image_file: "data:image/jpeg;name=..%2Fsecret%2Fme%3B%22.jpg;base64,AAAA" } },
  };
  const [changed] = listOperations(copy).filter(({ operationId }) => operationId === "detectFaces");
  const sources = samplesOf(copy, changed ?? operation).filter(({ language }) => language === "curl");
  const forms = sources.map(({ source }) => source.match(/--form (.*)/)?.[1]);
  expect(forms.filter((form) => form !== undefined)).toEqual([
    "'image_file=@image.jpg;type=image/jpeg'",
    '\'image_file=@"me;\\\\".jpg";type=image/jpeg\''.replace("\\\\", "\\"),
  ]);
});

test("samples call a region that has the operation", () => {
  for (const { operation, sample } of all) {
    const [, region] = sample.source.match(/https:\/\/\w+\.([\w-]+)\.myhuaweicloud\.com/) ?? [];
    expect([operation.operationId, region]).toEqual([operation.operationId, operation.regions[0] ?? "ap-southeast-1"]);
  }
});

test("the guide of regions and the operations name the same regions", async () => {
  const guide = await readFile(join(root, "openapi/guides/regions.md"), "utf8");
  const rows = guide.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  const named = (column: number, version: string) =>
    rows.flatMap(([, region = "", ...cells]) => (cells[column] === `yes, \`${version}\`` ? region.slice(1, -1) : []));
  const regionsOf = (id: string) => operations.find(({ operationId }) => operationId === id)?.regions;
  expect(named(0, "/v2")).toEqual(regionsOf("detectActionLiveness"));
  expect(named(0, "/v1")).toEqual(regionsOf("detectActionLivenessV1"));
  expect(named(1, "/v1")).toEqual(regionsOf("detectSilentLivenessV1"));
});
