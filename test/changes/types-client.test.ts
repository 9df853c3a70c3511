import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareClientTests } from "../../src/changes/types/client-tests.js";
import { root } from "../root.js";

let folder: string;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], { cwd: folder, stdio: "ignore" });

/** The document that the commit and the working tree have alike. */
const base = async () => ({
  name: "HEAD:openapi/openapi.yaml",
  document: JSON.parse(await readFile(join(root, "generated/openapi.json"), "utf8")),
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "changes-client-"));
  for (const path of ["src", "test/types", "tsconfig.json", "package.json"]) {
    await cp(join(root, path), join(folder, path), { recursive: true });
  }
  for (const path of ["node_modules", "packages"]) await symlink(join(root, path), join(folder, path));
  git("init", "-q");
  git("add", "src", "test", "tsconfig.json", "package.json");
  git("commit", "-qm", "The last release");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("a client that did not change breaks nothing", async () => {
  expect(await compareClientTests(folder, "HEAD", await base())).toEqual({ changes: [], notes: [] });
});

test("a change of the client itself is found by the tests of its types in the last release", async () => {
  const path = join(folder, "src/client/reply.ts");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replaceAll("requestId", "idOfRequest"));
  const { changes, notes } = await compareClientTests(folder, "HEAD", await base());
  await writeFile(path, text);
  expect(notes).toEqual([]);
  expect(changes).toEqual([
    expect.objectContaining({ rule: "types/client-changed", verdict: "none", types: "breaking", whom: "code" }),
  ]);
  expect(changes[0]?.text).toMatch(
    /^`test\/types\/client\.ts:\d+` of HEAD does not compile with this client: .*requestId/,
  );
});

test("a release without such tests says so", async () => {
  git("rm", "-rq", "--cached", "test");
  git("commit", "-qm", "Without tests");
  const path = join(folder, "src/client/reply.ts");
  await writeFile(path, (await readFile(path, "utf8")).replaceAll("requestId", "idOfRequest"));
  expect(await compareClientTests(folder, "HEAD", await base())).toEqual({
    changes: [],
    notes: ["HEAD has no test/types: breaks of the client's own types are not found."],
  });
});
