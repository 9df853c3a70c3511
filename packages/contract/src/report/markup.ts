import { printable } from "./wording.js";

/** HTML that is safe to insert into a page. */
export class Markup {
  /** @param text - HTML that is not escaped: made by {@link html} or trusted. */
  constructor(readonly text: string) {}
}

/** A value of a template: strings and numbers are escaped, markup is inserted as it is, `undefined` is left out. */
export type MarkupValue = string | number | undefined | Markup | readonly MarkupValue[];

/** Renders a template of HTML; values are escaped for content and for attributes in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(strings.map((part, index) => part + markupOf(values[index])).join(""));
}

/** Embeds data for the script of a page. */
export function dataScript(id: string, data: unknown): Markup {
  // Escaped, so that no string of the data ends the element.
  const text = JSON.stringify(data).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return html`<script type="application/json" id="${id}">${new Markup(text)}</script>`;
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
