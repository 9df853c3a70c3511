import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Readable } from "node:stream";
import { root } from "../root.js";

/** Path of workerd; `undefined` if it is not installed. */
export function workerdProgram(): string | undefined {
  try {
    // The package gives the path of the program for this platform.
    const path: string = createRequire(join(root, "test/runtimes/package.json"))("workerd").default;
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** A running workerd. */
export interface Workerd {
  /** URL of its socket. */
  readonly url: string;
  /** What it printed as errors so far. */
  complaints(): string;
  close(): Promise<void>;
}

/**
 * Starts workerd.
 *
 * @param folder - Where its configuration is.
 * @param config - Name of the configuration, which has a socket named `http`.
 * @throws {Error} If it ends before it listens, with what it printed.
 */
export async function startWorkerd(
  program: string,
  folder: string,
  config: string,
  env: NodeJS.ProcessEnv,
): Promise<Workerd> {
  // Through the third descriptor it tells which port it got.
  const args = ["serve", config, "--socket-addr=http=127.0.0.1:0", "--control-fd=3"];
  const worker = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "inherit", "pipe", "pipe"] });
  let complaints = "";
  const complain = (text: unknown) => {
    complaints += text;
  };
  worker.on("error", complain);
  worker.stderr?.setEncoding("utf8").on("data", complain);
  const close = async () => {
    const ended = once(worker, "exit");
    if (worker.kill()) await ended;
  };
  try {
    return { url: `http://127.0.0.1:${await portOf(worker)}`, complaints: () => complaints, close };
  } catch (cause) {
    await close();
    throw new Error(`workerd failed: ${complaints}`, { cause });
  }
}

async function portOf(worker: ChildProcess): Promise<number> {
  let events = "";
  const control = worker.stdio[3];
  for await (const chunk of control instanceof Readable ? control : []) {
    events += chunk;
    const [, port] = events.match(/"event":"listen".*"port":(\d+)/) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error("It ended before it listened.");
}
