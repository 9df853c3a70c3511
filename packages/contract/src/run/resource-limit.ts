/** Limits how many resources the run has at the endpoint at the same time. */
export interface ResourceLimit {
  readonly max: number;
  /** Reserves some, if they are free. */
  reserve(count: number): boolean;
  /** Frees some that were reserved. */
  free(count: number): void;
  /** Wakes those that wait, because something changed that may let them go on. */
  notify(): void;
  /** Waits until something is freed. */
  changed(): Promise<void>;
}

/** Creates a limit with nothing reserved. */
export function createResourceLimit(max: number): ResourceLimit {
  let reserved = 0;
  let wake: (() => void)[] = [];
  const notify = () => {
    const waiting = wake;
    wake = [];
    for (const resolve of waiting) resolve();
  };
  return {
    max,
    reserve(count) {
      if (reserved + count > max) return false;
      reserved += count;
      return true;
    },
    free(count) {
      reserved -= count;
      notify();
    },
    notify,
    changed: () => new Promise((resolve) => wake.push(resolve)),
  };
}
