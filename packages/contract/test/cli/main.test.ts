import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { httpServer } from "../loopback.js";
import { type Ended, runIn } from "./run-in.js";
import { serveTwoKeys, twoKeys } from "./two-keys.js";

let folder: string;
let document: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-cli-"));
  document = join(folder, "openapi.json");
  await writeFile(document, JSON.stringify(twoKeys));
  for (const name of ["CONTRACT_AUTH_KEY", "CONTRACT_AUTH_APP"]) vi.stubEnv(name, "");
  return () => rm(folder, { recursive: true, force: true });
});

/** Runs a command with its reports in the test's folder. */
function command(name: string, ...args: string[]): Promise<Ended> {
  return runIn(folder, (all) => main(all), [name, ...args]);
}

const reports = () => ["--report-dir", join(folder, "reports")];
const reportFile = (name: string) => readFile(join(folder, "reports", name), "utf8");
const fast = ["--rate", "1000", "--side-effects", "writes"];

describe("run", () => {
  test("sends the credential of each scheme, and passes where the endpoint conforms", async () => {
    const { url } = await serveTwoKeys();
    vi.stubEnv("CONTRACT_AUTH_KEY", "k1-secret");
    vi.stubEnv("CONTRACT_AUTH_APP", "a1-secret");
    const { code, stdout } = await command("run", "--document", document, "--target", url, ...fast, ...reports());
    expect([code, stdout]).toEqual([0, expect.stringContaining(" 0 failed")]);
    const { results } = JSON.parse(await reportFile("report.json"));
    expect(results.map(({ outcome }: { outcome: string }) => outcome)).not.toContain("skipped");
  });

  test("takes credentials from headers as well, and leaves them out of reports", async () => {
    const { url, requests } = await serveTwoKeys();
    const headers = ["X-Key: k1-secret", "X-App:a1-secret", "X-Tenant: 7", "X-Page: 3", "X-Session-Token: t0ken"];
    const given = headers.flatMap((line) => ["--header", line]);
    const { code } = await command("run", "--document", document, "--target", url, ...fast, ...given, ...reports());
    expect(code).toBe(0);
    // Headers that are not credentials travel with every request.
    expect(new Set(requests.map((request) => request.headers["x-tenant"]))).toEqual(new Set(["7"]));
    // The document describes this one, so that the cases decide; valid ones take the value that was given.
    const pages = new Set(requests.map((request) => request.headers["x-page"]));
    expect(pages).toContain("3");
    expect(pages).toContain(undefined);
    expect(requests.some((request) => request.headers["x-key"] === undefined)).toBe(true);
    const { rerunArguments } = JSON.parse(await reportFile("report.json"));
    expect(rerunArguments.filter((word: string) => word.includes(": "))).toEqual(["X-Tenant: 7", "X-Page: 3"]);
    for (const name of ["report.json", "report.html", "junit.xml"]) {
      expect(await reportFile(name)).not.toMatch(/k1-secret|a1-secret|t0ken/);
    }
  });

  test("shows how to reproduce a failure, with the variable of each credential", async () => {
    const { url } = await serveTwoKeys();
    vi.stubEnv("CONTRACT_AUTH_KEY", "k1-secret");
    vi.stubEnv("CONTRACT_AUTH_APP", "a1-secret");
    const wrong = structuredClone(twoKeys);
    Reflect.deleteProperty(wrong.paths["/b"].get.responses, "200");
    await writeFile(document, JSON.stringify(wrong));
    const { code, stdout } = await command("run", "--document", document, "--target", url, ...fast, ...reports());
    expect(code).toBe(1);
    expect(stdout).toContain(`npx openapi-contract run --document ${document} --target ${url} --seed 1`);
    expect(stdout).toContain('--header "X-Key: $CONTRACT_AUTH_KEY" --header "X-App: $CONTRACT_AUTH_APP"');
  });

  test("names the variables that are missing", async () => {
    const { url, requests } = await serveTwoKeys();
    const { code, stderr } = await command("run", "--document", document, "--target", url, ...reports());
    expect([code, requests]).toEqual([2, []]);
    expect(stderr).toContain("set CONTRACT_AUTH_KEY and CONTRACT_AUTH_APP in the environment");
  });
});

test("plan shows what a run would do, and sends nothing", async () => {
  const { url, requests } = await serveTwoKeys();
  const counted = await command("plan", "--document", document, "--target", url);
  expect([counted.code, counted.stdout]).toEqual([0, expect.stringContaining("Two keys 1")]);
  const listed = await command("plan", "--document", document, "--target", url, "--list");
  expect([listed.code, listed.stdout]).toEqual([0, expect.stringContaining("b/example/")]);
  expect(requests).toEqual([]);
});

test("a run that was recorded is replayed without network, and refused in another format", async () => {
  const { url } = await serveTwoKeys();
  vi.stubEnv("CONTRACT_AUTH_KEY", "k1-secret");
  vi.stubEnv("CONTRACT_AUTH_APP", "a1-secret");
  const recording = join(folder, "recording");
  const common = ["--document", document, ...reports()];
  expect((await command("run", ...common, "--target", url, ...fast, "--record", recording)).code).toBe(0);
  const replayed = await command("replay", recording, ...common);
  expect([replayed.code, replayed.stdout]).toEqual([0, expect.stringContaining("to check, without network")]);

  const file = join(recording, "exchanges.ndjson");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll('"formatVersion":1,', ""));
  const older = await command("replay", recording, ...common);
  expect([older.code, older.stderr]).toEqual([
    2,
    expect.stringContaining("exchanges.ndjson:1 has no formatVersion; this version reads format 1"),
  ]);
});

