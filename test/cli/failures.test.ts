import fs, {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { failureText } from "../../packages/contract/src/cli/failure.mjs";
import { main as build } from "../../src/cli/build.js";
import { placeCompiled } from "../../src/cli/compiled.mjs";
import { main as docs } from "../../src/cli/docs.js";
import { main as generate } from "../../src/cli/generate.js";
import { load } from "../../src/cli/load.mjs";
import { edit, ownPackages, smallRepository } from "../generate/workspace.js";
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

/** Creates a copy of the repository with its own `node_modules`, and a command that checks nothing. */
async function withOwnPackages(): Promise<{ folder: string; temporary: string }> {
  const folder = await smallRepository("src");
  await ownPackages(folder);
  await writeFile(join(folder, "src/cli/lint.ts"), command(""));
  const temporary = join(folder, "tmp");
  await mkdir(temporary);
  return { folder, temporary };
}

/** What is compiled of a command. */
const compiled = new Map([["lint.mjs", Buffer.from("compiled")]]);

/** Creates a folder whose cache in `node_modules` cannot be written, and the directory for temporary files. */
async function blockedCache(): Promise<{ folder: string; temporary: string }> {
  const folder = await mkdtemp(join(tmpdir(), "frs-openapi-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "node_modules"));
  await writeFile(join(folder, "node_modules/.cache"), "a file");
  const temporary = join(folder, "tmp");
  await mkdir(temporary);
  vi.stubEnv("TMPDIR", temporary);
  return { folder, temporary };
}

describe("an unexpected error", () => {
  /** Creates a copy of the repository in which `lint` fails unexpectedly. */
  async function failing(statement: string): Promise<string> {
    const folder = await smallRepository("src");
    await writeFile(join(folder, "src/cli/lint.ts"), command(statement));
    return folder;
  }

  const oneLine = /^[^\n]+; run the command again with --verbose for the stack trace, and report it\.\n$/;

  test.each([
    ["a bug", 'JSON.parse("{");', "Unexpected error: SyntaxError: "],
    ["an error of many lines", 'throw new TypeError("a\\n  b\\nc.");', "Unexpected error: TypeError: a b c; run"],
    ["a thrown value that is not an Error", 'throw { toString: () => "strange" };', "Unexpected error: strange; run"],
  ])("is one line that says what to do: %s", async (_, statement, text) => {
    const folder = await failing(statement);
    const { main } = await load("src/cli/lint.ts", folder);
    const { code, stderr } = await runInProcess(main, [], folder);
    expect([code, stderr]).toEqual([1, expect.stringContaining(text)]);
    expect(stderr).toMatch(oneLine);
  });

  // Nothing of the command awaits these: only its process notices them.
  test.each([
    ["an unhandled rejection", 'Promise.reject(new Error("lost")); await new Promise(() => {});', "lost"],
    [
      "an error in a callback",
      'setImmediate(() => { throw new Error("late"); }); await new Promise((end) => setTimeout(end, 60_000));',
      "Unexpected error: late; run",
    ],
  ])("is one line that says what to do: %s", async (_, statement, text) => {
    const folder = await failing(statement);
    const { code, stderr } = await startProcess("lint", [], folder).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining(text)]);
    expect(stderr).toMatch(oneLine);
  });

  test("names the file that does not compile", async () => {
    const folder = await smallRepository("src");
    await edit(join(folder, "src/cli/mock.ts"), (text) => `${text}const x = ;\n`);
    const line = await load("src/cli/mock.ts", folder).catch((error) => failureText(error, false));
    expect(line).toMatch(/^Cannot compile src\/cli\/mock\.ts:\d+:11: [^\n]+$/);
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
  test("commands are compiled to a directory of this user, and stack traces still name the sources", async () => {
    const { folder, temporary } = await withOwnPackages();
    await writeFile(join(folder, "node_modules/.cache"), "a file");
    await writeFile(join(folder, "src/cli/lint.ts"), command('JSON.parse("{");'));
    const { code, stderr } = await startProcess("lint", ["--verbose"], folder, { TMPDIR: temporary }).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Unexpected error: .*\nSyntaxError: /)]);
    expect(stderr).toMatch(new RegExp(`at .*${join(folder, "src/cli/lint.ts")}:\\d+:\\d+`));
    const [own = ""] = await readdir(temporary);
    const stored = await readdir(join(temporary, own));
    expect(stored.filter((name) => !name.startsWith("compiled-"))).toHaveLength(1);
    expect((await lstat(join(temporary, own))).mode & 0o777).toBe(0o700);
  });

  test("the next command finds what was compiled", async () => {
    const { folder, temporary } = await blockedCache();
    const directory = await placeCompiled(folder, "hash", compiled);
    const [own = ""] = await readdir(temporary);
    expect(directory).toBe(join(temporary, own, "hash"));
    const before = await lstat(directory);
    expect(await placeCompiled(folder, "hash", compiled)).toBe(directory);
    expect((await lstat(directory)).ino).toBe(before.ino);
    expect(await readdir(join(temporary, own))).toEqual(["hash"]);
  });

  test.each([
    ["is open to others", (own: string) => mkdir(own).then(() => chmod(own, 0o777))],
    ["is a link", (own: string) => symlink("elsewhere", own)],
    ["is a file", (own: string) => writeFile(own, "")],
  ])("a directory that another user may have created is not used: it %s", async (_, plant) => {
    const { folder, temporary } = await blockedCache();
    const elsewhere = join(temporary, "elsewhere");
    await mkdir(elsewhere);
    const own = `frs-openapi-${process.getuid?.() ?? "cache"}`;
    await plant(join(temporary, own));
    const listeners = process.listeners("exit");
    const directory = await placeCompiled(folder, "hash", compiled);
    expect(await readFile(join(directory, "lint.mjs"), "utf8")).toBe("compiled");
    expect(await readdir(elsewhere)).toEqual([]);
    const used = (await readdir(temporary)).filter((name) => name !== own && name !== "elsewhere");
    expect(used).toEqual([directory.slice(temporary.length + 1).split("/")[0]]);
    // The directory that was used instead is deleted when the process ends.
    for (const listener of process.listeners("exit").filter((each) => !listeners.includes(each))) {
      process.off("exit", listener);
      listener(0);
    }
    expect((await readdir(temporary)).sort()).toEqual(["elsewhere", own]);
  });

  test("another user can run the commands", async () => {
    const { folder, temporary } = await withOwnPackages();
    // Only root can read what root compiled.
    await load("src/cli/lint.ts", folder);
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
    const { folder, temporary } = await blockedCache();
    await writeFile(join(temporary, "file"), "");
    vi.stubEnv("TMPDIR", join(temporary, "file"));
    const line = await placeCompiled(folder, "hash", compiled).catch((error) => failureText(error, false));
    expect(line).toMatch(/^Cannot write the compiled commands to [^\n]*TMPDIR[^\n]*$/);
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
    const line = /^Cannot write generated\/docs\/[\w.-]+: generated\/docs must be a folder; nothing was written\.\n$/;
    expect([code, stderr]).toEqual([1, expect.stringMatching(line)]);
  });

  test("Ctrl-C restores the files that were already written", async () => {
    const folder = await smallRepository();
    const names = ["client.ts", "operations.ts", "schema.ts"];
    for (const name of names) await writeFile(join(folder, "generated", name), `old ${name}`);
    const listed = await readdir(join(folder, "generated"));
    // Ctrl-C comes when the second file is moved to its place.
    const { rename } = fs;
    let count = 0;
    vi.spyOn(fs, "rename").mockImplementation(async (from, to) => {
      if (String(to).startsWith(join(folder, "generated/")) && ++count === 2) process.emit("SIGINT");
      await rename(from, to);
    });
    onTestFinished(() => {
      vi.restoreAllMocks();
      syncBuiltinESMExports();
    });
    syncBuiltinESMExports();
    const { code, stderr } = await runInProcess(generate, [], folder);
    expect(count).toBeGreaterThan(1);
    expect([code, stderr]).toEqual([130, "Interrupted: nothing was written.\n"]);
    for (const name of names) expect(await readFile(join(folder, "generated", name), "utf8")).toBe(`old ${name}`);
    expect(await readdir(join(folder, "generated"))).toEqual(listed);
  });
});

describe("build", () => {
  test("reports in one line that it cannot write", async () => {
    const folder = await smallRepository("src");
    await cp(join(root, "tsconfig.json"), join(folder, "tsconfig.json"));
    // One file is enough, and takes the compiler a fraction of the time.
    const settings = {
      extends: "./tsconfig.json",
      compilerOptions: { declaration: true, outDir: "dist", skipLibCheck: true, types: [], lib: ["es2022"] },
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
    const folder = await smallRepository();
    await writeFile(join(folder, "tsconfig.build.json"), "{");
    const { code, stderr } = await runInProcess(build, [], folder);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^tsconfig\.build\.json\(1,2\): error [^\n]+\n$/)]);
  });
});

test("a command finishes even if nobody reads its output", async () => {
  const folder = await smallRepository("src");
  // Its work goes on after the output was refused.
  const refused = 'await new Promise((resolve) => process.stdout.write("a line\\n", () => setImmediate(resolve)));';
  const work = 'await (await import("node:fs/promises")).writeFile("written", "all");';
  await writeFile(join(folder, "src/cli/lint.ts"), command(`${refused} ${work}`));
  const running = startProcess("lint", [], folder);
  running.closeOutput();
  expect(await running.ended).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, "written"), "utf8")).toBe("all");
});
