import { cp, readdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main as start } from "../../src/cli/start.js";
import { findOutdated } from "../../src/generate/files.js";
import { runPipeline } from "../../src/generate/pipeline.js";
import { edit, smallRepository } from "../generate/workspace.js";
import { root } from "../root.js";
import { type Running, startInProcess } from "./process.js";

const path = "openapi/paths/v2_{project_id}_face-sets.yaml";
const schema = "openapi/components/schemas/FaceSetInfo.yaml";
const docsPath = "generated/docs/operations/listFaceSets.html";

/** The start command, which follows edits of a small repository. */
interface Following {
  folder: string;
  running: Running;
  docsUrl: string;
  /** Returns the body of the mock's response. */
  response(): Promise<string>;
  /** Changes a file. */
  edit(file: string, before: string, after: string): Promise<void>;
}

async function follow(): Promise<Following> {
  const folder = await smallRepository("src");
  const running = startInProcess(start, ["--mock-port", "0", "--emulator-port", "0", "--docs-port", "0"], folder);
  const printed = await running.printed("Press Ctrl-C");
  const [mockUrl = "", docsUrl = ""] = ["Mock", "Docs"].map((name) => printed.match(`${name} +(\\S+)`)?.[1]);
  return {
    folder,
    running,
    docsUrl,
    response: async () => (await fetch(`${mockUrl}/v2/p/face-sets`, { headers: { "X-Auth-Token": "t" } })).text(),
    edit: (file, before, after) => edit(join(folder, file), (text) => text.replace(before, after)),
  };
}

/** Returns the last line that was printed. */
function lastLine(printed: string): string {
  return printed.trimEnd().split("\n").at(-1) ?? "";
}

/** Expects that everything in `generated/` is what a new process generates. */
async function expectUpToDate(folder: string): Promise<void> {
  expect(await findOutdated(folder, (await runPipeline({ root: folder })).files)).toEqual([]);
}

test("each edit is followed by the mock and the files, and described in words with its time", async () => {
  const { folder, running, response, edit } = await follow();
  expect(await response()).toContain("ylXMMZTO");

  await edit(path, "face_set_id: ylXMMZTO", "face_set_id: edited01");
  expect(lastLine(await running.printed(" ms\n"))).toMatch(/^\d\d:\d\d:\d\d listFaceSets: .+ · docs only · \d+ ms$/);
  expect(await response()).toContain("edited01");

  await edit(
    schema,
    "properties:\n",
    "properties:\n  spare:\n    type: string\n    description: More.\n    examples: [a]\n",
  );
  expect(lastLine(await running.printed(" ms\n", 2))).toMatch(
    /^\d\d:\d\d:\d\d FaceSetInfo: \+ optional `spare` · compatible · \d+ ms$/,
  );
  await expectUpToDate(folder);

  await edit(schema, "type: object\n", "type: object # A comment.\n");
  expect(lastLine(await running.printed(" ms\n", 3))).toMatch(/ no change in generated\/ · \d+ ms$/);

  running.kill("SIGINT");
  expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
});

test("an edit that brings back the state of the start says so", async () => {
  const { running, edit } = await follow();
  await edit(schema, "Number of faces that the face set holds", "Count of faces that the face set holds");
  expect(lastLine(await running.printed(" ms\n"))).not.toContain("back to");
  await edit(path, "face_set_id: ylXMMZTO", "face_set_id: edited01");
  await running.printed(" ms\n", 2);
  // One of two edits is left.
  await edit(schema, "Count of faces that the face set holds", "Number of faces that the face set holds");
  expect(lastLine(await running.printed(" ms\n", 3))).not.toContain("back to");
  await edit(path, "face_set_id: edited01", "face_set_id: ylXMMZTO");
  expect(lastLine(await running.printed(" ms\n", 4))).toMatch(
    / listFaceSets: .+ · docs only · back to the state at the start · \d+ ms$/,
  );
});

test("a broken document is reported once, with its place and lines; the next valid edit recovers", async () => {
  const { folder, running, response, edit } = await follow();
  const before = await readFile(join(folder, "generated/client.ts"), "utf8");
  await edit(path, "x-side-effects: none", "x-side-effects: some");
  const stderr = await running.printedError("nothing was written");
  expect(stderr).toContain(`${path}:15:19`);
  expect(stderr).toMatch(/\d+ \| +x-side-effects: some/);
  expect(await response()).toContain("ylXMMZTO");
  expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toBe(before);

  await edit(path, "x-side-effects: some", "x-side-effects: none");
  expect(lastLine(await running.printed(" ms\n"))).toMatch(/ fixed · no change in generated\/ · \d+ ms$/);
});