test("merge joins the reports of parts", async () => {
  const { url } = await serveTwoKeys();
  vi.stubEnv("CONTRACT_AUTH_KEY", "k1-secret");
  vi.stubEnv("CONTRACT_AUTH_APP", "a1-secret");
  const parts = [1, 2].map((part) => join(folder, `part-${part}`));
  for (const [index, part] of parts.entries()) {
    const shard = ["--shard", `${index + 1}/2`, "--report-dir", part];
    expect((await command("run", "--document", document, "--target", url, ...fast, ...shard)).code).toBe(0);
  }
  const { code } = await command("merge", ...parts, ...reports());
  expect(code).toBe(0);
  expect(JSON.parse(await reportFile("report.json")).parts).toEqual({ count: 2, indexes: [1, 2] });
});

test("the help names all commands, and each has a help of its own", async () => {
  const { code, stdout } = await command("--help");
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot("__output__/help.txt");
  const names = ["run", "plan", "record", "replay", "merge"];
  for (const name of names) {
    expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
    const help = await command(name, "--help");
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining(`Usage: npx openapi-contract ${name}`)]);
    await expect(help.stdout).toMatchFileSnapshot(`__output__/${name}-help.txt`);
  }
});

describe("wrong usage ends with 2 and says what would be right", () => {
  test.each([
    [["runn"], "Did you mean run?"],
    [["run"], "required option '--document <file>'"],
    [["run", "--document", "d"], "required option '--target <url>'"],
    [["run", "--document", "d", "--target", "http://h", "--header", "X-A"], "a name, a colon and a value"],
    [["run", "--document", "d", "--target", "http://h", "--header", "X A: b"], "a name, a colon and a value"],
    [["run", "--document", "/nowhere", "--target", "http://h"], "Cannot read /nowhere: the file does not exist."],
    [["run", "--token", "t"], "CONTRACT_AUTH_<SCHEME>"],
    [["replay", "--document", "d"], "missing required argument 'recording'"],
    [["merge"], "missing required argument 'reports'"],
    [["record", "--document", "d"], "required option '--target <url>'"],
  ])("%s", async (args, message) => {
    const [name = "", ...others] = args;
    const { code, stderr } = await command(name, ...others);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("a document with places that cannot be used", () => {
  const ok = { "204": { description: "ok" } };
  const body = { content: { "application/json": { schema: { properties: { p: { nullable: true } } } } } };
  const odd = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/a": { get: { operationId: "getA", responses: ok } },
      "/b": { post: { operationId: "postB", requestBody: body, responses: ok } },
      "/c/{id}": { get: { operationId: "getC", responses: ok } },
    },
  };
  const target = ["--target", "http://127.0.0.1:1"];
  const place =
    "openapi.json:26 /paths/~1b/post/requestBody/content/application~1json/schema/properties/p\n    `nullable`";

  beforeEach(() => writeFile(document, JSON.stringify(odd, undefined, 2)));

  test.each([
    ["plan", [], "stdout"],
    ["plan", ["--operation", "getA"], "stdout"],
    ["plan", ["--list"], "stderr"],
  ] as const)("%s with %j names all of them with file and line", async (name, more, stream) => {
    const ended = await command(name, "--document", document, ...target, ...more);
    expect(ended.code).toBe(0);
    expect(ended[stream]).toContain("2 places of the document cannot be used");
    expect(ended[stream]).toContain(place);
    expect(ended[stream]).toContain("GET /c/{id} is not tested.");
  });

  test("run tests the rest, and the report names the places", async () => {
    const url = await httpServer(({ url: path, method }, response) => {
      const allowed = path === "/a" ? "GET" : path === "/b" ? "POST" : undefined;
      response.writeHead(allowed === undefined ? 404 : method === allowed ? 204 : 405, { Allow: allowed ?? "" }).end();
    });
    const only = ["--case", "getA/shape", "--case", "postB/shape"];
    const { code, stdout } = await command(
      "run",
      ...["--document", document, "--target", url, ...fast, ...only, ...reports()],
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining(place)]);
    const { unused, results } = JSON.parse(await reportFile("report.json"));
    expect(unused.map(({ source }: { source: string }) => source)).toEqual(["openapi.json:26", "openapi.json:42"]);
    expect(results.length).toBeGreaterThan(2);
  });

  test("an operation that is left out cannot be chosen, and the reason is shown", async () => {
    const { code, stderr } = await command("plan", "--document", document, ...target, "--operation", "getC");
    expect([code, stderr]).toEqual([2, expect.stringContaining("GET /c/{id} is not tested.")]);
  });

  test("is refused with --strict document, which names them all", async () => {
    const ended = await command("run", "--document", document, ...target, "--strict", "document");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(place);
    expect(ended.stderr).toContain("GET /c/{id} is not tested.");
    expect(ended.stderr).toMatch(/Nothing was sent: --strict document makes this an error\.\n$/);
  });

  test("--strict takes only what can be made stricter", async () => {
    const ended = await command("plan", "--document", document, ...target, "--strict", "documents");
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining("The value must be one or more of")]);
  });
});

test("YAML is read as well: anchors, a byte order mark, statuses as numbers", async () => {
  const file = join(folder, "api.yaml");
  const text = `\uFEFFopenapi: 3.1.0
info: {title: T, version: 1.0}
paths:
  /a:
    get: &get
      responses: {200: {description: ok}}
  /b:
    get:
      <<: *get
      operationId: getB
`;
  await writeFile(file, text);
  const { code, stdout } = await command("plan", "--document", file, "--target", "http://127.0.0.1:1", "--list");
  expect(code).toBe(0);
  expect(stdout).toContain("getB/shape/parameters/minimal");
  expect(stdout).toContain("get%20%2Fa/shape/parameters/minimal");
});
