/**
 * Requires that `x-tagGroups` holds every tag exactly once, and no others: viewers omit a tag without a group.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function tagsGrouped() {
  return {
    Root(root, { report, location }) {
      const groups = Reflect.get(root, "x-tagGroups");
      const at = location.child("x-tagGroups");
      if (!Array.isArray(groups)) {
        report({
          message: "Document needs `x-tagGroups`, a list of groups with a name and tags.",
          location: location.key(),
        });
        return;
      }
      const isGroup = (/** @type {any} */ group) =>
        typeof group?.name === "string" && Array.isArray(group.tags) && group.tags.length > 0;
      if (!groups.every(isGroup)) {
        report({
          message: "Each group of `x-tagGroups` must have a name and a list of at least one tag.",
          location: at,
        });
        return;
      }
      const grouped = groups.flatMap((group) => group.tags);
      const names = (root.tags ?? []).map((/** @type {{ name: string }} */ { name }) => name);
      for (const name of names) {
        const count = grouped.filter((other) => other === name).length;
        if (count !== 1) {
          report({
            message: `Tag ${name} must be in exactly one group of \`x-tagGroups\`; it is in ${count}.`,
            location: at,
          });
        }
      }
      for (const name of grouped.filter((other) => !names.includes(other))) {
        report({ message: `\`x-tagGroups\` names ${name}, which is not a tag of the document.`, location: at });
      }
    },
  };
}
