import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ContractEvent } from "../../src/event.js";
import { type Profile, plainProfile } from "../../src/profile.js";
import { openSession, type SessionSettings } from "../../src/session/session.js";
import { httpServer } from "../loopback.js";
import { document, type Library, openLibrary } from "../run/library.js";

/** A profile with a mock, which responds with 200 to everything, and a library as its emulator. */
interface Pair {
  profile: Profile;
  library: Library;
  /** Every request to the mock. */
  mockLog: string[];
  /** What was closed, in its order. */
  closed: string[];
}

async function openPair(): Promise<Pair> {
  const [mockLog, closed]: [string[], string[]] = [[], []];
  const mockUrl = await httpServer((request, response) => {
    mockLog.push(`${request.method} ${request.url}`);
    response.end();
  });
  const library = await openLibrary();
  library.intercept = (request, response) => {
    if (request.headers["x-token"] === "library-token") return false;
    response.writeHead(401).end();
    return true;
  };
  const serverAt = (name: string, url: string) => ({ url, close: async () => void closed.push(name) });
  const profile: Profile = {
    ...plainProfile,
    mock: { start: async () => serverAt("mock", mockUrl), url: "http://127.0.0.1:1" },
    emulator: {
      start: async () => ({
        ...serverAt("emulator", library.url),
        environment: { CONTRACT_AUTH_TOKEN: "library-token" },
      }),
      url: "http://127.0.0.1:2",
    },
  };
  return { profile, library, mockLog, closed };
}

async function eventsOf(
  profile: Profile,
  settings: Partial<SessionSettings> = {},
  signal = new AbortController().signal,
) {
  const session = await openSession({
    document,
    selection: { sideEffects: ["billable", "writes"] },
    at: "mock",
    environment: {},
    seed: 1,
    random: 0,
    rerunArguments: [],
    profile,
    ...settings,
  });
  const events: ContractEvent[] = [];
  for await (const event of session.run(signal)) events.push(event);
  await session.close();
  const results = events.flatMap((event) => (event.type === "case" ? [event.result] : []));
  const last = events.at(-1);
  if (last?.type !== "end") throw new Error("The run has no end event.");
  return { plan: session.plan, events, results, summary: last.summary };
}

test("cases that need stored data go to the emulator, all others to the mock, and each result says where", async () => {
  const { profile, library, mockLog, closed } = await openPair();
  const { plan, events, results, summary } = await eventsOf(profile);
  expect(events.filter(({ type }) => type !== "case").map(({ type }) => type)).toEqual(["start", "end"]);
  expect(plan.target).toBe("mock");
  const emulated = results.filter(({ target }) => target !== undefined);
  expect(plan.stateful).toEqual({ target: "emulator", cases: emulated.length });
  expect(new Set(emulated.map((result) => result.target))).toEqual(new Set(["emulator"]));
  expect(emulated.map((result) => result.case.operationId)).toEqual(expect.arrayContaining(["getShelf", "addBook"]));
  expect(results.filter(({ outcome }) => outcome === "skipped")).toEqual([]);
  expect(results.length).toBe(plan.cases.length);
  expect(mockLog.some((line) => line === "POST /shelves")).toBe(true);
  // But for methods that a path does not have, the mock gets nothing about a shelf.
  expect(mockLog.filter((line) => /^(GET|DELETE) \/shelves\/[^/]+$/.test(line))).toEqual([]);
  expect(library.log.some((line) => line.startsWith("DELETE /shelves/contract-"))).toBe(true);
  expect([library.shelves.size, summary.left]).toEqual([0, []]);
  expect(summary.requests).toBeGreaterThanOrEqual(library.log.length);
  expect(closed).toEqual(["mock", "emulator"]);
});

test("nothing is started but the mock if no selected case needs stored data, or nothing may be stored", async () => {
  const { profile, library, closed } = await openPair();
  const { plan } = await eventsOf(profile, { selection: { operations: ["listShelves"], sideEffects: ["writes"] } });
  await eventsOf(profile, { selection: { operations: ["getShelf"] } });
  expect([plan.stateful, library.log, closed]).toEqual([undefined, [], ["mock", "mock"]]);
});

test("the emulator is closed even if the mock cannot be", async () => {
  const { profile, closed } = await openPair();
  const { mock } = profile;
  if (!mock) throw new Error("The profile has no mock.");
  const close = async () => {
    throw new Error("The mock is gone.");
  };
  const broken = { ...mock, start: async () => ({ ...(await mock.start(document)), close }) };
  await expect(eventsOf({ ...profile, mock: broken })).rejects.toThrow("The mock is gone.");
  expect(closed).toEqual(["emulator"]);
});

test("both parts share the limit of requests", async () => {
  const { profile } = await openPair();
  const all = await eventsOf(profile);
  const { summary, results } = await eventsOf(profile, { maxRequests: 5 });
  expect(summary.requests).toBeLessThan(all.summary.requests);
  expect(summary.requests).toBeLessThanOrEqual(6);
  expect(results.length).toBe(all.results.length);
  expect(results.filter(({ outcome }) => outcome === "skipped").length).toBeGreaterThan(0);
});

test("a run that is interrupted before the emulator's part says so, and creates nothing there", async () => {
  const { profile, library } = await openPair();
  const interrupted = AbortSignal.abort(new Error("Ctrl-C"));
  const { summary } = await eventsOf(profile, {}, interrupted);
  expect([summary.interrupted, library.shelves.size]).toEqual([true, 0]);
});

test("a known difference that one part meets is not outdated", async () => {
  const { profile, library } = await openPair();
  const { intercept } = library;
  library.intercept = (request, response) => {
    if (request.method !== "GET" || !/^\/shelves\/[^/]+$/.test(request.url ?? "")) return intercept(request, response);
    response.writeHead(500).end();
    return true;
  };
  const folder = await mkdtemp(join(tmpdir(), "contract-emulator-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const differences = join(folder, "differences.yaml");
  await writeFile(
    differences,
    `- pointer: /paths/~1shelves~1{shelf}/get
  check: no-server-error
  reason: The emulator cannot read shelves.
- pointer: /paths/~1shelves/get
  check: no-server-error
  reason: The mock reads shelves without a fault.
`,
  );
  const { summary, results } = await eventsOf(profile, { differences, checks: ["no-server-error"] });
  expect(results.filter(({ outcome }) => outcome === "expected").length).toBeGreaterThan(0);
  expect(summary.outdated.map(({ difference }) => difference)).toEqual([expect.stringContaining(":4")]);
});
