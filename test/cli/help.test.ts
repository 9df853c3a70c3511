import { expect, test } from "vitest";
import { main as build } from "../../src/cli/build.js";
import { main as changes } from "../../src/cli/changes.js";
import { main as contract } from "../../src/cli/contract.js";
import { main as docs } from "../../src/cli/docs.js";
import { main as emulator } from "../../src/cli/emulator.js";
import { main as forward } from "../../src/cli/forward.js";
import { main as generate } from "../../src/cli/generate.js";
import { main as lint } from "../../src/cli/lint.js";
import { main as mock } from "../../src/cli/mock.js";
import { main as release } from "../../src/cli/release.js";
import { main as start } from "../../src/cli/start.js";
import { runInProcess } from "./process.js";

const commands = { build, changes, contract, docs, emulator, forward, generate, lint, mock, release, start };

test.each(Object.entries(commands))("%s --help prints the text of its file", async (name, main) => {
  const { code, stdout, stderr } = await runInProcess(main, ["--help"]);
  expect([code, stderr]).toEqual([0, ""]);
  await expect(stdout).toMatchFileSnapshot(`__output__/${name}-help.txt`);
});
