import type { Expectation } from "../case.js";
import { percentText } from "./coverage.js";
import { neverSuccessful } from "./evidence.js";
import type { Report, ReportedBody, ReportedExchange, ReportedResult } from "./report.js";
import { countLeftOut, isBasePathWrong, isPartial, isStoredDataUnverified } from "./verdict.js";

/** How many reasons for skipping are printed one by one. */
const shownReasons = 4;

/** How much of a body a line shows, in characters. */
const shownBody = 300;

/** The expected response to an invalid request, by what is invalid. */
const refusals: { readonly [Reason in (Expectation & { outcome: "refused" })["because"]]: string } = {
  input: "a documented 4xx: the input is invalid",
  credentials: "401 or 403: the credentials are not valid",
  "media-type": "a documented 4xx: the media type of the body is not documented",
  method: "a refusal: the path does not have this method",
  path: "a refusal: the path is not in the document",
  "path-case": "a refusal: the path is in the document in the other letter case only",
};

/** Names the operation of a case, or says that its path is unknown. */
export function operationText({ operationId }: { operationId: string }): string {
  return operationId || "unknown paths";
}

/** Describes the response that a case expects. */
export function expectationText(expectation: Expectation): string {
  switch (expectation.outcome) {
    case "accepted":
      return "a documented success, or a documented error whose fault is not the request";
    case "refused":
      return refusals[expectation.because];
    case "exactly":
      return `${expectation.status}${expectation.code === undefined ? "" : ` with ${expectation.code}`}`;
  }
}

/** Describes a request in one line. */
export function requestText({ request }: ReportedExchange): string {
  return printable(
    [`${request.method} ${request.url}`, bodyText(request.body)].filter((part) => part !== "").join("  "),
  );
}

/** Describes a response in one line. */
export function responseText({ response, failure }: ReportedExchange): string {
  const type = response?.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "without Content-Type";
  const parts = response ? [String(response.status), type, bodyText(response.body)] : [];
  return printable([...parts, failure?.message ?? ""].filter((part) => part !== "").join("  "));
}

/** Returns the first part of a body in one line, or its length if it is not text. */
function bodyText({ text, encoding, bytes, cut }: ReportedBody): string {
  if (bytes === 0) return "";
  if (encoding === "base64") return `(${bytes} bytes)`;
  const line = printable(text).replace(/\s+/g, " ");
  return line.length > shownBody || cut ? `${line.slice(0, shownBody)}… (${bytes} bytes)` : line;
}

