import { getLineColLocation } from "@redocly/openapi-core";

/**
 * References in what was read and has exact numbers only, by its root. While a document is edited, most files stay as they
 * are, and what was read of them is kept.
 *
 * @type {WeakMap<object, ReadonlySet<string>>}
 */
const known = new WeakMap();

/**
 * Refuses numbers that JSON cannot hold or that JavaScript reads as another number: infinity, NaN and integers beyond
 * 2^53 - 1, which are rounded when the file is read. A number with an exponent counts as an approximation.
 *
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export function exactNumbers() {
  return {
    Root(root, { report, resolve, location }) {
      /** @type {Set<unknown>} */
      const seen = new Set();
      /** @type {Set<string>} */
      const reported = new Set();
      /**
       * @param {unknown} node - The document, or what a reference leads to.
       * @param {import("@redocly/openapi-core").Location} at
       */
      const visit = (node, at) => {
        if (seen.has(node)) return;
        seen.add(node);
        const isObject = typeof node === "object" && node !== null;
        let references = isObject ? known.get(node) : undefined;
        if (!references) {
          const found = look(node);
          references = found.references;
          for (const { steps, value } of found.inexact) {
            const place = at.child(steps);
            // What a reference leads to may be in what was looked through before.
            if (reported.has(place.absolutePointer)) continue;
            reported.add(place.absolutePointer);
            const written = textAt(place);
            const message = Number.isFinite(value) ? integerProblem(value, written) : infinityProblem(written);
            if (message !== undefined) report({ message, location: place });
          }
          if (isObject && found.inexact.length === 0) known.set(node, references);
        }
        for (const $ref of references) {
          const target = resolve({ $ref }, at.source.absoluteRef);
          if (target.location) visit(target.node, target.location);
        }
      };
      visit(root, location);
    },
  };
}

/**
 * Looks through a value for references and for numbers that are in doubt.
 *
 * @param {unknown} root
 */
function look(root) {
  /** @type {Set<string>} */
  const references = new Set();
  /** @type {{ steps: string[], value: number }[]} */
  const inexact = [];
  /** @type {string[]} */
  const steps = [];
  /** @type {Set<object>} */
  const seen = new Set();
  /** @param {unknown} node */
  const visit = (node) => {
    if (typeof node === "number" && !isExact(node)) inexact.push({ steps: [...steps], value: node });
    // An alias of YAML stands for the same object.
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    const reference = Reflect.get(node, "$ref");
    if (typeof reference === "string") references.add(reference);
    for (const [key, value] of Object.entries(node)) {
      steps.push(key);
      visit(value);
      steps.pop();
    }
  };
  visit(root);
  return { references, inexact };
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
