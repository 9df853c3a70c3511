import { expect, test } from "vitest";
import { joinEvidence, neverSuccessful, showsNothing } from "../../src/report/evidence.js";
import { mergeReports } from "../../src/report/merge.js";
import { isFailure, verdictOf } from "../../src/report/verdict.js";
import { gapsOf, qualification, reviewText } from "../../src/report/wording.js";
import { failed, passed, reportOf } from "./sample.js";

const refused = { outcome: "refused", because: "input" } as const;

test("an operation that refuses every valid request is named, and the verdict is qualified", () => {
  const report = reportOf([
    passed({ id: "a" }),
    passed({ id: "b", operationId: "createThing" }, { status: 400 }),
    passed({ id: "c", operationId: "createThing" }, { status: 422 }),
    passed({ id: "d", operationId: "createThing", expectation: refused }, { status: 400 }),
  ]);
  expect(gapsOf(report)).toEqual(["createThing never succeeded: 2 valid requests got 400, 422."]);
  expect([verdictOf(report), qualification(report)]).toEqual(["conforms", " (partial run: not everything was shown)"]);
});

test("a run without a success is inconclusive, unless the document explains each refusal", () => {
  const all = reportOf([passed({ id: "a" }, { status: 404 })]);
  expect([verdictOf(all), isFailure(all)]).toEqual(["inconclusive", true]);
  const code = (fault: string) => ({ "x-error-catalogue": { "T.1": { status: [400], fault } } });
  const refusal = passed({ id: "a" }, { status: 400, received: '{"error_code":"T.1"}' });
  expect(verdictOf(reportOf([refusal], { document: code("content") }))).toBe("conforms");
  expect(verdictOf(reportOf([refusal], { document: code("request") }))).toBe("inconclusive");
  expect(verdictOf(reportOf([passed({ expectation: refused }, { status: 400 })]))).toBe("conforms");
});

test("merged parts have the evidence of both", () => {
  const bad = reportOf([passed({ id: "a" }, { status: 400 })]);
  const good = reportOf([passed({ id: "a" })]);
  expect(verdictOf(mergeReports([bad, good]))).toBe("conforms");
  expect(neverSuccessful(joinEvidence(bad.evidence, bad.evidence))).toMatchObject([{ refusals: 2, statuses: [400] }]);
  expect(showsNothing([])).toBe(false);
});

test("cases that were not selected and checks that were not applied are named", () => {
  const filtered = reportOf([passed()], { plan: { total: 8, checks: ["body-valid"], unprovable: ["createThing"] } });
  expect(gapsOf(filtered)).toEqual([
    "No valid request is known for createThing.",
    "7 more cases were not selected.",
    "Only these checks were applied: body-valid.",
  ]);
  expect(qualification(filtered)).toBe(" (partial run: 7 of 8 cases skipped)");
  expect(qualification(reportOf([passed()]))).toBe("");
  const written = reportOf([passed({ sideEffects: "writes" })]);
  expect([gapsOf(written), qualification(written)]).toEqual([
    ["No scenario ran: stored data was not verified."],
    " (partial run: not everything was shown)",
  ]);
  expect(reviewText(reportOf([passed()], { summary: { warnings: 2 } }))).toBe(" 2 warnings: review them.");
});

test("known differences, unused security schemes and requests sent again qualify the verdict", () => {
  const known = { ...passed({ id: "k" }, { status: 500 }), outcome: "expected" as const };
  expect(qualification(reportOf([passed(), known]))).toBe(" (1 known difference)");
  const report = reportOf([passed()], { plan: { untriedSchemes: ["signature", "basic"] }, summary: { resent: 3 } });
  expect(gapsOf(report)).toEqual([
    "No request was authenticated by signature or basic.",
    "3 requests were sent again: the server closed a kept-alive connection without a response.",
  ]);
  expect(qualification(report)).toBe(" (partial run: not everything was shown)");
});

test("a redirect that is documented is a success", () => {
  expect(verdictOf(reportOf([passed({}, { status: 302 })]))).toBe("conforms");
});

test("a failure before the target became unreachable is reported", () => {
  const summary = { unreachable: true };
  const lost = passed({ id: "lost" });
  const gone = {
    check: "response-complete",
    level: "failure",
    message: "No response.",
    pointer: "/paths",
  } as const;
  const incomplete = { ...lost, outcome: "failed" as const, problems: [gone] };
  expect(verdictOf(reportOf([passed(), incomplete], { summary }))).toBe("unreachable");
  expect(verdictOf(reportOf([failed(), incomplete], { summary }))).toBe("failed");
});

test("coverage below the required one is a verdict", () => {
  const report = { ...reportOf([passed()]), minCoverage: 99 };
  expect([verdictOf(report), isFailure(report)]).toEqual(["uncovered", true]);
  expect(verdictOf({ ...report, minCoverage: 1 })).toBe("conforms");
});

test("parts with different cases or checks are not merged", () => {
  const part = (plan: object) => reportOf([passed()], { plan });
  expect(() => mergeReports([part({}), part({ checks: ["body-valid"] })])).toThrow("different checks");
  expect(() => mergeReports([part({}), part({ total: 5 })])).toThrow("different numbers of cases");
});
