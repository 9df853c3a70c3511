import { createHash } from "node:crypto";
import { escapeHtml } from "../markdown.js";
import { contentSecurityPolicy, type Frame, headHtml } from "../shell.js";

const style = `
body { max-width: 40rem; margin: 15vh auto; padding: 0 1rem; background: #ffffff; color: #1c2430; font: 1rem/1.6 system-ui, sans-serif }
a { color: #0b57c4 }
@media (prefers-color-scheme: dark) {
  body { background: #12161d; color: #e4e9f1 }
  a { color: #7fb2ff }
}
`;

/** Finds the site's root, for a host shows this page below any address: the nearest directory above with a start page. */
const script = `
(async () => {
  if (location.protocol === "file:") return;
  const steps = location.pathname.split("/").slice(0, -1);
  for (; steps.length > 0; steps.pop()) {
    const root = steps.join("/") + "/";
    const found = await fetch(root + "llms.txt", { method: "HEAD" }).then(({ ok }) => ok, () => false);
    if (!found) continue;
    const link = document.querySelector("a");
    link.href = root + "index.html";
    link.textContent = "Go to the start page";
    return;
  }
})();
`;

/** The page that a host shows for an address without a file. It stands alone: at any depth, it has to find the others. */
export function notFoundFile({ title }: Pick<Frame, "title">): string {
  const policy = contentSecurityPolicy({ "script-src": hashed(script), "style-src": hashed(style) });
  return `<!doctype html>
<html lang="en">
<head>
${headHtml(`Page not found · ${title}`, policy)}
<meta name="robots" content="noindex">
<style>${style}</style>
</head>
<body>
<main>
<h1>Page not found</h1>
<p>The docs of ${escapeHtml(title)} have no page at this address. It may have moved with a new version.</p>
<p><a href="./">Go up</a>, or remove the last part of the address.</p>
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** The source by which a policy permits one text inside of a page. */
function hashed(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
