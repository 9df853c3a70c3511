import {
  type ErrorCodeEntry,
  isObject,
  listOperations,
  type OpenApiDocument,
  type Operation,
  readErrorCatalogue,
} from "openapi-contract/document";
import { slugOf } from "./content.js";
import { guidesOf, withLinks } from "./guide-links.js";
import { type Sample, samplesOf } from "./samples/index.js";

/** A guide: a tag of the document that holds no operations. */
export interface Guide {
  name: string;
  /** Path of its page below the site's root, without its ending. */
  path: string;
  markdown: string;
}

/** Operations that belong together, by their tag. */
export interface OperationGroup {
  title: string;
  operations: readonly Operation[];
}

/** What the pages show of a document, read once. */
export interface Model {
  document: OpenApiDocument;
  title: string;
  version: string;
  /** In one sentence. */
  summary: string;
  /** In Markdown, with links. */
  description: string;
  guides: readonly Guide[];
  groups: readonly OperationGroup[];
  /** All operations, in the order of their groups. */
  operations: readonly Operation[];
  codes: readonly ErrorCodeEntry[];
  /** Samples of each operation, by its pointer. */
  samples: ReadonlyMap<string, readonly Sample[]>;
  /** Pages that names in code lead to: operations and error codes. */
  links: ReadonlyMap<string, string>;
  /** Turns names of guides in italics into links to their pages. */
  linked(text: string): string;
}

/** Reads what the pages show of a document. */
export function readModel(document: OpenApiDocument): Model {
  const guides = guidesOf(document).map((tag): Guide => {
    const name = String(tag.name);
    return { name, path: `guides/${slugOf(name)}`, markdown: String(tag.description ?? "") };
  });
  const byName = new Map(guides.map(({ name, path }) => [name, `page:${path}`]));
  const linked = (text: string) => withLinks(text, byName);
  const groups = groupsOf(document, new Set(byName.keys()));
  const codes = readErrorCatalogue(document);
  const operations = groups.flatMap((group) => group.operations);
  const { title, version, summary, description } = Object.assign({ summary: "", description: "" }, document.info);
  return {
    document,
    title,
    version,
    summary,
    description: linked(description),
    guides: guides.map((guide) => ({ ...guide, markdown: linked(guide.markdown) })),
    groups,
    operations,
    codes,
    samples: new Map(operations.map((operation) => [operation.pointer, samplesOf(document, operation)])),
    links: new Map([
      ...operations.map(({ operationId }): [string, string] => [operationId, `page:${operationPath(operationId)}`]),
      ...codes.map(({ code }): [string, string] => [code, `page:error-codes#${code}`]),
    ]),
    linked,
  };
}

/** Path of an operation's page, without its ending. An operation without an id is named by its method and path. */
export function operationPath(operationId: string): string {
  return `operations/${/^[\w.-]+$/.test(operationId) ? operationId : slugOf(operationId)}`;
}

/** Groups operations by their first tag, in the order of the tags; those without a tag come last. */
function groupsOf(document: OpenApiDocument, guides: ReadonlySet<string>): OperationGroup[] {
  const tags: unknown = Reflect.get(document, "tags");
  const declared = (Array.isArray(tags) ? tags.filter(isObject) : []).map(({ name }) => String(name));
  const byTag = new Map<string, Operation[]>();
  for (const name of declared) if (!guides.has(name)) byTag.set(name, []);
  for (const operation of listOperations(document)) {
    const [tag = "Other operations"] = operation.tags;
    byTag.set(tag, [...(byTag.get(tag) ?? []), operation]);
  }
  return [...byTag]
    .filter(([, operations]) => operations.length > 0)
    .map(([title, operations]) => ({ title, operations }));
}
