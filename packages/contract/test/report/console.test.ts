import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import picocolors from "picocolors";
import { expect, test } from "vitest";
import type { CaseResult } from "../../src/event.js";
import { problemsText, progressReporter, summaryText } from "../../src/report/console.js";
import { mergeReports } from "../../src/report/merge.js";
import { describedCase, failed, passed, planOf, reportOf, summaryOf } from "./sample.js";

const plain = picocolors.createColors(false);
const nothing = { reports: [], recorded: [] };

async function progressOf(results: readonly CaseResult[], isTTY: boolean): Promise<string> {
  const stream = new PassThrough();
  // A terminal for all that the reporter asks of it.
  const terminal = Object.assign(stream, {
    isTTY,
    columns: 100,
    cursorTo() {},
    clearLine() {},
  }) as unknown as WriteStream;
  const reporter = progressReporter({ stream: terminal, colours: plain });
  await reporter.on({ type: "start", plan: planOf(results), startedAt: "2026-01-02T03:04:05.000Z" });
  for (const result of results) await reporter.on({ type: "case", result });
  await reporter.on({ type: "end", summary: summaryOf(results) });
  return String(stream.read() ?? "");
}

test("without a terminal, a long run prints ten plain lines of progress", async () => {
  const results = Array.from({ length: 1000 }, (_, index) => (index === 150 ? failed() : passed()));
  const lines = (await progressOf(results, false)).split("\n");
  expect(lines).toHaveLength(11);
  expect(lines.slice(0, 2)).toEqual(["  100 of 1,000 cases", "  200 of 1,000 cases, 1 failed"]);
  expect(lines.join("")).not.toContain("\u001b");
});

test("a terminal gets a bar", async () => {
  expect(await progressOf([passed(), failed({ id: "b" })], true)).toContain("of 2 cases");
});

test("a failure shows the constraint, file and line, cases, exchange, curl line and rerun command", () => {
  const locate = () => ({ file: "openapi/paths/things.yaml", line: 7 });
  const results = ["a", "b", "c", "d", "e"].map((id) => failed({ id, title: `case ${id}` }));
  expect(problemsText(reportOf(results, { locate }), plain)).toBe(`\
✗ status-documented  Status 500 is not documented.  5 cases
    constraint openapi/paths/things.yaml:7  /paths/~1things/get/responses
    case       a  case a
    case       b  case b
    case       c  case c
               and 2 more
    expected   a documented success, or a documented error whose fault is not the request
    request    GET http://127.0.0.1:4010/things
    response   500  application/json  []
    curl       curl --silent --show-error --include http://127.0.0.1:4010/things
    rerun      npx openapi-contract run --seed 1 --case a

`);
});

test("the sum of groups is explained where a case is in several of them", () => {
  const also = { level: "failure", check: "body-valid", message: "Wrong.", pointer: "/paths" } as const;
  const one = failed({ id: "a" });
  const two = failed({ id: "b" });
  const text = problemsText(reportOf([{ ...one, problems: [...one.problems, also] }, two]), plain);
  expect(text).toContain(
    "The groups have 3 cases together, 2 failed: a case with several problems is in several groups.",
  );
  expect(problemsText(reportOf([one, two]), plain)).not.toContain("several groups");
});

test("control characters of a response do not reach the terminal", () => {
  const bad = failed({}, { received: "\u001b[2J\u0007\u009b31m\u202e" });
  const result = {
    ...bad,
    problems: bad.problems.map((problem) => ({ ...problem, message: "Found \u001b]0;x\u0007." })),
  };
  const text = problemsText(reportOf([result]), plain);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(text).toContain("\\x1b[2J");
});

test("the summary shows counts, coverage, reports, withheld cases and resources that were not deleted", () => {
  const results = [passed(), failed({ id: "b" })];
  const report = reportOf(results, {
    summary: { warnings: 2, left: ["face set contract-1"], outdated: [{ difference: "d", why: "It is fixed." }] },
    plan: { withheld: [{ ...passed().case, requires: [] }] },
  });
  expect(
    summaryText(report, { reports: ["contract-report/report.html"], recorded: ["today/exchanges.ndjson"] }, plain),
  ).toBe(`\
Known difference d: It is fixed.
Not deleted, delete by hand:
  face set contract-1
1 passed, 1 failed, 2 warnings in 1.2 s, 2 requests
1 withheld: their side effects are not allowed (--side-effects)
Coverage 4.5 % (1 of 22 constraints)
Reports contract-report/report.html
Recording today/exchanges.ndjson
The mock does not conform. 2 warnings: review them.
`);
});

test("the summary shows why cases were skipped, most first, and the first reasons one by one", () => {
  const skippedFor = (reason: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      case: describedCase({ id: `${reason}-${index}` }),
      outcome: "skipped" as const,
      problems: [],
      reason,
    }));
  const lines = (results: readonly CaseResult[]) =>
    summaryText(reportOf(results), nothing, plain)
      .split("\n")
      .filter((line) => line.startsWith("  "));
  expect(lines([...skippedFor("one", 1), ...skippedFor("three", 3)])).toEqual([
    "  3 skipped: three",
    "  1 skipped: one",
  ]);
  const many = ["a", "b", "c", "d", "e", "f"].flatMap((reason, index) => skippedFor(reason, 9 - index));
  expect(lines(many).slice(-2)).toEqual(["  6 skipped: d", "  9 skipped: 2 other reasons, in the written reports"]);
});

test("the last line is the verdict", () => {
  const verdict = (report: ReturnType<typeof reportOf>) =>
    summaryText(report, nothing, plain).trimEnd().split("\n").at(-1);
  expect(verdict(reportOf([passed()], { plan: { target: "https://h" } }))).toBe("https://h conforms.");
  const partly = { case: describedCase({ id: "skipped" }), outcome: "skipped" as const, problems: [], reason: "r" };
  expect(verdict(reportOf([passed(), partly]))).toBe("The mock conforms (partial run: 1 of 2 cases skipped).");
  expect(verdict(reportOf([passed()], { plan: { withheld: [{ ...describedCase(), requires: [] }] } }))).toContain(
    "(partial run: 1 of 2 cases skipped)",
  );
  expect(verdict(reportOf([passed()], { summary: { interrupted: true } }))).toContain("interrupted");
  const part = reportOf([passed()], { plan: { shard: { index: 1, count: 3 }, total: 9 } });
  expect(verdict(part)).toContain("(partial run: part 1 of 3)");
  expect(verdict(mergeReports([part]))).toBe("Parts 2, 3 of 3 are missing: their cases are unknown.");
  expect(verdict(reportOf([], { summary: { unreachable: true }, plan: { target: "https://h" } }))).toBe(
    "No response from https://h.",
  );
});
