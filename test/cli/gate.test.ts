import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { main } from "../../src/cli/changes.js";
import { main as generate } from "../../src/cli/generate.js";
import { edit, smallRepository } from "../generate/workspace.js";
import { runInProcess } from "./process.js";

/** A schema of which a limit breaks senders. */
const schema = "openapi/components/schemas/FaceSetName.yaml";
const rule = "request-max-length-narrowed";
const pointer = "/components/schemas/FaceSetName/maxLength";

let folder: string;
beforeEach(async () => {
  folder = await smallRepository();
  await setVersion("1.1.0");
  await writeFile(join(folder, "package-lock.json"), lock("1.1.0"));
});

const lock = (version: string) => `${JSON.stringify({ version, packages: { "": { version } } }, null, 2)}\n`;

/** Sets the version of the document and of the package. */
async function setVersion(version: string): Promise<void> {
  await edit(join(folder, "openapi/openapi.yaml"), (text) =>
    text.replace(/^ {2}version: .*/m, `  version: ${version}`),
  );
  await edit(join(folder, "package.json"), (text) => text.replace(/"version": ".*?"/, `"version": "${version}"`));
}

/** Makes what stands there a release. */
async function released(version: string): Promise<void> {
  await regenerate();
  await mkdir(join(folder, "openapi/released"), { recursive: true });
  await cp(join(folder, "generated/openapi.json"), join(folder, `openapi/released/${version}.json`));
}

async function regenerate(): Promise<void> {
  const { code, stderr } = await runInProcess(generate, [], folder);
  expect([code, stderr]).toEqual([0, ""]);
}

async function gate(...args: string[]) {
  return await runInProcess(main, ["--gate", "--no-types", ...args], folder);
}

/** How the last line of a gate begins that a change or the ledger fails. */
const count = /^\d+ problems?: see `npm run changes` for whom a change breaks\.$/;

/** The lines of the gate, without the count at their end. */
async function refusal(): Promise<string[]> {
  const { code, stdout, stderr } = await gate();
  expect([code, stdout]).toEqual([1, ""]);
  return stderr
    .trimEnd()
    .split("\n")
    .filter((line) => !count.test(line));
}

const narrow = () => edit(join(folder, schema), (text) => text.replace(/maxLength: \d+/, "maxLength: 10"));
const deprecate = () =>
  edit(
    join(folder, schema),
    (text) => `${text}deprecated: true
`,
  );
const accept = (text: string) => writeFile(join(folder, "accepted-changes.yaml"), text);
const entry = (until: string) =>
  `# Accepted.\n- rule: ${rule}\n  pointer: ${pointer}\n  reason: It was never longer.\n  until: ${until}\n`;

test("nothing is released: any change passes, versions and generated files are checked", async () => {
  await narrow();
  expect(await refusal()).toEqual([
    expect.stringMatching(
      /^Out of date: generated\/.*openapi\.json.*\. Run `npm run generate` and commit the result\.$/,
    ),
  ]);
  await regenerate();
  const passed = await gate();
  expect([passed.code, passed.stderr]).toEqual([0, ""]);
  expect(passed.stdout).toBe("Nothing is released yet: any change is allowed. The versions agree on 1.1.0.\n");
});

test("as long as nothing is released, the report says with the gate that no version is needed", async () => {
  const before = join(folder, "generated/openapi.json");
  await narrow();
  const sentence = "No version is released yet, so this needs none; after a release it would be a minor one";
  const { stdout } = await runInProcess(main, [before, "--no-types"], folder);
  expect(stdout).toMatch(/^\S+openapi\.json → openapi\/openapi\.yaml\nBase: as given\.\n\n/);
  expect(stdout).toContain(` docs only. ${sentence} (below 1.0, a break needs no more).\n`);
  const markdown = await runInProcess(main, [before, "--no-types", "--format", "markdown"], folder);
  expect(markdown.stdout).toMatch(/\*\*Wire: .* No version is released yet, .*\*\*\n\nBase: as given\.\n/);
  // Two versions that are named may be of any document.
  const named = await runInProcess(main, [before, join(folder, "openapi"), "--no-types"], folder);
  expect(named.stdout).toContain(": the next version is a minor one, ");
  await mkdir(join(folder, "openapi/released"), { recursive: true });
  await cp(before, join(folder, "openapi/released/1.1.0.json"));
  const since = await runInProcess(main, ["--no-types"], folder);
  expect(since.stdout).toMatch(/\nBase: the last release\.\n[\s\S]*: the next version is a minor one, /);
});

test("only what a change or the ledger fails leads to the report of changes", async () => {
  await released("1.1.0");
  await deprecate();
  const outdated = expect.stringMatching(/^Out of date: .*\. Run `npm run generate` and commit the result\.$/);
  const lines = async () => (await gate()).stderr.trimEnd().split("\n");
  expect(await lines()).toEqual([
    expect.stringContaining("1.1.0 must be at least 1.2.0"),
    outdated,
    "2 problems: see `npm run changes` for whom a change breaks.",
  ]);
  await setVersion("1.2.0");
  await writeFile(join(folder, "package-lock.json"), lock("1.2.0"));
  expect(await lines()).toEqual([outdated]);
});

