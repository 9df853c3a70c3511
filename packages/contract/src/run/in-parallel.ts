/**
 * Runs a function for all items, in order, several at a time. Starts nothing more once the signal is aborted or one
 * of them failed, and waits for those that were started.
 *
 * @throws The reason of the signal, or else the first error.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  concurrency: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  let failure: { error: unknown } | undefined;
  const worker = async () => {
    for (const item of queue) {
      if (signal.aborted || failure) return;
      try {
        await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  signal.throwIfAborted();
  if (failure) throw failure.error;
}
