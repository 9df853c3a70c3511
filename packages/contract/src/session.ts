import { judgeByPrism, prismCheck } from "../../../src/contract-profile/prism-judge.js";
import { deriveCases } from "./cases/index.js";
import type { OpenApiDocument } from "./document/document.js";
import { listLinks } from "./document/links.js";
import { listOperations } from "./document/operations.js";
import { createRunRecorder } from "./record/recorded-run.js";
import { planRun } from "./run/plan.js";
import { type RunOptions, run } from "./run/runner.js";
import { type GivenInputs, readInputs } from "./scenarios/inputs.js";
import { readScenarios, scenarioCases } from "./scenarios/scenario.js";
import { withSecondJudge } from "./second-judge.js";
import { type CommonSettings, chooseChecks, readKnownDifferences, type Session } from "./session-settings.js";
import { basePathOf } from "./target/base-url.js";
import { projectIdFrom, withClientValues } from "./target/client-values.js";
import { secretsFromEnvironment } from "./target/credentials.js";
import { openEndpoint } from "./target/endpoint.js";
import { openMock } from "./target/mock.js";
import type { Target } from "./target/target.js";

/** Settings of a session with something that answers. */
export interface SessionSettings
  extends CommonSettings,
    Pick<RunOptions, "rate" | "concurrency" | "maxRequests" | "timeout"> {
  /** The mock in this process, a base URL, or a region of the document's own server. */
  at: "mock" | { url: string } | { region: string };
  /** Where credentials and the id of the project are taken from. */
  environment: { readonly [name: string]: string | undefined };
  /** Id of the project to work in; it wins over that of the environment. */
  projectId?: string;
  seed: number;
  /** How many random valid cases, and as many invalid ones, each operation gets. */
  random: number;
  /**
   * Values for inputs of scenarios, such as an image with a face.
   *
   * @default {}
   */
  inputs?: GivenInputs;
  /** Folder to record the exchanges in, and whether a recording that is there already is replaced. */
  record?: { folder: string; force: boolean };
}

/** Length from which a text in base64 is taken for data wherever it stands, so that it need not be known. */
const recognisableLength = 512;

/**
 * Plans the cases of a document and opens the target; nothing is sent or written yet.
 *
 * @throws {ContractError} If a filter matches nothing, or target, credentials, inputs, or the list of differences cannot be
 *   used.
 */
export async function openSession(settings: SessionSettings): Promise<Session> {
  const { selection, at, seed, random, repeatWith, secondJudge } = settings;
  const projectId = at === "mock" ? undefined : projectIdFrom(settings.projectId, settings.environment);
  const document = withClientValues(settings.document, { projectId });
  const checks = chooseChecks(settings.checks, secondJudge ? [prismCheck] : [], settings);
  const differences = await readKnownDifferences(settings);
  const scenarios = readScenarios(document);
  const inputs = await readInputs(settings.inputs ?? {}, scenarios, document);
  const target = await openTarget(settings, document, projectId);
  const basePath = target.isMock ? "" : basePathOf(new URL(target.name));
  const secrets = [
    ...target.secrets,
    ...Object.values(inputs).filter((value) => typeof value === "string" && value.length < recognisableLength),
  ].map(String);
  try {
    const cases = deriveCases(document, { seed, random });
    const planned = planRun({
      document,
      target: target.name,
      seed,
      cases: [...cases, ...scenarioCases(scenarios)],
      selection,
      targetWords: repeatWith,
    });
    const ids = new Set(planned.plan.cases.map(({ operationId }) => operationId));
    const untriedSchemes = listOperations(document)
      .filter(({ operationId }) => ids.has(operationId))
      .flatMap((operation) => target.untried?.(operation) ?? []);
    const plan = {
      ...planned.plan,
      untriedSchemes: [...new Set(untriedSchemes)],
      removes: listLinks(document).some(({ removes }) => removes),
      ...(settings.checks && { checks: settings.checks }),
    };
    const prism = secondJudge ? await judgeByPrism(document, basePath) : undefined;
    const { rate, concurrency, maxRequests, timeout, budget } = settings;
    const record =
      settings.record &&
      createRunRecorder(settings.record.folder, { document, basePath, secrets, force: settings.record.force });
    const recorded: Target = { ...(record?.target(target) ?? target), secrets };
    const judged = prism && withSecondJudge(recorded, prism);
    const follow = (signal: AbortSignal) =>
      run({
        document,
        target: judged?.target ?? recorded,
        planned: { ...planned, plan },
        cases,
        scenarios,
        inputs,
        checks: judged ? [...checks, judged.check] : checks,
        differences,
        signal,
        ...(rate !== undefined && { rate }),
        ...(concurrency !== undefined && { concurrency }),
        ...(maxRequests !== undefined && { maxRequests }),
        ...(timeout !== undefined && { timeout }),
        ...(budget !== undefined && { budget }),
      });
    return {
      plan,
      run: (signal) => (record ? record.run(follow, signal) : follow(signal)),
      async close() {
        try {
          await target.close();
        } finally {
          await record?.close();
        }
      },
    };
  } catch (error) {
    await target.close();
    throw error;
  }
}

async function openTarget(
  { at, environment }: SessionSettings,
  document: OpenApiDocument,
  projectId: string | undefined,
): Promise<Target> {
  if (at === "mock") return await openMock(document);
  const secrets = secretsFromEnvironment(environment);
  return openEndpoint(document, { at, secrets, ...(projectId !== undefined && { projectId }) });
}