test("a known break fails until the major version or the ledger says so", async () => {
  await released("1.1.0");
  expect(await gate()).toMatchObject({ code: 0, stdout: expect.stringContaining("0 changes since 1.1.0") });
  await narrow();
  await regenerate();
  const [refused, ...more] = await refusal();
  expect(more).toEqual([]);
  expect(refused).toMatch(
    new RegExp(
      `^openapi/openapi\\.yaml:5: \`info\\.version\` 1\\.1\\.0 must be at least 2\\.0\\.0: 1 change breaks callers since 1\\.1\\.0 \\(${rule} at ${schema}:\\d+\\)\\. Set it with .*, or accept it in accepted-changes\\.yaml\\.$`,
    ),
  );

  const failing = ["--no-types", "--fail-on", "breaking"];
  expect(await runInProcess(main, failing, folder)).toMatchObject({ code: 1, stderr: "" });
  await accept(entry("2999-12-31"));
  expect(await runInProcess(main, failing, folder)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("accepted until 2999-12-31: It was never longer."),
  });
  // It weighs as much as a compatible change then.
  expect(await refusal()).toEqual([
    expect.stringMatching(/1\.1\.0 must be at least 1\.2\.0, for what changed since 1\.1\.0/),
  ]);
  await setVersion("1.2.0");
  await writeFile(join(folder, "package-lock.json"), lock("1.2.0"));
  await regenerate();
  expect(await gate()).toMatchObject({
    code: 0,
    stdout: "1.2.0 is enough for 1 change since 1.1.0: 0 breaking changes, 1 more accepted.\n",
  });

  await accept(entry("2020-12-31"));
  expect(await refusal()).toEqual([
    expect.stringContaining("must be at least 2.0.0"),
    `accepted-changes.yaml:2: ${rule} at ${pointer} was accepted until 2020-12-31: take the change back, or set another date.`,
  ]);

  await accept("[]\n");
  for (const version of ["2.0.0-beta.1", "2.0.0"]) {
    await setVersion(version);
    await writeFile(join(folder, "package-lock.json"), lock(version));
    await regenerate();
    expect(await gate()).toMatchObject({ code: 0, stdout: expect.stringContaining(`${version} is enough`) });
  }
});

test.each([
  ["0.4.1", "a break", "0.5.0", narrow],
  ["0.4.1", "a compatible change", "0.4.2", deprecate],
  ["1.3.0", "a compatible change", "1.4.0", deprecate],
])("after %s, %s needs %s", async (version, _what, required, change) => {
  await setVersion(version);
  await writeFile(join(folder, "package-lock.json"), lock(version));
  await released(version);
  await change();
  await regenerate();
  expect(await refusal()).toEqual([expect.stringContaining(`${version} must be at least ${required}`)]);
});

test("a pre-release is not what the next version is counted from", async () => {
  await released("1.1.0");
  await narrow();
  await setVersion("2.0.0-beta.0");
  await writeFile(join(folder, "package-lock.json"), lock("2.0.0-beta.0"));
  await released("2.0.0-beta.0");
  expect(await gate()).toMatchObject({ code: 0, stdout: expect.stringContaining("1 change since 1.1.0") });
});

test("versions that differ, or are none, are named with their lines", async () => {
  await edit(join(folder, "package.json"), (text) => text.replace('"version": "1.1.0"', '"version": "1.2.0"'));
  await regenerate();
  expect(await refusal()).toEqual([
    "package.json:3: version 1.2.0 differs from 1.1.0 in openapi/openapi.yaml:5: both must be the same.",
  ]);
  await edit(join(folder, "openapi/openapi.yaml"), (text) => text.replace("version: 1.1.0", 'version: "1.1"'));
  const [first] = await refusal();
  expect(first).toBe("openapi/openapi.yaml:5: `info.version` must be a version such as 1.2.0, not 1.1.");
});

test("an entry that accepts nothing fails, for the gate and for any comparison", async () => {
  await released("1.1.0");
  await accept(entry("2999-12-31"));
  const stale = `accepted-changes.yaml:2: the change ${rule} at ${pointer} was not found: remove the entry.`;
  expect(await refusal()).toEqual([stale]);
  const compared = await runInProcess(main, ["--no-types"], folder);
  expect([compared.code, compared.stderr]).toEqual([1, `${stale}\n`]);
});

test("an entry for a change since the last release stays valid when other versions are compared", async () => {
  await released("1.1.0");
  await narrow();
  await accept(entry("2999-12-31"));
  const other = join(folder, "openapi/openapi.yaml");
  expect(await runInProcess(main, [other, other, "--no-types"], folder)).toMatchObject({ code: 0, stderr: "" });
});

test("with the gate, versions and projects are refused", async () => {
  expect(await gate("generated/openapi.json")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("leave out the versions"),
  });
  expect(await readFile(join(folder, "package.json"), "utf8")).toContain('"version": "1.1.0"');
});
