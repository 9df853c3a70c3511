import { isRecord } from "./check.js";
import { checkChoice } from "./choice.js";
import { FrsInputError } from "./errors.js";
import type { CriterionDefinition, OperationDefinition } from "./operation.js";

/**
 * Checks the fields that select what an operation changes or deletes. That a deletion has exactly one valid criterion is
 * always checked: without one, a service may delete everything.
 *
 * @throws {FrsInputError} If a criterion is missing, empty, or breaks a constraint of the document; the latter only if
 *   `validate` is on.
 */
export const checkCriteria: NonNullable<OperationDefinition["check"]> = (operation, fields, validate) => {
  const { operationId, method, criteria = {} } = operation;
  if (operation.exactlyOneOf) checkChoice(operation, fields);
  for (const [field, definition] of Object.entries(criteria)) {
    const value = fields.get(field);
    const refuse = (why: string) => new FrsInputError(operationId, field, `\`${field}\` ${why}.`);
    if (value === undefined || value === null) {
      if (definition.required) throw refuse("is required: it selects what is deleted");
      continue;
    }
    if (method === "DELETE") {
      const parts = typeof value === "object" ? Object.entries(value) : [];
      if (isBlank(value) || parts.some((part) => part.includes(""))) {
        throw refuse("must not be empty: it selects what is deleted");
      }
      const isScalar = typeof value === "string" || typeof value === "number";
      if (definition.minLength !== undefined && !isScalar) throw refuse("must be a string");
      if (definition.single && parts.length > 1) {
        throw refuse(`must have exactly one property, not ${parts.length}: each selects what is deleted`);
      }
    }
    if (validate) checkSize(value, definition, refuse);
  }
};

/** Whether a value is empty and so selects nothing in particular. */
function isBlank(value: unknown): boolean {
  // Invisible characters select as little as spaces.
  if (typeof value === "string") return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u.test(value);
  return value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

function checkSize(
  value: unknown,
  { minLength = 0, maxLength = Infinity, minProperties = 0, maxProperties = Infinity }: CriterionDefinition,
  refuse: (why: string) => FrsInputError,
): void {
  if (typeof value === "string") {
    // JSON Schema counts characters, not the halves of surrogate pairs.
    const length = [...value].length;
    if (length < minLength) throw refuse(`must have at least ${minLength} characters, not ${length}`);
    if (length > maxLength) throw refuse(`must have at most ${maxLength} characters, not ${length}`);
  }
  if (isRecord(value)) {
    const count = Object.keys(value).length;
    if (count < minProperties) throw refuse(`must have at least ${minProperties} properties, not ${count}`);
    if (count > maxProperties) throw refuse(`must have at most ${maxProperties} properties, not ${count}`);
  }
}
