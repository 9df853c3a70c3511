import { mappedPointer } from "./discriminators.js";
import { asJson, isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "./document.js";
import { eachObject } from "./document-walk.js";
import { pointer, pointerOf, valueIn } from "./pointer.js";
import { misspeltKeywords, schemaFaults } from "./schema-faults.js";
import { choices, conjunctions, heldSchema, inPlace, type SchemaKeyword, subschemasOf } from "./schema-walk.js";
import { disabledSchema, isUnusable, removeAt, replaceAt } from "./unusable.js";

/** Called with the JSON pointer of what cannot be used, what is wrong with it, and what is left out. */
export type OnUnusable = (at: string, problem: string, effect: string) => void;

/** Keywords whose schemas are evaluated for the same value as the schema that holds them. */
const evaluatedInPlace: readonly SchemaKeyword[] = [...inPlace, "not", "if"];

/** Keywords that give a schema another base for references, or a name for them. */
const identifiers = ["$id", "$schema", "$anchor", "$dynamicAnchor", "$vocabulary"];

/** A schema and those that it holds or refers to. */
interface Node {
  value: JsonValue;
  next: Edge[];
}

/** The way from a schema to another one that it holds or refers to. */
interface Edge {
  keyword: SchemaKeyword;
  pointer: string;
  /** The schema, where it is held. */
  held?: JsonValue | undefined;
}

/** Disables, in the document itself, every schema that cannot be used; what is around it goes on without it. */
export function disableSchemas(document: OpenApiDocument, onUnusable: OnUnusable): void {
  const roots: string[] = [];
  eachObject(asJson(document), ({ kind, pointer: at }) => {
    if (kind === "schema") roots.push(at);
  });
  let current: Map<string, Node> | undefined;
  const graph = () => {
    current ??= graphOf(document, roots);
    return current;
  };
  const disable = (at: string, problem: string) => {
    onUnusable(at, problem, "The schema is not used");
    replaceAt(document, at, disabledSchema(valueIn(asJson(document), at) ?? {}));
    // A schema that is disabled holds no others any more.
    current = undefined;
  };
  for (const [at, { value }] of graph()) {
    for (const { message } of isObject(value) ? schemaFaults(value) : []) disable(at, message);
    for (const { keyword, message } of isObject(value) ? misspeltKeywords(value) : []) {
      onUnusable(at + pointer(keyword), message, "It has no effect");
    }
    if (typeof value !== "boolean" && !isObject(value)) disable(at, "A schema must be an object, true or false");
  }
  // References lead from the root of the document, whatever a schema calls itself; and that a property is required is said
  // by what holds it.
  for (const { value } of graph().values()) {
    if (!isObject(value)) continue;
    for (const keyword of identifiers) delete value[keyword];
    if (typeof value.required === "boolean") delete value.required;
  }
  for (const [at, { value }] of graph()) {
    const problem =
      isObject(value) && typeof value.$ref === "string" ? referenceProblem(document, value.$ref) : undefined;
    if (problem !== undefined) disable(at, problem);
  }
  for (const [at, { value }] of graph()) {
    const problem = isObject(value) ? discriminatorProblem(document, value.discriminator) : undefined;
    if (problem === undefined) continue;
    onUnusable(`${at}/discriminator`, problem, "The discriminator is not used");
    removeAt(document, `${at}/discriminator`);
  }
  for (const at of closingPlaces(graph())) disable(at, "The schema refers to itself without end");
  loosen(document, graph());
}

/** All schemas that can be reached from some, in the order of the document. */
function graphOf(document: OpenApiDocument, roots: readonly string[]): Map<string, Node> {
  const graph = new Map<string, Node>();
  const pending = roots.map((at): Pick<Edge, "pointer" | "held"> => ({ pointer: at })).reverse();
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { pointer: at, held } = place;
    if (graph.has(at)) continue;
    // From the root of the document only where nothing leads to it.
    const value = held ?? valueIn(asJson(document), at);
    if (value === undefined) continue;
    const next = isObject(value) ? edgesOf(value, at) : [];
    graph.set(at, { value, next });
    pending.push(...next.toReversed());
  }
  return graph;
}

function edgesOf(value: JsonObject, at: string): Edge[] {
  const { $ref, ...others } = value;
  const target = typeof $ref === "string" ? pointerOf($ref) : undefined;
  return [
    ...(target === undefined ? [] : [{ keyword: "$ref" as const, pointer: target }]),
    ...subschemasOf({ value: others, pointer: at }).map((each) => ({
      keyword: each.keyword,
      pointer: each.pointer,
      held: heldSchema(others, each),
    })),
  ];
}

