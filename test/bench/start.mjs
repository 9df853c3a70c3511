// How long `npm start -- --once` takes: with nothing kept of earlier runs, with its commands compiled before, and with inputs
// that have not changed since the last pass. Each round runs all three.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, printTable, ratios, readArguments } from "./measure.mjs";

const settings = readArguments({
  name: "start",
  about:
    "Runs `npm start -- --once` first, with a complete pass, and with unchanged inputs, on a copy of the repository.",
  rounds: 5,
});

const repository = process.cwd();
const root = realpathSync(mkdtempSync(join(tmpdir(), "frs-bench-")));
const parts = ["openapi", "generated", "lint", "src", "redocly.yaml", "biome.json", "package.json", "tsconfig.json"];
for (const part of parts) cpSync(join(repository, part), join(root, part), { recursive: true });
symlinkSync(join(repository, "packages"), join(root, "packages"), "dir");
// Its own, with a cache of its own.
mkdirSync(join(root, "node_modules"));
for (const name of readdirSync(join(repository, "node_modules"))) {
  if (name !== ".cache") symlinkSync(join(repository, "node_modules", name), join(root, "node_modules", name), "dir");
}

/**
 * Milliseconds of a start.
 *
 * @param {{ options?: string[], isReused: boolean }} expected - Its options, and whether it is to do no pass.
 */
function timeOf({ options = [], isReused }) {
  const ports = ["--mock-port", "0", "--emulator-port", "0", "--docs-port", "0"];
  const args = ["src/cli/run.mjs", "start", "--once", ...ports, ...options];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  const time = performance.now() - start;
  if (status !== 0 || stdout.includes("inputs unchanged") !== isReused) {
    throw new Error(`The start ended with ${status}, or did what it was not to do:\n${stdout}${stderr}`);
  }
  return time;
}

/** @type {{ [name in "first" | "compiled" | "unchanged"]: number[] }} */
const times = { first: [], compiled: [], unchanged: [] };
try {
  for (let round = 0; round < settings.rounds; round++) {
    rmSync(join(root, "node_modules/.cache"), { recursive: true, force: true });
    times.first.push(timeOf({ isReused: false }));
    times.compiled.push(timeOf({ options: ["--force"], isReused: false }));
    times.unchanged.push(timeOf({ isReused: true }));
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** @param {number[]} values */
const cells = (values) => [median(values).toFixed(0)];
printTable(
  `npm start -- --once, ${settings.rounds} rounds`,
  ["milliseconds", "the first start"],
  [
    { name: "first start", cells: cells(times.first) },
    {
      name: "complete pass, commands compiled before",
      cells: cells(times.compiled),
      spread: ratios(times.compiled, times.first),
    },
    {
      name: "unchanged inputs",
      cells: cells(times.unchanged),
      spread: ratios(times.unchanged, times.first),
      aim: { atMost: 0.5 },
    },
  ],
  settings,
);
