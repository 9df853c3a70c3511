/**
 * What is compared of schemas, in the order of the report. Each rule says in its comment what breaks whom.
 *
 * @module
 */
import type { SchemaRule } from "../schema/difference.js";
import { defaults, deprecation, texts, wireForm } from "./annotations.js";
import { bounds } from "./bounds.js";
import { choices } from "./choices.js";
import { conditions, dependencies, dependentSchemas, partSchemas } from "./conditions.js";
import { furtherMembers, items } from "./members.js";
import { properties, required } from "./properties.js";
import { tokens } from "./tokens.js";
import { types } from "./types.js";
import { values } from "./values.js";

/** Rules for what values are allowed. */
export const valueRules: readonly SchemaRule[] = [
  types,
  values,
  bounds,
  tokens,
  properties,
  required,
  furtherMembers,
  items,
  choices,
  conditions,
  partSchemas,
  dependentSchemas,
  dependencies,
];

/** Rules for what stands beside. */
export const annotationRules: readonly SchemaRule[] = [defaults, deprecation, wireForm, texts];
