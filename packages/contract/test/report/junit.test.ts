import { expect, test } from "vitest";
import type { CaseResult } from "../../src/event.js";
import { mergeReports } from "../../src/report/merge.js";
import { describedCase, failed, passed, reportOf } from "./sample.js";
import { validJunit } from "./valid-junit.js";

const hostile = "<script>]]>&\"'\u0000\u001b[31m\u0085\ud800\ufffe\r\n\té😀";

const results: CaseResult[] = [
  passed(),
  failed({ id: "listThings/constraint/limit", title: hostile }, { received: hostile, url: "http://h/things?a=1&b=2" }),
  { ...failed({ id: "known" }), outcome: "expected", problems: [{ ...known(), expected: "Ticket 7." }] },
  { case: describedCase({ id: "skipped" }), outcome: "skipped", problems: [], reason: "No thing could be made." },
  { ...passed({ id: "path", operationId: "" }), problems: [{ ...known(), level: "warning" }] },
];

function known() {
  return { check: "body-valid", level: "failure" as const, message: "It is null.", pointer: "/paths" };
}

test("is well-formed, whatever stands in titles and responses", async () => {
  const root = await validJunit(reportOf(results));
  expect(root.name).toBe("testsuites");
  const test = root.children[0]?.children[1];
  expect(test?.attributes.name).toBe(
    `listThings/constraint/limit: <script>]]>&"'\\x00\\x1b[31m\u0085\ufffd\\xfffe\r\n\té😀`,
  );
  expect(test?.children[0]?.text).toContain("curl --silent");
});

test("has one suite an operation, one test a case, and counts that agree", async () => {
  const root = await validJunit(reportOf(results));
  expect(root.attributes).toMatchObject({ tests: "5", failures: "1", errors: "0", time: "1.234" });
  expect(root.children.map(({ attributes }) => [attributes.name, attributes.tests, attributes.failures])).toEqual([
    ["listThings", "4", "1"],
    ["unknown paths", "1", "0"],
  ]);
  const [list, unknown] = root.children;
  expect(list?.children.map(({ children }) => children[0]?.name)).toEqual([undefined, "failure", "skipped", "skipped"]);
  expect(list?.children[2]?.children[0]?.attributes.message).toBe("known difference: Ticket 7.");
  expect(list?.children[3]?.children[0]?.attributes.message).toBe("No thing could be made.");
  expect(unknown?.children[0]?.children[0]?.name).toBe("system-out");
});

test("a failure shows request, response, constraint and how to rerun it", async () => {
  const locate = () => ({ file: "openapi/paths/things.yaml", line: 7 });
  const root = await validJunit(reportOf([failed({ id: "it's/one" })], { locate }));
  const test = root.children[0]?.children[0];
  expect(test?.attributes).toMatchObject({ classname: "listThings" });
  expect(test?.children[0]?.attributes).toEqual({
    message: "Status 500 is not documented.",
    type: "status-documented",
  });
  expect(test?.children[0]?.text.split("\n")).toEqual([
    "status-documented: Status 500 is not documented.",
    "constraint openapi/paths/things.yaml:7  /paths/~1things/get/responses",
    "expected   a documented success, or a documented error whose fault is not the request",
    "request    GET http://127.0.0.1:4010/things",
    "response   500  application/json  []",
    "curl       curl --silent --show-error --include http://127.0.0.1:4010/things",
    "rerun      npx openapi-contract run --seed 1 --case 'it'\\''s/one'",
  ]);
});

test("a part that is missing is a failure of the run", async () => {
  const report = mergeReports([reportOf([passed()], { plan: { shard: { index: 2, count: 2 } } })]);
  const root = await validJunit(report);
  expect(root.attributes.failures).toBe("1");
  expect(root.children[1]?.children[0]?.attributes.name).toBe("Part 1 of 2 is missing");
});

test.each([
  ["target is unreachable", reportOf([], { summary: { unreachable: true } })],
  ["inconclusive", reportOf([passed({}, { status: 404 })])],
  ["coverage", { ...reportOf([passed()]), minCoverage: 99 }],
])("a verdict without a failed case is a failure of the run: %s", async (name, report) => {
  const root = await validJunit(report);
  expect(root.attributes.failures).toBe("1");
  expect(root.children.at(-1)?.children[0]?.attributes.name).toBe(name);
});

test("outdated known differences and resources that were not deleted are failures of the run", async () => {
  const summary = { outdated: [{ difference: "old", why: "It is fixed." }], left: ["thing <1>", "thing <1>"] };
  const root = await validJunit(reportOf([passed()], { summary }));
  expect(root.attributes.failures).toBe("3");
  expect(root.children[1]?.children.map((test) => test.attributes.name)).toEqual(["old", "thing <1>", "thing <1> (2)"]);
});
