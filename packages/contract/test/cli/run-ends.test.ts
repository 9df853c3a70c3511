import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { type Profile, plainProfile } from "../../src/profile.js";
import { systemClock } from "../../src/run/clock.js";
import { closedPort, httpServer, rawServer } from "../loopback.js";
import { expectValidJunit } from "../report/valid-junit.js";
import { type Ended, runIn } from "./run-in.js";

const document = {
  openapi: "3.1.0",
  info: { title: "Base", version: "1" },
  servers: [{ url: "/api/v2" }],
  paths: {
    "/b": { get: { operationId: "b", responses: { "200": { description: "ok" }, "404": { description: "no" } } } },
  },
};

let folder: string;
beforeEach(async () => {
  // What waits before a retry needs no time here.
  vi.spyOn(systemClock, "sleep").mockImplementation(async (_, signal) => signal.throwIfAborted());
  folder = await mkdtemp(join(tmpdir(), "contract-ends-"));
  await writeFile(join(folder, "openapi.json"), JSON.stringify(document));
  return () => rm(folder, { recursive: true, force: true });
});

const reports = () => join(folder, "reports");

async function run(target: string, more: readonly string[] = [], profile = plainProfile): Promise<Ended> {
  const files = ["--document", join(folder, "openapi.json"), "--report-dir", reports()];
  const args = ["run", ...files, "--target", target, "--rate", "1000", ...more];
  return await runIn(folder, (all) => main(all, profile), args);
}

async function junit(): Promise<string> {
  const xml = await readFile(join(reports(), "junit.xml"), "utf8");
  await expectValidJunit(xml);
  return xml;
}

test("a base URL without the path of servers ends with 3 and names the path", async () => {
  const url = await httpServer(({ url: path, method }, response) => {
    response.statusCode = path === "/api/v2/b" ? (method === "GET" ? 200 : 405) : 404;
    response.end();
  });
  const wrong = await run(url);
  expect([wrong.code, wrong.stdout.trimEnd().split("\n").at(-1)]).toEqual([
    3,
    `Every response from ${url} is 404: the base URL lacks /api/v2, the path of servers in the document. Set --target ${url}/api/v2`,
  ]);
  expect(await junit()).toContain("target is unreachable");
  expect((await run(`${url}/api/v2`)).code).toBe(0);
});

test("a base URL with another path ends with 3, but not where each 404 may be about what is asked for", async () => {
  const get = (operationId: string, statuses: readonly string[]) => ({
    get: { operationId, responses: Object.fromEntries(statuses.map((status) => [status, { description: "r" }])) },
  });
  const url = await httpServer((_, response) => response.writeHead(404).end());
  const written = async (statuses: readonly string[]) => {
    const paths = { "/b": get("b", statuses), "/c": get("c", statuses) };
    await writeFile(join(folder, "openapi.json"), JSON.stringify({ ...document, paths }));
    return await run(`${url}/other/api/v2`);
  };
  const wrong = await written(["200"]);
  expect([wrong.code, wrong.stdout.trimEnd().split("\n").at(-1)]).toEqual([
    3,
    `Every response from ${url}/other/api/v2 is 404: the API is not there. Check the path of the base URL (--target).`,
  ]);
  expect((await written(["200", "404"])).code).toBe(1);
});

test("a refused connection ends with 3, why, and what to do", async () => {
  const { code, stdout } = await run(await closedPort());
  expect([code, stdout]).toEqual([3, expect.stringMatching(/No response from \S+: the connection to \S+ was refused/)]);
  expect(await junit()).toContain("was refused");
});

test("a target that does not respond leaves the reports of the last run that reached it, and says why alone", async () => {
  const url = await httpServer((_, response) => response.end());
  await run(`${url}/api/v2`);
  const good = await readFile(join(reports(), "report.json"), "utf8");
  const kept = join(reports(), "report.previous.json");
  for (const _ of ["once", "again"]) {
    const { code, stdout } = await run(await closedPort());
    expect([code, stdout]).toEqual([3, expect.stringContaining(kept)]);
    expect(stdout.trim().split("\n").at(-1)).toContain("was refused");
    expect(stdout).not.toMatch(/authenticated by|not selected/);
    expect(await readFile(kept, "utf8")).toBe(good);
  }
});

