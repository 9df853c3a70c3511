import { stringify } from "yaml";
import { hashOf } from "../generate/hash.js";

/** File of checksums, in the form that `sha256sum --check` reads. */
export const checksumFile = "SHA256SUMS";

/** A file that readers of the site download. */
export interface Download {
  /** Path below the site's root. */
  path: string;
  /** What it is, in a few words. */
  what: string;
  text: string;
}

/**
 * The files for download: the document in both formats, and what else is given, with a file of their checksums.
 *
 * @param bundle - Text of the bundled document, which is offered byte by byte.
 * @param others - Other files.
 */
export function downloadsOf(bundle: string, others: readonly Download[] = []): Download[] {
  const files: Download[] = [
    { path: "openapi.json", what: "The document as one JSON file", text: bundle },
    { path: "openapi.yaml", what: "The document as one YAML file", text: yamlOf(bundle) },
    ...others,
  ];
  const sums = files.map(({ path, text }) => `${hashOf(text)}  ${path}\n`);
  return [
    ...files,
    { path: checksumFile, what: "SHA-256 of these files, for `sha256sum --check`", text: sums.join("") },
  ];
}

/** The bundle in YAML: references to parts of the document stay, for anchors would be copies. */
function yamlOf(bundle: string): string {
  return stringify(JSON.parse(bundle), { aliasDuplicateObjects: false, lineWidth: 120 });
}
