import type { BufferedResponse } from "./buffered-response.js";

/** What the service says of the caller's rate; each part is optional. */
export interface Rate {
  /** How many requests are allowed in the window, from `X-ratelimit`. */
  limit: number | undefined;
  /** `X-ratelimit-used`; despite its name described as the number of requests that are left. */
  used: number | undefined;
  /** `minute`, `hour` or `day`, from `X-ratelimit-window`. */
  window: string | undefined;
}

/** The body of a successful response, with what came around it. */
export interface WithResponse<Output> {
  data: Output;
  status: number;
  headers: Headers;
  /** Id of the request, to quote to the support; `undefined` if the response carries none. */
  requestId: string | undefined;
  rate: Rate;
}

/** What a method gives: a promise of the body of the response. */
export interface Reply<Output> extends Promise<Output> {
  /** The body together with status, headers, request id and rate; of the same call, no second one is made. */
  withResponse(): Promise<WithResponse<Output>>;
}

/** Makes the reply of a call. */
export function replyOf<Output>(call: Promise<{ data: Output; received: BufferedResponse }>): Reply<Output> {
  const data = call.then((responded) => responded.data);
  return Object.assign(data, {
    async withResponse() {
      // Whoever asks for the response is told of a failure there; the plain promise must not count as unhandled.
      data.catch(() => {});
      const { data: output, received } = await call;
      const { status, headers, requestId } = received;
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
