import type { JsonValue } from "openapi-contract/document";
import type { Verdict } from "../change.js";
import type { Place } from "../version.js";
import type { FlatSchema } from "./flat-schema.js";

/** Where values of a schema travel: from callers to the service, or back. */
export type Direction = "request" | "response";

/**
 * What a difference does to the values that are allowed: fewer (`narrowed`), more (`widened`), others (`replaced`, which
 * breaks whoever sends or reads them), nothing that breaks anybody (`compatible`), or nothing at all (`docs`).
 */
export type Effect = "narrowed" | "widened" | "replaced" | "compatible" | "docs";

/** What an effect means for values that travel in a direction. */
export function verdictOf(effect: Effect, direction: Direction): Verdict {
  if (effect === "docs" || effect === "compatible") return effect;
  if (effect === "replaced") return "breaking";
  return (effect === "narrowed") === (direction === "request") ? "breaking" : "compatible";
}

/** One difference between two schemas, whatever direction their values travel in. */
export interface Difference {
  /** Keyword, in kebab case, as rule ids have it. */
  keyword: string;
  effect: Effect;
  /** Where it stood; missing if it was added. */
  base?: Place | undefined;
  /** Where it stands; missing if it was removed. */
  revision?: Place | undefined;
  /** What changed, as a sentence without its full stop. */
  text: string;
}

/** Compares the schemas inside of two schemas. */
export type Visit = (before: readonly Place[], after: readonly Place[]) => void;

/** What a schema rule gets besides the two schemas. */
export interface SchemaRuleContext {
  direction: Direction;
  visit: Visit;
  /** Whether two conjunctions of schemas allow the same values, texts aside. */
  isEquivalent: (before: readonly Place[], after: readonly Place[]) => boolean;
}

/** Compares what one keyword, or a family of them, says in two schemas. */
export type SchemaRule = (before: FlatSchema, after: FlatSchema, context: SchemaRuleContext) => Difference[];

/** A short form of a value for sentences. */
export function shown(value: JsonValue | undefined): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Values in a list for sentences. */
export function listed(values: readonly JsonValue[]): string {
  const first = values.slice(0, 6).map((value) => `\`${shown(value)}\``);
  return values.length > 6 ? `${first.join(", ")} and ${values.length - 6} more` : first.join(", ");
}

/** The name of a keyword as rule ids have it: `maxLength` is `max-length`. */
export function kebab(keyword: string): string {
  return keyword.replace("$", "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The effect of losing some of the allowed values, gaining others, or both; `undefined` if neither. */
export function effectOf(loses: boolean, gains: boolean): "narrowed" | "widened" | "replaced" | undefined {
  if (loses && gains) return "replaced";
  if (loses) return "narrowed";
  return gains ? "widened" : undefined;
}
