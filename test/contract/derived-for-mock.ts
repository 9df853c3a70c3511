import { deriveCases } from "../../packages/contract/src/cases/index.js";
import { document } from "../root.js";

/** The deterministic cases that a mock gets: without those at limits that only extensions state, which are large. */
export const cases = deriveCases(document, { statedLimits: false });
