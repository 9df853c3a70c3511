import { readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { drawPicture } from "frs-openapi/emulator";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { defaultPort } from "../../src/emulator/command.js";
import { start } from "../emulator/emulators.js";
import { root } from "../root.js";
import { bundleExample, environmentOf, startProgram, temporaryFolder } from "./program.js";

const directory = join(root, "examples");
const read = (path: string) => readFile(join(directory, path), "utf8");
const entries = await readdir(directory, { withFileTypes: true });
const examples = entries.filter((entry) => entry.isDirectory() && entry.name !== "photos").map(({ name }) => name);

test("the index lists every example", async () => {
  const listed = [...(await read("README.md")).matchAll(/^\| \[([\w-]+)\]\(\1\/README\.md\)/gm)];
  expect(listed.map(([, name]) => name).sort()).toEqual(examples.sort());
});

describe.each(examples)("%s", (name) => {
  test("imports what is published, and its own files", async () => {
    const { exports } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const published = Object.keys(exports).map((entry) => entry.replace(/^\./, "frs-openapi"));
    const programs = (await readdir(join(directory, name))).filter((file) => file.endsWith(".mjs"));
    for (const file of programs) {
      const { importedFiles } = ts.preProcessFile(await read(`${name}/${file}`), true, true);
      const others = importedFiles
        .map(({ fileName }) => fileName)
        .filter((specifier) => !/^(node:|\.\/[\w-]+\.mjs$)/.test(specifier) && !published.includes(specifier));
      // Its README names what has to be installed beside the package.
      const text = await read(`${name}/README.md`);
      expect(others.filter((specifier) => !text.includes(`\`${specifier}\` is installed`))).toEqual([]);
    }
  });

  test("has a README that says how to run it, and what it guarantees", async () => {
    const text = await read(`${name}/README.md`);
    for (const part of ["With the emulator", "npm run emulator", "\n## What it guarantees\n"]) {
      expect(text.replace("npx frs-openapi emulator", "npm run emulator")).toContain(part);
    }
  });
});

/** The command that a README shows for the emulator, as a program and its arguments. */
async function commandOf(name: string): Promise<{ file: string; args: string[] }> {
  const command = /^node --env-file=examples\/emulator\.env examples\/(\S+)(.*)$/m;
  const [, path = "", rest = ""] = command.exec(await read(`${name}/README.md`)) ?? [];
  const args = rest.split(" ").filter((argument) => argument !== "");
  return { file: await bundleExample(path), args: args.map((argument) => argument.replaceAll('"', "")) };
}

const commands = await Promise.all(
  (
    [
      ["enrol-folder", 1, /^4 enrolled, 1 refused, 0 open: /],
      ["find-person", 0, /^ 9\d\.\d % {2}ada /],
      ["liveness-check", 0, /^alive\n/],
      ["nightly-clean-up", 0, / {2}dana {2}.*\n1 face would be deleted\.\n$/],
      ["behind-proxy", 0, /^visitors {2}4 faces\n$/],
    ] as const
  ).map(async ([name, code, printed]) => ({ name, code, printed, ...(await commandOf(name)) })),
);

test.each(commands)(
  "the command in the README of $name prints what it should",
  async ({ file, args, code, printed }) => {
    const [emulator, cwd] = await Promise.all([start({ seed: true }), temporaryFolder()]);
    await symlink(directory, join(cwd, "examples"), "dir");
    const ended = await startProgram(file, args, { env: environmentOf(emulator), cwd }).ended;
    expect(ended).toMatchObject({ code, stderr: "", stdout: expect.stringMatching(printed) });
  },
);

test("the environment is that of the emulator", async () => {
  const emulator = await start();
  const port = `:${new URL(emulator.url).port}`;
  const endpoint = emulator.url.replace(port, `:${defaultPort}`);
  expect(parseEnv(await read("emulator.env"))).toEqual(environmentOf(emulator, endpoint));
});

test("the photos are drawn", async () => {
  const files = await readdir(join(directory, "photos"));
  expect(files).toContain("ada.png");
  for (const file of files) {
    const name = file.replace(".png", "");
    const drawn = drawPicture(name === "nobody" ? [] : [name], { photo: 2 });
    expect(Buffer.from(drawn).equals(await readFile(join(directory, "photos", file))), file).toBe(true);
  }
});
