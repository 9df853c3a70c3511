import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { main as contract } from "../../src/cli/contract.js";
import { main as docs } from "../../src/cli/docs.js";
import { main as forward } from "../../src/cli/forward.js";
import { main as lint } from "../../src/cli/lint.js";
import { main as mock } from "../../src/cli/mock.js";
import { main as start } from "../../src/cli/start.js";
import { runInProcess, startProcess } from "./process.js";

// This test runs below npm itself.
beforeEach(() => {
  for (const name of Object.keys(process.env)) if (/^npm_/i.test(name)) vi.stubEnv(name, undefined);
});

/** Sets the variables of npm for a script of this name, with the options that npm took. */
function stubNpm(script: string, taken: { [variable: string]: string }): void {
  for (const [name, value] of Object.entries({ npm_lifecycle_event: script, ...taken })) vi.stubEnv(name, value);
}

describe("a command notices that npm took its options", () => {
  test.each([
    ["mock", mock, { port: "4610" }, [], "npm run mock -- --port 4610"],
    // Newer versions of npm pass the value to the command.
    ["mock", mock, { port: "true" }, ["4610"], "npm run mock -- --port 4610"],
    ["mock", mock, { port: "true", host: "true" }, ["1", "::"], "npm run mock -- --port <port> --host <address>"],
    ["mock", mock, { port: "4610", host: "::1" }, ["--quiet"], "npm run mock -- --port 4610 --host ::1 --quiet"],
    ["start", start, { once: "true" }, [], "npm run start -- --once"],
    ["start", start, { mock_port: "1", docs_port: "2" }, [], "npm run start -- --mock-port 1 --docs-port 2"],
    ["docs", docs, { serve: "true", port: "true" }, ["80"], "npm run docs -- --serve --port 80"],
    ["contract", contract, { dry_run: "true" }, ["--region", "r"], "npm run contract -- --dry-run --region r"],
    ["contract", contract, { report_dir: "a b" }, [], "npm run contract -- --report-dir 'a b'"],
    ["contract", contract, { input: "password=secret" }, [], "npm run contract -- --input <name=value>"],
    ["forward", forward, { target: "https://u:p@a.test" }, [], "npm run forward -- --target <url>"],
    ["forward", forward, { target: "https://a.test" }, [], "npm run forward -- --target https://a.test"],
  ])("%s", async (script, main, taken, args, corrected) => {
    stubNpm(script, Object.fromEntries(Object.entries(taken).map(([key, value]) => [`npm_config_${key}`, value])));
    const { code, stdout, stderr } = await runInProcess(main, args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^npm took --[\w-]+(, --[\w-]+)* for itself: options must follow `--`, as in `[^`]+`\.\n$/);
    expect(stderr).toContain(`as in \`${corrected}\`.`);
  });

  test("even if npm read an option as one of its own, and passed the value to the command", async () => {
    stubNpm("lint", {});
    const { code, stderr } = await runInProcess(lint, ["json"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("npm takes options for itself")]);
  });

  test("in a process, as npm starts it", async () => {
    const taken = { npm_lifecycle_event: "mock", npm_config_port: "4610" };
    expect(await startProcess("mock", [], undefined, taken).ended).toEqual({
      code: 2,
      stdout: "",
      stderr: "npm took --port for itself: options must follow `--`, as in `npm run mock -- --port 4610`.\n",
    });
  });
});

describe("a command is not misled by", () => {
  const fine = { code: 2, stdout: "", stderr: expect.stringContaining("unknown option '--nothing'") };

  test.each([
    ["a variable of another script", { npm_lifecycle_event: "release", npm_config_force: "true" }],
    ["settings of npm that are switched off", { npm_config_dry_run: "", npm_config_force: "false" }],
    ["options that npm has, too", { npm_config_loglevel: "verbose", npm_config_quiet: "true" }],
    ["the version that addons are compiled against", { npm_config_target: "30.0.1", npm_config_runtime: "electron" }],
    ["npm's settings in the environment", { npm_config_force: "true", NPM_CONFIG_FORCE: "true" }],
  ])("%s", async (_, variables) => {
    stubNpm("contract", variables);
    expect(await runInProcess(contract, ["--nothing"])).toEqual(fine);
  });

  test("an option that its command line has, too", async () => {
    stubNpm("contract", { npm_config_tag: "latest" });
    expect(await runInProcess(contract, ["--tag", "a", "--nothing"])).toEqual(fine);
    expect(await runInProcess(contract, ["--tag=a", "--nothing"])).toEqual(fine);
  });

  test.each(["npm_config_userconfig", "npm_config_globalconfig"])("settings in the file of %s", async (variable) => {
    const folder = await mkdtemp(join(tmpdir(), "frs-npmrc-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, ".npmrc"), "; mine\nforce = true\ndry-run=true\ntag=next\n");
    const taken = { npm_config_force: "true", npm_config_dry_run: "true", npm_config_tag: "next" };
    stubNpm("contract", { ...taken, [variable]: join(folder, ".npmrc") });
    expect(await runInProcess(contract, ["--nothing"])).toEqual(fine);
    stubNpm("contract", { [variable]: "", npm_config_local_prefix: folder });
    expect(await runInProcess(contract, ["--nothing"])).toEqual(fine);
  });
});
