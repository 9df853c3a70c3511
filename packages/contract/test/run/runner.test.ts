import { describe, expect, test } from "vitest";
import type { ContractCase } from "../../src/case.js";
import type { Check } from "../../src/check.js";
import { ContractError } from "../../src/errors.js";
import { planRun } from "../../src/run/plan.js";
import { run } from "../../src/run/runner.js";
import { openEndpoint } from "../../src/target/endpoint.js";
import { closedPort } from "../loopback.js";
import { document, libraryCase, libraryTarget, openLibrary, runLibrary, succeeds, usualCases } from "./library.js";

const lists = (count: number) => Array.from({ length: count }, (_, index) => libraryCase("listShelves", `${index}`));

test("yields the plan, each case in the order of the plan, and the summary", async () => {
  const library = await openLibrary();
  const { events, summary } = await runLibrary({ target: libraryTarget(library.url), cases: lists(3) });
  expect(events.map((event) => (event.type === "case" ? event.result.case.id : event.type))).toEqual([
    "start",
    "listShelves/example/0",
    "listShelves/example/1",
    "listShelves/example/2",
    "end",
  ]);
  expect(summary).toMatchObject({
    counts: { passed: 3, failed: 0, expected: 0, skipped: 0 },
    warnings: 0,
    requests: 3,
    interrupted: false,
    unreachable: false,
    outdated: [],
    left: [],
  });
});

test("cases that write run after those that read", async () => {
  const library = await openLibrary();
  const cases = [libraryCase("createShelf", "first"), libraryCase("listShelves", "second"), ...usualCases];
  await runLibrary({
    target: libraryTarget(library.url),
    cases,
    selection: { cases: ["createShelf/example/first", "listShelves/example/second"] },
  });
  expect(library.log.slice(0, 2)).toEqual(["GET /shelves", "POST /shelves"]);
});

test("no more cases run at the same time than are allowed", async () => {
  const library = await openLibrary();
  const waiting: (() => void)[] = [];
  let most = 0;
  library.intercept = (_, response) => {
    waiting.push(() => response.end());
    most = Math.max(most, waiting.length);
    if (waiting.length === 3) for (const reply of waiting.splice(0)) reply();
    return true;
  };
  const { summary } = await runLibrary({ target: libraryTarget(library.url), cases: lists(9), concurrency: 3 });
  expect(summary.counts.passed).toBe(9);
  expect(most).toBe(3);
});

