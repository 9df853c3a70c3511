import type { CaseKind } from "../case.js";
import type { OpenApiDocument } from "../document/document.js";
import type { SideEffects } from "../document/operations.js";
import { ContractError } from "../errors.js";
import type { CaseDescription, Plan, Reproduction, Shard } from "../event.js";
import { suggestion } from "../nearest-name.js";
import { plainProfile } from "../profile.js";
import { literalPattern } from "../wire/template.js";
import { isInShard } from "./shard.js";

/** Which cases to choose. What is left out chooses all; several values of one filter choose what any of them does. */
export interface Selection {
  /** Ids of operations. */
  operations?: readonly string[];
  /** Names of tags. */
  tags?: readonly string[];
  /** Ids of cases, beginnings of ids, or patterns in which `*` stands for any text. */
  cases?: readonly string[];
  kinds?: readonly CaseKind[];
  /**
   * Side effects that are allowed, each by its own name; `none` always is.
   *
   * @default ["none"]
   */
  sideEffects?: readonly SideEffects[];
  shard?: Shard;
}

/** A case that a plan may choose. */
export interface PlannableCase extends CaseDescription {
  /** Id of the scenario that it is a step of. */
  workflowId?: string;
  /** Classes of side effects that must all be allowed, where it is not only its own. */
  requires?: readonly SideEffects[];
}

/** What a plan is made of. */
export interface PlanOptions<Case extends PlannableCase> {
  document: OpenApiDocument;
  /** Base URL, or `mock`. */
  target: string;
  seed: number;
  /** All cases of the document, steps of scenarios included. */
  cases: readonly Case[];
  selection?: Selection;
  /** Command-line words that choose the target, such as `["--target", "https://…"]`. */
  targetWords?: readonly string[];
  /** Command-line words of other options that the result of a case depends on. @default [] */
  optionWords?: readonly string[];
  /** @default that of no API in particular */
  reproduction?: Reproduction;
}

/** A plan, and what the runner needs to follow it. */
export interface PlannedRun<Case extends PlannableCase> {
  plan: Plan;
  /** The cases to run, in the order of the document. */
  cases: Case[];
  /** Side effects that the run may have, preparations included. */
  sideEffects: ReadonlySet<SideEffects>;
  /** Operations of which the plan holds every case: only they can show that a known difference is gone. */
  complete: ReadonlySet<string>;
}

/**
 * Chooses cases.
 *
 * @throws {ContractError} If a filter matches nothing; the message names what is nearest.
 */
export function planRun<Case extends PlannableCase>(options: PlanOptions<Case>): PlannedRun<Case> {
  const { document, target, seed, cases, selection = {}, targetWords = [], optionWords = [] } = options;
  const { reproduction = { command: plainProfile.commands.run, credentials: [] } } = options;
  const sideEffects = new Set<SideEffects>(["none", ...(selection.sideEffects ?? [])]);
  const filters = [
    filter(selection.operations, "operation", cases, ({ operationId }) => [operationId].filter((id) => id !== "")),
    filter(selection.tags, "tag", cases, ({ tags }) => tags),
    filter(selection.kinds, "kind of case", cases, ({ kind }) => [kind]),
    caseFilter(selection.cases, cases),
  ];
  const matching = cases.filter((each) => filters.every((matches) => matches(each)));
  if (matching.length === 0 && cases.length > 0) {
    throw new ContractError("No case matches all filters: remove one of them.");
  }
  const { shard } = selection;
  if (shard) checkShard(shard);
  const chosen = shard ? matching.filter(({ id, workflowId }) => isInShard(workflowId ?? id, shard)) : matching;
  const isAllowed = (each: Case) => requiredBy(each).every((effect) => sideEffects.has(effect));
  const planned = chosen.filter(isAllowed);

  const count = (effect: SideEffects) => planned.filter((each) => each.sideEffects === effect).length;
  const inPlan = new Set(planned.map(({ id }) => id));
  const incomplete = new Set(cases.filter(({ id }) => !inPlan.has(id)).map(({ operationId }) => operationId));
  return {
    plan: {
      document: { title: document.info.title, version: document.info.version },
      target,
      seed,
      ...(shard && { shard }),
      total: cases.length,
      unprovable: unprovable(cases).filter((id) => chosen.some(({ operationId }) => operationId === id)),
      reproduction,
      rerunArguments: [
        ...targetWords,
        "--seed",
        String(seed),
        ...(sideEffects.size > 1
          ? ["--side-effects", [...sideEffects].filter((effect) => effect !== "none").join(",")]
          : []),
        ...optionWords,
      ],
      cases: planned.map(describe),
      withheld: chosen
        .filter((each) => !isAllowed(each))
        .map((each) => ({ ...describe(each), requires: requiredBy(each).filter((effect) => effect !== "none") })),
      counts: {
        none: count("none"),
        billable: count("billable"),
        writes: count("writes"),
        credentials: count("credentials"),
      },
    },
    cases: planned,
    sideEffects,
    complete: new Set(planned.map(({ operationId }) => operationId).filter((id) => !incomplete.has(id))),
  };
}

