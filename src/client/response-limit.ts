import type { BufferedResponse } from "./buffered-response.js";
import { FrsResponseError } from "./errors.js";
import { detailsOf } from "./redaction.js";
import { redactedOf } from "./secrets.js";
import type { Call } from "./transport.js";

/** Returns the error of a response whose body exceeds `maxResponseBytes` of its call. */
export function tooLarge(response: Pick<BufferedResponse, "status" | "headers">, call: Call): FrsResponseError {
  const message = `The response exceeds the limit of ${call.maxResponseBytes} bytes (\`maxResponseBytes\`).`;
  return new FrsResponseError(call.operation, message, detailsOf(response, redactedOf(call, response.headers)));
}
