import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import MiniSearch from "minisearch";
import type { Page } from "./content.js";
import { anchorOf, pageMarkdown, plainText } from "./markdown.js";

/** How the index is made; `assets/site.js` reads it with the same fields. */
const searchOptions = { fields: ["page", "heading", "text"], storeFields: ["url", "page", "heading"] };

/** A part of a page that a search finds. */
interface Section {
  id: number;
  /** Address below the site's root. */
  url: string;
  /** Title of the page; of an entry that has an address of its own, such as an error code, what it is called and means. */
  page: string;
  /** Heading of the part; empty for the beginning of the page, and for such an entry. */
  heading: string;
  text: string;
}

/** Writes the search of the site as scripts: the library, and the index of all pages, which work from `file://`, too. */
export async function searchFiles(pages: readonly Page[]): Promise<Map<string, string>> {
  const index = new MiniSearch<Section>(searchOptions);
  index.addAll(pages.flatMap(sectionsOf).map((section, id) => ({ ...section, id })));
  return new Map([
    ["assets/minisearch.js", await library()],
    ["assets/search-index.js", `globalThis.searchIndex = ${JSON.stringify(JSON.stringify(index))};\n`],
  ]);
}

async function library(): Promise<string> {
  const require = createRequire(import.meta.url);
  const path = require.resolve("minisearch").replace(/dist.*$/, "");
  const text = await readFile(join(path, "dist/umd/index.js"), "utf8");
  // Its map is not part of the site.
  return text.replace(/^\/\/# sourceMappingURL=.*\n?/m, "");
}

/** The parts of a page: what stands below each of its headings. */
function sectionsOf(page: Page): Omit<Section, "id">[] {
  const name = page.label !== undefined && page.label !== page.title ? `${page.label} ${page.title}` : page.title;
  const anchors = new Map<string, number>();
  const sections: { heading: string; anchor: string; lines: string[] }[] = [{ heading: "", anchor: "", lines: [] }];
  let fence = "";
  for (const line of pageMarkdown(page).split("\n").slice(1)) {
    const [, mark] = line.match(/^(`{3,})/) ?? [];
    if (mark !== undefined && (fence === "" || line === fence)) fence = fence === "" ? mark : "";
    const [, heading] = fence === "" ? (line.match(/^#{1,4} (.*)$/) ?? []) : [];
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ heading: plainText(heading), anchor: `#${anchorOf(heading, anchors)}`, lines: [] });
  }
  return sections.map(({ heading, anchor, lines }) => ({
    url: `${page.path}.html${anchor}`,
    ...(page.isFiltered && anchor === `#${heading}` ? entryOf(heading, lines) : { page: name, heading }),
    text: plainText(
      lines
        .filter((line) => !line.startsWith("|---"))
        .join(" ")
        .replaceAll("|", " "),
    ),
  }));
}

/** What a search calls an entry of a page of entries: its name with its first sentences, which say what it means. */
function entryOf(name: string, lines: readonly string[]): Pick<Section, "page" | "heading"> {
  const meaning = plainText(lines.find((line) => line.trim() !== "") ?? "");
  return { page: meaning === "" ? name : `${name} – ${meaning}`, heading: "" };
}
