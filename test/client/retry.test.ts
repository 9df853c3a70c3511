import type { RequestListener } from "node:http";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { retryAfter } from "../../src/client/retry-after.js";
import {
  type FrsClientOptions,
  isFrsApiError,
  isFrsConnectionError,
  isFrsError,
  isFrsInputError,
  isFrsResponseError,
  isFrsTimeoutError,
  tokenAuth,
} from "../../src/index.js";
import { anyResponse, clientOf, pngBase64, rejection, serve } from "./server.js";

const json = { "Content-Type": "application/json" };
const now = new Date("2024-02-29T08:15:30Z");

/** A server that responds by turns, the last response for ever, and a client that does not really wait. */
async function serveTurns(turns: RequestListener[], options: Partial<FrsClientOptions> = {}) {
  let count = 0;
  const waits: number[] = [];
  const endpoint = await serve((request, response) => {
    const turn = turns[Math.min(count++, turns.length - 1)];
    request.resume().on("end", () => turn?.(request, response));
  });
  const frs = clientOf(endpoint, {
    clock: {
      now: () => now,
      random: () => 0.5,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
    },
    ...options,
  });
  return { frs, waits, count: () => count };
}

const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) => {
    response.writeHead(code, { ...json, ...headers }).end('{"error_code":"FRS.0018","error_msg":"m"}');
  };
const fine: RequestListener = (_, response) => {
  response.writeHead(200, json).end(anyResponse);
};
const reset: RequestListener = (request) => request.socket.destroy();
const cut: RequestListener = (request, response) => {
  response.writeHead(200, { ...json, "Content-Length": "1000" });
  response.write('{"face', () => request.socket.destroy());
};
const hang: RequestListener = () => {};

describe("what changes nothing is repeated after", () => {
  test.each([
    ["429", status(429)],
    ["503", status(503)],
    ["408", status(408)],
    ["500", status(500)],
    ["502", status(502)],
    ["504", status(504)],
    ["a connection that is reset", reset],
    ["a response that breaks off", cut],
  ])("%s", async (_, turn) => {
    const { frs, waits, count } = await serveTurns([turn, turn, fine]);
    await frs.detectFaces({ image_base64: pngBase64 });
    expect([count(), waits]).toEqual([3, [250, 500]]);
  });

  test("an attempt that takes too long", async () => {
    const { frs, count } = await serveTurns([hang, fine], { timeout: 300 });
    await frs.listFaceSets();
    expect(count()).toBe(2);
  });
});

describe("what writes is repeated only if it certainly had no effect", () => {
  test.each([
    ["429", status(429), 2],
    ["503", status(503), 2],
    ["408", status(408), 1],
    ["500", status(500), 1],
    ["504", status(504), 1],
    ["a connection that is reset", reset, 1],
    ["a response that breaks off", cut, 1],
  ])("%s", async (_, turn, expected) => {
    const { frs, count } = await serveTurns([turn, fine]);
    const outcome = await frs.createFaceSet({ face_set_name: "a" }).catch((error: unknown) => error);
    expect(count()).toBe(expected);
    expect(isFrsError(outcome)).toBe(expected === 1);
  });

  test("a refused connection", async () => {
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds);
    };
    // A fetch that fails as Node's does for a port on which nobody listens.
    const fetch = () =>
      Promise.reject(
        new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) }),
      );
    const frs = clientOf("http://127.0.0.1:9", { fetch, clock: { sleep } });
    const error = await rejection(frs.createFaceSet({ face_set_name: "a" }));
    expect(isFrsConnectionError(error) && error.attempts).toBe(3);
    expect(waits).toHaveLength(2);
  });
});

test.each([400, 401, 403, 404, 413])("%i is not repeated", async (code) => {
  const { frs, count } = await serveTurns([status(code)]);
  const error = await rejection(frs.listFaceSets());
  expect(isFrsApiError(error) && [error.status, error.attempts, count()]).toEqual([code, 1, 1]);
});

