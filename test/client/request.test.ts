import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillPath } from "../../src/client/url-parts.js";
import { createFrsClient, isFrsInputError, regions, tokenAuth } from "../../src/index.js";
import { anyResponse, clientOf, projectId, rejection, serveResponse, thrown } from "./server.js";

const empty = JSON.stringify({ face_sets_info: [] });

describe("a call", () => {
  test("goes to its method and path, with the project and the token", async () => {
    const { endpoint, received } = await serveResponse(200, empty);
    await clientOf(endpoint).listFaceSets();
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ method: "GET", url: `/v2/${projectId}/face-sets`, body: "" });
    expect(received[0]?.headers["x-auth-token"]).toBe("a-token");
  });

  test("names JSON as its content type even without a body, as the service demands", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    await clientOf(endpoint).listFaceSets();
    await clientOf(endpoint).deleteFaceSet({ face_set_name: "a" });
    expect(received.map(({ headers }) => headers["content-type"])).toEqual(["application/json", "application/json"]);
  });

  test("sends the fields that are not parameters as the body", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    await clientOf(endpoint).createFaceSet({
      face_set_name: "visitors",
      external_fields: { visits: { type: "integer" } },
      "Enterprise-Project-Id": "e-1",
    });
    expect(JSON.parse(received[0]?.body ?? "")).toEqual({
      face_set_name: "visitors",
      external_fields: { visits: { type: "integer" } },
    });
    expect(received[0]?.headers["enterprise-project-id"]).toBe("e-1");
  });

  test("keeps the path prefix of an endpoint, with or without a slash at its end", async () => {
    const { endpoint, received } = await serveResponse(200, empty);
    await clientOf(`${endpoint}/gateway`).listFaceSets();
    await clientOf(`${endpoint}/gateway//`).listFaceSets();
    expect(received.map(({ url }) => url)).toEqual(Array(2).fill(`/gateway/v2/${projectId}/face-sets`));
  });

  test("sends the client's headers, and those of the call over them", async () => {
    const { endpoint, received } = await serveResponse(200, empty);
    const frs = clientOf(endpoint, { headers: { "X-One": "client", "X-Two": "client" } });
    await frs.listFaceSets({}, { headers: { "X-Two": "call" } });
    expect(received[0]?.headers).toMatchObject({ "x-one": "client", "x-two": "call" });
  });

  test("calls the region's host", async () => {
    const urls: string[] = [];
    for (const region of regions) {
      const frs = createFrsClient({
        region,
        projectId,
        auth: tokenAuth("t"),
        fetch: async (url) => {
          urls.push(String(url));
          return Response.json({ face_sets_info: [] });
        },
      });
      await frs.listFaceSets();
    }
    expect(urls).toEqual(regions.map((region) => `https://face.${region}.myhuaweicloud.com/v2/${projectId}/face-sets`));
  });

  test("uses a fetch that was installed after the client was made", async () => {
    const frs = clientOf("http://127.0.0.1:9");
    const original = globalThis.fetch;
    globalThis.fetch = async () => Response.json({ face_sets_info: [] });
    try {
      expect(await frs.listFaceSets()).toEqual({ face_sets_info: [] });
    } finally {
      globalThis.fetch = original;
    }
  });
});

describe("frs.http", () => {
  test("has the same base URL, token and path encoding", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const { response } = await clientOf(endpoint).http.GET("/v2/{project_id}/face-sets/{face_set_name}", {
      params: { path: { project_id: "p", face_set_name: "a/b" } },
    });
    expect(response.status).toBe(200);
    expect(received[0]?.url).toBe("/v2/p/face-sets/a%2Fb");
    expect(received[0]?.headers["x-auth-token"]).toBe("a-token");
  });

  test("gives an error as a value", async () => {
    const { endpoint } = await serveResponse(400, '{"error_code":"FRS.0012","error_msg":"m"}');
    const { error, response } = await clientOf(endpoint).http.GET("/v2/{project_id}/face-sets", {
      params: { path: { project_id: "p" } },
    });
    expect([response.status, error]).toEqual([400, { error_code: "FRS.0012", error_msg: "m" }]);
  });
});

