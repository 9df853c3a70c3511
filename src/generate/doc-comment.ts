/** Maximum width of the text of a doc comment, in characters. */
const width = 110;

/** A tag of a doc comment, such as `@throws`, with what follows it. */
export interface DocTag {
  tag: "default" | "deprecated" | "example" | "param" | "returns" | "see" | "throws";
  text: string;
}

/** Returns the tag of a deprecated element. */
export function deprecation(deprecated: boolean): DocTag[] {
  return deprecated ? [{ tag: "deprecated", text: "" }] : [];
}

/** Fences code for a doc comment. */
export function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

/**
 * Formats blocks as a doc comment, with an empty line between prose blocks and none between tags. Text is escaped, so that it
 * is never read as a tag or as the end of the comment.
 */
export function docComment(blocks: readonly (string | DocTag)[], indent = ""): string {
  const lines = blocks.flatMap((block, index, all) => {
    const wrapped = typeof block === "string" ? wrap(escapeTags(block.trim())) : tagLines(block);
    if (wrapped.length === 0) return [];
    const isTight = index === 0 || (typeof block !== "string" && typeof all[index - 1] !== "string");
    return isTight ? wrapped : ["", ...wrapped];
  });
  // The previous block may have been empty.
  if (lines[0] === "") lines.shift();
  const safe = lines.map((line) => line.replaceAll("*/", "*\\/").replace(controls, " "));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** Characters that end a line, or turn the direction of text, where code is read. */
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Escapes, with a backslash as in TSDoc, what TypeScript would read as a tag: an @ at the start of a line, after a space or in
 * a brace, in code, too. Links are not escaped.
 */
export function escapeTags(text: string): string {
  return text.replace(/(?<!\S)@|(?<=\{)@(?!link(code|plain)?\b)/g, "\\@");
}

/** Escapes a brace at the start of the text of a tag that takes a type. */
function withoutType(text: string): string {
  return text.replace(/^\{/, "\\{");
}

function tagLines({ tag, text }: DocTag): string[] {
  const escaped = tag === "returns" ? withoutType(escapeTags(text.trim())) : escapeTags(text.trim());
  if (escaped.startsWith("```")) return [`@${tag}`, ...escaped.split("\n")];
  return wrap(`@${tag} ${escaped}`.trim());
}

/** Wraps paragraphs and list items at the width; list items continue indented. Fenced code is not changed. */
function wrap(block: string): string[] {
  if (block === "") return [];
  const lines: string[] = [];
  let prose: string[] = [];
  let fence = "";
  const endProse = () => {
    if (prose.length > 0) lines.push(...wrapProse(prose.join("\n").trim()));
    if (prose.length > 1 && prose.at(-1)?.trim() === "") lines.push("");
    prose = [];
  };
  for (const line of block.split("\n")) {
    const mark = line.match(/^\s*(```|~~~)/)?.[1] ?? "";
    if (fence === "" && mark === "") {
      // An empty line after code is kept.
      if (prose.length === 0 && lines.length > 0 && line.trim() === "") lines.push("");
      else prose.push(line);
      continue;
    }
    endProse();
    lines.push(line);
    if (fence === "") fence = mark;
    else if (mark === fence) fence = "";
  }
  endProse();
  return lines;
}

function wrapProse(text: string): string[] {
  return text.split(/\n\s*\n/).flatMap((paragraph, index) => {
    const items = paragraph.split(/\n(?=\s*[-*] |\s*\|)/).map((item) => item.replace(/\s+/g, " ").trim());
    // Without the empty line, the text would continue the previous paragraph, list or table.
    return [...(index > 0 ? [""] : []), ...items.flatMap(wrapItem)];
  });
}

function wrapItem(text: string): string[] {
  const indent = /^[-*] /.test(text) ? "  " : "";
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Returns the first sentence of a text, on one line and with a full stop. */
export function firstSentence(text: string): string {
  const [paragraph = ""] = text.trim().split(/\n\s*\n/);
  const line = paragraph.replace(/\s+/g, " ").trim();
  return (line.match(/^.*?[.;](?=\s|$)/)?.[0] ?? line).replace(/[;:]$/, ".");
}
