import { curlLine, quote } from "./curl.js";
import type { Report, ReportedResult } from "./report.js";
import { expectationText, requestText, responseText } from "./wording.js";

/** Returns the command that runs one case again. */
export function rerunCommand(
  { rerunArguments, reproduction }: Pick<Report, "rerunArguments" | "reproduction">,
  { id }: Pick<ReportedResult, "id">,
): string {
  return [reproduction.command, ...[...rerunArguments, "--case", id].map(quote)].join(" ");
}

/** Returns the curl command that sends the request of a case again; `undefined` if the request is not in the report. */
export function curlCommand(
  { target, reproduction }: Pick<Report, "target" | "reproduction">,
  result: ReportedResult,
): string | undefined {
  const { exchange, expectation } = result;
  if (!exchange) return undefined;
  const isWithWrongCredentials = expectation.outcome === "refused" && expectation.because === "credentials";
  if (target !== "mock") return curlLine(exchange.request, reproduction, isWithWrongCredentials ? "wrong" : undefined);
  // The mock ended with the run, so the line needs one that is started by hand.
  const url = exchange.request.url.replace(/^https?:\/\/[^/]*/, (own) => reproduction.mockUrl ?? own);
  // The mock accepts any credentials.
  return curlLine({ ...exchange.request, url }, reproduction, "any");
}

/** Lists what was expected, sent and received in a case, and how to run it again, as pairs of name and text. */
export function attemptRows(report: Report, result: ReportedResult): [name: string, text: string][] {
  const { exchange, expectation } = result;
  const rows: [string, string | undefined][] = [
    ["expected", expectationText(expectation)],
    ["request", exchange && requestText(exchange)],
    ["response", exchange && responseText(exchange)],
    ["curl", curlCommand(report, result)],
    ["rerun", rerunCommand(report, result)],
  ];
  return rows.flatMap(([name, text]): [string, string][] => (text === undefined ? [] : [[name, text]]));
}
