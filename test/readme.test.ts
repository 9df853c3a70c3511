import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { getGlobalDispatcher, setGlobalDispatcher } from "undici";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { load } from "../src/cli/load.mjs";
import { type Emulator, startEmulator } from "../src/emulator.js";
import { type Mock, startMock } from "../src/mock/server.js";
import { runInProcess } from "./cli/process.js";
import { document, root } from "./root.js";

/** The paths of the texts below a directory, in their order. */
async function textsIn(directory: string): Promise<string[]> {
  const files = await readdir(join(root, directory), { recursive: true });
  const texts = files.filter((file) => file.endsWith(".md"));
  return texts.map((file) => `${directory}/${file}`).sort();
}

/** The texts for readers, by their paths. */
const texts = new Map<string, string>();
for (const path of [
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md"],
  ...(await textsIn("docs")),
  ...(await textsIn("examples")),
]) {
  texts.set(path, await readFile(join(root, path), "utf8"));
}
const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

/** All blocks of code in a language, each with the text that it stands in and its number there. */
function blocks(language: string): { path: string; number: number; code: string }[] {
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm");
  return [...texts].flatMap(([path, text]) =>
    [...text.matchAll(block)].map(([, code = ""], index) => ({ path, number: index + 1, code })),
  );
}

let mock: Mock;
let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  mock = await startMock(document);
  emulator = await startEmulator({ seed: true });
  folder = await mkdtemp(join(tmpdir(), "frs-readme-"));
});
afterAll(async () => {
  await mock.close();
  await emulator.close();
  await rm(folder, { recursive: true });
});

describe("each TypeScript example of the texts runs, also a second time, and prints what it says", () => {
  const runs = blocks("ts").flatMap((block) => [1, 2].map((run) => ({ ...block, run })));
  test.each(runs)("$path, example $number, run $run", async ({ path, number, code, run }) => {
    // A file of its own, since a module runs only once in a process.
    const file = join(folder, `${path.replaceAll(/\W/g, "-")}-example-${number}-${run}.ts`);
    await writeFile(
      file,
      code.replaceAll("http://127.0.0.1:4010", mock.url).replaceAll("http://127.0.0.1:4012", emulator.url),
    );
    // The example with a proxy would use that of this machine.
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    // An example sets the dispatcher of the whole process.
    const dispatcher = getGlobalDispatcher();
    onTestFinished(() => setGlobalDispatcher(dispatcher));
    // Compiled by itself, so that no example finds the settings of another.
    const { stdout } = await runInProcess(async () => {
      await load(file, root);
      return 0;
    }, []);
    const documented = [...code.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]);
    expect(documented.length).toBeGreaterThan(0);
    expect(stdout.trim().split("\n")).toEqual(documented);
  });
});

describe("each request of the texts is responded by the mock", () => {
  const requests = blocks("sh")
    .flatMap(({ code }) => code.split("\n"))
    .filter((line) => line.startsWith("curl ") && line.includes("127.0.0.1:4010"));
  test.each(requests)("%s", async (line) => {
    const headers = [...line.matchAll(/-H '([^:]+): ([^']+)'/g)].map((match): [string, string] => [
      match[1] ?? "",
      match[2] ?? "",
    ]);
    const url = line.match(/http:\/\/[^\s']+/)?.[0].replace("http://127.0.0.1:4010", mock.url) ?? "";
    const response = await fetch(url, { headers });
    expect(response.status).toBe(line.includes("code=429") ? 429 : 200);
    expect(response.headers.get("sl-violations")).toBeNull();
  });
});

/** What a command says of its options. */
async function helpOf(command: string): Promise<string> {
  const { main } = await import(`../src/cli/${command}.ts`);
  return (await runInProcess(main, ["--help"])).stdout;
}

test("every command that the texts name exists, with its options", async () => {
  const text = [...texts.values()].join("\n");
  const named = [...text.matchAll(/npm (?:run )?([a-z:]+)(?: -- ((?:--[a-z-]+ ?\S*? ?)+))?/g)].filter(
    ([, name = ""]) => !["ci", "install", "pack", "pkg", "registry", "packages"].includes(name),
  );
  expect(named.length).toBeGreaterThan(10);
  const { scripts: ofEngine } = JSON.parse(await readFile(join(root, "packages/contract/package.json"), "utf8"));
  const runner = await readFile(join(root, "src/cli/run.mjs"), "utf8");
  for (const [words, name = "", options = ""] of named) {
    const isOfEngine = text.includes(`${words.trim()} -w openapi-contract`);
    const script = scripts[name] ?? (isOfEngine ? ofEngine[name] : undefined);
    expect(script, name).toBeDefined();
    const command = script.match(/run\.mjs (\w+)/)?.[1];
    if (command === undefined) continue;
    expect(runner, `node src/cli/run.mjs ${command}`).toContain(`"${command}"`);
    const known = await helpOf(command);
    for (const option of options.match(/--[a-z-]+/g) ?? []) expect(known, `${name} ${option}`).toContain(option);
  }
});

/** The addresses of the headings of a text, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  const headings = [...text.replaceAll(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.*)$/gm)];
  return headings.map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test.each([...texts.keys()])("every file and heading that %s links to or names exists", async (path) => {
  const text = texts.get(path) ?? "";
  for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
    const [file = "", anchor] = link.split("#");
    const target = file === "" ? path : join(dirname(path), file);
    await expect(access(join(root, target)), link).resolves.toBeUndefined();
    if (anchor !== undefined) expect(anchorsOf(await readFile(join(root, target), "utf8")), link).toContain(anchor);
  }
  for (const [, named = ""] of text.matchAll(
    /`((?:src|test|lint|openapi|generated|packages|docs|examples|\.ci|\.github)\/[\w./-]*)`/g,
  )) {
    // Written by a command, and not committed.
    if (named.startsWith("generated/docs")) continue;
    await expect(access(join(root, named)), named).resolves.toBeUndefined();
  }
});

test("the document and the package have one version", async () => {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(document.info.version).toBe(version);
});