test("the command that runs a case again repeats the options that its result depends on", async () => {
  const url = await httpServer((_, response) => response.writeHead(500).end());
  const differences = join(folder, "differences.yaml");
  await writeFile(differences, "[]\n");
  const options = ["--check", "no-server-error", "--timeout", "4000", "--budget", "900", "--strict", "methods"];
  const more = [...options, "--max-resources", "3", "--differences", differences];
  const { stdout } = await run(`${url}/api/v2`, more);
  const [line = ""] = stdout.split("\n").filter((each) => each.trim().startsWith("rerun"));
  for (const [index, name] of more.entries()) {
    if (index % 2 === 0) expect(line).toContain(`${name} ${more[index + 1]}`);
  }
  expect(line).toContain(`--report-dir ${reports()}`);
});

test("a target that resets every connection ends with 3 and why", async () => {
  const { code, stdout } = await run(await rawServer((socket) => socket.resetAndDestroy()));
  expect([code, stdout]).toEqual([3, expect.stringMatching(/No response from \S+: .*ECONNRESET/)]);
});

test("reports that cannot be written are named, and the others are written", async () => {
  const url = await httpServer((_, response) => response.writeHead(404).end());
  await mkdir(join(reports(), "report.html"), { recursive: true });
  const { code, stdout, stderr } = await run(`${url}/api/v2`);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/Cannot write \S+report\.html: /)]);
  expect(stdout).toContain("Coverage");
  expect(stdout).toContain("junit.xml");
  expect(await junit()).toContain("report.html");
});

test("until a run has ended, junit.xml has a failed case", async () => {
  let during = "";
  const url = await httpServer(async (_, response) => {
    during ||= await junit();
    response.end();
  });
  await run(`${url}/api/v2`);
  expect(during).toContain('name="not finished"');
  expect(await junit()).not.toContain("not finished");
});

test("a run that fails is a failed case of junit.xml, and has a summary", async () => {
  const url = await httpServer((_, response) => response.end());
  let exchanges = 0;
  const full: Profile = {
    ...plainProfile,
    validators: {
      full: {
        title: "the disk is not full",
        about: "Fails after some exchanges.",
        create: async () => async () => {
          if (++exchanges < 3) return [];
          throw Object.assign(new Error("write"), {
            syscall: "write",
            code: "ENOSPC",
            errno: -28,
            path: "cache/exchanges",
          });
        },
      },
    },
  };
  const { code, stdout, stderr } = await run(`${url}/api/v2`, ["--validator", "full"], full);
  const line = "Cannot write cache/exchanges: no space left on device; free some disk space.";
  expect([code, stdout, stderr]).toEqual([1, expect.stringContaining(line), expect.stringContaining(line)]);
  expect(stdout).toContain("Coverage");
  const xml = await junit();
  expect(xml).toContain(`message="${line}"`);
  expect(xml).toContain('name="interrupted"');
});

test.each([
  ["an error page for every request", 200, "text/html", "<html>"],
  ["500 for every request", 500, "application/json", "{}"],
  ["an empty object for every request", 200, "application/json", "{}"],
])("a server with %s gives a page of groups", async (_, status, type, body) => {
  const url = await httpServer((_, response) => response.writeHead(status, { "Content-Type": type }).end(body));
  await writeFile(join(folder, "openapi.json"), await readFile(new URL("../documents/bookshop.json", import.meta.url)));
  vi.stubEnv("CONTRACT_AUTH_BEARER", "b-token");
  const { code, stdout } = await run(url, ["--side-effects", "billable,writes,credentials"]);
  expect(code).toBe(1);
  expect(stdout.split("\n").length).toBeLessThan(130);
  await junit();
});

test("an interrupted run is a failed case of junit.xml", async () => {
  const url = await httpServer((_, response) => {
    process.emit("SIGINT");
    setImmediate(() => response.end());
  });
  const { code, stdout } = await run(`${url}/api/v2`);
  expect([code, stdout]).toEqual([130, expect.stringContaining("interrupted")]);
  expect(await junit()).toContain('name="interrupted"');
});
