import fc from "fast-check";
import { expect, it } from "vitest";
import { type FieldValue, type Filter, matches, parseFilter, printFilter } from "../../../src/emulator/filter.js";

const field = fc.constantFrom("visits", "site", "staff", "external_image_id");
const bound = fc.record({
  value: fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }),
  included: fc.boolean(),
});
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constant("equals" as const), field, value: fc.stringMatching(/^[A-Za-z0-9_-]{1,5}$/) }),
    fc.record({ kind: fc.constant("range" as const), field, from: bound, to: bound }),
    fc.record({ kind: fc.constant("not" as const), operand: tie("filter") }),
    fc.record({ kind: fc.constantFrom("and" as const, "or" as const), left: tie("filter"), right: tie("filter") }),
  ),
}));
const values = fc.record(
  {
    visits: fc.integer({ min: -9, max: 9 }),
    site: fc.constantFrom("lab", "hall", ""),
    staff: fc.boolean(),
    external_image_id: fc.constantFrom("gate-3", "gate-4"),
  },
  { requiredKeys: [] },
);

it("reads back every filter that it writes", () => {
  fc.assert(
    fc.property(filter, (tree) => {
      expect(parseFilter(printFilter(tree))).toEqual(tree);
    }),
    { seed: 20240229 },
  );
});

it("matches as a translation to plain JavaScript does", () => {
  fc.assert(
    fc.property(filter, values, (tree, given) => {
      const lookUp = (name: string) => new Map(Object.entries(given)).get(name);
      expect(matches(parseFilter(printFilter(tree)), lookUp)).toBe(naive(tree, given));
    }),
    { seed: 20240229 },
  );
});

/** Evaluates by JavaScript's own operators and their precedence. */
function naive(tree: Filter, given: { [name: string]: FieldValue | undefined }): boolean {
  const atoms: boolean[] = [];
  const source = printFilter(tree).replace(
    /(\w+):(?:[[{](\S+) TO (\S+)[\]}]|([\w-]+))/g,
    (filter, name, from, to, value) => {
      const own = given[name];
      const opens = filter.includes("[") ? (a: number, b: number) => a >= b : (a: number, b: number) => a > b;
      const closes = filter.includes("]") ? (a: number, b: number) => a <= b : (a: number, b: number) => a < b;
      const inRange = () =>
        typeof own === "number" &&
        (from === "*" || opens(own, Number(from))) &&
        (to === "*" || closes(own, Number(to)));
      atoms.push(
        value === undefined ? inRange() : typeof own === "number" ? own === Number(value) : String(own) === value,
      );
      return `atoms[${atoms.length - 1}]`;
    },
  );
  return new Function("atoms", `return ${source};`)(atoms);
}

it.each([
  ["&& before ||", "a:1 || b:1 && c:1", "a:1 || (b:1 && c:1)"],
  ["! before &&", "!a:1 && b:1", "(!a:1) && b:1"],
  ["operators of one kind from the left", "a:1 || b:1 || c:1", "(a:1 || b:1) || c:1"],
  ["as many spaces as there are", "  a:[1  TO 2]&&b:x ", "a:[1 TO 2] && b:x"],
])("reads %s", (_, one, other) => {
  expect(parseFilter(one)).toEqual(parseFilter(other));
});

it.each(["", "a", "a:", ":1", "a:1 &&", "a:1 b:2", "(a:1", "a:1)", "a:[1 TO]", "a:[x TO 2]", "a:1 & b:2", "!"])(
  "refuses %j",
  (text) => {
    expect(() => parseFilter(text)).toThrow(/filter|Unexpected|parenthesis|range|number/);
  },
);
