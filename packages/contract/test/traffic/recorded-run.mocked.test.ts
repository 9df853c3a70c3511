import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { ContractEvent } from "../../src/event.js";
import { planRun } from "../../src/run/plan.js";
import { run } from "../../src/run/runner.js";
import { createRunRecorder } from "../../src/traffic/recorded-run.js";
import { document, libraryCase, libraryTarget, openLibrary, succeeds, usualCases } from "../run/library.js";

/** Whether the recording can write its next exchange. */
const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock("../../src/traffic/recording.js", async (load) => {
  const recordings = await load<typeof import("../../src/traffic/recording.js")>();
  return {
    ...recordings,
    openRecording(...args: Parameters<typeof recordings.openRecording>) {
      const recording = recordings.openRecording(...args);
      return {
        ...recording,
        add(exchange: Parameters<typeof recording.add>[0]) {
          if (disk.isFull) throw new Error("ENOSPC: no space left on device");
          return recording.add(exchange);
        },
      };
    },
  };
});

let folder: string;
beforeEach(async () => {
  disk.isFull = false;
  folder = await mkdtemp(join(tmpdir(), "contract-recorded-run-"));
  onTestFinished(() => rm(folder, { recursive: true }));
});

test("a full disk ends the run, with cleanup and with its results", async () => {
  const library = await openLibrary();
  const target = libraryTarget(library.url);
  const recorder = createRunRecorder(folder, { document });
  const cases = [...Array.from({ length: 9 }, (_, index) => libraryCase("createShelf", `${index}`)), ...usualCases];
  const selection = { sideEffects: ["writes"], operations: ["createShelf"] } as const;
  const planned = planRun({ document, target: target.name, seed: 1, cases, selection });
  const follow = (signal: AbortSignal) =>
    run({
      document,
      target: recorder.target(target),
      planned,
      cases,
      checks: [succeeds],
      signal,
      concurrency: 1,
      rate: 1e6,
    });

  const events: ContractEvent[] = [];
  const finished = (async () => {
    for await (const event of recorder.run(follow, new AbortController().signal)) {
      events.push(event);
      if (event.type === "case") disk.isFull = true;
    }
  })();
  await expect(finished).rejects.toThrow("ENOSPC");
  expect(events.at(-1)).toMatchObject({ type: "end", summary: { interrupted: true, left: [] } });
  expect(events.filter(({ type }) => type === "case").length).toBeLessThan(9);
  expect(library.shelves.size).toBe(0);
  await recorder.close();
});
