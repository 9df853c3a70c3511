import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import MarkdownIt from "markdown-it";
import { type Block, type Page, resolveLink, slugOf } from "./content.js";

for (const [names, language] of [
  [["sh", "bash", "shell"], bash],
  [["json"], json],
  [["python"], python],
  [["ts", "js", "typescript", "javascript"], typescript],
  [["yaml"], yaml],
] as const) {
  for (const name of names) hljs.registerLanguage(name, language);
}

/** Renders Markdown of one page: links, addresses of headings, and tables that fit on a narrow screen. */
function rendererOf(page: string, links: ReadonlyMap<string, string>): (text: string) => string {
  const markdown = MarkdownIt({ highlight: codeHtml });
  const { rules } = markdown.renderer;
  const isValidLink = markdown.validateLink;
  markdown.validateLink = (url) => /^(page|file):/.test(url) || isValidLink(url);

  let isInLink = false;
  rules.link_open = (tokens, index, options, _env, self) => {
    isInLink = true;
    const token = tokens[index];
    token?.attrSet("href", resolveLink(String(token.attrGet("href") ?? ""), page, ".html"));
    return self.renderToken(tokens, index, options);
  };
  rules.link_close = (tokens, index, options, _env, self) => {
    isInLink = false;
    return self.renderToken(tokens, index, options);
  };
  rules.code_inline = (tokens, index) => {
    const text = tokens[index]?.content ?? "";
    const code = escapeHtml(text);
    const target = isInLink ? undefined : links.get(text);
    // Long names of fields break between their parts rather than inside of a word.
    if (target === undefined) return `<code>${isName ? code.replaceAll(".", ".<wbr>") : code}</code>`;
    return `<a href="${escapeHtml(resolveLink(target, page, ".html"))}"><code>${code}</code></a>`;
  };

  const anchors = new Map<string, number>();
  rules.heading_open = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet("id", anchorOf(tokens[index + 1]?.content ?? "", anchors));
    return self.renderToken(tokens, index, options);
  };
  rules.heading_close = (tokens, index, options, _env, self) => {
    const id = escapeHtml(String(tokens[index - 2]?.attrGet("id") ?? ""));
    const name = escapeHtml(plainText(tokens[index - 1]?.content ?? ""));
    return ` <a class="anchor" href="#${id}" aria-label="Link to ${name}">#</a>${self.renderToken(tokens, index, options)}`;
  };

  // On a narrow screen, the cells of a row stand below each other, each with the heading of its column.
  let columns: string[] = [];
  let column = 0;
  let isName = false;
  rules.table_open = (tokens, index, options, _env, self) => {
    columns = [];
    return `<div class="table">${self.renderToken(tokens, index, options)}`;
  };
  rules.table_close = () => "</table></div>\n";
  rules.tr_open = (tokens, index, options, _env, self) => {
    column = 0;
    return self.renderToken(tokens, index, options);
  };
  rules.th_open = (tokens, index, options, _env, self) => {
    columns.push(plainText(tokens[index + 1]?.content ?? ""));
    tokens[index]?.attrSet("scope", "col");
    return self.renderToken(tokens, index, options);
  };
  rules.td_open = (tokens, index, options, _env, self) => {
    isName = column === 0;
    tokens[index]?.attrSet("data-column", columns[column++] ?? "");
    return self.renderToken(tokens, index, options);
  };
  rules.td_close = (tokens, index, options, _env, self) => {
    isName = false;
    return self.renderToken(tokens, index, options);
  };
  return (text) => markdown.render(text);
}

function codeHtml(code: string, language: string): string {
  const isKnown = hljs.getLanguage(language) !== undefined;
  const marked = isKnown ? hljs.highlight(code, { language }).value : escapeHtml(code);
  // What scrolls must be reached by the keyboard, too.
  return `<pre tabindex="0"><code${isKnown ? ` data-language="${language}"` : ""}>${marked}</code></pre>`;
}

/** The address of a heading: that of its words, or its code as it is written, and a number if another one has the same. */
export function anchorOf(heading: string, used: Map<string, number>): string {
  const code = heading.match(/^`([\w.-]+)`$/)?.[1];
  const id = code ?? slugOf(plainText(heading));
  const count = used.get(id) ?? 0;
  used.set(id, count + 1);
  return count === 0 ? id : `${id}-${count + 1}`;
}

/** Returns Markdown without its marks. */
export function plainText(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .replace(/\\(.)/g, "$1")
    .trim();
}

/** Renders what a page says as HTML. */
export function pageHtml({ path, blocks }: Page, links: ReadonlyMap<string, string>): string {
  const markdown = rendererOf(path, links);
  let tabs = 0;
  const render = (block: Block): string => {
    if (typeof block === "string") return markdown(block);
    if ("contents" in block) return contentsMark;
    if ("kind" in block) return `<div class="${block.kind}">\n${markdown(block.markdown)}</div>\n`;
    const group = `tabs-${++tabs}`;
    const parts = block.tabs.map(({ label, blocks: own }, index) => {
      const id = `${group}-${index + 1}`;
      const input = `<input type="radio" name="${group}" id="${id}" data-label="${escapeHtml(label)}"${index === 0 ? " checked" : ""}>`;
      return `${input}<label for="${id}">${escapeHtml(label)}</label>\n<div class="tab">\n${own.map(render).join("")}</div>\n`;
    });
    return `<div class="tabs">\n${parts.join("")}</div>\n`;
  };
  const html = blocks.map(render).join("");
  return html.replace(contentsMark, () => contentsHtml(html));
}

/** Stands for the list of sections until they are rendered; a control character, which Markdown never renders. */
const contentsMark = "\u0000";

/** The list of a page's sections, by their headings. */
function contentsHtml(html: string): string {
  const headings = [...html.matchAll(/<h2 id="([^"]*)">(.*?) <a class="anchor"/g)];
  const items = headings.map(
    ([, id = "", text = ""]) => `<li><a href="#${id}">${text.replace(/<[^>]*>/g, "")}</a></li>`,
  );
  if (items.length === 0) return "";
  return `<nav class="contents" aria-label="On this page"><span>On this page</span><ul>${items.join("")}</ul></nav>\n`;
}

/** Writes a page as Markdown, whose links lead to the Markdown of other pages. */
export function pageMarkdown({ path, title, blocks }: Page): string {
  const write = (block: Block): string => {
    if (typeof block === "string") return block.trim();
    if ("contents" in block) return "";
    if ("kind" in block) return block.markdown.trim();
    return block.tabs.map(({ label, blocks: own }) => [`**${label}**`, ...own.map(write)].join("\n\n")).join("\n\n");
  };
  const text = [`# ${title}`, ...blocks.map(write).filter((part) => part !== "")].join("\n\n");
  return `${text.replace(/\]\(((?:page|file):[^)\s]+)\)/g, (_, link: string) => `](${resolveLink(link, path, ".md")})`)}\n`;
}

/** Writes text into HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Writes text into a cell of a Markdown table: on one line, and without an end of the cell. */
export function cell(text: string): string {
  return text.trim().replace(/\s+/g, " ").replaceAll("|", "\\|");
}

/** Writes a Markdown table; empty without rows. */
export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(columns), `|${columns.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

/** Writes a fenced block of code, with a fence that the code does not contain. */
export function fenced(code: string, language = ""): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([found]) => found.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n$/, "")}\n${fence}`;
}
