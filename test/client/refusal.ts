import { isFrsApiError } from "../../src/index.js";

/** Returns status and code of the error that a call is refused with; `undefined` if it succeeds. */
export async function refusalOf(call: PromiseLike<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (!isFrsApiError(error)) throw error;
    return `${error.status} ${error.code}`;
  }
}
