import { expect, test } from "vitest";
import { duplicateNames } from "../../src/wire/duplicate-names.js";

test.each([
  ['{"a":1,"a":2}', ["/a"]],
  ['{"a":{"b":1},"c":[{"b":1},{"b":1,"b":2,"b":3}]}', ["/c/1/b"]],
  ['{"\\u0061":1,"a":2}', ["/a"]],
  ['{"":1,"":""}', ["/"]],
  ['{"a":"a","b":"{\\"a\\":1,\\"a\\":1}","c":["a","a"],"a/b":1}', []],
  ['[[],{},[{"a":1}],"a","a"]', []],
  ['"a"', []],
])("%s has %j twice", (json, expected) => {
  expect(duplicateNames(json)).toEqual(expected);
});
