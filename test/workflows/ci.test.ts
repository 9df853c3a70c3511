import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../root.js";
import { logOf, readWorkflow, runScript, type ScriptResult } from "./workflow.js";

const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const workflow = await readWorkflow("ci.yml");
const step = workflow.jobs.check?.steps?.find(({ run }) => run !== undefined);

/** Logs its arguments in a line. */
const logs = `#!/usr/bin/env bash
echo "$(basename "$0") $*" >> "$LOG"
`;

/** Like npm, but its tests only report: two passed, none failed. It fails where `BREAKS` names its arguments. */
const npm = `${logs}
if [ -n "\${BREAKS:-}" ] && [[ "$*" == "$BREAKS"* ]]; then failed=1; else failed=0; fi
for word in "$@"; do
  case "$word" in
    --outputFile.json=*) echo "{\\"numPassedTests\\": 2, \\"numFailedTests\\": $failed}" > "\${word#*=}" ;;
  esac
done
exit "$failed"
`;

/** A directory with the command that CI runs, and programs that only log in place of those that it calls. */
async function checkedOut(programs: { [name: string]: string } = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ci-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const directory of [".ci", "bin"]) await mkdir(join(folder, directory));
  await copyFile(join(root, ".ci/run"), join(folder, ".ci/run"));
  for (const [name, text] of Object.entries({ npm, python3: logs, chromium: logs, ...programs })) {
    await writeFile(join(folder, "bin", name), text, { mode: 0o755 });
  }
  return folder;
}

/** Runs the script of the workflow. */
async function runCi(folder: string, env: { [name: string]: string } = {}): Promise<ScriptResult> {
  const chromium = { CHROMIUM: join(folder, "bin/chromium") };
  return runScript(step?.run ?? "", folder, { ...chromium, ...step?.env, ...env });
}

test("it runs everything on each line of Node that the package supports, with the least permissions", async () => {
  const { engines } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const lines = [...engines.node.matchAll(/(\d+)(?:\.\d+)?/g)].map(([, major]) => Number(major));
  expect(workflow.jobs.check?.strategy?.matrix).toEqual({ node: lines });
  expect(workflow.jobs.check?.permissions).toEqual({ contents: "read" });
});

test("it runs scripts of this package, counts their tests, and keeps their reports", async () => {
  const folder = await checkedOut();
  const { status, output } = await runCi(folder);
  expect([status, output.trimEnd().split("\n").at(-1)]).toEqual([0, "12 passed, 0 failed"]);
  const called = (await logOf(folder)).filter((line) => line.startsWith("npm "));
  expect(called).toContain("npm ci");
  const named = called.map((line) => line.match(/^npm (?:run )?(\S+)/)?.[1] ?? "").filter((name) => name !== "ci");
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  // All tests but the measurements, and all checks.
  const checks = Object.keys(scripts).filter((name) => /^(test|lint|typecheck)/.test(name));
  expect(checks.filter((name) => !named.includes(name))).toEqual([]);
  expect((await readdir(join(folder, "ci-reports"))).sort()).toEqual(
    ["browser", "package", "prism", "runtimes", "samples", "unit"].map((name) => `${name}.json`),
  );
});

test("it stops at the first failure, with the count so far", async () => {
  const folder = await checkedOut();
  // Left by an earlier run.
  await mkdir(join(folder, "ci-reports"));
  await writeFile(join(folder, "ci-reports/runtimes.json"), '{"numPassedTests": 50, "numFailedTests": 0}');
  const { status, output } = await runCi(folder, { BREAKS: "run test:browser" });
  expect([status, output.trimEnd().split("\n").at(-1)]).toEqual([1, "6 passed, 1 failed"]);
  expect((await logOf(folder)).at(-1)).toMatch(/^npm run test:browser /);
});

test.each([
  ["1001", ["sudo apt-get update -qq", "sudo apt-get install -y -qq python3-requests"]],
  ["0", ["apt-get update -qq", "apt-get install -y -qq python3-requests"]],
])("as user %s, it installs what is missing", async (user, expected) => {
  const python3 = "#!/usr/bin/env bash\nexit 1\n";
  const id = `#!/usr/bin/env bash\necho ${user}\n`;
  const folder = await checkedOut({ python3, id, sudo: logs, "apt-get": logs });
  expect((await runCi(folder)).status).toBe(0);
  expect((await logOf(folder)).filter((line) => line.includes("apt-get"))).toEqual(expected);
});