test("a body is sent whole with every attempt", async () => {
  const bodies: string[] = [];
  const endpoint = await serve(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    bodies.push(text);
    if (bodies.length < 3) response.writeHead(503, json).end("{}");
    else fine(request, response);
  });
  await clientOf(endpoint, { clock: { sleep: async () => {} } }).createFaceSet({ face_set_name: "a" });
  expect(bodies).toEqual(Array(3).fill('{"face_set_name":"a"}'));
});

describe("the wait", () => {
  test.each([
    ["seconds", "2", 2000],
    ["a date", new Date(now.getTime() + 3000).toUTCString(), 3000],
    ["a date that is over", new Date(now.getTime() - 3000).toUTCString(), 0],
    ["as much as the longest wait", "10", 10_000],
    ["what cannot be understood", "soon", 250],
  ])("is what Retry-After asks for: %s", async (_, header, expected) => {
    const { frs, waits } = await serveTurns([status(429, { "Retry-After": header }), fine]);
    await frs.listFaceSets();
    expect(waits).toEqual([expected]);
  });

  test("stays inside its bounds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ attempts: fc.integer({ min: 1, max: 6 }), minDelay: fc.nat(5000), maxDelay: fc.nat(20_000) }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        async (retry, chance) => {
          const waits: number[] = [];
          const sleep = async (milliseconds: number) => {
            waits.push(milliseconds);
          };
          const fetch = async () => Response.json({}, { status: 503 });
          const frs = clientOf("http://127.0.0.1:9", { fetch, retry, clock: { sleep, random: () => chance } });
          const error = await rejection(frs.listFaceSets());
          expect(isFrsError(error) && error.attempts).toBe(retry.attempts);
          expect(waits).toHaveLength(retry.attempts - 1);
          for (const [index, wait] of waits.entries()) {
            expect(wait).toBeGreaterThanOrEqual(0);
            expect(wait).toBeLessThanOrEqual(Math.min(retry.maxDelay, retry.minDelay * 2 ** index));
          }
        },
      ),
      { seed: 20240301, numRuns: 60 },
    );
  });

  test("ends at once when the call is aborted", async () => {
    const controller = new AbortController();
    const { frs } = await serveTurns([status(503, { "Retry-After": "9" })], { clock: {} });
    const call = frs.listFaceSets({}, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 50);
    expect(String(await rejection(call))).toContain("enough");
  });
});

describe("a Retry-After that is longer than the longest wait", () => {
  test.each([
    ["429 to what reads", 429, "listFaceSets"],
    ["503 to what reads", 503, "listFaceSets"],
    ["500 to what reads", 500, "listFaceSets"],
    ["429 to what writes", 429, "createFaceSet"],
  ] as const)("ends the call at once with its error: %s", async (_, code, operation) => {
    const { frs, waits, count } = await serveTurns([status(code, { "Retry-After": "3600" }), fine]);
    const error = await rejection(
      operation === "listFaceSets" ? frs.listFaceSets() : frs.createFaceSet({ face_set_name: "a" }),
    );
    expect(isFrsApiError(error) && [error.status, error.attempts, error.retryAfter]).toEqual([code, 1, 3_600_000]);
    expect([count(), waits]).toEqual([1, []]);
  });

  test("is one by the setting of the call", async () => {
    const { frs, waits } = await serveTurns([status(429, { "Retry-After": "30" }), fine]);
    await frs.listFaceSets({}, { retry: { maxDelay: 30_000 } });
    expect(waits).toEqual([30_000]);
    const short = await serveTurns([status(429, { "Retry-After": "1" }), fine], { retry: { maxDelay: 999 } });
    expect(isFrsApiError(await rejection(short.frs.listFaceSets()))).toBe(true);
  });

  test("is given as a value by frs.http", async () => {
    const { frs, count } = await serveTurns([status(429, { "Retry-After": "3600" }), fine]);
    const { response } = await frs.http.GET("/v2/{project_id}/face-sets", { params: { path: { project_id: "p" } } });
    expect([response.status, response.headers.get("Retry-After"), count()]).toEqual([429, "3600", 1]);
  });
});

