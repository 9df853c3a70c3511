import { curlLine, quote } from "./curl.js";
import type { Report, ReportedResult } from "./report.js";
import { expectationText, requestText, responseText } from "./wording.js";

/** The command that repeats one case of a run. */
export function rerunCommand(
  { rerunArguments, reproduction }: Pick<Report, "rerunArguments" | "reproduction">,
  { id }: Pick<ReportedResult, "id">,
): string {
  return [reproduction.command, ...[...rerunArguments, "--case", id].map(quote)].join(" ");
}

/** The command that sends the request of a case once more; `undefined` if it is not known any more. */
export function curlCommand(
  { target, reproduction }: Pick<Report, "target" | "reproduction">,
  result: ReportedResult,
): string | undefined {
  const { exchange, expectation } = result;
  if (!exchange) return undefined;
  const isWrong = expectation.outcome === "refused" && expectation.because === "credentials";
  if (target !== "mock") return curlLine(exchange.request, reproduction, isWrong ? "wrong" : undefined);
  // The mock of the run is gone with it.
  const url = exchange.request.url.replace(/^https?:\/\/[^/]*/, (own) => reproduction.mockUrl ?? own);
  // The mock takes whatever is there.
  return curlLine({ ...exchange.request, url }, reproduction, "any");
}

/** What was expected, sent and received in a case, and how to try it again, each under its name. */
export function attemptRows(report: Report, result: ReportedResult): [name: string, text: string][] {
  const { exchange, expectation } = result;
  const rows: [string, string | undefined][] = [
    ["due", expectationText(expectation)],
    ["sent", exchange && requestText(exchange)],
    ["came", exchange && responseText(exchange)],
    ["curl", curlCommand(report, result)],
    ["repeat", rerunCommand(report, result)],
  ];
  return rows.flatMap(([name, text]): [string, string][] => (text === undefined ? [] : [[name, text]]));
}
