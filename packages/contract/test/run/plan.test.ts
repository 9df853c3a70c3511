import { describe, expect, test } from "vitest";
import type { SideEffects } from "../../src/document/operations.js";
import { ContractError } from "../../src/errors.js";
import { nearestNames } from "../../src/nearest-name.js";
import { planRun, type Selection } from "../../src/run/plan.js";
import { isInShard } from "../../src/run/shard.js";
import { document, libraryCase, usualCases } from "./library.js";

const cases = [...usualCases, libraryCase("getShelf", "usual again", { kind: "boundary", sideEffects: "billable" })];

function plan(selection: Selection) {
  return planRun({ document, target: "https://example.com", seed: 7, cases, selection });
}

function ids(selection: Selection): string[] {
  return plan({ sideEffects: ["billable", "writes"], ...selection }).cases.map(({ id }) => id);
}

describe("filters", () => {
  test.each<[string, Selection, string[]]>([
    [
      "operations",
      { operations: ["getShelf", "addBook"] },
      ["getShelf/example/usual", "addBook/example/usual", "getShelf/boundary/usual again"],
    ],
    ["tags", { tags: ["books"] }, ["addBook/example/usual", "readBook/example/usual"]],
    ["kinds", { kinds: ["boundary"] }, ["getShelf/boundary/usual again"]],
    ["an id", { cases: ["addBook/example/usual"] }, ["addBook/example/usual"]],
    ["the beginning of ids", { cases: ["getShelf/"] }, ["getShelf/example/usual", "getShelf/boundary/usual again"]],
    ["a pattern", { cases: ["*Book/ex*"] }, ["addBook/example/usual", "readBook/example/usual"]],
    ["several at once", { operations: ["getShelf"], cases: ["*/example/*"] }, ["getShelf/example/usual"]],
  ])("choose by %s", (_, selection, chosen) => {
    expect(ids(selection)).toEqual(chosen);
  });

  test("an id chooses its case alone, though others begin with it", () => {
    const longer = [libraryCase("getShelf", "a"), libraryCase("getShelf", "ab")];
    const options = { document, target: "mock", seed: 1, cases: longer, selection: { cases: ["getShelf/example/a"] } };
    expect(planRun(options).cases).toHaveLength(1);
  });

  test.each<[Selection, string]>([
    [{ operations: ["getShelve"] }, "Unknown operation getShelve. Did you mean getShelf?"],
    [{ tags: ["book"] }, "Unknown tag book. Did you mean books?"],
    [{ tags: ["zzzzzz"] }, "Unknown tag zzzzzz. There are shelves and books."],
    [
      { cases: ["getShelf/example/usal"] },
      "No case matches getShelf/example/usal. Did you mean getShelf/example/usual",
    ],
    [{ kinds: ["random"] }, "Unknown kind of case random."],
    [{ operations: ["getShelf"], tags: ["books"] }, "No case matches all filters"],
  ])("that match nothing are an error: %j", (selection, message) => {
    expect(() => ids(selection)).toThrow(ContractError);
    expect(() => ids(selection)).toThrow(message);
  });
});

test("the nearest names come first, and distant ones not at all", () => {
  expect(nearestNames("sarch", ["search", "perch", "detect"])).toEqual(["search", "perch"]);
  expect(nearestNames("FACES", ["faces"])).toEqual(["faces"]);
  expect(nearestNames("x", ["something"])).toEqual([]);
});

