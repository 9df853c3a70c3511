import { expect, test } from "vitest";
import { type Authentication, isFrsTimeoutError } from "../../src/index.js";
import { clientOf, rejection } from "./server.js";

/** A client whose requests are never responded, and the signals that its fetch was given. */
function clientWithout(auth: Authentication, limits: { timeout?: number; totalTimeout?: number }) {
  const signals: AbortSignal[] = [];
  const fetch: typeof globalThis.fetch = (_, init) => {
    if (init?.signal) signals.push(init.signal);
    return new Promise(() => {});
  };
  return { signals, frs: clientOf("http://127.0.0.1:9", { auth, fetch, retry: false, ...limits }) };
}

test.each([
  ["attempt", { timeout: 30 }],
  ["whole call", { totalTimeout: 30 }],
])("a copy of a request, which a layer passes on, ends with the %s", async (_, limits) => {
  const { frs, signals } = clientWithout((next) => (request, call) => next({ ...request }, call), limits);
  const error = await rejection(frs.listFaceSets());
  expect(isFrsTimeoutError(error)).toBe(true);
  expect(signals.map(({ reason }) => reason)).toEqual([error]);
});

test("a layer sees the whole call end", async () => {
  let seen: AbortSignal | undefined;
  const auth: Authentication = (next) => (request, call) => {
    seen = request.signal;
    return next(request, call);
  };
  const { frs } = clientWithout(auth, { totalTimeout: 30 });
  const error = await rejection(frs.listFaceSets());
  expect(seen?.reason).toBe(error);
});

test("a layer can end an attempt with a signal of its own", async () => {
  const reason = new Error("enough");
  const { frs, signals } = clientWithout(
    (next) => (request, call) => next({ ...request, signal: AbortSignal.abort(reason) }, call),
    {},
  );
  expect(await rejection(frs.listFaceSets())).toBe(reason);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});
