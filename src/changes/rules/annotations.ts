import type { JsonValue } from "openapi-contract/document";
import { type Difference, type SchemaRule, shown } from "../schema/difference.js";
import type { FlatSchema } from "../schema/flat-schema.js";
import { areSame, canonical, memberOf, membersOf, type Place, resolved } from "../version.js";

/** Annotations that other rules compare, or that mean nothing by themselves. */
const elsewhere = new Set([
  "readOnly",
  "writeOnly",
  "default",
  "deprecated",
  "discriminator",
  "xml",
  "$defs",
  "$schema",
]);

/**
 * `default`: callers that leave a value out rely on it, so that another one, or none any more, breaks both directions; one
 * that is stated for the first time breaks nobody.
 */
export const defaults: SchemaRule = (before, after) => {
  const old = before.annotations.get("default");
  const now = after.annotations.get("default");
  if (areSame(old?.value, now?.value)) return [];
  const text =
    old === undefined
      ? `the default \`${shown(now?.value)}\` was added`
      : now === undefined
        ? `the default \`${shown(old.value)}\` was removed`
        : `the default changed from \`${shown(old.value)}\` to \`${shown(now.value)}\``;
  return [
    { keyword: "default", effect: old === undefined ? "compatible" : "replaced", base: old, revision: now, text },
  ];
};

/** `deprecated`: setting it breaks nobody, and neither does taking it back; of a schema, or of a value among alternatives. */
export const deprecation: SchemaRule = (before, after) => {
  const [old, now] = [before.annotations.get("deprecated"), after.annotations.get("deprecated")];
  const found = (base: Place | undefined, revision: Place | undefined, name: string): Difference[] => {
    const isOld = base?.value === true;
    if (isOld === (revision?.value === true)) return [];
    const text = isOld ? `${name} is not deprecated any more` : `${name} is deprecated now`;
    return [{ keyword: "deprecated", effect: "compatible", base, revision, text }];
  };
  const stays = (value: JsonValue) => after.values?.list.some((other) => areSame(other, value));
  const values = (before.values?.list ?? []).filter(stays).flatMap((value) => {
    const [was, is] = [before, after].map((flat) => flat.values?.deprecated?.get(canonical(value)));
    return found(was, is, `the value \`${shown(value)}\``);
  });
  return [...found(old, now, "it"), ...values];
};

/**
 * `discriminator`: another property name breaks both directions, and so does a value that stands for another schema or for
 * none; a value that joins breaks readers, as one of `enum` does. The name of a schema stands for it without being mapped.
 * `xml` is the form on the wire: any change breaks.
 */
export const wireForm: SchemaRule = (before, after, { isEquivalent }) => {
  const found: Difference[] = [];
  const [old, now] = [before.annotations.get("discriminator"), after.annotations.get("discriminator")];
  const names = [memberOf(old, "propertyName"), memberOf(now, "propertyName")] as const;
  const add = (
    keyword: string,
    effect: Difference["effect"],
    base: Place | undefined,
    revision: Place | undefined,
    text: string,
  ) => found.push({ keyword, effect, base, revision, text });
  if (names[0]?.value !== names[1]?.value) {
    const effect = old && now ? "replaced" : "compatible";
    add("discriminator", effect, names[0] ?? old, names[1] ?? now, "the discriminator changed");
  } else {
    const mapped = [mappingOf(before, old), mappingOf(after, now)] as const;
    const isSame = (one: Place, other: Place) =>
      one.pointer === other.pointer || areSame(one.value, other.value) || isEquivalent([one], [other]);
    for (const [value, { target, schema }] of mapped[0].written) {
      const other = mapped[1].written.get(value);
      const meant = other?.schema ?? mapped[1].implied.get(value);
      if (areSame(other?.target.value, target.value) || (meant && isSame(schema, meant))) continue;
      add(
        "discriminator",
        "replaced",
        target,
        other?.target,
        `the discriminator value \`${shown(value)}\` ${other ? "stands for another schema" : "was removed"}`,
      );
    }
    for (const [value, { target, schema }] of mapped[1].written) {
      if (mapped[0].written.has(value)) continue;
      const meant = mapped[0].implied.get(value);
      if (meant && isSame(meant, schema)) continue;
      const text = `the discriminator value \`${shown(value)}\` ${meant ? "stands for another schema" : "was added"}`;
      add("discriminator", meant ? "replaced" : "widened", undefined, target, text);
    }
  }
  const [xml, newXml] = [before.annotations.get("xml"), after.annotations.get("xml")];
  if (!areSame(xml?.value, newXml?.value)) add("xml", "replaced", xml, newXml, "the form in XML changed");
  return found;
};

/** What values of a discriminator stand for. */
interface Mapping {
  /** Values of `mapping`, each with its schema. */
  written: Map<string, { target: Place; schema: Place }>;
  /** Names of schemas that are alternatives. */
  implied: Map<string, Place>;
}

function mappingOf({ version, choices }: FlatSchema, discriminator: Place | undefined): Mapping {
  const written = membersOf(memberOf(discriminator, "mapping")).map(([value, target]) => {
    const name = String(target.value);
    const reference = /[#/]/.test(name) ? name : `#/components/schemas/${name}`;
    return [
      value,
      { target, schema: resolved(version, { value: { $ref: reference }, pointer: target.pointer }) },
    ] as const;
  });
  const implied = choices.flatMap(({ alternatives }) =>
    alternatives.flatMap((place): [string, Place][] => {
      const reference = memberOf(place, "$ref")?.value;
      const name = typeof reference === "string" ? reference.split("/").at(-1) : undefined;
      return name === undefined ? [] : [[name, resolved(version, place)]];
    }),
  );
  return { written: new Map(written), implied: new Map(implied) };
}

/** Texts, examples and whatever else says nothing of values: a change is for readers of the docs only. */
export const texts: SchemaRule = (before, after) => {
  const names = new Set([...before.annotations.keys(), ...after.annotations.keys()]);
  return [...names]
    .filter((name) => !elsewhere.has(name) && !name.startsWith("x-"))
    .flatMap((name): Difference[] => {
      const [old, now] = [before.annotations.get(name), after.annotations.get(name)];
      if (areSame(old?.value, now?.value)) return [];
      const what = old === undefined ? "was added" : now === undefined ? "was removed" : "changed";
      return [{ keyword: "text", effect: "docs", base: old, revision: now, text: `\`${name}\` ${what}` }];
    });
};
