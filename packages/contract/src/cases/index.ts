import { createHash } from "node:crypto";
import type { CaseKind, ContractCase, NearToken } from "../case.js";
import { documentFor } from "../document/directions.js";
import type { OpenApiDocument } from "../document/document.js";
import { listLinks } from "../document/links.js";
import { remembered } from "../document/memory.js";
import { listOperations, type Operation } from "../document/operations.js";
import { createSchemaValidator } from "../document/validation.js";
import type { BrokenSignature } from "../profile.js";
import { inputKey } from "./bases.js";
import { boundaries } from "./boundaries.js";
import { constraints } from "./constraints.js";
import { credentials } from "./credentials.js";
import { accepted, type Draft, type Family } from "./draft.js";
import { examples } from "./examples.js";
import { forms } from "./forms.js";
import { gatewayBoundaries, gatewayConstraints } from "./gateway-limits.js";
import { type CaseContext, type Input, isInputSound, type Subject, subjectOf } from "./input.js";
import { mediaBoundaries, mediaConstraints } from "./media-limits.js";
import { mediaTypes } from "./media-types.js";
import { methods } from "./methods.js";
import { nearTokens } from "./near-tokens.js";
import { paths } from "./paths.js";
import { random } from "./random.js";
import { needsOf, requestOf } from "./request.js";
import { shapes } from "./shapes.js";
import { signatures } from "./signatures.js";
import { tenants } from "./tenants.js";

/** Settings for the cases of a document. */
export interface CaseOptions {
  /**
   * What random cases are made from: the same number makes the same cases.
   *
   * @default 1
   */
  seed?: number;
  /**
   * How many random valid cases, and as many random invalid ones, each operation gets.
   *
   * @default 0
   */
  random?: number;
  /**
   * The wrong ways to sign a request of an operation, where requests are signed.
   *
   * @default () => []
   */
  brokenSignatures?: ((operation: Operation) => readonly BrokenSignature[]) | undefined;
  /**
   * The tokens of an operation that are almost valid, where requests carry tokens.
   *
   * @default () => []
   */
  nearTokens?: ((operation: Operation) => readonly NearToken[]) | undefined;
  /**
   * Whether files, bodies, URIs and headers are tried at the limits that extensions state, which mocks do not know.
   *
   * @default true
   */
  statedLimits?: boolean;
  /**
   * Which cases of an operation are needed; others are not derived, which takes time.
   *
   * @default all
   */
  depthOf?: (operation: Operation) => Depth;
}

/** Which cases of an operation are derived; `valid`: its examples and shapes. */
export type Depth = "all" | "valid" | "none";

/** Whether cases of an operation can match patterns of ids, in which `*` stands for any string. */
export function canMatch({ operationId }: Operation, patterns: readonly string[]): boolean {
  const own = `${encodeStep(operationId)}/`;
  return patterns.some((pattern) => {
    const start = pattern.split("*")[0] ?? "";
    return own.startsWith(start) || start.startsWith(own);
  });
}

/** How many operations a bound is tried with by a request that is too large, which costs time. */
const mostLarge = 4;

/**
 * All cases of a document, in the order of its operations. The same document and options give the same cases, byte for
 * byte.
 *
 * @throws {DocumentError} If the document cannot be read, or has a link that leads nowhere.
 */
export function deriveCases(document: OpenApiDocument, options: CaseOptions = {}): ContractCase[] {
  const { seed = 1, random: count = 0, statedLimits = true, depthOf = () => "all" } = options;
  const { brokenSignatures = () => [], nearTokens: tokensOf = () => [] } = options;
  const validator = createSchemaValidator(document, { strict: false, direction: "request", areValuesFixed: true });
  const context: CaseContext = {
    document: remembered(documentFor(document, "request")),
    isValid: validator.isValid,
    links: listLinks(document),
    operations: listOperations(document),
  };
  const families: Family[] = [
    examples,
    shapes,
    forms,
    boundaries,
    ...(statedLimits ? [mediaBoundaries, gatewayBoundaries] : []),
    constraints,
    ...(statedLimits ? [mediaConstraints, gatewayConstraints] : []),
    mediaTypes,
    methods,
    paths,
    credentials,
    tenants,
    signatures(brokenSignatures),
    nearTokens(tokensOf),
    random({ seed, count }),
  ];
  const ids = new Map<string, number>();
  const largeBounds = new Map<string, Set<string>>();
  return context.operations.flatMap((operation) => {
    const depth = depthOf(operation);
    if (depth === "none") return [];
    const subject = subjectOf(context, operation);
    const positives = createPositives(subject);
    const needed = depth === "all" ? families : [examples, shapes];
    return needed.flatMap(({ kind, derive }) =>
      derive(subject).flatMap((draft) => {
        if (draft.large) {
          const bound = `${kind} ${draft.pointer}`;
          const tried = largeBounds.get(bound) ?? new Set();
          // What is accepted is charged, and an operation may have a smaller limit of its own, in its description.
          const isOnce = draft.expectation.outcome === "accepted" || draft.pointer.startsWith("/x-gateway-limits/");
          const most = isOnce ? 1 : mostLarge;
          if (tried.size >= most || tried.has(operation.operationId)) return [];
          largeBounds.set(bound, tried.add(operation.operationId));
        }
        const id = idOf(subject, kind, draft);
        const before = ids.get(id) ?? 0;
        ids.set(id, before + 1);
        const derived = asCase(subject, kind, draft, before === 0 ? id : `${id}.${before + 1}`, positives);
        positives.add(derived, draft);
        return [derived];
      }),
    );
  });
}

