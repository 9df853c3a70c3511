import { chmod, chown, cp, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { failureText } from "../../packages/contract/src/cli/failure.mjs";
import { main as docs } from "../../src/cli/docs.js";
import { main as generate } from "../../src/cli/generate.js";
import { edit, smallRepository } from "../generate/workspace.js";
import { root } from "../root.js";
import { runInProcess, startProcess } from "./process.js";

/** Returns the source of a command that runs a statement and prints a line; it is compiled and loaded like any other. */
const command = (statement: string) => `import { command, run } from "./command.js";
export const main = (args: string[]): Promise<number> =>
  run(command("lint", "Checks nothing."), args, async () => {
    ${statement}
    console.log("done");
    return 0;
  });
`;

/** Creates a copy of the repository with its own `node_modules`, in which the packages are links. */
async function ownPackages(): Promise<{ folder: string; temporary: string }> {
  const folder = await smallRepository("src");
  const packages = join(folder, "node_modules");
  await rm(packages);
  await mkdir(packages);
  for (const name of await readdir(join(root, "node_modules"))) {
    if (name !== ".cache") await symlink(join(root, "node_modules", name), join(packages, name), "dir");
  }
  await writeFile(join(folder, "src/cli/lint.ts"), command(""));
  const temporary = join(folder, "tmp");
  await mkdir(temporary);
  return { folder, temporary };
}

describe("an unexpected error", () => {
  /** Creates a copy of the repository in which `lint` fails unexpectedly. */
  async function failing(statement: string): Promise<string> {
    const folder = await smallRepository("src");
    await writeFile(join(folder, "src/cli/lint.ts"), command(statement));
    return folder;
  }

  test.each([
    ["a bug", 'JSON.parse("{");', "Unexpected error: SyntaxError: "],
    ["an error of many lines", 'throw new TypeError("a\\n  b\\nc.");', "Unexpected error: TypeError: a b c; run"],
    ["a thrown value that is not an Error", 'throw { toString: () => "strange" };', "Unexpected error: strange; run"],
    ["an unhandled rejection", 'Promise.reject(new Error("lost")); await new Promise(() => {});', "lost"],
    [
      "an error in a callback",
      'setImmediate(() => { throw new Error("late"); }); await new Promise((end) => setTimeout(end, 60_000));',
      "Unexpected error: late; run",
    ],
  ])("is one line that says what to do: %s", async (_, statement, text) => {
    const folder = await failing(statement);
    const { code, stderr } = await startProcess("lint", [], folder).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(text);
    expect(stderr).toMatch(/^[^\n]+; run the command again with --verbose for the stack trace, and report it\.\n$/);
  });

  test("shows its stack trace with --verbose", async () => {
    const folder = await failing('JSON.parse("{");');
    const { code, stderr } = await startProcess("lint", ["--verbose"], folder).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Unexpected error: .*\nSyntaxError: /);
    expect(stderr).toMatch(new RegExp(`at .*${join(folder, "src/cli/lint.ts")}:\\d+:\\d+`));
  });

  test("names the file that does not compile", async () => {
    const folder = await smallRepository("src");
    await edit(join(folder, "src/cli/mock.ts"), (text) => `${text}const x = ;\n`);
    const { code, stderr } = await startProcess("mock", [], folder).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Cannot compile src\/cli\/mock\.ts:\d+:11: [^\n]+\n$/)]);
  });

  test("names the package that is not installed", async () => {
    const folder = await smallRepository("src");
    await rm(join(folder, "node_modules"));
    const { code, stderr } = await startProcess("lint", [], folder).ended;
    const line = "Cannot find the package esbuild; run `npm ci`, which installs it.\n";
    expect([code, stderr]).toEqual([1, line]);
  });
});

test.each([
  [
    { syscall: "open", code: "EACCES", errno: -13, path: "/a" },
    "Cannot open /a: permission denied; change its permissions",
  ],
  [{ syscall: "write", code: "ENOSPC", errno: -28 }, "Cannot write: no space left on device; free some disk space."],
  [{ syscall: "rename", code: "EROFS", errno: -30, path: "/a", dest: "/b" }, "Cannot write /b: read-only file system;"],
])("a system error is explained: %j", (details, text) => {
  const line = failureText(Object.assign(new Error("refused"), details), false);
  expect(line).toContain(text);
  expect(line).not.toContain("\n");
});

