import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { lastPass, readInputs, recordPass } from "../../src/cli/last-pass.js";
import { main as start } from "../../src/cli/start.js";
import { runPipeline } from "../../src/generate/pipeline.js";
import { edit, ownPackages, smallRepository } from "../generate/workspace.js";
import { root } from "../root.js";
import { runInProcess, startInProcess, startProcess } from "./process.js";

const path = "openapi/paths/v2_{project_id}_face-sets.yaml";
const schema = "openapi/components/schemas/FaceSetInfo.yaml";
const cache = "node_modules/.cache/frs-openapi";

/** What a pass of the copy writes: what stands there, and two pages. */
async function outputsOf(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(join(folder, "generated"))).map((name) => `generated/${name}`);
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const);
  const pages = ["index", "guides/one"].map((page) => [`generated/docs/${page}.html`, page] as const);
  return new Map([...(await Promise.all(texts)), ...pages]);
}

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** A copy of the repository with packages and rules of its own, in which a pass was recorded. */
async function recorded(): Promise<{ folder: string; outputs: Map<string, string> }> {
  const folder = await smallRepository();
  await ownPackages(folder);
  await rm(join(folder, "lint"));
  await cp(join(root, "lint"), join(folder, "lint"), { recursive: true });
  // A link like all packages, which a test must not write to.
  await rm(join(folder, "node_modules/.package-lock.json"), { force: true });
  const outputs = await outputsOf(folder);
  for (const [file, text] of outputs) await write(folder, file, text);
  await recordPass(folder, readInputs(folder), [join(folder, path)], outputs);
  return { folder, outputs };
}

/** Whether the next start would do no pass. */
async function isReused(folder: string): Promise<boolean> {
  return (await lastPass(folder, readInputs(folder))) !== undefined;
}

test("what is used again is what a pass generates", async () => {
  const { folder } = await recorded();
  const again = await lastPass(folder, readInputs(folder));
  const { document, files } = await runPipeline({ root: folder });
  expect(again?.document).toEqual(document);
  expect(JSON.stringify(again?.document)).toBe(JSON.stringify(document));
  expect(again?.files).toEqual(files);
});

