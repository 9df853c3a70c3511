import { expect, test } from "vitest";
import { parseCriterion, unmetBy } from "../../src/scenarios/criterion.js";
import { fill, type Scope } from "../../src/scenarios/expression.js";

const scope: Scope = {
  inputs: { image: "QUJD" },
  outputs: { add: { id: "f1", ids: ["f1", "f2"] } },
  run: { name: "contract-1" },
  response: {
    status: 200,
    headers: [["ETag", "e1"]],
    body: {
      faces: [{ id: "f1", n: 7 }, { id: "f2" }],
      name: "contract-1",
      empty: [],
      none: null,
      "a/b": true,
      start: "2024-03-01T08:00:00.5Z",
      end: "2024-03-01T09:15:00.5+01:00",
    },
  },
};
const faces = "$response.body#/faces";

test.each([
  "$statusCode == 200",
  "$response.header.etag == 'e1'",
  "$response.body#/name == $run.name",
  "$response.body#/a~1b == true",
  "$response.body#/none == null",
  `${faces}/0/id == $steps.add.outputs.id`,
  `${faces}/0/n >= 7`,
  `${faces}/0/n <= 7`,
  `${faces}/0/n > 6.5`,
  `${faces}/0/n < 8`,
  `${faces}/0/n != 8`,
  `${faces}/*/id == $steps.add.outputs.ids`,
  `${faces}/*/id == ['f1', $response.body#/faces/1/id]`,
  `${faces}/*/id contains 'f2'`,
  `${faces}/*/id lacks 'f3'`,
  `${faces}/*/n == [7]`,
  `${faces}/0/id in ['f0', 'f1']`,
  `size(${faces}) == 2`,
  "size($response.body#/empty) == 0",
  "size($inputs.image) == 4",
  "size('\u{1F600}') == 1",
  "$statusCode in [200, 201]",
  "$response.body#/empty == []",
  `unique(${faces}/*/id)`,
  `absent(${faces}/1/n)`,
  "absent($response.body#/other/deeper)",
  "seconds($response.body#/start, $response.body#/end) == 900",
  "seconds($response.body#/end, $response.body#/start) < 0",
  "size($run.name.20) == 20",
  "$run.name.20 == 'contract-1-AbCdEfGhI'",
  "$run.name.5 == 'contract-1'",
  "'it''s' == 'it''s'",
])("met: %s", (condition) => {
  expect(unmetBy(parseCriterion(condition, "/c"), scope)).toBeUndefined();
});

test.each([
  ["$statusCode == 201", "200"],
  ["seconds($response.body#/start, $response.body#/end) > 900", "900"],
  ["seconds($response.body#/start, $response.body#/name) > 0", "nothing"],
  ["$response.body#/name == $steps.add.outputs.id", '"contract-1", compared with "f1"'],
  ["$statusCode == $steps.add.outputs.none", "200, compared with nothing"],
  ["$response.body#/faces/ == 7", "nothing"],
  ["$response.body#/name == 'other'", '"contract-1"'],
  ["$response.body#/missing == 'other'", "nothing"],
  ["$response.body#/missing != 'other'", "nothing"],
  ["$response.body#/toString == 'other'", "nothing"],
  [`${faces}/0/n > 7`, "7"],
  [`${faces}/0/n < 7`, "7"],
  [`${faces}/0/id > 7`, '"f1"'],
  [`${faces}/*/id contains 'f3'`, '["f1","f2"]'],
  [`${faces}/*/id lacks 'f1'`, '["f1","f2"]'],
  ["$response.body#/name lacks 'f1'", '"contract-1"'],
  [`${faces}/0/id in ['f0']`, '"f1"'],
  [`size(${faces}) == 3`, "2"],
  ["size($statusCode) == 3", "nothing"],
  ["unique($response.body#/name)", '"contract-1"'],
  ["absent($response.body#/none)", "null"],
  [`absent(${faces}/0/n)`, "7"],
])("not met: %s, found %s", (condition, found) => {
  expect(unmetBy(parseCriterion(condition, "/c"), scope)).toBe(found);
});

test("a long value is cut", () => {
  const found = unmetBy(parseCriterion(`'${"x".repeat(500)}' == 'y'`, "/c"), scope);
  expect(found).toBe(`"${"x".repeat(59)}…`);
});

test("what occurs twice is reported", () => {
  const twice: Scope = { ...scope, outputs: { add: { ids: ["a", "b", "a"] } } };
  expect(unmetBy(parseCriterion("unique($steps.add.outputs.ids)", "/c"), twice)).toBe('"a" more than once');
});

test("expressions are replaced everywhere, with their own types", () => {
  const payload = { n: "$response.body#/faces/0/n", list: ["data:{$inputs.image}", 1], "a/b": { c: "$run.name" } };
  expect(fill(payload, scope)).toEqual({ n: 7, list: ["data:QUJD", 1], "a/b": { c: "contract-1" } });
  expect(fill("visits:{4 TO 9}", scope)).toBe("visits:{4 TO 9}");
  expect(fill({ a: ["$steps.add.outputs.none"] }, scope)).toBeUndefined();
  expect(fill("x{$steps.add.outputs.none}", scope)).toBeUndefined();
});
