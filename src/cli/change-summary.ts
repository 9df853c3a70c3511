import { isObject, type JsonObject, type JsonValue, stepsOf } from "openapi-contract/document";
import { type Change, type Verdict, type Whom, worse } from "../changes/change.js";

/** How many subjects are named, and how many changes of each. */
const [namedSubjects, namedChanges] = [4, 3];

/** Two versions of a document. */
export interface Versions {
  base: JsonObject;
  revision: JsonObject;
}

/**
 * Describes changes in one line: "FaceId: description · searchFaces: + optional `min_quality` · compatible", or "… · breaking for readers". An empty text
 * if nothing changed that a caller can notice.
 */
export function summarize(changes: readonly Change[], versions: Versions): string {
  if (changes.length === 0) return "";
  const subjects = new Map<string, Set<string>>();
  for (const change of changes) {
    const { subject, steps } = subjectOf(change, versions);
    const texts = subjects.get(subject) ?? new Set();
    subjects.set(subject, texts.add(textOf(change, steps, versions)));
  }
  const named = [...subjects].slice(0, namedSubjects).map(([subject, texts]) => `${subject}: ${list([...texts])}`);
  const more = subjects.size - named.length;
  const verdict: Verdict = changes.map((change) => change.verdict).reduce(worse);
  return [...named, ...(more > 0 ? [`and ${more} more`] : []), verdictText(verdict, changes)].join(" · ");
}

/** Returns what changes mean, and whom they break. */
function verdictText(verdict: Verdict, changes: readonly Change[]): string {
  const broken = new Set(changes.map(({ whom }) => whom));
  const has = (...names: Whom[]) => names.some((name) => broken.has(name));
  const whom = [
    ...(has("senders", "both") ? ["senders"] : []),
    ...(has("readers", "both") ? ["readers"] : []),
    ...(has("code") ? ["code"] : []),
  ];
  const words = verdict === "docs" ? "docs only" : verdict;
  if (whom.length === 0) return words;
  return verdict === "breaking" ? `breaking for ${whom.join(", ")}` : `${words}, but breaks ${whom.join(", ")}`;
}

function list(texts: readonly string[]): string {
  const more = texts.length - namedChanges;
  return `${texts.slice(0, namedChanges).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** Returns what a change belongs to, a component, an operation or a part of the document, and the steps from there. */
function subjectOf(change: Change, versions: Versions): { subject: string; steps: string[] } {
  const { side, pointer } = change.place;
  const [section = "", name, member, ...rest] = stepsOf(pointer);
  if (section === "components" && member !== undefined) {
    // A schema of one operation alone is known by the name of that.
    const [operation, ...others] = change.operations;
    const isOfOne = change.verdict !== "docs" && operation !== undefined && others.length === 0;
    return { subject: isOfOne ? operation : member, steps: rest };
  }
  if (section !== "paths" || name === undefined) {
    return { subject: section === "" ? "document" : section, steps: [name, member, ...rest].filter(isString) };
  }
  if (member === undefined) return { subject: name, steps: [] };
  const operation = operationAt(versions[side], name, member);
  return operation === undefined ? { subject: name, steps: [member, ...rest] } : { subject: operation, steps: rest };
}

function isString(step: string | undefined): step is string {
  return step !== undefined;
}

/** Returns the name of an operation; `undefined` if the member of the path is not one. */
function operationAt(document: JsonObject, path: string, method: string): string | undefined {
  const paths = document.paths;
  const item = isObject(paths) ? paths[path] : undefined;
  const operation = isObject(item) ? item[method] : undefined;
  if (!isObject(operation) || !/^(get|put|post|delete|options|head|patch|trace)$/.test(method)) return undefined;
  return typeof operation.operationId === "string" ? operation.operationId : `${method.toUpperCase()} ${path}`;
}

/** Returns what changed, without its subject. */
function textOf(change: Change, steps: readonly string[], versions: Versions): string {
  const { before, after, verdict, text } = change;
  const properties = steps.flatMap((step, index) => (steps[index - 1] === "properties" ? [step] : []));
  const within = properties.length > 0 ? `\`${properties.join(".")}\` ` : "";
  const last = steps.at(-1);
  const isMember = steps.at(-2) === "properties" || steps.at(-2) === "parameters";
  if (isMember && before === undefined && after !== undefined)
    return `+ ${required(change, versions)} ${named(change, versions, last)}`;
  if (isMember && after === undefined && before !== undefined) return `− ${named(change, versions, last)}`;
  if (verdict === "docs") return `${within}${last ?? "changed"}`;
  return text.replace(/\.$/, "");
}

/** Returns the name of a property or parameter, in code. */
function named({ place: { side, pointer } }: Change, versions: Versions, last = ""): string {
  const value = valueAtSteps(versions[side], stepsOf(pointer));
  const name =
    isObject(value) && typeof value.name === "string" && pointer.includes("/parameters/") ? value.name : last;
  return `\`${name}\``;
}

/** Returns whether an added property or parameter is required. */
function required({ place: { side, pointer } }: Change, versions: Versions): "required" | "optional" {
  const value = valueAtSteps(versions[side], stepsOf(pointer));
  if (isObject(value) && value.required === true && pointer.includes("/parameters/")) return "required";
  const owner = valueAtSteps(versions[side], stepsOf(pointer).slice(0, -2));
  const names = isObject(owner) && Array.isArray(owner.required) ? owner.required : [];
  return names.includes(stepsOf(pointer).at(-1) ?? "") ? "required" : "optional";
}

function valueAtSteps(document: JsonObject, steps: readonly string[]): JsonValue | undefined {
  return steps.reduce<JsonValue | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, document);
}
