import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { projects as engine } from "./packages/contract/vitest.config.js";

const shared = {
  // A command started from a process costs time for each megabyte of it, and a worker thread has those of all the others.
  pool: "forks" as const,
  // Documents are parsed by the thousand: in a larger young generation, most of what that leaves is gone before it is copied.
  // Most of what a test runs ends before its optimized code pays. Newer V8 waits longer by itself.
  execArgv: ["--max-semi-space-size=64", ...(process.version.startsWith("v20.") ? ["--interrupt-budget=2000000"] : [])],
  maxWorkers: "100%",
  // Generous: a busy machine is not a failure.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Tools must not report to their makers, and colours would hide what the tests look for.
  env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" },
};

/** Settings of files that share workers. */
const together = {
  // Most of the time of a small file goes into loading Prism, Redocly and Ajv: a worker loads them once for all of its files.
  // Whatever a test puts in place of a part of the process is taken back.
  isolate: false,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
} as const;

/** Test files that put something else in place of a module. */
const mocked = "test/**/*.mocked.test.ts";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What is imported by its name, from its source: nothing has to be built before the tests. */
const alias = [
  { find: /^frs-openapi$/, replacement: path("./src/index.ts") },
  { find: "frs-openapi/emulator", replacement: path("./src/emulator.ts") },
  { find: /^openapi-contract$/, replacement: path("./packages/contract/src/index.ts") },
  { find: /^openapi-contract\/(cli|document)$/, replacement: path("./packages/contract/src/$1/index.ts") },
];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      ...engine,
      {
        extends: true,
        test: {
          ...shared,
          ...together,
          name: "unit",
          globalSetup: "test/small-repository.ts",
          include: ["test/**/*.test.ts"],
          exclude: ["test/{browser,contract,package,prism,runtimes,samples}/**", mocked],
        },
      },
      // Images of 8 MB are matched with patterns here. V8 has less room for that in a worker that has compiled many regular
      // expressions, as those that highlight the code of the docs.
      {
        extends: true,
        test: { ...shared, ...together, name: "contract", include: ["test/contract/**/*.test.ts"], exclude: [mocked] },
      },
      // What is mocked here was loaded by other files, so these have workers of their own.
      { extends: true, test: { ...shared, name: "mocked", include: [mocked] } },
      {
        extends: true,
        test: {
          ...shared,
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          setupFiles: "test/browser/screenshots-of-failures.ts",
        },
      },
      // Half of its time is that of a second mock, which changes only with a new version of Prism.
      { extends: true, test: { ...shared, name: "prism", include: ["test/prism/*.test.ts"] } },
      { extends: true, test: { ...shared, name: "runtimes", include: ["test/runtimes/*.test.ts"] } },
      // It needs curl, openssl and Python.
      { extends: true, test: { ...shared, name: "samples", include: ["test/samples/*.test.ts"] } },
      {
        extends: true,
        test: {
          ...shared,
          name: "package",
          include: ["test/package/**/*.test.ts"],
          testTimeout: 120_000,
          globalSetup: "test/package/pack.ts",
        },
      },
    ],
  },
});
