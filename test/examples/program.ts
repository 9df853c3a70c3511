import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { Emulator } from "frs-openapi/emulator";
import { afterAll, onTestFinished } from "vitest";
import { root } from "../root.js";

/** Creates a folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-example-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The packages that examples import, from their sources, so that nothing has to be built before. */
export const alias = {
  "frs-openapi": "./src/index.ts",
  "frs-openapi/node": "./src/node.ts",
  "frs-openapi/undici": "./src/undici.ts",
};

/**
 * Bundles a program of `examples/` with what it imports, for a process of its own, until all tests of the file are done.
 *
 * @returns Path of the bundle.
 */
export async function bundleExample(path: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "frs-example-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const outfile = join(folder, basename(path));
  await build({
    absWorkingDir: root,
    entryPoints: [`examples/${path}`],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias,
    // For what is bundled with it and calls `require`.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "silent",
  });
  return outfile;
}

/** The environment in which an example calls an emulator, and none of the variables of the one who runs the tests. */
export function environmentOf(emulator: Emulator, endpoint = emulator.url): NodeJS.ProcessEnv {
  return {
    FRS_ENDPOINT: endpoint,
    HUAWEICLOUD_SDK_PROJECT_ID: emulator.projectId,
    HUAWEICLOUD_SDK_AK: emulator.accessKey,
    HUAWEICLOUD_SDK_SK: emulator.secretKey,
  };
}

/** How a program ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A running program. */
export interface Program {
  ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts a program in a process of its own, which is killed when the test ends. */
export function startProgram(file: string, args: string[], options: { env: NodeJS.ProcessEnv; cwd: string }): Program {
  const child = spawn(process.execPath, [file, ...args], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { ended, kill: (signal) => void child.kill(signal) };
}
