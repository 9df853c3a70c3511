import { withDeadline } from "./abort.js";
import { FrsTimeoutError, isFrsError } from "./errors.js";
import type { Layer } from "./transport.js";

/** Ends a call that takes too long with all its attempts and waits, and tells in its error how many attempts there were. */
export const wholeCall: Layer = (next) => async (request, call) => {
  const { operation, totalTimeout, progress } = call;
  const late = () =>
    new FrsTimeoutError(operation, `No answer within ${totalTimeout} ms, all attempts and waits included.`);
  try {
    return await withDeadline(request, totalTimeout, late, (limited) => next(limited, call));
  } catch (error) {
    if (isFrsError(error)) error.attempts = progress.attempts;
    throw error;
  }
};
