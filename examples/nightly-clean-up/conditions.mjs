/** @typedef {import("frs-openapi").FaceSetFace} Face */

/** @type {{ [operator: string]: (order: number) => boolean }} */
const operators = {
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "=": (order) => order === 0,
};

/**
 * Reads a condition on a custom field, such as `visits<2` or `site=lab`, and returns whether a face meets it.
 *
 * @param {string} text
 * @returns {(face: Face) => boolean}
 * @throws {Error} If it is not a condition.
 */
export function readCondition(text) {
  const [, field = "", operator = "", wanted = ""] = /^([\w-]+)\s*(<=|>=|<|>|=)\s*([\w.-]+)$/.exec(text.trim()) ?? [];
  const isMet = operators[operator];
  if (isMet === undefined) throw new Error(`--where ${text} must be a field, one of < <= = >= >, and a value.`);
  const number = Number(wanted);
  if (Number.isNaN(number) && operator !== "=") throw new Error(`--where ${text} must compare with a number.`);
  return ({ external_fields }) => {
    const value = Object.hasOwn(external_fields, field) ? external_fields[field] : undefined;
    // A declared field without a value is an empty string: it meets no condition.
    if (value === undefined || value === "") return false;
    if (typeof value === "number") return !Number.isNaN(number) && isMet(value - number);
    return operator === "=" && String(value) === wanted;
  };
}
