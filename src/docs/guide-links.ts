import { isObject, type JsonObject, type OpenApiDocument, type Operation } from "openapi-contract/document";

/** Returns the guides of a document: its tags without operations. */
export function guidesOf(document: OpenApiDocument): JsonObject[] {
  const tags: unknown = Reflect.get(document, "tags");
  return Array.isArray(tags) ? tags.filter(isObject).filter((tag) => tag["x-traitTag"] === true) : [];
}

/** Turns names of guides, which are in italics in descriptions, into links to pages of the docs. */
export function linkGuides(document: OpenApiDocument): void {
  const names = guidesOf(document).map(({ name }) => String(name));
  const addresses = new Map(names.map((name) => [name, `#/${pageOf(name)}`]));
  changeDescriptions(document, (text) => withLinks(text, addresses));
}

/** Turns names in italics into links. */
export function withLinks(text: string, addresses: ReadonlyMap<string, string>): string {
  return text.replace(/(?<![*\w])\*([^*\s][^*]*)\*(?!\*)/g, (match, italic: string) => {
    const name = italic.replace(/\s+/g, " ");
    const address = addresses.get(name);
    return address === undefined ? match : `[${name}](${address})`;
  });
}

/**
 * Turns names that are code in descriptions, such as error codes, into links.
 *
 * @param addresses - Where each name leads.
 */
export function linkNames(document: OpenApiDocument, addresses: ReadonlyMap<string, string>): void {
  changeDescriptions(document, (text) =>
    // What stands in a link or in a block of code stays.
    text.replace(/^```[\s\S]*?^```|\[[^\]]*\]\([^)]*\)|`([^`\n]+)`/gm, (match, name: string | undefined) => {
      const address = name === undefined ? undefined : addresses.get(name);
      return address === undefined ? match : `[${match}](${address})`;
    }),
  );
}

/** Returns the address of an operation in the viewer. */
export function operationAddress({ operationId, tags }: Operation): string {
  return `#/${pageOf(tags[0] ?? "")}/${operationId.toLowerCase()}`;
}

/** Changes every description of a document. */
function changeDescriptions(document: OpenApiDocument, change: (text: string) => string): void {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    if (typeof value.description === "string") value.description = change(value.description);
    for (const child of Object.values(value)) visit(child);
  };
  visit(document);
}

/** Returns the address of a tag's page, which the viewer derives from the tag's name. */
export function pageOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
