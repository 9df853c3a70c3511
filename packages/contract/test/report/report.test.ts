import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { locateNothing } from "../../src/document/source.js";
import { compareReports } from "../../src/report/compare.js";
import { groupProblems } from "../../src/report/groups.js";
import { readReport } from "../../src/report/json.js";
import { mergeReports } from "../../src/report/merge.js";
import { collectReport } from "../../src/report/report.js";
import { hasFailed, verdictOf } from "../../src/report/verdict.js";
import { writeReports } from "../../src/report/write.js";
import { describedCase, failed, passed, planOf, reportOf, things } from "./sample.js";

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "contract-report-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const skipped = { case: describedCase({ id: "skipped" }), outcome: "skipped" as const, problems: [], reason: "No." };

describe("a report", () => {
  test("keeps exchanges where something was found, and only the description of a case", () => {
    const secret = { ...describedCase({ id: "p" }), request: () => "secret" };
    const report = reportOf([failed(), { ...passed(), case: secret }]);
    expect(report.results[0]?.exchange?.response).toMatchObject({
      status: 500,
      body: { text: "[]", encoding: "utf8", bytes: 2, cut: false },
    });
    expect(report.results[1]).toMatchObject({ id: "p", status: 200, milliseconds: 12.3 });
    expect(report.results[1]).not.toHaveProperty("exchange");
    expect(report.results[1]).not.toHaveProperty("request");
  });

  test("contains the first part of a long body, and bytes that are not UTF-8 as base64", () => {
    const report = reportOf([
      failed({}, { received: "é".repeat(10_000) }),
      failed({ id: "b" }, { received: Uint8Array.of(0xff, 0xfe) }),
    ]);
    expect(report.results[0]?.exchange?.response?.body).toEqual({
      text: "é".repeat(8192),
      encoding: "utf8",
      bytes: 20_000,
      cut: true,
    });
    expect(report.results[1]?.exchange?.response?.body).toEqual({
      text: "//4=",
      encoding: "base64",
      bytes: 2,
      cut: false,
    });
  });

  test("of a run without an end event is interrupted", () => {
    const collector = collectReport(things, locateNothing);
    const results = [passed(), failed({ id: "b" })];
    expect(() => collector.report()).toThrow("did not start");
    collector.on({ type: "start", plan: planOf(results), startedAt: "2026-01-02T03:04:05.000Z" });
    for (const result of results) collector.on({ type: "case", result });
    expect(collector.report()).toMatchObject({
      interrupted: true,
      summary: { counts: { passed: 1, failed: 1, expected: 0, skipped: 0 }, requests: 2 },
    });
  });

  test("fails by a failure, an outdated difference, or a resource that was not deleted", () => {
    expect(hasFailed(reportOf([passed(), skipped]))).toBe(false);
    expect(hasFailed(reportOf([failed()]))).toBe(true);
    expect(hasFailed(reportOf([passed()], { summary: { left: ["thing"] } }))).toBe(true);
    expect(hasFailed(reportOf([passed()], { summary: { outdated: [{ difference: "d", why: "w" }] } }))).toBe(true);
  });

  test("is written completely in all formats, and read again from its directory or file", async () => {
    const folder = join(await temporaryFolder(), "deep/er");
    const report = reportOf([passed(), failed({ id: "b" })]);
    const { paths, errors } = await writeReports(report, folder);
    const names = ["report.json", "report.html", "report.txt", "junit.xml"];
    expect([paths, errors]).toEqual([names.map((name) => join(folder, name)), []]);
    expect((await readdir(folder)).sort()).toEqual([...names].sort());
    expect(await readReport(folder)).toEqual(report);
    expect(await readReport(join(folder, "report.json"))).toEqual(report);
  });

  test.each([
    ["not json", "is not JSON"],
    ["[]", "formatVersion is missing"],
    ['{"openapi":"3.1.0"}', "formatVersion is missing"],
    ['{"formatVersion":99}', "has format 99; this version reads format 2"],
    ['{"formatVersion":2,"document":{}}', "summary, results, evidence, coverage are missing"],
  ])("that is %s is refused with a reason", async (text, why) => {
    const file = join(await temporaryFolder(), "report.json");
    await writeFile(file, text);
    await expect(readReport(file)).rejects.toThrow(why);
  });

  test("that is not there is refused", async () => {
    await expect(readReport(join(await temporaryFolder(), "none.json"))).rejects.toThrow("no such file or directory");
  });

  test("groups equal problems and leaves known ones out", () => {
    const known = failed({ id: "k" });
    const results = [
      failed({ id: "a" }),
      passed({ id: "p" }),
      failed({ id: "b" }),
      { ...known, problems: known.problems.map((problem) => ({ ...problem, expected: "known", pointer: "/other" })) },
    ];
    const { failures, warnings } = groupProblems(reportOf(results).results);
    expect(failures.map(({ results: members }) => members.map(({ id }) => id))).toEqual([["a", "b"]]);
    expect(warnings).toEqual([]);
  });

  test("groups problems of one kind at many operations, and begins with what to look at first", () => {
    const problem = (check: string, pointer: string, message: string) =>
      ({ check, level: "failure", message, pointer }) as const;
    const crash = (id: string, pointer: string, operationId = "listThings") => ({
      ...failed({ id, operationId }),
      problems: [problem("no-server-error", pointer, "Received 500.")],
    });
    const results = [
      { ...failed({ id: "a" }), problems: [problem("no-undocumented-property", "/a", "Has x.")] },
      crash("b", "/minimum", "createThing"),
      crash("c", "/maximum"),
      crash("d", "/type"),
      crash("e", "/maximum"),
    ];
    const { failures } = groupProblems(reportOf(results).results);
    expect(
      failures.map(({ results: members, places }) => [
        members.map(({ id }) => id),
        places.map(({ pointer }) => pointer),
      ]),
    ).toEqual([
      [
        ["b", "c", "d", "e"],
        ["/minimum", "/maximum", "/type"],
      ],
      [["a"], ["/a"]],
    ]);
  });
});