function idOf({ operation }: Subject, kind: CaseKind, { steps }: Pick<Draft, "steps">): string {
  return [operation.operationId, kind, ...steps.flatMap((step) => step.split("/"))].map(encodeStep).join("/");
}

/** Keeps what a shell and a reader take as it is. */
function encodeStep(step: string): string {
  return encodeURIComponent(step).replace(/%3D|%2C/g, decodeURIComponent);
}

/** The valid cases of one operation, by input. */
interface Positives {
  /** Adds a derived case, if a request that differs from it in one place may count beside it. */
  add(derived: ContractCase, draft: Draft): void;
  /**
   * Returns the case of a valid input: a derived one if there is one with the same input; `undefined` if an endpoint need
   * not take the input.
   */
  of(input: Input): ContractCase | undefined;
}

function createPositives(subject: Subject): Positives {
  const derived: [ContractCase, Draft][] = [];
  let known: Map<string, ContractCase> | undefined;
  // Most invalid cases of an operation have the same few beside them.
  const recent = new WeakMap<Input, { valid: ContractCase | undefined }>();
  const find = (input: Input): ContractCase | undefined => {
    if (!isInputSound(subject, input)) return undefined;
    // Written only when an invalid case is tried: the inputs of a plan that is only shown are not compared.
    known ??= new Map(derived.toReversed().map(([each, draft]) => [inputKey(draft.input), each]));
    const key = inputKey(input);
    const found = known.get(key) ?? asCase(subject, "shape", baseDraft(subject, input, key), baseId(subject, key));
    known.set(key, found);
    return found;
  };
  return {
    add(each, draft) {
      const isPlain = draft.content === undefined && draft.unsupported === undefined && draft.large !== true;
      const isUsual = each.kind === "example" || each.kind === "shape" || draft.steps[0] === "x-window";
      if (isPlain && isUsual && draft.expectation.outcome === "accepted") derived.push([each, draft]);
    },
    of(input) {
      const found = recent.get(input) ?? { valid: find(input) };
      recent.set(input, found);
      return found.valid;
    },
  };
}

/** A valid request that is sent only because a refusal of an invalid one counts beside it. */
function baseDraft({ operation: { pointer } }: Subject, input: Input, key: string): Draft {
  return { steps: baseSteps(key), title: "a valid request beside invalid ones", pointer, expectation: accepted, input };
}

function baseId(subject: Subject, key: string): string {
  return idOf(subject, "shape", { steps: baseSteps(key) });
}

function baseSteps(key: string): string[] {
  return ["base", createHash("sha256").update(key).digest("hex").slice(0, 8)];
}

function asCase(subject: Subject, kind: CaseKind, draft: Draft, id: string, positives?: Positives): ContractCase {
  const { operation } = subject;
  const { bases, shrink, sideEffects = operation.sideEffects } = draft;
  const needs = needsOf(subject, draft);
  return {
    id,
    operationId: kind === "path" ? "" : operation.operationId,
    tags: operation.tags,
    kind,
    title: draft.title,
    pointer: draft.pointer,
    sideEffects,
    expectation: draft.expectation,
    needs,
    exclusive: needs.length > 0 && sideEffects === "writes",
    ...(draft.unsupported === undefined ? {} : { unsupported: draft.unsupported }),
    ...(bases === undefined || positives === undefined
      ? {}
      : {
          *pairs() {
            for (const { valid, invalid } of bases()) {
              const positive = positives.of(valid);
              if (positive === undefined) continue;
              yield {
                positive,
                negative: asCase(subject, kind, { ...draft, input: invalid }, id),
              };
            }
          },
        }),
    request: (resources, uniqueName) => requestOf(subject, draft, id, resources, uniqueName),
    ...(shrink === undefined
      ? {}
      : {
          *shrink() {
            for (const smaller of shrink()) yield asCase(subject, kind, smaller, id);
          },
        }),
  };
}
