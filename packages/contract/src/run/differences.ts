import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import type { CheckProblem } from "../check.js";
import { asJson, type OpenApiDocument } from "../document/document.js";
import { isAtOrBelow, valueIn } from "../document/pointer.js";
import { ContractError } from "../errors.js";
import type { MatchedProblem } from "../event.js";
import { suggestion } from "../nearest-name.js";

/** One way in which an endpoint is known to differ from the document. */
export interface KnownDifference {
  /** JSON pointer, into the document, of the violated constraint; everything below it is included. */
  pointer: string;
  /** Name of the check that finds it. */
  check: string;
  /** Operation at which it shows; `undefined` for all. */
  operation: string | undefined;
  /** Why it is accepted. */
  reason: string;
  /** Last day, as `YYYY-MM-DD` in UTC, on which it is; `undefined` for no end. */
  until: string | undefined;
  /** File and line at which it stands, such as `contract-differences.yaml:4`. */
  place: string;
}

/** Names that the fields of a difference may have. */
export interface KnownNames {
  document: OpenApiDocument;
  operations: readonly string[];
  checks: readonly string[];
}

const fields = ["pointer", "check", "operation", "reason", "until"] as const;

type Field = (typeof fields)[number];

/** Throws an error with the line of the file. */
type Fail = (offset: number, message: string) => never;

/**
 * Reads a list of known differences, in YAML.
 *
 * @param file - Name of the file, for messages.
 * @throws {ContractError} If the list cannot be used. The message names the line and the field.
 */
export function readDifferences(text: string, file: string, known: KnownNames): KnownDifference[] {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const fail: Fail = (offset, message) => {
    throw new ContractError(`${placeOf(offset)}: ${message}`);
  };
  for (const { pos, message } of document.errors) fail(pos[0], `${message}.`);
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  if (!isSeq(contents)) return fail(offsetOf(contents), "The file must be a list of differences.");
  return contents.items.map((item) => {
    if (!isMap(item)) return fail(offsetOf(item), `A difference must be an object with ${fields.join(", ")}.`);
    return { ...readDifference(item, known, fail), place: placeOf(offsetOf(item)) };
  });
}

function readDifference(
  map: YAMLMap,
  { document, operations, checks }: KnownNames,
  fail: Fail,
): Omit<KnownDifference, "place"> {
  const start = offsetOf(map);
  const values = new Map<string, { value: string; offset: number }>();
  for (const { key, value } of map.items) {
    const offset = offsetOf(key);
    const name = isScalar(key) ? String(key.value) : "";
    if (!fields.some((field) => field === name)) {
      fail(
        offset,
        `Unknown field \`${name}\`. A difference has the fields ${fields.join(", ")}.${suggestion(name, fields)}`,
      );
    }
    if (!isScalar(value) || typeof value.value !== "string" || value.value.trim() === "") {
      fail(offset, `\`${name}\` must be a non-empty string.`);
    } else {
      values.set(name, { value: value.value.trim(), offset });
    }
  }
  const optional = (field: Field) => values.get(field);
  const required = (field: Field) => optional(field) ?? fail(start, `\`${field}\` is missing.`);
  const among = (field: Field, { value, offset }: { value: string; offset: number }, names: readonly string[]) =>
    names.includes(value) ? value : fail(offset, `Unknown ${field} \`${value}\`.${suggestion(value, names)}`);

  const pointer = required("pointer");
  if (!hasPlace(document, pointer.value)) {
    fail(pointer.offset, `\`pointer\` must point to a place of the document, which has nothing at ${pointer.value}.`);
  }
  const operation = optional("operation");
  const until = optional("until");
  if (until && !isDate(until.value)) fail(until.offset, "`until` must be a date such as 2025-12-31.");
  return {
    pointer: pointer.value,
    check: among("check", required("check"), checks),
    operation: operation && among("operation", operation, operations),
    reason: required("reason").value,
    until: until?.value,
  };
}

/** Keeps account of the known differences that a run meets. */
export interface DifferenceLedger {
  /** Adds the reason to each problem of a case that is a known difference. */
  mark(problems: readonly CheckProblem[], operationId: string): MatchedProblem[];
  /**
   * Returns the differences that have expired or no longer exist: they were not met, although every operation at
   * which they could be met, and their check, has run.
   */
  outdated(ran: {
    operations: ReadonlySet<string>;
    checks: ReadonlySet<string>;
  }): { difference: string; why: string }[];
  /** Returns the differences that were not met, whatever has run. */
  unmet(): string[];
}

/**
 * Opens a ledger for one run.
 *
 * @param operations - All operations of the document, by id, with their pointers.
 * @param today - As `YYYY-MM-DD` in UTC.
 */
export function openLedger(
  differences: readonly KnownDifference[],
  operations: readonly { operationId: string; pointer: string }[],
  today: string,
): DifferenceLedger {
  const isOver = ({ until }: KnownDifference) => until !== undefined && until < today;
  const met = new Set<KnownDifference>();
  return {
    mark: (problems, operationId) =>
      problems.map((problem) => {
        const matching = differences.filter(
          (each) =>
            each.check === problem.check &&
            (each.operation === undefined || each.operation === operationId) &&
            isAtOrBelow(problem.pointer, each.pointer),
        );
        for (const each of matching) met.add(each);
        const valid = matching.find((each) => !isOver(each));
        return valid ? { ...problem, expected: valid.reason } : problem;
      }),
    outdated(ran) {
      return differences.flatMap((each) => {
        const difference = nameOf(each);
        if (isOver(each)) return [{ difference, why: `It expired on ${each.until}.` }];
        const owner = operations.find(({ pointer }) => isAtOrBelow(each.pointer, pointer))?.operationId;
        const places = [each.operation ?? owner].filter((id) => id !== undefined);
        const needed = places.length > 0 ? places : operations.map(({ operationId }) => operationId);
        const hasRun = ran.checks.has(each.check) && needed.every((id) => ran.operations.has(id));
        return met.has(each) || !hasRun ? [] : [{ difference, why: noLongerExists }];
      });
    },
    unmet: () => differences.filter((each) => !met.has(each) && !isOver(each)).map(nameOf),
  };
}

/** Why a difference that was not met is a failure. */
export const noLongerExists = "It no longer exists: remove it from the list of known differences.";

function nameOf({ place, check, pointer, operation }: KnownDifference): string {
  return `${place}, ${check} at ${operation ? `${pointer} (${operation})` : pointer}`;
}

function hasPlace(document: OpenApiDocument, pointer: string): boolean {
  return pointer.startsWith("/") && valueIn(asJson(document), pointer) !== undefined;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

function offsetOf(node: unknown): number {
  // Every node that was parsed has a range.
  return (node as Node | null)?.range?.[0] ?? 0;
}
