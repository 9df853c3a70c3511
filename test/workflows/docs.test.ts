import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { root } from "../root.js";

const text = await readFile(join(root, ".github/workflows/docs.yml"), "utf8");
const workflow: {
  on: unknown;
  permissions: unknown;
  jobs: { [name: string]: { permissions: unknown; if?: string; steps: { run?: string }[] } };
} = parse(text);

test("it runs for releases and pull requests, and only a release may publish", () => {
  expect(workflow.on).toEqual({ release: { types: ["published"] }, pull_request: null });
  expect(workflow.permissions).toEqual({});
  expect(workflow.jobs.build?.permissions).toEqual({ contents: "read" });
  expect(workflow.jobs.deploy?.permissions).toEqual({ pages: "write", "id-token": "write" });
  expect(workflow.jobs.deploy?.if).toBe("github.event_name == 'release'");
});

test("each action is pinned by its commit, with the version beside it", () => {
  const uses = text.split("\n").filter((line) => line.includes("uses:"));
  expect(uses.length).toBe(5);
  for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
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
  const log = join(folder, "log");
  const summary = join(folder, "summary");
  for (const { run } of Object.values(workflow.jobs).flatMap(({ steps }) => steps)) {
    if (run === undefined) continue;
    // What comes from outside reaches a script by its environment alone.
    expect(run).not.toContain("${{");
    const { status, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: `${join(folder, "bin")}:${process.env.PATH}`, LOG: log, GITHUB_STEP_SUMMARY: summary, BASE: "main" },
    });
    expect([status, stderr]).toEqual([0, ""]);
  }
  expect((await readFile(log, "utf8")).trimEnd().split("\n")).toEqual([
    "npm ci",
    "npm run docs",
    "npm run --silent changes -- origin/main --format markdown",
  ]);
  expect(existsSync(join(folder, "generated/docs/.nojekyll"))).toBe(true);
  expect(await readFile(summary, "utf8")).toBe("### Changes\n");
});
