import type { OpenApiDocument } from "openapi-contract/document";
import type { CaseResult } from "../../../packages/contract/src/event.js";
import { openEndpoint } from "../../../packages/contract/src/target/endpoint.js";
import type { Target } from "../../../packages/contract/src/target/target.js";
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

/** Starts a mutant and has the engine look for it with all cases. */
export async function hunt(mutant: Mutant, healthy: Prepared): Promise<Hunt> {
  return await huntUntil(mutant, healthy, () => false);
}

/** Whether the engine finds a mutant by the check that is meant to find it; the first problem that it finds is enough. */
export async function isCaught(mutant: Mutant, healthy: Prepared): Promise<boolean> {
  const isEnough = ({ problems }: CaseResult) => problems.some(({ check }) => check === mutant.check);
  return (await huntUntil(mutant, healthy, isEnough)).isCaught;
}

async function huntUntil(mutant: Mutant, healthy: Prepared, isEnough: (result: CaseResult) => boolean): Promise<Hunt> {
  const document = mutant.document?.(healthy.document) ?? healthy.document;
  const server = await startFrsServer({ document, seams: mutant.seams() });
  const { accessKey, secretKey, token, url, projectId } = server;
  const secrets = frsSecrets(mutant.signs === true ? { accessKey: { accessKey, secretKey } } : { token });
  const target = openEndpoint(document, { at: { url }, secrets, profile: frsProfile, values: { projectId } });
  const dependsOnTarget = mutant.signs === true || mutant.cases.kinds?.includes("credentials") === true;
  const isUsual = document === healthy.document && !dependsOnTarget;
  const prepared = isUsual ? healthy : preparedFor(document, dependsOnTarget ? target : undefined);
  try {
    const { results } = await examine(target, prepared, {
      selection: mutant.cases,
      isEnough,
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

/** The cases of one kind of credentials, by document: what is almost valid differs between a token and a signature. */
const casesByCredentials = new WeakMap<OpenApiDocument, Map<string, Prepared>>();

/**
 * Derives the cases of a document that is not the usual one, or that depend on the credentials of a target.
 *
 * @param target - A target whose cases about credentials are needed.
 */
function preparedFor(document: OpenApiDocument, target: Target | undefined): Prepared {
  if (target === undefined) return prepare(document);
  const known = casesByCredentials.get(document) ?? new Map<string, Prepared>();
  casesByCredentials.set(document, known);
  const key = target.secrets.join();
  const prepared = known.get(key) ?? prepare(document, { brokenSignatures: target.broken, nearTokens: target.near });
  known.set(key, prepared);
  return prepared;
}
