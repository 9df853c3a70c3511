/** Headers with a request id, in order of preference: of FRS and its gateway, and of IAM. */
const names = ["X-Request-Id", "X-IAM-Trace-Id"];

/** Returns the request id of a response; `undefined` if it has none. */
export function requestIdOf(headers: Headers): string | undefined {
  for (const name of names) {
    const id = headers.get(name);
    if (id) return id;
  }
  return undefined;
}
