import { isObject, type JsonObject, type OpenApiDocument } from "openapi-contract/document";

/** Returns the guides of a document: its tags without operations. */
export function guidesOf(document: OpenApiDocument): JsonObject[] {
  const tags: unknown = Reflect.get(document, "tags");
  return Array.isArray(tags) ? tags.filter(isObject).filter((tag) => tag["x-traitTag"] === true) : [];
}

/** Turns names of guides, which are in italics in descriptions, into links to pages of the docs. */
export function linkGuides(document: OpenApiDocument): void {
  const names = new Set(guidesOf(document).map(({ name }) => name));
  const linked = (text: string) =>
    text.replace(/(?<![*\w])\*([^*\s][^*]*)\*(?!\*)/g, (match, italic: string) => {
      const name = italic.replace(/\s+/g, " ");
      return names.has(name) ? `[${name}](#/${pageOf(name)})` : match;
    });
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    if (typeof value.description === "string") value.description = linked(value.description);
    for (const child of Object.values(value)) visit(child);
  };
  visit(document);
}

/** Returns the address of a tag's page, which the viewer derives from the tag's name. */
export function pageOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
