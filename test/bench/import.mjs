// How long the compiled package takes to load in a fresh process, beyond a module that is empty.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { printTable, readArguments, spread } from "./measure.mjs";

const settings = readArguments({
  name: "import",
  about: "Imports the compiled package (dist/, made by npm run build) in fresh processes.",
  rounds: 15,
});

const entry = new URL("../../dist/src/index.js", import.meta.url);
if (!existsSync(entry)) {
  console.error("dist/ does not exist yet: run `npm run build` first.");
  process.exit(1);
}

/**
 * Milliseconds that an import takes, inside a process of its own.
 *
 * @param {string} url
 */
function importTime(url) {
  const program = `const start = performance.now(); await import(${JSON.stringify(url)}); console.log(performance.now() - start);`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
  return Number(stdout);
}

const times = Array.from(
  { length: settings.rounds },
  () => importTime(entry.href) - importTime("data:text/javascript,"),
);
printTable(
  `cold import of the package, ${settings.rounds} rounds`,
  ["milliseconds"],
  [{ name: "frs-openapi", spread: spread(times), aim: { atMost: 10, unit: " ms" } }],
  settings,
);
