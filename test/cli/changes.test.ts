import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli/changes.js";
import { root } from "../root.js";
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
  const renamed = documentText("Create", 64, ok).replace("createThing", "makeThing");
  await writeFile(join(folder, "renamed.yaml"), renamed);
  // Valid YAML with a keyword of the wrong form, which no TypeScript type can express.
  const untypable = documentText("Create", 32, ok).replace("maxLength: 32", "maxLength: 32, oneOf: 5");
  await writeFile(join(folder, "untypable.yaml"), untypable);
  await mkdir(join(folder, "broken"));
  await writeFile(join(folder, "broken/tsconfig.json"), "{ nothing");
  await mkdir(join(folder, "foreign"));
  await writeFile(join(folder, "foreign/tsconfig.json"), '{ "compilerOptions": { "types": [] } }');
  await writeFile(join(folder, "foreign/app.ts"), "export const one = 1;");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Places are relative to the caller's directory, which has no fixed way to the temporary one. */
function readable(text: string): string {
  return text.replaceAll(/[^\s"`=(]*changes-command-[^/]*\//g, "");
}

async function changes(revision: string, ...args: string[]) {
  const ended = await runInProcess(main, [join(folder, "base.yaml"), join(folder, revision), ...args]);
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

test("what breaks types alone is breaking, unless types are not compared", async () => {
  const ended = await changes("renamed.yaml", "--fail-on", "breaking");
  expect(ended.code).toBe(1);
  await expect(ended.stdout).toMatchFileSnapshot("__output__/changes-types.txt");
  const wire = await changes("renamed.yaml", "--fail-on", "breaking", "--no-types", "--format", "json");
  expect(wire.code).toBe(0);
  expect(JSON.parse(wire.stdout)).toMatchObject({
    verdict: "docs",
    types: "none",
    bump: "patch",
    notes: ["Types are not compared: `--no-types` is set."],
  });
});

test("a document without types has its report of the wire", async () => {
  const { code, stdout, stderr } = await changes("untypable.yaml", "--format", "json");
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: "breaking",
    types: "none",
    notes: [expect.stringContaining("Types are not compared: no types can be generated from")],
  });
});

test("with a project, the report has what its code uses", async () => {
  const things = join(root, "test/fixtures/fetch-consumer");
  const document = JSON.parse(await readFile(join(things, "things.json"), "utf8"));
  delete document.components.schemas.Thing.required;
  document.paths["/things"].get.parameters[0].schema.enum = ["small"];
  document.paths["/others"].get.responses["200"].content["application/json"].schema = { type: "string" };
  await writeFile(join(folder, "things.json"), JSON.stringify(document));
  const args = ["test/fixtures/fetch-consumer/things.json", join(folder, "things.json")];
  const ended = await runInProcess(main, [...args, "--project", "test/fixtures/fetch-consumer/tsconfig.json"]);
  expect([ended.code, ended.stderr]).toEqual([0, ""]);
  await expect(readable(ended.stdout)).toMatchFileSnapshot("__output__/changes-project.txt");
});

test("a project that imports the package is compiled against the client of both versions", async () => {
  const document = JSON.parse(await readFile(join(root, "generated/openapi.json"), "utf8"));
  await writeFile(join(folder, "before.json"), JSON.stringify(document));
  document.components.schemas.FaceSetInfo.required = ["face_set_name"];
  document.components.schemas.DetectFace.required = [];
  delete document["x-error-catalogue"]["FRS.0302"];
  await writeFile(join(folder, "after.json"), JSON.stringify(document));
  const args = [join(folder, "before.json"), join(folder, "after.json"), "--format", "json"];
  const ended = await runInProcess(main, [...args, "--project", "test/fixtures/consumer"]);
  expect([ended.code, ended.stderr]).toEqual([0, ""]);
  const report = JSON.parse(ended.stdout);
  const used = report.changes.map(({ rule, uses }: { rule: string; uses: string[] }) => [rule, uses]);
  expect(used).toContainEqual(["types/error-code-removed", ["test/fixtures/consumer/app.ts:25"]]);
  // Nothing of an operation that the code does not call.
  expect(JSON.stringify(report.changes)).not.toContain("detectFaces");
  expect(report.project.errors).toEqual([
    { place: "test/fixtures/consumer/app.ts:10", message: "'face_number' is possibly 'undefined'." },
  ]);
  expect(report.project.uses).toContainEqual({ name: "searchFaces", places: ["test/fixtures/consumer/app.ts:14"] });
  expect(report.project.uses).toContainEqual({
    name: "getFaceSet",
    places: ["test/fixtures/consumer/app.ts:21", "test/fixtures/consumer/app.ts:23"],
  });
  expect(report.project.uses).toContainEqual({ name: "listProjects", places: ["test/fixtures/consumer/app.ts:32"] });
});

test.each([
  ["that does not exist", "nowhere/tsconfig.json", "the file does not exist. --project takes a tsconfig.json."],
  ["that cannot be read", "broken", "Cannot read"],
  ["that uses no types of the document", "foreign", "uses no types of the document: no file imports frs-openapi"],
])("a project %s is refused with 2", async (_name, project, message) => {
  const { code, stdout, stderr } = await changes("texts.yaml", "--project", join(folder, project));
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.split("\n").filter((line) => line !== "")).toHaveLength(1);
  expect(stderr).toContain(message);
});

