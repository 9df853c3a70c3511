import { deriveCases } from "../../packages/contract/src/cases/index.js";
import { document } from "../root.js";

/** The deterministic cases of the document: derived once for all tests of a worker. */
export const cases = deriveCases(document);
