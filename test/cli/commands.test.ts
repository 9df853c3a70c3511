import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main as build } from "../../src/cli/build.js";
import { main as docs } from "../../src/cli/docs.js";
import { main as emulator } from "../../src/cli/emulator.js";
import { main as generate } from "../../src/cli/generate.js";
import { main as lint } from "../../src/cli/lint.js";
import { main as mock } from "../../src/cli/mock.js";
import { main as start } from "../../src/cli/start.js";
import { edit, smallRepository } from "../generate/workspace.js";
import { runInProcess } from "./process.js";

const commands = { build, docs, emulator, generate, lint, mock, start };

test.each(Object.entries(commands))("%s --help describes the command and its options", async (name, main) => {
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
  ["emulator", emulator, ["--rate", "0"], "The rate must be a number > 0"],
  ["lint", lint, ["--format", "xml"], "text, json, github-actions"],
  ["generate", generate, ["all"], "too many arguments"],
])("%s refuses %s and names valid values", async (_, main, args, message) => {
  const { code, stderr } = await runInProcess(main, args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

describe("generate", () => {
  test("--check writes nothing, names what is out of date, and fails", async () => {
    const folder = await smallRepository();
    await writeFile(join(folder, "generated/client.ts"), "stale");
    const checked = await runInProcess(generate, ["--check"], folder);
    expect(checked.code).toBe(1);
    expect(checked.stderr).toContain("generated/client.ts");
    expect(checked.stderr).not.toContain("generated/schema.ts");
    expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toBe("stale");

    const written = await runInProcess(generate, [], folder);
    expect([written.code, written.stdout]).toEqual([0, expect.stringContaining("Wrote generated/client.ts.")]);
  });

  test("names file, line and rule of a problem, without a stack trace", async () => {
    const folder = await smallRepository();
    const file = "openapi/components/schemas/FaceSetInfo.yaml";
    await edit(join(folder, file), (text) => text.replace("type: integer", "type: integr"));
    const { code, stderr } = await runInProcess(generate, [], folder);
    expect(code).toBe(1);
    expect(stderr).toContain(`${file}:12:`);
    expect(stderr).toContain("struct");
    expect(stderr).toContain("nothing was written");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("lint", () => {
  test("prints problems as JSON and as annotations", async () => {
    const folder = await smallRepository();
    const file = "openapi/components/schemas/FaceSetInfo.yaml";
    await edit(join(folder, file), (text) => text.replace("    minimum: 0\n    examples:\n      - 0\n", ""));
    const json = await runInProcess(lint, ["--format", "json"], folder);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject([
      { file, line: 11, severity: "error", rule: "frs/schema-documented" },
    ]);
    const annotations = await runInProcess(lint, ["--format", "github-actions"], folder);
    expect(annotations.stdout).toMatch(`::error file=${file},line=11,col=3,title=frs/schema-documented::`);
  });

  test("prints JSON even if the rules cannot be read", async () => {
    const folder = await smallRepository();
    await edit(join(folder, "redocly.yaml"), () => "rules: [");
    const { code, stdout, stderr } = await runInProcess(lint, ["--format", "json"], folder);
    expect([code, stderr]).toEqual([1, ""]);
    expect(JSON.parse(stdout)).toMatchObject([{ file: "redocly.yaml", rule: "yaml", severity: "error" }]);
  });

  test("reports no problem in the document", async () => {
    const { code, stdout, stderr } = await runInProcess(lint, []);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("0 errors, 0 warnings");
  });
});