test("a project that did not compile before says so, and lists new errors alone", async () => {
  const args = ["test/fixtures/fetch-consumer/things.json", join(folder, "things.json"), "--format", "json"];
  const things = JSON.parse(await readFile(join(root, args[0] ?? ""), "utf8"));
  things.paths["/things"].get.parameters[0].schema.enum = ["small"];
  await writeFile(join(folder, "things.json"), JSON.stringify(things));
  await mkdir(join(folder, "careless"));
  const schema = await readFile(join(root, "test/fixtures/fetch-consumer/schema.ts"), "utf8");
  await writeFile(join(folder, "careless/schema.ts"), schema);
  const lines = [
    'import type { operations } from "./schema.js";',
    'export const kind: NonNullable<operations["listThings"]["parameters"]["query"]>["kind"] = "big";',
    "export const wrong: string = 1;",
  ];
  await writeFile(join(folder, "careless/app.ts"), lines.join("\n"));
  await writeFile(join(folder, "careless/tsconfig.json"), '{ "compilerOptions": { "strict": true, "types": [] } }');
  const ended = await runInProcess(main, [...args, "--project", join(folder, "careless")]);
  expect([ended.code, ended.stderr]).toEqual([0, ""]);
  const { project } = JSON.parse(ended.stdout);
  expect(project.notes).toEqual([expect.stringContaining("does not compile with the old types either")]);
  expect(project.errors).toEqual([
    expect.objectContaining({ message: `Type '"big"' is not assignable to type '"small"'.` }),
  ]);
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

test.each([
  [["json"], "npm run changes -- --format json"],
  [["base.yaml", "markdown"], "npm run changes -- base.yaml --format markdown"],
  [["breaking"], "npm run changes -- --fail-on breaking"],
])("a value whose option npm took is refused, and says how to pass it: %j", async (args, corrected) => {
  const { code, stdout, stderr } = await runInProcess(
    main,
    args.map((arg) => arg.replace("base.yaml", "openapi")),
  );
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("put `--` before options");
  expect(stderr).toContain(`\`${corrected.replace("base.yaml", "openapi")}\``);
});

test("the rules are printed as text, as a table and as data", async () => {
  const { code, stdout } = await runInProcess(main, ["--rules", "--format", "json"]);
  expect(code).toBe(0);
  const rules: { id: string; verdict: string; text: string }[] = JSON.parse(stdout);
  expect(rules).toContainEqual({
    id: "request-max-length-narrowed",
    verdict: "breaking",
    text: "The maximum length of a string is lower, or stated for the first time. In requests: breaks senders.",
  });
  const table = (await runInProcess(main, ["--rules", "--format", "markdown"])).stdout.trimEnd().split("\n");
  expect(table[1]).toBe("|---|---|---|");
  expect(table).toHaveLength(rules.length + 2);
  expect(table.filter((row) => !/^(\|[^|]+){3}\|$/.test(row.replaceAll("\\|", "")))).toEqual([]);
  const lines = (await runInProcess(main, ["--rules"])).stdout.trimEnd().split("\n");
  expect(lines.map((line) => line.split(" ")[0])).toEqual(rules.map(({ id }) => id));
  expect(await runInProcess(main, ["--rules", "--format", "github"])).toMatchObject({ code: 2, stdout: "" });
});

test("below 1.0, a break needs a minor version, and the report says so", async () => {
  const versioned = async (name: string, version: string, maxLength: number) => {
    const text = documentText("Create", maxLength, ok).replace('version: "1"', `version: "${version}"`);
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const last = async (version: string, maxLength: number) => {
    const base = await versioned("v.yaml", version, 64);
    const { stdout } = await runInProcess(main, [base, await versioned("w.yaml", version, maxLength), "--no-types"]);
    return stdout.trimEnd().split(": ").slice(-1)[0];
  };
  expect(await last("0.3.1", 32)).toBe(
    "the next version is a minor one, 0.4.0 or later (below 1.0, a break needs no more).",
  );
  expect(await last("0.3.1", 128)).toBe(
    "the next version is a patch one, 0.3.2 or later (below 1.0, what breaks nobody needs no more).",
  );
  expect(await last("1.3.1", 32)).toBe("the next version is a major one.");
});

test("a change of many operations says how to see all of them", async () => {
  const shared = (maxLength: number) => ({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [
        `/things${index}`,
        {
          get: {
            operationId: `getThing${index}`,
            parameters: [{ $ref: "#/components/parameters/Name" }],
            responses: { "200": { description: "OK" } },
          },
        },
      ]),
    ),
    components: { parameters: { Name: { name: "n", in: "query", schema: { type: "string", maxLength } } } },
  });
  const [base, revision] = [join(folder, "many.json"), join(folder, "many-lower.json")];
  await writeFile(base, JSON.stringify(shared(9)));
  await writeFile(revision, JSON.stringify(shared(8)));
  for (const format of ["terminal", "markdown"]) {
    const { stdout } = await runInProcess(main, [base, revision, "--no-types", "--format", format]);
    expect(stdout).toContain("getThing4 and 2 more");
    expect(stdout).toContain("`--format json` names all operations and uses of each change.");
  }
  const { stdout } = await runInProcess(main, [base, revision, "--no-types", "--format", "json"]);
  expect(JSON.parse(stdout).changes[0].operations).toHaveLength(7);
});

test("two versions that cannot be read are refused with a line for each", async () => {
  const args = [join(folder, "nowhere.yaml"), join(folder, "neither.yaml")];
  const { code, stdout, stderr } = await runInProcess(main, args);
  expect([code, stdout]).toEqual([2, ""]);
  const lines = stderr.split("\n").filter((line) => line !== "");
  expect(lines).toEqual([
    expect.stringContaining("nowhere.yaml is neither a file"),
    expect.stringContaining("neither.yaml is neither a file"),
  ]);
});
