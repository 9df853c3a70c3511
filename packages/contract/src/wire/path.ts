import { decodePercent } from "./percent-encoding.js";
import { templatePattern } from "./template.js";

/** Returns the path of a URL without query, host and base path. */
export function pathOf(url: string, basePath: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

/** Reads what stands for the parameters of a path in a URL that ends with that path, decoded. */
export function pathValuesOf(template: string, url: string): { [parameter: string]: string } {
  const { names, source } = templatePattern(template, "[^/]*");
  const match = new RegExp(`${source}$`).exec(pathOf(url, ""));
  return Object.fromEntries(names.map((name, index) => [name, decodePercent(match?.[index + 1] ?? "")]));
}
