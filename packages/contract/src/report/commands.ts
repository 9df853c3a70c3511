import { curlLine, quote } from "./curl.js";
import type { Report, ReportedResult } from "./report.js";

/** The command that repeats one case of a run. */
export function repeatCommand(
  { repeatWith, reproduction }: Pick<Report, "repeatWith" | "reproduction">,
  { id }: Pick<ReportedResult, "id">,
): string {
  return [reproduction.command, ...[...repeatWith, "--case", id].map(quote)].join(" ");
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
