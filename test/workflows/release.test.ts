import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { interpolate, logOf, readWorkflow, runScript } from "./workflow.js";

const workflow = await readWorkflow("release.yml");

test("each job has the least permissions; what is called has at most those of the job that calls it", async () => {
  const permissions = Object.entries(workflow.jobs).map(([name, job]) => [name, job.permissions]);
  expect(Object.fromEntries(permissions)).toEqual({
    check: { contents: "read" },
    publish: { contents: "read", "id-token": "write" },
    "github-release": { contents: "write" },
    docs: { contents: "read", pages: "write", "id-token": "write" },
  });
  const called = Object.values((await readWorkflow("docs.yml")).jobs).map((job) => job.permissions);
  expect(workflow.jobs.docs?.permissions).toEqual(Object.assign({}, ...called));
});

/** Logs its arguments in a line; `view` finds nothing unless the file is there. */
const stub = (found: string, more = "") => `#!/usr/bin/env bash
printf '%s\\n' "$(basename "$0") $*" >> "$LOG"
if [[ " $* " == *" view "* ]]; then [ -e "${found}" ] && echo 1.0.0 && exit 0; exit 1; fi
${more}
exit 0
`;

/** A directory in which the tag was checked out, with programs that only log. */
async function checkedOut(version: { frs: string; contract: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "release-workflow-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { mode: 0o755 });
  };
  await write("package.json", JSON.stringify({ version: version.frs }));
  await write("packages/contract/package.json", JSON.stringify({ version: version.contract }));
  const changelog = (own: string) =>
    `# Changelog\n\n## [Unreleased]\n\n## [${own}] - 2026-05-04\n\n### Added\n\n- Of ${own}.\n\n## [0.0.1] - 2026-01-01\n\n[0.0.1]: x\n`;
  await write("CHANGELOG.md", changelog(version.frs));
  await write("packages/contract/CHANGELOG.md", changelog(version.contract));
  await write(`openapi/released/${version.frs}.json`, '{"openapi":"3.1.0"}');
  await write(`openapi/released/${version.frs}.report.json`, '{"verdict":"none"}');
  await write(".ci/run", '#!/usr/bin/env bash\necho ".ci/run" >> "$LOG"\n');
  await write("bin/gh", stub("released"));
  await write(
    "bin/npm",
    stub(
      "published",
      'if [ "$*" = "config get registry" ]; then echo https://registry.example/; fi\nif [ "$*" = "run docs" ]; then mkdir -p generated/docs; echo page > generated/docs/index.html; fi',
    ),
  );
  return folder;
}

interface Ran {
  /** Exit code of the step that failed, or 0. */
  code: number;
  output: string;
  /** What the programs were called with. */
  log: string[];
  environments: { [job: string]: { [name: string]: string } };
}

/** Runs the scripts of all jobs in their order, as the runner does: each in a shell of its own. */
async function runWorkflow(folder: string, tag: string): Promise<Ran> {
  const github = { token: "t", repository: "o/r", ref_name: tag };
  const secrets = { NPM_TOKEN: "secret" };
  const needs: { [job: string]: { outputs: { [name: string]: string } } } = {};
  const environments: Ran["environments"] = {};
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const steps: typeof needs = {};
    const resolved = (values: { [name: string]: string } = {}) =>
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, interpolate(value, { github, secrets, needs, steps })]),
      );
    environments[name] = resolved(job.env);
    for (const step of job.steps ?? []) {
      if (step.run === undefined) continue;
      const { status, output, outputs } = await runScript(step.run, folder, {
        GITHUB_REF_NAME: tag,
        GITHUB_SERVER_URL: "https://github.example",
        GITHUB_REPOSITORY: "o/r",
        ...resolved(job.env),
        ...resolved(step.env),
      });
      if (status !== 0) return { code: status ?? 1, output, log: await logOf(folder), environments };
      if (step.id !== undefined) steps[step.id] = { outputs };
    }
    needs[name] = { outputs: resolved(job.outputs) };
  }
  return { code: 0, output: "", log: await logOf(folder), environments };
}

const provenance = "npm pkg set repository.type=git repository.url=git+https://github.example/o/r.git";

