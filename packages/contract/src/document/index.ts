/**
 * The model of an OpenAPI document: the bundled document as plain data, its operations, bodies, schemas, error catalogue and
 * the places of its sources.
 *
 * @module
 */

export * from "./directions.js";
export * from "./document.js";
export * from "./error-catalogue.js";
export { jsonLocator } from "./json-source.js";
export { recall, remembered, takeOver } from "./memory.js";
export * from "./operations.js";
export { pointerOf, stepsOf } from "./pointer.js";
export * from "./read.js";
export * from "./request-bodies.js";
export {
  allKeywords,
  choices,
  conjunctions,
  isObjectSchema,
  type SchemaKeyword,
  type SchemaPlace,
  type Subschema,
  subschemasOf,
  walkSchemas,
} from "./schema-walk.js";
export * from "./schemas.js";
export * from "./shapes.js";
export * from "./source.js";
export { type UnusablePlace, type UsableDocument, usableDocument } from "./usable.js";
export * from "./validation.js";
