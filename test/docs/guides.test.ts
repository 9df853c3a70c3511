import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject, valueAt } from "openapi-contract/document";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { load } from "../../src/cli/load.mjs";
import { guidesOf } from "../../src/docs/guide-links.js";
import { type Mock, startMock } from "../../src/mock/server.js";
import { runInProcess } from "../cli/process.js";
import { document, root } from "../root.js";

/** Blocks of TypeScript in a text. */
function blocksOf(text: string): string[] {
  return [...text.matchAll(/^```(?:ts|typescript)\b.*\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
}

const guides = guidesOf(document).map(({ name, description }) => ({ name: String(name), text: String(description) }));
const introduction = valueAt(document, "/info");
if (isObject(introduction)) guides.push({ name: "Introduction", text: String(introduction.description) });
const blocks = guides.flatMap(({ name, text }) =>
  blocksOf(text).map((code, index) => ({ code, title: `${name}, block ${index + 1}` })),
);

let mock: Mock;
let folder: string;
beforeAll(async () => {
  mock = await startMock(document);
  folder = await mkdtemp(join(tmpdir(), "frs-guides-"));
});
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

test("the guides show calls of the client", () => {
  expect(blocks.length).toBeGreaterThan(2);
});

test("every block of TypeScript in the guides compiles", async () => {
  const directory = await mkdtemp(join(root, "node_modules/.cache/guides-"));
  try {
    const files = await Promise.all(
      blocks.map(async ({ code }, index) => {
        const file = join(directory, `block-${index}.ts`);
        await writeFile(file, code);
        return file;
      }),
    );
    const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
    // Of the repository, whatever the directory of the process is meanwhile.
    const typeRoots = [join(root, "node_modules/@types")];
    const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(files, { ...options, typeRoots, noEmit: true }));
    expect(
      diagnostics.map(({ file, messageText }) => {
        const at = files.indexOf(file?.fileName ?? "");
        return `${blocks[at]?.title}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
      }),
    ).toEqual([]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

describe("each block of TypeScript in the guides runs and prints what it says", () => {
  test.each(blocks.map((block, index) => ({ ...block, index })))("$title", async ({ code, index }) => {
    const file = join(folder, `guide-block-${index}.ts`);
    // The mock stands for the service.
    await writeFile(file, code.replaceAll(/region: "[\w-]+"/g, `endpoint: ${JSON.stringify(mock.url)}`));
    vi.stubEnv("FRS_TOKEN", "any");
    const { stdout } = await runInProcess(async () => {
      await load(file, root);
      return 0;
    }, []);
    const documented = [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line);
    expect(documented.length).toBeGreaterThan(0);
    expect(stdout.trim().split("\n")).toEqual(documented);
  });
});
