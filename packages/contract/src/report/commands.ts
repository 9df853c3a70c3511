import { curlLine, quote } from "./curl.js";
import type { Report, ReportedResult } from "./report.js";

/** Where the mock answers if it is started by hand: the one of the run is gone with it. */
const mockUrl = "http://127.0.0.1:4010";

/** The command that repeats one case of a run. */
export function repeatCommand({ repeatWith }: Pick<Report, "repeatWith">, { id }: Pick<ReportedResult, "id">): string {
  return ["npm run contract --", ...[...repeatWith, "--case", id].map(quote)].join(" ");
}

/** The command that sends the request of a case once more; `undefined` if it is not known any more. */
export function curlCommand({ target }: Pick<Report, "target">, result: ReportedResult): string | undefined {
  const { exchange, expectation } = result;
  if (!exchange) return undefined;
  const isWrong = expectation.outcome === "refused" && expectation.because === "credentials";
  if (target !== "mock") return curlLine(exchange.request, isWrong ? "wrong" : undefined);
  const url = exchange.request.url.replace(/^https?:\/\/[^/]*/, mockUrl);
  // The mock takes whatever is there.
  return curlLine({ ...exchange.request, url }, "any");
}
