import { type Page, type PageGroup, relativePath } from "./content.js";
import { escapeHtml } from "./markdown.js";

/** Pages that are not written from Markdown: their paths below the site's root, and what the navigation calls them. */
export const viewers = [
  ["reference.html", "Reference"],
  ["try-it.html", "Try it"],
] as const;

/** What the pages of a site have in common. */
export interface Frame {
  /** Title of the document. */
  title: string;
  version: string;
  groups: readonly PageGroup[];
}

/**
 * What a page may load: files of the site, and nothing of another origin.
 *
 * @param more - Sources of a directive beside or in place of these, by its name.
 */
export function contentSecurityPolicy(more: { readonly [directive: string]: string } = {}): string {
  const directives = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    ...more,
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}

/** The beginning of the head of any page, with its policy. */
export function headHtml(title: string, policy: string): string {
  return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">`;
}

/** The header of any page of the site, with links to its main parts. */
export function headerHtml({ title }: Pick<Frame, "title">, path: string): string {
  const link = (to: string, name: string) => {
    const isHere = to === path;
    return `<a href="${relativePath(path, to)}"${isHere ? ' aria-current="page"' : ""}>${escapeHtml(name)}</a>`;
  };
  // A viewer has a navigation of its own; that of the pages is on the first one.
  const pages = viewers.some(([to]) => to === path) ? "index.html#pages" : "#pages";
  return `<header class="site">
<a class="brand" href="${relativePath(path, "index.html")}">${escapeHtml(title)}</a>
<a class="menu" href="${pages}">Menu</a>
<search class="search" hidden></search>
<nav aria-label="Viewers">${viewers.map(([to, name]) => link(to, name)).join(" ")}</nav>
</header>`;
}

/** Writes a page of the site: its content, between the navigation and the links to its neighbours. */
export function pageFile(page: Page, content: string, frame: Frame): string {
  const { path, title, description, isFiltered = false } = page;
  const asset = (name: string) => relativePath(path, `assets/${name}`);
  const twin = relativePath(path, `${path}.md`);
  const isStart = path === "index";
  return `<!doctype html>
<html lang="en">
<head>
${headHtml(isStart ? `${frame.title} ${frame.version}` : `${title} · ${frame.title}`, contentSecurityPolicy())}
<meta name="description" content="${escapeHtml(description)}">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${asset("site.css")}">
<link rel="alternate" type="text/markdown" href="${twin}">
<script defer src="${asset("site.js")}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
${headerHtml(frame, `${path}.html`)}
<div class="columns">
<main id="content"${isFiltered ? " data-filter" : ""}>
<h1>${escapeHtml(title)}${page.mark === undefined ? "" : ` <span class="mark">${escapeHtml(page.mark)}</span>`}</h1>
${content}${neighbours(path, frame)}
<footer><a href="${twin}">This page as Markdown</a> · Document version ${escapeHtml(frame.version)}</footer>
</main>
<nav id="pages" class="pages" aria-label="Pages">
${frame.groups.map((group) => groupHtml(group, path)).join("\n")}
</nav>
</div>
</body>
</html>
`;
}

function groupHtml({ title, pages }: PageGroup, path: string): string {
  const heading = title === "" ? "" : `<h2>${escapeHtml(title)}</h2>`;
  const items = pages.map((page) => {
    const here = page.path === path ? ' aria-current="page"' : "";
    const mark = page.mark === undefined ? "" : ` <span class="mark">${escapeHtml(page.mark)}</span>`;
    const href = relativePath(path, `${page.path}.html`);
    return `<li><a href="${href}"${here}>${escapeHtml(page.label ?? page.title)}</a>${mark}</li>`;
  });
  return `${heading}<ul>${items.join("")}</ul>`;
}

/** Links to the pages before and after this one. */
function neighbours(path: string, { groups }: Frame): string {
  const pages = groups.flatMap((group) => group.pages);
  const at = pages.findIndex((page) => page.path === path);
  const link = (page: Page | undefined, rel: "prev" | "next") =>
    page === undefined || at < 0
      ? ""
      : `<a rel="${rel}" href="${relativePath(path, `${page.path}.html`)}"><span>${rel === "prev" ? "Previous" : "Next"}</span> ${escapeHtml(page.label ?? page.title)}</a>`;
  return `<nav class="neighbours" aria-label="Neighbours">${link(pages[at - 1], "prev")}${link(pages[at + 1], "next")}</nav>`;
}
