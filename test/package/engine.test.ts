import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { serveTwoKeys, twoKeys } from "../../packages/contract/test/cli/two-keys.js";
import { startEmulator } from "../../src/emulator.js";
import { root } from "../root.js";

const run = promisify(execFile);

/** An empty project that has the package installed, beside nothing but the dependencies that it declares. */
let project: string;
const { tarball, files } = inject("packed").engine;
let installed: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "contract-package-"));
  installed = join(project, "node_modules/openapi-contract");
  await run("tar", ["-xzf", tarball, "-C", project]);
  await mkdir(join(project, "node_modules"));
  await rename(join(project, "package"), installed);
  const { dependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    await symlink(join(root, "node_modules", name), join(project, "node_modules", name), "dir");
  }
  await writeFile(join(project, "package.json"), '{ "type": "module" }');
  return () => rm(project, { recursive: true, force: true });
});

/** Runs the package's command, in the project unless another directory is given. */
async function command(
  args: string[],
  env: NodeJS.ProcessEnv = {},
  cwd = project,
): Promise<{ code: number; text: string }> {
  const { bin } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const options = { cwd, env: { ...process.env, ...env } };
  return await run(process.execPath, [join(installed, bin["openapi-contract"]), ...args], options).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }) => ({ code, text: `${stdout}${stderr}` }),
  );
}

test("holds what runs, its types and the style of the page, and nothing else", () => {
  const unexpected = files.filter(
    (file) =>
      !/^(dist\/.+\.(m?js|d\.m?ts)|assets\/report\.(css|js)|bin\/openapi-contract\.mjs|docs\/(report\.png|limits\.md)|package\.json|README\.md|LICENSE)$/.test(
        file,
      ),
  );
  expect(unexpected).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(["README.md", "LICENSE", "dist/cli/bin.js", "assets/report.css"]));
});

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pkgDir: installed, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("its types are right wherever ES modules are understood", async () => {
  const attw = join(root, "node_modules/.bin/attw");
  await expect(run(attw, [tarball, "--profile", "esm-only"], { cwd: project })).resolves.toBeDefined();
});

test("tests a server, and writes its reports", async () => {
  const { url } = await serveTwoKeys();
  await writeFile(join(project, "openapi.json"), JSON.stringify(twoKeys));
  const credentials = { CONTRACT_AUTH_KEY: "k1-secret", CONTRACT_AUTH_APP: "a1-secret" };
  const args = ["run", "--document", "openapi.json", "--target", url, "--rate", "1000"];
  const { code, text } = await command(args, credentials);
  expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining(" 0 failed") });
  expect(await readFile(join(project, "contract-report/report.html"), "utf8")).toContain("Two keys");
  expect((await command(args)).code).toBe(2);
});

test("its entries are imported by their names", async () => {
  const program = `
    import { plainProfile } from "openapi-contract";
    import { exitCode } from "openapi-contract/cli";
    import { listOperations, loadDocument } from "openapi-contract/document";
    const operations = listOperations(await loadDocument("openapi.json"));
    console.log(JSON.stringify([plainProfile.namePrefix, exitCode.failed, operations.map(({ path }) => path)]));`;
  await writeFile(join(project, "openapi.json"), JSON.stringify(twoKeys));
  await writeFile(join(project, "consumer.mjs"), program);
  const { stdout } = await run(process.execPath, ["consumer.mjs"], { cwd: project });
  expect(JSON.parse(stdout)).toEqual(["contract", 1, ["/b"]]);
});

describe("with the profile of frs-openapi beside it", () => {
  beforeAll(async () => {
    const { consumer } = inject("packed");
    const beside = join(project, "node_modules/frs-openapi");
    await symlink(join(consumer, "node_modules/frs-openapi"), beside, "dir");
    return () => rm(beside);
  });

  // npx installs packages elsewhere than in the current directory.
  const elsewhere = async () => {
    const folder = await mkdtemp(join(tmpdir(), "contract-elsewhere-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    return folder;
  };
  const option = ["--profile", "frs-openapi/contract"];

  test("tests a service in any directory, with the document and the credentials of FRS", async () => {
    const emulator = await startEmulator({ port: 0 });
    onTestFinished(() => emulator.close());
    const folder = await elsewhere();
    const args = ["run", ...option, "--target", emulator.url, "--operation", "listFaceSets", "--rate", "1000"];
    const env = { FRS_TOKEN: emulator.token, HUAWEICLOUD_SDK_PROJECT_ID: emulator.projectId };
    const { code, text } = await command(args, env, folder);
    expect({ code, text }).toEqual({ code: 0, text: expect.stringMatching(/ 0 failed/) });
    const report = await readFile(join(folder, "contract-report/report.html"), "utf8");
    expect(report).toContain(
      "npx -p openapi-contract -p frs-openapi openapi-contract run --profile frs-openapi/contract",
    );
    const refused = await command(args, { HUAWEICLOUD_SDK_AK: "AKEXAMPLE" }, folder);
    expect(refused).toEqual({
      code: 2,
      text: "HUAWEICLOUD_SDK_SK is not set: an access key and its secret key must be set together.\n",
    });
  });

  test("says in its help which credentials FRS needs", async () => {
    const { code, text } = await command(["run", ...option, "--help"], {}, await elsewhere());
    expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining("FRS_TOKEN, or HUAWEICLOUD_SDK_AK") });
    expect(text).toContain("--project-id");
  });
});
