import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../root.js";
import {
  evaluate,
  type Happened,
  interpolate,
  jobsOf,
  pullRequest,
  pushed,
  type Ran,
  readWorkflow,
  starts,
  tagged,
  workflowDirectory,
  workflowText,
} from "./workflow.js";

const names = (await readdir(join(root, workflowDirectory))).sort();
const frs = (channel: string) => ({ outputs: { check: { name: "frs-openapi", channel } } });
const engine = { outputs: { check: { name: "openapi-contract", channel: "latest" } } };

const build = ["Install", "Build the docs"];
const preview: Ran[] = [["build", ...build, "Report what changed", "Keep the preview"]];
const check: Ran = ["check", "Find the package of the tag", "Check everything"];
const release: Ran[] = [
  check,
  ["publish", "Install", "Publish"],
  ["github-release", "Install", "Collect what is attached", "Create the release"],
];
const site: Ran[] = [
  ["docs / build", ...build, "Keep the site"],
  ["docs / deploy", "Deploy"],
];

/** What happens, and which jobs run then, by workflow. */
const events: [string, Happened, { [workflow: string]: Ran[] }][] = [
  ["a push to main", pushed("main"), { "ci.yml": [["check", "Check everything"]] }],
  [
    "a push to main that breaks something",
    { ...pushed("main"), failing: ["check"] },
    { "ci.yml": [["check", "Check everything", "Keep reports and screenshots"]] },
  ],
  ["a push to another branch", pushed("topic"), {}],
  ["a pull request", pullRequest("main"), { "ci.yml": [["check", "Check everything"]], "docs.yml": preview }],
  ["a release", tagged("v1.2.0", frs("latest")), { "release.yml": [...release, ...site] }],
  ["a pre-release", tagged("v1.3.0-beta.0", frs("beta")), { "release.yml": release }],
  ["a release of the engine", tagged("openapi-contract@0.3.0", engine), { "release.yml": release }],
  [
    "a tag that fails its checks",
    tagged("v1.2.0", { ...frs("latest"), failing: ["check"] }),
    { "release.yml": [check] },
  ],
  [
    "a release that is not published",
    tagged("v1.2.0", { ...frs("latest"), failing: ["publish"] }),
    { "release.yml": release.slice(0, 2) },
  ],
  [
    "a release that GitHub does not get",
    tagged("v1.2.0", { ...frs("latest"), failing: ["github-release"] }),
    { "release.yml": release },
  ],
  ["a tag of another kind", tagged("nightly"), {}],
  ["a tag that only begins like a version", tagged("vendor"), {}],
  // `github.token` creates it, which starts nothing.
  ["a release at GitHub", { github: { event_name: "release", ref: "refs/tags/v1.2.0", ref_name: "v1.2.0" } }, {}],
];

test.each(events)("%s starts what it should, and no more", async (_, happened, expected) => {
  const started: { [workflow: string]: Ran[] } = {};
  for (const name of names) {
    if (starts(await readWorkflow(name), happened)) started[name] = await jobsOf(name, happened);
  }
  expect(started).toEqual(expected);
});

describe("runs that end others", () => {
  const groupOf = async (name: string, { github }: Happened) => {
    const { concurrency } = await readWorkflow(name);
    return [interpolate(concurrency.group, { github }), evaluateFlag(concurrency["cancel-in-progress"], { github })];
  };
  const evaluateFlag = (flag: boolean | string | undefined, contexts: Parameters<typeof evaluate>[1]) =>
    typeof flag === "string" ? evaluate(flag, contexts) : (flag ?? false);

  test.each<[string, Happened, [group: string, isCancelling: boolean]]>([
    ["ci.yml", pullRequest("main"), ["ci-refs/pull/7/merge", true]],
    ["ci.yml", pushed("main"), ["ci-c0ffee", false]],
    ["docs.yml", pullRequest("main"), ["docs-refs/pull/7/merge", true]],
    // As it is called by the release, whose group has another name, so that neither waits for the other.
    ["docs.yml", tagged("v1.2.0"), ["docs-refs/tags/v1.2.0", false]],
    ["release.yml", tagged("v1.2.0"), ["release-v1.2.0", false]],
  ])("%s %#", async (name, happened, expected) => {
    expect(await groupOf(name, happened)).toEqual(expected);
  });

  test("the site is deployed once at a time, whatever the tag", async () => {
    const { jobs } = await readWorkflow("docs.yml");
    expect(jobs.deploy?.concurrency).toEqual({ group: "pages", "cancel-in-progress": false });
  });
});

describe.each(names)("%s", (name) => {
  test("grants nothing but what a job asks for", async () => {
    const { permissions, jobs } = await readWorkflow(name);
    expect(permissions).toEqual({});
    for (const [id, job] of Object.entries(jobs)) expect(job.permissions, id).toBeDefined();
  });

  test("pins each action by its commit, with the version beside it", async () => {
    const uses = (await workflowText(name)).split("\n").filter((line) => line.includes("uses:"));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) {
      expect(line).toMatch(
        /uses: (\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      );
    }
  });
});
