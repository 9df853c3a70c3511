import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { main } from "../../src/cli/main.js";
import { readReport } from "../../src/report/json.js";
import { httpServer } from "../loopback.js";
import { smallDocument } from "../small-document.js";
import { runIn } from "./run-in.js";

const ok = { 200: { description: "ok" }, 404: { description: "no" }, 405: { description: "no" } };
const operation = (operationId: string) => ({
  get: { operationId, "x-side-effects": "none", responses: ok },
});
const document = smallDocument({ "/a": operation("a"), "/b": operation("b"), "/c": operation("c") });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-filters-"));
  await writeFile(join(folder, "openapi.json"), JSON.stringify(document));
  return () => rm(folder, { recursive: true, force: true });
});

async function run(...more: string[]) {
  const url = await httpServer(({ method, url: path = "" }, response) => {
    const isKnown = /^\/[abc]$/.test(path);
    response.writeHead(!isKnown ? 404 : method === "GET" ? 200 : 405, { Allow: "GET" }).end();
  });
  const files = ["--document", join(folder, "openapi.json"), "--report-dir", folder];
  const ended = await runIn(folder, main, [
    "run",
    ...files,
    "--target",
    url,
    "--rate",
    "1000",
    "--side-effects",
    "writes",
    ...more,
  ]);
  return { ...ended, report: await readReport(join(folder, "report.json")) };
}

test("a run of some operations counts their cases, and says how many operations it left out", async () => {
  const { code, stdout, report } = await run("--operation", "b");
  // Paths that the document does not have belong to no operation.
  const unknownPaths = 3;
  expect([code, report.total, report.operationsLeftOut]).toEqual([0, report.results.length + unknownPaths, 2]);
  expect(stdout).toContain("partial run: 2 operations not selected");
  const one = await run("--operation", "b", "--case", "b/method/*");
  expect([one.report.total, one.report.operationsLeftOut]).toEqual([report.total, 2]);
  expect(one.stdout).toContain(
    "more cases of the selected operations and all cases of 2 other operations were not selected.",
  );
});

test("a run of all operations leaves none out", async () => {
  const { report, stdout } = await run();
  expect([report.total, report.operationsLeftOut]).toEqual([report.results.length, undefined]);
  expect(stdout).not.toContain("partial run");
});
