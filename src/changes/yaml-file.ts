import { isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";

/** A small YAML file that people write, whose parts know their lines. */
export interface YamlFile {
  /** What it holds; `null` if it is empty. */
  contents: Node | null;
  /** Why it cannot be read, with the place; missing if it can. */
  problem?: { place: string; message: string };
  /** The place of a part, such as `accepted-changes.yaml:4`; of something that is not a part, the first line. */
  placeOf(part: unknown): string;
  /** The part that keys lead to; `undefined` if there is none. */
  partAt(path: readonly string[]): unknown;
}

/**
 * Reads the text of a YAML or JSON file.
 *
 * @param name - What places call the file.
 */
export function parseYamlFile(text: string, name: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number) => `${name}:${Math.max(1, lines.linePos(offset).line)}`;
  const [error] = document.errors;
  const { contents } = document;
  return {
    // An empty value, such as after a comment, is as good as none.
    contents: isScalar(contents) && contents.value === null ? null : contents,
    ...(error && {
      problem: { place: placeAt(error.pos[0]), message: error.message.split("\n")[0] ?? "" },
    }),
    placeOf: (part) => placeAt(startOf(part)),
    partAt: (path) => document.getIn(path, true),
  };
}

/** The offset at which a part of a file begins; 0 of anything else. */
export function startOf(part: unknown): number {
  // Every node that was parsed has a range; whatever is not a node has none.
  const range: unknown = typeof part === "object" && part !== null ? Reflect.get(part, "range") : undefined;
  const start: unknown = Array.isArray(range) ? range[0] : undefined;
  return typeof start === "number" ? start : 0;
}

/** The text of a scalar; empty if the part is something else. */
export function scalarText(part: unknown): string {
  return isScalar(part) ? String(part.value) : "";
}

/** The text of a member that is a scalar; `undefined` if it is missing. */
export function memberText(map: YAMLMap, name: string): string | undefined {
  const part = map.get(name, true);
  return part === undefined ? undefined : scalarText(part);
}
