import { type LimitedRequest, withDeadline } from "./abort.js";
import { FrsTimeoutError } from "./errors.js";
import type { Call } from "./transport.js";

/**
 * Does all that a call consists of, and ends it when it takes too long with all its attempts and waits.
 *
 * @param signal - Ends it, too.
 * @param task - Gets a request to fill in, whose signal is aborted in either case.
 * @throws {FrsTimeoutError} If the time of the call is over before.
 */
export function wholeCall<Value>(
  { operation, totalTimeout }: Call,
  signal: AbortSignal | undefined,
  task: (request: LimitedRequest) => Promise<Value>,
): Promise<Value> {
  const late = () => new FrsTimeoutError(operation, `No whole answer within ${totalTimeout} ms in all.`);
  return withDeadline({ signal }, totalTimeout, late, task);
}
