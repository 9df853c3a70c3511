import { expect, test } from "vitest";
import { accessKeyAuth } from "../../src/index.js";
import { checkSignature } from "./gateway.js";
import { anyResponse, clientOf, serve } from "./server.js";

/** A gateway whose clock is so far ahead, and which holds each response back until it is let go. */
async function serveAhead(ahead: number, held: { readonly responses: number } = { responses: 0 }) {
  const waiting: (() => void)[] = [];
  const attempts = { refused: 0, accepted: 0 };
  const endpoint = await serve((request, response) => {
    request.resume();
    request.on("end", () => {
      const there = new Date(Date.now() + ahead);
      const { late, right } = checkSignature(
        { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.of() },
        "s",
        there,
      );
      attempts[late || !right ? "refused" : "accepted"]++;
      const send = () => {
        response.writeHead(late ? 401 : 200, { "Content-Type": "application/json", Date: there.toUTCString() });
        response.end(late ? '{"error_code":"APIG.0301","error_msg":"x-sdk-date expired"}' : anyResponse);
      };
      if (late && waiting.length < held.responses) waiting.push(send);
      else send();
      if (waiting.length === held.responses) for (const go of waiting.splice(0)) go();
    });
  });
  return { endpoint, attempts };
}

const signing = () => accessKeyAuth({ accessKey: "a", secretKey: "s" });

test.each([
  [1, 3_600_000],
  [10, 3_600_000],
  [30, 3_600_000],
  [30, -86_400_000],
])("%i calls at once under a clock that differs by %i ms", async (count, ahead) => {
  const { endpoint, attempts } = await serveAhead(ahead, { responses: count });
  const frs = clientOf(endpoint, { auth: signing() });
  await Promise.all(Array.from({ length: count }, () => frs.listFaceSets()));
  expect(attempts).toEqual({ refused: count, accepted: count });
  await frs.listFaceSets();
  expect(attempts.refused).toBe(count);
});

test("calls that start between the refusal of one and the correction of another", async () => {
  const { endpoint, attempts } = await serveAhead(3_600_000);
  const calls: Promise<unknown>[] = [];
  const start = () => void calls.push(frs.listFaceSets());
  // Each response of the first calls starts another call.
  const frs = clientOf(endpoint, { auth: signing(), hooks: { onResponse: () => calls.length < 25 && start() } });
  for (let count = 0; count < 5; count++) start();
  for (let done = 0; done < calls.length; done++) await calls[done];
  expect([calls.length, attempts.accepted]).toEqual([25, 25]);
});

test("hosts with clocks of their own do not disturb each other", async () => {
  const [ahead, behind] = [await serveAhead(3_600_000), await serveAhead(-3_600_000)];
  const auth = signing();
  const [one, other] = [clientOf(ahead.endpoint, { auth }), clientOf(behind.endpoint, { auth })];
  for (let round = 0; round < 3; round++) await Promise.all([one.listFaceSets(), other.listFaceSets()]);
  expect([ahead.attempts.refused, behind.attempts.refused]).toEqual([1, 1]);
});

test("a key that is changed after the call that was given it stays what it was", async () => {
  const dates: string[] = [];
  const endpoint = await serve((request, response) => {
    dates.push(String(request.headers.authorization));
    response.setHeader("Content-Type", "application/json").end(anyResponse);
  });
  const key = { accessKey: "first", secretKey: "s" };
  const frs = clientOf(endpoint, { auth: accessKeyAuth(key) });
  key.accessKey = "second";
  await frs.listFaceSets();
  expect(dates[0]).toContain("Access=first,");
});
