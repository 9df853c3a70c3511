import { beforeAll, describe, expect, it } from "vitest";
import { checks } from "../../../packages/contract/src/checks/index.js";
import { readScenarios } from "../../../packages/contract/src/scenarios/scenario.js";
import { createCredentials } from "../../../packages/contract/src/target/credentials.js";
import { openEndpoint } from "../../../packages/contract/src/target/endpoint.js";
import { signingKey } from "../../../src/contract/signer.js";
import { frsProfile } from "../../../src/contract-profile.js";
import { type FrsServer, startFrsServer } from "../../fixtures/frs-server/index.js";
import { mutants } from "../../fixtures/frs-server/mutants.js";
import { document } from "../../root.js";
import { cases } from "../derived.js";
import { type Examination, examine, type Prepared, prepare } from "./engine.js";
import { isCaught } from "./hunt.js";
import { frsSecrets } from "./secrets.js";

const deterministic: Prepared = { document, seed: 1, cases, scenarios: readScenarios(document) };

describe("a conforming endpoint", () => {
  let examination: Examination;
  let left: number;

  beforeAll(async () => {
    const server = await startFrsServer({ document });
    const { near } = createCredentials(document, frsSecrets({ token: server.token }), {
      profile: frsProfile.credentials,
    });
    examination = await examineServer(server, prepare(document, { random: 5, seed: 7, nearTokens: near }));
    left = server.state.faceSets(server.projectId).length;
    await server.close();
  });

  it("conforms: no failure, no warning, nothing skipped", () => {
    const unexpected = examination.results
      .filter(({ outcome, problems }) => outcome !== "passed" || problems.length > 0)
      .map(({ case: { id }, outcome, problems, reason }) => ({ id, outcome, problems, reason }));
    expect(unexpected).toEqual([]);
    expect(examination.results.length).toBeGreaterThan(1_000);
  });

  it("has no created resource left", () => {
    expect(examination.summary.left).toEqual([]);
    expect(left).toBe(0);
  });

  it("conforms with signatures, too", async () => {
    const server = await startFrsServer({ document });
    const { accessKey, secretKey } = server;
    const options = { selection: { kinds: ["example", "credentials", "scenario"] as const } };
    const key = { accessKey, secretKey };
    const prepared = prepare(document, { brokenSignatures: () => signingKey(key).broken ?? [] });
    const { results, summary } = await examineServer(server, prepared, frsSecrets({ accessKey: key }), options);
    await server.close();
    expect(summary).toMatchObject({ counts: { failed: 0 }, warnings: 0, left: [] });
    const ids = results.map(({ case: { id } }) => id).filter((id) => id.startsWith("createFaceSet/credentials/"));
    // Cases run side by side, and end in any order.
    expect(ids.map((id) => id.split("/").at(-1)).sort()).toEqual([
      "changed-body",
      "future-date",
      "none",
      "old-date",
      "other-end",
      "other-project_id",
      "other-scheme",
      "unsigned-date",
      "wrong",
    ]);
  });
});

describe("an endpoint that does not conform", () => {
  /** One mutant for each check, so that the tests stay fast; the benchmark hunts them all. */
  const chosen = checks
    .map(({ name }) => mutants.find(({ check }) => check === name))
    .filter((mutant) => mutant !== undefined);

  it("has a mutant for every check", () => {
    expect(checks.map(({ name }) => name).filter((name) => !mutants.some(({ check }) => check === name))).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(75);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  it.each(chosen.map((mutant) => [mutant.check, mutant.breaks, mutant] as const))(
    "is found by %s: %s",
    async (_, __, mutant) => {
      expect(await isCaught(mutant, deterministic)).toBe(true);
    },
  );
});

async function examineServer(
  server: FrsServer,
  prepared: Prepared,
  secrets = frsSecrets({ token: server.token }),
  options: Parameters<typeof examine>[2] = {},
): Promise<Examination> {
  const { url, projectId } = server;
  const target = openEndpoint(document, { at: { url }, secrets, profile: frsProfile, values: { projectId } });
  return await examine(target, prepared, options).finally(() => target.close());
}