describe("if node_modules is not writable", () => {
  test("commands are compiled to a directory of this user, which the next command finds", async () => {
    const { folder, temporary } = await ownPackages();
    await writeFile(join(folder, "node_modules/.cache"), "a file");
    const compiled = async () => {
      const [own = ""] = await readdir(temporary);
      return { own, modules: await readdir(join(temporary, own)) };
    };
    expect(await startProcess("lint", [], folder, { TMPDIR: temporary }).ended).toMatchObject({ code: 0, stderr: "" });
    const first = await compiled();
    expect(first.modules).toHaveLength(1);
    expect((await lstat(join(temporary, first.own))).mode & 0o777).toBe(0o700);
    expect(await startProcess("lint", [], folder, { TMPDIR: temporary }).ended).toMatchObject({ code: 0 });
    expect(await compiled()).toEqual(first);
  });

  test("stack traces still name the sources", async () => {
    const { folder, temporary } = await ownPackages();
    await writeFile(join(folder, "node_modules/.cache"), "a file");
    await writeFile(join(folder, "src/cli/lint.ts"), command('JSON.parse("{");'));
    const { stderr } = await startProcess("lint", ["--verbose"], folder, { TMPDIR: temporary }).ended;
    expect(stderr).toContain(join(folder, "src/cli/lint.ts"));
  });

  test.each([
    ["is open to others", (own: string) => mkdir(own).then(() => chmod(own, 0o777))],
    ["is a link", (own: string) => symlink("elsewhere", own)],
    ["is a file", (own: string) => writeFile(own, "")],
  ])("a directory that another user may have created is not used: it %s", async (_, plant) => {
    const { folder, temporary } = await ownPackages();
    await writeFile(join(folder, "node_modules/.cache"), "a file");
    const elsewhere = join(temporary, "elsewhere");
    await mkdir(elsewhere);
    const own = join(temporary, `frs-openapi-${process.getuid?.() ?? "cache"}`);
    await plant(own);
    expect(await startProcess("lint", [], folder, { TMPDIR: temporary }).ended).toMatchObject({ code: 0, stderr: "" });
    expect(await readdir(elsewhere)).toEqual([]);
    // The directory that was used instead is deleted.
    expect((await readdir(temporary)).sort()).toEqual(["elsewhere", `frs-openapi-${process.getuid?.() ?? "cache"}`]);
  });

  test("another user can run the commands", async () => {
    const { folder, temporary } = await ownPackages();
    // Only root can read what root compiled.
    expect(await startProcess("lint", [], folder, { TMPDIR: temporary }).ended).toMatchObject({ code: 0 });
    const isRoot = process.getuid?.() === 0;
    if (isRoot) {
      await chmod(folder, 0o755);
      await chown(temporary, 65_534, 65_534);
    } else {
      await chmod(join(folder, "node_modules/.cache/frs-openapi"), 0o000);
    }
    const user = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const { code, stderr } = await startProcess("lint", [], folder, { TMPDIR: temporary }, user).ended;
    if (!isRoot) await chmod(join(folder, "node_modules/.cache/frs-openapi"), 0o700);
    expect([code, stderr]).toEqual([0, ""]);
    expect(await readdir(temporary)).toHaveLength(1);
  });

  test("and no other directory is, one line says what to do", async () => {
    const { folder } = await ownPackages();
    await writeFile(join(folder, "node_modules/.cache"), "a file");
    const { code, stderr } = await startProcess("lint", [], folder, { TMPDIR: join(folder, "package.json") }).ended;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^Cannot write the compiled commands to [^\n]*TMPDIR[^\n]*\n$/),
    ]);
  });
});

