import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { defaultBase, loadVersion } from "../../src/changes/load/load.js";
import { reportChanges } from "../../src/changes/report/report.js";
import { root } from "../root.js";

const documentText = (more: string) => `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /things:
    get:
      operationId: getThings
      parameters:
        - { name: q, in: query, schema: { $ref: "schemas.yaml#/Query" } }
      responses:
        "200": { description: OK }
${more}`;
const schemas = (limit: number) => `Query: { type: string, maxLength: ${limit} }\n`;

let folder: string;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder }).toString();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "changes-test-"));
  await mkdir(join(folder, "api"));
  await writeFile(join(folder, "api/openapi.yaml"), documentText(""));
  await writeFile(join(folder, "api/schemas.yaml"), schemas(9));
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-q", "-m", "one");
  git("tag", "v1");
  await writeFile(join(folder, "api/schemas.yaml"), schemas(8));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const options = () => ({ cwd: folder, path: "api/openapi.yaml" });

async function compare(base: string, revision: string) {
  const [before, after] = [await loadVersion(base, options()), await loadVersion(revision, options())];
  const report = reportChanges(before, after);
  await Promise.all([before.close(), after.close()]);
  return report;
}

describe("a version", () => {
  test.each([["api/openapi.yaml"], ["api"]])("is a path: %s", async (path) => {
    expect((await compare("v1", path)).changes).toMatchObject([
      {
        rule: "request-max-length-narrowed",
        location: "api/schemas.yaml:1",
        operations: ["getThings"],
        verdict: "breaking",
      },
    ]);
  });

  test("is a commit with a path, also if what was removed stands there", async () => {
    await writeFile(
      join(folder, "other.json"),
      JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {} }),
    );
    const report = await compare("v1:api/openapi.yaml", "other.json");
    expect(report.changes).toMatchObject([{ rule: "operation-removed", location: "api/openapi.yaml:5" }]);
  });

  test("is a URL", async () => {
    const server = createServer((_, response) => {
      response
        .setHeader("Content-Type", "application/json")
        .end('{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{}}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve(undefined))));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/openapi.json`;
    expect((await compare(url, "api")).verdict).toBe("compatible");
  });

  test("may begin with a byte order mark, have CRLF and anchors", async () => {
    const anchored = documentText("x-a: &a { q: 1 }\nx-b: *a\n").replaceAll("\n", "\r\n");
    await writeFile(join(folder, "api/marked.yaml"), `\ufeff${anchored}`);
    const report = await compare("api", "api/marked.yaml");
    expect(report.changes.map(({ rule }) => rule)).toEqual(["docs-x-a-changed", "docs-x-b-changed"]);
  });

  test.each([
    ["", /must not be empty/],
    ["nowhere", /^nowhere is neither a file, a URL nor a commit here: fetch the tag or branch first/],
    ["v1:none.yaml", /^v1 has no none\.yaml: name the document as v1:PATH\.$/],
    ["broken.yaml", /^Cannot read broken\.yaml: /],
    ["swagger.json", /^swagger\.json is Swagger 2\.0: convert it/],
    ["list.json", /^list\.json is not an OpenAPI document: it must be an object/],
    ["future.json", /^future\.json is not an OpenAPI 3\.0 or 3\.1 document/],
    ["empty.yaml", /^empty\.yaml is empty: it must be an OpenAPI document\.$/],
    ["number.yaml", /`openapi` must be a string, such as "3\.1\.0"\.$/],
    ["hollow.yaml", /^hollow\.yaml is not an OpenAPI document: it must have `paths`, `webhooks` or `components`\.$/],
    ["misspelt.yaml", /^misspelt\.yaml is not an OpenAPI document: unknown field `path`\. Did you mean `paths`\?$/],
    ["cased.yaml", /unknown field `Paths`\. Did you mean `paths`\?$/],
    ["replaced.yaml", /unknown field `componants`\. Did you mean `components`\?$/],
    ["void.yaml", /^void\.yaml is not an OpenAPI document: `paths` must be an object\.$/],
    ["binary.yaml", /^Cannot read binary\.yaml: it is not a text file\.$/],
    ["loop.yaml", /^Cannot read loop\.yaml: an anchor refers to what it is part of, or it is nested too deep\.$/],
    ["dangling.json", /^Cannot read dangling\.json: dangling\.json:1: /],
  ])("is refused in one line: %s", async (reference, message) => {
    await writeFile(join(folder, "broken.yaml"), "openapi: [");
    await writeFile(join(folder, "swagger.json"), '{"swagger":"2.0"}');
    await writeFile(join(folder, "list.json"), "[]");
    await writeFile(join(folder, "empty.yaml"), "");
    await writeFile(join(folder, "number.yaml"), "openapi: 3.1\n");
    const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
    await writeFile(join(folder, "hollow.yaml"), `${head}x-paths: {}\n`);
    await writeFile(join(folder, "misspelt.yaml"), `${head}path: {}\n`);
    await writeFile(join(folder, "cased.yaml"), `${head}Paths: {}\ncomponents: {}\n`);
    await writeFile(join(folder, "replaced.yaml"), `${head}webhooks: {}\ncomponants: {}\n`);
    await writeFile(join(folder, "void.yaml"), `${head}paths:\n`);
    await writeFile(join(folder, "binary.yaml"), "openapi: \0");
    await writeFile(join(folder, "loop.yaml"), "openapi: 3.1.0\ninfo: &i { title: T, x-own: *i }\n");
    await writeFile(join(folder, "future.json"), '{"openapi":"4.0.0"}');
    await writeFile(
      join(folder, "dangling.json"),
      '{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"$ref":"gone.yaml"}}}',
    );
    const error = await loadVersion(reference, options()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "LoadError", message: expect.stringMatching(message) });
    expect(error).toMatchObject({ message: expect.not.stringContaining("\n") });
  });
});

