import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import {
  isObject,
  type JsonValue,
  listOperations,
  type OpenApiDocument,
  type Operation,
  valueAt,
} from "openapi-contract/document";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleLanguages, samplesOf } from "../../src/docs/samples/index.js";
import { document } from "../root.js";
import { expectedOf, filesOf, sentBy } from "./expected.js";
import { obstacleOf, runPrograms } from "./programs.js";
import { startRecorder } from "./recorder.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "frs-quoting-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What ends a string, starts an expression or means something else in one of the languages, or in a form. */
const pieces = [
  ..."'\"`\\$!%{}#&?+@<;,=:*~|()-\t 0aBé".split(""),
  ...[
    "$".concat("{x}"),
    "$(id)",
    "`id`",
    "!!",
    "%41",
    "%s",
    "{x}",
    "@-",
    ";type=a/b",
    "[0]",
    "--",
    "JSON",
    "\\n",
    "\\u0041",
  ],
  ...["'''", '"""', "'\\''", "人脸", "\u{1F600}", "\u2028", "\u202E", "\u00AD"],
];
const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
/** What only JSON holds unchanged: lines and control characters, too. */
const anyText = fc
  .array(fc.constantFrom(...pieces, "\n", "\r\n", "\nJSON\n", "\u0000", "\b", "\u0085", "\uFEFF"), { maxLength: 6 })
  .map((parts) => parts.join(""));
const anyName = fc.oneof(anyText, fc.constantFrom("__proto__", "class", "a-b", "0"));
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    anyText,
    // A negative zero does not survive JSON.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    // By JSON, because an assignment to __proto__ does not add a member.
    fc.array(fc.tuple(anyName, tie("value")), { maxLength: 3 }).map((members) => {
      const pairs = members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
      return JSON.parse(`{${pairs.join()}}`);
    }),
  ),
}));
/** A name of a file that every system can store. */
const fileName = text.map((name) => name.replace(/[/\\:]/g, "_")).filter((name) => ![".", ".."].includes(name));

const json: fc.Arbitrary<JsonValue> = fc.record({
  face_id: anyText,
  return_fields: fc.array(anyText, { maxLength: 3 }),
  sort: anyValue,
});
const form: fc.Arbitrary<JsonValue> = fc.record({
  image_file: fileName.map((name) => `data:image/png;name=${encodeURIComponent(name)};base64,iVBORw0KGgo=`),
  filter: text,
});

/** An operation of a copy of the document, with random examples. */
function withExamples(seed: number, numRuns: number): { copy: OpenApiDocument; operation: Operation } {
  const copy = structuredClone(document);
  const at = listOperations(document).find(({ operationId }) => operationId === "searchFaces")?.pointer;
  for (const [type, values] of [
    ["application~1json", fc.sample(json, { seed, numRuns })],
    ["multipart~1form-data", fc.sample(form, { seed, numRuns })],
  ] as const) {
    const mediaType = valueAt(copy, `${at}/requestBody/content/${type}`);
    if (!isObject(mediaType)) throw new Error(`searchFaces must take ${type}.`);
    mediaType.examples = Object.fromEntries(values.map((value, index) => [`e${index}`, { value }]));
  }
  const parameter = valueAt(copy, "/components/parameters/FaceSetName");
  if (isObject(parameter)) parameter.example = fc.sample(text, { seed, numRuns: 1 }).join();
  const operation = listOperations(copy).find(({ pointer }) => pointer === at);
  if (!operation) throw new Error("The document must have searchFaces.");
  return { copy, operation };
}

test.each(sampleLanguages)("samples in %s send any value unchanged", async (language) => {
  const obstacle = await obstacleOf(language);
  if (obstacle !== undefined) return console.warn(`Skipped: ${obstacle}`);
  const recorder = await startRecorder(async () => ({ status: 200, body: '{"faces":[]}' }));
  const samples = [1, 2, 3, 4].flatMap((seed) => {
    const shown = withExamples(seed, 20);
    const own = samplesOf(shown.copy, shown.operation).filter((sample) => sample.language === language);
    return own.map((sample) => ({ ...shown, sample }));
  });
  expect(samples).toHaveLength(160);
  const programs = samples.map(({ operation, sample }, index) => ({
    source: sample.source,
    files: filesOf(operation, sample),
    environment: { FRS_ENDPOINT: recorder.urlOf(index) },
  }));
  const ended = await runPrograms(language, await mkdtemp(join(folder, `${language}-`)), programs);
  for (const [index, { copy, operation, sample }] of samples.entries()) {
    expect(ended[index]?.stderr, sample.source).toBe("");
    const [exchange] = recorder.exchangesOf(index);
    expect(exchange && (await sentBy(exchange.request)), sample.source).toEqual(expectedOf(copy, operation, sample));
  }
  await recorder.close();
});
