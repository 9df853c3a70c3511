/**
 * What the benchmark of watching uses, compiled together.
 *
 * @module
 */
export { follower } from "../../src/cli/follow.js";
export { watch } from "../../src/cli/watch.js";
export { startFrsServer } from "../../src/emulator/server.js";
export { writeFiles } from "../../src/generate/files.js";
export { runPipeline } from "../../src/generate/pipeline.js";
export { createSession } from "../../src/generate/session.js";
export { startMock } from "../../src/mock/server.js";
export { excluded, fullPass } from "./full-pass.js";