/** Classes of side effects that a run must allow for a case. */
function requiredBy({ sideEffects, requires = [sideEffects] }: PlannableCase): readonly SideEffects[] {
  return requires;
}

/** Operations of which no case expects success, so that it is not known whether they do anything at all. */
function unprovable(cases: readonly CaseDescription[]): string[] {
  const provable = new Set(cases.filter(isToSucceed).map(({ operationId }) => operationId));
  const all = new Set(cases.map(({ operationId }) => operationId).filter((id) => id !== ""));
  return [...all].filter((id) => !provable.has(id));
}

function isToSucceed({ expectation }: CaseDescription): boolean {
  return (
    expectation.outcome === "accepted" ||
    (expectation.outcome === "exactly" && expectation.status >= 200 && expectation.status < 300)
  );
}

/** A case as reports show it. */
export function describe(each: CaseDescription): CaseDescription {
  const { id, operationId, tags, kind, title, pointer, sideEffects, expectation } = each;
  return { id, operationId, tags, kind, title, pointer, sideEffects, expectation };
}

type Matches = (each: CaseDescription) => boolean;

function filter(
  patterns: readonly string[] | undefined,
  what: string,
  cases: readonly CaseDescription[],
  namesOf: (each: CaseDescription) => readonly string[],
): Matches {
  if (!patterns) return () => true;
  const names = new Set(cases.flatMap(namesOf));
  for (const name of patterns) {
    if (!names.has(name)) throw new ContractError(`Unknown ${what} ${name}.${suggestion(name, names)}`);
  }
  return (each) => namesOf(each).some((name) => patterns.includes(name));
}

function caseFilter(patterns: readonly string[] | undefined, cases: readonly CaseDescription[]): Matches {
  if (!patterns) return () => true;
  const ids = cases.map(({ id }) => id);
  const chosen = new Set(
    patterns.flatMap((pattern) => {
      const found = idsMatching(pattern, ids);
      if (found.length === 0) throw new ContractError(`No case matches ${pattern}.${suggestion(pattern, ids)}`);
      return found;
    }),
  );
  return ({ id }) => chosen.has(id);
}

/** An id alone if it is one, so that the ids that begin with it are not chosen along. */
function idsMatching(pattern: string, ids: readonly string[]): readonly string[] {
  if (ids.includes(pattern)) return [pattern];
  if (!pattern.includes("*")) return ids.filter((id) => id.startsWith(pattern));
  const parts = pattern.split("*").map(literalPattern);
  const expression = new RegExp(`^${parts.join(".*")}$`, "s");
  return ids.filter((id) => expression.test(id));
}

function checkShard({ index, count }: Shard): void {
  if (!Number.isInteger(count) || !Number.isInteger(index) || count < 1 || index < 1 || index > count) {
    throw new ContractError(`Shard ${index}/${count} must be between 1/${count} and ${count}/${count}.`);
  }
}
