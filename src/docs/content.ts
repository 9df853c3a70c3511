/**
 * A part of a page: Markdown; Markdown of a kind that has a look of its own; alternatives, of which a reader sees one at a
 * time; or the list of the page's sections, which its Markdown does without.
 *
 * In Markdown, `page:guides/authentication#heading` leads to another page, and `file:openapi.json` to another file of the
 * site; both are relative to its root.
 */
export type Block =
  | string
  | { kind: BlockKind; markdown: string }
  | { tabs: readonly Tab[] }
  | { contents: "sections" };

/** Kinds of Markdown with a look of their own: a method with its path, a warning, and a list whose items stand side by side. */
export type BlockKind = "endpoint" | "note" | "doors";

/** One of several alternatives. */
export interface Tab {
  label: string;
  blocks: readonly Block[];
}

/** One page of the site, which is written as HTML and as Markdown. */
export interface Page {
  /** Path below the site's root without its ending, such as `guides/authentication`. */
  path: string;
  title: string;
  /** What the navigation calls it, if that is shorter. */
  label?: string;
  /** What the page is about, in one sentence of plain text. */
  description: string;
  /** What the page says below its title. */
  blocks: readonly Block[];
  /** What is noted beside its name, such as `new`. */
  mark?: string;
  /** Whether it lists entries that readers filter by typing. */
  isFiltered?: boolean;
}

/** Pages that belong together in the navigation. */
export interface PageGroup {
  /** Empty for the pages at the top. */
  title: string;
  pages: readonly Page[];
}

/** The path of a page or file, as a page in another directory refers to it. */
export function relativePath(from: string, to: string): string {
  return "../".repeat(from.split("/").length - 1) + to;
}

/**
 * Resolves a link of a page; links that do not lead to a part of the site stay as they are.
 *
 * @param from - Path of the page with the link.
 * @param ending - How the files end in which pages are written, such as `.html`.
 */
export function resolveLink(target: string, from: string, ending: string): string {
  const [, scheme, path = "", fragment = ""] = target.match(/^(page|file):([^#]*)(#.*)?$/) ?? [];
  if (scheme === undefined) return target;
  return relativePath(from, scheme === "page" ? path + ending : path) + fragment;
}

/** The address of a heading or a page, which is derived from its words. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
