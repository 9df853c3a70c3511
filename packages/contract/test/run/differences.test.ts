import { describe, expect, test } from "vitest";
import { ContractError } from "../../src/errors.js";
import { openLedger, readDifferences } from "../../src/run/differences.js";
import { document, libraryCase, libraryTarget, openLibrary, runLibrary, succeeds, usualCases } from "./library.js";

const known = { document, operations: ["listShelves", "getShelf"], checks: ["succeeds", "other"] };
const place = "/paths/~1shelves/get";

function read(text: string) {
  return readDifferences(text, "contract-differences.yaml", known);
}

describe("the list", () => {
  test("is read with the lines of its entries", () => {
    const text = `# what we know\n- pointer: ${place}\n  check: succeeds\n  reason: it is old\n\n- pointer: ${place}\n  check: other\n  operation: getShelf\n  until: 2030-02-28\n  reason: >\n    in two\n    lines\n`;
    expect(read(text)).toEqual([
      {
        pointer: place,
        check: "succeeds",
        operation: undefined,
        reason: "it is old",
        until: undefined,
        place: "contract-differences.yaml:2",
      },
      {
        pointer: place,
        check: "other",
        operation: "getShelf",
        reason: "in two lines",
        until: "2030-02-28",
        place: "contract-differences.yaml:6",
      },
    ]);
  });

  test.each(["", "# nothing yet\n", "[]"])("may be empty: %j", (text) => {
    expect(read(text)).toEqual([]);
  });

  const usual = `- pointer: ${place}\n  check: succeeds\n  reason: it is old\n`;
  test.each([
    ["no YAML", "- {", ":1: Flow map in block collection must be sufficiently indented and end with a }."],
    ["no list", "pointer: /paths", ":1: The file must be a list"],
    ["no object", `${usual}- text`, ":4: A difference must be an object"],
    [
      "an unknown field",
      `${usual}  untill: 2030-01-01`,
      ":4: Unknown field `untill`. A difference has the fields pointer, check, operation, reason, until. Did you mean until?",
    ],
    ["a missing field", `\n- pointer: ${place}\n  check: succeeds`, ":2: `reason` is missing"],
    ["no text", `- pointer: ${place}\n  check: 5\n  reason: it is old`, ":2: `check` must be a non-empty string"],
    ["an unknown check", usual.replace("succeeds", "suceeds"), ":2: Unknown check `suceeds`. Did you mean succeeds?"],
    [
      "an unknown operation",
      `${usual}  operation: getShelve`,
      ":4: Unknown operation `getShelve`. Did you mean getShelf?",
    ],
    [
      "a pointer to nothing",
      usual.replace("~1shelves", "~1shelfs"),
      ":1: `pointer` must point to a place of the document",
    ],
    ["no day", `${usual}  until: next year`, ":4: `until` must be a date such as 2025-12-31."],
    ["a day that does not exist", `${usual}  until: "2030-02-30"`, ":4: `until` must be a date such as 2025-12-31."],
  ])("is refused with line and field: %s", (_, text, message) => {
    expect(() => read(text)).toThrow(ContractError);
    expect(() => read(text)).toThrow(`contract-differences.yaml${message}`);
  });
});

describe("the ledger", () => {
  const operations = [
    { operationId: "listShelves", pointer: place },
    { operationId: "getShelf", pointer: "/paths/~1shelves~1{shelf}/get" },
  ];
  const open = (changes: object, today = "2025-06-01") =>
    openLedger(
      [
        {
          pointer: place,
          check: "succeeds",
          operation: undefined,
          reason: "old",
          until: undefined,
          place: "known.yaml:1",
          ...changes,
        },
      ],
      operations,
      today,
    );
  const problem = { check: "succeeds", level: "failure", message: "", pointer: `${place}/responses/200` } as const;
  const all = { operations: new Set(["listShelves", "getShelf"]), checks: new Set(["succeeds"]) };

  test.each([
    ["at a place below it", {}, true],
    ["at another place", { pointer: "/components" }, false],
    ["at a place whose name begins alike", { pointer: "/paths/~1shelves/get/resp" }, false],
    ["of another check", { check: "other" }, false],
    ["of another operation", { operation: "getShelf" }, false],
    ["on its last day", { until: "2025-06-01" }, true],
    ["a day later", { until: "2025-05-31" }, false],
  ])("knows a problem %s: %j → %s", (_, changes, isKnown) => {
    const [marked] = open(changes).mark([problem], "listShelves");
    expect(marked?.expected).toBe(isKnown ? "old" : undefined);
  });

  test("names what has expired, whatever has run", () => {
    const ledger = open({ until: "2025-05-31" });
    ledger.mark([problem], "listShelves");
    expect(ledger.outdated({ operations: new Set(), checks: new Set() })).toEqual([
      { difference: `known.yaml:1, succeeds at ${place}`, why: "It expired on 2025-05-31." },
    ]);
  });

  test("names what no longer exists, if everything that could show it has run", () => {
    const gone = [
      { difference: `known.yaml:1, succeeds at ${place}`, why: expect.stringContaining("no longer exists") },
    ];
    expect(open({}).outdated(all)).toEqual(gone);
    expect(open({}).outdated({ ...all, operations: new Set(["listShelves"]) })).toEqual(gone);
    expect(open({}).outdated({ ...all, operations: new Set(["getShelf"]) })).toEqual([]);
    expect(open({}).outdated({ ...all, checks: new Set(["other"]) })).toEqual([]);
    expect(open({ pointer: "/components" }).outdated({ ...all, operations: new Set(["listShelves"]) })).toEqual([]);
    expect(open({ pointer: "/components" }).outdated(all)).toHaveLength(1);
    const met = open({});
    met.mark([problem], "listShelves");
    expect(met.outdated(all)).toEqual([]);
  });
});

test("a run reports expected failures separately, and what no longer exists", async () => {
  const library = await openLibrary();
  library.intercept = ({ url }, response) => {
    if (url === "/shelves") response.writeHead(500).end();
    return url === "/shelves";
  };
  const entry = (changes: object) => ({
    pointer: place,
    check: "succeeds",
    operation: "listShelves",
    reason: "old",
    until: undefined,
    place: "known.yaml:1",
    ...changes,
  });
  const options = {
    target: libraryTarget(library.url),
    cases: [...usualCases, libraryCase("listShelves", "again")],
    selection: { operations: ["listShelves"] },
    checks: [succeeds],
  };
  const first = await runLibrary({ ...options, differences: [entry({}), entry({ operation: "getShelf" })] });
  expect(Object.values(first.outcomes)).toEqual(["expected", "expected"]);
  expect(first.results[0]?.problems[0]?.expected).toBe("old");
  expect(first.summary.outdated).toEqual([]);

  library.intercept = () => false;
  const second = await runLibrary({ ...options, differences: [entry({})] });
  expect(second.summary.outdated).toHaveLength(1);
  const selection = { cases: ["listShelves/example/again"] };
  const partial = await runLibrary({ ...options, selection, differences: [entry({})] });
  expect(partial.summary.outdated).toEqual([]);
});
