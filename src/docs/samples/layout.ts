/** A name and its value; an argument that stands by its place has an empty name. */
export type Named = readonly [name: string, value: Code];

/** A value as code: what can be split into lines is laid out by its width, and a text is written as it is. */
export type Code = string | { list: readonly Code[] } | { members: readonly Named[] } | { call: readonly Named[] };

/** How a language writes what {@link Code} holds. */
export interface Syntax {
  /** What stands inside of the braces of members on one line. */
  padding: string;
  /** Between the name of an argument and its value. */
  equals: string;
  /** Whether a comma may follow the last item on a line of its own. */
  hasTrailingComma: boolean;
  indent: string;
}

/** How wide a line may be, in characters. */
const width = 100;

/**
 * Lays out a value: on one line where it fits, otherwise each item on a line of its own.
 *
 * @param depth - How deep the line on which the value starts is indented.
 * @param used - How many characters stand on that line besides the value.
 */
export function layOut(code: Code, syntax: Syntax, depth = 0, used = 0): string {
  if (typeof code === "string") return code;
  const { open, close, items } = partsOf(code, syntax);
  const flat = onOneLine(code, syntax);
  if (depth * syntax.indent.length + used + flat.length <= width || items.length === 0) return flat;
  const indent = syntax.indent.repeat(depth + 1);
  const lines = items.map(([start, item]) => indent + start + layOut(item, syntax, depth + 1, start.length + 1));
  const end = syntax.hasTrailingComma ? "," : "";
  return `${open}\n${lines.join(",\n")}${end}\n${syntax.indent.repeat(depth)}${close}`;
}

function onOneLine(code: Code, syntax: Syntax): string {
  if (typeof code === "string") return code;
  const { open, close, padding, items } = partsOf(code, syntax);
  if (items.length === 0) return open + close;
  return open + padding + items.map(([start, item]) => start + onOneLine(item, syntax)).join(", ") + padding + close;
}

interface Parts {
  open: string;
  close: string;
  padding: string;
  /** What each item starts with, and its value. */
  items: [start: string, value: Code][];
}

function partsOf(code: Exclude<Code, string>, { padding, equals }: Syntax): Parts {
  if ("list" in code) return { open: "[", close: "]", padding: "", items: code.list.map((item) => ["", item]) };
  if ("members" in code) {
    return { open: "{", close: "}", padding, items: code.members.map(([name, value]) => [`${name}: `, value]) };
  }
  const items = code.call.map(([name, value]): [string, Code] => [name === "" ? "" : name + equals, value]);
  return { open: "(", close: ")", padding: "", items };
}
