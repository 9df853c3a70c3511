import type { Page } from "../content.js";
import type { Download } from "../downloads.js";
import type { ShippedPackage } from "../licences.js";
import { tableOf } from "../markdown.js";

/** The page of files for download, and of the licences of what the site contains. */
export function downloadsPage(downloads: readonly Download[], shipped: readonly ShippedPackage[]): Page {
  const files = downloads.map(({ path, what, text }) => [`[${path}](file:${path})`, what, sizeText(text)]);
  const licences = shipped.map(({ name, package: id, licence, texts }) => {
    const links = [...texts.keys()].map((path) => `[${path.slice(path.lastIndexOf("/") + 1)}](file:${path})`);
    return [name, `\`${id}\``, licence, links.join(", ")];
  });
  return {
    path: "downloads",
    title: "Downloads",
    description: "The document as JSON and YAML, checksums, and the licences of what this site contains.",
    blocks: [
      tableOf(["File", "What it is", "Size"], files),
      "## Licences",
      "This site contains code of others, which needs no network and sends nothing anywhere by itself.",
      tableOf(["Name", "Package", "Licence", "Texts"], licences),
    ],
  };
}

function sizeText(text: string): string {
  const bytes = Buffer.byteLength(text);
  return bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} kB`;
}
