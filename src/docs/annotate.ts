import {
  type ErrorCodeEntry,
  isObject,
  type JsonValue,
  listOperations,
  type OpenApiDocument,
  type Operation,
  readErrorCatalogue,
  type SideEffects,
  valueAt,
} from "openapi-contract/document";
import { guidesOf, linkGuides, linkNames, operationAddress, pageOf } from "./guide-links.js";

/** Name of the page that lists all error codes; guides link to it. */
const errorCodesPage = "Error codes";

/** Titles of the sections, by the prefix of their codes. */
const sources: { [prefix: string]: string } = {
  FRS: "Codes of the service",
  APIG: "Codes of the gateway",
  IAM: "Codes of the identity service",
};

const sideEffectText: { [effect in SideEffects]: string } = {
  none: "None: the call is safe to repeat.",
  billable: "The call is charged if it succeeds.",
  writes: "The call changes stored data.",
  credentials: "The call issues credentials, which stay valid until they expire. Refused calls can lock the account.",
};

/** Options of {@link annotate}. */
export interface Annotations {
  /** Address of a page of all error codes, whose anchors are the codes. Without it, the document gets such a page itself. */
  errorCodesPage?: string;
}

/**
 * Returns a copy of the document whose descriptions show readers what extensions hold: side effects, the official
 * SDK's names, the error codes and the exclusive parameters of each operation, and a page of all error codes. Names of
 * guides become links.
 */
export function annotate(document: OpenApiDocument, { errorCodesPage: ownPage }: Annotations = {}): OpenApiDocument {
  const copy = structuredClone(document);
  for (const operation of listOperations(document)) {
    const target = valueAt(copy, operation.pointer);
    if (isObject(target))
      target.description = `${operation.description.trim()}\n\n${operationNotes(operation, ownPage)}`;
  }
  linkGuides(copy);
  const catalogue = readErrorCatalogue(document);
  if (ownPage !== undefined) {
    const codes = catalogue.map(({ code }): [string, string] => [code, `${ownPage}#${code}`]);
    const operations = listOperations(document).map((each): [string, string] => [
      each.operationId,
      operationAddress(each),
    ]);
    linkNames(copy, new Map([...codes, ...operations]));
  } else if (catalogue.length > 0) insertPage(copy, errorCodesPage, errorCodes(catalogue));
  return copy;
}

function operationNotes(
  { sideEffects, sdkOperations, errorCodes: codes, excludes }: Operation,
  ownPage: string | undefined,
): string {
  const code = (names: string[]) => names.map((name) => `\`${name}\``).join(", ");
  const notes = [`**Side effects:** ${sideEffectText[sideEffects]}`];
  if (excludes.length > 0) notes.push(`**Mutually exclusive:** ${excludes.map((side) => code(side)).join(" — ")}`);
  if (sdkOperations.length > 0) notes.push(`**In the official SDK:** ${code(sdkOperations)}`);
  if (codes.length > 0)
    notes.push(`**[${errorCodesPage}](${ownPage ?? `#/${pageOf(errorCodesPage)}`}):** ${code(codes)}`);
  return notes.join("\n\n");
}

/** Inserts a page after the guides, which are tags without operations. */
function insertPage(document: OpenApiDocument, name: string, description: string): void {
  const tags: unknown = Reflect.get(document, "tags");
  const list: JsonValue[] = Array.isArray(tags) ? tags : [];
  const firstTag = list.findIndex((tag) => isObject(tag) && tag["x-traitTag"] !== true);
  list.splice(firstTag < 0 ? list.length : firstTag, 0, { name, "x-traitTag": true, description });
  Reflect.set(document, "tags", list);
  const groups: unknown = Reflect.get(document, "x-tagGroups");
  const guides = guidesOf(document).map((guide) => guide.name);
  for (const group of Array.isArray(groups) ? groups : []) {
    // The viewer omits a page that is not in a group.
    if (Array.isArray(group.tags) && group.tags.some((tag: unknown) => guides.includes(String(tag))))
      group.tags.push(name);
  }
}

function errorCodes(catalogue: ErrorCodeEntry[]): string {
  const prefixes = [...Object.keys(sources), ...catalogue.map(({ code }) => code.split(".")[0] ?? "")];
  const sections = [...new Set(prefixes)].map((prefix) => {
    const entries = catalogue.filter(({ code }) => code.startsWith(`${prefix}.`));
    const rows = entries.map(
      ({ code, status, fault, meaning, cause, remedy, retryable }) =>
        `| \`${code}\` | ${status.join(", ")} | ${fault} | ${cell(meaning)} ${cell(cause)} | ${cell(remedy)}${retryable ? " Can be retried." : ""} |`,
    );
    return `## ${sources[prefix] ?? prefix}\n\n| Code | Status | At fault | Meaning | What to do |\n|---|---|---|---|---|\n${rows.join("\n")}`;
  });
  return `All documented codes; the service may add new ones at any time.\n\n${sections.join("\n\n")}\n`;
}

/** Writes text into a cell of a Markdown table. */
function cell(text: string): string {
  return text.trim().replace(/\s+/g, " ").replaceAll("|", "\\|");
}