describe("a pass is done again after a change of", () => {
  const changes: [what: string, file: string, before: string | undefined][] = [
    ["a file of the document", schema, "exists"],
    ["a file that the document may come to refer to", "openapi/components/schemas/Spare.yaml", undefined],
    ["a released document", "openapi/released/1.0.0.json", undefined],
    ["a rule", "lint/rules/title-unique.js", "exists"],
    ["the settings of the rules", "redocly.yaml", "exists"],
    ["the ignored problems", ".redocly.lint-ignore.yaml", undefined],
    ["the settings of the formatter", "biome.json", "exists"],
    ["the changelog, which has the dates of releases", "CHANGELOG.md", undefined],
    ["what is accepted", "accepted-changes.yaml", undefined],
    ["a file that the docs copy", "src/docs/assets/site.css", undefined],
    ["the packages that are asked for", "package-lock.json", undefined],
    ["the packages that are installed", "node_modules/.package-lock.json", undefined],
    ["the bundle", "generated/openapi.json", "exists"],
    ["a generated file", "generated/client.ts", "exists"],
    ["a page", "generated/docs/index.html", "exists"],
    ["the pages that exist", "generated/docs/stale.html", undefined],
    ["hidden files among the pages", "generated/docs/.hidden", undefined],
  ];
  test.each(changes)("%s: %s", async (_, file, before) => {
    const { folder } = await recorded();
    expect(await isReused(folder)).toBe(true);
    const place = join(folder, file);
    const text = before && (await readFile(place, "utf8"));
    await write(folder, file, `${text ?? ""}\n`);
    expect(await isReused(folder), "changed").toBe(false);
    if (text === undefined) await rm(place);
    else await writeFile(place, text);
    expect(await isReused(folder), "put back").toBe(true);
    if (text !== undefined) {
      await rm(place);
      expect(await isReused(folder), "deleted").toBe(false);
    }
  });

  test("names alone", async () => {
    const { folder } = await recorded();
    await rename(join(folder, schema), join(folder, "openapi/components/schemas/Another.yaml"));
    expect(await isReused(folder)).toBe(false);
  });

  test("the Node version", async () => {
    const { folder } = await recorded();
    vi.spyOn(process, "version", "get").mockReturnValue("v20.0.0");
    expect(await isReused(folder)).toBe(false);
  });

  test("the day, on which an acceptance may end", async () => {
    const { folder } = await recorded();
    vi.useFakeTimers({ now: new Date("2031-02-03T04:05:06Z"), toFake: ["Date"] });
    try {
      expect(await isReused(folder)).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});

test("what a write that is under way leaves in generated/ is not an output", async () => {
  const { folder } = await recorded();
  await write(folder, "generated/.new-1/0-new", "half");
  expect(await isReused(folder)).toBe(true);
});

describe("a pass is not recorded", () => {
  test("if an input was edited meanwhile, even if it was put back", async () => {
    const { folder, outputs } = await recorded();
    await writeFile(join(folder, "CHANGELOG.md"), "Another state\n");
    const inputs = readInputs(folder);
    const text = await readFile(join(folder, schema), "utf8");
    await writeFile(join(folder, schema), `${text}# An edit\n`);
    await recordPass(folder, inputs, [], outputs);
    expect(await isReused(folder)).toBe(false);
    await writeFile(join(folder, schema), text);
    expect(readInputs(folder)?.hash).toBe(inputs?.hash);
    await recordPass(folder, inputs, [], outputs);
    expect(await isReused(folder)).toBe(false);

    await recordPass(folder, readInputs(folder), [], outputs);
    expect(await isReused(folder)).toBe(true);
  });

  test.each(["../shared.yaml", "https://example.com/shared.yaml"])("if the document is made of %s", async (source) => {
    const { folder, outputs } = await recorded();
    await writeFile(join(folder, "CHANGELOG.md"), "Another state\n");
    const file = source.startsWith("https:") ? source : join(folder, "openapi", source);
    await recordPass(folder, readInputs(folder), [join(folder, path), file], outputs);
    expect(await isReused(folder)).toBe(false);
  });

  test("if an input cannot be read", async () => {
    const { folder, outputs } = await recorded();
    await mkdir(join(folder, "elsewhere"));
    await symlink(join(folder, "elsewhere"), join(folder, "openapi/linked"), "dir");
    expect(readInputs(folder)).toBeUndefined();
    await recordPass(folder, undefined, [], outputs);
    expect(await isReused(folder)).toBe(false);
  });
});

describe("a record only saves time:", () => {
  const recordsOf = async (directory: string) =>
    (await readdir(directory)).filter((name) => name.startsWith("pass-")).map((name) => join(directory, name));

  test.each([
    ["empty", (file: string) => writeFile(file, "")],
    ["cut off", async (file: string) => writeFile(file, (await readFile(file, "utf8")).slice(0, 20))],
    ["not text", (file: string) => writeFile(file, Buffer.from([0xff, 0xfe, 0]))],
    ["deleted", (file: string) => rm(file)],
  ])("if it is %s, the pass is done, and written anew", async (_, damage) => {
    const { folder, outputs } = await recorded();
    const [file = ""] = await recordsOf(join(folder, cache));
    await damage(file);
    expect(await isReused(folder)).toBe(false);
    await recordPass(folder, readInputs(folder), [], outputs);
    expect(await isReused(folder)).toBe(true);
    expect(await readdir(join(folder, cache))).toHaveLength(1);
  });

  test("a directory in its place is left alone", async () => {
    const { folder, outputs } = await recorded();
    vi.stubEnv("TMPDIR", join(folder, "no-such-directory"));
    const [file = ""] = await recordsOf(join(folder, cache));
    await rm(file);
    await mkdir(join(file, "inside"), { recursive: true });
    await recordPass(folder, readInputs(folder), [], outputs);
    expect(await isReused(folder)).toBe(false);
  });

  test("without a writable node_modules, it stands in a directory of this user alone", async () => {
    const { folder, outputs } = await recorded();
    await rm(join(folder, "node_modules/.cache"), { recursive: true });
    await writeFile(join(folder, "node_modules/.cache"), "a file");
    const temporary = join(folder, "tmp");
    await mkdir(temporary);
    vi.stubEnv("TMPDIR", temporary);
    await recordPass(folder, readInputs(folder), [], outputs);
    expect(await isReused(folder)).toBe(true);
    const [own = ""] = await readdir(temporary);
    await chmod(join(temporary, own), 0o777);
    expect(await isReused(folder)).toBe(false);
  });

  test("if no directory is writable, nothing fails", async () => {
    const { folder, outputs } = await recorded();
    await rm(join(folder, "node_modules/.cache"), { recursive: true });
    await writeFile(join(folder, "node_modules/.cache"), "a file");
    vi.stubEnv("TMPDIR", join(folder, "no-such-directory"));
    await recordPass(folder, readInputs(folder), [], outputs);
    expect(await isReused(folder)).toBe(false);
  });
});

describe("npm start", () => {
  const ports = ["--mock-port", "0", "--emulator-port", "0", "--docs-port", "0"];
  const once = async (folder: string, ...more: string[]) =>
    await runInProcess(start, ["--once", ...ports, ...more], folder);
  const reused = /✓ inputs unchanged +\d\.\d\d s {2}lint, generated\/ and docs are those of the last pass\n/;
  const callOf = (stdout: string) => stdout.match(/^face set[\s\S]*?\n\n/m)?.[0];

  test("does no second pass while nothing changes, unless --force says so", async () => {
    const folder = await smallRepository("src");
    await ownPackages(folder);
    const first = await once(folder);
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toContain("✓ lint sources");
    expect(first.stdout).not.toMatch(reused);

    const second = await once(folder);
    expect([second.code, second.stderr]).toEqual([0, ""]);
    expect(second.stdout).toMatch(reused);
    expect(second.stdout).not.toMatch(/✓ (lint|types|docs |write)/);
    expect(callOf(second.stdout)).toBe(callOf(first.stdout));

    expect((await once(folder, "--force")).stdout).toContain("✓ lint sources");

    await rm(join(folder, "generated/docs/index.html"));
    expect((await once(folder)).stdout).toMatch(/✓ write generated\/ .* 1 file\n/);
    expect((await once(folder)).stdout).toMatch(reused);

    // A pass that fails is not recorded, and what it found is said each time; a warning fails it, too.
    const rules = await readFile(join(folder, "redocly.yaml"), "utf8");
    await edit(join(folder, "redocly.yaml"), (text) =>
      text.replace("frs/schema-documented: error", "frs/schema-documented: warn"),
    );
    const text = await readFile(join(folder, schema), "utf8");
    await edit(join(folder, schema), (before) => before.replace("    minimum: 0\n    examples:\n      - 0\n", ""));
    for (let time = 0; time < 2; time++) {
      const { code, stdout, stderr } = await once(folder);
      expect(code).toBe(1);
      expect(stdout).not.toMatch(reused);
      expect(stderr).toContain("frs/schema-documented");
    }
    await writeFile(join(folder, schema), text);
    await writeFile(join(folder, "redocly.yaml"), rules);
    expect((await once(folder)).stdout).toMatch(reused);
  });

  test("follows edits after a pass that it did not do, and checks them by all rules", async () => {
    const folder = await smallRepository("src");
    await ownPackages(folder);
    await once(folder);
    const running = startInProcess(start, ports, folder);
    const printed = await running.printed("Press Ctrl-C");
    expect(printed).toMatch(reused);
    const url = printed.match(/Mock +(\S+)/)?.[1];
    const response = async () =>
      await (await fetch(`${url}/v2/p/face-sets`, { headers: { "X-Auth-Token": "t" } })).text();
    expect(await response()).toContain("ylXMMZTO");

    // At once, while what the edit needs is still being loaded.
    await edit(join(folder, path), (text) => text.replace("face_set_id: ylXMMZTO", "face_set_id: edited01"));
    await running.printed("listFaceSets: ");
    expect(await response()).toContain("edited01");

    await edit(join(folder, path), (text) => text.replace("face_set_id: edited01", "face_set_id: 12"));
    const stderr = await running.printedError("generated/, mock and emulator are as before the edit");
    expect(stderr).toContain("no-invalid-media-type-examples");
    expect(await response()).toContain("edited01");

    await edit(join(folder, path), (text) => text.replace("x-side-effects: none", "x-side-effects: some"));
    await running.printedError("nothing was written");
    await edit(join(folder, path), (text) =>
      text.replace("x-side-effects: some", "x-side-effects: none").replace("face_set_id: 12", "face_set_id: edited02"),
    );
    await running.printed("fixed · listFaceSets");
    expect(await response()).toContain("edited02");

    running.kill("SIGINT");
    expect((await running.ended).code).toBe(0);
  });

  test("follows what was edited while the servers started", async () => {
    const folder = await smallRepository("src");
    await ownPackages(folder);
    await once(folder);
    const running = startInProcess(start, ports, folder);
    await running.printed("inputs unchanged");
    await edit(join(folder, schema), (text) => text.replace("Number of faces", "Count of faces"));
    await running.printed("FaceSetInfo: `face_number` description");
    running.kill("SIGINT");
    expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("ends while it prepares for edits", async () => {
    const folder = await smallRepository("src");
    await ownPackages(folder);
    await once(folder);
    const running = startInProcess(start, ports, folder);
    await running.printed("Press Ctrl-C");
    running.kill("SIGINT");
    expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("two at once do not harm each other", async () => {
    const folder = await smallRepository("src");
    await ownPackages(folder);
    const both = [1, 2].map(() => startProcess("start", ["--once", ...ports], folder).ended);
    for (const { code, stderr } of await Promise.all(both)) expect([code, stderr]).toEqual([0, ""]);
    const { code, stdout, stderr } = await startProcess("start", ["--once", ...ports], folder).ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(reused);
    expect((await readdir(join(folder, cache))).filter((name) => name.startsWith("new-"))).toEqual([]);

    // The compiled commands are an input, too.
    await edit(join(folder, "src/cli/terminal.ts"), (text) => `${text}// Another comment.\n`);
    const changed = await startProcess("start", ["--once", ...ports], folder).ended;
    expect(changed.stdout).toContain("✓ lint sources");
  });
});
