import {
  access,
  copyFile,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { WriteError, writeFiles } from "../../src/generate/files.js";

vi.mock("node:fs/promises", { spy: true });

const real = await vi.importActual<typeof import("node:fs/promises")>("node:fs/promises");

/** What is written in all tests: one file is there already, one is not, and one is in a folder that is not. */
const files = new Map([
  ["generated/a.ts", "new a"],
  ["generated/b.ts", "new b"],
  ["generated/docs/index.html", "new page"],
]);

let folder: string;
beforeEach(async () => {
  vi.resetAllMocks();
  folder = await mkdtemp(join(tmpdir(), "frs-files-"));
  onTestFinished(() => real.rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "generated"));
  await writeFile(join(folder, "generated/a.ts"), "old a");
});

/** Everything below the folder: texts by their path, and names of folders. */
async function contents(): Promise<{ [path: string]: string }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const text = entry.isFile() ? await readFile(path, "utf8") : "(no file)";
    return [path.slice(folder.length + 1), text] as const;
  });
  return Object.fromEntries((await Promise.all(texts)).sort());
}

const before = { generated: "(no file)", "generated/a.ts": "old a" };

function refusal(code: string, errno: number): Error {
  return Object.assign(new Error(`${code}: refused, rename`), { code, errno, syscall: "rename" });
}

/** Lets the call with this number, counted from 1, do something else. */
function atCall(mock: typeof rename | typeof writeFile, number: number, act: () => void): void {
  let count = 0;
  const original: (...args: never[]) => Promise<void> = mock === rename ? real.rename : real.writeFile;
  vi.mocked<(...args: never[]) => Promise<void>>(mock).mockImplementation(async (...args) => {
    if (++count === number) act();
    return await original(...args);
  });
}

test("writes all of them, and leaves nothing else behind", async () => {
  expect(await writeFiles(folder, files)).toEqual([...files.keys()]);
  expect(await contents()).toEqual({
    generated: "(no file)",
    "generated/a.ts": "new a",
    "generated/b.ts": "new b",
    "generated/docs": "(no file)",
    "generated/docs/index.html": "new page",
  });
});

test("removes what else is in a directory of its own, and nothing beside it", async () => {
  await mkdir(join(folder, "generated/docs/old"), { recursive: true });
  await writeFile(join(folder, "generated/docs/old/page.html"), "old page");
  await writeFile(join(folder, "generated/other.ts"), "other");
  const owned = "generated/docs";
  expect(await writeFiles(folder, files, { owned })).toEqual([...files.keys(), "generated/docs/old/page.html"].sort());
  expect(await contents()).toMatchObject({ "generated/other.ts": "other", "generated/docs/index.html": "new page" });
  expect(await contents()).not.toHaveProperty(["generated/docs/old/page.html"]);
  expect(await writeFiles(folder, files, { owned })).toEqual([]);
});

