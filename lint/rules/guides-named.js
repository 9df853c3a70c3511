/** Links to pages of the docs: in Markdown, by a definition of Markdown, and in HTML. */
const links = /\]\(\s*<?#|^\s*\[[^\]]+\]:\s*<?#|href\s*=\s*["']?#/im;

/**
 * Descriptions name guides in italics and never link to pages of the docs, which only the docs have. What is in italics is
 * a guide: a tag with `x-traitTag`.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function guidesNamed() {
  /** @type {Set<string>} */
  let guides = new Set();
  return {
    Root(root) {
      const tags = /** @type {object[]} */ (root.tags ?? []).filter((tag) => Reflect.get(tag, "x-traitTag") === true);
      guides = new Set(tags.map((tag) => Reflect.get(tag, "name")));
    },
    any(node, { report, location, resolve }) {
      const description = Reflect.get(Object(node), "description");
      const text = description?.$ref === undefined ? description : resolve(description).node;
      if (typeof text !== "string") return;
      const at = location.child("description");
      // What stands in code is no Markdown.
      const prose = text.replace(/^```.*?^```/gms, "").replace(/`[^`]*`/g, "");
      if (links.test(prose)) {
        report({
          message: "A link to a page of the docs works nowhere else: name the guide in italics.",
          location: at,
        });
      }
      for (const [, italic = ""] of prose.matchAll(/(?<![*\w])\*([^*\s][^*]*)\*(?!\*)/g)) {
        const name = italic.replace(/\s+/g, " ");
        if (!guides.has(name)) report({ message: `Italics name guides, and "${name}" is not one.`, location: at });
      }
      if (/(?<![\w_])_(?![\s_])[^_]+(?<!\s)_(?![\w_])/.test(prose)) {
        report({ message: "Italics name guides and are written with asterisks.", location: at });
      }
      const flat = prose.replace(/\s+/g, " ");
      for (const name of guides) {
        if (!flat.includes(`guide ${name}`)) continue;
        report({
          message: `The name of the guide "${name}" must be in italics: the docs make a link of it.`,
          location: at,
        });
      }
    },
  };
}
