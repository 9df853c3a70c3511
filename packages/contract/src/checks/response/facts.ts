import { createHash } from "node:crypto";
import type { CheckContext, CheckProblem, TestedCase } from "../../check.js";
import { isObject } from "../../document/document.js";
import { isMultipartName } from "../../document/media-type-name.js";
import { type HttpRequest, headerOf } from "../../exchange.js";
import { readParts } from "../../wire/multipart.js";
import { decodeUtf8, readJson } from "../../wire/text.js";
import { completeResponse, isSuccess } from "./documented.js";

/** The total size up to which files are compared: a larger one may be accepted in one media type only. */
const comparedBytes = 1024 * 1024;

/** What each run knows of the endpoint. */
const facts = new WeakMap<CheckContext, Set<string>>();

/** Returns the fact that an operation has accepted a request. */
export function operationSucceeds(operationId: string): string {
  return `${operationId} succeeds`;
}

/**
 * Returns the fact that an operation has accepted the files of a request together with its other fields, in whichever media
 * type; `undefined` if the request has no files.
 */
export function filesAreAccepted(operationId: string, { url, headers, body }: HttpRequest): string | undefined {
  if (body.length > 2 * comparedBytes) return undefined;
  const fields = fieldsOf(headerOf(headers, "Content-Type") ?? "", body);
  const files = fields.filter((field) => typeof field !== "string");
  const size = files.reduce((total, file) => total + file.length, 0);
  if (files.length === 0 || size > comparedBytes) return undefined;
  const hash = createHash("sha256").update(new URL(url).search);
  for (const text of fields.filter((field) => typeof field === "string").sort()) hash.update(`\n${text}`);
  const digests = files.map((file) => createHash("sha256").update(file).digest("hex"));
  return `${operationId} accepts ${hash.update(digests.sort().join()).digest("hex")}`;
}

/** Remembers what an exchange shows of the endpoint. */
export function remember(tested: TestedCase, context: CheckContext): void {
  const { operation, exchange } = tested;
  const { outcome } = tested.case.expectation;
  if (operation === undefined || outcome === "refused" || !isSuccess(completeResponse(tested))) return;
  const known = knownFacts(context);
  known.add(operationSucceeds(operation.operationId));
  const files = filesAreAccepted(operation.operationId, exchange.request);
  if (files !== undefined) known.add(files);
}

/** Decides a problem that depends on a fact if the run knows it. */
export function decide<Some extends CheckProblem>(problem: Some, context: CheckContext): Some {
  const { failsIf } = problem;
  if (failsIf === undefined || !knownFacts(context).has(failsIf)) return problem;
  return withoutFact({ ...problem, level: "failure" });
}

/** Decides the problems that depend on a fact at the end of a run. */
export function settle<Some extends CheckProblem>(problems: readonly Some[], context: CheckContext): Some[] {
  return problems
    .map((problem) => decide(problem, context))
    .filter(({ failsIf, level }) => failsIf === undefined || level !== "notice")
    .map(withoutFact);
}

function withoutFact<Some extends CheckProblem>(problem: Some): Some {
  const { failsIf: _, ...rest } = problem;
  // Only an optional property is left out.
  return rest as Some;
}

function knownFacts(context: CheckContext): Set<string> {
  const known = facts.get(context) ?? new Set();
  facts.set(context, known);
  return known;
}

/** Returns the files of a body as bytes, and its other fields as text. */
function fieldsOf(contentType: string, body: Uint8Array): (string | Uint8Array)[] {
  if (isMultipartName(contentType)) {
    const parts = readParts(body, contentType) ?? [];
    return parts.map((part) => {
      const text = part.isFile ? undefined : decodeUtf8(part.body);
      return text === undefined ? part.body : (base64Bytes(text) ?? `${part.name}=${text}`);
    });
  }
  const json = readJson(body);
  if (!("value" in json) || !isObject(json.value)) return [];
  return Object.entries(json.value).map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return base64Bytes(text) ?? `${name}=${text}`;
  });
}

/** Returns the bytes of a text that is likely to be a file in base64. */
function base64Bytes(text: string): Uint8Array | undefined {
  const data = text.startsWith("data:") ? text.slice(text.indexOf(",") + 1) : text;
  if (data.length < 32 || data.length % 4 !== 0 || /[^A-Za-z0-9+/=]/.test(data)) return undefined;
  return Buffer.from(data, "base64");
}
