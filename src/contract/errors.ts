/** Thrown when a run cannot do what it was asked for. The message says what is wrong and what to do about it. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}
