import type { Header } from "./call.js";

/** How many requests a window allows, as the service reports it. */
interface Usage {
  limit: number;
  window: "minute" | "hour";
}

const windowLengths = { minute: 60_000, hour: 3_600_000 } as const;

/** What is reported without a limit: more requests than anybody sends. */
const unlimited: Usage = { limit: 1_000_000, window: "hour" };

/** Counts requests, and limits their rate. Requests may come in bursts of as many as are allowed in one second. */
export class RateLimit {
  readonly #usage: Usage;
  readonly #burst: number;
  #tokens: number;
  #filledAt: number;
  #windowStart = 0;
  #used = 0;

  /**
   * @param rate - Requests per second; `Infinity` for no limit.
   * @param now - The time.
   */
  constructor(
    readonly rate: number,
    readonly now: () => Date,
  ) {
    this.#usage = rate === Number.POSITIVE_INFINITY ? unlimited : { limit: Math.ceil(rate * 60), window: "minute" };
    this.#burst = Math.max(1, rate);
    this.#tokens = this.#burst;
    this.#filledAt = now().getTime();
  }

  /**
   * Counts a request.
   *
   * @returns After how many seconds it may be tried again; `undefined` if it is allowed.
   */
  take(): number | undefined {
    const time = this.now().getTime();
    if (this.rate !== Number.POSITIVE_INFINITY) {
      // A clock that is set back takes nothing away.
      const elapsed = Math.max(0, time - this.#filledAt);
      this.#tokens = Math.min(this.#burst, this.#tokens + (elapsed * this.rate) / 1000);
      this.#filledAt = time;
      if (this.#tokens < 1) return Math.ceil((1 - this.#tokens) / this.rate);
      this.#tokens--;
    }
    const start = time - (time % windowLengths[this.#usage.window]);
    if (start !== this.#windowStart) this.#used = 0;
    this.#windowStart = start;
    this.#used++;
    return undefined;
  }

  /** The headers that report the limit and its use. */
  headers(): Header[] {
    const { limit, window } = this.#usage;
    return [
      ["X-ratelimit", String(limit)],
      ["X-ratelimit-used", String(this.#used)],
      ["X-ratelimit-window", window],
    ];
  }
}