describe("writes nothing, says why, and leaves all as it was", () => {
  test("if a file that is not needed any more cannot be removed", async () => {
    await mkdir(join(folder, "generated/docs"));
    await writeFile(join(folder, "generated/docs/old.html"), "old page");
    atCall(rename, 4, () => {
      throw refusal("EACCES", -13);
    });
    await expect(writeFiles(folder, files, { owned: "generated/docs" })).rejects.toThrow(
      "Cannot write generated/docs/old.html: permission denied; nothing was written.",
    );
    expect(await contents()).toEqual({
      ...before,
      "generated/docs": "(no file)",
      "generated/docs/old.html": "old page",
    });
  });

  test.each([1, 2, 3])("if file %i cannot be moved to its place", async (number) => {
    atCall(rename, number, () => {
      throw refusal("EXDEV", -18);
    });
    const path = [...files.keys()][number - 1];
    await expect(writeFiles(folder, files)).rejects.toThrow(
      new WriteError(`Cannot write ${path}: cross-device link not permitted; nothing was written.`),
    );
    expect(await contents()).toEqual(before);
  });

  test("if the disk is full", async () => {
    atCall(writeFile, 2, () => {
      throw refusal("ENOSPC", -28);
    });
    await expect(writeFiles(folder, files)).rejects.toThrow(
      "Cannot write generated/b.ts: no space left on device; nothing was written.",
    );
    expect(await contents()).toEqual(before);
  });

  test("if there is no room for the old files", async () => {
    vi.mocked(link).mockRejectedValue(refusal("ENOSPC", -28));
    vi.mocked(copyFile).mockRejectedValue(refusal("ENOSPC", -28));
    await expect(writeFiles(folder, files)).rejects.toThrow("generated/a.ts: no space left on device");
    expect(await contents()).toEqual(before);
  });

  test.each([1, 2, 3])("if it is interrupted before file %i is in its place", async (number) => {
    const interruption = new AbortController();
    atCall(rename, number, () => interruption.abort());
    await expect(writeFiles(folder, files, { signal: interruption.signal })).rejects.toThrow(
      "Interrupted: nothing was written.",
    );
    expect(await contents()).toEqual(before);
  });

  test("if a folder has the name of a file", async () => {
    await mkdir(join(folder, "generated/b.ts"));
    await expect(writeFiles(folder, files)).rejects.toThrow(
      "Cannot write generated/b.ts: a folder has its name, which must be removed or renamed; nothing was written.",
    );
    expect(await contents()).toEqual({ ...before, "generated/b.ts": "(no file)" });
  });

  test("if a file has the name of a folder", async () => {
    await writeFile(join(folder, "generated/docs"), "a file");
    await expect(writeFiles(folder, files)).rejects.toThrow(
      "Cannot write generated/docs/index.html: generated/docs must be a folder; nothing was written.",
    );
    expect(await contents()).toEqual({ ...before, "generated/docs": "a file" });
  });

  test("if generated/ is a file", async () => {
    await rm(join(folder, "generated"), { recursive: true });
    await writeFile(join(folder, "generated"), "a file");
    await expect(writeFiles(folder, files)).rejects.toThrow("generated must be a folder; nothing was written.");
    expect(await contents()).toEqual({ generated: "a file" });
  });

  test("if a folder may not be written", async () => {
    vi.mocked(access).mockRejectedValue(refusal("EROFS", -30));
    await expect(writeFiles(folder, files)).rejects.toThrow("read-only file system; nothing was written.");
    expect(await contents()).toEqual(before);
  });
});

test("makes generated/ if it is missing, and takes it away again if it fails", async () => {
  await rm(join(folder, "generated"), { recursive: true });
  atCall(rename, 3, () => {
    throw refusal("EXDEV", -18);
  });
  await expect(writeFiles(folder, files)).rejects.toThrow(WriteError);
  expect(await contents()).toEqual({});
});

test("says what to do if the old files cannot be put back either", async () => {
  let count = 0;
  vi.mocked(rename).mockImplementation(async (...args) => {
    if (++count > 1) throw refusal("EIO", -5);
    return await real.rename(...args);
  });
  await expect(writeFiles(folder, files)).rejects.toThrow("restore generated/ from version control.");
});

test.each([true, false])(
  "puts back what was a link, and what was copied as there are no second names: %s",
  async (hasLinks) => {
    if (!hasLinks) vi.mocked(link).mockRejectedValue(refusal("EPERM", -1));
    await symlink("a.ts", join(folder, "generated/b.ts"));
    atCall(rename, 3, () => {
      throw refusal("EXDEV", -18);
    });
    await expect(writeFiles(folder, files)).rejects.toThrow(WriteError);
    expect((await lstat(join(folder, "generated/b.ts"))).isSymbolicLink()).toBe(hasLinks);
    expect(await readFile(join(folder, "generated/b.ts"), "utf8")).toBe("old a");
  },
);
