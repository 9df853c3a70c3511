import { dirname, sep } from "node:path";
import { watch as watchFiles } from "chokidar";

/** How long to wait for further changes, in milliseconds: editors write a file in several steps. */
const settleTime = 30;

/** A running watch. */
export interface Watch {
  /** Ends the watch, after a running call of `onChange`. */
  close(): Promise<void>;
}

/**
 * Watches a directory. Resolves once the watch is ready; from then on calls `onChange` after files below the directory were
 * changed, added or deleted, or the directory itself was replaced. Changes during a call lead to one further call.
 */
export async function watch(directory: string, onChange: () => Promise<void>): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined;
  let changed = false;
  let running: Promise<void> | undefined;
  const act = async () => {
    while (changed) {
      changed = false;
      await onChange();
    }
    running = undefined;
  };
  // The parent is watched, because a watch of the directory itself ends when the directory is moved away.
  const parent = dirname(directory);
  const isOutside = (path: string) => path !== parent && path !== directory && !path.startsWith(directory + sep);
  const watcher = watchFiles(parent, { ignored: isOutside, ignoreInitial: true });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      running ??= act();
    }, settleTime);
  });
  watcher.on("error", (error) =>
    console.error(`Watching openapi/ failed, restart the command to follow edits: ${String(error)}`),
  );
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return {
    async close() {
      clearTimeout(timer);
      changed = false;
      await watcher.close();
      await running;
    },
  };
}
