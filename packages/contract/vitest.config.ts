import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

const shared = {
  root,
  // A command started from a process costs time for each megabyte of it, and a worker thread has those of all the others.
  pool: "forks" as const,
  // Documents are parsed by the thousand: in a larger young generation, most of what that leaves is gone before it is copied.
  // Most of what a test runs ends before its optimized code pays. Newer V8 waits longer by itself.
  execArgv: ["--max-semi-space-size=64", ...(process.version.startsWith("v20.") ? ["--interrupt-budget=2000000"] : [])],
  maxWorkers: "100%",
  // Generous: a busy machine is not a failure.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Colours would hide what the tests look for.
  env: { NO_COLOR: "1" },
};

/** Test files that put something else in place of a module. */
const mocked = "test/**/*.mocked.test.ts";

/** The tests of this package, for a run of them alone and for one of the whole repository. */
export const projects: TestProjectInlineConfiguration[] = [
  {
    test: {
      ...shared,
      name: "engine",
      include: ["test/**/*.test.ts"],
      exclude: [mocked],
      // A worker loads Ajv and fast-check once for all of its files.
      isolate: false,
      restoreMocks: true,
      unstubEnvs: true,
      unstubGlobals: true,
    },
  },
  // What is mocked here was loaded by other files, so these have workers of their own.
  { test: { ...shared, name: "engine-mocked", include: [mocked] } },
];

export default defineConfig({ test: { projects } });
