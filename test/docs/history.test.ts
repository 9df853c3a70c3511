import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asDocument } from "openapi-contract/document";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { loadVersion } from "../../src/changes/load/load.js";
import { jsonText } from "../../src/changes/report/json.js";
import { reportChanges } from "../../src/changes/report/report.js";
import { readHistory } from "../../src/docs/history.js";
import { siteOf } from "./site-files.js";

/** A document with operations, each of which takes a text of a length. */
function documentOf(version: string, lengths: { readonly [operationId: string]: number }) {
  const paths = Object.fromEntries(
    Object.entries(lengths).map(([id, maxLength]) => {
      const parameter = { name: "q", in: "query", schema: { type: "string", maxLength } };
      return [
        `/${id}`,
        { get: { operationId: id, parameters: [parameter], responses: { 200: { description: "OK" } } } },
      ];
    }),
  );
  return { openapi: "3.1.0", info: { title: "T", version }, paths };
}

const first = documentOf("1.0.0", { a: 64, b: 64 });
const second = documentOf("2.0.0", { a: 10, b: 64 });
const current = documentOf("2.0.0", { a: 10, b: 20, c: 5 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "frs-history-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "openapi/released"), { recursive: true });
  await write("openapi/openapi.yaml", JSON.stringify(current));
});

const write = (path: string, text: string) => writeFile(join(folder, path), text);

/** Writes what a release writes: the document, and the report of what changed since the one before. */
async function release(version: string, document: object, before?: string): Promise<void> {
  const path = (name: string) => `openapi/released/${name}.json`;
  await write(path(version), JSON.stringify(document));
  const own = { cwd: folder, path: path(version) };
  const base = await loadVersion(path(before ?? version), own);
  const revision = await loadVersion(own.path, own);
  await write(`openapi/released/${version}.report.json`, jsonText(await reportChanges(base, revision)));
  await Promise.all([base.close(), revision.close()]);
}

test("the site shows what each release changed, and marks what changed since the last one", async () => {
  await release("1.0.0", first);
  await release("2.0.0", second, "1.0.0");
  await release("3.0.0-rc.1", current, "2.0.0");
  await write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n## [2.0.0] - 2026-05-04\n\n### Breaking\n\n- `a`.\n");
  const history = await readHistory(folder);
  expect(history.releases.map(({ version, date }) => [version, date])).toEqual([
    ["3.0.0-rc.1", undefined],
    ["2.0.0", "2026-05-04"],
    ["1.0.0", undefined],
  ]);
  // Nobody relies on a pre-release.
  expect(history.since?.version).toBe("2.0.0");
  expect([...(history.since?.added ?? [])]).toEqual(["c"]);

  const site = await siteOf(asDocument(current), history);
  const [, page = ""] = (site.get("what-changed.md") ?? "").split("## 2.0.0 (2026-05-04)");
  expect(page.split("## 1.0.0")[0]).toMatch(/64.*10/);
  expect(site.get("what-changed.md")).toContain("The first version.");
  expect(site.get("operations/b.md")).toContain("Changed since [version 2.0.0]");
  expect(site.get("operations/c.md")).toContain("New since [version 2.0.0]");
  expect(site.get("operations/a.md")).not.toMatch(/(New|Changed) since/);
});

test("before the first release, the site says that there is none", async () => {
  const site = await siteOf(asDocument(current), await readHistory(folder));
  expect(site.get("what-changed.md")).toContain("No version has been released yet.");
  for (const [, text] of site) expect(text).not.toContain('class="mark"');
});
