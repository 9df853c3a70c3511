import { carriers } from "openapi-contract/document";
import type { Method } from "./method.js";

/** Returns the rules over several fields of an input, one sentence each: what the comment of a single field cannot say. */
export function inputRules({ alternatives, exactlyOneOf, excludes, window }: Method): string[] {
  const groups = [exactlyOneOf.map((name) => [name]), carriers(alternatives)].filter(({ length }) => length > 1);
  const totals = alternatives.flatMap(({ media, maxTotal }) =>
    maxTotal === undefined || media.length < 2 ? [] : [`Files must total at most ${spelled(maxTotal.bytes)} bytes.`],
  );
  return [
    ...groups.map(
      (choices) =>
        `Exactly one of ${listed(
          choices.map((names) => namesOf(names, "with")),
          "and",
        )}.`,
    ),
    ...(excludes.length > 1
      ? [
          `Either ${listed(
            excludes.map((names) => namesOf(names)),
            "or",
          )}, not both.`,
        ]
      : []),
    ...(window ? [`The sum of ${namesOf(window.parameters)} must be at most ${spelled(window.maximum)}.`] : []),
    ...new Set(totals),
  ];
}

function spelled(count: number): string {
  return count.toLocaleString("en-US");
}

function namesOf(names: readonly string[], word = "and"): string {
  return listed(
    names.map((name) => `\`${name}\``),
    word,
  );
}

function listed(texts: readonly string[], word: string): string {
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1)}`;
}
