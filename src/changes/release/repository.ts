import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ReleaseError } from "./release-error.js";

/** What a release does with a git repository. */
export interface ReleaseRepository {
  root: string;
  /** The text of a file in the last commit; `undefined` if it has none. */
  committed(path: string): Promise<string | undefined>;
  /** Names of the files of a directory in the last commit. */
  committedFiles(directory: string): Promise<string[]>;
  /** Paths of files that differ from the last commit, and of new ones. */
  dirty(): Promise<string[]>;
  tags(): Promise<string[]>;
  /** The id of the last commit. */
  head(): Promise<string>;
  /** The commit that a tag names; `undefined` without such a tag. */
  tagged(tag: string): Promise<string | undefined>;
  /** The last commit that changed a file. */
  lastChangeOf(path: string): Promise<string>;
  /** Writes a file as a whole: it is never seen half-written. */
  write(path: string, text: string): Promise<void>;
  /** Puts files back to the last commit, and removes new ones. */
  restore(paths: readonly string[]): Promise<void>;
  commit(message: string, paths: readonly string[]): Promise<void>;
  tag(name: string, message: string, commit: string): Promise<void>;
}

/**
 * Opens the repository of a directory, which must be its root.
 *
 * @throws {ReleaseError} If there is none, or nothing is committed.
 */
export async function openRepository(root: string): Promise<ReleaseRepository> {
  const git = (...args: string[]) => gitText(root, args);
  const orNothing = (...args: string[]) => git(...args).catch(() => undefined);
  const gitDirectory = await orNothing("rev-parse", "--git-dir");
  if (gitDirectory === undefined) {
    throw new ReleaseError(`${root} is not in a git repository: a release is a commit and a tag.`);
  }
  if ((await orNothing("rev-parse", "--verify", "--quiet", "HEAD")) === undefined) {
    throw new ReleaseError("Nothing is committed yet: commit before you release.");
  }
  const temporary = resolve(root, gitDirectory.trim());
  return {
    root,
    committed: (path) => orNothing("show", `HEAD:./${path}`),
    async committedFiles(directory) {
      const listed = (await orNothing("ls-tree", "--name-only", "-z", "HEAD", `./${directory}/`)) ?? "";
      return listed.split("\0").flatMap((path) => (path === "" ? [] : [path.slice(path.lastIndexOf("/") + 1)]));
    },
    async dirty() {
      const listed = await git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".");
      return listed.split("\0").flatMap((entry) => (entry === "" ? [] : [entry.slice(3)]));
    },
    tags: async () => (await git("tag", "--list")).split("\n").filter((tag) => tag !== ""),
    head: async () => (await git("rev-parse", "HEAD")).trim(),
    tagged: async (tag) => (await orNothing("rev-parse", "--verify", "--quiet", `refs/tags/${tag}^{commit}`))?.trim(),
    lastChangeOf: async (path) => (await git("log", "-1", "--format=%H", "--", `./${path}`)).trim(),
    async write(path, text) {
      const file = join(root, path);
      if ((await readFile(file, "utf8").catch(() => undefined)) === text) return;
      await mkdir(dirname(file), { recursive: true });
      const directory = await mkdtemp(join(temporary, "release-"));
      try {
        const fresh = join(directory, "new");
        await writeFile(fresh, text);
        // Another file system than that of the files, in odd set-ups.
        await rename(fresh, file).catch(() => writeFile(file, text));
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
    async restore(paths) {
      for (const path of paths) {
        const isTracked = (await orNothing("cat-file", "-e", `HEAD:./${path}`)) !== undefined;
        if (isTracked) await git("checkout", "--quiet", "HEAD", "--", `./${path}`);
        else await rm(join(root, path), { force: true });
      }
    },
    async commit(message, paths) {
      await git("add", "--", ...paths.map((path) => `./${path}`));
      await git("commit", "--quiet", "--message", message, "--", ...paths.map((path) => `./${path}`));
    },
    async tag(name, message, commit) {
      await git("tag", "--annotate", "--message", message, name, commit);
    },
  };
}

function gitText(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile("git", [...args], { cwd, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const lines = `${stderr}\n${stdout}`.split("\n").map((line) => line.trim());
      const said = lines.find((line) => /^(fatal|error)/.test(line)) ?? lines.find((line) => line !== "");
      const [command = ""] = args;
      reject(
        new ReleaseError(`git ${command} failed: ${said ?? error.message}. Correct that and run the command again.`, {
          cause: error,
        }),
      );
    });
  });
}