function referenceProblem(document: OpenApiDocument, reference: string): string | undefined {
  if (!reference.startsWith("#")) {
    return `\`$ref\` refers to ${reference}, which is not in this document: bundle it into one file first`;
  }
  const target = pointerOf(reference);
  if (target === undefined) return `\`$ref\` is ${reference}: only JSON pointers such as #/components/… are followed`;
  const value = valueIn(asJson(document), target);
  if (value === undefined) return `\`$ref\` refers to ${reference}, which does not exist`;
  return isObject(value) || typeof value === "boolean"
    ? undefined
    : `\`$ref\` refers to ${reference}, which is not a schema`;
}

function discriminatorProblem(document: OpenApiDocument, discriminator: JsonValue | undefined): string | undefined {
  if (discriminator === undefined) return undefined;
  const { propertyName, mapping = {} } = isObject(discriminator) ? discriminator : {};
  if (typeof propertyName !== "string") return "`discriminator` must be an object with a `propertyName`";
  if (!isObject(mapping)) return "`mapping` of `discriminator` must be an object";
  const missing = Object.values(mapping).find((target) => !isSchemaAt(document, mappedPointer(String(target))));
  return missing === undefined ? undefined : `\`discriminator\` refers to ${String(missing)}, which is not a schema`;
}

function isSchemaAt(document: OpenApiDocument, at: string): boolean {
  const value = valueIn(asJson(document), at);
  return isObject(value) || typeof value === "boolean";
}

/** The schemas by which a circle closes whose schemas are all evaluated for the same value, so that it has no end. */
function closingPlaces(graph: ReadonlyMap<string, Node>): string[] {
  const done = new Set<string>();
  const closing = new Set<string>();
  for (const root of graph.keys()) {
    // A path of schemas, each with the edges that are still to be followed; recursion could be too deep for the stack.
    const path: { at: string; left: string[] }[] = [];
    const open = new Set<string>();
    const enter = (at: string) => {
      const next = graph.get(at)?.next.filter(({ keyword }) => evaluatedInPlace.includes(keyword)) ?? [];
      path.push({ at, left: next.map((edge) => edge.pointer) });
      open.add(at);
    };
    if (!done.has(root)) enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        done.add(top.at);
        open.delete(top.at);
        path.pop();
      } else if (open.has(next)) closing.add(top.at);
      else if (!done.has(next)) enter(next);
    }
  }
  return [...closing];
}

/**
 * Takes back what schemas say by way of others of which nothing can be said any more: how many alternatives a value takes,
 * what it must not be, and what is left over.
 */
function loosen(document: OpenApiDocument, graph: ReadonlyMap<string, Node>): void {
  const unknown = reaching(
    graph,
    [...graph].filter(([, { value }]) => isUnusable(value)).map(([at]) => at),
  );
  if (unknown.size === 0) return;
  for (const at of unknown) {
    const value = valueIn(asJson(document), at);
    const node = graph.get(at);
    if (!isObject(value) || node === undefined) continue;
    const isUnknown = (...keywords: SchemaKeyword[]) =>
      node.next.some((edge) => keywords.includes(edge.keyword) && unknown.has(edge.pointer));
    if (isUnknown("not")) delete value.not;
    if (isUnknown("if")) for (const keyword of ["if", "then", "else"]) delete value[keyword];
    if (isUnknown(...conjunctions, ...choices, "then", "else", "dependentSchemas")) {
      delete value.unevaluatedProperties;
      delete value.unevaluatedItems;
    }
    if (isUnknown("contains")) delete value.maxContains;
    if (!isUnknown("oneOf")) continue;
    // A value may be valid by several of them now.
    if (value.anyOf === undefined && value.oneOf !== undefined) value.anyOf = value.oneOf;
    delete value.oneOf;
  }
}

/** All schemas from which some can be reached, these included. */
function reaching(graph: ReadonlyMap<string, Node>, targets: readonly string[]): Set<string> {
  const holders = new Map<string, string[]>();
  for (const [at, { next }] of graph) {
    for (const { pointer } of next) {
      const known = holders.get(pointer);
      if (known) known.push(at);
      else holders.set(pointer, [at]);
    }
  }
  const found = new Set(targets);
  // Grows while it is walked.
  for (const at of found) for (const holder of holders.get(at) ?? []) found.add(holder);
  return found;
}
