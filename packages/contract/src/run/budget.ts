import { BudgetError } from "../errors.js";

/** Limits the number of requests of a run; deletions during the cleanup are not counted. */
export class RequestBudget {
  /** The message of the error once the limit is reached. */
  readonly reason: string;
  #left: number;

  /** @param requests - How many; `Infinity` for no limit. */
  constructor(requests: number) {
    this.reason = `The request limit is reached: the run has sent ${requests} requests.`;
    this.#left = requests;
  }

  /** Whether another request may be sent. */
  get hasRoom(): boolean {
    return this.#left > 0;
  }

  /**
   * Takes one request from the budget.
   *
   * @throws {BudgetError} If the limit is reached.
   */
  take(): void {
    if (!this.hasRoom) throw new BudgetError(this.reason);
    this.#left--;
  }
}
