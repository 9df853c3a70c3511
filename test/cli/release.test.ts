import { execFileSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { main as changes } from "../../src/cli/changes.js";
import { main, type ReleaseTools } from "../../src/cli/release.js";
import { edit, placeSmallRepository } from "../generate/workspace.js";
import { runInProcess } from "./process.js";

/** A schema of which a limit breaks senders. */
const schema = "openapi/components/schemas/FaceSetName.yaml";

const changelog = `# Changelog

## [Unreleased]

Words for all.

### Added

- A thing that no computation knows.

### Renamed

| old | new |
|---|---|
| a | b |
`;

const lock = {
  name: "frs-openapi",
  version: "1.0.0",
  packages: {
    "": { version: "1.0.0", devDependencies: { "openapi-contract": "0.3.0" } },
    "packages/contract": { name: "openapi-contract", version: "0.3.0" },
  },
};

/** Settings of the repositories: nothing of them has to outlive the machine. */
const settings = "[user]\n\tname = t\n\temail = t@example.com\n[core]\n\tfsync = none\n[gc]\n\tauto = 0\n";

/** The repository that a test works in, or that is being made for tests to copy. */
let folder: string;

/** A repository of which nothing is released yet. */
let begun: string;
/** The same, with its first version released. */
let first: string;
beforeAll(async () => {
  begun = await makeFolder();
  await placeSmallRepository(begun);
  folder = begun;
  await rm(join(folder, "packages"));
  await mkdir(join(folder, "packages/contract"), { recursive: true });
  await write("packages/contract/package.json", '{\n  "name": "openapi-contract",\n  "version": "0.3.0"\n}\n');
  await write("packages/contract/CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A check.\n");
  await write("package.json", '{\n  "version": "1.0.0",\n  "devDependencies": { "openapi-contract": "0.3.0" }\n}\n');
  await write("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
  await write("CHANGELOG.md", changelog);
  await write(".gitignore", "node_modules\nlint\n");
  await change("openapi/openapi.yaml", (text) => text.replace(/^ {2}version: .*/m, "  version: 1.0.0 # ours"));
  git("init", "-q", "-b", "main", "--template=");
  await appendFile(join(folder, ".git/config"), settings);
  commit("Begin");
  pack();

  first = await makeFolder();
  cpSync(begun, first, { recursive: true });
  folder = first;
  await released();
  pack();
  return () => Promise.all([begun, first].map((each) => rm(each, { recursive: true, force: true })));
});
beforeEach(() => workIn(begun));

const makeFolder = () => mkdtemp(join(tmpdir(), "frs-openapi-"));

/** Lets the test work in a copy of a repository from here on. */
async function workIn(repository: string): Promise<void> {
  const copy = await makeFolder();
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  cpSync(repository, copy, { recursive: true });
  folder = copy;
}

const write = (path: string, text: string) => writeFile(join(folder, path), text);
const read = (path: string) => readFile(join(folder, path), "utf8");
const change = (path: string, how: (text: string) => string) => edit(join(folder, path), how);
const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: "pipe" }).trim();
function commit(message: string): void {
  git("add", "-A");
  git("commit", "-q", "-m", message);
}
/** Puts what is committed into one file: a copy costs time for each. */
function pack(): void {
  git("repack", "-a", "-d", "-q");
}

const green = async () => undefined;
const tools: ReleaseTools = { check: green, comparison: async () => ({}), today: () => "2026-05-04" };

async function release(args: string[] = [], other: Partial<ReleaseTools> = {}) {
  return await runInProcess((each) => main(each, { ...tools, ...other }), args, folder);
}

/** Makes a release that must succeed; returns what it printed. */
async function released(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await release(args);
  expect([code, stderr]).toEqual([0, ""]);
  expect(git("status", "--porcelain")).toBe("");
  return stdout;
}

