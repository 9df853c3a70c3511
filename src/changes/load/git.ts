import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { LoadError } from "./load-error.js";

/** Files that a document can be made of. */
const isPart = /\.(ya?ml|json|md)$/i;

/** Runs git in a directory and returns what it prints. */
function git(cwd: string, args: readonly string[], input?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { cwd, encoding: "buffer", maxBuffer: 1 << 30 } as const;
    const child = execFile("git", [...args], options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}

/** The commit that a reference names; `undefined` if it names none, or the directory is in no repository. */
export async function commitOf(cwd: string, reference: string): Promise<string | undefined> {
  if (reference.startsWith("-")) return undefined;
  try {
    return (await git(cwd, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${reference}^{commit}`]))
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}

/** Why a reference cannot be used, as a sentence with what to do. */
export async function whyNoCommit(cwd: string, reference: string): Promise<string> {
  try {
    const isShallow = (await git(cwd, ["rev-parse", "--is-shallow-repository"])).toString().trim() === "true";
    const fetch = isShallow ? `git fetch --unshallow --tags` : `git fetch --tags`;
    return `${reference} is neither a file, a URL nor a commit here: fetch the tag or branch first (\`${fetch}\`), or correct the name.`;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing
      ? `${reference} is neither a file nor a URL, and git is not installed to look it up.`
      : `${reference} is neither a file nor a URL, and ${cwd} is not in a git repository.`;
  }
}

/** Where the current commit and the default branch went apart. */
export interface MergeBase {
  commit: string;
  /** Name of the default branch, such as `origin/main`. */
  branch: string;
  /** Whether it is the current commit itself. */
  isCurrent: boolean;
}

/** The commit from which the current one and the default branch went apart; `undefined` without such a branch. */
export async function mergeBase(cwd: string): Promise<MergeBase | undefined> {
  for (const branch of ["origin/HEAD", "origin/main", "origin/master", "main", "master"]) {
    if ((await commitOf(cwd, branch)) === undefined) continue;
    try {
      const commit = (await git(cwd, ["merge-base", "HEAD", branch])).toString().trim();
      // `origin/HEAD` stands for the branch that it names.
      const name = (await git(cwd, ["rev-parse", "--abbrev-ref", branch])).toString().trim();
      return { commit, branch: name || branch, isCurrent: commit === (await commitOf(cwd, "HEAD")) };
    } catch {
      // The histories have nothing in common; another branch may.
    }
  }
  return undefined;
}

/**
 * Writes the files of a commit that a document can be made of into a temporary directory.
 *
 * @returns The directory; `remove` deletes it.
 * @throws {LoadError} If git cannot read the commit.
 */
export async function checkOut(
  cwd: string,
  commit: string,
): Promise<{ directory: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "changes-"));
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    const listed = (await git(cwd, ["ls-tree", "-r", "-z", "--full-tree", commit])).toString();
    const blobs = listed.split("\0").flatMap((line) => {
      const [head = "", path = ""] = line.split("\t");
      const [, type, id = ""] = head.split(" ");
      return type === "blob" && isPart.test(path) ? [{ path, id }] : [];
    });
    const contents = await git(cwd, ["cat-file", "--batch"], blobs.map(({ id }) => `${id}\n`).join(""));
    let at = 0;
    for (const { path } of blobs) {
      const end = contents.indexOf("\n", at);
      const size = Number(contents.subarray(at, end).toString().split(" ")[2]);
      const file = join(directory, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, contents.subarray(end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
    return { directory, remove };
  } catch (error) {
    await remove();
    throw new LoadError(
      `Cannot read ${commit}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** The root of the repository that a directory is in. */
export async function repositoryOf(cwd: string): Promise<string | undefined> {
  try {
    return (await git(cwd, ["rev-parse", "--show-toplevel"])).toString().trim();
  } catch {
    return undefined;
  }
}