/** Replaces control characters by escapes, so that none reaches a terminal or a file; line feeds and tabs stay. */
export function printable(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[^\P{Cc}\n\t]/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`)
    .replace(/[\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

/** Qualifies the verdict that a target conforms, such as ` (partial run: 95 of 1,561 cases skipped)`; empty if nothing does. */
export function qualification(report: Report): string {
  const { expected } = report.summary.counts;
  const parts = [
    ...(isPartial(report) ? [`partial run: ${partialText(report)}`] : []),
    ...(expected > 0 ? [`${numberText(expected)} known ${expected === 1 ? "difference" : "differences"}`] : []),
  ];
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

/** Says that the warnings of a run need a review, such as ` 3 warnings: review them.`; empty if it has no warnings. */
export function reviewText({ summary: { warnings } }: Report): string {
  if (warnings === 0) return "";
  return warnings === 1 ? " 1 warning: review it." : ` ${numberText(warnings)} warnings: review them.`;
}

/** Says why a run is partial. */
function partialText({ total, operationsLeftOut = 0, results, summary, parts, checks }: Report): string {
  if (total === undefined) return "the cases are those of a recording";
  const all = Math.max(total, results.length + summary.withheld);
  if (parts !== undefined && parts.indexes.length < parts.count) {
    return `part ${parts.indexes.join(", ")} of ${parts.count}`;
  }
  const skipped = all - results.length + summary.counts.skipped;
  if (operationsLeftOut > 0) {
    return `${numberText(operationsLeftOut)} ${operationsLeftOut === 1 ? "operation" : "operations"} not selected`;
  }
  if (skipped > 0) return `${numberText(skipped)} of ${numberText(all)} cases skipped`;
  return checks === undefined ? "not everything was shown" : "not all checks were applied";
}

/** Says how many cases an interrupted run did not run. */
export function interruptedText({ total, results, summary }: Report): string {
  const rest = total === undefined ? 0 : total - results.length - summary.withheld;
  const count = rest > 0 ? `${numberText(rest)} of ${numberText(results.length + rest)} cases` : "Some cases";
  return `The run ended early: ${count} did not run.`;
}

/** Says why the API is not at the target, and what to set. */
export function unreachableText(report: Report): string {
  const { missingBasePath, summary, results } = report;
  const address = addressOf(report);
  if (isBasePathWrong(report) && missingBasePath === undefined) {
    return `Every response from ${address} is 404: the API is not there. Check the path of the base URL (--target).`;
  }
  if (isBasePathWrong(report)) {
    return `Every response from ${address} is 404: the base URL lacks ${missingBasePath}, the path of servers in the document. Set --target ${address.replace(/\/+$/, "")}${missingBasePath}`;
  }
  const failure = results.find(({ exchange }) => exchange?.failure !== undefined)?.exchange?.failure;
  const reason = summary.unreachableReason ?? failure?.message;
  return `No response from ${address}${reason === undefined ? "" : `: ${printable(reason.replace(/\.$/, ""))}`}.`;
}

/** Says that the endpoint refused the credentials of the run. */
export function unauthorizedText({ summary }: Report): string {
  return `The run stopped: the credentials were refused (${summary.credentialsRefused}). Check that they are valid, and not expired.`;
}

/** Lists what a run does not show, besides skipped and withheld cases. */
export function gapsOf(report: Report): string[] {
  const { checks, unprovable, untriedSchemes, evidence, summary } = report;
  const { resent = 0 } = summary;
  const leftOut = countLeftOut(report);
  return [
    ...neverSuccessful(evidence).map(
      ({ operationId, refusals, statuses }) =>
        `${operationId} never succeeded: ${numberText(refusals)} valid ${refusals === 1 ? "request" : "requests"} got ${statuses.join(", ")}.`,
    ),
    ...(unprovable.length > 0 ? [`No valid request is known for ${unprovable.join(", ")}.`] : []),
    ...(summary.counts.passed + summary.counts.failed > 0 ? notSelected(leftOut, report.operationsLeftOut) : []),
    ...(untriedSchemes.length > 0 ? [`No request was authenticated by ${untriedSchemes.join(" or ")}.`] : []),
    ...(summary.credentialsUnproved
      ? ["The credentials were not proved first: no GET without side effects needs them."]
      : []),
    ...tracesOf(report),
    ...(summary.delayed ?? []).map((text) => `The endpoint is eventually consistent: ${text}.`),
    ...(resent > 0
      ? [
          `${numberText(resent)} requests were sent again: the server closed a kept-alive connection without a response.`,
        ]
      : []),
    ...(isStoredDataUnverified(report) ? ["No scenario ran: stored data was not verified."] : []),
    ...(checks ? [`Only these checks were applied: ${checks.join(", ")}.`] : []),
  ];
}

/** Says what the run left at the target, and what it changed there that it did not create. */
function tracesOf({ unlinked = [], evidence }: Report): string[] {
  return unlinked.flatMap(({ operationId, call, creates }) => {
    const { successes = 0 } = evidence.find((each) => each.operationId === operationId) ?? {};
    if (successes === 0) return [];
    const times = successes === 1 ? "once" : `${numberText(successes)} times`;
    return creates
      ? [`${call} succeeded ${times}: what it created is left, because no link says how it is deleted.`]
      : [`${call} succeeded ${times}: it changed what existed before the run.`];
  });
}

/** Says which cases filters left out: how many of the selected operations, and how many other operations. */
function notSelected(cases: number, operations = 0): string[] {
  const others = `${numberText(operations)} other ${operations === 1 ? "operation" : "operations"}`;
  const parts = [
    ...(cases > 0 ? [`${numberText(cases)} more cases${operations > 0 ? " of the selected operations" : ""}`] : []),
    ...(operations > 0 ? [`all cases of ${others}`] : []),
  ].join(" and ");
  return parts === "" ? [] : [`${parts.charAt(0).toUpperCase()}${parts.slice(1)} were not selected.`];
}

/**
 * Says why the numbers of cases of groups add up to more than the failed cases; `undefined` if they do not.
 *
 * @param sizes - How many cases each group of failures has.
 */
export function overlapText({ summary }: Report, sizes: readonly number[]): string | undefined {
  const sum = sizes.reduce((total, size) => total + size, 0);
  if (sum <= summary.counts.failed || sizes.length < 2) return undefined;
  return `The groups have ${numberText(sum)} cases together, ${numberText(summary.counts.failed)} failed: a case with several problems is in several groups.`;
}

/** Says that coverage is too low. */
export function coverageText({ coverage, minCoverage = 0 }: Report): string {
  return `Coverage ${percentText(coverage.percent)} is below the required ${percentText(minCoverage)}.`;
}

/** Says which parts of a split run are missing. */
export function missingText({ parts, missingParts = [] }: Report): string {
  const [only, another] = missingParts;
  const names = another === undefined ? `Part ${only}` : `Parts ${missingParts.join(", ")}`;
  return `${names} of ${parts?.count} ${another === undefined ? "is" : "are"} missing`;
}

/** Lists the reasons for skipping with their numbers of cases, most first; rare reasons are summed up. */
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

/** Formats a duration, such as `850 ms` or `12.3 s`. */
export function timeText(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Formats an integer with groups of digits, such as `1,204`. */
export function numberText(count: number): string {
  return count.toLocaleString("en-GB");
}

/** Names the target of a run, and the one beside it for cases that need stored data. */
export function targetText({ target, stateful }: Pick<Report, "target" | "stateful">): string {
  return stateful ? `${target} with ${stateful.target}` : target;
}

/** Returns the URL of the target of a run, also of a mock that was already running. */
function addressOf({ target, reproduction }: Pick<Report, "target" | "reproduction">): string {
  return target === "mock" ? (reproduction.mockUrl ?? target) : target;
}
