import { withDeadline } from "./abort.js";
import { FrsTimeoutError } from "./errors.js";
import type { Layer } from "./transport.js";

/** Ends a call that takes too long with all its attempts and waits. */
export const wholeCall: Layer = (next) => (request, call) => {
  const { operation, totalTimeout } = call;
  const late = () => new FrsTimeoutError(operation, `No whole answer within ${totalTimeout} ms in all.`);
  return withDeadline(request, totalTimeout, late, (limited) => next(limited, call));
};
