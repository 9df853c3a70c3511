// Words for errors of the operating system. Plain JavaScript, because cli/failure.mjs needs it also when the rest does not compile.
import { getSystemErrorMap } from "node:util";

/**
 * Returns why something failed, such as `no space left on device`, without a full stop.
 *
 * @param {unknown} error
 */
export function reasonOf(error) {
  const errno = Reflect.get(Object(error), "errno");
  const known = typeof errno === "number" ? getSystemErrorMap().get(errno)?.[1] : undefined;
  return known ?? (error instanceof Error ? error.message.replace(/\.$/, "") : String(error));
}
