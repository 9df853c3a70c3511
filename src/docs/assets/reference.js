// Shows the document in Redoc, in place of the text that stands there until then.
// @ts-check

/**
 * What the scripts before this one define.
 *
 * @typedef {object} Page
 * @property {{ document: unknown, options: unknown }} reference
 */

const target = document.getElementById("reference");
// @ts-expect-error Both names are defined by the scripts before this one.
if (target) init(globalThis.reference.document, globalThis.reference.options, target);
