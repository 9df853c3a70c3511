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
    current = { value, pointer: current.pointer + pointer(step) };
  }
  return current;
}

/** The members of a place that is an object, by name; none if it is something else. */
export function membersOf(place: Place | undefined): [name: string, member: Place][] {
  if (!isObject(place?.value)) return [];
  return Object.entries(place.value).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, { value, pointer: place.pointer + pointer(name) }]],
  );
}

/** The items of a place that is a list; none if it is something else. */
export function itemsOf(place: Place | undefined): Place[] {
  if (!Array.isArray(place?.value)) return [];
  return place.value.map((value, index) => ({ value, pointer: place.pointer + pointer(index) }));
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
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    .join()}}`;
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
