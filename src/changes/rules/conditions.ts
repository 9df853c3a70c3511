import { type Difference, kebab, type SchemaRule } from "../schema/difference.js";
import { canonical, itemsOf, membersOf, type Place } from "../version.js";

const words: readonly (readonly [keyword: string, what: string])[] = [
  ["if", "the condition"],
  ["then", "the consequence of a condition"],
  ["else", "the consequence of a condition"],
  ["dependentSchemas", "what depends on a property"],
  ["unevaluatedProperties", "what holds of further properties"],
  ["unevaluatedItems", "what holds of further items"],
  ["contentSchema", "the schema of the content"],
];

/**
 * `if`, `then`, `else`, `dependentSchemas`, `unevaluatedProperties`, `unevaluatedItems` and `contentSchema`, which are
 * compared as they are written: one that appears narrows, one that goes away widens, another one breaks both directions.
 */
export const conditions: SchemaRule = (before, after) =>
  words.flatMap(([keyword, word]): Difference[] => {
    const old = before.conditions.get(keyword);
    const now = after.conditions.get(keyword);
    if (textOf(old) === textOf(now)) return [];
    const effect = old === undefined ? "narrowed" : now === undefined ? "widened" : "replaced";
    const what = old === undefined ? "was added" : now === undefined ? "was removed" : "changed";
    return [
      {
        keyword: kebab(keyword),
        effect,
        base: old?.[0],
        revision: now?.[0],
        text: `${word} (\`${keyword}\`) ${what}`,
      },
    ];
  });

/** `dependentRequired`: a name that a property requires now narrows, one that it no longer requires widens. */
export const dependencies: SchemaRule = (before, after) => {
  const old = pairsOf(before.conditions.get("dependentRequired"));
  const now = pairsOf(after.conditions.get("dependentRequired"));
  const difference = (text: string, base: Place | undefined, revision: Place | undefined): Difference => ({
    keyword: "dependent-required",
    effect: revision ? "narrowed" : "widened",
    base,
    revision,
    text: `${text} is ${revision ? "required now" : "no longer required"}`,
  });
  return [
    ...[...old].filter(([text]) => !now.has(text)).map(([text, place]) => difference(text, place, undefined)),
    ...[...now].filter(([text]) => !old.has(text)).map(([text, place]) => difference(text, undefined, place)),
  ];
};

function pairsOf(places: readonly Place[] = []): Map<string, Place> {
  const pairs = places.flatMap((place) =>
    membersOf(place).flatMap(([name, list]) =>
      itemsOf(list).map((item): [string, Place] => [`\`${String(item.value)}\` together with \`${name}\``, item]),
    ),
  );
  return new Map(pairs);
}

function textOf(places: readonly Place[] | undefined): string {
  return (places ?? []).map(({ value }) => canonical(value)).join();
}
