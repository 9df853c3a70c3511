/** Thrown when a run cannot start. The message says what is wrong and what to do. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

/** Thrown instead of sending a request beyond `--max-requests`. */
export class BudgetError extends Error {
  override readonly name = "BudgetError";
}
