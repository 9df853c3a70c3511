import { expect, test } from "vitest";
import { type Leaf, rewriteJson, rewriteJsonBeginning } from "../../src/redaction/json-text.js";

/** Replaces secrets; keeps all names but one. */
const rewritten = (text: string, rewrite = rewriteJson) =>
  rewrite(
    text,
    ({ value }: Leaf) => (value === "secret" ? "-" : undefined),
    (name) => (name === "old" ? "new" : name),
  );

test("every character between values stays", () => {
  const padding = " \t\r\n".repeat(3);
  const text = `${padding}{${padding}"a"${padding}:${padding}["secret"${padding},${padding}1.10e+02,true]${padding},"old":null}${padding}`;
  expect(rewritten(text)).toBe(text.replace("secret", "-").replace("old", "new"));
});

test("strings are read with their escapes", () => {
  const value = String.raw`{"a":"secre\u0074","b":"\\secret\"","a":"sécret","c":"secret"}`;
  expect(rewritten(value)).toBe(String.raw`{"a":"-","b":"\\secret\"","a":"sécret","c":"-"}`);
});

test("names and values are reported as they are read", () => {
  const seen: [string, Leaf["value"]][] = [];
  const note = ({ names, value }: Leaf) => {
    seen.push([names.join("."), value]);
    return undefined;
  };
  rewriteJson(String.raw`{"a\n":{"b":["x\ty",2]},"c":[],"d":"\u00e9"}`, note, (name) => name);
  expect(seen).toEqual([
    ["a\n.b", "x\ty"],
    ["a\n.b", 2],
    ["d", "é"],
  ]);
});

test("a text that is not JSON is not rewritten", () => {
  expect(() => rewritten('{"a":"secret"')).toThrow(SyntaxError);
  expect(() => rewritten('["sec\tret"]')).toThrow(SyntaxError);
});

test("the beginning of a text ends where it cannot be read", () => {
  expect(rewritten('{"a": "secret", "b": "sec', rewriteJsonBeginning)).toBe('{"a": "-", "b": ');
  expect(rewritten('["secret","a\tb","secret"]', rewriteJsonBeginning)).toBe('["-",');
  expect(rewritten('[\u00a0"secret"\u2003,"secret"]', rewriteJsonBeginning)).toBe('[\u00a0"-"\u2003,"-"]');
  expect(rewritten("secret", rewriteJsonBeginning)).toBe("");
});
