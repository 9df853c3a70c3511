import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { logOf, readWorkflow, runScript } from "./workflow.js";

const workflow = await readWorkflow("docs.yml");

test("only the deployment may publish", () => {
  const permissions = Object.entries(workflow.jobs).map(([name, job]) => [name, job.permissions]);
  expect(Object.fromEntries(permissions)).toEqual({
    build: { contents: "read" },
    deploy: { pages: "write", "id-token": "write" },
  });
});

test("every script of it builds the site, and reports what changed since the base of the pull request", async () => {
  const folder = await mkdtemp(join(tmpdir(), "docs-workflow-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "bin"));
  const npm = `#!/usr/bin/env bash
echo "npm $*" >> "$LOG"
if [ "$*" = "run docs" ]; then mkdir -p generated/docs; fi
if [[ "$*" == *" changes "* ]]; then echo "### Changes"; fi
`;
  await writeFile(join(folder, "bin/npm"), npm, { mode: 0o755 });
  const summary = join(folder, "summary");
  for (const { run } of Object.values(workflow.jobs).flatMap(({ steps = [] }) => steps)) {
    if (run === undefined) continue;
    const result = await runScript(run, folder, { GITHUB_STEP_SUMMARY: summary, BASE: "main" });
    expect(result).toEqual({ status: 0, output: "", outputs: {} });
  }
  expect(await logOf(folder)).toEqual([
    "npm ci",
    "npm run docs",
    "npm run --silent changes -- origin/main --format markdown",
  ]);
  expect(existsSync(join(folder, "generated/docs/.nojekyll"))).toBe(true);
  expect(await readFile(summary, "utf8")).toBe("### Changes\n");
});
