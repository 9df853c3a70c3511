import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { drawPicture, startEmulator } from "frs-openapi/emulator";
import { beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { environmentOf } from "../examples/program.js";
import { root } from "../root.js";

const run = promisify(execFile);

/** A project that has both packages installed, and a copy of the examples. */
let project: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "frs-examples-"));
  const { consumer, engine } = inject("packed");
  const modules = join(project, "node_modules");
  await cp(join(consumer, "node_modules"), modules, { recursive: true, verbatimSymlinks: true });
  const contract = join(modules, "openapi-contract");
  await mkdir(contract);
  await run("tar", ["-xzf", engine.tarball, "-C", contract, "--strip-components=1"]);
  const { dependencies, bin } = JSON.parse(await readFile(join(contract, "package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), "esbuild"]) {
    await symlink(join(root, "node_modules", name), join(modules, name), "dir").catch(() => {});
  }
  await mkdir(join(modules, ".bin"));
  await symlink(join(contract, bin["openapi-contract"]), join(modules, ".bin/openapi-contract"));
  await cp(join(root, "examples"), project, { recursive: true });
  return () => rm(project, { recursive: true, force: true });
});

async function startSeeded() {
  const emulator = await startEmulator({ seed: true });
  onTestFinished(() => emulator.close());
  return emulator;
}

test("the types of every example are right in a project that has the packages installed", async () => {
  await writeFile(
    join(project, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true },
        ...{ allowJs: true, checkJs: true, noEmit: true, skipLibCheck: true },
        ...{ target: "es2022", module: "nodenext", lib: ["es2023", "dom", "dom.asynciterable"], types: ["node"] },
      },
      include: ["**/*.mjs"],
    }),
  );
  const tsc = join(root, "node_modules/.bin/tsc");
  const output = await run(tsc, ["-p", "tsconfig.json"], { cwd: project }).catch(({ stdout }) => ({ stdout }));
  expect(output.stdout).toBe("");
});

test("photos are enrolled, and a person is found by the name of the file", async () => {
  const emulator = await startSeeded();
  const options = { cwd: project, env: environmentOf(emulator) };
  const node = (...args: string[]) => run(process.execPath, args, options).catch((error) => error);
  const enrolled = await node("enrol-folder/enrol.mjs", "photos", "--face-set", "staff", "--create");
  expect(enrolled.stdout).toBe("4 enrolled, 1 refused, 0 open: enrol-staff.jsonl\n");
  await writeFile(join(project, "visitor.png"), drawPicture(["eve"]));
  const args = ["visitor.png", "--face-set", "staff", "--names", "enrol-staff.jsonl"];
  expect((await node("find-person/find.mjs", ...args)).stdout).toMatch(/^ 9\d\.\d % {2}eve\.png .*\n$/);
});

test("the page is bundled and served, and its server calls the service", async () => {
  const emulator = await startSeeded();
  const env = { ...environmentOf(emulator), PORT: "0" };
  const server = spawn(process.execPath, ["browser-page/server.mjs"], {
    cwd: project,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void server.kill());
  const [line] = await once(server.stdout.setEncoding("utf8"), "data");
  const [url = ""] = /^http:\/\/127\.0\.0\.1:\d+\//.exec(line) ?? [];
  expect(await (await fetch(`${url}page.js`)).text()).toContain("face-sets");
  const { text } = await (await fetch(`${url}token`, { method: "POST" })).json();
  const body = new FormData();
  body.append("image_file", new Blob([drawPicture(["ada"])]));
  const init = { method: "POST", headers: { "X-Auth-Token": text }, body };
  const found = await fetch(`${url}frs/v2/own/face-sets/own/search`, init);
  expect(await found.json()).toMatchObject({ faces: [{ external_image_id: "ada", similarity: 1 }] });
});

test("the contract is tested by the script for CI, which fails if the endpoint does not conform or the token is wrong", async () => {
  const emulator = await startSeeded();
  const { PATH } = process.env;
  const env = {
    ...{ PATH, HOME: project, npm_config_offline: "true", npm_config_update_notifier: "false" },
    ...{ STAGING_URL: emulator.url, HUAWEICLOUD_SDK_PROJECT_ID: emulator.projectId },
  };
  const cwd = join(project, "contract-tests-in-ci");
  // As after `npm install --save-dev` there.
  await symlink(join(project, "node_modules"), join(cwd, "node_modules"), "dir");
  const contract = (token: string) => {
    const args = ["run", "--silent", "contract", "--", "--operation", "listFaceSets", "--rate", "1000"];
    return run("npm", args, { cwd, env: { ...env, FRS_TOKEN: token } }).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      ({ code, stdout, stderr }) => ({ code, text: `${stdout}${stderr}` }),
    );
  };
  expect(await contract(emulator.token)).toEqual({ code: 0, text: expect.stringContaining(" 0 failed") });
  const workflow = await readFile(join(cwd, "contract.yml"), "utf8");
  const [, folder = ""] = /^ {10}path: (\S+)$/m.exec(workflow) ?? [];
  expect(await readdir(join(cwd, folder))).toEqual(expect.arrayContaining(["junit.xml", "report.html"]));
  expect((await contract("another-token")).code).toBe(4);
});
