import { spawn } from "node:child_process";
import { onTestFinished } from "vitest";
import { type Ended, runIn } from "../../packages/contract/test/cli/run-in.js";
import { root } from "../root.js";

export type { Ended };

/** A running command, in its own process or in this one. */
export interface Running {
  /** Resolves when standard output holds the text so many times; rejects if the command ends earlier. */
  printed(text: string, times?: number): Promise<string>;
  /** The same for standard error. */
  printedError(text: string): Promise<string>;
  ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

/** A running command in a process of its own. */
export interface RunningProcess extends Running {
  /** Stops reading the output of the command, as `head` does. */
  closeOutput(): void;
}

/**
 * Starts a command as `npm run` does, in a folder that is the repository or a copy of it.
 *
 * @param environment - Variables besides those of this process; `undefined` removes one.
 * @param user - Ids of the user who runs it, if that is another one.
 */
export function startProcess(
  command: string,
  args: string[] = [],
  cwd = root,
  environment: NodeJS.ProcessEnv = {},
  user: { uid?: number; gid?: number } = {},
): RunningProcess {
  const child = spawn(process.execPath, ["src/cli/run.mjs", command, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let stdout = "";
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
  const holds = (stream: NodeJS.ReadableStream, read: () => string, text: string, times: number) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (read().split(text).length > times) resolve(read());
      };
      stream.on("data", look);
      ended.then((how) => reject(new Error(`Ended before printing ${text}: ${JSON.stringify(how)}`)));
      look();
    });
  return {
    ended,
    kill: (signal) => child.kill(signal),
    closeOutput() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    printed: (text, times = 1) => holds(child.stdout, () => stdout, text, times),
    printedError: (text) => holds(child.stderr, () => stderr, text, 1),
  };
}

/** Runs a command's `main` in this process, which is faster, for tests that need no process of their own. */
export async function runInProcess(
  main: (args: string[]) => Promise<number>,
  args: string[],
  cwd = root,
): Promise<Ended> {
  return await runIn(cwd, main, args);
}

/**
 * Starts a command's `main` in this process, for a test that uses it while it runs. A signal reaches every listener in
 * this worker.
 */
export function startInProcess(main: (args: string[]) => Promise<number>, args: string[], cwd = root): Running {
  const printed = { stdout: "", stderr: "" };
  const waiting = new Set<() => void>();
  const ended = runIn(cwd, main, args, (all) => {
    Object.assign(printed, all);
    for (const look of waiting) look();
  });
  let isOver = false;
  const over = ended.finally(() => {
    isOver = true;
  });
  // A test that fails leaves nothing running.
  onTestFinished(async () => {
    if (!isOver) process.emit("SIGTERM");
    await over;
  });
  const holds = (stream: "stdout" | "stderr", text: string, times: number) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (printed[stream].split(text).length > times) resolve(printed[stream]);
      };
      waiting.add(look);
      ended.then((how) => reject(new Error(`Ended before printing ${text}: ${JSON.stringify(how)}`)), reject);
      look();
    });
  return {
    ended,
    kill: (signal) => void process.emit(signal),
    printed: (text, times = 1) => holds("stdout", text, times),
    printedError: (text) => holds("stderr", text, 1),
  };
}
