import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { recursiveDocument } from "../documents/recursive.js";
import { httpServer } from "../loopback.js";
import { expectValidJunit } from "../report/valid-junit.js";
import { document, openLibrary } from "../run/library.js";
import { runIn } from "./run-in.js";

const token = "a-token-of-the-library";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-limits-"));
  await writeFile(join(folder, "openapi.json"), JSON.stringify(document));
  vi.stubEnv("CONTRACT_AUTH_TOKEN", token);
  return () => rm(folder, { recursive: true, force: true });
});

function run(...more: string[]) {
  const files = ["--document", join(folder, "openapi.json"), "--report-dir", join(folder, "reports")];
  return runIn(folder, main, ["run", ...files, ...more]);
}

describe("--max-resources", () => {
  test.each(["0", "-1", "1.5", "many", ""])("%j ends with 2, and sends nothing", async (value) => {
    const library = await openLibrary();
    const { code, stderr } = await run("--target", library.url, `--max-resources=${value}`);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/--max-resources.*an integer ≥ 1/)]);
    expect(library.log).toEqual([]);
  });

  test.each([1, 3])("%i limits what exists at the same time, and nothing is left", async (max) => {
    const library = await openLibrary();
    // The library knows what to do with valid requests only.
    const cases = ["createShelf", "getShelf", "addBook", "removeShelf"].flatMap((id) => ["--case", `${id}/shape/*`]);
    const options = ["--rate", "10000", "--side-effects", "writes", "--concurrency", "8", ...cases];
    const { stdout } = await run("--target", library.url, ...options, "--max-resources", String(max));
    expect(stdout).not.toMatch(/--max-resources allows/);
    expect([library.most <= max, library.most > 0, library.shelves.size]).toEqual([true, true, 0]);
  });
});

test.each([401, 403])(
  "credentials that are refused with %i end the run with 4, before anything is created",
  async (status) => {
    const library = await openLibrary();
    library.intercept = (_, response) => {
      response.writeHead(status, { "Content-Type": "application/json" }).end("{}");
      return true;
    };
    const { code, stdout, stderr } = await run("--target", library.url, "--side-effects", "writes");
    expect([code, stdout]).toEqual([
      4,
      expect.stringContaining(`the credentials were refused (listShelves responded ${status}`),
    ]);
    expect(library.log.every((line) => line.startsWith("GET "))).toBe(true);
    expect(library.log.length).toBeLessThanOrEqual(3);
    const junit = await readFile(join(folder, "reports", "junit.xml"), "utf8");
    await expectValidJunit(junit);
    expect(junit).toContain("refused");
    expect(stdout + stderr + junit).not.toContain(token);
  },
);

test("--header goes to a running mock as well, in place of a placeholder where it is a credential", async () => {
  const received = new Set<string>();
  const url = await httpServer(({ headers }, response) => {
    received.add(`${headers["x-tenant"]} ${headers["x-token"]}`);
    response.end();
  });
  const header = ["--header", "X-Tenant: 7", "--header", "X-Token: of-the-proxy"];
  const { stdout, stderr } = await run(
    "--mock-url",
    url,
    "--operation",
    "listShelves",
    "--case",
    "*/shape/*",
    ...header,
  );
  expect([...received]).toEqual(["7 of-the-proxy"]);
  expect(stdout + stderr).not.toContain("of-the-proxy");
});

test("one operation of a document with 300 schemas that refer to each other is run, and has all reports", async () => {
  await writeFile(
    join(folder, "openapi.json"),
    JSON.stringify(recursiveDocument({ count: 300, choices: 3, operations: 300 })),
  );
  const url = await httpServer((request, response) => {
    request.resume().on("end", () => response.writeHead(200).end());
  });
  const some = ["--operation", "post3", "--case", "post3/constraint/name/*", "--side-effects", "writes"];
  const { code, stdout, stderr } = await run("--target", url, ...some, "--rate", "1000");
  expect([code, stderr]).toEqual([1, expect.not.stringMatching(/Cannot write/)]);
  expect(stdout).toMatch(/properties\/name\/maxLength/);
  const report = JSON.parse(await readFile(join(folder, "reports", "report.json"), "utf8"));
  expect(report.coverage.operations).toHaveLength(300);
});