test.each([
  ["a status that is not retried", 403, { "Retry-After": "120" }, 120_000],
  ["the last attempt", 503, { "Retry-After": "2" }, 2000],
  ["a header that cannot be understood", 403, { "Retry-After": "soon" }, undefined],
  ["no header", 403, {}, undefined],
])("the error says how long the response asks to wait: %s", async (_, code, headers, expected) => {
  const { frs } = await serveTurns([status(code, headers)]);
  const error = await rejection(frs.listFaceSets());
  expect(isFrsApiError(error) && error.retryAfter).toBe(expected);
});

describe("Retry-After", () => {
  test.each([
    [undefined, undefined],
    ["", undefined],
    ["0", 0],
    ["1.5", 1500],
    ["0.0001", 1],
    ["-1", undefined],
    ["+5", undefined],
    [" 7 ", 7000],
    ["1e3", undefined],
    ["soon 5", undefined],
    ["120s", undefined],
    ["120, 120", 120_000],
    ["5,10 , 20", 20_000],
    ["soon, 3", 3000],
    ["9".repeat(400), Number.MAX_SAFE_INTEGER],
    ["Thu, 29 Feb 2024 08:16:30 GMT", 60_000],
    ["Thu, 29 Feb 2024 08:16:30 GMT, Thu, 29 Feb 2024 08:17:30 GMT", 120_000],
    ["Thu Feb 29 08:16:30 2024", 60_000],
    ["2024-02-29T08:16:30Z", 60_000],
    ["Thu, 29 Feb 2024 08:00:00 GMT", 0],
    ["Thu, 99 Feb 2024 99:99:99 GMT", undefined],
    ["Thursday, 29-Feb-24 08:16:30 GMT", 60_000],
    ["5, Thu, 29 Feb 2024 08:16:30 GMT", 60_000],
    ["2024-02-29 08:16:30", 60_000],
    ["2024-02-29T10:16:30+02:00", 60_000],
    ["wait: 5", undefined],
    ["retry in: 2030", undefined],
  ])("%j", (header, expected) => {
    const headers = new Headers(header === undefined ? {} : { "Retry-After": header });
    expect(retryAfter(headers, now)).toBe(expected);
  });

  test.each([
    ["ahead", 25],
    ["behind", -25],
  ])("as a date counts from the clock of the response, with a local one that is hours %s", (_, hours) => {
    const headers = new Headers({
      Date: now.toUTCString(),
      "Retry-After": new Date(now.getTime() + 5000).toUTCString(),
    });
    expect(retryAfter(headers, new Date(now.getTime() + hours * 3_600_000))).toBe(5000);
  });
});

describe("settings", () => {
  test("of a call win over those of its client", async () => {
    const { frs, count } = await serveTurns([status(503)], { retry: { attempts: 5 } });
    await rejection(frs.listFaceSets({}, { retry: false }));
    expect(count()).toBe(1);
    await rejection(frs.listFaceSets({}, { retry: { attempts: 2 } }));
    expect(count()).toBe(3);
    await rejection(frs.listFaceSets());
    expect(count()).toBe(8);
  });

  test("that are undefined are not given", async () => {
    const { frs, count } = await serveTurns([status(503)], { retry: { attempts: 2 } });
    await rejection(frs.listFaceSets({}, { retry: { attempts: undefined as never }, timeout: undefined as never }));
    expect(count()).toBe(2);
  });

  test.each([
    [{ timeout: 0 }, "timeout"],
    [{ totalTimeout: "5" }, "totalTimeout"],
    [{ retry: { attempts: 0 } }, "retry"],
    [{ retry: { minDelay: -1 } }, "retry"],
    [{ retry: true }, "retry"],
  ])("%j is refused", async (settings, field) => {
    const error = await rejection(clientOf("http://127.0.0.1:9").listFaceSets({}, settings as never));
    expect(isFrsInputError(error) && error.field).toBe(field);
    expect(() => clientOf("http://127.0.0.1:9", settings as never)).toThrow();
  });
});

