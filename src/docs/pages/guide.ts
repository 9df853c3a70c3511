import type { Page } from "../content.js";
import { plainText } from "../markdown.js";
import type { Guide } from "../model.js";

/** The page of a guide, which stands in Markdown in the document. */
export function guidePage({ name, path, markdown }: Guide): Page {
  const first = markdown.split(/\n{2,}/).find((part) => /^[\p{L}*`[]/u.test(part)) ?? name;
  const [sentence = first] = plainText(first.replace(/\s+/g, " ")).match(/^.*?[.!?](?= |$)/) ?? [];
  return { path, title: name, description: sentence, blocks: [markdown] };
}
