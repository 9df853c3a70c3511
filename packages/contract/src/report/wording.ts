import type { Expectation } from "../case.js";
import { percentText } from "./coverage.js";
import { neverSuccessful } from "./evidence.js";
import type { Report, ReportedBody, ReportedExchange, ReportedResult } from "./report.js";
import { countLeftOut, leavesOpen, storesUnseen } from "./verdict.js";

/** How many reasons for skipping are named one by one. */
const shownReasons = 4;

/** How much of a body is shown in a line, in characters. */
const shownBody = 300;

/** What has to come where a request breaks the document, by what is wrong with it. */
const refusals: { readonly [Reason in (Expectation & { outcome: "refused" })["because"]]: string } = {
  input: "a documented 4xx, for the input breaks the document",
  credentials: "401 or 403, for the credentials are not valid",
  "media-type": "a documented 4xx, for the body is of no documented media type",
  method: "a refusal, for the path does not have this method",
  path: "a refusal, for the document does not have this path",
};

/** The operation of a case, or what stands for it where the document has none. */
export function operationText({ operationId }: { operationId: string }): string {
  return operationId || "unknown paths";
}

/** What the document promises for a case, in words. */
export function expectationText(expectation: Expectation): string {
  switch (expectation.outcome) {
    case "accepted":
      return "a documented success, or a documented error that does not blame the request";
    case "refused":
      return refusals[expectation.because];
    case "exactly":
      return `${expectation.status}${expectation.code === undefined ? "" : ` with ${expectation.code}`}`;
  }
}

/** What was sent, in one line. */
export function requestText({ request }: ReportedExchange): string {
  return printable(
    [`${request.method} ${request.url}`, bodyText(request.body)].filter((part) => part !== "").join("  "),
  );
}

/** What came, in one line. */
export function responseText({ response, failure }: ReportedExchange): string {
  const type = response?.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "no content type";
  const parts = response ? [String(response.status), type, bodyText(response.body)] : [];
  return printable([...parts, failure?.message ?? ""].filter((part) => part !== "").join("  "));
}

/** The beginning of a body in one line, or its length if it is no text. */
function bodyText({ text, encoding, bytes, cut }: ReportedBody): string {
  if (bytes === 0) return "";
  if (encoding === "base64") return `(${bytes} bytes)`;
  const line = printable(text).replace(/\s+/g, " ");
  return line.length > shownBody || cut ? `${line.slice(0, shownBody)}… (${bytes} bytes)` : line;
}

/** A text in which control characters are written out, so that none reaches a terminal or a file; lines stay. */
export function printable(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[^\P{Cc}\n\t]/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`)
    .replace(/[\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

/** What has to be added to a good verdict: nothing, if nothing is left open. */
export function reservation(report: Report): string {
  const { warnings, counts } = report.summary;
  const known = counts.expected === 0 ? "" : ", known differences aside";
  const read = warnings === 0 ? "" : warnings === 1 ? "; judge the warning yourself" : "; judge the warnings yourself";
  return `${known}${leavesOpen(report) ? ", as far as it was tried" : ""}${read}`;
}

/** What a run does not show, besides the cases that were skipped or withheld. */
export function gapsOf(report: Report): string[] {
  const { checks, unprovable, untriedSchemes, evidence, summary } = report;
  const { resent = 0 } = summary;
  const leftOut = countLeftOut(report);
  return [
    ...neverSuccessful(evidence).map(
      ({ operationId, refusals, statuses }) =>
        `${operationId} was never seen to succeed: ${numberText(refusals)} valid ${refusals === 1 ? "request" : "requests"} got ${statuses.join(", ")}.`,
    ),
    ...(unprovable.length > 0 ? [`No request is known that these have to accept: ${unprovable.join(", ")}.`] : []),
    ...(leftOut > 0 && summary.counts.passed + summary.counts.failed > 0
      ? [`${numberText(leftOut)} more cases were not chosen.`]
      : []),
    ...(untriedSchemes.length > 0 ? [`No request was authenticated by ${untriedSchemes.join(", nor by ")}.`] : []),
    ...(resent > 0
      ? [`${numberText(resent)} requests were sent a second time: a connection that was kept ended without a response.`]
      : []),
    ...(storesUnseen(report) ? ["No scenario was told: whether what is stored is found again is not known."] : []),
    ...(checks ? [`Nothing was judged but by ${checks.join(", ")}.`] : []),
  ];
}

/** How much of the document was exercised, and how much should have been. */
export function coverageText({ coverage, minCoverage = 0 }: Report): string {
  return `Coverage is ${percentText(coverage.percent)}, and ${percentText(minCoverage)} are asked for.`;
}

/** Which parts of a split run are missing. */
export function missingText({ parts, missingParts = [] }: Report): string {
  const [only, another] = missingParts;
  const names = another === undefined ? `Part ${only}` : `Parts ${missingParts.join(", ")}`;
  return `${names} of ${parts?.count} ${another === undefined ? "is" : "are"} missing`;
}

/** Why cases were skipped, with how many, most first; those of seldom reasons together. */
export function skippedReasons(results: readonly ReportedResult[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of results) if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const sorted = [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count);
  const others = sorted.slice(shownReasons);
  if (others.length < 2) return sorted;
  const rest = others.reduce((sum, { count }) => sum + count, 0);
  return [
    ...sorted.slice(0, shownReasons),
    { reason: `${others.length} other reasons, in the written reports`, count: rest },
  ];
}

/** A time in words, such as `850 ms` or `12.3 s`. */
export function timeText(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A whole number with thin groups of digits, such as `1,204`. */
export function numberText(count: number): string {
  return count.toLocaleString("en-GB");
}

/** Returns the URL of the target of a run, also of a mock that was already running. */
export function addressOf({ target, reproduction }: Pick<Report, "target" | "reproduction">): string {
  return target === "mock" ? (reproduction.mockUrl ?? target) : target;
}
