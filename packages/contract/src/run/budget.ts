import { BudgetError } from "../errors.js";

/** How many requests a run may send; removals come on top. */
export interface RequestBudget {
  /** Whether there is room for another request. */
  readonly hasRoom: boolean;
  /** Why there is none. */
  readonly reason: string;
  /**
   * Takes one request from the budget.
   *
   * @throws {BudgetError} If there is no room.
   */
  take(): void;
}

/** A budget of so many requests; `Infinity` for no limit. */
export function createBudget(requests: number): RequestBudget {
  const reason = `The run has sent the ${requests} requests that it may send.`;
  let left = requests;
  return {
    get hasRoom() {
      return left > 0;
    },
    reason,
    take() {
      if (left <= 0) throw new BudgetError(reason);
      left--;
    },
  };
}
