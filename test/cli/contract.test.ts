import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject, listOperations, type OpenApiDocument, valueAt } from "openapi-contract/document";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { readReport } from "../../packages/contract/src/report/json.js";
import { expectValidJunit } from "../../packages/contract/test/report/valid-junit.js";
import { main } from "../../src/cli/contract.js";
import { startMock } from "../../src/mock/server.js";
import { startFrsServer } from "../fixtures/frs-server/index.js";
import { document, root } from "../root.js";
import { type Ended, runInProcess, startProcess } from "./process.js";

const token = "a-secret-token";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "frs-contract-"));
  vi.stubEnv("FRS_TOKEN", token);
  for (const name of ["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_PROJECT_ID"]) vi.stubEnv(name, "");
  return async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  };
});

/** Returns the document with the operations on face sets only, without links to others: few cases, which run often. */
function faceSetsOnly(): OpenApiDocument {
  const kept = ["/v2/{project_id}/face-sets", "/v2/{project_id}/face-sets/{face_set_name}"];
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => kept.includes(path)));
  const small = structuredClone({ ...document, paths, "x-scenarios": {} });
  const ids = listOperations(small).map(({ operationId }) => operationId);
  for (const { pointer } of listOperations(small).flatMap(({ responses }) => responses)) {
    const response = valueAt(small, pointer);
    if (!isObject(response) || !isObject(response.links)) continue;
    response.links = Object.fromEntries(
      Object.entries(response.links).filter(([, link]) => isObject(link) && ids.includes(String(link.operationId))),
    );
  }
  return small;
}

let small: string[];
beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), "frs-face-sets-"));
  const file = join(home, "openapi.json");
  await writeFile(file, JSON.stringify(faceSetsOnly()));
  small = ["--document", file];
  return () => rm(home, { recursive: true });
});

/** Runs the command with a small document; the reports go to the test's directory. */
function contract(...args: string[]): Promise<Ended> {
  return runInProcess(main, [...small, "--report-dir", join(folder, "reports"), ...args]);
}

interface Endpoint {
  url: string;
  /** Method and path of every received request. */
  requests: string[];
}

