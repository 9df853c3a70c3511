/** Everything that `npm run bench:contract` loads, in one module, so that its parts share what they import. */
export { openMock } from "../../../src/contract/target/mock.js";
export { loadDocument } from "../../../src/spec/document.js";
export { listOperations } from "../../../src/spec/operations.js";
export { mutants } from "../../fixtures/frs-server/mutants.js";
export { examine, prepare } from "./engine.js";
export { exampleTarget } from "./example-target.js";
export { hunt } from "./hunt.js";
export { repeatedDocument } from "./repeated-document.js";
