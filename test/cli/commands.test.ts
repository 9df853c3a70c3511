import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { main as build } from "../../src/cli/build.js";
import { main as docs } from "../../src/cli/docs.js";
import { main as generate } from "../../src/cli/generate.js";
import { main as lint } from "../../src/cli/lint.js";
import { main as mock } from "../../src/cli/mock.js";
import { main as start } from "../../src/cli/start.js";
import { copyOfRepository, edit } from "../generate/workspace.js";
import { runInProcess, startProcess } from "./process.js";

const commands = { build, docs, generate, lint, mock, start };

test.each(Object.entries(commands))("%s --help tells what it does and takes", async (name, main) => {
  const { code, stdout } = await runInProcess(main, ["--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`npm run ${name} --`);
  expect(stdout).toContain("--help");
});

test.each([
  ["generate", generate, "--chek", "--check"],
  ["lint", lint, "--formt", "--format"],
  ["mock", mock, "--prot", "--port"],
  ["start", start, "--onec", "--once"],
  ["docs", docs, "--sreve", "--serve"],
])("%s refuses an unknown option and names the nearest", async (_, main, option, nearest) => {
  const { code, stderr, stdout } = await runInProcess(main, [option]);
  expect(code).toBe(2);
  expect(stderr).toContain(`unknown option '${option}'`);
  expect(stderr).toContain(`Did you mean ${nearest}?`);
  expect(stdout).toBe("");
});

test.each([
  ["mock", mock, ["--port", "x"], "0 to 65535"],
  ["mock", mock, ["--port", "70000"], "0 to 65535"],
  ["lint", lint, ["--format", "xml"], "text, json, github-actions"],
  ["generate", generate, ["all"], "too many arguments"],
])("%s refuses %s with what would be right", async (_, main, args, message) => {
  const { code, stderr } = await runInProcess(main, args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

describe("generate", () => {
  test("--check writes nothing, names what is out of date, and fails", async () => {
    const folder = await copyOfRepository("src");
    await writeFile(join(folder, "generated/client.ts"), "stale");
    const checked = await startProcess("generate", ["--check"], folder).ended;
    expect(checked.code).toBe(1);
    expect(checked.stderr).toContain("generated/client.ts");
    expect(checked.stderr).not.toContain("generated/schema.ts");
    expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toBe("stale");

    const written = await startProcess("generate", [], folder).ended;
    expect([written.code, written.stdout]).toEqual([0, expect.stringContaining("Wrote generated/client.ts.")]);
    expect((await startProcess("generate", ["--check"], folder).ended).code).toBe(0);
  });

  test("tells file, line and rule of what is wrong, without a stack trace", async () => {
    const folder = await copyOfRepository("src");
    const file = "openapi/components/schemas/FaceSetInfo.yaml";
    await edit(join(folder, file), (text) => text.replace("type: integer", "type: integr"));
    const { code, stderr } = await startProcess("generate", [], folder).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`${file}:12:`);
    expect(stderr).toContain("struct");
    expect(stderr).toContain("nothing was written");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("lint", () => {
  test("prints problems as JSON and as annotations", async () => {
    const folder = await copyOfRepository("src");
    const file = "openapi/components/schemas/FaceSetInfo.yaml";
    await edit(join(folder, file), (text) => text.replace("    minimum: 0\n    examples:\n      - 0\n", ""));
    const json = await startProcess("lint", ["--format", "json"], folder).ended;
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject([
      { file, line: 11, severity: "error", rule: "frs/schema-documented" },
    ]);
    const annotations = await startProcess("lint", ["--format", "github-actions"], folder).ended;
    expect(annotations.stdout).toMatch(`::error file=${file},line=11,col=3,title=frs/schema-documented::`);
  });

  test("counts to zero on the document as it is", async () => {
    const { code, stdout, stderr } = await startProcess("lint").ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("0 errors, 0 warnings");
  });
});

describe("mock", () => {
  test("stands until Ctrl-C and prints each request", async () => {
    const running = startProcess("mock", ["--port", "0"]);
    const line = await running.printed("until Ctrl-C");
    const url = line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? "";
    const response = await fetch(`${url}/v2/p/face-sets`);
    expect(response.status).toBe(401);
    await running.printed("401 GET /v2/p/face-sets");
    running.kill("SIGINT");
    expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("says so if its port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve(undefined))));
    const address = other.address();
    const port = String(typeof address === "object" && address ? address.port : 0);
    const { code, stderr } = await startProcess("mock", ["--port", port]).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Port ${port} is taken`)]);
  });

  test("says so if its document is none", async () => {
    const { code, stderr } = await startProcess("mock", ["--document", "package.json"]).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining("OpenAPI 3.1")]);
  });
});

describe("start", () => {
  test("--once goes from the document to a call and prints the libraries", async () => {
    const folder = await copyOfRepository("src");
    const { code, stdout, stderr } = await startProcess(
      "start",
      ["--once", "--mock-port", "0", "--docs-port", "0"],
      folder,
    ).ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^test +ylXMMZTO +0 of 100000 +2018-05-11 07:49:40 +number: integer, id: string, timestamp: long$/m,
    );
    for (const step of [
      "lint sources",
      "bundle",
      "lint bundle",
      "types",
      "client",
      "docs",
      "start mock",
      "call listFaceSets()",
    ]) {
      expect(stdout).toMatch(new RegExp(`✓ ${step.replace("()", "\\(\\)")} +\\d+\\.\\d\\d s`));
    }
    expect(stdout).toMatch(/Mock {2}http:.*\nDocs {2}http:/);
    expect((await stat(join(folder, "generated/docs/index.html"))).size).toBeGreaterThan(1_000_000);
  });

  test("follows edits until Ctrl-C, and survives a broken one", async () => {
    const folder = await copyOfRepository("src");
    const running = startProcess("start", ["--mock-port", "0", "--docs-port", "0"], folder);
    const url = (await running.printed("Ctrl-C")).match(/Mock {2}(\S+)/)?.[1] ?? "";
    const path = join(folder, "openapi/paths/v2_{project_id}_face-sets.yaml");
    const ask = async () => (await fetch(`${url}/v2/p/face-sets`, { headers: { "X-Auth-Token": "t" } })).text();

    expect(await ask()).toContain("ylXMMZTO");
    await edit(path, (text) => text.replace("face_set_id: ylXMMZTO", "face_set_id: edited01"));
    await running.printed("generated/openapi.json");
    expect(await ask()).toContain("edited01");

    await edit(path, (text) => text.replace("x-side-effects: none", "x-side-effects: some"));
    await edit(path, (text) =>
      text.replace("x-side-effects: some", "x-side-effects: none").replace("edited01", "edited02"),
    );
    await running.printed("generated/openapi.json");
    running.kill("SIGINT");
    expect((await running.ended).code).toBe(0);
  });
});
