import {
  isObject,
  type OpenApiDocument,
  pointer,
  pointerOf,
  recall,
  stepsOf,
  takeOver,
} from "openapi-contract/document";

/** Sections of a document whose members are parts of it, as paths of names. */
const dividedSections: readonly (readonly string[])[] = [
  ["paths"],
  ["webhooks"],
  ..."schemas responses parameters requestBodies headers pathItems callbacks links examples"
    .split(" ")
    .map((name) => ["components", name]),
];

/** Whatever is not a part of its own. */
const rest = "";

/** A part of a document: a path, a webhook, a component, or what is left. */
interface Part {
  /** Its JSON. */
  text: string;
  /** Pointers of the parts to which it refers. */
  refersTo: ReadonlySet<string>;
}

/** The parts of a document, by their JSON pointers. */
export type Parts = ReadonlyMap<string, Part>;

/**
 * Divides a document into its parts.
 *
 * @returns `undefined` if it has references that are not JSON pointers, so that it is not known what refers to what.
 */
export function partsOf(document: OpenApiDocument): Parts | undefined {
  return recall(document, "parts", "", () => divided(document));
}

function divided(document: OpenApiDocument): Parts | undefined {
  const parts = new Map<string, Part>();
  const left = shallowCopy(document);
  for (const { owner, name, members } of sectionsOf(left)) {
    for (const [at, , value] of members) parts.set(at, asPart(value));
    delete owner[name];
  }
  parts.set(rest, asPart(left));
  const hasOther = [...parts.values()].some(({ text }) => /"\$(?:id|anchor|dynamicRef)":/.test(text));
  return hasOther ? undefined : parts;
}

/** An object whose members can be replaced. */
interface Owner {
  [name: string]: unknown;
}

/** A copy of a document in which the sections can be replaced. */
function shallowCopy(document: OpenApiDocument): Owner {
  return { ...document, components: { ...document.components } };
}

/** The sections of a copy of a document: where each stands, and its members with their pointers. */
function sectionsOf(copy: Owner) {
  return dividedSections.flatMap((section) => {
    const [first = "", second] = section;
    const owner: Owner = second === undefined ? copy : Object(copy[first]);
    const name = second ?? first;
    const held = owner[name];
    if (!isObject(held)) return [];
    const members = Object.entries(held).map(([key, value]) => [pointer(...section, key), key, value] as const);
    return [{ owner, name, members }];
  });
}

function asPart(value: unknown): Part {
  const text = JSON.stringify(value);
  const refersTo = new Set<string>();
  // Not only of `$ref`: mappings of discriminators and links are pointers, too.
  const add = (value: string) => {
    const target = pointerOf(value);
    refersTo.add(target === undefined ? rest : partAt(target));
  };
  for (let start = text.indexOf('"#/'); start >= 0; start = text.indexOf('"#/', start + 1)) {
    const [string = '""'] = text.slice(start).match(/^"(?:[^"\\]|\\.)*"/) ?? [];
    add(JSON.parse(string));
  }
  return { text, refersTo };
}

/** The pointer of the part in which a place is. */
export function partAt(place: string): string {
  const steps = stepsOf(place);
  const section = dividedSections.find((names) => names.every((name, index) => name === steps[index]));
  return section === undefined || steps.length <= section.length
    ? rest
    : pointer(...steps.slice(0, section.length + 1));
}

/** Pointers of the parts that are other ones than before, or refer to such, by however many steps. */
export function affectedParts(before: Parts, after: Parts): Set<string> {
  const changed = [...before.keys(), ...after.keys()].filter(
    (each) => before.get(each)?.text !== after.get(each)?.text,
  );
  const users = new Map<string, string[]>();
  for (const [at, { refersTo }] of after) for (const target of refersTo) push(users, target, at);
  return reached(changed, (at) => users.get(at) ?? []);
}

/** What is computed of an operation alone, with what it refers to, under names of {@link recall}. */
const factsOfOperations = new Set(["operation", "method", "definition", "input types", "operation limits"]);

/** Takes over what was computed of the operations of an earlier state of a document that are still the same. */
export function takeOverOperations(document: OpenApiDocument, earlier: OpenApiDocument): void {
  const [before, after] = [partsOf(earlier), partsOf(document)];
  if (!before || !after) return;
  const affected = affectedParts(before, after);
  // Servers, security and the like hold for all. A path that is elsewhere is in two parts.
  if (affected.has(rest) || Object.values(document.paths).some((item) => item.$ref !== undefined)) return;
  takeOver(document, earlier, (what, key) => factsOfOperations.has(what) && !affected.has(partAt(key)));
}

/** Pointers of some parts and of all to which they refer, by however many steps. */
export function withReferred(parts: Parts, from: Iterable<string>): Set<string> {
  return reached(from, (at) => parts.get(at)?.refersTo ?? []);
}

/** Pointers of the parts in whose JSON a text stands. */
export function partsWith(parts: Parts, text: string): Set<string> {
  return new Set([...parts.keys()].filter((at) => parts.get(at)?.text.includes(text)));
}

/** A document in which all parts but some are empty objects. */
export function reducedTo(document: OpenApiDocument, kept: ReadonlySet<string>): OpenApiDocument {
  const reduced = shallowCopy(document);
  for (const { owner, name, members } of sectionsOf(reduced)) {
    owner[name] = Object.fromEntries(members.map(([at, key, value]) => [key, kept.has(at) ? value : {}]));
  }
  // Without components, there were none.
  if (document.components === undefined) delete reduced.components;
  // Only parts are emptied: it is still a document.
  return reduced as unknown as OpenApiDocument;
}

function reached(from: Iterable<string>, next: (at: string) => Iterable<string>): Set<string> {
  const found = new Set(from);
  // A set is gone through with what is added meanwhile.
  for (const at of found) for (const each of next(at)) found.add(each);
  return found;
}

/** Adds a value to the list of a key. */
export function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
