import { LimitedRequest } from "./abort.js";
import type { Clock } from "./clock.js";
import type { OutgoingRequest } from "./outgoing.js";
import type { Layer } from "./transport.js";

/** Limits of the rate and the concurrency of requests, to stay within the quota of the account. */
export interface Pace {
  /**
   * Maximum number of requests started per second, evenly spaced. The default quota of an account is 10 requests/s, and 1
   * request/s for action liveness. The one retry after a renewed token or a corrected clock is not delayed.
   *
   * @default Infinity
   */
  requestsPerSecond?: number | undefined;
  /**
   * Maximum number of concurrent requests.
   *
   * @default Infinity
   */
  concurrency?: number | undefined;
}

/** Delays attempts to keep the pace, in the order of arrival. An aborted one leaves the queue immediately. */
export function paced(
  { requestsPerSecond = Infinity, concurrency = Infinity }: Pace,
  clock: Pick<Clock, "now" | "sleep">,
): Layer {
  const interval = 1000 / requestsPerSecond;
  /** Callbacks that start the waiting attempts, in the order of arrival. */
  const queue: (() => void)[] = [];
  let running = 0;
  let nextStart = 0;
  let pause: AbortController | undefined;

  const proceed = () => {
    while (!pause && running < concurrency) {
      const start = queue[0];
      if (!start) return;
      const now = Number(clock.now());
      // A clock that was set back must not delay an attempt by more than one interval.
      const delay = Math.min(nextStart - now, interval);
      if (delay > 0) return void waitFor(delay);
      queue.shift();
      running++;
      nextStart = Math.max(nextStart, now) + interval;
      start();
    }
  };

  const waitFor = async (delay: number) => {
    const controller = new AbortController();
    pause = controller;
    try {
      await clock.sleep(delay, controller.signal);
      // Timer and clock may differ slightly; the timer decides.
      nextStart = 0;
    } catch {
      // No attempt waits any more.
    }
    pause = undefined;
    proceed();
  };

  const turn = (request: OutgoingRequest) =>
    new Promise<void>((resolve, reject) => {
      const start = () => {
        forget();
        resolve();
      };
      queue.push(start);
      const forget = LimitedRequest.onAbort(request, () => {
        queue.splice(queue.indexOf(start), 1);
        if (queue.length === 0) pause?.abort();
        reject(request.signal?.reason);
      });
      proceed();
    });

  return (next) => async (request, call) => {
    await turn(request);
    try {
      return await next(request, call);
    } finally {
      running--;
      proceed();
    }
  };
}
