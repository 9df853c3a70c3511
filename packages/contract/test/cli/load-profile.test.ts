import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeEach, expect, test } from "vitest";
import { main } from "../../src/cli/main.js";
import { type Ended, runIn } from "./run-in.js";
import { serveTwoKeys, twoKeys } from "./two-keys.js";

/** A profile with a document of its own and a variable for its credentials. */
const source = `export default {
  commands: { run: "test-it", plan: "plan-it", replay: "replay-it", merge: "merge-it", record: "record-it" },
  document: { file: new URL("openapi.json", import.meta.url).pathname, ifMissing: "write it" },
  namePrefix: "mine",
  credentials: {
    signers: { OTHER: { variables: "MY_KEY", headers: [], readKey() { throw new Error("MY_KEY is not set."); } } },
    variables: "MY_KEY",
  },
  codeAliases: [],
  clientOptions: [],
  validators: {},
  help: { credentials: "Credentials come from MY_KEY.", examples: ["--target https://api.example.com"] },
};`;
const withoutSigner = source.replace(/signers: .*/, "signers: {},");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-profile-"));
  await writeFile(join(folder, "openapi.json"), JSON.stringify(twoKeys));
  await writeFile(join(folder, "profile.mjs"), withoutSigner);
  const installed = join(folder, "node_modules/my-api");
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, "openapi.json"), JSON.stringify(twoKeys));
  await writeFile(join(installed, "contract.js"), withoutSigner);
  const manifest = { name: "my-api", type: "module", exports: { "./contract": "./contract.js" } };
  await writeFile(join(installed, "package.json"), JSON.stringify(manifest));
  return () => rm(folder, { recursive: true, force: true });
});

function command(...args: string[]): Promise<Ended> {
  return runIn(folder, (all) => main(all), args);
}

test.each([
  ["a package", ["--profile", "my-api/contract"]],
  ["a path", ["--profile=./profile.mjs"]],
])("a profile is loaded by the name of %s, and decides about document, options and help", async (_, option) => {
  const { url } = await serveTwoKeys();
  const { code, stdout } = await command("plan", ...option, "--target", url, "--side-effects", "writes");
  expect([code, stdout]).toEqual([0, expect.stringContaining("Two keys 1 at http://")]);
  const { stdout: help } = await command("run", ...option, "--help");
  expect(help).toContain("Usage: test-it [options]");
  expect(help).toContain("Credentials come from MY_KEY.");
});

test("what a signer says about its key ends the command like any wrong setting", async () => {
  await writeFile(join(folder, "profile.mjs"), source);
  const { url } = await serveTwoKeys();
  const { code, stderr } = await command("run", "--profile", "./profile.mjs", "--target", url);
  expect([code, stderr]).toEqual([2, "MY_KEY is not set.\n"]);
});

test("the overview names the option", async () => {
  expect((await command("--help")).stdout).toContain("--profile <module>");
});

test.each([
  [["--profile"], "error: option '--profile <module>' argument missing"],
  [["--profile", "--target"], "error: option '--profile <module>' argument missing"],
  [["--profile="], "error: option '--profile <module>' argument missing"],
  [["--profile", "a", "--profile=b"], "error: option '--profile <module>' must not be repeated"],
  [["--profile", "./none.mjs"], /^Cannot load the profile \.\/none\.mjs: .*none\.mjs.*Check the path\./],
  [
    ["--profile", "@none/such/contract"],
    /^Cannot load the profile @none\/such\/contract: .*Install @none\/such, or add it to the call: npx -p openapi-contract -p @none\/such openapi-contract …/,
  ],
  [["--profile", "my-api/other"], /^Cannot load the profile my-api\/other: /],
  [["--profile", "./broken.mjs"], "Cannot load the profile ./broken.mjs: It fails."],
  [["--profile", "./mute.mjs"], "Cannot load the profile ./mute.mjs: the module throws an error without a message."],
  [["--profile", "./empty.mjs"], "Cannot use the profile ./empty.mjs: its default export must be an object."],
])("run %j is refused", async (args, message) => {
  await writeFile(join(folder, "broken.mjs"), 'throw new Error("It fails");');
  await writeFile(join(folder, "mute.mjs"), 'throw new Error("");');
  await writeFile(join(folder, "empty.mjs"), "export const profile = {};");
  const { code, stderr } = await command("run", ...args);
  expect(code).toBe(2);
  expect(stderr.trim()).toMatch(message);
});

const option = '{ name: "tenant", variable: "TENANT", description: "id", plural: "tenants" }';

test.each([
  ["codeAliases: []", 'codeAliases: "none"', "`codeAliases` of its default export must be an array"],
  [/help: .*/, "help: {},", "`help.credentials` of its default export must be a string"],
  [/help: .*/, "", "`help` of its default export must be an object"],
  [/help: .*/, "get help() { throw new Error('Not yet.'); },", "`help` of its default export cannot be read: Not yet"],
  ["clientOptions: []", "clientOptions: [null]", "`clientOptions[0]` of its default export must be an object"],
  [
    "clientOptions: []",
    `clientOptions: [${option.replace("tenant", "target")}]`,
    "`clientOptions[0].name` of its default export must be another one: the option --target exists already",
  ],
  [
    "clientOptions: []",
    `clientOptions: [${option}, ${option}]`,
    "`clientOptions[1].name` of its default export must be another one: the option --tenant exists already",
  ],
  [
    "clientOptions: []",
    `clientOptions: [${option.replace("tenant", "a tenant")}]`,
    "`clientOptions[0].name` of its default export must be a name in camel case, such as projectId",
  ],
  ["validators: {}", "validators: { own: 7 }", "`validators.own` of its default export must be an object"],
  ["signers: {}", "signers: { A: {} }", "`credentials.signers.A.variables` of its default export must be a string"],
])("a profile with %s replaced by %s is refused", async (part, replacement, problem) => {
  await writeFile(join(folder, "wrong.mjs"), withoutSigner.replace(part, replacement));
  const { code, stderr } = await command("run", "--profile", "./wrong.mjs", "--target", "http://127.0.0.1:2");
  expect([code, stderr]).toEqual([2, `Cannot use the profile ./wrong.mjs: ${problem}.\n`]);
});

test("a profile whose top-level await never settles is refused", async () => {
  await writeFile(join(folder, "waiting.mjs"), "await new Promise(() => {}); export default {};");
  const bin = fileURLToPath(new URL("../../bin/openapi-contract.mjs", import.meta.url));
  const ended = promisify(execFile)(process.execPath, [bin, "run", "--profile", "./waiting.mjs"], { cwd: folder });
  await expect(ended).rejects.toMatchObject({
    code: 2,
    stderr:
      "Cannot load the profile ./waiting.mjs: its top-level await never settles: export the profile without waiting.\n",
  });
});