/** Starts an endpoint that responds to all requests in one way. */
async function endpoint(reply: (request: IncomingMessage, response: ServerResponse) => void): Promise<Endpoint> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume().on("end", () => reply(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve(undefined)));
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`, requests };
}

/** Responds with an empty list of face sets to any request. */
function emptyList(_: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Content-Type", "application/json");
  response.end('{"face_sets_info":[]}');
}

function serverError(_: IncomingMessage, response: ServerResponse): void {
  response.statusCode = 500;
  response.end("<html>");
}

test("--help groups the options, lists the exit codes, and shows examples", async () => {
  const { code, stdout } = await runInProcess(main, ["--help"]);
  expect(code).toBe(0);
  for (const group of [
    "Target:",
    "Side effects:",
    "Limits:",
    "Cases:",
    "Checks:",
    "Recordings:",
    "Reports:",
    "Exit codes:",
  ]) {
    expect(stdout).toContain(`\n${group}\n`);
  }
  expect(stdout.match(/^ {2}npm run contract/gm)).toHaveLength(4);
});

describe("wrong usage ends with 2, names valid values, and sends nothing", () => {
  test.each([
    [["--operation", "listFaceset"], "Did you mean listFaceSets"],
    [["--tag", "Face set managment"], "Face set management"],
    [["--check", "body-vald"], "Did you mean body-valid?"],
    [["--case", "listFaceSets/exmple"], "No case matches"],
    [["--operation", "listFaceSets", "--case", "getFaceSet"], "No case matches all filters"],
    [["--side-effects", "all"], "none, billable, writes, credentials"],
    [["--shard", "5/4"], "from 1/4 to 4/4"],
    [["--random", "3", "--shard", "1/4"], "needs '--seed'"],
    [["--rate", "0"], "a number > 0"],
    [["--concurrency", "0"], "an integer ≥ 1"],
    [["--timeout", "abc"], "an integer ≥ 1"],
    [["--timeout", "3000000000"], "24 days"],
    [["--input", "image"], "a name and a value, such as image=@face.jpg"],
    [["--input", "image=@face.jpg"], "Unknown input image."],
    [["--input", "image=@face.jpg", "--replay", "/nowhere"], "cannot be used with"],
    [["--document", "/nowhere"], "Cannot read /nowhere"],
    [["--target", "http://h", "--report-dir", "/dev/null/reports"], "Cannot write the reports to /dev/null/reports"],
    [["--seed", "-1"], "an integer ≥ 0"],
    [["--force"], "needs '--record'"],
    [["--check", "response-time"], "set --budget"],
    [["--project-id", "p"], "the mock has no projects"],
    [["--replay", "/nowhere", "--rate", "3"], "cannot be used with"],
    [["--replay", "/nowhere", "--side-effects", "writes"], "cannot be used with"],
    [["--min-coverage", "101"], "from 0 to 100"],
    [["--target", "ftp://host"], "http:// or https://"],
    [["--target", "http://h", "--region", "r"], "cannot be used with"],
    [["--mock-url", "http://h", "--target", "http://h"], "cannot be used with"],
    [["--mock-url", "http://h", "--replay", "/nowhere"], "cannot be used with"],
    [["--mock-url", "ftp://host"], "http:// or https://"],
    [["--region", "nowhere"], "Unknown region nowhere."],
    [["--region", "ap-southeast-1"], "--project-id"],
    [["--replay", "/nowhere"], "does not contain a recording"],
    [["--merge", "/nowhere"], "Cannot read the report"],
    [["--compare", "/nowhere"], "Cannot read the report"],
    [["--differences", "/nowhere"], "Cannot read the known differences"],
    [["--validator", "nobody"], "Allowed choices are prism"],
    [["--target", "http://h", "--operation", "createFaceSet"], "have side effects"],
    [["everything"], "too many arguments"],
  ])("%s", async (args, message) => {
    const { code, stderr } = await contract(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ["--token", "s3cret"],
    ["--token=s3cret"],
    ["--access-key", "s3cret"],
    ["--password=s3cret"],
    ["--sk", "s3cret"],
  ])("credentials must not be options: %s", async (...args) => {
    const { code, stdout, stderr } = await contract(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("FRS_TOKEN");
    expect(stderr).not.toContain("s3cret");
  });

  test("an endpoint without credentials for it", async () => {
    vi.stubEnv("FRS_TOKEN", "");
    const { url, requests } = await endpoint(emptyList);
    const { code, stderr } = await contract("--target", url, "--operation", "listFaceSets");
    expect([code, stderr, requests]).toEqual([2, expect.stringContaining("FRS_TOKEN"), []]);
  });
});

describe("on the mock", () => {
  test("a run without failures ends with 0, a summary and four reports", async () => {
    const { code, stdout } = await contract("--operation", "getFaceSet");
    expect([code, stdout]).toEqual([0, expect.stringContaining("The mock with emulator conforms (partial run: ")]);
    expect(stdout).toMatch(/\d+ passed, 0 failed/);
    expect(stdout).toMatch(/Coverage \d+\.\d %/);
    expect((await readdir(join(folder, "reports"))).sort()).toEqual([
      "junit.xml",
      "report.html",
      "report.json",
      "report.txt",
    ]);
    expect(await readReport(join(folder, "reports"))).toMatchObject({ target: "mock", interrupted: false });
    await expectValidJunit(await readFile(join(folder, "reports", "junit.xml"), "utf8"));
  });

  test("what needs stored data is sent to the emulator, scenarios included, so that nothing is skipped", async () => {
    const { code, stdout } = await runInProcess(main, [
      ...["--case", "scenario/face-set-lifecycle", "--operation", "getFaceSet,deleteFaceSet", "--quiet"],
      ...["--report-dir", join(folder, "reports")],
    ]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\d+ passed, 0 failed/)]);
    const report = await readReport(join(folder, "reports"));
    expect(report.results.length).toBeGreaterThan(0);
    expect(report.stateful).toEqual({ target: "emulator", cases: report.results.length });
    expect(report.results.filter(({ target, outcome }) => target !== "emulator" || outcome !== "passed")).toEqual([]);
    expect(report.reproduction).toMatchObject({ emulatorUrl: "http://127.0.0.1:4012" });
  });

  test("coverage below --min-coverage ends with 1", async () => {
    const { code, stdout } = await contract("--operation", "getFaceSet", "--min-coverage", "99.5");
    expect([code, stdout.trimEnd().split("\n").at(-1)]).toEqual([
      1,
      expect.stringMatching(/Coverage \d+\.\d % is below the required 99\.5 %\./),
    ]);
  });

  test("merged shards equal the complete run", async () => {
    const filters = ["--operation", "getFaceSet,listFaceSets", "--quiet"];
    await contract(...filters);
    const expected = await readReport(join(folder, "reports"));
    for (const part of ["1/2", "2/2"]) {
      await runInProcess(main, [...small, ...filters, "--shard", part, "--report-dir", join(folder, part)]);
    }
    const { code } = await contract("--merge", join(folder, "1/2"), join(folder, "2/2"));
    const merged = await readReport(join(folder, "reports"));
    const ids = (report: typeof merged) => report.results.map(({ id }) => id).sort();
    expect([code, ids(merged), merged.coverage]).toEqual([0, ids(expected), expected.coverage]);
  });

  test("--validator prism adds Prism's validation", async () => {
    const { code, stdout } = await contract(
      "--operation",
      "getFaceSet",
      "--validator",
      "prism",
      "--check",
      "status-documented",
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining("conforms")]);
  });

  test("--mock-url tests a running mock, with all side effects, and reruns name it", async () => {
    const requests: string[] = [];
    const mock = await startMock(document, { onExchange: ({ method, url }) => requests.push(`${method} ${url}`) });
    onTestFinished(() => mock.close());
    const { code, stdout } = await contract("--mock-url", mock.url, "--operation", "deleteFaceSet", "--quiet");
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\d+ passed, 0 failed/)]);
    expect(requests.filter((request) => request.startsWith("DELETE"))).not.toEqual([]);
    expect(await readReport(join(folder, "reports"))).toMatchObject({
      target: "mock",
      reproduction: { mockUrl: mock.url },
      rerunArguments: expect.arrayContaining(["--mock-url", mock.url]),
    });
  });

  test("a --mock-url where nothing listens ends with 3", async () => {
    const { code, stdout } = await contract("--mock-url", "http://127.0.0.1:9", "--operation", "listFaceSets");
    expect([code, stdout]).toEqual([3, expect.stringContaining("http://127.0.0.1:9")]);
  });

  test("--list names the cases", async () => {
    const { code, stdout } = await contract("--operation", "getFaceSet", "--list");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^getFaceSet\/credentials\/\S+ {2}none {2}/m);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("at an endpoint", () => {
  test("nothing with side effects is sent unless --side-effects allows it", async () => {
    const { url, requests } = await endpoint(emptyList);
    const { stdout } = await contract("--target", url, "--tag", "Face set management", "--rate", "1000");
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((request) => request.startsWith("DELETE"))).toEqual([]);
    expect(stdout).toMatch(/\d+ more withheld: \d+ with --side-effects writes/);
  });

  test("nothing logs in or issues keys unless --side-effects credentials allows it", async () => {
    const { url, requests } = await endpoint(emptyList);
    vi.stubEnv("FRS_TOKEN", "a-token");
    const runComplete = (...args: string[]) =>
      runInProcess(main, ["--target", url, "--tag", "Identity and access", "--rate", "1000", ...args]);
    const { stdout } = await runComplete("--side-effects", "billable,writes", "--report-dir", join(folder, "reports"));
    expect(requests.length).toBeGreaterThan(0);
    expect(
      requests.filter((request) => / \/v3(\.0\/OS-CREDENTIAL\/security|\/auth\/)tokens($|\?)/.test(request)),
    ).toEqual([]);
    expect(stdout).toMatch(/\d+ more withheld: \d+ with --side-effects credentials/);
    const planned = await runComplete("--side-effects", "credentials", "--dry-run");
    expect(planned.stdout).toMatch(/Logs in: createToken [\d,]+, createTemporaryAccessKey [\d,]+\./);
    expect(planned.stdout).toContain("can lock the account");
  });

  test("--dry-run shows the plan and its costs, and sends nothing", async () => {
    const { url, requests } = await endpoint(emptyList);
    const { code, stdout } = await runInProcess(main, [
      "--target",
      url,
      "--tag",
      "Face detection",
      "--side-effects",
      "billable,writes",
      "--dry-run",
    ]);
    expect([code, requests, await readdir(folder)]).toEqual([0, [], []]);
    expect(stdout).toMatch(/cases: \d+ without side effects, [\d,]+ billable, [\d,]+ that write/);
    expect(stdout).toMatch(/Costs money: only successful calls are charged\. [\d,]+ of [\d,]+ billable cases/);
    expect(stdout).toContain("https://support.huaweicloud.com");
    expect(stdout).toContain("at 5 requests/s");
  });

  test("failures end with 1 and are reported in full, without credentials", async () => {
    const { url } = await endpoint(serverError);
    const { code, stdout, stderr } = await contract("--target", url, "--operation", "listFaceSets", "--rate", "1000");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ no-server-error/m);
    expect(stdout).toMatch(/constraint openapi\/\S+\.yaml:\d+ /);
    expect(stdout).toContain('--header "X-Auth-Token: $FRS_TOKEN"');
    expect(stdout).toMatch(
      new RegExp(
        `rerun +npm run contract -- --document \\S+ --target ${url} --seed 1 --report-dir \\S+ --case listFaceSets/`,
      ),
    );
    expect(stdout.trimEnd()).toContain(`\n${url} does not conform.`);
    const written = await Promise.all(
      (await readdir(join(folder, "reports"))).map((name) => readFile(join(folder, "reports", name), "utf8")),
    );
    expect(written).toHaveLength(4);
    for (const text of [...written, stdout, stderr]) expect(text).not.toContain(token);
  });

  test("a known difference is not a failure, and a comparison shows what is new", async () => {
    const { url } = await endpoint(serverError);
    const only = ["--target", url, "--operation", "listFaceSets", "--case", "listFaceSets/example*", "--rate", "1000"];
    const checked = [...only, "--check", "no-server-error", "--quiet"];
    const first = await contract(...checked);
    expect(first.code).toBe(1);
    const older = join(folder, "older.json");
    await writeFile(older, await readFile(join(folder, "reports/report.json")));
    const { results } = await readReport(older);
    const differences = join(folder, "differences.yaml");
    const pointers = new Set(results.flatMap(({ problems }) => problems.map(({ pointer }) => pointer)));
    await writeFile(
      differences,
      [...pointers].map((at) => `- pointer: ${at}\n  check: no-server-error\n  reason: Being repaired.\n`).join(""),
    );
    const second = await contract(...checked, "--differences", differences, "--compare", older);
    expect([second.code, second.stdout]).toEqual([0, expect.stringContaining("known to differ")]);
    expect(second.stdout).toMatch(/^Failed before, known differences now: \d+$/m);
  });

  test("a recording is started, or replaced, only when a run starts", async () => {
    const { url, requests } = await endpoint(emptyList);
    const recording = join(folder, "recording");
    const args = ["--target", url, "--case", "listFaceSets/example*", "--rate", "1000", "--record", recording];
    await contract(...args);
    const before = await readFile(join(recording, "exchanges.ndjson"), "utf8");
    expect(before).not.toBe("");
    const count = requests.length;
    for (const more of ["--dry-run", "--list"]) expect((await contract(...args, "--force", more)).code).toBe(0);
    const withheld = ["--target", url, "--operation", "createFaceSet", "--record", recording, "--force"];
    expect((await contract(...withheld)).code).toBe(2);
    vi.stubEnv("FRS_TOKEN", "");
    expect((await contract(...args, "--force")).code).toBe(2);
    vi.stubEnv("FRS_TOKEN", token);
    const again = await contract(...args);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("replace it with --force")]);
    const elsewhere = await contract(...args.slice(0, -1), "/dev/null/recording");
    expect([elsewhere.code, elsewhere.stderr]).toEqual([2, expect.stringContaining("Cannot record in")]);
    expect(requests).toHaveLength(count);
    expect(await readFile(join(recording, "exchanges.ndjson"), "utf8")).toBe(before);
  });

  test("the command to rerun a case includes the validator and the budget", async () => {
    const { url } = await endpoint(serverError);
    const only = ["--target", url, "--case", "listFaceSets/example*", "--rate", "1000"];
    const { stdout } = await contract(...only, "--validator", "prism", "--budget", "9000");
    expect(stdout).toMatch(/rerun +npm run contract -- --document \S+ --validator prism --budget 9000 --target/);
  });

  test("known differences may name checks that only other runs apply", async () => {
    const { url } = await endpoint(emptyList);
    const differences = join(folder, "differences.yaml");
    const entry = (check: string) => `- pointer: /paths\n  check: ${check}\n  reason: Known.\n`;
    await writeFile(differences, ["prism", "recorded-response-valid"].map(entry).join(""));
    const only = ["--target", url, "--case", "listFaceSets/example*", "--check", "body-valid", "--rate", "1000"];
    expect(await contract(...only, "--differences", differences)).toMatchObject({
      code: 0,
      stderr: expect.any(String),
    });
  });

  test("an input image reaches the endpoint, but no report or recording", async () => {
    const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==";
    const face = Buffer.concat([Buffer.from(pixel, "base64"), Buffer.from("metadata of the photo")]);
    const seen: string[] = [];
    const server = await startFrsServer({
      document,
      seams: {
        reply(reply, { operationId, body }) {
          if (operationId !== "addFaces") return reply;
          seen.push(body.toString("latin1"));
          // The worst case: the endpoint returns the image that it refuses.
          return { ...reply, status: 400, body: { error_code: "FRS.0018", error_msg: `Refused: ${body}` } };
        },
      },
    });
    onTestFinished(() => server.close());
    vi.stubEnv("FRS_TOKEN", server.token);
    const file = join(folder, "face.png");
    await writeFile(file, face);
    const { stdout, stderr } = await runInProcess(main, [
      ...["--target", server.url, "--project-id", server.projectId, "--side-effects", "billable,writes"],
      ...["--case", "scenario/face-lifecycle", "--input", `image=@${file}`, "--rate", "1000"],
      ...["--report-dir", join(folder, "reports"), "--record", join(folder, "recording")],
    ]);
    expect(seen).toEqual([expect.stringContaining(face.toString("base64"))]);
    expect(stdout).toContain(`rerun      npm run contract -- --target ${server.url}`);
    const files = ["reports/report.json", "reports/report.html", "reports/junit.xml"];
    const recorded = ["recording/exchanges.ndjson", "recording/recording.har"];
    const texts = await Promise.all([...files, ...recorded].map((name) => readFile(join(folder, name), "utf8")));
    for (const text of [...texts, stdout, stderr]) {
      expect(text).not.toContain(face.toString("base64").slice(0, 60));
      expect(text).not.toContain("metadata of the photo");
    }
  });

  test("an unreachable endpoint ends with 3", async () => {
    const { code, stdout } = await contract(
      "--target",
      "http://127.0.0.1:9",
      "--operation",
      "listFaceSets",
      "--rate",
      "1000",
    );
    expect([code, stdout]).toEqual([
      3,
      expect.stringContaining("No response from http://127.0.0.1:9: the connection to 127.0.0.1:9 was refused"),
    ]);
    expect(await readReport(join(folder, "reports"))).toMatchObject({ summary: { unreachable: true } });
  });

  test("a recording can be replayed", async () => {
    const { url } = await endpoint(emptyList);
    const recording = join(folder, "recording");
    await contract("--target", url, "--case", "listFaceSets/example*", "--rate", "1000", "--record", recording);
    const { code, stdout } = await contract("--replay", recording, "--check", "body-valid");
    expect([code, stdout]).toEqual([0, expect.stringContaining(`recording ${recording} conforms (partial run: `)]);
    await appendFile(join(recording, "exchanges.ndjson"), '{"request":{"meth');
    const damaged = await contract("--replay", recording, "--quiet", "--check", "body-valid");
    expect([damaged.code, damaged.stdout]).toEqual([0, expect.stringContaining("exchanges.ndjson:3 was cut off")]);
    const wrong = await contract("--replay", recording, "--operation", "listFaces");
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("listFaceSets")]);
  });

  test("Ctrl-C ends the run with 130 and writes the reports; without a terminal the output has no colours", async () => {
    let received = () => {};
    const firstRequest = new Promise<void>((resolve) => {
      received = resolve;
    });
    const { url } = await endpoint(() => received());
    const reports = join(folder, "reports");
    const args = [...small, "--target", url, "--operation", "listFaceSets", "--report-dir", reports];
    const running = startProcess("contract", args, root, { NO_COLOR: undefined, FRS_TOKEN: token });
    await Promise.race([firstRequest, running.ended]);
    running.kill("SIGINT");
    const { code, stdout, stderr } = await running.ended;
    expect([code, stderr]).toEqual([130, expect.stringContaining("Ctrl-C again ends at once")]);
    expect(stdout).toContain("The run was interrupted");
    expect(stdout + stderr).not.toContain("\u001b");
    expect(await readReport(reports)).toMatchObject({ interrupted: true });
    expect((await readdir(reports)).sort()).toEqual(["junit.xml", "report.html", "report.json", "report.txt"]);
  });
});

test("finishes even if nobody reads its output", async () => {
  const reports = join(folder, "reports");
  const args = [...small, "--operation", "getFaceSet", "--report-dir", reports];
  const running = startProcess("contract", args, root);
  running.closeOutput();
  expect((await running.ended).code).toBe(0);
  expect((await readdir(reports)).sort()).toEqual(["junit.xml", "report.html", "report.json", "report.txt"]);
});
