// How long the emulator of the compiled package takes from the start of its process to its first response, compared with a
// server of Node that responds to everything with nothing.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { median, printTable, ratios, readArguments } from "./measure.mjs";

const settings = readArguments({
  name: "emulator",
  about: "Starts the emulator of the compiled package (dist/, made by npm run build) and an empty server.",
  rounds: 15,
});

const bin = fileURLToPath(new URL("../../dist/src/bin.js", import.meta.url));
if (!existsSync(bin)) {
  console.error("dist/ does not exist yet: run `npm run build` first.");
  process.exit(1);
}

const empty = `import { createServer } from "node:http";
const server = createServer((_, response) => response.end());
server.listen(0, "127.0.0.1", () => console.log(\`http://127.0.0.1:\${server.address().port}\`));`;

/**
 * Milliseconds from the start of a process to the first response of the server whose URL it prints.
 *
 * @param {string[]} args
 */
async function startTime(args) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  let text = "";
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes("\n")) break;
  }
  await (await fetch(/http:\/\/\S+:\d+/.exec(text)?.[0] ?? "")).arrayBuffer();
  const time = performance.now() - start;
  child.kill("SIGKILL");
  await closed;
  return time;
}

/** @type {{ emulator: number[], empty: number[] }} */
const times = { emulator: [], empty: [] };
for (let round = 0; round < settings.rounds; round++) {
  times.empty.push(await startTime(["--input-type=module", "--eval", empty]));
  times.emulator.push(await startTime([bin, "emulator", "--port", "0"]));
}
printTable(
  `start of the emulator, ${settings.rounds} rounds`,
  ["milliseconds", "times an empty server"],
  [
    { name: "empty server", cells: [median(times.empty).toFixed(0)] },
    {
      name: "emulator",
      cells: [median(times.emulator).toFixed(0)],
      spread: ratios(times.emulator, times.empty),
      aim: { atMost: 2 },
    },
  ],
  settings,
);
