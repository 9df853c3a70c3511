import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FrsClientOptions } from "../../src/index.js";
import { anyResponse, clientOf, rejection } from "./server.js";

/** A time that stands still but for those who sleep: they wake in the order of their times. */
function simulatedClock() {
  let time = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => new Date(time),
    random: () => 0,
    sleep: (milliseconds: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        const sleeper = { at: time + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          reject(signal.reason);
        });
      }),
    sleepers,
    /** Lets time pass until nobody sleeps any more. */
    async run() {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = sleepers.sort((a, b) => a.at - b.at).shift();
        if (!next) return;
        time = Math.max(time, next.at);
        next.wake();
      }
    },
  };
}

/** A client of a service that notes when each request starts, and responses after a while. */
function pacedClient(pace: FrsClientOptions["pace"] & object, milliseconds = 0) {
  const clock = simulatedClock();
  const starts: number[] = [];
  const names: string[] = [];
  let underWay = 0;
  let most = 0;
  const frs = clientOf("http://127.0.0.1:9", {
    pace,
    clock,
    totalTimeout: Infinity,
    timeout: Infinity,
    fetch: async (url) => {
      starts.push(clock.now().getTime());
      names.push(String(url).split("/").at(-1) ?? "");
      most = Math.max(most, ++underWay);
      if (milliseconds > 0) await clock.sleep(milliseconds);
      underWay--;
      return new Response(anyResponse);
    },
  });
  return { frs, clock, starts, names, most: () => most };
}

test("requests start evenly, in the order of the calls", async () => {
  const { frs, clock, starts, names } = pacedClient({ requestsPerSecond: 10 });
  const calls = ["a", "b", "c", "d"].map((face_set_name) => frs.getFaceSet({ face_set_name }));
  await clock.run();
  await Promise.all(calls);
  expect(starts).toEqual([0, 100, 200, 300]);
  expect(names).toEqual(["a", "b", "c", "d"]);
});

test("no more than so many are under way at a time", async () => {
  const { frs, clock, most } = pacedClient({ concurrency: 3 }, 50);
  const calls = Array.from({ length: 10 }, () => frs.listFaceSets());
  await clock.run();
  await Promise.all(calls);
  expect(most()).toBe(3);
});

test("whatever the pace, it is kept, and every call is made", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 300 }),
      async (requestsPerSecond, concurrency, count, duration) => {
        const { frs, clock, starts, most } = pacedClient({ requestsPerSecond, concurrency }, duration);
        const calls = Array.from({ length: count }, () => frs.listFaceSets());
        await clock.run();
        await Promise.all(calls);
        expect(starts).toHaveLength(count);
        expect(most()).toBeLessThanOrEqual(concurrency);
        for (const [index, start] of starts.slice(1).entries()) {
          // A date holds whole milliseconds only.
          expect(start - (starts[index] ?? 0)).toBeGreaterThanOrEqual(Math.floor(1000 / requestsPerSecond) - 1);
        }
      },
    ),
    { seed: 20240302, numRuns: 25 },
  );
});

describe("an attempt that waits for its turn", () => {
  test("ends at once when it is aborted, and leaves its turn to the next", async () => {
    const { frs, clock, names } = pacedClient({ requestsPerSecond: 1 });
    const controller = new AbortController();
    const first = frs.getFaceSet({ face_set_name: "a" });
    const second = frs.getFaceSet({ face_set_name: "b" }, { signal: controller.signal });
    const third = frs.getFaceSet({ face_set_name: "c" });
    await first;
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await rejection(second)).toBe(reason);
    await clock.run();
    await third;
    expect(names).toEqual(["a", "c"]);
  });

  test("leaves no timer behind if nobody waits after it", async () => {
    const { frs, clock } = pacedClient({ requestsPerSecond: 1 });
    const controller = new AbortController();
    await frs.listFaceSets();
    const call = frs.listFaceSets({}, { signal: controller.signal });
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.sleepers).toHaveLength(1);
    controller.abort();
    await rejection(call);
    expect(clock.sleepers).toEqual([]);
  });
});
