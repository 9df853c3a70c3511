import { isObject, type JsonValue, type OpenApiDocument } from "openapi-contract/document";
import ts from "typescript";
import { escapeTags } from "./doc-comment.js";

/** Nodes whose comments are rewritten: types of requests and of responses may share some. */
const rewritten = new WeakSet<ts.Node>();

/**
 * Rewrites the doc comments of openapi-typescript, which puts descriptions into a tag: editors show only
 * the text before the first tag. The nodes are modified.
 */
export function rewriteComments(node: ts.Node): void {
  if (rewritten.has(node)) return;
  rewritten.add(node);
  const comments = ts.getSyntheticLeadingComments(node);
  if (comments) {
    const texts = comments.map((comment) => ({ ...comment, text: rewriteComment(comment.text) }));
    ts.setSyntheticLeadingComments(node, texts);
  }
  ts.forEachChild(node, rewriteComments);
}

/** Rewrites the text of a comment, without its slashes: description, format, tags. */
export function rewriteComment(text: string): string {
  const blocks: string[][] = [];
  // A note of the library about itself does not help a caller.
  const content = text.replace(/^\*/, "").replaceAll(" (enum property replaced by openapi-typescript)", "");
  for (const line of content.trim().split("\n")) {
    const content = line.replace(/^\s*\* ?/, "").trimEnd();
    // The library indents the lines of a text after its first one.
    if ((content === "" || /^ {4}/.test(content)) && blocks.length > 0) blocks.at(-1)?.push(content.slice(4));
    else blocks.push([content.trimStart()]);
  }
  const isTag = ([first = ""]: string[]) => /^@(deprecated|description|default|example|constant|enum)\b/.test(first);
  const isDescription = ([first = ""]: string[]) => first.startsWith("@description");
  const description = blocks.find(isDescription) ?? [];
  // A title repeats the name of its schema: it is used only without a description.
  const titles = blocks.filter((block) => !isTag(block));
  const isFormat = ([first = ""]: string[]) => first.startsWith("Format: ");
  const prose = description.length > 0 ? titles.filter(isFormat) : titles;
  const tags = blocks.filter((block) => isTag(block) && !isDescription(block));
  const own = description.map((line, index) => (index === 0 ? line.replace(/^@description\s*/, "") : line));
  const paragraphs = [own, prose.flat()].filter((lines) => lines.length > 0);
  const lines = [
    ...paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ["", ...paragraph])),
    ...(paragraphs.length > 0 && tags.length > 0 ? [""] : []),
    ...tags.flatMap(([first = "", ...rest]) => [first, ...rest]),
  ];
  if (lines.length === 1) return `* ${lines[0]} `;
  return `*\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n `;
}

/** Keywords whose texts become comments. */
const commented = new Set(["title", "summary", "description", "default", "example", "examples"]);

/** Copies the document with tags of comments escaped in its texts. */
export function withoutTags(document: OpenApiDocument): OpenApiDocument {
  const copy = (value: JsonValue, isText: boolean): JsonValue => {
    if (typeof value === "string") return isText ? escapeTags(value) : value;
    if (Array.isArray(value)) return value.map((item) => copy(item, isText));
    if (!isObject(value)) return value;
    // `fromEntries` also keeps a property named `__proto__`.
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, copy(member, isText || isTextOf(name, member))]),
    );
  };
  // A document is JSON by construction; its interface only names the parts that are used most.
  return copy(document as unknown as JsonValue, false) as unknown as OpenApiDocument;
}

/** Whether a member of an object is text for readers: a property of a schema that has such a name is an object. */
function isTextOf(name: string, value: JsonValue): boolean {
  return commented.has(name) && (!isObject(value) || name === "default" || name === "example");
}
