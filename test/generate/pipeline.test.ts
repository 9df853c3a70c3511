import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { findOutdated, writeFiles } from "../../src/generate/files.js";
import { type Artifacts, runPipeline } from "../../src/generate/pipeline.js";
import { InvalidDocumentError } from "../../src/generate/problems.js";
import { root } from "../root.js";
import { edit, smallRepository } from "./workspace.js";

async function problemsOf(folder: string) {
  const error = await runPipeline({ root: folder }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InvalidDocumentError)) throw new Error(`Expected an invalid document, got ${String(error)}`);
  return error.problems;
}

/** Everything that is made from the committed document. */
let made: Artifacts;
beforeAll(async () => {
  made = await runPipeline({ root });
});

test("what is committed is what the document gives, to the byte", async () => {
  expect(await findOutdated(root, made.files)).toEqual([]);
});

test("the same input gives the same bytes in another folder", async () => {
  const folders = [await smallRepository(), await smallRepository()] as const;
  const here = await runPipeline({ root: folders[0] });
  const there = await runPipeline({ root: folders[1] });
  expect([...made.files.keys()]).toEqual([
    "generated/openapi.json",
    "generated/schema.ts",
    "generated/operations.ts",
    "generated/client.ts",
    "generated/error-codes.ts",
    "generated/remedies.ts",
  ]);
  expect([...here.files.keys()]).toEqual([...there.files.keys()]);
  for (const [path, text] of here.files) {
    // Compared as a boolean: the files are too large to be shown.
    expect(text === there.files.get(path), path).toBe(true);
    expect(text.includes(folders[0]), path).toBe(false);
  }
});

