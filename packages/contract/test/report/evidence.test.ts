import { expect, test } from "vitest";
import { joinEvidence, neverSuccessful, showsNothing } from "../../src/report/evidence.js";
import { mergeReports } from "../../src/report/merge.js";
import { isFailure, verdictOf } from "../../src/report/verdict.js";
import { gapsOf, qualification } from "../../src/report/wording.js";
import { failed, passed, reportOf } from "./sample.js";

const refused = { outcome: "refused", because: "input" } as const;

test("an operation that refuses every valid request is named, and the verdict is qualified", () => {
  const report = reportOf([
    passed({ id: "a" }),
    passed({ id: "b", operationId: "createThing" }, { status: 400 }),
    passed({ id: "c", operationId: "createThing" }, { status: 422 }),
    passed({ id: "d", operationId: "createThing", expectation: refused }, { status: 400 }),
  ]);
  expect(gapsOf(report)).toEqual(["createThing was never seen to succeed: 2 valid requests got 400, 422."]);
  expect([verdictOf(report), qualification(report)]).toEqual(["kept", ", as far as it was tried"]);
});

test("a run in which nothing succeeds shows nothing, unless the document explains each refusal", () => {
  const all = reportOf([passed({ id: "a" }, { status: 404 })]);
  expect([verdictOf(all), isFailure(all)]).toEqual(["unproven", true]);
  const code = (fault: string) => ({ "x-error-catalogue": { "T.1": { status: [400], fault } } });
  const refusal = passed({ id: "a" }, { status: 400, came: '{"error_code":"T.1"}' });
  expect(verdictOf(reportOf([refusal], { document: code("content") }))).toBe("kept");
  expect(verdictOf(reportOf([refusal], { document: code("request") }))).toBe("unproven");
  expect(verdictOf(reportOf([passed({ expectation: refused }, { status: 400 })]))).toBe("kept");
});

test("parts that are joined show together what either shows", () => {
  const bad = reportOf([passed({ id: "a" }, { status: 400 })]);
  const good = reportOf([passed({ id: "a" })]);
  expect(verdictOf(mergeReports([bad, good]))).toBe("kept");
  expect(neverSuccessful(joinEvidence(bad.evidence, bad.evidence))).toMatchObject([{ refusals: 2, statuses: [400] }]);
  expect(showsNothing([])).toBe(false);
});

test("what was not chosen, and by what it was not judged, is told", () => {
  const filtered = reportOf([passed()], { plan: { total: 8, checks: ["body-valid"], unprovable: ["createThing"] } });
  expect(gapsOf(filtered)).toEqual([
    "No request is known that these have to accept: createThing.",
    "7 more cases were not chosen.",
    "Nothing was judged but by body-valid.",
  ]);
  expect(qualification(filtered)).toBe(", as far as it was tried");
  expect(qualification(reportOf([passed()]))).toBe("");
  const written = reportOf([passed({ sideEffects: "writes" })]);
  expect([gapsOf(written), qualification(written)]).toEqual([
    ["No scenario was told: whether what is stored is found again is not known."],
    ", as far as it was tried",
  ]);
  expect(qualification(reportOf([passed()], { summary: { notices: 2 } }))).toBe("; judge the notices yourself");
});

test("known differences, untried ways to authenticate and requests sent twice qualify the verdict", () => {
  const known = { ...passed({ id: "k" }, { status: 500 }), outcome: "expected" as const };
  expect(qualification(reportOf([passed(), known]))).toBe(", known differences aside");
  const report = reportOf([passed()], { plan: { untriedSchemes: ["signature", "basic"] }, summary: { resent: 3 } });
  expect(gapsOf(report)).toEqual([
    "No request was authenticated by signature, nor by basic.",
    "3 requests were sent a second time: a connection that was kept ended without a response.",
  ]);
  expect(qualification(report)).toBe(", as far as it was tried");
});

test("a redirect that is documented is a success", () => {
  expect(verdictOf(reportOf([passed({}, { status: 302 })]))).toBe("kept");
});

test("what was found before nobody responded any more is found", () => {
  const summary = { unreachable: true };
  const lost = passed({ id: "lost" });
  const gone = {
    check: "response-complete",
    level: "failure",
    message: "Nobody responded.",
    pointer: "/paths",
  } as const;
  const unknownExchange = { ...lost, outcome: "failed" as const, problems: [gone] };
  expect(verdictOf(reportOf([passed(), unknownExchange], { summary }))).toBe("unreachable");
  expect(verdictOf(reportOf([failed(), unknownExchange], { summary }))).toBe("broken");
});

test("too little coverage is a verdict of its own", () => {
  const report = { ...reportOf([passed()]), minCoverage: 99 };
  expect([verdictOf(report), isFailure(report)]).toEqual(["uncovered", true]);
  expect(verdictOf({ ...report, minCoverage: 1 })).toBe("kept");
});

test("parts that were chosen or judged in different ways are not joined", () => {
  const part = (plan: object) => reportOf([passed()], { plan });
  expect(() => mergeReports([part({}), part({ checks: ["body-valid"] })])).toThrow("different checks");
  expect(() => mergeReports([part({}), part({ total: 5 })])).toThrow("different numbers of cases");
});
