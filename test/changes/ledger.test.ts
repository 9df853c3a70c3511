import { describe, expect, test } from "vitest";
import { acceptanceOf, clearedLedger, readLedger, staleEntries } from "../../src/changes/ledger.js";
import { githubText } from "../../src/changes/report/github.js";
import { jsonText } from "../../src/changes/report/json.js";
import { markdownText } from "../../src/changes/report/markdown.js";
import { type ChangeReport, type LocatedChange, withAcceptances } from "../../src/changes/report/report.js";
import { terminalText } from "../../src/changes/report/terminal.js";

const rules = ["operation-removed", "parameter-removed"];
const read = (text: string) => readLedger(text, "accepted-changes.yaml", (id) => rules.includes(id));

const text = `# Breaks that are accepted.

# The service never had it.
- rule: operation-removed
  pointer: /paths/~1things/get
  reason: The service never had it.
  until: 2026-03-31
- { rule: parameter-removed, pointer: "", reason: Unused, until: "2026-01-31" }
`;
const change = { rule: "operation-removed", place: { pointer: "/paths/~1things/get" } };

test("an entry accepts a change of its rule and pointer until the end of its day", () => {
  const ledger = read(text);
  expect(ledger.problems).toEqual([]);
  expect(acceptanceOf(ledger, change, "2026-03-31")).toEqual({
    reason: "The service never had it.",
    until: "2026-03-31",
  });
  expect(acceptanceOf(ledger, change, "2026-04-01")).toBeUndefined();
  expect(acceptanceOf(ledger, { ...change, rule: "parameter-removed" }, "2026-03-31")).toBeUndefined();
  expect(acceptanceOf(ledger, { ...change, place: { pointer: "/paths/~1things/put" } }, "2026-03-31")).toBeUndefined();
});

test("entries that accept nothing are named with their lines", () => {
  expect(staleEntries(read(text), [change], "2026-04-01")).toEqual([
    "accepted-changes.yaml:4: operation-removed at /paths/~1things/get was accepted until 2026-03-31: take the change back, or set another date.",
    "accepted-changes.yaml:8: the change parameter-removed at the root was not found: remove the entry.",
  ]);
});

test.each([
  ["a: [", /^accepted-changes\.yaml:\d: .*correct the YAML\.$/],
  [
    "rule: operation-removed\n",
    ":1: the file must be a list: an entry must be an object with rule, pointer, reason, until.",
  ],
  ["# One\n- operation-removed\n", ":2: an entry must be an object with rule, pointer, reason, until."],
  ["- rule: x\n  who: me\n", ":2: unknown field `who`: an entry must be an object with rule, pointer, reason, until."],
  ["- rule: operation-removed\n  pointer: /a\n  until: 2026-01-01\n", ":1: `reason` is missing: an entry must be"],
  ["- rule: operation-removed\n  pointer: /a\n  reason: ''\n", ":3: `reason` must be a non-empty string."],
  ["- rule: operation-removed\n  pointer: [a]\n", ":2: `pointer` must be a non-empty string."],
  [
    "- rule: gone\n  pointer: /a\n  reason: r\n  until: 2026-01-01\n",
    ":1: unknown rule `gone`: copy the rule and the pointer from `npm run changes`.",
  ],
  [
    "- rule: operation-removed\n  pointer: a\n  reason: r\n  until: 2026-01-01\n",
    ":2: `pointer` must be a JSON pointer such as /paths/~1things/get.",
  ],
  [
    "- rule: operation-removed\n  pointer: /a\n  reason: r\n  until: 2026-02-30\n",
    ":4: `until` must be a date such as 2025-12-31.",
  ],
])("what is wrong is told with its line: %j", (wrong, message) => {
  const { entries, problems } = read(wrong);
  expect(entries).toEqual([]);
  expect(problems).toEqual([
    typeof message === "string"
      ? expect.stringContaining(`accepted-changes.yaml${message}`)
      : expect.stringMatching(message),
  ]);
});

test("one entry that is wrong leaves the others", () => {
  const { entries, problems } = read(`${text}- 1\n`);
  expect([entries.length, problems.length]).toEqual([2, 1]);
});

test.each([
  ["with a head", text, "# Breaks that are accepted.\n\n# The service never had it.\n[]\n"],
  ["without one", text.slice(text.indexOf("- rule")), "[]\n"],
  ["of nothing", "# None.\n[]\n", "# None.\n[]\n"],
  ["that is empty", "", ""],
])("a release clears a ledger %s", (_name, before, after) => {
  expect(clearedLedger(before)).toBe(after);
  expect(read(after)).toEqual({ entries: [], problems: [] });
});

describe("a report says what is accepted", () => {
  const removed: LocatedChange = {
    ...change,
    place: { side: "base", pointer: change.place.pointer },
    verdict: "breaking",
    types: "none",
    whom: "both",
    operations: ["getThings"],
    broken: ["getThings"],
    text: "The operation GET /things was removed.",
    action: "Check.",
  };
  const report: ChangeReport = {
    base: "a",
    revision: "b",
    verdict: "breaking",
    types: "none",
    bump: "major",
    changes: [removed, { ...removed, rule: "parameter-removed" }],
    notes: [],
  };
  const accepted = withAcceptances(report, read(text), "2026-03-31");
  const plain = (word: string) => word;
  const colours = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain };

  test.each([
    ["terminal", terminalText(accepted, colours), "    accepted until 2026-03-31: The service never had it.\n"],
    ["terminal", terminalText(accepted, colours), "2 breaking (1 accepted), 0 compatible"],
    ["markdown", markdownText(accepted), "was removed.<br>**accepted until 2026-03-31: The service never had it.** |"],
    ["github", githubText(accepted), "::warning title=operation-removed::"],
    ["github", githubText(accepted), "::error title=parameter-removed::"],
  ])("%s", (_format, shown, expected) => {
    expect(shown).toContain(expected);
    expect(shown.match(/accepted until/g)).toHaveLength(1);
  });

  test("json", () => {
    const { verdict, changes } = JSON.parse(jsonText(accepted));
    expect([verdict, ...changes.map((each: LocatedChange) => each.accepted)]).toEqual([
      "breaking",
      { reason: "The service never had it.", until: "2026-03-31" },
      undefined,
    ]);
  });
});
