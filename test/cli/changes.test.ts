import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli/changes.js";
import { runInProcess } from "./process.js";

/** A document with one operation, in which a field is limited. */
function documentText(summary: string, maxLength: number, responses: string): string {
  return `openapi: 3.1.0
info: { title: Things, version: "1" }
paths:
  /things:
    post:
      operationId: createThing
      summary: ${summary}
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { name: { type: string, maxLength: ${maxLength} } } }
      responses: ${responses}
`;
}

const ok = '{ "200": { description: OK } }';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "changes-command-"));
  await writeFile(join(folder, "base.yaml"), documentText("Create", 64, ok));
  await writeFile(join(folder, "texts.yaml"), documentText("Create a thing", 64, ok));
  await writeFile(join(folder, "wider.yaml"), documentText("Create", 128, ok));
  const more = '{ "200": { description: OK }, "404": { description: Not | found } }';
  await writeFile(join(folder, "broken.yaml"), documentText("Create a thing", 32, more));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function changes(revision: string, ...args: string[]) {
  const ended = await runInProcess(main, [join(folder, "base.yaml"), join(folder, revision), ...args]);
  // Places are relative to the caller's directory, which has no fixed way to the temporary one.
  const readable = (text: string) => text.replaceAll(/[^\s"`=(]*changes-command-[^/]*\//g, "");
  return { ...ended, stdout: readable(ended.stdout), stderr: readable(ended.stderr) };
}

test.each(["terminal", "markdown", "json", "github"])("the report as %s", async (format) => {
  const { code, stdout, stderr } = await changes("broken.yaml", "--format", format);
  expect([code, stderr]).toEqual([0, ""]);
  await expect(stdout).toMatchFileSnapshot(`__output__/changes-${format}.txt`);
});

test.each([
  ["base.yaml", "breaking", 0],
  ["base.yaml", "compatible", 0],
  ["texts.yaml", "compatible", 0],
  ["wider.yaml", "breaking", 0],
  ["wider.yaml", "compatible", 1],
  ["broken.yaml", "breaking", 1],
  ["broken.yaml", "compatible", 1],
])("%s with --fail-on %s exits with %i, and the report is there", async (revision, verdict, code) => {
  const ended = await changes(revision, "--fail-on", verdict, "--format", "json");
  expect(ended.code).toBe(code);
  expect(JSON.parse(ended.stdout)).toMatchObject({ verdict: expect.any(String) });
});

test.each([
  ["a version that does not exist", ["nowhere.yaml"], "neither a file, a URL nor a commit here"],
  ["an unknown format", ["base.yaml", "--format", "xml"], "Allowed choices are terminal, markdown, json, github"],
  ["an unknown option", ["base.yaml", "--formt"], "Did you mean --format?"],
])("%s is refused with 2", async (_name, [revision = "", ...args], message) => {
  const { code, stdout, stderr } = await changes(revision, ...args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});
