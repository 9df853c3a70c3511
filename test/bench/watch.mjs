// How long it takes from the save of one file to the new types, client and mock, and to the verdict of all rules, compared
// with a full pass that keeps nothing. Each round makes one edit, then runs the full pass on the same state.
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { load } from "../../src/cli/load.mjs";
import { median, printTable, ratios, readArguments } from "./measure.mjs";

// As for the command.
setFlagsFromString("--max-semi-space-size=64");
process.env.REDOCLY_TELEMETRY = "off";
const settings = readArguments({
  name: "watch",
  about: "Compares following an edit with a full pass, for edits of five kinds in turn.",
  rounds: 20,
});

const schemas = "openapi/components/schemas";
/** @type {{ kind: string, file: string, change: (text: string, round: number) => string }[]} */
const edits = [
  {
    kind: "description of a field",
    file: `${schemas}/FaceSetInfo.yaml`,
    change: (text, round) => text.replace(/Number (\d+ )?of faces that/, `Number ${round} of faces that`),
  },
  {
    kind: "another field",
    file: `${schemas}/FaceSetInfo.yaml`,
    change: (text, round) => `${text}  field_${round}:\n    type: string\n    description: Spare.\n    examples: [a]\n`,
  },
  {
    kind: "value of an example",
    file: "openapi/paths/v2_{project_id}_face-sets.yaml",
    change: (text, round) => text.replace(/face_number: \d+/, `face_number: ${round}`),
  },
  {
    kind: "summary of an operation",
    file: "openapi/paths/v2_{project_id}_face-sets.yaml",
    change: (text, round) => text.replace(/summary: List all (\d+ )?face sets/, `summary: List all ${round} face sets`),
  },
  {
    kind: "remedy of an error",
    file: "openapi/error-codes.yaml",
    change: (text, round) => text.replace(/(?<=\n {2,})remedy: (\d+ )?/, `remedy: ${round} `),
  },
];

const parts = await load("test/bench/watch-parts.ts");
const root = realpathSync(mkdtempSync(join(tmpdir(), "frs-bench-")));
const repository = process.cwd();
for (const part of ["openapi", "generated", "redocly.yaml", "biome.json", "package.json"]) {
  cpSync(join(repository, part), join(root, part), { recursive: true });
}
for (const part of ["lint", "node_modules"]) symlinkSync(join(repository, part), join(root, part), "dir");
const script = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
const biome = createRequire(script).resolve(`@biomejs/cli-${process.platform}-${process.arch}/biome`);

const session = parts.createSession(root);
const initial = await parts.runPipeline({ root, lint: { sources: session.sources } });
await parts.writeFiles(root, initial.files);
const mock = await parts.startMock(initial.document);
const emulator = await parts.startFrsServer({ document: initial.document });
/** @type {Map<string, number>} */
const ends = new Map();
/** @type {(() => void) | undefined} */
let onDone;
const follow = parts.follower(
  {
    root,
    session,
    docs: { reload() {} },
    emulator,
    mock: {
      /** @param {import("openapi-contract/document").OpenApiDocument} document */
      async use(document) {
        await mock.use(document);
        ends.set("prepared", performance.now());
        onDone?.();
      },
    },
    /** @param {string} phase */
    onPhase(phase) {
      ends.set(phase, performance.now());
      onDone?.();
    },
  },
  initial,
);
const print = console.log;
const watching = await parts.watch({ root, paths: ["openapi"], onChange: follow, onError: print });

/** @type {{ [name in "updated" | "prepared" | "verified" | "full"]: number[] }} */
const times = { updated: [], prepared: [], verified: [], full: [] };
/** @param {number} round */
async function measureRound(round) {
  const edit = edits[round % edits.length];
  if (!edit) return;
  const path = join(root, edit.file);
  const before = readFileSync(path, "utf8");
  const after = edit.change(before, round);
  if (after === before) throw new Error(`The edit "${edit.kind}" changes nothing: correct test/bench/watch.mjs.`);
  const done = new Promise((resolve) => {
    onDone = () => {
      if (ends.has("documented") && ends.has("prepared")) resolve(undefined);
    };
  });
  ends.clear();
  // The words of each edit are not part of the result.
  console.log = () => {};
  writeFileSync(path, after);
  const start = performance.now();
  await done;
  console.log = print;
  const pass = performance.now();
  await parts.fullPass(root, biome);
  const full = performance.now() - pass - parts.excluded;
  if (round < warmUp) return;
  for (const phase of /** @type {const} */ (["updated", "prepared", "verified"])) {
    times[phase].push((ends.get(phase) ?? Number.NaN) - start);
  }
  times.full.push(full);
}

/** How many edits come before those that are measured. */
const warmUp = 2 * edits.length;
try {
  for (let round = 0; round < warmUp + settings.rounds; round++) {
    process.stderr.write(`${round < warmUp ? "warm-up" : `edit ${round - warmUp + 1} of ${settings.rounds}`}\n`);
    await measureRound(round);
  }
} finally {
  await watching.close();
  await mock.close();
  await emulator.close();
  session.close();
  rmSync(root, { recursive: true, force: true });
}

/** @param {number[]} values */
const cells = (values) => [median(values).toFixed(0), Math.max(...values).toFixed(0)];
printTable(
  `${settings.rounds} edits of ${edits.length} kinds: ${edits.map(({ kind }) => kind).join(", ")}`,
  ["median ms", "max ms", "a full pass"],
  [
    { name: "full pass", cells: cells(times.full) },
    {
      name: "save → types, client, mock",
      cells: cells(times.updated),
      spread: ratios(times.updated, times.full),
      aim: { atMost: 0.2 },
    },
    { name: "save → mock prepared", cells: cells(times.prepared), spread: ratios(times.prepared, times.full) },
    {
      name: "save → verdict of all rules",
      cells: cells(times.verified),
      spread: ratios(times.verified, times.full),
      aim: { atMost: 0.5 },
    },
  ],
  settings,
);
