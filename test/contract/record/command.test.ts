import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { httpServer } from "../../../packages/contract/test/loopback.js";
import { main } from "../../../src/cli/forward.js";
import { startMock } from "../../../src/mock/server.js";
import { runInProcess, startProcess } from "../../cli/process.js";
import { document } from "../../root.js";

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-forward-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const secret = "the-secret-that-nobody-may-see";

test("forwards, checks, records, and prints where on Ctrl-C", async () => {
  const mock = await startMock(document);
  onTestFinished(() => mock.close());
  const folder = await newFolder();
  const record = join(folder, "recording");
  const running = startProcess("forward", ["--target", mock.url, "--port", "0", "--record", record]);
  const url = (await running.printed("until Ctrl-C")).match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? "";
  const headers = { "X-Auth-Token": secret };
  const response = await fetch(`${url}/v2/p/face-sets?token=${secret}`, { headers });
  expect([response.status, response.headers.get("sl-violations")]).toEqual([200, null]);
  await running.printed("200 GET /v2/p/face-sets?token=%3Cremoved%3E");
  // The mock responds with whatever example it is asked for.
  await fetch(`${url}/v2/p/face-sets`, { headers: { ...headers, Prefer: "code=500" } });
  await running.printed("500 GET /v2/p/face-sets");
  await running.printed("no-server-error: ");
  running.kill("SIGINT");
  const { code, stdout, stderr } = await running.ended;
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("2 exchanges: 1 with failures.");
  expect(stdout).toContain(`Recorded to ${record}/exchanges.ndjson and ${record}/recording.har.`);
  expect(stdout).not.toContain(secret);
  for (const name of await readdir(record)) expect(await readFile(join(record, name), "utf8")).not.toContain(secret);
  expect(JSON.parse(await readFile(join(record, "recording.har"), "utf8")).log.entries).toHaveLength(2);

  const again = await runInProcess(main, ["--target", mock.url, "--port", "0", "--record", record]);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("replace it with --force")]);
});

test("prints exchanges without a response", async () => {
  // Port 9 is that of `discard`, which hardly any machine offers.
  const running = startProcess("forward", ["--target", "http://127.0.0.1:9", "--port", "0"]);
  const url = (await running.printed("until Ctrl-C")).match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? "";
  expect((await fetch(`${url}/v2/p/face-sets`)).status).toBe(502);
  await running.printed("connect GET /v2/p/face-sets");
  running.kill("SIGHUP");
  const { code, stdout } = await running.ended;
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining("1 exchange: 0 with failures, 1 without a complete response."),
  ]);
});

test("loses at most the last exchange when it is killed", async () => {
  const target = await httpServer((_request, response) => response.writeHead(404).end());
  const record = await newFolder();
  const running = startProcess("forward", ["--target", target, "--port", "0", "--record", record, "--quiet"]);
  const url = (await running.printed("until Ctrl-C")).match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? "";
  for (const name of ["a", "b", "c"]) await fetch(`${url}/${name}`);
  running.kill("SIGKILL");
  expect((await running.ended).stdout).not.toContain("404 GET");
  const lines = (await readFile(join(record, "exchanges.ndjson"), "utf8")).trimEnd().split("\n");
  expect(lines.length).toBeGreaterThanOrEqual(2);
  const urls = ["a", "b", "c"].map((name) => `${target}/${name}`);
  expect(lines.map((line) => JSON.parse(line).request.url)).toEqual(urls.slice(0, lines.length));
});

test.each([
  [[], 2, "--target"],
  [["--target", "face.example"], 2, "not a URL"],
  [["--target", "http://a:b@face.example"], 2, "must not have credentials"],
  [["--target", "http://face.example", "--document", "/nowhere"], 2, "Cannot read /nowhere"],
  [["--target", "http://face.example", "--force"], 2, "needs '--record'"],
  [["--target", "http://face.example", "--port", "0", "--host", "nohost.invalid"], 2, "the address nohost.invalid"],
  [["--target", "http://face.example", "--port", "0", "--record", "src"], 2, "src contains other files"],
])("%j ends with %i", async (args, code, message) => {
  const ended = await runInProcess(main, args);
  expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(message)]);
});