describe("a URL", () => {
  const serve = async (listener: RequestListener) => {
    const server = createServer(listener).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/openapi.yaml`;
  };

  test.each<[what: string, listener: RequestListener, message: RegExp]>([
    ["never responds", () => undefined, /: no complete response within 0\.1 s from http:\S+$/],
    [
      "never ends",
      (_, response) => response.write("openapi: 3.1.0\n"),
      /: no complete response within 0\.1 s from http:\S+$/,
    ],
    ["is missing", (_, response) => response.writeHead(404).end(), / responds with 404 Not Found$/],
    [
      "is a page",
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
      / responds with an HTML page: name the address of the YAML or JSON file itself$/,
    ],
    ["breaks off", (_, response) => response.destroy(), / does not respond: /],
  ])("that %s is refused in one line", async (_what, listener, message) => {
    const url = await serve(listener);
    const error = await loadVersion(url, { ...options(), limitMs: 100 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "LoadError", message: expect.stringMatching(message) });
    expect(error).toMatchObject({ message: expect.not.stringContaining("\n") });
  });
});

test("the default base is the last release, else the commit where the branch left the default branch", async () => {
  const reference = `${git("rev-parse", "main").slice(0, 12)}:api/openapi.yaml`;
  git("checkout", "-q", "-b", "work");
  git("commit", "-q", "--allow-empty", "-m", "two");
  expect(await defaultBase(options())).toEqual({
    reference,
    reason: "where this branch left main; nothing is released yet",
  });
  git("checkout", "-q", "main");
  expect(await defaultBase(options())).toEqual({
    reference,
    reason: "the current commit, which main has, too; nothing is released yet",
  });
  await mkdir(join(folder, "openapi/released"), { recursive: true });
  const releases = [
    ["0.9.0", "0.10.0-beta", "0.10.0-beta.2", "0.10.0-beta.10", "0.2.0"],
    ["0.10.0"],
    ["0.11.0-alpha.beta", "0.11.0-alpha.1", "0.11.0-alpha"],
  ];
  const bases: (string | undefined)[] = [];
  for (const versions of releases) {
    for (const version of versions) {
      await writeFile(join(folder, `openapi/released/${version}.json`), "{}");
      // Stands beside each, and is not a document.
      await writeFile(join(folder, `openapi/released/${version}.report.json`), "{}");
    }
    const base = await defaultBase(options());
    expect(base?.reason).toBe("the last release");
    bases.push(base?.reference);
  }
  expect(bases).toEqual([
    "openapi/released/0.10.0-beta.10.json",
    "openapi/released/0.10.0.json",
    "openapi/released/0.11.0-alpha.beta.json",
  ]);
});

test("the generated document reads as the hand-written one", async () => {
  const own = { cwd: root, path: "openapi/openapi.yaml" };
  const [base, revision] = [await loadVersion("generated/openapi.json", own), await loadVersion("openapi", own)];
  expect((await reportChanges(base, revision)).changes).toEqual([]);
});
