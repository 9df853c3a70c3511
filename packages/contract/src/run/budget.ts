import { BudgetError } from "../errors.js";

/** How many requests a run may send; removals come on top. */
export class RequestBudget {
  /** Why there is no room for another request, once there is none. */
  readonly reason: string;
  #left: number;

  /** @param requests - How many; `Infinity` for no limit. */
  constructor(requests: number) {
    this.reason = `The run has sent the ${requests} requests that it may send.`;
    this.#left = requests;
  }

  /** Whether there is room for another request. */
  get hasRoom(): boolean {
    return this.#left > 0;
  }

  /**
   * Takes one request from the budget.
   *
   * @throws {BudgetError} If there is no room.
   */
  take(): void {
    if (!this.hasRoom) throw new BudgetError(this.reason);
    this.#left--;
  }
}
