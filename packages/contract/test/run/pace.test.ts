import { expect, test } from "vitest";
import { BudgetError } from "../../src/errors.js";
import type { Exchange } from "../../src/exchange.js";
import { RequestBudget } from "../../src/run/budget.js";
import type { Clock } from "../../src/run/clock.js";
import { systemClock } from "../../src/run/clock.js";
import { createPace } from "../../src/run/pace.js";
import { retryingTarget } from "../../src/run/retrying-target.js";
import type { Target } from "../../src/target/target.js";

/** A clock that runs only while everybody waits for it. */
function manualClock(): Clock {
  let time = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const wakeNext = () => {
    const [next] = sleepers.sort((a, b) => a.at - b.at);
    if (!next) return;
    sleepers.shift();
    time = Math.max(time, next.at);
    next.wake();
    setImmediate(wakeNext);
  };
  return {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        signal.throwIfAborted();
        if (sleepers.length === 0) setImmediate(wakeNext);
        sleepers.push({ at: time + milliseconds, wake: resolve });
      }),
  };
}

const never = new AbortController().signal;

test("turns are spread evenly, in the order in which they were asked for", async () => {
  const clock = manualClock();
  const pace = createPace(5, clock);
  const turns: [number, number][] = [];
  await Promise.all(
    [0, 1, 2, 3].map(async (who) => {
      await pace.turn(never);
      turns.push([who, clock.now()]);
    }),
  );
  expect(turns).toEqual([
    [0, 0],
    [1, 200],
    [2, 400],
    [3, 600],
  ]);
});

test("unused turns are not saved up", async () => {
  const clock = manualClock();
  const pace = createPace(10, clock);
  await clock.sleep(10_000, never);
  const times: number[] = [];
  await Promise.all([0, 1, 2].map(() => pace.turn(never).then(() => times.push(clock.now()))));
  expect(times).toEqual([10_000, 10_100, 10_200]);
});

test("after a pause the pace is as before", async () => {
  const clock = manualClock();
  const pace = createPace(10, clock);
  const times: number[] = [];
  const turns = [0, 1, 2, 3].map(() => pace.turn(never).then(() => times.push(clock.now())));
  pace.pause(1000);
  await Promise.all(turns);
  expect(times.length).toBe(4);
  const later = times.filter((time) => time > 0);
  expect(Math.min(...later)).toBeGreaterThanOrEqual(1000);
  const gaps = later.slice(1).map((time, index) => time - (later[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
});

test("waiting for a turn stops at once when it is aborted", async () => {
  const stop = new AbortController();
  const pace = createPace(0.001, systemClock);
  await pace.turn(stop.signal);
  const turn = pace.turn(stop.signal);
  stop.abort(new Error("enough"));
  await expect(turn).rejects.toThrow("enough");
});

/** A target that gives one response after the other, the last one for ever. */
function scripted(...script: Partial<Exchange>[]): Target & { sent: number } {
  const target = {
    name: "http://example.com",
    isMock: false,
    secrets: [],
    sent: 0,
    lacks: () => undefined,
    async send() {
      const response = script[Math.min(target.sent++, script.length - 1)];
      const request = { method: "GET", url: "http://example.com/", headers: [], body: new Uint8Array() };
      return { request, startedAt: "", milliseconds: 0, ...response };
    },
    async close() {},
  };
  return target;
}

const response = (status: number, retryAfter?: string): Partial<Exchange> => ({
  response: { status, headers: retryAfter === undefined ? [] : [["retry-after", retryAfter]], body: new Uint8Array() },
});
const refused: Partial<Exchange> = { failure: { kind: "connect", message: "refused" } };
const ok = response(200);

async function sendWithRetries(target: Target, requests = 1, budget = Number.POSITIVE_INFINITY) {
  const clock = manualClock();
  const counts = { exchanges: 0, unreachable: 0 };
  const retrying = retryingTarget(target, {
    pace: createPace(Number.POSITIVE_INFINITY, clock),
    budget: new RequestBudget(budget),
    grace: 0,
    clock,
    onExchange: () => counts.exchanges++,
    onUnreachable: () => counts.unreachable++,
  });
  const request = { method: "GET", path: "/", headers: [], body: undefined, credentials: "valid" } as const;
  let exchange: Exchange | undefined;
  for (let count = 0; count < requests; count++) {
    exchange = await retrying.send(request, undefined, { signal: never, timeout: 1 });
  }
  return { status: exchange?.response?.status, failure: exchange?.failure?.kind, waited: clock.now(), ...counts };
}

test.each([
  ["seconds", [response(429, "7"), ok], { status: 200, waited: 7000, exchanges: 2 }],
  ["no time", [response(429), response(429), ok], { status: 200, waited: 3000, exchanges: 3 }],
  ["nonsense", [response(429, "soon"), ok], { status: 200, waited: 1000, exchanges: 2 }],
  ["503 with a time", [response(503, "2"), ok], { status: 200, waited: 2000, exchanges: 2 }],
  ["503 without one", [response(503), ok], { status: 503, waited: 0, exchanges: 1 }],
  [
    "a date that is over",
    [response(429, "Wed, 21 Oct 2015 07:28:00 GMT"), ok],
    { status: 200, waited: 0, exchanges: 2 },
  ],
  ["an hour", [response(429, "3600"), ok], { status: 429, waited: 0, exchanges: 1 }],
  ["again and again", [response(429, "1")], { status: 429, waited: 3000, exchanges: 4 }],
])("a throttled request waits as the response says: %s", async (_, script, result) => {
  expect(await sendWithRetries(scripted(...script))).toMatchObject({ ...result, unreachable: 0 });
});

test("no request exceeds the limit, not even a retry", async () => {
  expect(await sendWithRetries(scripted(response(429, "7"), ok), 1, 1)).toMatchObject({ status: 429, exchanges: 1 });
  await expect(sendWithRetries(scripted(ok), 2, 1)).rejects.toThrow(BudgetError);
});

test("responses of the mock are never retried", async () => {
  const mock = Object.assign(scripted(response(429, "7"), ok), { isMock: true });
  expect(await sendWithRetries(mock)).toMatchObject({ status: 429, exchanges: 1 });
});

test("a refused connection is retried", async () => {
  expect(await sendWithRetries(scripted(refused, refused, ok))).toMatchObject({ status: 200, unreachable: 0 });
});

test("an endpoint that never responded is given up at once, any other after several requests", async () => {
  expect(await sendWithRetries(scripted(refused))).toMatchObject({ failure: "connect", exchanges: 4, unreachable: 1 });
  expect(await sendWithRetries(scripted(ok, refused), 3)).toMatchObject({ exchanges: 9, unreachable: 0 });
  expect(await sendWithRetries(scripted(ok, refused), 4)).toMatchObject({ exchanges: 13, unreachable: 1 });
});
