import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../root.js";
import { bundleNodeHost } from "./bundle.js";
import { sentImage } from "./scenario.js";
import { startWorkerd, workerdProgram } from "./workerd.js";

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
  program: workerdProgram(),
  remedy: install,
  more: [],
  run: (...given) => runInWorkerd(date, ...given),
}));

export const runtimes = [...nodes, ...workers];

function ifThere(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
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
  const worker = await startWorkerd(program, folder, "config.capnp", env);
  try {
    const response = await fetch(`${worker.url}/?server=${encodeURIComponent(server)}`);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    // Whatever the scenario observed; the test compares it.
    return (await response.json()) as Observed;
  } catch (cause) {
    throw new Error(`workerd failed: ${worker.complaints()}`, { cause });
  } finally {
    await worker.close();
  }
}
