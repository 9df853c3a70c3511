import type { ContractCase } from "../case.js";
import { deriveCases } from "../cases/index.js";
import type { OpenApiDocument } from "../document/document.js";
import { listOperations, type Operation } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { CaseDescription } from "../event.js";
import type { Header } from "../exchange.js";
import { plainProfile } from "../profile.js";
import { type PlannedRun, planRun } from "../run/plan.js";
import { defaultMaxResources, resourceNeedsOf } from "../run/resource-needs.js";
import { runInTurn } from "../run/run-in-turn.js";
import { type RunOptions, run } from "../run/runner.js";
import { type GivenInputs, readInputs } from "../scenarios/inputs.js";
import { readScenarios, type Scenario, scenarioCases } from "../scenarios/scenario.js";
import { basePathOf, missingBasePath, readBaseUrl } from "../target/base-url.js";
import { type ClientOptions, clientValuesFrom, withClientValues } from "../target/client-values.js";
import { type OpenEmulator, openEmulator } from "../target/emulator.js";
import { openEndpoint } from "../target/endpoint.js";
import { openMock, openRunningMock } from "../target/mock.js";
import { reproductionOf } from "../target/reproduction.js";
import { type Environment, readSecrets } from "../target/secrets.js";
import type { Target } from "../target/target.js";
import { createRunRecorder } from "../traffic/recorded-run.js";
import { type SortedHeaders, sortHeaders } from "./added-headers.js";
import { depthsFor } from "./needed.js";
import { type CommonSettings, chooseChecks, chosenValidator, readKnownDifferences, type Session } from "./settings.js";
import { unlinkedOperations } from "./unlinked.js";
import { withValidator } from "./with-validator.js";

/** Where a run sends its cases: the mock of the profile, a mock that is running, an endpoint, or that of a region. */
export type SessionTarget = "mock" | { mockUrl: string } | { url: string } | { region: string };

/** Settings of a session with the mock or an endpoint. */
export interface SessionSettings
  extends CommonSettings,
    Pick<RunOptions, "rate" | "concurrency" | "maxRequests" | "maxResources" | "timeout"> {
  /** The mock in this process, a base URL, or a region of the document's own server. */
  at: SessionTarget;
  /** Environment that credentials and values of client options are read from. */
  environment: Environment;
  /**
   * Values of client options; they override those of the environment.
   *
   * @default {}
   */
  values?: ClientOptions;
  /**
   * Headers of every request to the endpoint. A header that carries the credential of a security scheme is left out where
   * the case sends no credential or a wrong one.
   *
   * @default []
   */
  headers?: readonly Header[];
  seed: number;
  /**
   * Command-line arguments, besides `rerunArguments`, that the result of a case depends on.
   *
   * @default []
   */
  rerunOptions?: readonly string[];
  /** Number of random valid cases, and of random invalid ones, per operation. */
  random: number;
  /**
   * Values for inputs of scenarios, such as an image with a face.
   *
   * @default {}
   */
  inputs?: GivenInputs;
  /** Folder of the recording, and whether an existing recording is replaced. */
  record?: { folder: string; force: boolean };
}

/** Length from which base64 is recognized as data anywhere, so that it need not be listed as a secret. */
const recognizableLength = 512;

/**
 * Plans the cases of a document and opens the target; nothing is sent or written.
 *
 * @throws {ContractError} If a filter matches nothing, or target, credentials, inputs, or the list of differences is invalid.
 */
