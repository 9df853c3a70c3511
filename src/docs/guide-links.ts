import { isObject, type JsonObject, type OpenApiDocument } from "openapi-contract/document";

/** The guides of a document: its tags that hold no operations. */
export function guidesOf(document: OpenApiDocument): JsonObject[] {
  const tags: unknown = Reflect.get(document, "tags");
  return Array.isArray(tags) ? tags.filter(isObject).filter((tag) => tag["x-traitTag"] === true) : [];
}

/** Turns the names of guides, which descriptions have in italics, into links to the pages of the docs. */
export function linkGuides(document: OpenApiDocument): void {
  const names = new Set(guidesOf(document).map(({ name }) => name));
  const linked = (text: string) =>
    text.replace(/(?<![*\w])\*([^*\s][^*]*)\*(?!\*)/g, (whole, italic: string) => {
      const name = italic.replace(/\s+/g, " ");
      return names.has(name) ? `[${name}](#/${pageOf(name)})` : whole;
    });
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    if (typeof value.description === "string") value.description = linked(value.description);
    for (const child of Object.values(value)) visit(child);
  };
  visit(document);
}

/** The address of a tag's page, as the viewer makes it of the tag's name. */
export function pageOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