describe("side effects", () => {
  test("are none unless others are asked for; the rest is withheld", () => {
    const { plan: made } = plan({});
    expect(made.counts).toEqual({ none: 3, billable: 0, writes: 0, credentials: 0 });
    expect(made.withheld.map(({ sideEffects }) => sideEffects)).toEqual(["writes", "writes", "writes", "billable"]);
  });

  test("can be allowed one by one", () => {
    expect(plan({ sideEffects: ["billable"] }).plan.counts).toEqual({
      none: 3,
      billable: 1,
      writes: 0,
      credentials: 0,
    });
    expect(plan({ sideEffects: ["writes", "billable"] }).plan.counts).toEqual({
      none: 3,
      billable: 1,
      writes: 3,
      credentials: 0,
    });
  });

  test("that issue credentials are allowed by their own name only", () => {
    const login = libraryCase("getShelf", "login", { sideEffects: "credentials" });
    const made = (sideEffects: readonly SideEffects[]) =>
      planRun({ document, target: "mock", seed: 1, cases: [login], selection: { sideEffects } }).plan;
    expect(made(["none", "billable", "writes"])).toMatchObject({
      cases: [],
      withheld: [{ id: login.id, requires: ["credentials"] }],
    });
    expect(made(["credentials"]).counts).toEqual({ none: 0, billable: 0, writes: 0, credentials: 1 });
  });

  test("of a scenario must all be allowed", () => {
    const scenario = { ...libraryCase("getShelf", "scenario", { sideEffects: "credentials" }), workflowId: "w" };
    const step = { ...scenario, requires: ["writes", "credentials"] as const };
    const made = (...sideEffects: SideEffects[]) =>
      planRun({ document, target: "mock", seed: 1, cases: [step], selection: { sideEffects } }).plan;
    expect(made("writes").withheld).toMatchObject([{ requires: ["writes", "credentials"] }]);
    expect(made("credentials").cases).toEqual([]);
    expect(made("writes", "credentials").cases).toHaveLength(1);
  });
});

test("the words to repeat a run name target, seed and side effects", () => {
  const options = {
    document,
    target: "https://example.com",
    seed: 7,
    cases,
    targetWords: ["--target", "https://example.com"],
  };
  const { plan: made } = planRun({ ...options, selection: { sideEffects: ["writes"], operations: ["addBook"] } });
  expect(made.rerunArguments).toEqual(["--target", "https://example.com", "--seed", "7", "--side-effects", "writes"]);
});

test("an operation is complete only if none of its cases was left out", () => {
  expect([...plan({ sideEffects: ["writes"] }).complete]).toEqual([
    "listShelves",
    "createShelf",
    "removeShelf",
    "addBook",
    "readBook",
  ]);
});

describe("shards", () => {
  const many = Array.from({ length: 1000 }, (_, index) => libraryCase("getShelf", String(index)));
  const part = (index: number, count: number) =>
    planRun({ document, target: "mock", seed: 1, cases: many, selection: { shard: { index, count } } }).cases.map(
      ({ id }) => id,
    );

  test.each([1, 2, 3, 4, 7])("of %i are disjoint and together the whole", (count) => {
    const parts = Array.from({ length: count }, (_, index) => part(index + 1, count));
    expect(parts.flat().sort()).toEqual(many.map(({ id }) => id).sort());
    for (const each of parts) expect(each.length).toBeGreaterThan((1000 / count) * 0.7);
  });

  test("depend on the id alone", () => {
    const fewer = many.filter((_, index) => index % 2 === 0);
    const shard = { index: 2, count: 4 };
    const chosen = planRun({ document, target: "mock", seed: 1, cases: fewer, selection: { shard } }).cases;
    expect(chosen.map(({ id }) => id)).toEqual(part(2, 4).filter((id) => fewer.some((each) => each.id === id)));
    expect([1, 2, 3, 4].map((index) => isInShard("a", { index, count: 4 })).filter(Boolean)).toHaveLength(1);
  });

  test("run each scenario on one machine", () => {
    const steps = Array.from({ length: 20 }, (_, scenario) =>
      ["create", "read", "remove"].map((step) => ({
        ...libraryCase("getShelf", step, { id: `scenario/scenario-${scenario}/${step}`, kind: "scenario" }),
        workflowId: `scenario-${scenario}`,
      })),
    ).flat();
    for (const index of [1, 2, 3]) {
      const selection = { shard: { index, count: 3 } };
      const { cases: chosen } = planRun({ document, target: "mock", seed: 1, cases: steps, selection });
      expect(chosen.length).toBeGreaterThan(0);
      const scenarios = new Set(chosen.map(({ workflowId }) => workflowId));
      expect(chosen).toHaveLength(scenarios.size * 3);
    }
  });

  test.each([
    [0, 2],
    [3, 2],
    [1.5, 2],
    [1, 0],
  ])("%d of %d is refused", (index, count) => {
    expect(() => part(index, count)).toThrow("must be between 1/");
  });
});
