import { expect, test } from "vitest";
import { readPageAssets, toHtml } from "../../src/report/html.js";
import { mergeReports } from "../../src/report/merge.js";
import { describedCase, failed, passed, reportOf } from "./sample.js";

const assets = await readPageAssets();
const hostile = `</script><script>alert(1)</script><img src=x onerror="alert(2)"> '"&\u001b[31m`;

test("escapes whatever comes from the endpoint or the document", () => {
  const bad = failed(
    { id: hostile, title: hostile, operationId: hostile },
    { received: hostile, url: `http://h/${hostile}` },
  );
  const result = {
    ...bad,
    problems: bad.problems.map((problem) => ({ ...problem, message: hostile, check: hostile })),
  };
  const summary = { left: [hostile], outdated: [{ difference: hostile, why: hostile }] };
  const page = toHtml(reportOf([result], { summary, plan: { target: hostile } }), assets);
  expect(page).not.toContain("<script>alert");
  expect(page).not.toContain("<img");
  expect(page).not.toContain("\u001b");
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).toContain("&lt;script&gt;alert(1)");
});

test("shows the verdict of the console", () => {
  const verdict = (report: ReturnType<typeof reportOf>) =>
    /<p class="verdict (.*?)<\/p>/.exec(toHtml(report, assets))?.[1];
  const partly = { case: describedCase({ id: "skipped" }), outcome: "skipped" as const, problems: [], reason: "r" };
  expect(verdict(reportOf([passed()]))).toBe('passed">Conforms');
  expect(verdict(reportOf([passed(), partly]))).toBe('passed">Conforms (partial run: 1 of 2 cases skipped)');
  const part = reportOf([passed()], { plan: { shard: { index: 1, count: 2 } } });
  expect(verdict(mergeReports([part]))).toBe('failed">Part 2 of 2 is missing');
});

test("shows what was not tested, as the console does", () => {
  const partly = {
    case: describedCase({ id: "skipped" }),
    outcome: "skipped" as const,
    problems: [],
    reason: "No <thing>.",
  };
  const page = toHtml(reportOf([passed(), partly], { plan: { total: 5 } }), assets);
  expect(page).toContain('<p class="note">1 skipped: No &lt;thing&gt;.</p>');
  expect(page).toContain('<p class="note">3 more cases were not selected.</p>');
});

test("needs nothing from elsewhere, and forbids it", () => {
  const page = toHtml(reportOf([failed(), passed()]), assets);
  expect(page).not.toMatch(/\b(?:src|href)="(?!#)/);
  expect(page).not.toMatch(/url\(|@import|\bfetch\(/);
  expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;/);
});

test("shows equal failures once, with three cases in full and the names of the others", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const page = toHtml(reportOf(ids.map((id) => failed({ id: `case-${id}` }))), assets);
  const card = page.slice(page.indexOf('id="failures"'), page.indexOf('id="warnings"'));
  expect(card.match(/<details class="card/g)).toHaveLength(1);
  expect(card.match(/<div class="case">/g)).toHaveLength(3);
  expect(card).toContain("And 2 more: <code>case-d</code> <code>case-e</code>");
});

test("says what is not exercised, and marks what cannot be provoked", () => {
  const page = toHtml(reportOf([passed()]), assets);
  const matrix = page.slice(page.indexOf('id="coverage"'), page.indexOf('id="timings"'));
  expect(matrix).toContain("<dt>listThings</dt>");
  expect(matrix).toContain("<li>query <code>limit</code>: type, minimum, maximum</li>");
  expect(matrix).not.toContain("<li>status 429</li>");
  expect(matrix).toContain('<td class="uncounted">·</td>');
});

test("a status that is not counted is not shown as exercised", () => {
  const page = toHtml(reportOf([failed({}, { status: 503 })]), assets);
  expect(page).toContain('<td class="uncounted">1</td>');
});

test("a problem is shown with the paragraph of its check", () => {
  const page = toHtml(reportOf([failed()]), assets);
  expect(page).toContain("is listed in the <code>responses</code> of the operation");
});

test("a run without an executed case is a failure", () => {
  const skipped = { case: describedCase(), outcome: "skipped" as const, problems: [], reason: "No token." };
  expect(toHtml(reportOf([skipped]), assets)).toContain("No case ran");
});

test("two thousand cases make a page of moderate size", () => {
  const results = Array.from({ length: 2000 }, (_, index) =>
    index % 10 === 0 ? failed({ id: `listThings/constraint/limit/${index}` }) : passed({ id: `listThings/${index}` }),
  );
  const page = toHtml(reportOf(results), assets);
  expect(page.match(/<li class="failed" data-outcome/g)).toHaveLength(200);
  expect(page.match(/<li class="passed" data-outcome/g)).toHaveLength(300);
  const [, others = ""] = /<script type="application\/json" id="others">(.*?)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(others)).toHaveLength(1500);
  expect(page.length).toBeLessThan(2_000_000);
});

test("a run that sent nothing has a page, too", () => {
  const skipped = { case: describedCase(), outcome: "skipped" as const, problems: [], reason: "No token." };
  const page = toHtml(reportOf([skipped]), assets);
  expect(page).toContain("No token.");
  expect(page).toContain("No request was sent.");
});
