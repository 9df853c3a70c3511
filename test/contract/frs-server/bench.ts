/** Everything that `npm run bench:contract` loads, in one module, so that its parts share what they import. */

export { listOperations, loadDocument } from "openapi-contract/document";
export { deriveCases } from "../../../packages/contract/src/cases/index.js";
export { openMock } from "../../../packages/contract/src/target/mock.js";
export { recursiveDocument } from "../../../packages/contract/test/documents/recursive.js";
export { frsProfile } from "../../../src/contract-profile.js";
export { mutants } from "../../fixtures/frs-server/mutants.js";
export { examine, prepare } from "./engine.js";
export { exampleTarget } from "./example-target.js";
export { hunt } from "./hunt.js";
export { repeatedDocument } from "./repeated-document.js";
