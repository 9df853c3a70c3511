import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../root.js";
import type { Workflow } from "../workflows/workflow.js";

const read = (path: string) => readFile(join(root, path), "utf8");
const text = await read("examples/contract-tests-in-ci/contract.yml");
const { scripts } = JSON.parse(await read("examples/contract-tests-in-ci/package.json"));
const { permissions, jobs }: Workflow = parse(text);

/** The actions of a workflow, with their commits. */
function actionsOf(workflow: string): string[] {
  return [...workflow.matchAll(/uses: (\S+@[0-9a-f]{40} # v[\d.]+)$/gm)].map(([, action = ""]) => action);
}

test("the workflow uses the actions of this repository, pinned by commit", async () => {
  const ours = actionsOf(await read(".github/workflows/ci.yml"));
  const actions = actionsOf(text);
  expect(actions).toHaveLength(text.split("uses:").length - 1);
  expect(actions.filter((action) => !ours.includes(action))).toEqual([]);
});

test("the workflow may only read, runs the script, and keeps the report whatever the outcome", () => {
  expect(permissions).toEqual({});
  expect(Object.values(jobs).map((job) => job.permissions)).toEqual([{ contents: "read" }]);
  const steps = jobs.contract?.steps ?? [];
  const [run, keep] = steps.slice(-2);
  expect(run?.run).toMatch(/^npm run (\S+)$/);
  expect(Object.keys(scripts)).toContain(run?.run?.replace("npm run ", ""));
  // What would hide a failure.
  expect(text).not.toMatch(/continue-on-error|\|\|/);
  expect([keep?.if, keep?.uses?.split("@")[0]]).toEqual(["always()", "actions/upload-artifact"]);
});

test("secrets come from the secrets of the repository, under the names that the profile reads", () => {
  const { env = {} } = jobs.contract?.steps?.find(({ run }) => run?.includes("run contract")) ?? {};
  expect(env).toMatchObject({
    HUAWEICLOUD_SDK_AK: expect.stringContaining("secrets."),
    HUAWEICLOUD_SDK_SK: expect.stringContaining("secrets."),
    HUAWEICLOUD_SDK_PROJECT_ID: expect.any(String),
  });
  expect(scripts.contract).toContain('"$STAGING_URL"');
  expect(env).toHaveProperty("STAGING_URL");
});
