import { readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { watch as watchFiles } from "chokidar";

/** How long to wait for further changes, in milliseconds: editors write a file in several steps. */
const settleTime = 10;

/** How long after the last change a file may still be half-written, in milliseconds. */
const writingTime = 60;

/** How long after a change to look for directories that were replaced, in milliseconds. */
const checkTime = 50;

/** Changes that were made together. */
export interface Edit {
  /** When the first change was noticed, as `performance.now()` counts. */
  readonly start: number;
  /** Whether further changes were made since, which lead to another call. */
  isSuperseded(): boolean;
  /** Waits until no file can be half-written any more; returns whether further changes were made. */
  settled(): Promise<boolean>;
}

/** What to watch, and what to do. */
export interface WatchOptions {
  /** Root of the repository. */
  root: string;
  /** Files and directories below the root. */
  paths: readonly string[];
  /** Called after files were changed, added or deleted. Changes during a call lead to one further call. */
  onChange: (edit: Edit) => Promise<void>;
  /** Called if changes can no longer be noticed. */
  onError: (error: unknown) => void;
}

/** A running watch. */
export interface Watch {
  /** Leads to a call of `onChange`, as a change does. */
  notice(): void;
  /** Ends the watch, after a running call of `onChange`. */
  close(): Promise<void>;
}

/**
 * Watches files and directories, also those that are replaced, or do not exist yet. Resolves once changes are noticed.
 */
export async function watch({ root, paths, onChange, onError }: WatchOptions): Promise<Watch> {
  let timer: NodeJS.Timeout | undefined;
  let start: number | undefined;
  let lastChange = 0;
  let isClosed = false;
  let running: Promise<void> | undefined;

  const act = async () => {
    while (start !== undefined && !isClosed) {
      const edit = editOf(start);
      start = undefined;
      await onChange(edit);
    }
    running = undefined;
  };
  const editOf = (first: number): Edit => ({
    start: first,
    isSuperseded: () => start !== undefined || isClosed,
    async settled() {
      for (let left = writingTime; left > 0 && start === undefined && !isClosed; ) {
        await new Promise((resolve) => setTimeout(resolve, left));
        left = lastChange + writingTime - performance.now();
      }
      return start !== undefined || isClosed;
    },
  });

  const notice = () => {
    lastChange = performance.now();
    start ??= lastChange;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running ??= act();
    }, settleTime);
  };

  const watched = paths.map((path) => join(root, path));
  /** Opens a watch, and returns it with the directories that it watches. */
  const open = async () => {
    // The root is watched, because a watch of a directory ends when the directory is moved away.
    const isOutside = (path: string) =>
      path !== root && !watched.some((each) => path === each || path.startsWith(each + sep));
    const directories = directoriesIn(watched);
    const watcher = watchFiles(root, { ignored: isOutside, ignoreInitial: true });
    watcher.on("all", notice);
    watcher.on("raw", checkLater);
    watcher.on("error", onError);
    await new Promise<void>((resolve) => watcher.once("ready", resolve));
    return { watcher, directories };
  };

  // A directory that is replaced by another one of its name is not watched any more: `git checkout` does that.
  let checkTimer: NodeJS.Timeout | undefined;
  let checking: Promise<void> | undefined;
  const checkLater = () => {
    clearTimeout(checkTimer);
    if (isClosed) return;
    checkTimer = setTimeout(() => {
      checking ??= check();
    }, checkTime);
  };
  const check = async () => {
    while (!isClosed && directoriesIn(watched) !== opened.directories) {
      const old = opened;
      opened = await open();
      await old.watcher.close();
      // What was changed in between was not noticed.
      notice();
    }
    checking = undefined;
  };
  let opened = await open();
  return {
    notice,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      clearTimeout(checkTimer);
      await checking;
      await opened.watcher.close();
      await running;
    },
  };
}

/** Identifies the directories at and below some paths. */
function directoriesIn(paths: readonly string[]): string {
  const found = paths.flatMap((path) => {
    try {
      if (!statSync(path).isDirectory()) return [];
      const entries = readdirSync(path, { recursive: true, withFileTypes: true });
      return [
        path,
        ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
      ];
    } catch {
      return [];
    }
  });
  return found.map((path) => `${path} ${inodeOf(path)}`).join("\n");
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}
