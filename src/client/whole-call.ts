import { withDeadline } from "./abort.js";
import { FrsTimeoutError } from "./errors.js";
import type { Layer } from "./transport.js";

/** Ends a call that takes too long with all its attempts and waits. */
export const wholeCall: Layer = (next) => async (request, call) => {
  const { operation, totalTimeout } = call;
  const late = () =>
    new FrsTimeoutError(operation, `No answer within ${totalTimeout} ms, all attempts and waits included.`);
  return await withDeadline(request.signal, totalTimeout, late, (signal) => next({ ...request, signal }, call));
};
