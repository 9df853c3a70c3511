// Shows the document in Redoc, in place of the text that stands there until then.

const target = document.getElementById("reference");
// @ts-expect-error The scripts before this one define what is used here.
if (target) init(globalThis.reference.document, globalThis.reference.options, target);
