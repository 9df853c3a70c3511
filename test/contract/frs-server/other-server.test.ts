import { loadDocument } from "openapi-contract/document";
import { expect, test } from "vitest";
import { openEndpoint } from "../../../packages/contract/src/target/endpoint.js";
import { frsProfile } from "../../../src/contract-profile.js";
import { type OtherServerOptions, startOtherServer } from "../../fixtures/frs-server/index.js";
import { type ExamineOptions, examine, type Prepared, prepare } from "./engine.js";
import { frsSecrets } from "./secrets.js";

const document = await loadDocument(new URL("../../../generated/openapi.json", import.meta.url));
const deterministic = prepare(document);

/** The one thing about such a server that needs a review: it responds to a method that the document does not list. */
const reviewed = ["OPTIONS"];

/** Runs cases against another server; returns what is wrong with the results, and what is left at the server. */
async function examineOther(
  settings: Omit<OtherServerOptions, "document">,
  options: ExamineOptions,
  prepared: Prepared = deterministic,
) {
  const server = await startOtherServer({ document, ...settings });
  const { url, projectId, token } = server;
  const values = { projectId };
  const target = openEndpoint(document, { at: { url }, secrets: frsSecrets({ token }), profile: frsProfile, values });
  const { results, summary } = await examine(target, prepared, { concurrency: 16, ...options });
  await target.close();
  await server.close();
  const unexpected = results
    .filter(({ case: { id, kind } }) => kind !== "method" || !reviewed.some((method) => id.endsWith(`/${method}`)))
    .filter(({ outcome, problems }) => outcome !== "passed" || problems.length > 0)
    .map(({ case: { id }, outcome, problems, reason }) => ({ id, outcome, problems, reason }));
  return { count: results.length, unexpected, summary };
}

test("a server that conforms in another way has no failure and no warning", async () => {
  const { count, unexpected, summary } = await examineOther(
    { throttlesOneOf: 41, closes: "announced" },
    { selection: { kinds: ["example", "shape", "media-type", "method", "path", "credentials"] } },
  );
  expect(unexpected).toEqual([]);
  expect(summary).toMatchObject({ warnings: 1, left: [], counts: { failed: 0, skipped: 0 } });
  expect(count).toBeGreaterThan(400);
});

test("so has one that shows changes after a moment, which is reported", async () => {
  const { unexpected, summary } = await examineOther(
    { delay: () => 15 },
    { selection: { kinds: ["example", "scenario"] } },
  );
  expect(unexpected).toEqual([]);
  expect(summary).toMatchObject({ warnings: 0, left: [] });
  // Which operations are too early depends on the order in which cases end.
  expect(summary.delayed?.[0]).toMatch(/until \d+ ms later$/);
});

test("so has one that closes connections silently, for invalid and random cases of a few operations", async () => {
  const operations = ["createFaceSet", "searchFaces", "listFaces", "createToken"];
  const { unexpected, summary } = await examineOther(
    { closes: "silently" },
    { selection: { operations, kinds: ["constraint", "random"] } },
    prepare(document, { random: 5, seed: 11 }),
  );
  expect(unexpected).toEqual([]);
  expect(summary).toMatchObject({ warnings: 0, left: [] });
});
