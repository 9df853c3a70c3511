import { type PageGroup, resolveLink } from "./content.js";
import type { Model } from "./model.js";

/** Lists all pages in Markdown for agents, in the form of llmstxt.org. */
export function llmsText({ title, version, summary }: Model, groups: readonly PageGroup[]): string {
  const sections = groups.map((group) => {
    const lines = group.pages.map(
      (page) =>
        `- [${page.label ?? page.title}](${resolveLink(`page:${page.path}`, "llms", ".md")}): ${page.description}`,
    );
    return [`## ${group.title || "Overview"}`, lines.join("\n")].join("\n\n");
  });
  const files = "## Optional\n\n- [openapi.json](openapi.json): the complete document, OpenAPI 3.1";
  return `${[`# ${title} ${version}`, `> ${summary}`, ...sections, files].join("\n\n")}\n`;
}
