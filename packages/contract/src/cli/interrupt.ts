/** Resolves on Ctrl-C or a request to terminate. A second Ctrl-C ends the process at once. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
}

/** Signals that end a process: Ctrl-C, a request to terminate, a closed terminal. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A signal that is aborted on Ctrl-C, until it is released. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/**
 * Listens for Ctrl-C or a request to terminate. A second Ctrl-C ends the process at once.
 *
 * @param onInterrupt - Called on the first Ctrl-C, before the signal is aborted.
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
