import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { longestTimer, systemClock } from "../../src/run/clock.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("waits for any time, also longer than one timer can run", async () => {
  let isOver = false;
  const sleep = systemClock.sleep(longestTimer + 1000, new AbortController().signal).then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(longestTimer + 999);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver).toBe(true);
  await sleep;
});

test("stops waiting when it is aborted, and leaves no timer behind", async () => {
  const stop = new AbortController();
  const sleep = systemClock.sleep(longestTimer + 1000, stop.signal);
  stop.abort(new Error("enough"));
  await expect(sleep).rejects.toThrow("enough");
  await expect(systemClock.sleep(1, stop.signal)).rejects.toThrow("enough");
  expect(vi.getTimerCount()).toBe(0);
});
