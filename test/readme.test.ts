import { execFile } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/mock/server.js";
import { startProcess } from "./cli/process.js";
import { document, root } from "./root.js";

const run = promisify(execFile);
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
      const program = 'import { load } from "./src/cli/load.mjs"; await load(process.argv[1]);';
      const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", program, file], {
        cwd: root,
        // The example with a proxy would use that of this machine.
        env: { ...process.env, NO_PROXY: "127.0.0.1" },
      });
      const promised = [...code.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]);
      expect(promised.length).toBeGreaterThan(0);
      expect(stdout.trim().split("\n")).toEqual(promised);
    },
  );
});

describe("each request of the README is answered by the mock", () => {
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

const help = new Map<string, Promise<string>>();

/** What a command says of its options. */
function helpOf(command: string): Promise<string> {
  const asked = help.get(command) ?? startProcess(command, ["--help"]).ended.then(({ stdout }) => stdout);
  help.set(command, asked);
  return asked;
}

test("every command that the README and CONTRIBUTING name exists, with its options", async () => {
  const text = readme + contributing;
  const named = [...text.matchAll(/npm (?:run )?([a-z:]+)(?: -- ((?:--[a-z-]+ ?\S*? ?)+))?/g)].filter(
    ([, name = ""]) => name !== "ci" && name !== "pack" && name !== "registry",
  );
  expect(named.length).toBeGreaterThan(10);
  const { scripts: ofEngine } = JSON.parse(await readFile(join(root, "packages/contract/package.json"), "utf8"));
  for (const [words, name = "", options = ""] of named) {
    const isOfEngine = text.includes(`${words.trim()} -w openapi-contract`);
    const script = scripts[name] ?? (isOfEngine ? ofEngine[name] : undefined);
    expect(script, name).toBeDefined();
    const command = script.match(/run\.mjs (\w+)/)?.[1];
    if (command === undefined) continue;
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
