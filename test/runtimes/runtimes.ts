import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { root } from "../root.js";
import { bundleNodeHost } from "./bundle.js";
import { sentImage } from "./scenario.js";

/** What a run of the scenario observed, by step. */
export type Observed = { [step: string]: unknown };

/** A runtime that the scenario is taken through. */
export interface Runtime {
  name: string;
  /** Path of its program; `undefined` if it is not there. */
  program: string | undefined;
  /** How to get it. */
  remedy: string;
  /** What it can do beyond the scenario. */
  more: { name: string; expected: unknown }[];
  /**
   * Runs the scenario in it.
   *
   * @param folder - Where `scenario.js` is, and where more files can be put.
   * @param server - URL of a server that has not been used.
   */
  run(program: string, folder: string, server: string): Promise<Observed>;
}

/** The one step that only Node can take. */
const stepInNode = { name: "an image from a file of the disk", expected: sentImage };

const here = join(root, "test/runtimes");
const install = "npm ci --prefix test/runtimes (on Linux, x64)";

/** The major versions of Node that the package supports. */
const nodes: Runtime[] = [20, 22, 24].map((major) => {
  const isThisOne = process.version.startsWith(`v${major}.`);
  return {
    name: `Node ${major}`,
    program: isThisOne ? process.execPath : ifThere(join(here, `node_modules/node${major}/bin/node`)),
    remedy: major === 20 ? "run this with Node 20" : install,
    more: [stepInNode],
    run: runInNode,
  };
});

/** A worker chooses by a date how workerd behaves; since August 2026 that includes interfaces of Node. */
const workers: Runtime[] = [
  { name: "workerd", date: "2023-01-01" },
  { name: "workerd with Node's interfaces", date: "2026-11-01" },
].map(({ name, date }) => ({
  name,
  program: workerd(),
  remedy: install,
  more: [],
  run: (...given) => runInWorkerd(date, ...given),
}));

export const runtimes = [...nodes, ...workers];

function ifThere(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}

function workerd(): string | undefined {
  try {
    // The package gives the path of the program for this platform.
    return ifThere(createRequire(join(here, "package.json"))("workerd").default);
  } catch {
    return undefined;
  }
}

/** No proxy and no credentials of the one who runs the tests. */
const env = { NODE_NO_WARNINGS: "1" };

/** The process has to end by itself: a client leaves no timer and no connection behind that keeps it up. */
async function runInNode(program: string, folder: string, server: string): Promise<Observed> {
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "node.js"), await bundleNodeHost());
  const options = { cwd: folder, env, timeout: 20_000, maxBuffer: 16 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(program, ["node.js", server, stepInNode.name], options);
  return JSON.parse(stdout);
}

const workerdHost = `
import { run } from "scenario.js";
export default {
  async fetch(request) {
    return Response.json(await run(new URL(request.url).searchParams.get("server")));
  },
};
`;

// A worker may not call addresses of the machine, unless it is allowed to.
const workerdConfig = (date: string) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        (name = "worker.js", esModule = embed "worker.js"),
        (name = "scenario.js", esModule = embed "scenario.js"),
      ],
      compatibilityDate = "${date}",
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["127.0.0.1/32"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

async function runInWorkerd(date: string, program: string, folder: string, server: string): Promise<Observed> {
  await writeFile(join(folder, "worker.js"), workerdHost);
  await writeFile(join(folder, "config.capnp"), workerdConfig(date));
  // Through the third descriptor it tells which port it got.
  const worker = spawn(program, ["serve", "config.capnp", "--control-fd=3"], {
    cwd: folder,
    env,
    stdio: ["ignore", "inherit", "pipe", "pipe"],
  });
  let complaints = "";
  const complain = (text: unknown) => {
    complaints += text;
  };
  worker.on("error", complain);
  worker.stderr?.setEncoding("utf8").on("data", complain);
  try {
    const port = await portOf(worker);
    const response = await fetch(`http://127.0.0.1:${port}/?server=${encodeURIComponent(server)}`);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    // Whatever the scenario observed; the test compares it.
    return (await response.json()) as Observed;
  } catch (cause) {
    throw new Error(`workerd failed: ${complaints}`, { cause });
  } finally {
    const ended = once(worker, "exit");
    if (worker.kill()) await ended;
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
