/** One request and how it was responded to. */
export interface EmulatorExchange {
  readonly method: string;
  /** Path with query, as received. */
  readonly url: string;
  /** Status of the response; 0 if the connection ended without one. */
  readonly status: number;
  readonly milliseconds: number;
}
