import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../src/document/json.js";
import {
  isAtOrBelow,
  lastStepOf,
  parentOf,
  pointer,
  pointerOf,
  referenceTo,
  stepsOf,
  valueIn,
  withAncestors,
  withValueAt,
} from "../../src/document/pointer.js";

const anySteps = fc.array(fc.oneof(fc.string(), fc.constantFrom("~", "/", "~1", "%", "a b", "#", "?", "ä", "")));

test("joining and parsing are inverse, for pointers and references", () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      expect(stepsOf(pointer(...steps))).toEqual(steps);
      expect(pointerOf(referenceTo(pointer(...steps)))).toBe(pointer(...steps));
    }),
    { seed: 20240229 },
  );
});

test("a changed place is read again, and only it has changed", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (steps) => {
      const at = pointer(...steps);
      const changed = withValueAt({ kept: 1 }, at, "new");
      expect(valueIn(changed, at)).toBe("new");
      if (steps[0] !== "kept") expect(valueIn(changed, "/kept")).toBe(1);
      expect(valueIn(withValueAt(changed, at, undefined), at)).toBeUndefined();
    }),
    { seed: 20240229 },
  );
});

// RFC 6901, section 5.
const example: JsonValue = {
  foo: ["bar", "baz"],
  "": 0,
  "a/b": 1,
  "c%d": 2,
  "e^f": 3,
  "g|h": 4,
  "i\\j": 5,
  'k"l': 6,
  " ": 7,
  "m~n": 8,
};

test.each([
  ["", example],
  ["/foo", ["bar", "baz"]],
  ["/foo/0", "bar"],
  ["/", 0],
  ["/a~1b", 1],
  ["/c%d", 2],
  ["/e^f", 3],
  ["/g|h", 4],
  ["/i\\j", 5],
  ['/k"l', 6],
  ["/ ", 7],
  ["/m~0n", 8],
  ["/foo/00", undefined],
  ["/foo/-", undefined],
  ["/constructor", undefined],
])("the pointer %j leads to %j", (at, value) => {
  expect(valueIn(example, at)).toEqual(value);
});

// RFC 6901, section 6: the same pointers in a URI fragment.
test.each([
  ["#", ""],
  ["#/foo/0", "/foo/0"],
  ["#/a~1b", "/a~1b"],
  ["#/c%25d", "/c%d"],
  ["#/e%5Ef", "/e^f"],
  ["#/%20", "/ "],
  ["#/100%", "/100%"],
  ["#name", undefined],
  ["other.json#/a", undefined],
])("the reference %j holds the pointer %j", (reference, at) => {
  expect(pointerOf(reference)).toBe(at);
});

test("what is above a place, and what is inside of it", () => {
  expect(withAncestors("/a/b~1c/0")).toEqual(["/a/b~1c/0", "/a/b~1c", "/a", ""]);
  expect([parentOf("/a/b"), parentOf("/a"), parentOf("")]).toEqual(["/a", "", ""]);
  expect([lastStepOf("/a/b~1c"), lastStepOf("")]).toEqual(["b/c", undefined]);
  expect([isAtOrBelow("/a/b", "/a"), isAtOrBelow("/a", "/a"), isAtOrBelow("/ab", "/a")]).toEqual([true, true, false]);
});
