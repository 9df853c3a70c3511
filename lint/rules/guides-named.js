/** Links to pages of the docs: inline links and definitions of Markdown, and links of HTML. */
const links = /\]\(\s*<?#|^\s*\[[^\]]+\]:\s*<?#|href\s*=\s*["']?#/im;

/**
 * Requires that descriptions name guides in italics, use italics for nothing else, and never link to pages of the docs, which
 * exist only there. A guide is a tag with `x-traitTag`.
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
      // Code is not Markdown.
      const prose = text.replace(/^```.*?^```/gms, "").replace(/`[^`]*`/g, "");
      if (links.test(prose)) {
        report({
          message: "Links to pages of the docs do not work outside the docs: name the guide in italics instead.",
          location: at,
        });
      }
      for (const [, italic = ""] of prose.matchAll(/(?<![*\w])\*([^*\s][^*]*)\*(?!\*)/g)) {
        const name = italic.replace(/\s+/g, " ");
        if (!guides.has(name))
          report({
            message: `"${name}" is in italics, but is not the name of a guide: correct the name, or remove the italics.`,
            location: at,
          });
      }
      if (/(?<![\w_])_(?![\s_])[^_]+(?<!\s)_(?![\w_])/.test(prose)) {
        report({ message: "Italics must name a guide and be written with asterisks: `*name*`.", location: at });
      }
      const flat = prose.replace(/\s+/g, " ");
      for (const name of guides) {
        if (!flat.includes(`guide ${name}`)) continue;
        report({
          message: `The guide name "${name}" must be in italics, so that the docs can link it.`,
          location: at,
        });
      }
    },
  };
}
