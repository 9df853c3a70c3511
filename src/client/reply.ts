import type { BufferedResponse } from "./buffered-response.js";

/** Rate limit of the caller, as reported by the service; each part is optional. */
export interface Rate {
  /** Number of requests allowed in the window, from `X-ratelimit`. */
  limit: number | undefined;
  /** `X-ratelimit-used`; despite its name documented as the number of remaining requests. */
  used: number | undefined;
  /** `minute`, `hour` or `day`, from `X-ratelimit-window`. */
  window: string | undefined;
}

/** The body of a successful response, with status, headers, request id and rate limit. */
export interface WithResponse<Output> {
  data: Output;
  status: number;
  headers: Headers;
  /** Request id, to quote in a support ticket; `undefined` if the response has none. */
  requestId: string | undefined;
  rate: Rate;
}

/** Promise of the response body, returned by every method. */
export interface Reply<Output> extends Promise<Output> {
  /** Resolves to the body with status, headers, request id and rate limit of the same call; sends no second request. */
  withResponse(): Promise<WithResponse<Output>>;
}

/** Creates the reply of a call. */
export function replyOf<Output>(call: Promise<{ data: Output; received: BufferedResponse }>): Reply<Output> {
  const data = call.then((responded) => responded.data);
  return Object.assign(data, {
    async withResponse() {
      // In this order: the stack of an error leads to the caller only while one alone waits for `call`.
      const output = await data;
      const { status, headers, requestId } = (await call).received;
      const rate = {
        limit: numberOf(headers.get("X-ratelimit")),
        used: numberOf(headers.get("X-ratelimit-used")),
        window: headers.get("X-ratelimit-window") ?? undefined,
      };
      return { data: output, status, headers, requestId, rate };
    },
  });
}

function numberOf(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}
