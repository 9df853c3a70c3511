import { isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { ledgerFile } from "../generate/layout.js";
import { parseYamlFile, startOf } from "./yaml-file.js";

/** A break that is accepted until a day. */
export interface AcceptedChange {
  /** Id of the rule that finds it. */
  rule: string;
  /** JSON pointer of the change, as the report prints it. */
  pointer: string;
  /** Why it is accepted. */
  reason: string;
  /** Last day, as `YYYY-MM-DD` in UTC, on which it is. */
  until: string;
  /** File and line at which it stands, such as `accepted-changes.yaml:4`. */
  location: string;
}

/** Why a change that breaks counts as one that does not. */
export type Acceptance = Pick<AcceptedChange, "reason" | "until">;

/** What an entry is looked up by. */
export interface Acceptable {
  rule: string;
  place: { pointer: string };
}

/** A ledger as it was read: what can be used of it, and what is wrong with the rest. */
export interface Ledger {
  entries: AcceptedChange[];
  /** One line each, with file, line, and what to do. */
  problems: string[];
}

const fields = ["rule", "pointer", "reason", "until"] as const;

type Field = (typeof fields)[number];

/**
 * Reads a ledger: a list, in YAML, of changes that are accepted although they break somebody.
 *
 * @param file - Name of the file, for places.
 * @param isRule - Whether there is a rule of this id.
 */
export function readLedger(text: string, file: string, isRule: (id: string) => boolean): Ledger {
  const { contents, problem, placeOf } = parseYamlFile(text, file);
  if (problem) return { entries: [], problems: [`${problem.place}: ${problem.message}: correct the YAML.`] };
  if (contents === null) return { entries: [], problems: [] };
  if (!isSeq(contents)) {
    return { entries: [], problems: [`${placeOf(contents)}: the file must be a list: ${howToWrite}`] };
  }
  const ledger: Ledger = { entries: [], problems: [] };
  for (const item of contents.items) {
    const found = isMap(item) ? readEntry(item, isRule) : { at: item, message: howToWrite };
    if ("message" in found) ledger.problems.push(`${placeOf(found.at)}: ${found.message}`);
    else ledger.entries.push({ ...found, location: placeOf(item) });
  }
  return ledger;
}

const howToWrite = `an entry must be an object with ${fields.join(", ")}.`;

/** What is wrong with an entry, and where. */
interface Refusal {
  at: unknown;
  message: string;
}

function readEntry(map: YAMLMap, isRule: (id: string) => boolean): Omit<AcceptedChange, "location"> | Refusal {
  const values = new Map<string, { value: string; at: unknown }>();
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : "";
    if (!fields.some((field) => field === name))
      return { at: key, message: `unknown field \`${name}\`: ${howToWrite}` };
    if (!isScalar(value) || typeof value.value !== "string" || (name !== "pointer" && value.value.trim() === "")) {
      return { at: key, message: `\`${name}\` must be a non-empty string.` };
    }
    values.set(name, { value: value.value.trim(), at: key });
  }
  const missing = fields.find((field) => !values.has(field));
  if (missing) return { at: map, message: `\`${missing}\` is missing: ${howToWrite}` };
  const field = (name: Field) => values.get(name) ?? { value: "", at: map };
  const [rule, pointer, until] = [field("rule"), field("pointer"), field("until")];
  if (!isRule(rule.value)) {
    return {
      at: rule.at,
      message: `unknown rule \`${rule.value}\`: copy the rule and the pointer from \`npm run changes\`.`,
    };
  }
  if (pointer.value !== "" && !pointer.value.startsWith("/")) {
    return { at: pointer.at, message: "`pointer` must be a JSON pointer such as /paths/~1things/get." };
  }
  if (!isDate(until.value)) return { at: until.at, message: "`until` must be a date such as 2025-12-31." };
  return { rule: rule.value, pointer: pointer.value, reason: field("reason").value, until: until.value };
}

/** The entry that accepts a change today; `undefined` if none does. */
export function acceptanceOf(
  { entries }: Pick<Ledger, "entries">,
  change: Acceptable,
  today: string,
): Acceptance | undefined {
  const found = entries.find((entry) => isOf(entry, change) && !isOver(entry, today));
  return found && { reason: found.reason, until: found.until };
}

/**
 * The entries that accept nothing any more, as lines with file, line, and what to do: their day has passed, or no change of
 * the kind is there.
 *
 * @param changes - All changes since the last release.
 */
export function staleEntries(
  { entries }: Pick<Ledger, "entries">,
  changes: readonly Acceptable[],
  today: string,
): string[] {
  return entries.flatMap((entry) => {
    const what = `${entry.rule} at ${entry.pointer === "" ? "the root" : entry.pointer}`;
    if (!changes.some((change) => isOf(entry, change))) {
      return [`${entry.location}: the change ${what} was not found: remove the entry.`];
    }
    return isOver(entry, today)
      ? [`${entry.location}: ${what} was accepted until ${entry.until}: take the change back, or set another date.`]
      : [];
  });
}

/** A ledger without entries; comments at the head of the file stay. */
export function clearedLedger(text: string): string {
  const { contents } = parseYamlFile(text, ledgerFile);
  if (!isSeq(contents) || contents.items.length === 0) return text;
  return `${text.slice(0, startOf(contents)).trimEnd()}\n[]\n`.trimStart();
}

function isOf(entry: AcceptedChange, { rule, place }: Acceptable): boolean {
  return entry.rule === rule && entry.pointer === place.pointer;
}

function isOver({ until }: AcceptedChange, today: string): boolean {
  return until < today;
}

/** A day as ledgers have it, in UTC. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}
