import fc from "fast-check";
import type { Resolved } from "../document/document.js";
import { regularExpression } from "../document/patterns.js";
import { keywordNumbers, keywordValues } from "../document/schemas.js";

/** A string of each format that no arbitrary string has. */
export const textOfFormat: { [format: string]: string } = {
  "date-time": "2024-03-01T08:15:30Z",
  date: "2024-03-01",
  time: "08:15:30Z",
  duration: "PT1H",
  email: "someone@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  "uri-reference": "/a",
  "uri-template": "/a/{b}",
  uuid: "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40",
  "json-pointer": "/a",
  regex: "a+",
  byte: "QUJDRA==",
  binary: "data:application/octet-stream;base64,QUJDRA==",
};

/**
 * Returns strings that schemas may accept.
 *
 * @param contents - Strings that hold what `contentSchema` asks for; they come first.
 */
export function textsFor(schemas: readonly Resolved[], contents: readonly string[]): string[] {
  const minimal = Math.max(0, ...keywordNumbers(schemas, "minLength"));
  const most = Math.min(Number.POSITIVE_INFINITY, ...keywordNumbers(schemas, "maxLength"));
  const ofFormat = keywordValues(schemas, "format").flatMap((format) => textOfFormat[String(format)] ?? []);
  const ofPattern = keywordValues(schemas, "pattern").flatMap((pattern) => textsMatching(String(pattern)));
  const plain = [...ofFormat, ...ofPattern, "text", "0", "a"];
  return [
    ...contents,
    ...plain,
    ...plain.map((text) => ofLength(text, Math.min(most, Math.max(minimal, text.length)))),
  ];
}

/** Returns a few strings that a pattern matches; none if the pattern uses what cannot be generated. */
function textsMatching(pattern: string): string[] {
  try {
    return fc.sample(fc.stringMatching(regularExpression(pattern)), { seed: 1, numRuns: 20 });
  } catch {
    return [];
  }
}

/** Returns a string with exactly so many characters: cut off, or its last character repeated. */
export function ofLength(text: string, length: number): string {
  const characters = [...text];
  const missing = Math.max(0, length - characters.length);
  return characters.slice(0, length).join("") + (characters.at(-1) ?? "x").repeat(missing);
}

/** Returns numbers that schemas may accept, those that are easy to read first. */
export function numbersFor(schemas: readonly Resolved[]): number[] {
  const steps = keywordNumbers(schemas, "multipleOf");
  const step = steps[0] ?? 1;
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((name) =>
    keywordNumbers(schemas, name),
  );
  const near = bounds.flatMap((bound) => [bound, bound + step, bound - step, Math.ceil(bound / step) * step]);
  const between = bounds.length < 2 ? [] : [(Math.min(...bounds) + Math.max(...bounds)) / 2];
  return [1, 0, ...steps, ...near, ...between];
}
