import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getGlobalDispatcher, setGlobalDispatcher } from "undici";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { load } from "../src/cli/load.mjs";
import { type Mock, startMock } from "../src/mock/server.js";
import { runInProcess } from "./cli/process.js";
import { document, root } from "./root.js";

const [readme = "", contributing = ""] = await Promise.all(
  ["README.md", "CONTRIBUTING.md"].map((file) => readFile(join(root, file), "utf8")),
);
const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    (match) => match[1] ?? "",
  );
}

let mock: Mock;
let folder: string;
beforeAll(async () => {
  mock = await startMock(document);
  folder = await mkdtemp(join(tmpdir(), "frs-readme-"));
});
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

describe("each TypeScript example of the README runs and prints what it says", () => {
  test.each(blocks(readme, "ts").map((code, index) => [index + 1, code] as const))(
    "example %i",
    async (number, code) => {
      const file = join(folder, `readme-example-${number}.ts`);
      await writeFile(file, code.replaceAll("http://127.0.0.1:4010", mock.url));
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
    },
  );
});

describe("each request of the README is responded by the mock", () => {
  const requests = blocks(readme, "sh")
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("curl "));
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

test("every command that the README and CONTRIBUTING name exists, with its options", async () => {
  const text = readme + contributing;
  const named = [...text.matchAll(/npm (?:run )?([a-z:]+)(?: -- ((?:--[a-z-]+ ?\S*? ?)+))?/g)].filter(
    ([, name = ""]) => name !== "ci" && name !== "pack" && name !== "registry",
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

test("every file that the README and CONTRIBUTING link to or name as a path exists", async () => {
  const text = readme + contributing;
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? "");
  const paths = [...text.matchAll(/`((?:src|test|lint|openapi|generated|\.ci)\/[\w./-]*)`/g)].map(
    (match) => match[1] ?? "",
  );
  expect(links.length).toBeGreaterThan(2);
  for (const path of [...links, ...paths.filter((path) => !path.startsWith("generated/docs"))]) {
    await expect(access(join(root, path)), path).resolves.toBeUndefined();
  }
});

test("the document and the package have one version", async () => {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(document.info.version).toBe(version);
});
