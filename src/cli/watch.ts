import { dirname, sep } from "node:path";
import { watch as watchFiles } from "chokidar";

/** How long to wait for further changes before acting, in milliseconds: editors write a file in several steps. */
const settleTime = 30;

/** A watch that is under way. */
export interface Watch {
  /** Ends the watch after a call of `onChange` that is under way. */
  close(): Promise<void>;
}

/**
 * Resolves once the watch stands; from then on calls `onChange` after files below the folder were changed, added or
 * removed, or the folder itself was replaced. Changes that come while it runs lead to one further call.
 */
export async function watch(folder: string, onChange: () => Promise<void>): Promise<Watch> {
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
  // The parent is watched, since a watch of the folder itself ends when the folder is moved away.
  const parent = dirname(folder);
  const isOutside = (path: string) => path !== parent && path !== folder && !path.startsWith(folder + sep);
  const watcher = watchFiles(parent, { ignored: isOutside, ignoreInitial: true });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      running ??= act();
    }, settleTime);
  });
  watcher.on("error", (error) => console.error(`Edits are no longer noticed: ${String(error)}`));
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
