import type { JsonValue } from "openapi-contract/document";
import type { Place, Version } from "../version.js";

/** A bound of a number, a length or a count. */
export interface Bound {
  value: number;
  /** Whether the value itself is outside. */
  isExclusive: boolean;
  pointer: string;
}

/** A group of schemas of which a value satisfies one, or at least one. */
export interface Choice {
  kind: "oneOf" | "anyOf";
  alternatives: Place[];
  pointer: string;
}

/**
 * A schema in one form, whatever way it is written: references are followed, `allOf` is merged, a list of one type is that
 * type, an enumeration of one value is a constant, and defaults that are written out are left out. Schemas inside of it are
 * conjunctions: lists of places that a value has to satisfy together.
 */
export interface FlatSchema {
  version: Version;
  /** Where the schema stands, after its references were followed. */
  pointer: string;
  /** Whether nothing satisfies it: the schema `false`. */
  isNever: boolean;
  /** The types that a value can have; missing if it can have any. `number` includes `integer`. */
  types?: { names: string[]; pointer: string } | undefined;
  /**
   * The values that a value can have, of `enum` or `const`; missing if they are not listed. Those that are deprecated, by
   * their canonical text: alternatives of one value each can say so.
   */
  values?: { list: JsonValue[]; pointer: string; deprecated?: ReadonlyMap<string, Place> } | undefined;
  /** Bounds by the name of the keyword: `minimum`, `maximum`, `minLength`, … */
  bounds: Map<string, Bound>;
  /** Values of keywords that can only be equal or not, each by its canonical text: `pattern`, `format`, `multipleOf`, … */
  tokens: Map<string, Map<string, Place>>;
  properties: Map<string, Place[]>;
  /** Properties that an open object must not have. */
  forbidden: Map<string, Place>;
  required: Map<string, string>;
  patternProperties: Map<string, Place[]>;
  additionalProperties: Place[];
  /** Each `additionalProperties` with the names and patterns beside it, which it does not concern. */
  closures: { names: Set<string>; patterns: string[]; schema: Place }[];
  propertyNames: Place[];
  items: Place[];
  prefixItems: Place[][];
  contains: Place[];
  choices: Choice[];
  /** The choice that the whole schema is, if it was written as types, values or `null` instead. */
  written?: Choice | undefined;
  /** Conditions that are compared as they are: `not`, `if`, `dependentSchemas`, … by keyword. */
  conditions: Map<string, Place[]>;
  /** What says nothing of values: texts, examples, `default`, `deprecated`, `readOnly`, extensions; the outermost wins. */
  annotations: Map<string, Place>;
}
