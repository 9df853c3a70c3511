import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { loadDocument } from "openapi-contract/document";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openEndpoint } from "../packages/contract/src/target/endpoint.js";
import { load } from "../src/cli/load.mjs";
import { frsProfile } from "../src/contract-profile.js";
import { writeFiles } from "../src/generate/files.js";
import { runPipeline } from "../src/generate/pipeline.js";
import { examine, prepare } from "./contract/frs-server/engine.js";
import { frsSecrets } from "./contract/frs-server/secrets.js";
import type { FrsServer } from "./fixtures/frs-server/index.js";
import { root } from "./root.js";

const contributing = await readFile(join(root, "CONTRIBUTING.md"), "utf8");

/** A block of code that says which file it stands in. */
interface Block {
  language: string;
  path: string;
  text: string;
}

/** The blocks of a section that belong to files, in their order. */
function blocksOf(section: string): Block[] {
  const [, text = ""] = contributing.split(`\n## ${section}\n`);
  const [own = ""] = text.split("\n## ");
  return [...own.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm)].map(([, language = "", path = "", block = ""]) => ({
    language,
    path,
    text: block,
  }));
}

/** Does to a file what a block shows: lines with a `-` go, lines with a `+` come, all others are there already. */
function patched(text: string, { path, text: patch }: Block): string {
  const lines = patch.trimEnd().split("\n");
  const side = (without: string) => lines.filter((line) => !line.startsWith(without)).map((line) => line.slice(1));
  const before = `${side("+").join("\n")}\n`;
  if (text.split(before).length !== 2)
    throw new Error(`${path} must hold these lines of CONTRIBUTING once:\n${before}`);
  return text.replace(before, () => `${side("-").join("\n")}\n`);
}

async function apply(folder: string, block: Block): Promise<void> {
  const file = join(folder, block.path);
  await mkdir(dirname(file), { recursive: true });
  const isPatch = block.language === "diff";
  await writeFile(file, isPatch ? patched(await readFile(file, "utf8"), block) : block.text);
}

/** A copy of the repository in which the section was followed to the letter. */
async function followed(section: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-contributing-"));
  for (const part of [
    "openapi",
    "generated",
    "src",
    "test",
    "lint",
    "redocly.yaml",
    "biome.json",
    "package.json",
    "tsconfig.json",
  ]) {
    await cp(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes("node_modules"),
    });
  }
  for (const part of ["packages", "node_modules"]) await symlink(join(root, part), join(folder, part), "dir");
  for (const block of blocksOf(section)) await apply(folder, block);
  return folder;
}

describe("how to add an operation", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await followed("How to add an operation");
    // Lints before it generates.
    const { files } = await runPipeline({ root: folder });
    await writeFiles(folder, files);
    return () => rm(folder, { recursive: true, force: true });
  });

  test("gives the client a method", async () => {
    expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toContain("getFaceCount");
  });

  test("leaves the tests green that an operation can break", async () => {
    const config = `export default {
  resolve: { alias: [
    { find: "frs-openapi", replacement: "${folder}/src/index.ts" },
    { find: /^openapi-contract$/, replacement: "${root}/packages/contract/src/index.ts" },
    { find: /^openapi-contract\\/(cli|document)$/, replacement: "${root}/packages/contract/src/$1/index.ts" },
  ] },
  test: { pool: "threads", maxWorkers: 1, isolate: false, testTimeout: 120_000, hookTimeout: 120_000 },
};`;
    await writeFile(join(folder, "vitest.config.mjs"), config);
    const files = ["test/docs/annotate.test.ts", "test/contract/frs-server/server.test.ts"];
    // Of the tests of every operation, those of the new one; of the rest, those that look at all operations together.
    const names = ["getFaceCount", "the routes"];
    const args = ["run", ...files, "--testNamePattern", names.join("|"), "--reporter=json"];
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await promisify(execFile)(process.execPath, [vitest, ...args], options).catch((error) => error);
    const { testResults } = JSON.parse(stdout.slice(stdout.indexOf("{")));
    const told = testResults.flatMap((file: { assertionResults: { status: string; fullName: string }[] }) =>
      file.assertionResults
        .filter(({ status }) => status !== "skipped")
        .map(({ status, fullName }) => `${status} ${fullName}`),
    );
    expect(told.filter((line: string) => !line.startsWith("passed"))).toEqual([]);
    for (const name of names) expect(told).toContainEqual(expect.stringContaining(name));
  });

  test("leaves the service in memory conforming to the document", async () => {
    const document = await loadDocument(new URL("generated/openapi.json", pathToFileURL(`${folder}/`)));
    const { startFrsServer } = await load("test/fixtures/frs-server/index.ts", folder);
    const server: FrsServer = await startFrsServer({ document });
    onTestFinished(() => server.close());
    const { token, url, projectId } = server;
    const secrets = frsSecrets({ token });
    const target = openEndpoint(document, { at: { url }, secrets, profile: frsProfile, values: { projectId } });
    const selection = { operations: ["getFaceCount"] };
    const { results, summary } = await examine(target, prepare(document), { selection }).finally(() => target.close());
    const told = results.filter(({ outcome, problems }) => outcome !== "passed" || problems.length > 0);
    expect(told.map(({ case: { id }, outcome, problems }) => ({ id, outcome, problems }))).toEqual([]);
    expect(results.length).toBeGreaterThan(10);
    expect(summary.left).toEqual([]);
  });
});