export async function openSession(settings: SessionSettings): Promise<Session> {
  const { at, profile = plainProfile } = settings;
  const check = chosenValidator(settings);
  const values = isMock(at) ? {} : clientValuesFrom(profile.clientOptions, settings.values ?? {}, settings.environment);
  const headers = sortHeaders(settings.document, settings.headers ?? [], profile.credentials);
  const document = withClientValues(settings.document, values, headers.plain);
  const checks = chooseChecks(settings.checks, check ? [check.name] : [], settings);
  const differences = await readKnownDifferences(settings);
  const scenarios = readScenarios(document);
  const inputs = await readInputs(settings.inputs ?? {}, scenarios, document, profile.checkMedia);
  const target = await openTarget(settings, document, values, headers);
  let emulator: OpenEmulator | undefined;
  const close = async () => {
    try {
      await target.close();
    } finally {
      await emulator?.target.close();
    }
  };
  try {
    const { cases, planned, deriveFrom } = planSession({ ...settings, document }, target, scenarios);
    const basePath = basePathAt(at, target);
    const stateful = new Set(at === "mock" && profile.emulator ? statefulCases(cases, planned) : []);
    if (profile.emulator && stateful.size > 0) emulator = await openEmulator(document, profile, profile.emulator);
    const plan = emulator
      ? { ...planned.plan, stateful: { target: emulator.target.name, cases: stateful.size } }
      : planned.plan;
    const secrets = [
      ...target.secrets,
      ...(emulator?.target.secrets ?? []),
      ...headers.secret.map(([, value]) => value),
      ...Object.values(inputs).filter((value) => typeof value === "string" && value.length < recognizableLength),
    ].map(String);
    const ready = await check?.create(document, basePath);
    const record =
      settings.record &&
      createRunRecorder(settings.record.folder, { document, basePath, secrets, force: settings.record.force });
    const watched = (own: Target) => {
      const recorded: Target = { ...(record?.target(own) ?? own), secrets };
      return check && ready ? withValidator(recorded, check.name, check, ready) : { target: recorded };
    };
    const optionsOf = (own: Target): Omit<RunOptions, "document" | "cases" | "planned" | "scenarios"> => {
      const { target: tested, check: added } = { check: undefined, ...watched(own) };
      return {
        target: tested,
        inputs,
        checks: added ? [...checks, added] : checks,
        differences,
        namePrefix: profile.namePrefix,
        codeAliases: profile.codeAliases,
        ...limitsOf(settings),
      };
    };
    const mainOptions = optionsOf(target);
    const follow = (signal: AbortSignal) => {
      const main = { ...mainOptions, document, cases, planned, scenarios, signal };
      if (!emulator) return run(main);
      const isStateful = ({ id }: CaseDescription) => stateful.has(id);
      return runInTurn(plan, [
        { ...main, planned: partOf(planned, (each) => !isStateful(each)) },
        {
          // In this process, like the mock, so that nothing has to be spared.
          rate: Number.POSITIVE_INFINITY,
          ...main,
          ...optionsOf(emulator.target),
          document: emulator.document,
          cases: deriveFrom(emulator.document),
          scenarios: readScenarios(emulator.document),
          planned: partOf(planned, isStateful),
        },
      ]);
    };
    return {
      plan,
      run: (signal) => (record ? record.run(follow, signal) : follow(signal)),
      async close() {
        try {
          await close();
        } finally {
          await record?.close();
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Lists the planned cases of which a stateless target shows little: they use what the run has stored before, if it may store
 * anything.
 */
function statefulCases(cases: readonly ContractCase[], { plan, sideEffects }: PlannedRun<CaseDescription>): string[] {
  const using = sideEffects.has("writes") ? cases.filter(({ needs, exclusive }) => needs.length > 0 || exclusive) : [];
  const needing = new Set(using.map(({ id }) => id));
  return plan.cases.filter(({ id, kind }) => kind === "scenario" || needing.has(id)).map(({ id }) => id);
}

/** Returns the part of a planned run that consists of some cases. */
function partOf(
  planned: PlannedRun<CaseDescription>,
  isPart: (each: CaseDescription) => boolean,
): PlannedRun<CaseDescription> {
  const { plan, cases } = planned;
  return { ...planned, cases: cases.filter(isPart), plan: { ...plan, cases: plan.cases.filter(isPart) } };
}

/** Whether a mock is the target, in this process or a running one. */
function isMock(at: SessionSettings["at"]): boolean {
  return at === "mock" || "mockUrl" in at;
}

/** Returns the path that the target puts before the paths of the document. */
function basePathAt(at: SessionSettings["at"], target: Target): string {
  if (at === "mock") return "";
  return basePathOf("mockUrl" in at ? readBaseUrl(at.mockUrl) : new URL(target.name));
}

function limitsOf({ rate, concurrency, maxRequests, maxResources, timeout, budget, strict }: SessionSettings) {
  return {
    ...(rate !== undefined && { rate }),
    ...(concurrency !== undefined && { concurrency }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(maxResources !== undefined && { maxResources }),
    ...(timeout !== undefined && { timeout }),
    ...(budget !== undefined && { budget }),
    ...(strict && { strict }),
  };
}

/** The cases of a session, and those of them that are to run. */
interface SessionPlan {
  cases: ContractCase[];
  planned: PlannedRun<CaseDescription>;
  /** Derives the same cases from the document with other values. */
  deriveFrom(document: OpenApiDocument): ContractCase[];
}

/** Derives the cases of a document, and selects those to run. */
function planSession(
  {
    at,
    document,
    seed,
    random,
    maxResources,
    selection,
    rerunArguments,
    rerunOptions = [],
    checks,
    unused = [],
    profile = plainProfile,
  }: SessionSettings,
  target: Target,
  scenarios: readonly Scenario[],
): SessionPlan {
  const depthOf = depthsFor(selection, document);
  const isWhole = (operation: Operation) => depthOf(operation) === "all";
  const planOf = (some: readonly ContractCase[]) =>
    planRun({
      document,
      target: target.name,
      seed,
      cases: [...some, ...scenarioCases(scenarios)],
      selection,
      targetWords: rerunArguments,
      optionWords: rerunOptions,
      reproduction: {
        ...reproductionOf(document, profile, profile.commands.run),
        ...(typeof at === "object" && "mockUrl" in at && { mockUrl: readBaseUrl(at.mockUrl).origin }),
      },
    });
  const options = {
    seed,
    random,
    brokenSignatures: target.broken,
    nearTokens: target.near,
    statedLimits: !target.isMock,
  };
  const derived = deriveCases(document, { ...options, depthOf });
  const { cases, planned } = planOrAll(derived, planOf, () => deriveCases(document, options));
  const ids = new Set(planned.plan.cases.map(({ operationId }) => operationId));
  const untriedSchemes = listOperations(document)
    .filter(({ operationId }) => ids.has(operationId))
    .flatMap((operation) => target.untried?.(operation) ?? []);
  const operations = listOperations(document);
  const leftOut = new Set(operations.filter((operation) => !isWhole(operation)).map((each) => each.operationId));
  const inPlan = new Set(planned.plan.cases.map(({ id }) => id));
  const limit = maxResources ?? defaultMaxResources(document, operations);
  const needs = resourceNeedsOf(document, operations, cases, inPlan, planned.sideEffects, limit);
  const resources = target.isMock || needs.needed === 0 ? undefined : needs;
  const unlinked = target.isMock ? [] : unlinkedOperations(document, cases, (id) => inPlan.has(id));
  const missing = isMock(at) ? undefined : missingBasePath(document.servers ?? [], target.name);
  const plan = {
    ...planned.plan,
    // How many cases the other operations have is not known.
    total: cases.filter(({ operationId }) => !leftOut.has(operationId)).length + scenarioCases(scenarios).length,
    ...(leftOut.size > 0 && { operationsLeftOut: leftOut.size }),
    ...(missing !== undefined && { missingBasePath: missing }),
    untriedSchemes: [...new Set(untriedSchemes)],
    ...(resources && { resources }),
    ...(unlinked.length > 0 && { unlinked }),
    ...(checks && { checks }),
    ...(unused.length > 0 && { unused }),
  };
  const deriveFrom = (other: OpenApiDocument) =>
    deriveCases(other, { ...options, ...(cases === derived && { depthOf }) });
  return { cases, planned: { ...planned, plan }, deriveFrom };
}

/** Plans some cases; where a filter matches none of them, all of them, for the message that says what is near. */
function planOrAll<Planned>(
  some: ContractCase[],
  planOf: (cases: readonly ContractCase[]) => Planned,
  deriveAll: () => ContractCase[],
): { cases: ContractCase[]; planned: Planned } {
  try {
    return { cases: some, planned: planOf(some) };
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const cases = deriveAll();
    return { cases, planned: planOf(cases) };
  }
}

async function openTarget(
  { at, environment, profile = plainProfile }: SessionSettings,
  document: OpenApiDocument,
  values: ClientOptions,
  headers: SortedHeaders,
): Promise<Target> {
  const { mock, credentials } = profile;
  if (at === "mock") {
    if (!mock) throw new ContractError("A target is required: set --target to the URL of the endpoint.");
    return await openMock(document, { mock, credentials });
  }
  if ("mockUrl" in at) return openRunningMock(document, at.mockUrl, credentials, headers);
  const secrets = readSecrets(document, environment, credentials, headers.credentials);
  return openEndpoint(document, { at, secrets, profile, values, headers: headers.plain });
}