describe("generated files are written all or none", () => {
  test("without the formatter, one line says what to do, and no file changes", async () => {
    const folder = await smallRepository();
    await writeFile(join(folder, "generated/client.ts"), "old");
    await rm(join(folder, "biome.json"));
    const { code, stderr } = await runInProcess(generate, [], folder);
    const line = "Cannot format the generated code: biome.json must say how: no such file or directory.\n";
    expect([code, stderr]).toEqual([1, line]);
    expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toBe("old");
  });

  test("a directory in the place of a file is reported in one line, and no file changes", async () => {
    const folder = await smallRepository();
    await writeFile(join(folder, "generated/client.ts"), "old");
    await rm(join(folder, "generated/schema.ts"));
    await mkdir(join(folder, "generated/schema.ts"));
    const { code, stderr } = await runInProcess(generate, [], folder);
    const line =
      "Cannot write generated/schema.ts: a folder has its name, which must be removed or renamed; nothing was written.\n";
    expect([code, stderr]).toEqual([1, line]);
    expect(await readFile(join(folder, "generated/client.ts"), "utf8")).toBe("old");
    const checked = await runInProcess(generate, ["--check"], folder);
    expect([checked.code, checked.stderr]).toEqual([1, expect.stringContaining("generated/schema.ts")]);
  });

  test("so is a file in the place of the docs directory", async () => {
    const folder = await smallRepository();
    await writeFile(join(folder, "generated/docs"), "a file");
    const { code, stderr } = await runInProcess(docs, [], folder);
    const line = "Cannot write generated/docs/index.html: generated/docs must be a folder; nothing was written.\n";
    expect([code, stderr]).toEqual([1, line]);
  });

  test("Ctrl-C restores the files that were already written", async () => {
    const folder = await smallRepository("src");
    const names = ["client.ts", "operations.ts", "schema.ts"];
    for (const name of names) await writeFile(join(folder, "generated", name), `old ${name}`);
    const listed = await readdir(join(folder, "generated"));
    // Ctrl-C comes when the second file is moved to its place.
    await writeFile(
      join(folder, "interrupt.mjs"),
      `import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
const { rename } = fs;
let count = 0;
fs.rename = async (from, to) => {
  if (to.startsWith(${JSON.stringify(`${join(folder, "generated")}/`)}) && ++count === 2) {
    // A wait for a signal does not keep the process running.
    const alive = setInterval(() => {}, 1000);
    const heard = new Promise((resolve) => process.once("SIGINT", resolve));
    process.kill(process.pid, "SIGINT");
    await heard;
    clearInterval(alive);
  }
  return await rename(from, to);
};
syncBuiltinESMExports();
`,
    );
    const preload = `--import=${pathToFileURL(join(folder, "interrupt.mjs")).href}`;
    const { code, stderr } = await startProcess("generate", [], folder, { NODE_OPTIONS: preload }).ended;
    expect([code, stderr]).toEqual([130, "Interrupted: nothing was written.\n"]);
    for (const name of names) expect(await readFile(join(folder, "generated", name), "utf8")).toBe(`old ${name}`);
    expect(await readdir(join(folder, "generated"))).toEqual(listed);
  });
});

describe("build", () => {
  /** Creates a copy of everything that the command compiles. */
  async function project(): Promise<string> {
    const folder = await smallRepository("src");
    const parts = ["generated", "tsconfig.json", "tsconfig.build.json", "tsconfig.build.node.json"];
    for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
    return folder;
  }

  test("reports in one line that it cannot write", async () => {
    const folder = await project();
    // One file is enough, and takes the compiler a fraction of the time.
    const settings = {
      extends: "./tsconfig.json",
      compilerOptions: { declaration: true, outDir: "dist", skipLibCheck: true, types: [] },
    };
    for (const name of ["tsconfig.build.json", "tsconfig.build.node.json"]) {
      await writeFile(
        join(folder, name),
        JSON.stringify({ ...settings, include: [], files: ["generated/remedies.ts"] }),
      );
    }
    const isRoot = process.getuid?.() === 0;
    await chmod(folder, isRoot ? 0o755 : 0o555);
    const user = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const { code, stderr } = await startProcess("build", [], folder, {}, user).ended;
    await chmod(folder, 0o755);
    const line = `Cannot create the directory ${join(folder, "dist")}: permission denied; change its permissions, or run the command as its owner.\n`;
    expect([code, stderr]).toEqual([1, line]);
  });

  test("reports invalid settings in one line", async () => {
    const folder = await project();
    await writeFile(join(folder, "tsconfig.build.json"), "{");
    const { code, stderr } = await startProcess("build", [], folder).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^tsconfig\.build\.json\(1,2\): error [^\n]+\n$/)]);
  });
});

test("a command finishes even if nobody reads its output", async () => {
  const folder = await smallRepository("src");
  await writeFile(join(folder, "generated/client.ts"), "stale");
  const running = startProcess("generate", [], folder);
  running.closeOutput();
  expect(await running.ended).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, "generated/client.ts"), "utf8")).not.toBe("stale");
});