describe("tokenAuth", () => {
  test("asks its function at every call", async () => {
    const { endpoint, received } = await serveResponse(200, empty);
    let count = 0;
    const frs = clientOf(endpoint, { auth: tokenAuth(async () => `token-${++count}`) });
    await frs.listFaceSets();
    await frs.listFaceSets();
    expect(received.map(({ headers }) => headers["x-auth-token"])).toEqual(["token-1", "token-2"]);
  });

  describe.each([
    ["", "The token is empty (is FRS_TOKEN set?)."],
    ["abc\n", "The token ends with a line break."],
    ["abc\r\n", "The token ends with a line break."],
    ["a b", "must be printable ASCII"],
    ["a\r\nX-Evil: 1", "must be printable ASCII"],
    ["tökén", "must be printable ASCII"],
  ])("refuses the token %j without showing it", (token, message) => {
    test("at once", () => {
      const error = thrown(() => tokenAuth(token));
      expect(isFrsInputError(error) && error.field).toBe("auth");
      expect(String(error)).toContain(message);
      if (token !== "") expect(String(error)).not.toContain(token);
    });

    test("before anything is sent, where a function gives it", async () => {
      const { endpoint, received } = await serveResponse(200, empty);
      const error = await rejection(clientOf(endpoint, { auth: tokenAuth(() => token) }).listFaceSets());
      expect(isFrsInputError(error) && [error.operation, error.field]).toEqual(["listFaceSets", "auth"]);
      if (token !== "") expect(String(error)).not.toContain(token);
      expect(received).toEqual([]);
    });
  });

  test("passes on the error of its function as it is", async () => {
    const failure = new Error("no vault");
    const auth = tokenAuth(() => Promise.reject(failure));
    expect(await rejection(clientOf("http://127.0.0.1:9", { auth }).listFaceSets())).toBe(failure);
  });
});

describe("options are checked when the client is made", () => {
  const good = { region: "cn-north-4", projectId, auth: tokenAuth("t") };
  test.each([
    ["nothing", undefined, "options", "must be an object"],
    ["no region and no endpoint", { ...good, region: undefined }, "region", "or `endpoint`"],
    ["both", { ...good, endpoint: "http://a" }, "region", "must not be combined with `endpoint`"],
    ["an unknown region", { ...good, region: "moon-1" }, "region", "ap-southeast-1"],
    [
      "an endpoint that is not a URL",
      { ...good, region: undefined, endpoint: "127.0.0.1" },
      "endpoint",
      "must be an HTTP URL",
    ],
    [
      "an endpoint of another scheme",
      { ...good, region: undefined, endpoint: "ftp://a" },
      "endpoint",
      "must be an HTTP URL",
    ],
    [
      "an endpoint with a password",
      { ...good, region: undefined, endpoint: "http://u:p@a" },
      "endpoint",
      "must be an HTTP URL",
    ],
    [
      "an endpoint with a query",
      { ...good, region: undefined, endpoint: "http://a/?x" },
      "endpoint",
      "must be an HTTP URL",
    ],
    [
      "no project",
      { ...good, region: undefined, endpoint: "http://a", projectId: undefined },
      "projectId",
      "PROJECT_ID",
    ],
    ["a project with blanks", { ...good, projectId: "a b" }, "projectId", "without spaces"],
    ["no auth", { ...good, auth: undefined }, "auth", "authFromEnv"],
    ["an auth that is none", { ...good, auth: "a-token" }, "auth", "tokenAuth"],
    ["a pace of nothing", { ...good, pace: { requestsPerSecond: 0 } }, "pace", "> 0"],
    ["half a request at a time", { ...good, pace: { concurrency: 0.5 } }, "pace", "≥ 1"],
    ["null", null, "options", "must be an object"],
    ["a misspelt option", { ...good, retries: 3 }, "retries", "Unknown option `retries`. Options: region, endpoint,"],
    [
      "a signal for all calls",
      { ...good, signal: new AbortController().signal },
      "signal",
      "Unknown option `signal`. Options: region, endpoint,",
    ],
    ["a misspelt pace", { ...good, pace: { rps: 3 } }, "pace", "Unknown option `pace.rps`"],
    [
      "a misspelt retry",
      { ...good, retry: { attemps: 3 } },
      "retry",
      "Unknown option `retry.attemps`. Did you mean `retry.attempts`?",
    ],
    [
      "a misspelt hook",
      { ...good, hooks: { onErr() {} } },
      "hooks",
      "Unknown option `hooks.onErr`. Did you mean `hooks.onError`?",
    ],
    [
      "a hook that is not a function",
      { ...good, hooks: { onRetry: "log" } },
      "hooks",
      "`hooks.onRetry` must be a function",
    ],
    ["headers of a class", { ...good, headers: new Headers({ "X-A": "a" }) }, "headers", "a plain object"],
    ["a text for whether to check", { ...good, validate: "no" }, "validate", "true or false"],
    ["a name that every object has", { ...good, toString: 1 }, "toString", "Unknown option"],
    ["a fetch that is not a function", { ...good, fetch: 5 }, "fetch", "must be a function"],
    [
      "an endpoint with an empty query",
      { ...good, region: undefined, endpoint: "http://a/?" },
      "endpoint",
      "must be an HTTP URL",
    ],
    [
      "an endpoint with an empty fragment",
      { ...good, region: undefined, endpoint: "http://a/#" },
      "endpoint",
      "must be an HTTP URL",
    ],
    ["a header name with a blank", { ...good, headers: { "X A": "v" } }, "X A", "not a valid header name"],
    ["a header with a line break", { ...good, headers: { "X-A": "a\nb" } }, "X-A", "printable ASCII"],
  ])("%s", (_, options, field, message) => {
    // Callers without types can pass anything; that is what is tested.
    const error = thrown(() => createFrsClient(options as never));
    if (!isFrsInputError(error)) throw new Error(`Expected an FrsInputError, got ${String(error)}`);
    expect(error.field).toBe(field);
    expect(error.message).toContain(message);
  });
});

