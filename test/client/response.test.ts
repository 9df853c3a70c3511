import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  FrsApiError,
  FrsError,
  isFrsApiError,
  isFrsConnectionError,
  isFrsError,
  isFrsInputError,
  isFrsResponseError,
  tokenAuth,
} from "../../src/index.js";
import { anyResponse, clientOf, rejection, serve, serveResponse } from "./server.js";

const json = { "Content-Type": "application/json" };

test("a successful response is its body", async () => {
  const { endpoint } = await serveResponse(200, '{"face_set_name":"visitors","new":1}');
  expect(await clientOf(endpoint).deleteFaceSet({ face_set_name: "visitors" })).toEqual({
    face_set_name: "visitors",
    new: 1,
  });
});

describe("an error of the service", () => {
  test("carries operation, status, code, message and request id", async () => {
    const { endpoint } = await serveResponse(400, '{"error_code":"FRS.0302","error_msg":"No such face set."}', {
      ...json,
      "X-Request-Id": "r-1",
    });
    const error = await rejection(clientOf(endpoint).getFaceSet({ face_set_name: "a" }));
    expect(error).toBeInstanceOf(FrsApiError);
    expect(error).toBeInstanceOf(FrsError);
    expect(error).toMatchObject({
      name: "FrsApiError",
      operation: "getFaceSet",
      status: 400,
      code: "FRS.0302",
      requestId: "r-1",
      message:
        "getFaceSet: 400 FRS.0302 No such face set. Check the name against the list of face sets. (request id r-1)",
      remedy: "Check the name against the list of face sets.",
    });
  });

  test("ends with what to do as a sentence of its own", async () => {
    const { endpoint } = await serveResponse(400, '{"error_code":"FRS.0302","error_msg":"No such face set"}');
    const error = await rejection(clientOf(endpoint).getFaceSet({ face_set_name: "a" }));
    expect(String(error)).toContain("No such face set. Check the name");
  });

  test.each(["FRS.9999", "toString"])("has no remedy if the code is %s", async (code) => {
    const { endpoint } = await serveResponse(400, JSON.stringify({ error_code: code, error_msg: "m" }));
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(isFrsApiError(error) && [error.code, error.remedy, error.message]).toEqual([
      code,
      undefined,
      `listFaceSets: 400 ${code} m.`,
    ]);
  });

  test.each([
    ["the gateway's body", '{"error_code":"APIG.0301","error_msg":"m","request_id":"g-1"}', "APIG.0301", "g-1"],
    ["the body of the token API", '{"error":{"code":401,"message":"m","title":"Unauthorized"}}', "401", undefined],
    ["an empty object", "{}", undefined, undefined],
    ["null", "null", undefined, undefined],
    ["an array", "[]", undefined, undefined],
    ["fields of wrong types", '{"error_code":{},"error_msg":[]}', undefined, undefined],
    ["nothing", "", undefined, undefined],
  ])("is understood if the response is %s", async (_, body, code, requestId) => {
    const { endpoint } = await serveResponse(401, body);
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(error).toMatchObject({ name: "FrsApiError", status: 401, code, requestId });
  });

  test("shows the start of a long message, without what could rewrite a terminal or be a credential", async () => {
    const message = `\u001b[2Jbad token ${"A".repeat(60)} ${"very ".repeat(20_000)}bad`;
    const { endpoint } = await serveResponse(400, JSON.stringify({ error_code: "FRS.0002", error_msg: message }));
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(isFrsApiError(error) && error.message).toMatch(/^listFaceSets: 400 FRS\.0002 \[2Jbad token … very very/);
    expect(String(error).length).toBeLessThan(600);
  });

  test("shows the start of a response that is not JSON, without long runs and control characters", async () => {
    const secret = "A".repeat(60);
    const { endpoint } = await serveResponse(502, `<html>\u001b[2J${secret}\n<h1>Bad Gateway</h1>${"x ".repeat(500)}`, {
      "Content-Type": "text/html",
    });
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(isFrsApiError(error) && error.message).toContain("text/html, not JSON");
    expect(String(error)).toContain("Bad Gateway");
    expect(String(error)).not.toContain(secret);
    expect(String(error)).not.toContain("\u001b");
    expect(String(error).length).toBeLessThan(300);
  });
});

describe("an error in the body of a success that lacks what the document requires", () => {
  test.each([
    [
      "the service's form",
      '{"error_code":"FRS.0501","error_msg":"No face is found."}',
      "FRS.0501",
      "No face is found.",
    ],
    ["IAM's form", '{"error":{"code":"IAM.0011","message":"Invalid body.","title":"t"}}', "IAM.0011", "Invalid body."],
    ["a code that is a number", '{"error_code":7,"error_msg":"Wrong."}', "7", "Wrong."],
    ["IAM's form with a number", '{"error":{"code":400,"message":"Wrong."}}', "400", "Wrong."],
    ["a code without a message", '{"error_code":"FRS.0018"}', "FRS.0018", "has no message"],
    ["null in place of what is required", '{"face_sets_info":null,"error_code":"FRS.0018"}', "FRS.0018", "FRS.0018"],
  ])("%s", async (_, body, code, message) => {
    const headers = { ...json, "X-Request-Id": "r-3", "Retry-After": "5" };
    const { endpoint, received } = await serveResponse(200, body, headers);
    const calls = [clientOf(endpoint).listFaceSets(), clientOf(endpoint).listFaceSets().withResponse()];
    for (const call of calls) {
      const error = await rejection(call);
      expect(isFrsApiError(error)).toBe(true);
      expect(error).toMatchObject({ operation: "listFaceSets", status: 200, code, requestId: "r-3", attempts: 1 });
      expect(error).toMatchObject({ retryable: false, retryAfter: 5000 });
      expect(String(error)).toContain(message);
    }
    expect(received).toHaveLength(2);
  });

  test("says what to do, as any other", async () => {
    const { endpoint } = await serveResponse(200, '{"error_code":"FRS.0302","error_msg":"No such face set."}');
    const error = await rejection(clientOf(endpoint).getFaceSet({ face_set_name: "a" }));
    expect(isFrsApiError(error) && error.message).toBe(
      "getFaceSet: 200 FRS.0302 No such face set. Check the name against the list of face sets.",
    );
  });

  test.each([
    ["an empty code", '{"error_code":"","error_msg":"m"}'],
    ["a blank code", '{"error_code":" ","error_msg":"m"}'],
    ["a code that is not a string", '{"error_code":{},"error":{"code":null}}'],
    ["a message alone", '{"error_msg":"m"}'],
    ["an error that is a text", '{"error":"m"}'],
  ])("is not seen in %s", async (_, body) => {
    const { endpoint } = await serveResponse(200, body);
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(isFrsResponseError(error) && error.message).toContain("required property `face_sets_info` is missing");
  });

  test("is not seen where nothing is missing", async () => {
    const { endpoint } = await serveResponse(200, '{"face_sets_info":[],"error_code":"FRS.0018"}');
    expect((await clientOf(endpoint).listFaceSets()).face_sets_info).toEqual([]);
  });

  test("is a value of frs.http like any other body", async () => {
    const { endpoint } = await serveResponse(200, '{"error_code":"FRS.0018"}');
    const params = { path: { project_id: "p" } };
    const { data, error } = await clientOf(endpoint).http.GET("/v2/{project_id}/face-sets", { params });
    expect([data, error]).toEqual([{ error_code: "FRS.0018" }, undefined]);
  });
});

test("a code that repeats the status is shown once", async () => {
  const { endpoint } = await serveResponse(401, '{"error":{"code":401,"message":"Wrong password.","title":"t"}}');
  const error = await rejection(clientOf(endpoint).listProjects());
  expect(isFrsApiError(error) && [error.code, error.message]).toEqual(["401", "listProjects: 401 Wrong password."]);
});

describe("a response that is not what the document says", () => {
  test.each([
    ["HTML", "<html>login</html>", "text/html", "text/html, not JSON"],
    ["JSON cut off", '{"face_sets_info":[{"face_nu', "application/json", "but the body is not valid JSON"],
    ["nothing", "", "application/json", "body is missing"],
    ["null", "null", "application/json", "must be an object, not null"],
    ["an array", "[]", "application/json", "must be an object, not an array"],
    ["a number", "7", "application/json", "must be an object, not a number"],
  ])("%s", async (_, body, contentType, message) => {
    const { endpoint } = await serveResponse(200, body, { "Content-Type": contentType, "X-Request-Id": "r-2" });
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(isFrsResponseError(error)).toBe(true);
    expect(error).toMatchObject({ operation: "listFaceSets", status: 200, contentType, requestId: "r-2" });
    expect(String(error)).toContain(message);
  });

  test("a redirect is not followed", async () => {
    const elsewhere = await serveResponse(200, '{"face_sets_info":[]}');
    const { endpoint } = await serveResponse(302, "", { Location: elsewhere.endpoint });
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(isFrsResponseError(error)).toBe(true);
    expect(String(error)).toContain("redirect, which is not followed");
    expect(elsewhere.received).toEqual([]);
  });
});

describe("no response", () => {
  test("a refused connection names the endpoint and the cause", async () => {
    const error = await rejection(clientOf("http://127.0.0.1:1").listFaceSets());
    expect(isFrsConnectionError(error)).toBe(true);
    expect(String(error)).toMatch(/listFaceSets: No response from http:\/\/127\.0\.0\.1:1: .*(ECONNREFUSED|bad port)/);
  });

  test("the status 407, which the runtime hides, is named", async () => {
    const { endpoint } = await serveResponse(407, "{}");
    const error = await rejection(clientOf(endpoint, { retry: false }).listFaceSets());
    expect(isFrsConnectionError(error) && error.message).toBe(
      `listFaceSets: No response from ${endpoint}: fetch failed without a reason: check the proxy (status 407).`,
    );
  });

  test("a connection closed before the response", async () => {
    const endpoint = await serve((request) => request.socket.destroy());
    expect(isFrsConnectionError(await rejection(clientOf(endpoint).listFaceSets()))).toBe(true);
  });

  test("a connection closed amid the response", async () => {
    const endpoint = await serve((request, response) => {
      response.writeHead(200, { ...json, "Content-Length": "1000" });
      response.write('{"face_sets_info":', () => request.socket.destroy());
    });
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(isFrsConnectionError(error)).toBe(true);
    expect(String(error)).toContain("is incomplete");
  });
});

describe("an aborted call", () => {
  test("rejects with the signal's reason while it waits for the response", async () => {
    const reason = new Error("changed my mind");
    const controller = new AbortController();
    const endpoint = await serve(() => controller.abort(reason));
    const call = clientOf(endpoint).listFaceSets({}, { signal: controller.signal });
    expect(await rejection(call)).toBe(reason);
  });

  test("rejects with the signal's reason amid the response", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const endpoint = await serve((_, response) => {
      response.writeHead(200, json);
      response.write("{", () => setImmediate(() => controller.abort(reason)));
    });
    const call = clientOf(endpoint).listFaceSets({}, { signal: controller.signal });
    expect(await rejection(call)).toBe(reason);
  });

  test("rejects with the signal's reason while the token is fetched", async () => {
    const controller = new AbortController();
    const auth = tokenAuth(() => {
      setImmediate(() => controller.abort(new Error("enough")));
      return new Promise<string>(() => {});
    });
    const call = clientOf("http://127.0.0.1:9", { auth }).listFaceSets({}, { signal: controller.signal });
    expect(String(await rejection(call))).toContain("enough");
  });

  test("sends nothing if the signal was aborted before", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const signal = AbortSignal.abort(new Error("too late"));
    expect(String(await rejection(clientOf(endpoint).listFaceSets({}, { signal })))).toContain("too late");
    expect(received).toEqual([]);
  });
});

