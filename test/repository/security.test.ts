import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.js";

const readPackage = async (directory: string) =>
  JSON.parse(await readFile(join(root, directory, "package.json"), "utf8"));

test("the client has one dependency", async () => {
  const { dependencies, peerDependencies = {}, peerDependenciesMeta = {} } = await readPackage(".");
  expect(Object.keys(dependencies)).toEqual(["openapi-fetch"]);
  for (const name of Object.keys(peerDependencies))
    expect(peerDependenciesMeta[name], name).toEqual({ optional: true });
});

test.each([".", "packages/contract"])("the package in %s runs no script when it is installed", async (directory) => {
  const { scripts } = await readPackage(directory);
  const run = ["preinstall", "install", "postinstall", "prepare"].filter((name) => scripts[name] !== undefined);
  expect(run).toEqual([]);
});

test("each command that listens does so on loopback by default", async () => {
  // A test of its own keeps these texts as the commands print them.
  const directory = join(root, "test/cli/__output__");
  const names = (await readdir(directory)).filter((name) => name.endsWith("-help.txt"));
  const defaults: { [name: string]: string | undefined } = {};
  for (const name of names) {
    const help = (await readFile(join(directory, name), "utf8")).replace(/\s+/g, " ");
    if (help.includes("--host")) defaults[name] = help.match(/--host <\w+>.*?\(default: "([\d.]+)"/)?.[1];
  }
  expect(Object.keys(defaults)).toEqual(expect.arrayContaining(["mock-help.txt", "forward-help.txt"]));
  for (const [name, address] of Object.entries(defaults)) expect(address, name).toBe("127.0.0.1");
});
