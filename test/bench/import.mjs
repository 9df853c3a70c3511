// How long the compiled package and its peers take to load in a fresh process, beyond a module that is empty.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { median, printTable, readArguments, spread } from "./measure.mjs";
import { generateHeyApi, missingPeers } from "./peers/hey-api.mjs";

const settings = readArguments({
  name: "import",
  about: "Imports the compiled package (dist/, made by npm run build) and its peers in fresh processes.",
  rounds: 15,
});

const entry = new URL("../../dist/src/index.js", import.meta.url);
if (!existsSync(entry)) {
  console.error("dist/ does not exist yet: run `npm run build` first.");
  process.exit(1);
}

/**
 * What an import takes, inside a process of its own: milliseconds by the clock, and of the processor, which other work on the
 * machine hardly changes.
 *
 * @param {string} url
 * @returns {{ elapsed: number, cpu: number }}
 */
function importTime(url) {
  const program = `const before = process.cpuUsage(); const start = performance.now();
await import(${JSON.stringify(url)});
const elapsed = performance.now() - start; const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ elapsed, cpu: (user + system) / 1000 }));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
  return JSON.parse(stdout);
}

if (missingPeers !== "") console.log(missingPeers);
const peer = missingPeers === "" ? await generateHeyApi() : undefined;
const modules = [
  { name: "openapi-fetch", url: import.meta.resolve("openapi-fetch") },
  ...(peer ? [{ name: `hey-api ${peer.version}`, url: pathToFileURL(`${peer.directory}/index.js`).href }] : []),
  { name: "frs-openapi", url: entry.href, aim: { atMost: 10, unit: " ms" } },
];
try {
  const rows = modules.map((each) => {
    /** @type {{ elapsed: number[], cpu: number[] }} */
    const times = { elapsed: [], cpu: [] };
    return { ...each, times };
  });
  for (let round = 0; round < settings.rounds; round++) {
    const empty = importTime("data:text/javascript,");
    for (const { url, times } of rows) {
      const { elapsed, cpu } = importTime(url);
      times.elapsed.push(elapsed - empty.elapsed);
      times.cpu.push(cpu - empty.cpu);
    }
  }
  printTable(
    `cold import, ${settings.rounds} rounds`,
    ["CPU", "milliseconds"],
    rows.map(({ name, aim, times }) => ({
      name,
      cells: [`${median(times.cpu).toFixed(1)} ms`],
      spread: spread(times.elapsed),
      ...(aim && { aim }),
    })),
    settings,
  );
} finally {
  await peer?.remove();
}