describe("guards", () => {
  test("know the errors of another copy of the package by their brand", () => {
    const foreign = Object.assign(new Error("m"), { [Symbol.for("frs-openapi.error")]: "api" });
    expect([isFrsError(foreign), isFrsApiError(foreign), isFrsInputError(foreign)]).toEqual([true, true, false]);
  });

  test.each([undefined, null, "FrsApiError", {}, new Error("m")])("say no to %s", (value) => {
    expect(isFrsError(value)).toBe(false);
  });
});

test("no error shows the token, nor do the client and the auth object if they are printed", async () => {
  const token = "MIIsecretsecretsecret";
  const auth = tokenAuth(token);
  const responses = [
    await serveResponse(403, '{"error_code":"FRS.0002","error_msg":"m"}'),
    await serveResponse(200, "<html>"),
    { endpoint: "http://127.0.0.1:1" },
  ];
  for (const { endpoint } of responses) {
    const frs = clientOf(endpoint, { auth });
    const error = await rejection(frs.listFaceSets());
    expect(isFrsError(error)).toBe(true);
    for (const value of [error, frs, auth]) {
      expect(inspect(value, { depth: 10, showHidden: true })).not.toContain(token);
      expect(JSON.stringify(value) ?? "").not.toContain(token);
    }
  }
});