describe("every script of it", () => {
  test("publishes frs-openapi from its tag, and attaches document, checksum, docs and changes", async () => {
    const folder = await checkedOut({ frs: "1.2.0", contract: "0.3.0" });
    const { code, output, log, environments } = await runWorkflow(folder, "v1.2.0");
    expect([code, output]).toEqual([0, ""]);
    expect(log).toEqual([
      ".ci/run",
      "npm ci",
      "npm view frs-openapi@1.2.0 version",
      provenance,
      "npm config get registry",
      "npm publish --provenance --access public --tag latest",
      "npm ci",
      "npm run docs",
      "gh release view v1.2.0",
      "gh release create v1.2.0 --verify-tag --title frs-openapi 1.2.0 --notes-file notes.md assets/changes.json assets/docs.tar.gz assets/openapi.json assets/openapi.json.sha256",
    ]);
    expect(environments.publish?.DIRECTORY).toBe(".");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: npm reads it so.
    expect(await readFile(join(folder, ".npmrc"), "utf8")).toBe("//registry.example/:_authToken=${NODE_AUTH_TOKEN}\n");
    expect((await readFile(join(folder, "notes.md"), "utf8")).trim()).toBe("### Added\n\n- Of 1.2.0.");
    const sha256 = createHash("sha256").update('{"openapi":"3.1.0"}').digest("hex");
    expect(await readFile(join(folder, "assets/openapi.json.sha256"), "utf8")).toBe(`${sha256}  openapi.json\n`);
    expect(await readFile(join(folder, "assets/changes.json"), "utf8")).toBe('{"verdict":"none"}');
    const archive = execFileSync("tar", ["-tzf", join(folder, "assets/docs.tar.gz")], { encoding: "utf8" });
    expect(archive).toContain("./index.html");
  });

  test("publishes openapi-contract from its tag", async () => {
    const folder = await checkedOut({ frs: "1.2.0", contract: "0.3.0" });
    const { code, log, environments } = await runWorkflow(folder, "openapi-contract@0.3.0");
    expect(code).toBe(0);
    expect(log.slice(2, 6)).toEqual([
      "npm view openapi-contract@0.3.0 version",
      provenance,
      "npm config get registry",
      "npm publish --provenance --access public --tag latest",
    ]);
    expect(environments.publish?.DIRECTORY).toBe("packages/contract");
    expect(log.at(-1)).toBe(
      "gh release create openapi-contract@0.3.0 --verify-tag --title openapi-contract 0.3.0 --notes-file notes.md",
    );
    expect((await readFile(join(folder, "notes.md"), "utf8")).trim()).toBe("### Added\n\n- Of 0.3.0.");
  });

  test("publishes a pre-release under its own tag of npm", async () => {
    const folder = await checkedOut({ frs: "1.3.0-beta.2", contract: "0.3.0" });
    const { log } = await runWorkflow(folder, "v1.3.0-beta.2");
    expect(log).toContain("npm publish --provenance --access public --tag beta");
    expect(log.at(-1)).toContain("--notes-file notes.md --prerelease assets/");
  });

  test("run again, leaves what is published, and replaces what is attached", async () => {
    const folder = await checkedOut({ frs: "1.2.0", contract: "0.3.0" });
    for (const file of ["published", "released"]) await writeFile(join(folder, file), "");
    const { code, log } = await runWorkflow(folder, "v1.2.0");
    expect(code).toBe(0);
    expect(log.filter((line) => line.startsWith("npm publish"))).toEqual([]);
    expect(log.at(-1)).toMatch(/^gh release upload v1\.2\.0 --clobber assets\/changes\.json /);
  });

  test.each([
    ["v1.2.1", "::error file=./package.json::The tag v1.2.1 needs version 1.2.1, not 1.2.0."],
    [
      "openapi-contract@0.4.0",
      "::error file=packages/contract/package.json::The tag openapi-contract@0.4.0 needs version 0.4.0, not 0.3.0.",
    ],
    ["other@1.0.0", "::error::The tag other@1.0.0 names no package."],
  ])("refuses the tag %s before anything else", async (tag, message) => {
    const folder = await checkedOut({ frs: "1.2.0", contract: "0.3.0" });
    const { code, output, log } = await runWorkflow(folder, tag);
    expect([code, output.trim(), log]).toEqual([1, message, []]);
  });
});
