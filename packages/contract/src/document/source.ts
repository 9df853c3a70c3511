import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, normalize, relative, resolve } from "node:path";
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { pointerOf, stepsOf } from "./pointer.js";

/** A place in a hand-written file of the document. */
export interface SourcePlace {
  /** Path relative to the root of the repository, with `/` between its steps. */
  file: string;
  /** Line, counted from 1. */
  line: number;
  /** Column in the line, counted from 1, where it is known. */
  column?: number;
}

/** Finds the place of a JSON pointer of the bundle; `undefined` if the source is not known. */
export type Locate = (pointer: string) => SourcePlace | undefined;

/** For documents whose sources are not at hand. */
export const locateNothing: Locate = () => undefined;

/** One file of the document, as a tree that knows its lines. */
interface SourceFile {
  path: string;
  lines: LineCounter;
  contents: Node | null;
}

/** A node of a file, with the key that leads to it where there is one. */
interface Position {
  file: SourceFile;
  node: unknown;
  key?: unknown;
}

/**
 * Prepares to find places of a bundle in the files that it was made from: a pointer is walked from the document's first
 * file through its references, and a component is looked up by the name that the bundler gives to what is referred to. A
 * place that the bundler made stands for the nearest one around it. Files are read when they are first needed.
 *
 * @param root - Folder that paths are relative to.
 * @param first - Path of the file that the document begins in, relative to `root`.
 */
export function sourceLocator(root: string, first: string): Locate {
  const start = resolve(root, first);
  if (!existsSync(start)) return locateNothing;
  const files = new Map<string, SourceFile | undefined>();
  const open: Open = (path) => {
    if (!files.has(path)) files.set(path, readSource(path));
    return files.get(path);
  };
  return (pointer) => {
    const file = open(start);
    if (!file) return undefined;
    const steps = stepsOf(pointer);
    const { position, taken } = walk(open, { file, node: file.contents }, steps);
    const [section = "", name = ""] = steps[0] === "components" ? steps.slice(1, 3) : [];
    if (name === "" || taken >= 3) return placeOf(root, position);
    const component = componentNamed(open, start, section, name);
    return component && placeOf(root, walk(open, component, steps.slice(3)).position);
  };
}

/** Reads a file of the document, once; `undefined` if it does not exist. */
type Open = (path: string) => SourceFile | undefined;

function placeOf(root: string, { file, node, key }: Position): SourcePlace {
  const { line, col } = file.lines.linePos(startOf(key) ?? startOf(node) ?? 0);
  return {
    file: relative(root, file.path).replaceAll("\\", "/"),
    line: Math.max(1, line),
    column: Math.max(1, col),
  };
}

/** The object that a reference leads to, or the position itself if it is not one. */
function follow(open: Open, position: Position): Position {
  let current = position;
  // A chain of references that comes back to its start must end somewhere.
  for (let steps = 0; steps < 32; steps++) {
    const reference = referenceOf(current.node);
    if (reference === undefined) return current;
    const [path = "", fragment = ""] = reference.split("#");
    const file = path === "" ? current.file : open(normalize(join(dirname(current.file.path), path)));
    if (!file) return current;
    current = walk(open, { file, node: file.contents }, stepsOf(pointerOf(`#${fragment}`) ?? "")).position;
  }
  return current;
}

/** Goes as far as the steps lead. */
function walk(open: Open, start: Position, steps: readonly string[]): { position: Position; taken: number } {
  let position = start;
  for (const [index, step] of steps.entries()) {
    const next = child(follow(open, position), step);
    if (!next) return { position, taken: index };
    position = next;
  }
  return { position, taken: steps.length };
}

/** What is referred to under the name of a component: in the folder of its section, else wherever it stands. */
function componentNamed(open: Open, first: string, section: string, name: string): Position | undefined {
  const folder = section.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const usual = open(join(dirname(first), "components", folder, `${name}.yaml`));
  return usual ? { file: usual, node: usual.contents } : searchFor(open, first, name, new Set());
}

/** Looks for what is referred to under a name, in a file and in those that it refers to. */
function searchFor(open: Open, path: string, name: string, seen: Set<string>): Position | undefined {
  const file = open(path);
  if (!file || seen.has(path)) return undefined;
  seen.add(path);
  for (const reference of referencesIn(file.contents)) {
    const [target = "", fragment = ""] = reference.split("#");
    const other = target === "" ? path : normalize(join(dirname(path), target));
    const called = stepsOf(fragment).at(-1) ?? basename(other, extname(other));
    const found = called === name ? open(other) : undefined;
    if (found) return walk(open, { file: found, node: found.contents }, stepsOf(fragment)).position;
    const below = searchFor(open, other, name, seen);
    if (below) return below;
  }
  return undefined;
}

/** The source of a place as reports print it, such as `openapi/paths/v3_projects.yaml:12`. */
export function sourceText({ file, line }: SourcePlace): string {
  return `${file}:${line}`;
}

function readSource(path: string): SourceFile | undefined {
  if (!existsSync(path)) return undefined;
  const lines = new LineCounter();
  // A guide in Markdown has one place: its first line.
  if (!/\.(ya?ml|json)$/.test(path)) return { path, lines, contents: null };
  const { contents } = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  return { path, lines, contents };
}

function referenceOf(node: unknown): string | undefined {
  if (!isMap(node)) return undefined;
  const reference: unknown = node.get("$ref");
  return typeof reference === "string" ? reference : undefined;
}

/** All references in a part of a file. */
function referencesIn(node: unknown): string[] {
  const own = referenceOf(node);
  const values = isMap(node) ? node.items.map(({ value }) => value) : isSeq(node) ? node.items : [];
  return [...(own === undefined ? [] : [own]), ...values.flatMap(referencesIn)];
}

function child({ file, node }: Position, step: string): Position | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? undefined : { file, node: item };
  }
  if (!isMap(node)) return undefined;
  // A status may be written as a number.
  const found = node.items.find((pair: Pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === step);
  return found && { file, node: found.value, key: found.key };
}

function startOf(node: unknown): number | undefined {
  // Every node that was parsed has a range; its type is open, because nodes can be made by hand, too.
  const range: unknown = typeof node === "object" && node !== null ? Reflect.get(node, "range") : undefined;
  const start: unknown = Array.isArray(range) ? range[0] : undefined;
  return typeof start === "number" ? start : undefined;
}
