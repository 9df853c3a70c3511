#!/usr/bin/env node
// Runs the built command, or that of the sources in a clone of the repository, where nothing is built.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const built = new URL("../dist/cli/bin.js", import.meta.url);
const loader = new URL("../../../src/cli/load.mjs", import.meta.url);

if (existsSync(built)) {
  await import(built.href);
} else if (existsSync(loader)) {
  const { load } = await import(loader.href);
  const { main } = await load(
    "packages/contract/src/cli/main.ts",
    fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, ""),
  );
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error("dist/ is missing: run npm run build in packages/contract.");
  process.exitCode = 1;
}
