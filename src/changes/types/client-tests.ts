import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { commitOf } from "../load/git.js";
import type { TypedChange } from "./attach.js";
import { compileWith, errorsIn, readProject } from "./overlay.js";
import { generateModules, type NamedDocument, TypesError } from "./sides.js";

const run = promisify(execFile);

/** Where the tests of the client's types stand, and what they test. */
const tests = "test/types";

/** What the package's types are made of. */
const shipped = ["src/client", ":(glob)src/*.ts", "src/generate"];

/** The changes of the client itself, and what was not compared. */
export interface ClientTests {
  changes: TypedChange[];
  notes: string[];
}

/**
 * Finds breaks of the client's own types, which no document shows: compiles the tests of its types as they were in a commit
 * against the sources of the working tree. The document is that of the commit, so that what it changes is not found again.
 *
 * @param root - Root of the repository.
 * @param reference - The commit, branch or tag.
 */
export async function compareClientTests(root: string, reference: string, base: NamedDocument): Promise<ClientTests> {
  const none = { changes: [], notes: [] };
  const commit = await commitOf(root, reference);
  // A client that did not change breaks nothing.
  if (commit === undefined || (await isUnchanged(root, commit))) return none;
  const files = await testsOf(root, commit);
  if (files.size === 0) {
    return { changes: [], notes: [`${reference} has no ${tests}: breaks of the client's own types are not found.`] };
  }
  let generated: Map<string, string>;
  try {
    generated = await generateModules(base, true);
  } catch (error) {
    if (!(error instanceof TypesError)) throw error;
    return { changes: [], notes: [`The client's own types are not compared: ${error.message}.`] };
  }
  const { options } = readProject("tsconfig.json", root);
  const overlay = new Map([...generated, ...files].map(([path, text]) => [join(root, path), text]));
  const entries = [...files.keys()].map((path) => join(root, path));
  const program = compileWith(entries, options, { files: overlay, modules: new Map() }, new Map());
  const changes = errorsIn(program, entries, root).map(
    ({ place, message }): TypedChange => ({
      rule: "types/client-changed",
      place: { side: "base", pointer: "" },
      verdict: "none",
      types: "breaking",
      whom: "code",
      operations: [],
      broken: [],
      text: `\`${place}\` of ${reference} does not compile with this client: ${message}`,
      action: "Change your code where it does the same.",
    }),
  );
  return { changes, notes: [] };
}

async function isUnchanged(root: string, commit: string): Promise<boolean> {
  try {
    await run("git", ["diff", "--quiet", commit, "--", ...shipped, tests], { cwd: root });
    return true;
  } catch {
    return false;
  }
}

/** The tests that are only compiled: those that run test what the compiler says. */
async function testsOf(root: string, commit: string): Promise<Map<string, string>> {
  const listed = await run("git", ["ls-tree", "-r", "--name-only", commit, "--", tests], { cwd: root });
  const found = new Map<string, string>();
  for (const path of listed.stdout.split("\n").filter((each) => each.endsWith(".ts"))) {
    const { stdout } = await run("git", ["show", `${commit}:${path}`], { cwd: root });
    if (/from "(\.\.\/)+src\//.test(stdout) && !stdout.includes('"vitest"')) found.set(path, stdout);
  }
  return found;
}
