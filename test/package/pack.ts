import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The package as npm would publish it. */
    packed: {
      /** A project that has it installed: unpacked into `node_modules`, beside its dependency, its optional peer and the types of Node. */
      consumer: string;
      tarball: string;
      /** Paths of the files in it. */
      files: string[];
      /** The package of the contract engine, which is packed only once, since that builds it in place. */
      engine: { tarball: string; files: string[] };
    };
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** Packs both packages, once for all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const consumer = await mkdtemp(join(tmpdir(), "frs-package-"));
  const { tarball, files } = await pack(consumer);
  const engine = await pack(consumer, "-w", "openapi-contract");
  await run("tar", ["-xzf", tarball, "-C", consumer]);
  await mkdir(join(consumer, "node_modules/@types"), { recursive: true });
  await cp(join(consumer, "package"), join(consumer, "node_modules/frs-openapi"), { recursive: true });
  const types = ["@types/node", "undici-types"];
  for (const dependency of ["openapi-fetch", "openapi-typescript-helpers", "undici", ...types]) {
    await symlink(join(root, "node_modules", dependency), join(consumer, "node_modules", dependency), "dir");
  }
  await writeFile(join(consumer, "package.json"), '{ "type": "module" }');
  project.provide("packed", { consumer, tarball, files, engine });
  return () => rm(consumer, { recursive: true, force: true });
}

async function pack(folder: string, ...args: string[]): Promise<{ tarball: string; files: string[] }> {
  const { stdout } = await run("npm", ["pack", ...args, "--json", "--pack-destination", folder], { cwd: root });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf("[\n")));
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }: { path: string }) => path) };
}