/** The versions that the files have. */
async function versions(): Promise<string[]> {
  const { version, packages } = JSON.parse(await read("package-lock.json"));
  const [, own = ""] = (await read("openapi/openapi.yaml")).match(/^ {2}version: (\S+) # ours$/m) ?? [];
  return [own, JSON.parse(await read("package.json")).version, version, packages[""].version];
}

const all = (version: string) => [version, version, version, version];
const narrow = () => change(schema, (text) => text.replace(/maxLength: \d+/, "maxLength: 10"));
const deprecate = () => change(schema, (text) => `${text}deprecated: true\n`);

describe("a release", () => {
  test("is first the version that stands in the document", async () => {
    expect(await released()).toContain("Push it to have it published: git push origin HEAD v1.0.0");
    expect(git("log", "-1", "--format=%s")).toBe("Release v1.0.0");
    expect(git("cat-file", "-t", "v1.0.0")).toBe("tag");
    expect(git("rev-parse", "v1.0.0^{commit}")).toBe(git("rev-parse", "HEAD"));
    expect(await versions()).toEqual(all("1.0.0"));
    expect(await read("openapi/released/1.0.0.json")).toBe(await read("generated/openapi.json"));
    expect(JSON.parse(await read("openapi/released/1.0.0.report.json"))).toMatchObject({
      verdict: "none",
      changes: [],
    });
    expect(await read("CHANGELOG.md")).toBe(
      `${changelog.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [1.0.0] - 2026-05-04\n")}\n[1.0.0]: openapi/released/1.0.0.report.json\n`,
    );
    const [head, files] = [git("rev-parse", "HEAD"), git("ls-files")];
    expect(await released()).toContain("v1.0.0 is released: nothing was committed since.");
    expect([git("rev-parse", "HEAD"), git("ls-files")]).toEqual([head, files]);
  });

  test("has the version that the changes demand, and tells callers what breaks first", async () => {
    await workIn(first);
    await narrow();
    await deprecate();
    await change("CHANGELOG.md", (text) =>
      text.replace("## [Unreleased]\n", "## [Unreleased]\n\n### Fixed\n\n- A fault.\n\n### Breaking\n\n- A method.\n"),
    );
    await write("accepted-changes.yaml", "# Head.\n[]\n");
    commit("Change");
    const dry = await release(["--dry-run"]);
    expect([dry.code, dry.stderr]).toEqual([0, ""]);
    expect(git("status", "--porcelain")).toBe("");
    const stdout = await released();
    expect(await versions()).toEqual(all("2.0.0"));
    const section = (await read("CHANGELOG.md")).split(/^(?=## )/m)[2]?.trimEnd();
    expect(dry.stdout).toContain(section);
    expect(stdout.split("\n")[0]).toBe(dry.stdout.split("\n")[0]);
    expect(section).toMatch(
      /^## \[2\.0\.0\] - 2026-05-04\n\n### Breaking\n\n- `createFaceSet`.*: `FaceSetName`: the maximum length changed from 64 to 10\. .*\n- A method\.\n\n### Deprecated\n\n- .*`FaceSetName`: it is deprecated now\.\n\n### Fixed\n\n- A fault\.$/,
    );
    const report = JSON.parse(await read("openapi/released/2.0.0.report.json"));
    expect(report).toMatchObject({
      base: "openapi/released/1.0.0.json",
      revision: "openapi/released/2.0.0.json",
      bump: "major",
    });
    const after = await runInProcess(changes, ["--no-types"], folder);
    expect(after.stdout).toContain("No change.");
  });

  test("clears the ledger, whose breaks need no version of their own", async () => {
    await workIn(first);
    await narrow();
    const entry = "- rule: request-max-length-narrowed\n  pointer: /components/schemas/FaceSetName/maxLength\n";
    await write("accepted-changes.yaml", `# Head.\n${entry}  reason: It was a mistake.\n  until: 2026-05-04\n`);
    commit("Change");
    const late = await release([], { today: () => "2026-05-05" });
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining("accepted-changes.yaml:2: ")]);
    await released("--pre", "rc");
    expect(await read("accepted-changes.yaml")).toContain("It was a mistake.");
    await released();
    expect(await versions()).toEqual(all("1.1.0"));
    expect(await read("accepted-changes.yaml")).toBe("# Head.\n[]\n");
    expect(await read("CHANGELOG.md")).toMatch(/Accepted without a version of its own: It was a mistake\./);
  });

  test("is not made of nothing", async () => {
    await workIn(first);
    await write("notes.txt", "Nothing of the API.\n");
    commit("Change");
    expect(await released()).toBe("Nothing to release: neither the API nor CHANGELOG.md changed since 1.0.0.\n");
    expect(await released("--bump", "patch")).toContain("v1.0.1");
  });

  test("can be a pre-release, whose lines the release that follows has, too", async () => {
    await workIn(first);
    await change("CHANGELOG.md", (text) =>
      text.replace("## [Unreleased]\n", "## [Unreleased]\n\n### Fixed\n\n- A fault.\n"),
    );
    await narrow();
    commit("Change");
    await released("--pre", "beta");
    expect(await versions()).toEqual(all("2.0.0-beta.0"));
    await deprecate();
    commit("Change more");
    await released("--pre", "beta");
    await write("notes.txt", "More.\n");
    commit("Note");
    await released("--pre", "alpha");
    await released();
    expect(git("tag", "--list", "--sort=creatordate").split("\n").sort()).toEqual(
      ["v1.0.0", "v2.0.0", "v2.0.0-alpha.0", "v2.0.0-beta.0", "v2.0.0-beta.1"].sort(),
    );
    const sections = (await read("CHANGELOG.md")).split(/^(?=## )/m).slice(1);
    expect(sections.map((text) => text.split("\n")[0])).toEqual([
      "## [Unreleased]",
      "## [2.0.0] - 2026-05-04",
      "## [2.0.0-alpha.0] - 2026-05-04",
      "## [2.0.0-beta.1] - 2026-05-04",
      "## [2.0.0-beta.0] - 2026-05-04",
      "## [1.0.0] - 2026-05-04",
    ]);
    for (const section of sections.slice(1, 5)) expect(section).toContain("- A fault.");
    expect(sections[0]?.trim()).toBe("## [Unreleased]");
  });
});

test("below 1.0 a break grows the minor version, anything else the patch version", async () => {
  await change("openapi/openapi.yaml", (text) => text.replace("version: 1.0.0", "version: 0.4.0"));
  commit("Set the version");
  await released();
  await deprecate();
  commit("Deprecate");
  expect(await released()).toContain("Below 1.0 a break grows the minor version");
  expect(await versions()).toEqual(all("0.4.1"));
  await narrow();
  commit("Narrow");
  await released();
  expect(await versions()).toEqual(all("0.5.0"));
});

test("--prepare sets the version for the pull request that makes the changes", async () => {
  await workIn(first);
  await narrow();
  const { code, stdout } = await release(["--prepare"]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("Set the version 2.0.0: ")]);
  expect(await versions()).toEqual(all("2.0.0"));
  const gate = await runInProcess(changes, ["--gate", "--no-types"], folder);
  expect([gate.code, gate.stderr]).toEqual([0, ""]);
  commit("Narrow");
  await released();
  expect(await versions()).toEqual(all("2.0.0"));
});

describe("it is refused", () => {
  test("with changes that are not committed", async () => {
    await write("notes.txt", "Not committed.\n");
    const { code, stderr } = await release();
    expect([code, stderr]).toEqual([
      1,
      "The tree has changes that are not committed (notes.txt): commit or stash them first.\n",
    ]);
    expect(git("status", "--porcelain")).toBe("?? notes.txt");
  });

  test("if a check fails, and leaves the files as they were", async () => {
    let seen: string[] = [];
    const check = async () => {
      seen = await versions();
      return "npm test";
    };
    await narrow();
    await change("openapi/openapi.yaml", (text) => text.replace("version: 1.0.0", "version: 1.2.0"));
    commit("Change");
    const { code, stderr } = await release([], { check });
    expect([code, stderr]).toEqual([1, "`npm test` failed: correct what it reports. The files are as they were.\n"]);
    // The release is what is checked.
    expect(seen).toEqual(all("1.2.0"));
    expect(git("status", "--porcelain")).toBe("");
    expect(git("tag", "--list")).toBe("");
  });

  test("if the tag exists", async () => {
    git("tag", "v1.0.0");
    const { code, stderr } = await release();
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^The tag v1\.0\.0 exists, .*git tag --delete v1\.0\.0/)]);
    expect(git("status", "--porcelain")).toBe("");
  });

  test("if the version was released elsewhere, and its tag is not here", async () => {
    await workIn(first);
    await write("notes.txt", "More.\n");
    commit("Note");
    git("tag", "-d", "v1.0.0");
    const { code, stderr } = await release();
    expect([code, stderr]).toEqual([1, expect.stringMatching(/the tag v1\.0\.0 is missing here: `git fetch --tags`/)]);
  });

  test.each([
    [["--pre", "1.x"], "must be letters, digits and hyphens"],
    [["--bump", "huge"], "Allowed choices are major, minor, patch"],
    [["--package", "other"], "Allowed choices are frs, contract"],
    [["--prepare", "--dry-run"], "leave out --dry-run"],
    [["--skip-tests"], "unknown option"],
  ])("with the arguments %j", async (args, message) => {
    const { code, stderr } = await release(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test("outside of a repository", async () => {
    await rm(join(folder, ".git"), { recursive: true });
    const { code, stderr } = await release();
    expect([code, stderr]).toEqual([1, expect.stringContaining("is not in a git repository")]);
  });
});

describe("it goes on where it stopped", () => {
  beforeEach(async () => {
    await workIn(first);
    await narrow();
    commit("Narrow");
  });

  /** Stops it when all files are written, as a power failure does. */
  async function stop(): Promise<void> {
    const check = () => Promise.reject(new Error("Gone."));
    expect((await release([], { check })).code).toBe(1);
    expect(git("status", "--porcelain")).not.toBe("");
  }

  async function expectFinished(): Promise<void> {
    expect(git("status", "--porcelain")).toBe("");
    expect(git("rev-parse", "v2.0.0^{commit}")).toBe(git("rev-parse", "HEAD"));
    expect(git("log", "--format=%s", "-2").split("\n")).toEqual(["Release v2.0.0", "Narrow"]);
    expect(await versions()).toEqual(all("2.0.0"));
    expect(await read("CHANGELOG.md")).toContain("## [2.0.0] - 2026-05-04\n");
    expect(await read("openapi/released/2.0.0.json")).toBe(await read("generated/openapi.json"));
  }

  test("before the commit, also on the next day", async () => {
    await stop();
    expect(await release([], { today: () => "2026-05-05" })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Goes on with v2.0.0"),
    });
    await expectFinished();
  });

  test("with half of the files", async () => {
    await stop();
    git("checkout", "-q", "HEAD", "--", "package-lock.json", "openapi/openapi.yaml", "generated/client.ts");
    await write("openapi/released/2.0.0.json", "{");
    await rm(join(folder, "openapi/released/2.0.0.report.json"));
    await released();
    await expectFinished();
  });

  test("between the commit and the tag", async () => {
    await released();
    git("tag", "-d", "v2.0.0");
    expect(await released()).toContain("Goes on with v2.0.0: its commit was there");
    await expectFinished();
  });

  test("but not with an edit of somebody else in it", async () => {
    await stop();
    await change("package.json", (text) => text.replace('"version"', '"private": true,\n  "version"'));
    const { code, stderr } = await release();
    expect([code, stderr]).toEqual([1, expect.stringMatching(/not committed \(package\.json/)]);
  });

  test("and runs the checks again, which may be red now", async () => {
    await stop();
    const { code } = await release([], { check: async () => "npm test" });
    expect([code, git("status", "--porcelain")]).toEqual([1, ""]);
    expect(existsSync(join(folder, "openapi/released/2.0.0.json"))).toBe(false);
  });
});

describe("openapi-contract", () => {
  const contract = (...args: string[]) => released("--package", "contract", ...args);
  const version = async () => {
    const [own, root, { packages }] = await Promise.all(
      ["packages/contract/package.json", "package.json", "package-lock.json"].map(async (path) =>
        JSON.parse(await read(path)),
      ),
    );
    const used = root.devDependencies["openapi-contract"];
    expect(packages["packages/contract"].version).toBe(own.version);
    expect([used, packages[""].devDependencies["openapi-contract"]]).toEqual([own.version, own.version]);
    return own.version;
  };
  const note = async (heading: string) => {
    await change("packages/contract/CHANGELOG.md", (text) =>
      text.replace("## [Unreleased]\n", `## [Unreleased]\n\n### ${heading}\n\n- Something.\n`),
    );
    commit(heading);
  };

  test("has its own version, tag and changelog", async () => {
    expect(await contract()).toContain("git push origin HEAD openapi-contract@0.3.0");
    expect(await version()).toBe("0.3.0");
    expect(git("cat-file", "-t", "openapi-contract@0.3.0")).toBe("tag");
    expect(await read("packages/contract/CHANGELOG.md")).toBe(
      "# Changelog\n\n## [Unreleased]\n\n## [0.3.0] - 2026-05-04\n\n### Added\n\n- A check.\n",
    );
    // The other package is not touched.
    expect(await versions()).toEqual(all("1.0.0"));
    expect(git("ls-files", "openapi/released")).toBe("");

    await note("Added");
    await contract();
    expect(await version()).toBe("0.3.1");
    await note("Breaking");
    await contract();
    expect(await version()).toBe("0.4.0");
    await note("Fixed");
    await contract("--pre", "rc");
    expect(await version()).toBe("0.4.1-rc.0");
    await contract();
    expect(await version()).toBe("0.4.1");
    await contract("--bump", "major");
    expect(await version()).toBe("1.0.0");
  });

  test("is not released without a word about what changed", async () => {
    await contract();
    await write("notes.txt", "Something.\n");
    commit("Note");
    expect(await contract()).toContain(
      "Nothing to release: packages/contract/CHANGELOG.md has no line under Unreleased",
    );
    git("tag", "-d", "openapi-contract@0.3.0");
    const { code, stderr } = await release(["--package", "contract"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("git fetch --tags")]);
  });

  test("goes on between the commit and the tag", async () => {
    await contract();
    git("tag", "-d", "openapi-contract@0.3.0");
    expect(await contract()).toContain("Goes on with openapi-contract@0.3.0");
    expect(git("rev-parse", "openapi-contract@0.3.0^{commit}")).toBe(git("rev-parse", "HEAD"));
  });
});
