import { printable } from "./wording.js";

/** A piece of HTML that is safe to stand in a page. */
export class Markup {
  /** @param text - HTML as it is; only {@link html} and whoever holds trusted text make one. */
  constructor(readonly text: string) {}
}

/** What can stand in a template: texts and numbers are escaped, markup stands as it is, `undefined` is nothing. */
export type MarkupValue = string | number | undefined | Markup | readonly MarkupValue[];

/** A template for HTML that escapes all that it is given, for content and for attributes in double quotes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(strings.map((part, index) => part + markupOf(values[index])).join(""));
}

function markupOf(value: MarkupValue): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(markupOf).join("");
  return escapeHtml(printable(String(value)));
}

const references: { [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => references[character] ?? character);
}
