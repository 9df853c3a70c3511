/** Thrown when a run cannot do what it was asked for. The message says what is wrong and what to do about it. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

/** Thrown in place of a request that the run may not send any more. */
export class BudgetError extends Error {
  override readonly name = "BudgetError";
}
