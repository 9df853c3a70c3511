import { emulatorName } from "../event.js";
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
  const { exchange, expectation, target: own = target } = result;
  if (!exchange) return undefined;
  const isWithWrongCredentials = expectation.outcome === "refused" && expectation.because === "credentials";
  // What ran in the process of the run ended with it, so the line needs a server that is started by hand.
  const at = own === "mock" ? reproduction.mockUrl : own === emulatorName ? reproduction.emulatorUrl : undefined;
  const url = at === undefined ? exchange.request.url : exchange.request.url.replace(/^https?:\/\/[^/]*/, () => at);
  // The mock accepts any credentials.
  const token = own === "mock" ? "any" : isWithWrongCredentials ? "wrong" : undefined;
  return curlLine({ ...exchange.request, url }, reproduction, token);
}

/** Lists what was expected, sent and received in a case, and how to run it again, as pairs of name and text. */
export function attemptRows(report: Report, result: ReportedResult): [name: string, text: string][] {
  const { exchange, expectation } = result;
  const rows: [string, string | undefined][] = [
    ["target", result.target],
    ["expected", expectationText(expectation)],
    ["request", exchange && requestText(exchange)],
    ["response", exchange && responseText(exchange)],
    ["curl", curlCommand(report, result)],
    ["rerun", rerunCommand(report, result)],
  ];
  return rows.flatMap(([name, text]): [string, string][] => (text === undefined ? [] : [[name, text]]));
}
