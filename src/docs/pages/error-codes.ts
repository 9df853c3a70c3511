import type { ErrorCodeEntry, Fault, Operation } from "openapi-contract/document";
import type { Block, Page } from "../content.js";
import type { Model } from "../model.js";

/** Titles of the sections, by the prefix of their codes. */
const sources: { readonly [prefix: string]: string } = {
  FRS: "Codes of the service",
  APIG: "Codes of the gateway",
  IAM: "Codes of the identity service",
};

/** What a code says is at fault, as readers are told. */
const faultText: { readonly [fault in Fault]: string } = {
  request: "the form of the request",
  content: "the content of the request, such as the image",
  state: "what is stored, or is not",
  credentials: "the credentials",
  account: "the account or its services",
  load: "too many requests",
  server: "the service",
};

/** The page of all error codes, each with an address of its own. */
export function errorCodesPage({ codes, operations }: Model): Page | undefined {
  if (codes.length === 0) return undefined;
  const prefixes = [...new Set([...Object.keys(sources), ...codes.map(({ code }) => code.split(".")[0] ?? "")])];
  const sections = prefixes.flatMap((prefix): Block[] => {
    const entries = codes.filter(({ code }) => code.startsWith(`${prefix}.`));
    if (entries.length === 0) return [];
    return [`## ${sources[prefix] ?? prefix}`, ...entries.map((entry) => entryText(entry, operations))];
  });
  return {
    path: "error-codes",
    title: "Error codes",
    description: `All ${codes.length} documented error codes: meaning, cause, remedy, and the operations that return them.`,
    blocks: [
      "A failed response has `error_code` and `error_msg`. These are all documented codes; the service may add new ones at any time.",
      ...sections,
    ],
    isFiltered: true,
  };
}

function entryText(entry: ErrorCodeEntry, operations: readonly Operation[]): string {
  const { code, status, fault, meaning, cause, remedy, retryable } = entry;
  const own = operations
    .filter(({ errorCodes }) => errorCodes.includes(code))
    .map(({ operationId }) => `\`${operationId}\``);
  const returned =
    own.length === operations.length ? "every operation" : own.length === 0 ? "no operation by name" : own.join(", ");
  return [
    `### \`${code}\``,
    meaning.trim(),
    [
      `**Cause:** ${cause.trim()}`,
      `**Remedy:** ${remedy.trim()}`,
      `**Can be retried unchanged:** ${retryable ? "yes" : "no"}`,
      `**At fault:** ${faultText[fault]}`,
      `**Status:** ${status.join(", ")}`,
      `**Returned by:** ${returned}`,
    ]
      .map((line) => `- ${line.replace(/\s+/g, " ")}`)
      .join("\n"),
  ].join("\n\n");
}
