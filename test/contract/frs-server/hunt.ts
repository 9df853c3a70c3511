import { openEndpoint } from "../../../packages/contract/src/target/endpoint.js";
import { frsProfile } from "../../../src/contract-profile.js";
import { startFrsServer } from "../../fixtures/frs-server/index.js";
import type { Mutant } from "../../fixtures/frs-server/mutant.js";
import { examine, type Prepared, prepare } from "./engine.js";
import { frsSecrets } from "./secrets.js";

/** How long a response may take where a mutant is slow, in milliseconds. */
const budget = 40;

/** The result for a mutant. */
export interface Hunt {
  mutant: Mutant;
  /** Ids of the cases in which each check found a problem, by the name of the check. */
  found: ReadonlyMap<string, readonly string[]>;
  /** Whether the check that is meant to find the mutant did. */
  isCaught: boolean;
}

/** Starts a mutant and has the engine look for it. */
export async function hunt(mutant: Mutant, healthy: Prepared): Promise<Hunt> {
  const prepared = mutant.document === undefined ? healthy : prepare(mutant.document(healthy.document));
  const server = await startFrsServer({ document: prepared.document, seams: mutant.seams() });
  const { accessKey, secretKey, token, url, projectId } = server;
  const secrets = frsSecrets(mutant.signs === true ? { accessKey: { accessKey, secretKey } } : { token });
  const target = openEndpoint(prepared.document, { at: { url }, secrets, profile: frsProfile, values: { projectId } });
  try {
    const { results } = await examine(target, prepared, {
      selection: mutant.cases,
      ...(mutant.check === "response-time" ? { budget } : {}),
    });
    const found = new Map<string, string[]>();
    for (const { case: each, problems } of results) {
      for (const check of new Set(problems.map((problem) => problem.check))) {
        found.set(check, [...(found.get(check) ?? []), each.id]);
      }
    }
    return { mutant, found, isCaught: found.has(mutant.check) };
  } finally {
    await target.close();
    await server.close();
  }
}
