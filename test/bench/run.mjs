// Runs the rooms of this folder one after the other, each in a process of its own: `npm run bench -- client signing`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const rooms = [
  "pipeline",
  "start",
  "watch",
  "client",
  "throughput",
  "signing",
  "memory",
  "import",
  "emulator",
  "size",
  "faults",
];
const words = process.argv.slice(2);
// The number after `--rounds` is not a room.
const isOption = (/** @type {string} */ word, /** @type {number} */ index) =>
  word.startsWith("-") || words[index - 1] === "--rounds";
const named = words.filter((word, index) => !isOption(word, index));
const unknown = named.find((name) => !rooms.includes(name));
if (unknown !== undefined || (named.length === 0 && words.includes("--help"))) {
  console.error(`Usage: npm run bench -- [room ...]\n\nRooms: ${rooms.join(", ")}; all of them if none is named.`);
  process.exit(unknown === undefined ? 0 : 2);
}
const options = words.filter(isOption);
for (const room of named.length > 0 ? named : rooms) {
  const file = fileURLToPath(new URL(`${room}.mjs`, import.meta.url));
  const { status } = spawnSync(process.execPath, [file, ...options], { stdio: "inherit" });
  if (status !== 0) process.exitCode = status ?? 1;
}