test("an error in a shared file is reported once, not for each place that refers to it", async () => {
  const { running, edit } = await follow();
  await edit(schema, "type: object", "type: [object");
  const stderr = await running.printedError("nothing was written");
  const places = stderr.match(/^\S+:\d+:\d+ {2}error {2}.*\n.*/gm) ?? [];
  expect(places.length).toBeGreaterThan(0);
  expect(new Set(places).size).toBe(places.length);
});

test("an example that breaks its schema is taken back after the slow rules found it", async () => {
  const { folder, running, response, edit } = await follow();
  await edit(path, "face_set_id: ylXMMZTO", "face_set_id: 12");
  const stderr = await running.printedError("generated/, mock and emulator are as before the edit");
  expect(stderr).toContain("no-invalid-media-type-examples");
  expect(await response()).toContain("ylXMMZTO");
  expect(await readFile(join(folder, "generated/openapi.json"), "utf8")).toContain("ylXMMZTO");

  await edit(path, "face_set_id: 12", "face_set_id: edited02");
  await running.printed("fixed · listFaceSets");
  expect(await response()).toContain("edited02");
});

test("rules and their settings are followed, too", async () => {
  const { folder, running, edit } = await follow();
  await edit("redocly.yaml", "  frs/tags-grouped: error\n", "  frs/tags-grouped: error\n  frs/no-such-rule: error\n");
  expect(await running.printedError("nothing was written")).toContain("Unknown rule frs/no-such-rule");
  await edit("redocly.yaml", "  frs/no-such-rule: error\n", "");
  await running.printed("fixed");

  // A link in other tests, since none of them changes it.
  await rm(join(folder, "lint"));
  await cp(join(root, "lint"), join(folder, "lint"), { recursive: true });
  await running.printed(" ms\n", 2);
  const rule = "lint/rules/title-unique.js";
  const text = await readFile(join(folder, rule), "utf8");
  await writeFile(
    join(folder, rule),
    'export const titleUnique = () => ({ Info: (_, { report }) => report({ message: "A new rule." }) });\n',
  );
  expect(await running.printedError("A new rule.")).toContain("openapi/openapi.yaml");
  await writeFile(join(folder, rule), "export const titleUnique = ;\n");
  expect(await running.printedError('Unexpected ";"')).toContain(`${rule}:1:28`);
  await writeFile(join(folder, rule), text);
  await running.printed("fixed", 2);
});

test("files may be renamed, deleted, half-written, or all replaced at once", async () => {
  const { folder, running, edit } = await follow();
  const info = join(folder, schema);

  // A file that is written in two steps is not an error in between.
  const text = await readFile(info, "utf8");
  await writeFile(info, text.slice(0, 40));
  await writeFile(info, text.replace("Number of faces", "Count of faces"));
  await running.printed("FaceSetInfo: `face_number` description");

  await rename(info, join(folder, "openapi/components/schemas/FaceSetState.yaml"));
  await running.printedError("no-unresolved-refs");
  for (const entry of await readdir(join(folder, "openapi"), { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const old = entry.isFile() ? await readFile(file, "utf8") : "";
    if (old.includes("FaceSetInfo.yaml"))
      await writeFile(file, old.replaceAll("FaceSetInfo.yaml", "FaceSetState.yaml"));
  }
  await running.printed("fixed");
  await expectUpToDate(folder);

  // As `git checkout` does: every file is deleted and written anew.
  const saved = join(folder, "saved");
  await cp(join(folder, "openapi"), saved, { recursive: true });
  await edit("openapi/openapi.yaml", "title:", "title: The");
  await running.printed("info: ");
  await edit("saved/components/schemas/FaceSetState.yaml", "Count of faces", "Total of faces");
  await rm(join(folder, "openapi"), { recursive: true });
  await rename(saved, join(folder, "openapi"));
  await running.printed("FaceSetState: `face_number` description");
  await expectUpToDate(folder);

  await unlink(join(folder, "openapi/openapi.yaml"));
  await running.printedError("openapi/openapi.yaml");
});

test("the docs page is rendered last, and browsers that show it load it anew", async () => {
  const { folder, docsUrl, edit } = await follow();
  const page = new URL("operations/listFaceSets.html", docsUrl);
  expect((await (await fetch(page)).text()).includes("/reload.js")).toBe(true);
  expect((await readFile(join(folder, docsPath), "utf8")).includes("/reload.js")).toBe(false);

  const events = await fetch(new URL("events", docsUrl));
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toMatch(/^event: server\n/);
  await edit(schema, "Number of faces", "Count of faces");
  expect((await reader?.read())?.value).toBe("event: changed\ndata:\n\n");
  expect((await (await fetch(page)).text()).includes("Count of faces")).toBe(true);
});
