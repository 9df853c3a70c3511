import { valueAt } from "openapi-contract/document";
import { expect, test } from "vitest";
import { tokenAuth } from "../../src/client/token-auth.js";
import { consoleLogger, isFrsApiError, isFrsResponseError } from "../../src/index.js";
import { createClientOf, listFaceSets } from "../../src/operations.js";
import { document } from "../root.js";
import { anyResponse, clientOf, projectId, rejection, serveResponse } from "./server.js";

const json = { "Content-Type": "application/json" };

/** The request id that the document shows, which is longer than what otherwise may be a credential. */
const documented = String(valueAt(document, "/components/headers/X-Request-Id/example"));

test.each([
  [{ "X-IAM-Trace-Id": "iam-1" }, "iam-1"],
  [{ "X-Request-Id": documented }, documented],
  [{ "X-IAM-Trace-Id": "iam-1", "X-Request-Id": "r-1" }, "r-1"],
])("without another, the request id is that of IAM: %j", async (headers, requestId) => {
  const good = await serveResponse(200, '{"projects":[]}', { "Content-Type": "application/json", ...headers });
  const events: unknown[] = [];
  const frs = clientOf(good.endpoint, { hooks: { onResponse: (event) => events.push(event.requestId) } });
  expect((await frs.listProjects().withResponse()).requestId).toBe(requestId);
  const refused = await serveResponse(403, '{"error":{"code":403,"message":"m","title":"t"}}', headers);
  expect(await rejection(clientOf(refused.endpoint).listProjects())).toMatchObject({ status: 403, requestId });
  const page = await serveResponse(200, "<html>", { "Content-Type": "text/html", ...headers });
  expect(await rejection(clientOf(page.endpoint).listProjects())).toMatchObject({
    name: "FrsResponseError",
    requestId,
  });
  expect(events).toEqual([requestId]);
});

test("the documented request id stands in the message and in the log; an unknown credential in its place does not", async () => {
  expect(documented.length).toBeGreaterThan(40);
  const credential = "eyJhbGciOiJIUzI1NiJ9eyJzdWIiOiIxMjM0NTY3ODkwIn0";
  for (const [id, shown] of [
    [documented, documented],
    [credential, "…"],
  ] as const) {
    const lines: string[] = [];
    const { endpoint } = await serveResponse(403, '{"error_code":"APIG.0301","error_msg":"m"}', { "X-Request-Id": id });
    const error = await rejection(
      clientOf(endpoint, { hooks: consoleLogger((line) => lines.push(line)) }).listFaceSets(),
    );
    expect(String(error)).toContain(`request id ${shown}`);
    expect(lines.join()).toContain(`request id ${shown}`);
  }
});

test("withResponse gives status, headers, request id and rate with the body, of one and the same call", async () => {
  const { endpoint, received } = await serveResponse(201, '{"token":{}}', {
    ...json,
    "X-Subject-Token": "a-token",
    "X-Request-Id": "r-1",
    "X-ratelimit": "600",
    "X-ratelimit-used": "599",
    "X-ratelimit-window": "minute",
  });
  const auth = {
    identity: { methods: ["password"], password: { user: { name: "n", password: "p", domain: { name: "d" } } } },
  };
  const responded = await clientOf(endpoint)
    .createToken({ auth } as never)
    .withResponse();
  expect(responded).toMatchObject({
    data: { token: {} },
    status: 201,
    requestId: "r-1",
    rate: { limit: 600, used: 599, window: "minute" },
  });
  expect(responded.headers.get("X-Subject-Token")).toBe("a-token");
  expect(received).toHaveLength(1);
});

test("what the response does not say is undefined", async () => {
  const { endpoint } = await serveResponse(200, anyResponse, { ...json, "X-ratelimit": "many" });
  const { requestId, rate } = await clientOf(endpoint).listFaceSets().withResponse();
  expect([requestId, rate]).toEqual([undefined, { limit: undefined, used: undefined, window: undefined }]);
});

test("a failure comes out of withResponse, and nowhere else", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  try {
    const { endpoint } = await serveResponse(400, '{"error_code":"FRS.0012","error_msg":"m"}');
    expect(isFrsApiError(await rejection(clientOf(endpoint).listFaceSets().withResponse()))).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  } finally {
    process.off("unhandledRejection", note);
  }
});

test("a field that the document promises is there, or the call fails", async () => {
  const { endpoint } = await serveResponse(200, '{"faces":[]}');
  const error = await rejection(clientOf(endpoint).listFaceSets());
  expect(isFrsResponseError(error) && error.message).toContain("required property `face_sets_info` is missing");
});

test("a client of one operation has that one, and says what it lacks", async () => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  const frs = createClientOf({ listFaceSets }, { endpoint, projectId, auth: tokenAuth("t") });
  expect(Object.keys(frs)).toEqual(["listFaceSets"]);
  await frs.listFaceSets();
  expect(received).toHaveLength(1);
  const lost = createClientOf({ listFaceSets }, { region: "cn-north-4", auth: tokenAuth("t") });
  expect(String(await rejection(lost.listFaceSets()))).toContain("created without `listProjects`");
});
