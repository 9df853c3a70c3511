/** Passes values from any number of writers to one reader, in order. */
export interface Channel<Value> extends AsyncIterable<Value> {
  push(value: Value): void;
  /** Ends the iteration after all pushed values; with an error, if one is given. */
  close(error?: unknown): void;
}

/** Creates a channel for one reader. */
export function createChannel<Value>(): Channel<Value> {
  const values: Value[] = [];
  let closed = false;
  let failure: { error: unknown } | undefined;
  let wake = () => {};
  return {
    push(value) {
      values.push(value);
      wake();
    },
    close(error) {
      closed = true;
      if (error !== undefined) failure = { error };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* values.splice(0);
        if (values.length > 0) continue;
        if (failure) throw failure.error;
        if (closed) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
