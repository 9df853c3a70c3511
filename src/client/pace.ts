import { LimitedRequest } from "./abort.js";
import type { Clock } from "./clock.js";
import type { OutgoingRequest } from "./outgoing.js";
import type { Layer } from "./transport.js";

/** How fast a client may call, so that it stays below what its account is allowed. */
export interface Pace {
  /**
   * How many requests may be started in a second, evenly spread. An account may make 10 by default, and one for action
   * liveness. The one repeat after a renewed token or a corrected clock goes at once.
   *
   * @default Infinity
   */
  requestsPerSecond?: number | undefined;
  /**
   * How many requests may be under way at a time.
   *
   * @default Infinity
   */
  concurrency?: number | undefined;
}

/** Holds attempts back until it is their turn; first come, first served. One that is aborted leaves the queue at once. */
export function paced(
  { requestsPerSecond = Infinity, concurrency = Infinity }: Pace,
  clock: Pick<Clock, "now" | "sleep">,
): Layer {
  const interval = 1000 / requestsPerSecond;
  /** What starts each waiting attempt, in the order in which they came. */
  const queue: (() => void)[] = [];
  let underWay = 0;
  let nextStart = 0;
  let pause: AbortController | undefined;

  const proceed = () => {
    while (!pause && underWay < concurrency) {
      const start = queue[0];
      if (!start) return;
      const now = Number(clock.now());
      // A clock that was set back must not hold anyone up for longer than one interval.
      const delay = Math.min(nextStart - now, interval);
      if (delay > 0) return void waitFor(delay);
      queue.shift();
      underWay++;
      nextStart = Math.max(nextStart, now) + interval;
      start();
    }
  };

  const waitFor = async (delay: number) => {
    const controller = new AbortController();
    pause = controller;
    try {
      await clock.sleep(delay, controller.signal);
      // Timers and clock may disagree by a fraction; the timer decides.
      nextStart = 0;
    } catch {
      // Nobody waits any more.
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
      underWay--;
      proceed();
    }
  };
}
