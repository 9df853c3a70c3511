/** Headers that carry the id of a request, in order of preference: that of FRS and its gateway, that of IAM. */
const names = ["X-Request-Id", "X-IAM-Trace-Id"];

/** Returns the id of a request as the response carries it; `undefined` if it carries none. */
export function requestIdOf(headers: Headers): string | undefined {
  for (const name of names) {
    const id = headers.get(name);
    if (id) return id;
  }
  return undefined;
}
