import { watch as watchFiles } from "chokidar";

/** How long to wait for further changes before acting, in milliseconds: editors write a file in several steps. */
const settleTime = 30;

/** A watch that is under way. */
export interface Watch {
  /** Ends the watch after a call of `onChange` that is under way. */
  close(): Promise<void>;
}

/**
 * Resolves once the watch stands; from then on calls `onChange` after a file below the folder was changed, added or removed. Changes that come while it runs lead to
 * one further call.
 */
export async function watch(folder: string, onChange: () => Promise<void>): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const watcher = watchFiles(folder, { ignoreInitial: true }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(onChange);
    }, settleTime);
  });
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}