describe("a comparison", () => {
  test("lists new, fixed, remaining and skipped failures, and lost coverage", () => {
    const maximum = { pointer: "/paths/~1things/get/parameters/0/schema/maximum" };
    const older = reportOf([
      failed({ id: "fixed" }),
      failed({ id: "remains" }),
      failed({ id: "gone" }),
      failed({ id: "skipped" }),
      failed({ id: "accepted" }),
      passed({ id: "breaks", ...maximum }),
    ]);
    const newer = reportOf([
      passed({ id: "fixed" }),
      failed({ id: "remains" }),
      failed({ id: "breaks" }),
      failed({ id: "new" }),
      { ...failed({ id: "accepted" }), outcome: "expected" as const },
      skipped,
    ]);
    const { newFailures, fixed, stillBroken, known, notRun, lostCoverage } = compareReports(older, newer);
    const ids = (results: { id: string }[]) => results.map(({ id }) => id);
    expect([newFailures, fixed, stillBroken, known, notRun].map(ids)).toEqual([
      ["breaks", "new"],
      ["fixed"],
      ["remains"],
      ["accepted"],
      ["gone", "skipped"],
    ]);
    expect(lostCoverage).toEqual([
      "listThings query limit",
      "listThings query limit maximum (/paths/~1things/get/parameters/0/schema/maximum)",
    ]);
  });
});

describe("a merge", () => {
  test("joins parts: the worst outcome of a case stands, numbers add up, the longest part counts", () => {
    const one = reportOf([passed({ id: "a" }), failed({ id: "b" })], {
      plan: { total: 3 },
      summary: { milliseconds: 500, left: ["thing"], interrupted: true },
    });
    const other = reportOf([passed({ id: "b" }), passed({ id: "c" }), skipped], { summary: { milliseconds: 900 } });
    const merged = mergeReports([one, other]);
    expect(merged.results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["a", "passed"],
      ["b", "failed"],
      ["c", "passed"],
      ["skipped", "skipped"],
    ]);
    expect(merged).toMatchObject({
      interrupted: true,
      summary: {
        counts: { passed: 2, failed: 1, expected: 0, skipped: 1 },
        requests: 5,
        milliseconds: 900,
        left: ["thing"],
      },
    });
    expect(mergeReports([other, one]).results.find(({ id }) => id === "b")?.outcome).toBe("failed");
  });

  test.each([
    [
      "documents",
      (report: ReturnType<typeof reportOf>) => ({ ...report, document: { ...report.document, sha256: "x" } }),
    ],
    ["targets", (report: ReturnType<typeof reportOf>) => ({ ...report, target: "http://other" })],
    ["seeds", (report: ReturnType<typeof reportOf>) => ({ ...report, seed: 2 })],
  ])("refuses parts with different %s", (what, change) => {
    const report = reportOf([passed()]);
    expect(() => mergeReports([report, change(report)])).toThrow(`different ${what}`);
  });

  test("of all parts of a split run is complete, in any order and in several steps", () => {
    const part = (index: number) =>
      reportOf([passed({ id: `part-${index}` })], { plan: { shard: { index, count: 3 } } });
    expect(part(1).missingParts).toBeUndefined();
    const two = mergeReports([part(3), part(1)]);
    expect([two.parts, two.missingParts, verdictOf(two)]).toEqual([{ count: 3, indexes: [1, 3] }, [2], "incomplete"]);
    const complete = mergeReports([two, part(2)]);
    expect([complete.parts, complete.missingParts, verdictOf(complete)]).toEqual([
      { count: 3, indexes: [1, 2, 3] },
      undefined,
      "conforms",
    ]);
    expect(verdictOf(mergeReports([part(1), reportOf([failed()])]))).toBe("failed");
  });

  test("finds known differences that no part has met, if all parts are there", () => {
    const part = (id: string, unmet: string[], total = 2) =>
      reportOf([passed({ id })], { plan: { total }, summary: { unmet } });
    const { summary } = mergeReports([part("a", ["one", "two"]), part("b", ["two"])]);
    expect(summary.outdated).toEqual([{ difference: "two", why: expect.stringContaining("no longer exists") }]);
    expect(mergeReports([part("a", ["two"], 3), part("b", ["two"], 3)]).summary.outdated).toEqual([]);
  });

  test("refuses parts of different runs", () => {
    const part = (count: number) => reportOf([passed()], { plan: { shard: { index: 1, count } } });
    expect(() => mergeReports([part(2), part(3)])).toThrow("of 2 and of 3 parts");
  });

  test("refuses an empty list", () => {
    expect(() => mergeReports([])).toThrow("At least one report is required");
  });
});

test("the format of the JSON report is stable", async () => {
  const folder = await temporaryFolder();
  await writeReports(reportOf([failed()]), folder);
  const written = JSON.parse(await readFile(join(folder, "report.json"), "utf8"));
  expect(Object.keys(written)).toEqual([
    "formatVersion",
    "document",
    "target",
    "seed",
    "rerunArguments",
    "reproduction",
    "startedAt",
    "interrupted",
    "total",
    "unprovable",
    "untriedSchemes",
    "evidence",
    "summary",
    "results",
    "coverage",
  ]);
});
