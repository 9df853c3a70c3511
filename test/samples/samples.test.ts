import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listOperations } from "openapi-contract/document";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sample, type SampleLanguage, sampleLanguages, samplesOf } from "../../src/docs/samples/index.js";
import { type Mock, startMock } from "../../src/mock/server.js";
import { document, root } from "../root.js";
import { expectedOf, filesOf, sentBy, signatureOf } from "./expected.js";
import { type Ended, obstacleOf, runPrograms } from "./programs.js";
import { forwardTo, type Recorder, startRecorder } from "./recorder.js";

const operations = listOperations(document);
const all = operations.flatMap((operation) => samplesOf(document, operation).map((sample) => ({ operation, sample })));
const titleOf = ({ language, example, mediaType }: Sample) => [language, mediaType, example].filter(Boolean).join(" ");

let mock: Mock;
let folder: string;
beforeAll(async () => {
  mock = await startMock(document);
  folder = await mkdtemp(join(tmpdir(), "frs-samples-"));
});
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

test("every sample in TypeScript compiles", async () => {
  const samples = all.filter(({ sample }) => ["typescript", "openapi-fetch"].includes(sample.language));
  const directory = await mkdtemp(join(root, "node_modules/.cache/samples-"));
  try {
    const files = await Promise.all(
      samples.map(async ({ sample }, index) => {
        const file = join(directory, `sample-${index}.ts`);
        // Without an import, a file is a script, in which nothing can be awaited.
        await writeFile(file, sample.source);
        return file;
      }),
    );
    const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
    const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(files, { ...options, noEmit: true }));
    expect(
      diagnostics.map(({ file, messageText }) => {
        const at = files.indexOf(file?.fileName ?? "");
        const text = ts.flattenDiagnosticMessageText(messageText, " ");
        return `${samples[at]?.operation.operationId} ${samples[at] && titleOf(samples[at].sample)}: ${text}`;
      }),
    ).toEqual([]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

const obstacles = new Map<SampleLanguage, string>();
for (const language of sampleLanguages) {
  const obstacle = await obstacleOf(language);
  if (obstacle === undefined) continue;
  obstacles.set(language, obstacle);
  console.warn(`The samples in ${language} are skipped: ${obstacle}`);
}

describe.each(sampleLanguages)("samples in %s", (language: SampleLanguage) => {
  const samples = all.filter(({ sample }) => sample.language === language);
  let recorder: Recorder;
  let ended: Ended[] = [];
  beforeAll(async () => {
    if (obstacles.has(language)) return;
    recorder = await startRecorder(forwardTo(mock.url));
    const programs = samples.map(({ operation, sample }, index) => ({
      source: sample.source,
      files: filesOf(operation, sample),
      environment: { FRS_ENDPOINT: recorder.urlOf(index), IAM_ENDPOINT: recorder.urlOf(index) },
    }));
    ended = await runPrograms(language, await mkdtemp(join(folder, `${language}-`)), programs);
  });
  afterAll(() => recorder?.close());

  test
    .skipIf(obstacles.has(language))
    .each(samples.map((each, index) => ({ ...each, index, title: titleOf(each.sample) })))(
    "$operation.operationId: $title sends the example and prints the response",
    async ({ operation, sample, index }) => {
      const { ok, stdout, stderr } = ended[index] ?? { ok: false, stdout: "", stderr: "" };
      expect(stderr).toBe("");
      expect(ok).toBe(true);
      const exchanges = recorder.exchangesOf(index);
      expect(exchanges).toHaveLength(1);
      const [exchange] = exchanges;
      if (!exchange) return;
      const { request, reply } = exchange;
      expect(await sentBy(request)).toEqual(expectedOf(document, operation, sample));
      expect(reply.violations).toBeNull();
      expect(reply.status).toBeGreaterThanOrEqual(200);
      expect(reply.status).toBeLessThan(300);
      const success = operation.responses.find(({ status }) => status === String(reply.status));
      // Headers that every response has are printed before the body.
      const result = (success?.headers ?? []).filter(({ required }) => required);
      for (const { name } of result) expect(stdout).toContain(reply.headers?.[name.toLowerCase()]);
      const body = JSON.parse(result.length === 0 ? stdout : stdout.slice(stdout.indexOf("\n{")));
      expect(body).toEqual(JSON.parse(reply.body));
      const documented = operation.responses
        .filter(({ status }) => status === String(reply.status))
        .flatMap(({ content }) => content.flatMap(({ examples }) => examples.map(({ value }) => value)));
      expect(documented).toContainEqual(body);
      if (language === "curl-signed") {
        expect(request.headers.authorization).toBe(
          signatureOf(request, "AN-INVENTED-ACCESS-KEY", "an-invented-secret-key"),
        );
        expect(stdout + stderr).not.toContain("an-invented-secret-key");
      }
    },
  );
});
