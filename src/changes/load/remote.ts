/** How long a remote document, or a file that it refers to, may take until it is complete. */
const responseMs = 30_000;

/** Thrown when a URL does not give a document; the message says why. */
export class RemoteError extends Error {
  override readonly name = "RemoteError";
}

/** Fetches within a time that includes the body, and says plainly what went wrong. */
export function limitedFetch(limitMs = responseMs): (url: string, init?: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const where = new URL(url).origin;
    let response: Response;
    let body: ArrayBuffer;
    try {
      response = await fetch(url, { ...init, signal: AbortSignal.timeout(limitMs) });
      body = await response.arrayBuffer();
    } catch (error) {
      const isLate = error instanceof Error && error.name === "TimeoutError";
      throw new RemoteError(
        isLate ? `no complete response within ${limitMs / 1000} s from ${where}` : `${where} ${reasonOf(error)}`,
        { cause: error },
      );
    }
    if (!response.ok) throw new RemoteError(`${where} responds with ${response.status} ${response.statusText}`.trim());
    const type = response.headers.get("content-type") ?? "";
    if (/html/i.test(type)) {
      throw new RemoteError(`${where} responds with an HTML page: name the address of the YAML or JSON file itself`);
    }
    const { status, headers } = response;
    return new Response(body, { status, headers });
  };
}

/** Why a request failed, as a predicate. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  if (code === "ECONNREFUSED") return "refuses connections";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "does not exist, or the network is down";
  const text = cause instanceof Error ? cause.message : String(error);
  return `does not respond: ${text}`;
}
