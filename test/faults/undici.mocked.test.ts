import { onTestFinished } from "vitest";
import { undiciTransport } from "../../src/undici.js";
import { testFaults } from "./fault-tests.js";

// Whoever imports undici has its dispatcher in place of the runtime's, so that this file has a worker of its own.

testFaults(() => {
  const transport = undiciTransport({ proxy: false });
  onTestFinished(() => transport.close());
  return { transport };
});
