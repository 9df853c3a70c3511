import type { JsonValue } from "../document/document.js";
import { type HttpResponse, headerOf } from "../exchange.js";
import { decodeContent } from "./content-coding.js";
import { readJson } from "./text.js";

/** How long a shortened name must be to be recognised, in letters and digits. */
const shortestName = 10;

/**
 * Returns the names in a response that are forms of another one: a server that shortens a name, or changes its case or its
 * blanks, says in its response which name it stored.
 */
export function renamedIn(response: HttpResponse, name: string): string[] {
  const body = readJson(decodeContent(response.body, response.headers) ?? response.body);
  const segments = (headerOf(response.headers, "Location") ?? "").split(/[/?#]/).map(decoded);
  const texts = new Set([...("value" in body ? textsIn(body.value) : []), ...segments]);
  return [...texts].filter((text) => text !== name && isVariantOf(text, name));
}

/** Whether a text is a name that was shortened, or whose case or separators were changed. */
function isVariantOf(text: string, name: string): boolean {
  const [shorter, longer] = [text, name].map((each) => each.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
  // A shorter beginning may be the name of something that others created.
  return shorter !== undefined && shorter.length >= shortestName && longer?.startsWith(shorter) === true;
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
