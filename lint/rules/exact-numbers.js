import { getLineColLocation } from "@redocly/openapi-core";

/**
 * Refuses numbers that JSON cannot hold or that JavaScript reads as another number: infinity, NaN and integers beyond
 * 2^53 - 1, which are rounded when the file is read. A number with an exponent counts as an approximation.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function exactNumbers() {
  return {
    Root(root, { report, resolve, location }) {
      /** @type {Set<string>} */
      const seen = new Set();
      /**
       * @param {unknown} node
       * @param {import("@redocly/openapi-core").Location} at
       */
      const visit = (node, at) => {
        // The text is only looked up for numbers that are in doubt.
        if (typeof node === "number" && !isExact(node)) {
          const written = textAt(at);
          const message = Number.isFinite(node) ? integerProblem(node, written) : infinityProblem(written);
          if (message !== undefined) report({ message, location: at });
        }
        if (typeof node !== "object" || node === null) return;
        const place = at.absolutePointer;
        if (seen.has(place)) return;
        seen.add(place);
        const reference = Reflect.get(node, "$ref");
        if (typeof reference === "string") {
          const target = resolve({ $ref: reference }, at.source.absoluteRef);
          if (target.location) visit(target.node, target.location);
        }
        for (const [key, value] of Object.entries(node)) visit(value, at.child([key]));
      };
      visit(root, location);
    },
  };
}

/** @param {number} value */
function isExact(value) {
  return Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value));
}

/** JSON writes numbers with an exponent if they are at least this large. */
const exponentFrom = 1e21;

/**
 * @param {number} value
 * @param {string} written
 */
function integerProblem(value, written) {
  if (Math.abs(value) >= exponentFrom && /e/i.test(written)) return undefined;
  return `${written} is beyond 2^53 - 1 and is read as ${value}: delete it, or describe the value as a string.`;
}

/** @param {string} written */
function infinityProblem(written) {
  return `${written} cannot be written in JSON: delete it.`;
}

/**
 * Returns the text of the file at a place.
 *
 * @param {import("@redocly/openapi-core").Location} at
 */
function textAt(at) {
  const { start, end } = getLineColLocation({ source: at.source, pointer: at.pointer, reportOnKey: false });
  const line = at.source.getLines()[start.line - 1] ?? "";
  const text = line.slice(start.col - 1, end && end.line === start.line ? end.col - 1 : undefined);
  return text.replace(/^.*:\s+/, "").trim();
}
