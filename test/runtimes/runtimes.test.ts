import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleScenario } from "./bundle.js";
import { type Observed, runtimes } from "./runtimes.js";
import { steps } from "./scenario.js";
import { startScenarioServer } from "./server.js";

let bundle: string;
beforeAll(async () => {
  bundle = await bundleScenario();
});

describe.each(runtimes)("$name", ({ name, program, remedy, more, run }) => {
  if (program === undefined) {
    const reason = `${name} is not installed: ${remedy}`;
    console.log(reason);
    // What is to land must have run everywhere.
    const declare = process.env.CI ? test : test.skip;
    declare("is installed", () => {
      throw new Error(reason);
    });
    return;
  }

  let observed: Observed;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "frs-runtime-"));
    const server = await startScenarioServer();
    try {
      await writeFile(join(folder, "scenario.js"), bundle);
      observed = await run(program, folder, server.url);
    } finally {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test.each([...steps, ...more])("$name", (step) => {
    expect(observed[step.name]).toEqual(step.expected);
  });
});
