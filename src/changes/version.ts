import { isObject, type JsonObject, type JsonValue, pointer, pointerOf, stepsOf } from "openapi-contract/document";

/** A value of a version together with where it stands. */
export interface Place {
  readonly value: JsonValue;
  /** JSON pointer into the version. */
  readonly pointer: string;
}

/** One of the two versions that are compared. */
export interface Version {
  readonly side: "base" | "revision";
  readonly document: JsonObject;
  /** Whether it is OpenAPI 3.0, whose schemas have a dialect of their own. */
  readonly isOld: boolean;
}

/** Prepares a document for comparison. */
export function versionOf(side: Version["side"], document: JsonObject): Version {
  return { side, document, isOld: typeof document.openapi === "string" && document.openapi.startsWith("3.0") };
}

/** The pointer of a member, of which few names have anything to escape. */
function below(at: string, step: string | number): string {
  const isPlain = typeof step === "number" || !(step.includes("/") || step.includes("~"));
  return isPlain ? `${at}/${step}` : at + pointer(step);
}

/** The member of a place; `undefined` if there is none. */
export function memberOf(place: Place | undefined, ...steps: (string | number)[]): Place | undefined {
  let current = place;
  for (const step of steps) {
    const value: JsonValue | undefined = Array.isArray(current?.value)
      ? current.value[Number(step)]
      : isObject(current?.value) && Object.hasOwn(current.value, step)
        ? current.value[step]
        : undefined;
    if (current === undefined || value === undefined) return undefined;
    current = { value, pointer: below(current.pointer, step) };
  }
  return current;
}

/** The members of a place that is an object, by name; none if it is something else. */
export function membersOf(place: Place | undefined): [name: string, member: Place][] {
  if (!isObject(place?.value)) return [];
  const members: [string, Place][] = [];
  for (const [name, value] of Object.entries(place.value)) {
    if (value !== undefined) members.push([name, { value, pointer: below(place.pointer, name) }]);
  }
  return members;
}

/** The items of a place that is a list; none if it is something else. */
export function itemsOf(place: Place | undefined): Place[] {
  if (!Array.isArray(place?.value)) return [];
  return place.value.map((value, index) => ({ value, pointer: below(place.pointer, index) }));
}

/** The root of a version. */
export function rootOf({ document }: Version): Place {
  return { value: document, pointer: "" };
}

/**
 * What a place stands for after its references were followed. A reference that leads nowhere or round in a circle stands
 * for itself, so that two versions with the same one are equal.
 */
export function resolved(version: Version, place: Place): Place {
  const seen = new Set<string>();
  let current = place;
  while (isObject(current.value) && typeof current.value.$ref === "string") {
    const target = targetOf(version, current.value.$ref);
    if (target === undefined || seen.has(target.pointer)) return current;
    seen.add(target.pointer);
    current = target;
  }
  return current;
}

/** The place that a reference inside of the version leads to, by a pointer or by the name of an anchor. */
function targetOf(version: Version, reference: string): Place | undefined {
  const target = pointerOf(reference);
  if (target !== undefined) return memberOf(rootOf(version), ...stepsOf(target));
  const [only, ...others] = anchored(version, reference);
  return others.length === 0 ? only : undefined;
}

/** Anchors of documents, by name: most documents have none, so that they are looked for when the first one is asked for. */
const anchors = new WeakMap<JsonObject, ReadonlyMap<string, readonly Place[]>>();

/** The schemas that have the anchor which a reference such as `#node` names. */
export function anchored(version: Version, reference: string): readonly Place[] {
  if (!/^#[^/]/.test(reference)) return [];
  let known = anchors.get(version.document);
  if (known === undefined) {
    known = anchorsOf(version);
    anchors.set(version.document, known);
  }
  return known.get(reference.slice(1)) ?? [];
}

function anchorsOf(version: Version): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  const pending = [rootOf(version)];
  for (let place = pending.pop(); place; place = pending.pop()) {
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const name = memberOf(place, keyword)?.value;
      if (typeof name === "string") found.set(name, [...(found.get(name) ?? []), place]);
    }
    pending.push(...itemsOf(place), ...membersOf(place).map(([, member]) => member));
  }
  return found;
}

/** A text by which two values are equal if they say the same: the order of keys does not count, and 1.0 is 1. */
export function canonical(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "";
  let text = "";
  // Sorted by code unit, as strings are without a comparison of one's own.
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${canonical(member)}`;
  }
  return `{${text}}`;
}

/** Whether two values have the same canonical text, which need not be written for that. */
export function areSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, at) => areSame(item, other[at]));
  }
  if (!isObject(one) || !isObject(other)) return canonical(one) === canonical(other);
  const names = Object.keys(one).filter((name) => one[name] !== undefined);
  return (
    names.length === Object.keys(other).filter((name) => other[name] !== undefined).length &&
    names.every((name) => Object.hasOwn(other, name) && areSame(one[name], other[name]))
  );
}

/** Whether a value is an object without members. */
export function isEmptyObject(value: JsonValue | undefined): boolean {
  return isObject(value) && Object.values(value).every((member) => member === undefined);
}

/** What the text of a removal adds for something that was deprecated. */
export const deprecatedNote = "; it was deprecated before";

/**
 * What to add to the text of a removal: whether the thing was deprecated before, by itself, where it refers to, or by its
 * schema.
 */
export function deprecatedBefore(version: Version, ...places: readonly Place[]): string {
  const isDeprecated = (place: Place | undefined) => memberOf(place, "deprecated")?.value === true;
  const found = places.some((place) => {
    const target = resolved(version, place);
    const schema = memberOf(target, "schema");
    return [place, target, schema, schema && resolved(version, schema)].some(isDeprecated);
  });
  return found ? deprecatedNote : "";
}
