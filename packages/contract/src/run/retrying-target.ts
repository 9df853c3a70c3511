import type { Exchange, ExchangeFailure } from "../exchange.js";
import type { Target } from "../target/target.js";
import { asksToWait, retryAfter } from "../wire/retry-after.js";
import type { RequestBudget } from "./budget.js";
import type { Clock } from "./clock.js";
import type { Pace } from "./pace.js";

/** How often a request is retried that was throttled, or whose connection was refused. */
const repetitions = 3;

/** How long a throttled request waits if the response does not say, in milliseconds; twice as long each time. */
const usualWait = 1000;

/** Longest pause that is accepted from an endpoint, in milliseconds; after a longer one the response is final. */
const longestWait = 60_000;

/** Pause after a refused connection, in milliseconds. */
const reconnectWait = 250;

/** Number of requests in a row whose connection was refused, after which the endpoint is unreachable. */
const maxLost = 3;

/** Settings of {@link retryingTarget}. */
export interface RetryingTargetOptions {
  pace: Pace;
  budget: RequestBudget;
  clock: Clock;
  /** How long to wait for the response to a request that writes after the run was ended, in milliseconds. */
  grace: number;
  /** Called for every exchange, retries included. */
  onExchange(exchange: Exchange): void;
  /** Called once, if the endpoint is or becomes unreachable. */
  onUnreachable(failure: ExchangeFailure): void;
}

/** A target that retries requests. */
export interface RetryingTarget extends Target {
  /** Sends a request that deletes something: it does not count against the limit of requests. */
  remove: Target["send"];
}

/**
 * Wraps a target: limits the rate of requests, and retries those whose response says nothing about the contract: the
 * endpoint asks to retry later (429, or 503 with `Retry-After`), or the connection was refused. Its `send` throws a {@link BudgetError}
 * if the run may send no more.
 */
export function retryingTarget(target: Target, settings: RetryingTargetOptions): RetryingTarget {
  const { pace, budget, clock, grace, onExchange, onUnreachable } = settings;
  let hasResponded = false;
  let lost = 0;
  let isUnreachable = false;
  const giveUp = (failure: ExchangeFailure) => {
    lost++;
    if (isUnreachable || (hasResponded && lost < maxLost)) return;
    isUnreachable = true;
    onUnreachable(failure);
  };

  const sendWithin =
    ({ hasRoom, take }: { hasRoom: () => boolean; take: () => void }): Target["send"] =>
    async (request, operation, options) => {
      for (let count = 0; ; count++) {
        take();
        await pace.turn(options.signal);
        // A request that may have created something is awaited: its response names what has to be deleted.
        const delayed = later(options.signal, operation?.sideEffects === "writes" ? grace : 0);
        const exchange = await target
          .send(request, operation, { ...options, signal: delayed.signal })
          .finally(delayed.release);
        onExchange(exchange);
        const isLast = count === repetitions || target.isMock || isUnreachable || !hasRoom();
        if (exchange.failure?.kind === "connect") {
          if (isLast) {
            giveUp(exchange.failure);
            return exchange;
          }
          await clock.sleep(reconnectWait, options.signal);
          continue;
        }
        hasResponded = true;
        lost = 0;
        const retried = count === 0 ? exchange : { ...exchange, retries: count };
        if (isLast) return retried;
        const wait = requestedWait(exchange, count);
        if (wait === undefined || wait > longestWait) return retried;
        pace.pause(wait);
      }
    };

  return {
    ...target,
    send: sendWithin({ hasRoom: () => budget.hasRoom, take: () => budget.take() }),
    remove: sendWithin({ hasRoom: () => true, take: () => {} }),
  };
}

/** How long a throttled request has to wait, in milliseconds; `undefined` if it was not throttled. */
function requestedWait({ response, failure }: Exchange, count: number): number | undefined {
  if (failure || !response || !asksToWait(response)) return undefined;
  return retryAfter(response.headers, new Date()) ?? usualWait * 2 ** count;
}

/** Returns a signal that is aborted some time after another one. */
function later(signal: AbortSignal, milliseconds: number): { signal: AbortSignal; release: () => void } {
  if (milliseconds === 0) return { signal, release: () => {} };
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(() => controller.abort(signal.reason), milliseconds);
  };
  if (signal.aborted) wait();
  else signal.addEventListener("abort", wait, { once: true });
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      signal.removeEventListener("abort", wait);
    },
  };
}