describe("a repeated request", () => {
  const repeating: Check = {
    ...succeeds,
    name: "repeating",
    repeats: true,
    check: ({ case: { id }, repeated }) =>
      repeated ? [{ check: "repeating", level: "warning", message: id, pointer: "/paths" }] : [],
  };
  const cases = [
    libraryCase("listShelves", "usual"),
    libraryCase("listShelves", "bound", { kind: "boundary" }),
    libraryCase("createShelf", "usual"),
  ];

  test("is sent where a check needs it and the case only reads", async () => {
    const library = await openLibrary();
    const { results, summary } = await runLibrary({
      target: libraryTarget(library.url),
      cases,
      checks: [repeating],
      selection: { operations: ["listShelves"] },
    });
    expect(results.flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual([
      "listShelves/example/usual",
    ]);
    expect(summary).toMatchObject({ warnings: 1, requests: 3 });
  });

  test("is not sent otherwise", async () => {
    const library = await openLibrary();
    const { summary } = await runLibrary({ target: libraryTarget(library.url), cases: lists(2) });
    expect(summary.requests).toBe(2);
  });
});

describe("a response that is cut off", () => {
  test("fails, even if no check looks at that", async () => {
    const library = await openLibrary();
    library.intercept = (_, response) => {
      response.writeHead(200, { "Content-Length": 9 });
      response.write("{}", () => response.destroy());
      return true;
    };
    const { results } = await runLibrary({ target: libraryTarget(library.url), cases: lists(1), checks: [] });
    expect(results[0]).toMatchObject({ outcome: "failed", problems: [{ check: "response-complete" }] });
  });
});

test("a check that fails itself is a problem, and the run goes on", async () => {
  const library = await openLibrary();
  const broken: Check = {
    ...succeeds,
    check: () => {
      throw new Error("no schema at /x");
    },
  };
  const { results } = await runLibrary({ target: libraryTarget(library.url), cases: lists(2), checks: [broken] });
  expect(results.map(({ outcome, problems }) => [outcome, problems[0]?.message])).toEqual([
    ["failed", "The check could not run: no schema at /x"],
    ["failed", "The check could not run: no schema at /x"],
  ]);
});

test("a request that cannot be sent over HTTP is skipped with the reason", async () => {
  const library = await openLibrary();
  const bad = libraryCase("listShelves", "bad", {
    request: () => ({ method: "GET", path: "/", headers: [["X", "\n"]], body: undefined, credentials: "valid" }),
  });
  const { results } = await runLibrary({ target: libraryTarget(library.url), cases: [bad] });
  expect(results[0]).toMatchObject({
    outcome: "skipped",
    reason: expect.stringContaining("cannot be sent over HTTP"),
  });
});

test("once the request limit is reached, no further case starts, and everything is deleted nevertheless", async () => {
  const library = await openLibrary();
  const cases = [...usualCases, libraryCase("getShelf", "again", { kind: "boundary" })];
  const { outcomes, summary } = await runLibrary({
    target: libraryTarget(library.url),
    cases,
    maxRequests: 2,
    selection: { operations: ["getShelf"] },
  });
  expect(outcomes).toEqual({ "getShelf/example/usual": "passed", "getShelf/boundary/again": "skipped" });
  expect(summary.requests).toBe(3);
  expect(library.shelves.size).toBe(0);
});

test.each([1, 3, 10])(
  "never more requests than allowed are sent, %i at most, however many cases are under way",
  async (most) => {
    const library = await openLibrary();
    const { outcomes, summary } = await runLibrary({
      target: libraryTarget(library.url),
      cases: lists(20),
      maxRequests: most,
      concurrency: 4,
    });
    expect(summary.requests).toBe(most);
    // Each of these cases is sent twice, for its response has to stay the same.
    expect(Object.values(outcomes).filter((outcome) => outcome === "passed").length).toBeGreaterThan(0);
    expect(Object.values(outcomes)).toHaveLength(20);
  },
);

test.each([
  ["0", "The endpoint limits the rate of requests (429, Retry-After: 0), also after 3 retries."],
  ["3600", "The endpoint limits the rate of requests (429, Retry-After: 3600); the request was not sent again."],
])("a case that is always throttled is skipped, Retry-After: %s", async (wait, reason) => {
  const library = await openLibrary();
  library.intercept = (_, response) => {
    response.writeHead(429, { "Retry-After": wait }).end();
    return true;
  };
  const { results } = await runLibrary({ target: libraryTarget(library.url), cases: lists(1), checks: [] });
  expect(results[0]).toMatchObject({ outcome: "skipped", reason });
});

test("checks know which resources the run has created itself", async () => {
  const library = await openLibrary();
  const owned: { [operationId: string]: unknown } = {};
  const telling: Check = {
    ...succeeds,
    check(tested) {
      owned[tested.case.operationId] = tested.owned;
      return [];
    },
  };
  await runLibrary({ target: libraryTarget(library.url), checks: [telling] });
  expect(owned).toMatchObject({ listShelves: [], createShelf: [], getShelf: ["shelf"], readBook: ["shelf", "book"] });
});

test("throttled requests are retried after a pause, which is not a failure", async () => {
  const library = await openLibrary();
  let count = 0;
  library.intercept = (_, response) => {
    if (++count > 2) return false;
    response.writeHead(429, { "Retry-After": "0" }).end();
    return true;
  };
  const { outcomes, summary } = await runLibrary({ target: libraryTarget(library.url), cases: lists(1) });
  expect(Object.values(outcomes)).toEqual(["passed"]);
  expect(summary.requests).toBe(3);
});

describe("a run that is ended", () => {
  test("sends nothing new, deletes what it created, and says so", async () => {
    const library = await openLibrary();
    const stop = new AbortController();
    const { results, summary } = await runLibrary({
      target: libraryTarget(library.url),
      cases: [...usualCases, ...Array.from({ length: 20 }, (_, index) => libraryCase("getShelf", `${index}`))],
      concurrency: 2,
      signal: stop.signal,
      onResult: () => stop.abort(),
    });
    expect(summary).toMatchObject({ interrupted: true, unreachable: false, left: [] });
    expect(results.length).toBeLessThan(6);
    expect(library.log.some((line) => line.startsWith("POST"))).toBe(true);
    expect(library.shelves.size).toBe(0);
  });

  test("deletes what a pending request may have created", async () => {
    const library = await openLibrary();
    const stop = new AbortController();
    library.intercept = ({ method }) => {
      if (method === "POST") stop.abort();
      return method === "POST";
    };
    const { summary } = await runLibrary({
      target: libraryTarget(library.url),
      selection: { operations: ["createShelf"] },
      signal: stop.signal,
      grace: 20,
    });
    expect(library.log.map((line) => line.replace(/contract-\w+-\d+/, "*"))).toEqual([
      "POST /shelves",
      "DELETE /shelves/*",
    ]);
    expect(summary).toMatchObject({ interrupted: true, left: [], counts: { passed: 0, failed: 0 } });
  });

  test("waits for the response of a request that may have created something", async () => {
    const library = await openLibrary();
    const stop = new AbortController();
    library.intercept = ({ method }) => {
      if (method === "POST") stop.abort();
      return false;
    };
    const { summary } = await runLibrary({
      target: libraryTarget(library.url),
      selection: { operations: ["createShelf"] },
      signal: stop.signal,
    });
    expect(library.log.map((line) => line.split(" ")[0])).toEqual(["POST", "DELETE"]);
    expect([summary.interrupted, library.shelves.size]).toEqual([true, 0]);
  });

  test("is not interrupted if everything was tried", async () => {
    const library = await openLibrary();
    const stop = new AbortController();
    const options = { target: libraryTarget(library.url), cases: lists(1), signal: stop.signal };
    expect((await runLibrary({ ...options, onResult: () => stop.abort() })).summary.interrupted).toBe(false);
  });

  test("by its reader deletes what it created, too", async () => {
    const library = await openLibrary();
    const target = libraryTarget(library.url);
    const selection = { operations: ["getShelf"], sideEffects: ["writes"] } as const;
    const planned = planRun({ document, target: "x", seed: 1, cases: usualCases, selection });
    const options = { document, target, planned, cases: usualCases, checks: [succeeds], rate: 1000 };
    for await (const event of run(options)) if (event.type === "case") break;
    // The first request proves the credentials.
    expect(library.log).toHaveLength(4);
    expect(library.shelves.size).toBe(0);
  });

  test("by an error deletes what it created, and throws it", async () => {
    const library = await openLibrary();
    const broken = libraryCase("getShelf", "broken", {
      request: () => {
        throw new RangeError("a bug");
      },
    });
    const ended = runLibrary({
      target: libraryTarget(library.url),
      cases: [broken, ...usualCases],
      selection: { operations: ["getShelf"] },
    });
    await expect(ended).rejects.toThrow("a bug");
    expect(library.log.map((line) => line.split(" ")[0])).toEqual(["POST", "DELETE"]);
    expect(library.shelves.size).toBe(0);
  });
});

test("an unreachable target ends the run before any case fails", async () => {
  const { results, summary } = await runLibrary({
    target: libraryTarget(await closedPort()),
    cases: lists(50),
    concurrency: 4,
  });
  expect(summary).toMatchObject({ unreachable: true, interrupted: false });
  expect(results).toEqual([]);
});

describe("credentials", () => {
  test("appear in no event, although they were sent and returned", async () => {
    const library = await openLibrary();
    const tokens: unknown[] = [];
    library.intercept = ({ headers }, response) => {
      tokens.push(headers["x-token"]);
      response.writeHead(500, { "X-Echo": `${headers["x-token"]}` }).end(JSON.stringify({ given: headers["x-token"] }));
      return true;
    };
    const telling: Check = {
      ...succeeds,
      check: ({ exchange }) => [
        {
          check: "succeeds",
          level: "failure",
          message: Buffer.from(exchange.response?.body ?? []).toString(),
          pointer: "/paths",
        },
      ],
    };
    const { events } = await runLibrary({
      secured: true,
      target: libraryTarget(library.url),
      cases: [libraryCase("listShelves", "usual")],
      checks: [telling],
    });
    expect(tokens).toEqual(["a-secret-token"]);
    const shown = events.map((event) =>
      JSON.stringify(event, (_, value) => (value?.type === "Buffer" ? Buffer.from(value.data).toString() : value)),
    );
    expect(shown.join()).toContain("X-Echo");
    expect(shown.join()).not.toContain("a-secret-token");
  });

  test("appear neither in the reason for which a case was skipped, nor among what is left", async () => {
    const library = await openLibrary();
    library.intercept = ({ method, headers }, response) => {
      if (method !== "POST") return false;
      response.writeHead(400, { "Content-Type": "application/json" }).end(JSON.stringify({ code: headers["x-token"] }));
      return true;
    };
    const target = libraryTarget(library.url);
    const { results } = await runLibrary({ secured: true, target, selection: { operations: ["getShelf"] } });
    expect(results[0]?.reason).toBe("shelf could not be created: createShelf responded 400 <removed>.");

    library.intercept = ({ method, url = "", headers }, response) => {
      if (method === "POST" && url.endsWith("/books")) {
        response.writeHead(201, { "Content-Type": "application/json" }).end(JSON.stringify({ id: headers["x-token"] }));
      } else if (method === "DELETE") response.writeHead(500).end();
      else return false;
      return true;
    };
    const { summary } = await runLibrary({ secured: true, target, selection: { operations: ["readBook"] } });
    expect(summary.left.join()).toContain("book <removed>");
    expect(summary.left.join()).not.toContain("a-secret-token");
  });

  test("that are missing are an error before anything is sent", async () => {
    const library = await openLibrary();
    const target = openEndpoint(document, { at: { url: library.url }, secrets: {} });
    await expect(runLibrary({ secured: true, target })).rejects.toThrow(ContractError);
    await expect(runLibrary({ secured: true, target })).rejects.toThrow(
      /requires credentials.*set CONTRACT_AUTH_TOKEN/,
    );
    expect(library.log).toEqual([]);
  });

  test("that are missing do not matter to cases without any", async () => {
    const library = await openLibrary();
    const none = libraryCase("listShelves", "none", { kind: "credentials" });
    const cases: ContractCase[] = [
      { ...none, request: (...given) => ({ ...none.request(...given), credentials: "none" }) },
    ];
    const target = openEndpoint(document, { at: { url: library.url }, secrets: {} });
    expect(Object.values((await runLibrary({ secured: true, target, cases })).outcomes)).toEqual(["passed"]);
  });
});

test("a random case that fails is reported with the minimal input that fails in the same way", async () => {
  const library = await openLibrary();
  library.intercept = ({ url }, response) => {
    const length = url?.split("=")[1]?.length ?? 0;
    if (length >= 3) response.writeHead(500).end();
    return length >= 3;
  };
  const random = (length: number): ContractCase =>
    libraryCase("listShelves", "random", {
      kind: "random",
      request: () => ({
        method: "GET",
        path: `/shelves?q=${"x".repeat(length)}`,
        headers: [],
        body: undefined,
        credentials: "valid",
      }),
      *shrink() {
        yield random(Math.floor(length / 2));
        yield random(length - 1);
      },
    });
  const { results, summary } = await runLibrary({ target: libraryTarget(library.url), cases: [random(40)] });
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({
    outcome: "failed",
    exchange: { request: { url: `${library.url}/shelves?q=xxx` } },
  });
  expect(summary.requests).toBeLessThan(20);
});

test("the search for the minimal input ends, however long it could continue", async () => {
  const library = await openLibrary();
  library.intercept = (_, response) => {
    response.writeHead(500).end();
    return true;
  };
  const endless: ContractCase = libraryCase("listShelves", "endless", { kind: "random", shrink: () => [endless] });
  const { summary } = await runLibrary({ target: libraryTarget(library.url), cases: [endless] });
  expect(summary.requests).toBe(41);
});

test("on the mock, which is stateless, nothing is created: values are taken from the examples", async () => {
  const library = await openLibrary();
  library.shelves.set("poems", ["b0"]);
  const mock = { ...libraryTarget(library.url), isMock: true };
  await runLibrary({ target: mock, selection: { operations: ["readBook", "removeShelf"] } });
  expect(library.log).toEqual(["GET /shelves/poems/books/b0", "DELETE /shelves/poems"]);
});
