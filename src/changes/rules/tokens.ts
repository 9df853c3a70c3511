import type { JsonValue } from "openapi-contract/document";
import { type Difference, effectOf, kebab, listed, type SchemaRule } from "../schema/difference.js";
import { isMultiple } from "../schema/normalize.js";
import type { Place } from "../version.js";

/** Formats whose values are all values of another one. */
const widerFormats: { [format: string]: string } = { int32: "int64", float: "double" };

const words: { [keyword: string]: string } = {
  $ref: "the reference",
  pattern: "the pattern",
  format: "the format",
  multipleOf: "the step",
  uniqueItems: "the rule that items differ",
  contentEncoding: "the encoding of the content",
  contentMediaType: "the media type of the content",
};

/**
 * Keywords whose values can only be equal or not: `pattern`, `format`, `multipleOf`, `uniqueItems`, `contentEncoding`,
 * `contentMediaType`. One that appears narrows, one that goes away widens, another one breaks both directions. `int64` is
 * wider than `int32`, `double` than `float`, and a multiple of a step is narrower than the step.
 */
export const tokens: SchemaRule = (before, after) =>
  Object.keys(words).flatMap((keyword): Difference[] => {
    const old = before.tokens.get(keyword) ?? new Map<string, Place>();
    const now = after.tokens.get(keyword) ?? new Map<string, Place>();
    const lost = [...old].filter(([text]) => !now.has(text)).map(([, place]) => place);
    const gained = [...now].filter(([text]) => !old.has(text)).map(([, place]) => place);
    const effect = knownEffect(keyword, lost, gained) ?? effectOf(gained.length > 0, lost.length > 0);
    if (effect === undefined) return [];
    const word = words[keyword] ?? keyword;
    const text =
      lost.length === 0
        ? `${word} ${listed(gained.map(valueIn))} was added`
        : gained.length === 0
          ? `${word} ${listed(lost.map(valueIn))} was removed`
          : `${word} changed from ${listed(lost.map(valueIn))} to ${listed(gained.map(valueIn))}`;
    return [{ keyword: kebab(keyword), effect, base: lost[0], revision: gained[0], text }];
  });

function knownEffect(keyword: string, lost: Place[], gained: Place[]): "narrowed" | "widened" | undefined {
  const [old, now] = [lost[0]?.value, gained[0]?.value];
  if (lost.length !== 1 || gained.length !== 1) return undefined;
  if (keyword === "format" && typeof old === "string" && typeof now === "string") {
    if (widerFormats[old] === now) return "widened";
    if (widerFormats[now] === old) return "narrowed";
  }
  if (keyword === "multipleOf" && typeof old === "number" && typeof now === "number") {
    if (isMultiple(now, old)) return "narrowed";
    if (isMultiple(old, now)) return "widened";
  }
  return undefined;
}

function valueIn({ value }: Place): JsonValue {
  return value;
}
