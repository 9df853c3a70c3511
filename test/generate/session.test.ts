import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { runPipeline } from "../../src/generate/pipeline.js";
import { InvalidDocumentError, type Problem } from "../../src/generate/problems.js";
import { createSession, type Session } from "../../src/generate/session.js";
import { edit, smallRepository } from "./workspace.js";

function sessionIn(folder: string): Session {
  const session = createSession(folder);
  onTestFinished(() => session.close());
  return session;
}

/** Generates in a session and verifies the result: its files, or the problems of the document. */
async function passOf(session: Session): Promise<[string, string][] | string[]> {
  try {
    const { files, verify } = await session.generate();
    const problems = await verify();
    return problems.length === 0 ? [...files] : placesOf(problems);
  } catch (error) {
    if (error instanceof InvalidDocumentError) return placesOf(error.problems);
    throw error;
  }
}

/** The same in a new process, in effect: nothing is kept from any pass before. */
async function coldPassOf(folder: string): Promise<[string, string][] | string[]> {
  try {
    return [...(await runPipeline({ root: folder })).files];
  } catch (error) {
    if (error instanceof InvalidDocumentError) return placesOf(error.problems);
    throw error;
  }
}

function placesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`).sort();
}

const schema = "openapi/components/schemas/FaceSetInfo.yaml";
const path = "openapi/paths/v2_{project_id}_face-sets.yaml";

/** Edits, each of which can be made any number of times and in any order; some leave the document broken. */
const edits: { [name: string]: [file: string, change: (text: string) => string] } = {
  describe: [schema, (text) => text.replace(/Number of (?:many )?faces that/, "Number of many faces that")],
  reword: [schema, (text) => text.replace("Number of many faces", "Number of faces")],
  comment: [schema, (text) => `# ${text.length}\n${text}`],
  extend: [
    schema,
    (text) => `${text}  more${text.length}:\n    type: string\n    description: More.\n    examples: [a]\n`,
  ],
  relax: [schema, (text) => text.replace(/^ {2}- (?:face_set_name|create_date)\n/m, "")],
  breakYaml: [schema, (text) => text.replace("type: object", "type: [object")],
  repairYaml: [schema, (text) => text.replace("type: [object", "type: object")],
  breakRule: [schema, (text) => text.replace("description: When", "descriptoin: When")],
  repairRule: [schema, (text) => text.replace("descriptoin: When", "description: When")],
  breakReference: [schema, (text) => text.replace("FaceSetId.yaml", "FaceSetI.yaml")],
  repairReference: [schema, (text) => text.replace("FaceSetI.yaml", "FaceSetId.yaml")],
  breakExample: [path, (text) => text.replace("face_set_capacity: 100000", "face_set_capacity: many")],
  repairExample: [path, (text) => text.replace("face_set_capacity: many", "face_set_capacity: 100000")],
  summarize: [
    path,
    (text) => text.replace(/summary: List (?:really )*all/, (start) => start.replace("all", "really all")),
  ],
  rename: [
    path,
    (text) =>
      text.replace(
        /operationId: (listFaceSets|listSets)/,
        (_, id) => `operationId: ${id === "listSets" ? "listFaceSets" : "listSets"}`,
      ),
  ],
  version: ["openapi/openapi.yaml", (text) => text.replace(/version: 0\.\d+\.0/, `version: 0.${text.length}.0`)],
  loosen: ["redocly.yaml", (text) => text.replace("frs/schema-documented: error", "frs/schema-documented: off")],
  tighten: ["redocly.yaml", (text) => text.replace("frs/schema-documented: off", "frs/schema-documented: error")],
};

test("after any edits, a session generates or reports what a new process does, to the byte", async () => {
  const sequences = fc.array(fc.constantFrom(...Object.keys(edits)), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(sequences, async (names) => {
      const folder = await smallRepository();
      const session = createSession(folder);
      try {
        await passOf(session);
        for (const name of names) {
          const [file, change] = edits[name] ?? ["", String];
          await writeFile(join(folder, file), change(await readFile(join(folder, file), "utf8")));
          const here = await passOf(session);
          const cold = await coldPassOf(folder);
          // Compared as a boolean: the files are too large to be shown.
          const isEqual = JSON.stringify(here) === JSON.stringify(cold);
          expect(isEqual, `${names.join(", ")}, at ${name}:\n${[here, cold].map(shown).join("\n--\n")}`).toBe(true);
        }
      } finally {
        session.close();
      }
    }),
    { seed: 20260101, numRuns: 5 },
  );
});

function shown(result: [string, string][] | string[]): string {
  return result.map((each) => (typeof each === "string" ? each : each[0])).join("\n");
}

test("problems of both kinds of rules are reported together, each once", async () => {
  const folder = await smallRepository();
  const session = sessionIn(folder);
  await edit(join(folder, schema), (text) => text.replace("minimum: 0", "minimum: 0\n    maximum: .inf"));
  await edit(join(folder, path), (text) => text.replace("face_set_capacity: 100000", "face_set_capacity: many"));
  const problems = await passOf(session);
  expect(problems).toEqual([
    expect.stringContaining("frs/exact-numbers"),
    expect.stringContaining("no-invalid-media-type-examples"),
  ]);
});

test("what the client cannot send is reported after what the rules find, as by a new process", async () => {
  const folder = await smallRepository();
  await edit(join(folder, path), (text) => text.replace("CreateFaceSetRequest.yaml", "FaceSetName.yaml"));
  const here = await passOf(sessionIn(folder));
  expect(here.join()).toContain("no-invalid-media-type-examples");
  expect(here.join()).not.toContain("The body of a request must be an object");
  expect(here).toEqual(await coldPassOf(folder));
});

test("a schema that cannot be used is one problem, not one for each example", async () => {
  const folder = await smallRepository();
  const name = join(folder, "openapi/components/schemas/FaceSetName.yaml");
  await edit(name, (text) => text.replace("maxLength: 64", "maxLength: abc"));
  for (const problems of [await passOf(sessionIn(folder)), await coldPassOf(folder)]) {
    expect(problems).toEqual([expect.stringContaining("FaceSetName.yaml:7:12 struct")]);
  }
});

test("an error in a file that many others refer to is reported once", async () => {
  const folder = await smallRepository();
  await edit(join(folder, "openapi/components/schemas/FaceSetName.yaml"), (text) => `${text}  broken: [\n`);
  for (const problems of [await passOf(sessionIn(folder)), await coldPassOf(folder)]) {
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set<unknown>(problems).size).toBe(problems.length);
  }
});

test("a file that is written anew with the same text and another time is read, but nothing is generated anew", async () => {
  const folder = await smallRepository();
  const session = sessionIn(folder);
  const { files } = await session.generate();
  await writeFile(join(folder, schema), await readFile(join(folder, schema)));
  expect((await session.generate()).files).toBe(files);
});
