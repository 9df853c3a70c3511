import {
  isObject,
  listOperations,
  type OpenApiDocument,
  type Operation,
  readErrorCatalogue,
  valueAt,
} from "openapi-contract/document";
import { linkGuides, linkNames, operationAddress } from "./guide-links.js";
import { sideEffectText } from "./side-effects.js";

/** The page of all error codes, whose anchors are the codes. */
const errorCodesPage = "error-codes.html";

/**
 * Returns a copy of the document whose descriptions show readers what extensions hold: side effects, the official SDK's names,
 * the error codes and the exclusive parameters of each operation. Names of guides and operations, and error codes, become
 * links.
 */
export function annotate(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  const operations = listOperations(document);
  for (const operation of operations) {
    const target = valueAt(copy, operation.pointer);
    if (isObject(target)) target.description = `${operation.description.trim()}\n\n${operationNotes(operation)}`;
  }
  linkGuides(copy);
  const addresses: [string, string][] = [
    ...readErrorCatalogue(document).map(({ code }): [string, string] => [code, `${errorCodesPage}#${code}`]),
    ...operations.map((operation): [string, string] => [operation.operationId, operationAddress(operation)]),
  ];
  linkNames(copy, new Map(addresses));
  return copy;
}

function operationNotes({ sideEffects, regions, sdkOperations, errorCodes, excludes }: Operation): string {
  const code = (names: string[]) => names.map((name) => `\`${name}\``).join(", ");
  const notes = [`**Side effects:** ${sideEffectText[sideEffects]}`];
  if (regions.length > 0) notes.push(`**Regions:** ${code(regions)}`);
  if (excludes.length > 0) notes.push(`**Mutually exclusive:** ${excludes.map((side) => code(side)).join(" — ")}`);
  if (sdkOperations.length > 0) notes.push(`**In the official SDK:** ${code(sdkOperations)}`);
  if (errorCodes.length > 0) notes.push(`**[Error codes](${errorCodesPage}):** ${code(errorCodes)}`);
  return notes.join("\n\n");
}