describe("inputs are checked before anything is sent", () => {
  test.each([
    ["a missing name", {}, "face_set_name", "is required"],
    ["null for a name", { face_set_name: null }, "face_set_name", "is required"],
    ["an object for a name", { face_set_name: {} }, "face_set_name", "must be a string"],
    ["the empty name", { face_set_name: "" }, "face_set_name", "must not be empty"],
    ["the name .", { face_set_name: "." }, "face_set_name", 'must not be "."'],
    ["the name ..", { face_set_name: ".." }, "face_set_name", 'must not be ".."'],
    ["a line break in a name", { face_set_name: "a\nb" }, "face_set_name", "control character"],
    ["half a surrogate pair", { face_set_name: "\ud800" }, "face_set_name", "surrogate"],
    ["a field that the operation does not have", { face_set_name: "a", nme: "b" }, "nme", "Unknown field"],
    [
      "a header value that no header can carry",
      { face_set_name: "a", "Enterprise-Project-Id": "é" },
      "Enterprise-Project-Id",
      "ASCII",
    ],
  ])("%s", async (_, input, field, message) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const error = await rejection(clientOf(endpoint).getFaceSet(input as never));
    if (!isFrsInputError(error)) throw new Error(`Expected an FrsInputError, got ${String(error)}`);
    expect([error.operation, error.field]).toEqual(["getFaceSet", field]);
    expect(error.message).toContain(message);
    expect(received).toEqual([]);
  });

  test("an unknown field behind one that is undefined", async () => {
    const input = { face_set_name: "a", first: undefined, second: 1 };
    const error = await rejection(clientOf("http://127.0.0.1:9").getFaceSet(input as never));
    expect(isFrsInputError(error) && error.field).toBe("second");
  });

  test.each(["visitors", ["visitors"], 5, null])("an input that is not an object: %j", async (input) => {
    const error = await rejection(clientOf("http://127.0.0.1:9").createFaceSet(input as never));
    expect(isFrsInputError(error) && error.field).toBe("input");
  });

  test.each([
    ["null", null, "options"],
    ["a misspelt option", { timout: 5 }, "timout"],
    ["an option of the client", { pace: { requestsPerSecond: 1 } }, "pace"],
    ["a misspelt retry", { retry: { attemps: 5 } }, "retry"],
    ["a signal that is none", { signal: 5 }, "signal"],
    ["a header that is not a string", { headers: { "X-A": 5 } }, "X-A"],
  ])("settings of a call: %s", async (_, options, field) => {
    const error = await rejection(clientOf("http://127.0.0.1:9").listFaceSets({}, options as never));
    expect(isFrsInputError(error) && error.field).toBe(field);
  });

  test("a body that JSON cannot carry", async () => {
    const input = { face_set_name: "a", face_set_capacity: 1n };
    const error = await rejection(clientOf("http://127.0.0.1:9").createFaceSet(input as never));
    expect(isFrsInputError(error) && error.message).toContain("must be a JSON value, not bigint");
  });

  test("a fetch that gives no Response", async () => {
    const frs = clientOf("http://127.0.0.1:9", { fetch: (async () => undefined) as never });
    expect(isFrsInputError(await rejection(frs.listFaceSets()))).toBe(true);
  });
});

test("any other name stays one segment and is read back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (name) => {
      fc.pre(name !== "." && name !== ".." && !/\p{Cc}|\p{Cs}/u.test(name));
      const url = new URL(`http://host${fillPath("", "/v2/{name}/faces", { name })}`);
      const segments = url.pathname.split("/");
      expect(segments).toHaveLength(4);
      expect(decodeURIComponent(segments[2] ?? "")).toBe(name);
      expect(segments[2]).toMatch(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+$/);
    }),
    { seed: 20180511, numRuns: 1000 },
  );
});

test("any text in a query is read back as it was, beside the others", async () => {
  const urls: URL[] = [];
  const frs = clientOf("http://127.0.0.1:9/prefix", {
    fetch: async (url) => {
      urls.push(new URL(String(url)));
      return new Response(anyResponse);
    },
  });
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", minLength: 1 }).filter((text) => !/\p{Cs}/u.test(text)),
      fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => !["face_id", "external_image_id"].includes(name)),
      async (value, name) => {
        await frs.deleteFaces({ face_set_name: "a", custom_field: { [name]: value } });
        const { searchParams } = urls.at(-1) ?? new URL("http://none");
        expect([...searchParams]).toEqual([[name, value]]);
      },
    ),
    { seed: 20240303, numRuns: 500 },
  );
});
