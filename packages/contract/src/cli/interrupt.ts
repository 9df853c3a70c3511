/** Resolves on Ctrl-C or a request to terminate. A second Ctrl-C ends the process at once. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
}

/** What tells a process to end: Ctrl-C, a request to terminate, a terminal that was closed. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A signal that is aborted on Ctrl-C, until it is no longer listened for. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/**
 * Listens for Ctrl-C or a request to terminate. A second Ctrl-C ends the process at once.
 *
 * @param onInterrupt - Called on the first, before anything ends.
 */
export function listenForInterrupt(onInterrupt: () => void): Interruption {
  const controller = new AbortController();
  const release = () => {
    for (const signal of signals) process.off(signal, abort);
  };
  const abort = () => {
    release();
    onInterrupt();
    controller.abort(new Error("The run was interrupted."));
  };
  for (const signal of signals) process.on(signal, abort);
  return { signal: controller.signal, release };
}
