import { describe, expect, test } from "vitest";
import { type Authentication, type CallEvent, consoleLogger, type Hooks, isFrsApiError } from "../../src/index.js";
import { anyResponse, clientOf, rejection, serve, serveResponse } from "./server.js";

/** Hooks that note what they are told. */
function notes() {
  const events: [string, CallEvent][] = [];
  const note = (name: string) => (event: CallEvent) => void events.push([name, event]);
  const hooks: Required<Hooks> = {
    onRequest: note("request"),
    onResponse: note("response"),
    onRetry: note("retry"),
    onError: note("error"),
  };
  return { events, hooks };
}

test("every attempt is told of, and the wait between them", async () => {
  let count = 0;
  const endpoint = await serve((_, response) => {
    response.writeHead(++count === 1 ? 503 : 200, { "Content-Type": "application/json", "X-Request-Id": `r-${count}` });
    response.end(anyResponse);
  });
  const { events, hooks } = notes();
  const frs = clientOf(endpoint, { hooks, clock: { random: () => 0.5, sleep: async () => {} } });
  await frs.listFaces({ face_set_name: "visitors", offset: 5 });
  const about = { call: 1, operation: "listFaces" };
  const sent = { method: "GET", url: expect.stringMatching(/\/face-sets\/visitors\/faces$/) };
  const duration = expect.any(Number);
  expect(events).toEqual([
    ["request", { ...about, attempt: 1, ...sent }],
    ["response", { ...about, attempt: 1, ...sent, status: 503, duration, requestId: "r-1" }],
    ["retry", { ...about, attempt: 1, status: 503, error: undefined, delay: 250 }],
    ["request", { ...about, attempt: 2, ...sent }],
    ["response", { ...about, attempt: 2, ...sent, status: 200, duration, requestId: "r-2" }],
  ]);
});

describe("the end of a call that fails is told once", () => {
  test("an error of the service", async () => {
    const { endpoint } = await serveResponse(400, '{"error_code":"FRS.0302","error_msg":"m"}', {
      "X-Request-Id": "r-1",
    });
    const { events, hooks } = notes();
    const error = await rejection(clientOf(endpoint, { hooks }).getFaceSet({ face_set_name: "a" }));
    expect(isFrsApiError(error)).toBe(true);
    const ends = events.filter(([name]) => name === "error");
    expect(ends).toEqual([
      [
        "error",
        {
          call: 1,
          operation: "getFaceSet",
          attempt: 1,
          error,
          status: 400,
          requestId: "r-1",
          duration: expect.any(Number),
        },
      ],
    ]);
  });

  test("an input that is refused", async () => {
    const { events, hooks } = notes();
    const error = await rejection(clientOf("http://127.0.0.1:9", { hooks }).getFaceSet({ face_set_name: "" }));
    expect(events).toMatchObject([["error", { operation: "getFaceSet", attempt: 0, error, status: undefined }]]);
  });

  test("a call through frs.http", async () => {
    const { events, hooks } = notes();
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    const frs = clientOf("http://127.0.0.1:9", { hooks, fetch, retry: false });
    const error = await rejection(
      frs.http.GET("/v2/{project_id}/face-sets", { params: { path: { project_id: "p" } } }),
    );
    expect(events.map(([name]) => name)).toEqual(["request", "error"]);
    expect(events[1]?.[1]).toMatchObject({ operation: "GET /v2/p/face-sets", error });
  });
});

test.each([
  [
    "throws",
    () => {
      throw new Error("a bug of who looks on");
    },
  ],
  ["rejects", () => Promise.reject(new Error("a bug of who looks on"))],
])("a call does not fail because a hook %s", async (_, hook) => {
  const { endpoint } = await serveResponse(200, anyResponse);
  const hooks = { onRequest: hook, onResponse: hook } as Hooks;
  await clientOf(endpoint, { hooks }).listFaceSets();
});

test("an object with hooks may hold other things", async () => {
  const { endpoint } = await serveResponse(200, anyResponse);
  const counter = { count: 0, onResponse: () => void counter.count++ };
  await clientOf(endpoint, { hooks: counter }).listFaceSets();
  expect(counter.count).toBe(1);
});

test("hooks are methods of the object that they are given in", async () => {
  const { endpoint } = await serveResponse(503, "{}");
  class Counter {
    #told: string[] = [];
    get told() {
      return this.#told;
    }
    onRequest() {
      this.#told.push("request");
    }
    onResponse() {
      this.#told.push("response");
    }
    onRetry() {
      this.#told.push("retry");
    }
    onError() {
      this.#told.push("error");
    }
  }
  const counter = new Counter();
  await rejection(clientOf(endpoint, { hooks: counter, retry: { attempts: 2 } }).listFaceSets());
  expect(counter.told).toEqual(["request", "response", "retry", "request", "response", "error"]);
});

test("all events count attempts alike, also where an authentication sends again", async () => {
  const auth: Authentication = (next) => async (request, call) => {
    await next(request, call);
    return await next(request, call);
  };
  const { endpoint } = await serveResponse(503, "{}");
  const { events, hooks } = notes();
  await rejection(clientOf(endpoint, { auth, hooks, retry: { attempts: 2 } }).listFaceSets());
  expect(events.map(([name, { attempt }]) => `${name} ${attempt}`)).toEqual([
    ...["request 1", "response 1", "request 2", "response 2", "retry 2"],
    ...["request 3", "response 3", "request 4", "response 4", "error 4"],
  ]);
});

test("the console logger writes a line for each event", async () => {
  let count = 0;
  const endpoint = await serve((_, response) => {
    response.writeHead(++count === 1 ? 503 : 400, { "Content-Type": "application/json", "X-Request-Id": "r-1" });
    response.end('{"error_code":"FRS.0012","error_msg":"Wrong format."}');
  });
  const lines: string[] = [];
  const frs = clientOf(endpoint, { hooks: consoleLogger((line) => lines.push(line)) });
  await rejection(frs.listFaceSets());
  expect(lines.map((line) => line.replace(/\d+ ms/g, "N ms").replace(endpoint, "http://host"))).toEqual([
    "frs [1] listFaceSets #1 GET http://host/v2/0a1b2c3d4e5f60718293a4b5c6d7e8f9/face-sets",
    "frs [1] listFaceSets #1 503 after N ms, request id r-1",
    "frs [1] listFaceSets #1 retry in N ms after 503",
    "frs [1] listFaceSets #2 GET http://host/v2/0a1b2c3d4e5f60718293a4b5c6d7e8f9/face-sets",
    "frs [1] listFaceSets #2 400 after N ms, request id r-1",
    "frs [1] listFaceSets #2 failed after N ms: FrsApiError: listFaceSets: 400 FRS.0012 Wrong format. Check formats and limits of the fields of the operation. (request id r-1)",
  ]);
});