test("each file names its source and the version, but no hash, over which branches would conflict", () => {
  const { document, files } = made;
  const bundle = JSON.parse(files.get("generated/openapi.json") ?? "");
  expect(bundle["x-generated"]).toEqual({
    source: "openapi/openapi.yaml",
    command: "npm run generate",
    version: document.info.version,
  });
  for (const path of ["generated/schema.ts", "generated/client.ts", "generated/error-codes.ts"]) {
    const head = files.get(path)?.split("\n").slice(0, 2).join("\n");
    expect(head).toContain("openapi/openapi.yaml");
    expect(head).toContain(document.info.version);
  }
  const hashed = [...files].filter(([, text]) => /SHA-256 [0-9a-f]{64}|sha256":/.test(text));
  expect(hashed.map(([path]) => path)).toEqual([]);
});

test("a changed description changes only the files that show it", async () => {
  const folder = await smallRepository();
  await edit(join(folder, "openapi/components/schemas/FaceSetInfo.yaml"), (text) =>
    text.replace("Number of faces that the face set holds", "How many faces the face set holds"),
  );
  const { files } = await runPipeline({ root: folder });
  expect(await findOutdated(folder, files)).toEqual(["generated/openapi.json", "generated/schema.ts"]);
});

test("steps are reported in order, each with its time", async () => {
  const steps: string[] = [];
  await runPipeline({
    root: await smallRepository(),
    onStep: (event) => {
      if (event.type !== "finished") return;
      steps.push(event.step);
      expect(event.milliseconds).toBeGreaterThan(0);
    },
  });
  const expected = [
    "load linter",
    "rules",
    "lint sources",
    "bundle",
    "lint bundle",
    "types",
    "operations",
    "client",
    "error codes",
    "format",
  ];
  expect(steps).toEqual(expected);
});

describe("a broken document", () => {
  const schema = "openapi/components/schemas/FaceSetInfo.yaml";

  test("is told by file, line and rule", async () => {
    const folder = await smallRepository();
    await edit(join(folder, schema), (text) =>
      text.replace("    description: Number of faces that the face set holds now.\n", ""),
    );
    expect(await problemsOf(folder)).toMatchObject([
      { file: schema, line: 11, rule: "frs/schema-documented", message: 'Property "face_number" has no description.' },
    ]);
  });

  test("is told if a reference leads nowhere", async () => {
    const folder = await smallRepository();
    await edit(join(folder, schema), (text) => text.replace("ExternalFieldTypes.yaml", "ExternalFieldType.yaml"));
    expect(await problemsOf(folder)).toMatchObject([{ file: schema, line: 19, rule: "no-unresolved-refs" }]);
  });

  test.each([
    ["9223372036854775807", "9223372036854775807 is beyond 2^53 - 1"],
    ["9007199254740993", "9007199254740993 is beyond 2^53 - 1 and is read as 9007199254740992"],
    ["0x20000000000001", "0x20000000000001 is beyond"],
    [".inf", ".inf cannot be written in JSON"],
  ])("is told if the file holds %s, which is read as another number", async (written, message) => {
    const folder = await smallRepository();
    await edit(join(folder, schema), (text) => text.replace("minimum: 0", `minimum: 0\n    maximum: ${written}`));
    expect(await problemsOf(folder)).toMatchObject([
      { file: schema, line: 16, rule: "frs/exact-numbers", message: expect.stringContaining(message) },
    ]);
  });

  test.each([
    ["broken YAML", (text: string) => text.replace("type: object", "type: [object")],
    ["nothing at all", () => ""],
  ])("is told if a file holds %s", async (_, change) => {
    const folder = await smallRepository();
    await edit(join(folder, schema), change);
    const problems = await problemsOf(folder);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.some(({ file }) => file.startsWith("openapi/"))).toBe(true);
  });

  test.each([
    ["a document that is no YAML", "openapi/openapi.yaml", () => "openapi: ["],
    ["an empty document", "openapi/openapi.yaml", () => ""],
    ["rules that are no YAML", "redocly.yaml", () => "rules: ["],
    [
      "a rule of the project that does not exist",
      "redocly.yaml",
      (text: string) => text.replace("examples-given", "examples-gvien"),
    ],
    [
      "a built-in rule that does not exist",
      "redocly.yaml",
      (text: string) => text.replace("operation-singular", "operation-singlar"),
    ],
  ])("is told in its file: %s", async (_, file, change) => {
    const folder = await smallRepository();
    await edit(join(folder, file), change);
    expect(await problemsOf(folder)).toMatchObject([{ file, severity: "error" }]);
  });

  test("is told by file and line if a schema has a name that the client needs", async () => {
    const folder = await smallRepository();
    const schemas = join(folder, "openapi/components/schemas");
    await rename(join(schemas, "FaceSetInfo.yaml"), join(schemas, "Rate.yaml"));
    for (const entry of await readdir(join(folder, "openapi"), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      await writeFile(path, (await readFile(path, "utf8")).replaceAll("FaceSetInfo.yaml", "Rate.yaml"));
    }
    const file = "openapi/components/schemas/Rate.yaml";
    expect(await problemsOf(folder)).toMatchObject([{ file, line: 1, message: expect.stringContaining("named Rate") }]);
  });

  test("leaves the generated files as they were", async () => {
    const folder = await smallRepository();
    const before = await readFile(join(folder, "generated/client.ts"), "utf8");
    await edit(join(folder, "openapi/openapi.yaml"), (text) => text.replace("openapi: 3.1.0", "openapi: 3.1"));
    await expect(runPipeline({ root: folder }).then(({ files }) => writeFiles(folder, files))).rejects.toThrow();
    expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toBe(before);
  });
});

describe("writing", () => {
  test("writes what differs, only that, and leaves nothing else behind", async () => {
    const folder = await smallRepository();
    const { files } = await runPipeline({ root: folder });
    await writeFile(join(folder, "generated/client.ts"), "stale");
    await rm(join(folder, "generated/schema.ts"));
    const untouched = (await stat(join(folder, "generated/openapi.json"))).mtimeMs;
    expect(await findOutdated(folder, files)).toEqual(["generated/client.ts", "generated/schema.ts"]);
    expect(await writeFiles(folder, files)).toEqual(["generated/client.ts", "generated/schema.ts"]);
    expect(await findOutdated(folder, files)).toEqual([]);
    expect((await stat(join(folder, "generated/openapi.json"))).mtimeMs).toBe(untouched);
    expect((await readdir(join(folder, "generated"))).sort()).toEqual([
      "client.ts",
      "error-codes.ts",
      "openapi.json",
      "operations.ts",
      "remedies.ts",
      "schema.ts",
    ]);
  });

  test("keeps every old file if one cannot be written", async () => {
    const folder = await smallRepository();
    const { files } = await runPipeline({ root: folder });
    await writeFile(join(folder, "generated/client.ts"), "old");
    const impossible = new Map([...files, ["generated/openapi.json/below-a-file", "text"]]);
    await expect(writeFiles(folder, impossible)).rejects.toThrow();
    expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toBe("old");
    expect((await readdir(join(folder, "generated"))).some((name) => name.startsWith(".new-"))).toBe(false);
  });
});