describe("time limits", () => {
  test("of an attempt cover the body of the response", async () => {
    const trickle: RequestListener = (_, response) => {
      response.writeHead(200, json).write('{"face_sets_info":');
    };
    const { frs } = await serveTurns([trickle], { timeout: 60, retry: { attempts: 2 } });
    const error = await rejection(frs.listFaceSets());
    expect(isFrsTimeoutError(error) && error.attempts).toBe(2);
    expect(String(error)).toContain("within 0.06 s");
  });

  test("of the call cover all attempts and waits", async () => {
    const clock = { sleep: () => new Promise<void>(() => {}) };
    const { frs } = await serveTurns([status(503)], { totalTimeout: 80, clock, retry: { minDelay: 1 } });
    const error = await rejection(frs.listFaceSets());
    expect(isFrsTimeoutError(error) && error.attempts).toBe(1);
    expect(String(error)).toContain("within 0.08 s");
  });

  test("that leave no time for a wait end the call with the response that asked for it", async () => {
    const { frs } = await serveTurns([status(503, { "Retry-After": "9" })], { totalTimeout: 5000, clock: {} });
    const error = await rejection(frs.listFaceSets());
    expect(isFrsApiError(error) && [error.status, error.attempts]).toEqual([503, 1]);
  });

  test("may be longer than a timer of the runtime can wait", async () => {
    const fetch = () => new Promise<Response>((resolve) => setTimeout(() => resolve(new Response(anyResponse)), 20));
    await clientOf("http://127.0.0.1:9", { fetch, timeout: 2 ** 31, totalTimeout: 2 ** 40 }).listFaceSets();
  });

  test("end a call also if fetch does not listen to its signal", async () => {
    const frs = clientOf("http://127.0.0.1:9", { fetch: () => new Promise(() => {}), timeout: 30, retry: false });
    expect(isFrsTimeoutError(await rejection(frs.listFaceSets()))).toBe(true);
  });
});

test("a response over the limit is not read to its end", async () => {
  let sent = 0;
  const flood: RequestListener = (_, response) => {
    response.writeHead(200, json);
    const write = () => {
      while (!response.destroyed) {
        sent += 65_536;
        if (!response.write(Buffer.alloc(65_536, 32))) break;
      }
    };
    response.on("drain", write).on("error", () => {});
    write();
  };
  const { frs } = await serveTurns([flood], { maxResponseBytes: 1_000_000 });
  const error = await rejection(frs.listFaceSets());
  expect(isFrsResponseError(error) && error.message).toContain("exceeds the limit of 1000000 bytes");
  expect(sent).toBeLessThan(50_000_000);
});

describe("frs.http", () => {
  const params = { params: { path: { project_id: "p" } } };

  test("has the same retries", async () => {
    const { frs, count } = await serveTurns([status(503), fine]);
    const { response } = await frs.http.GET("/v2/{project_id}/face-sets", params);
    expect([response.status, count()]).toEqual([200, 2]);
  });

  test("has the same time limits, and its errors tell the attempts", async () => {
    const { frs } = await serveTurns([hang], { timeout: 40, totalTimeout: 100_000 });
    const late = await rejection(frs.http.GET("/v2/{project_id}/face-sets", params));
    expect(isFrsTimeoutError(late) && late.attempts).toBe(3);
    const slow = await serveTurns([hang], { totalTimeout: 60 });
    const over = await rejection(slow.frs.http.GET("/v2/{project_id}/face-sets", params));
    expect(isFrsTimeoutError(over) && [over.attempts, over.message.includes("within 0.06 s")]).toEqual([1, true]);
  });
});

test("what is refused before sending counts as no attempt", async () => {
  const error = await rejection(clientOf("http://127.0.0.1:9", { auth: tokenAuth(() => "") }).listFaceSets());
  expect(isFrsInputError(error) && error.attempts).toBe(0);
});
