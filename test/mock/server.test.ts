import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { asDocument, type OpenApiDocument } from "openapi-contract/document";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { type MockOptions, startMock } from "../../src/mock/server.js";
import { document } from "../root.js";

/** A document with an upload as JSON and as a form, as large as images may be. */
const uploads = asDocument({
  openapi: "3.1.0",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  info: { title: "Uploads", version: "1" },
  paths: {
    "/upload": {
      post: {
        operationId: "upload",
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/ByBase64" } },
            "multipart/form-data": { schema: { $ref: "#/components/schemas/ByFile" } },
          },
        },
        responses: {
          "200": json({ type: "object" }, { ok: true }),
          "400": json({ type: "object" }, { error: "bad" }),
          "413": json({ type: "object" }, { error: "large" }),
        },
      },
    },
  },
  components: {
    schemas: {
      ByBase64: {
        type: "object",
        required: ["image"],
        properties: { image: { type: "string" }, n: { type: "integer" } },
      },
      ByFile: {
        type: "object",
        required: ["image"],
        properties: { image: { type: "string", format: "binary" }, n: { type: "integer" } },
      },
    },
  },
});

function json(schema: object, value: object) {
  return { description: "d", content: { "application/json": { schema, examples: { one: { summary: "s", value } } } } };
}

const list = "/v2/p/face-sets";
const token = { "X-Auth-Token": "any" };

/** Sends a request with the target as it is written: fetch would rewrite some. */
function send(
  server: string,
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: { [name: string]: string } } = {},
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; text: string }> {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, method, path, headers: { ...token, ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    })
      .on("error", reject)
      .end();
  });
}

/** The mocks that most tests share: the preparation of one takes longer than a test. */
const started = new Map<OpenApiDocument, ReturnType<typeof startMock>>();
afterAll(async () => {
  for (const mock of started.values()) await (await mock).close();
});

/** Returns the URL of a mock that other tests use as well. */
async function sharedMock(what = document): Promise<{ url: string }> {
  const mock = started.get(what) ?? startMock(what);
  started.set(what, mock);
  return await mock;
}

/** Starts a mock of a test's own. */
async function mockOf(what = document, options: MockOptions = {}) {
  const mock = await startMock(what, options);
  onTestFinished(() => mock.close().catch(() => {}));
  return mock;
}

describe("responses", () => {
  test("with the first example", async () => {
    const { url } = await sharedMock();
    const response = await fetch(url + list, { headers: token });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ face_sets_info: [{ face_set_id: "ylXMMZTO" }] });
    expect(response.headers.get("sl-violations")).toBeNull();
    expect(response.headers.get("x-ratelimit-window")).toBe("hour");
  });

  test.each([
    ["a header", { Prefer: "code=400, example=tokenAbnormal" }, ""],
    ["a header with quotes and a semicolon", { Prefer: 'code="400"; example="tokenAbnormal"' }, ""],
    ["the query", {}, "?__code=400&__example=tokenAbnormal"],
  ])("with the status and example chosen by %s", async (_, headers, query) => {
    const { url } = await sharedMock();
    const response = await fetch(url + list + query, { headers: { ...token, ...headers } });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error_code: "FRS.0002", error_msg: "The authentication token is abnormal." },
    ]);
  });

  test("with a generated body, the same for the same seed", async () => {
    const { url } = await sharedMock();
    const request = async () =>
      (await fetch(url + list, { headers: { ...token, Prefer: "dynamic=true, seed=a" } })).json();
    const [first, second] = [await request(), await request()];
    expect(first).toHaveProperty("face_sets_info");
    expect(second).toEqual(first);
  });

  test.each(["code=4000", "code=abc", "code=100", "dynamic=maybe"])(
    "422 to Prefer: %s, with the reason",
    async (prefer) => {
      const { url } = await sharedMock();
      const response = await fetch(url + list, { headers: { ...token, Prefer: prefer } });
      expect(response.status).toBe(422);
      expect((await response.json()).detail).toContain(prefer.split("=")[1]);
    },
  );

  test("404 to an unknown path, and 405 to an undocumented method with the documented ones", async () => {
    const { url } = await sharedMock();
    const unknown = await fetch(`${url}/v9/none`, { headers: token });
    expect([unknown.status, unknown.headers.get("allow")]).toEqual([404, null]);
    for (const [path, methods] of [
      [list, "GET, POST"],
      ["/v2/p/face-sets/a/faces", "DELETE, GET, POST, PUT"],
      ["/v2/p/face-detect", "POST"],
    ] as const) {
      const { status, headers } = await fetch(url + path, { method: "PATCH", headers: token });
      expect([status, headers.get("allow")?.split(", ").sort().join(", ")], path).toEqual([405, methods]);
    }
  });

  test.each([
    ["code=400, example=noFaceSet", "400", "noFaceSet is an example of 200"],
    ["code=200, example=tokenAbnormal", "200", "tokenAbnormal is an example of 400"],
    ["code=400, example=nothing", "400", "has no example nothing"],
    ["example=tokenAbnormal", "200", "tokenAbnormal is an example of 400"],
    ["code=418, example=noFaceSet", "default", "noFaceSet is an example of 200"],
  ])("404 with the examples there are to Prefer: %s", async (prefer, status, reason) => {
    const { url } = await sharedMock();
    const response = await fetch(url + list, { headers: { ...token, Prefer: prefer } });
    const problem = await response.json();
    expect([response.status, problem.status, problem.detail]).toEqual([404, 404, expect.stringContaining(reason)]);
    expect(problem.detail).toContain(`The response ${status} of listFaceSets`);
    expect(problem.examples["200"]).toEqual(["oneFaceSet", "noFaceSet"]);
    expect(problem.examples["400"]).toContain("tokenAbnormal");
  });

  test.each(["//", "/v2/p/face-sets/%E0%A4%A"])("4xx to the path %s", async (path) => {
    const { url } = await sharedMock();
    const { status } = await send(url, path);
    expect([400, 404]).toContain(status);
  });

  test("from another document after a switch", async () => {
    const mock = await mockOf();
    await mock.use(uploads);
    expect((await fetch(mock.url + list, { headers: token })).status).toBe(404);
    const body = JSON.stringify({ image: "QUJD" });
    const headers = { "Content-Type": "application/json" };
    expect((await fetch(`${mock.url}/upload`, { method: "POST", headers, body })).status).toBe(200);
  });
});

describe("bodies", () => {
  const eightMegabytes = 8 * 1024 * 1024;

  test("8 MB of base64 is accepted", async () => {
    const { url } = await sharedMock(uploads);
    const image = Buffer.alloc(eightMegabytes, 7).toString("base64");
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(`${url}/upload`, { method: "POST", headers, body: JSON.stringify({ image }) });
    expect([response.status, response.headers.get("sl-violations")]).toEqual([200, null]);
  });

  test("8 MB of multipart is accepted, and its other parts are validated", async () => {
    const { url } = await sharedMock(uploads);
    const bytes = new Uint8Array(eightMegabytes).map((_, index) => index);
    const post = (n: string) => {
      const form = new FormData();
      form.append("image", new Blob([bytes]), 'a "file".png');
      form.append("n", n);
      return fetch(`${url}/upload`, { method: "POST", body: form });
    };
    const good = await post("7");
    expect([good.status, good.headers.get("sl-violations")]).toEqual([200, null]);
    const bad = await post("seven");
    expect(bad.status).toBe(400);
    expect(bad.headers.get("sl-violations")).toContain("body");
  });

  test("a multipart body without the file is refused", async () => {
    const { url } = await sharedMock(uploads);
    const form = new FormData();
    form.append("n", "7");
    const response = await fetch(`${url}/upload`, { method: "POST", body: form });
    expect(response.status).toBe(400);
    expect(response.headers.get("sl-violations")).toContain("image");
  });

  test("a body over the documented limit gets the documented 413", async () => {
    const limited = structuredClone(uploads);
    Object.assign(limited, { "x-gateway-limits": { "request-body-bytes": 1000 } });
    const { url } = await mockOf(limited);
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ image: "A".repeat(2000) });
    const response = await fetch(`${url}/upload`, { method: "POST", headers, body });
    expect([response.status, await response.json()]).toEqual([413, { error: "large" }]);
    expect(response.headers.get("sl-violations")).toContain("exceeds the limit of 1000 bytes");
  });

  test.each([
    ["JSON that does not parse", "application/json", '{"image":'],
    ["JSON that is not valid UTF-8", "application/json", new Uint8Array([0x22, 0xff, 0x22])],
    ["a content type that does not parse", "nonsense", "{}"],
    ["multipart without a boundary", "multipart/form-data", "x"],
    ["multipart that is cut off", "multipart/form-data; boundary=b", "--b\r\nContent-Dispos"],
  ])("%s gets the documented 400 and the reason", async (_, contentType, body) => {
    const { url } = await sharedMock(uploads);
    const headers = { "Content-Type": contentType };
    const response = await fetch(`${url}/upload`, { method: "POST", headers, body });
    expect([response.status, await response.json()]).toEqual([400, { error: "bad" }]);
    expect(JSON.parse(response.headers.get("sl-violations") ?? "")[0].location).toEqual(["request", "body"]);
  });

  test.each([
    [
      "40,000 wrong fields",
      Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`f${index}`, { type: 1 }])),
    ],
    ["a field with a name of 30,000 letters", { ["x".repeat(30_000)]: { type: 1 } }],
  ])("%s: the response comes at once, with headers that any caller can read", async (_, external_fields) => {
    const { url } = await sharedMock();
    const response = await fetch(url + list, {
      method: "POST",
      headers: { ...token, "Content-Type": "application/json" },
      body: JSON.stringify({ face_set_name: "a", external_fields }),
    });
    expect(response.status).toBe(400);
    expect(JSON.parse(response.headers.get("sl-violations") ?? "").length).toBeGreaterThan(0);
  });

  test("violations are listed in ASCII, as many as fit", async () => {
    const { url } = await sharedMock();
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`名前${index}`, { type: index }]));
    const response = await fetch(url + list, {
      method: "POST",
      headers: { ...token, "Content-Type": "application/json" },
      body: JSON.stringify({ face_set_name: "a", external_fields: fields }),
    });
    expect(response.status).toBe(400);
    const text = response.headers.get("sl-violations") ?? "";
    expect(text).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(text).length).toBeGreaterThan(0);
  });
});

describe("request targets", () => {
  test.each([
    ["a path with encoded unreserved characters", "/v2/p/face%2Dsets"],
    ["the same in lower case", "/%762/p/face%2dsets"],
    ["a URL", "http://face.example.com/v2/p/face-sets"],
    ["a URL with a query", "HTTP://face.example.com:80/v2/p/face-sets?limit=1"],
  ])("%s leads to the operation", async (_, target) => {
    const { url } = await sharedMock();
    const { status, text } = await send(url, target);
    expect([status, JSON.parse(text)]).toEqual([200, expect.objectContaining({ face_sets_info: expect.any(Array) })]);
  });

  test("an encoded slash stays a part of its segment", async () => {
    const { url } = await sharedMock();
    expect((await send(url, "/v2%2Fp/face-sets")).status).toBe(404);
  });

  test("a URL without a path leads to the root", async () => {
    const { url } = await sharedMock();
    for (const target of ["http://face.example.com", "http://face.example.com?a=b"]) {
      const { status, text } = await send(url, target);
      expect([status, text]).toEqual([404, expect.stringContaining("The route / ")]);
    }
  });

  test("OPTIONS * lists the methods of the server", async () => {
    const { url } = await sharedMock();
    const { status, headers } = await send(url, "*", { method: "OPTIONS" });
    expect([status, headers.allow?.split(", ").sort()]).toEqual([204, ["DELETE", "GET", "OPTIONS", "POST", "PUT"]]);
    expect((await send(url, "*")).status).toBe(400);
  });

  test("a WebSocket upgrade gets 501, and other upgrades are ignored", async () => {
    const { url } = await sharedMock();
    const upgrade = (protocol: string) => send(url, list, { headers: { Connection: "Upgrade", Upgrade: protocol } });
    const { status, text } = await upgrade("websocket");
    expect([status, JSON.parse(text).title]).toEqual([501, "WebSocket is not supported"]);
    expect((await upgrade("h2c")).status).toBe(200);
  });
});

describe("limits of x-gateway-limits", () => {
  const large = (bytes: number) => "a".repeat(bytes);

  test.each([
    ["a URI", `${list}?note=${large(40_000)}`, {}, 414, "The URI exceeds the limit of 32768 bytes."],
    ["a header", list, { "X-Note": large(33_000) }, 494, "The header exceeds the limit of 32768 bytes."],
    [
      "all headers together",
      list,
      Object.fromEntries([1, 2, 3, 4, 5].map((index) => [`X-Note-${index}`, large(30_000)])),
      494,
      "The headers exceed the limit of 131072 bytes.",
    ],
  ])("%s beyond its limit is refused", async (_, path, headers, expected, message) => {
    const { url } = await sharedMock();
    const { status, headers: received } = await send(url, path, { headers });
    expect([status, JSON.parse(String(received["sl-violations"]))[0]]).toEqual([
      expected,
      expect.objectContaining({ message }),
    ]);
  });

  test("what is within them is accepted, also beyond the default of Node", async () => {
    const { url } = await sharedMock();
    const { status } = await send(url, `${list}?note=${large(30_000)}`, { headers: { "X-Note": large(30_000) } });
    expect(status).toBe(200);
  });

  test("they are those of the document that is used", async () => {
    const limited = structuredClone(uploads);
    Object.assign(limited, { "x-gateway-limits": { "uri-bytes": 100, "header-bytes": 200, "headers-bytes": 500 } });
    const mock = await mockOf(uploads);
    const long = `/upload?note=${large(200)}`;
    expect((await send(mock.url, long, { method: "POST" })).status).toBe(400);
    await mock.use(limited);
    // The document has no 414 and no default response: the mock responds for itself.
    const refused = await send(mock.url, long, { method: "POST" });
    expect([refused.status, JSON.parse(refused.text).detail]).toEqual([414, "The URI exceeds the limit of 100 bytes."]);
    expect((await send(mock.url, "/upload", { headers: { "X-Note": large(250) } })).status).toBe(494);
  });
});

describe("documents that Prism alone cannot read", () => {
  test.each([
    ["a file", { $ref: "elsewhere.yaml" }],
    ["nothing", [{ deep: { $ref: "#/nowhere" } }]],
    ["the document itself", { $ref: "#" }],
    ["a value that is not a reference", { $ref: 7 }],
  ])("a reference under an extension to %s does not stop the mock", async (_, extension) => {
    const extended = structuredClone(uploads);
    Object.assign(extended, { "x-notes": extension });
    Object.assign(extended.info, { "x-notes": extension });
    Object.assign(Object(extended.components?.schemas).ByBase64, { "x-notes": extension });
    Object.assign(Object(extended.paths["/upload"]).post, { "x-notes": extension });
    const { url } = await mockOf(extended);
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(`${url}/upload`, { method: "POST", headers, body: '{"image":"QQ=="}' });
    expect([response.status, response.headers.get("sl-violations")]).toEqual([200, null]);
  });

  test("properties and headers whose names begin with x- are not extensions", async () => {
    const named = structuredClone(uploads);
    const schemas = Object(named.components?.schemas);
    schemas.Note = { type: "string", maxLength: 3 };
    schemas.ByBase64.properties["x-note"] = { $ref: "#/components/schemas/Note" };
    const { url } = await mockOf(named);
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ image: "QQ==", "x-note": "too long" });
    const response = await fetch(`${url}/upload`, { method: "POST", headers, body });
    expect([response.status, response.headers.get("sl-violations")]).toEqual([400, expect.stringContaining("x-note")]);
  });

  test("a schema that is stored in an extension stays where references lead to it", async () => {
    const shared = structuredClone(uploads);
    Object.assign(shared, {
      "x-shared": { Image: { type: "string", maxLength: 3 }, Alias: { $ref: "#/x-shared/Image" } },
    });
    Object(shared.components?.schemas).ByBase64.properties.image = { $ref: "#/x-shared/Alias" };
    const { url } = await mockOf(shared);
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(`${url}/upload`, { method: "POST", headers, body: '{"image":"QUJD"}' });
    expect(response.status).toBe(400);
  });
});

describe("documents whose schemas Prism reads in another way", () => {
  const operation = {
    parameters: [
      { name: "l", in: "query", explode: false, schema: { type: ["array", "null"], items: { enum: ["x", "y"] } } },
    ],
    responses: {
      "200": {
        description: "d",
        content: {
          "application/json": {
            schema: {
              type: "object",
              required: ["format", "short"],
              properties: {
                format: { type: "string", format: "byte" },
                short: { type: "string", format: "byte", enum: ["QQ=="] },
              },
            },
          },
        },
      },
      "400": json({ type: "object" }, { error: "bad" }),
    },
  };
  const formats = asDocument({
    openapi: "3.1.0",
    info: { title: "Formats", version: "1" },
    paths: { "/formats": { get: { operationId: "getFormats", ...operation } } },
  });

  test("a list in a parameter may also be null", async () => {
    const { url } = await mockOf(formats);
    expect((await fetch(`${url}/formats?l=x,y`)).status).toBe(200);
    expect((await fetch(`${url}/formats?l=x,z`)).status).toBe(400);
  });

  test("a string is JSON, too", async () => {
    const texts = asDocument({
      openapi: "3.1.0",
      info: { title: "Texts", version: "1" },
      paths: {
        "/word": {
          get: {
            responses: { "200": { description: "d", content: { "application/json": { schema: { type: "string" } } } } },
          },
        },
        "/object": { get: { responses: { "200": json({ type: "object" }, {}) } } },
        "/plain": {
          get: {
            responses: { "200": { description: "d", content: { "text/plain": { schema: { type: "string" } } } } },
          },
        },
      },
    });
    Object(texts.paths["/object"]).get.responses["200"].content["application/json"].examples.one.value = '{"a":1}';
    const { url } = await mockOf(texts);
    const bodyOf = async (path: string) => await (await fetch(url + path)).text();
    expect([await bodyOf("/word"), await bodyOf("/object"), await bodyOf("/plain")]).toEqual([
      '"string"',
      '{"a":1}',
      "string",
    ]);
  });

  test("a string of the format byte is generated as base64", async () => {
    const { url } = await mockOf(formats);
    const response = await fetch(`${url}/formats`);
    expect(await response.json()).toEqual({ format: "c3RyaW5n", short: "QQ==" });
  });
});

describe("a browser", () => {
  test("can send a preflight request and read every header", async () => {
    const { url } = await sharedMock();
    const preflight = await fetch(url + list, {
      method: "OPTIONS",
      headers: { "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-auth-token" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toBe("x-auth-token");
    const response = await fetch(url + list, { headers: token });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("the server", () => {
  test("says once when it is ready, and reports each exchange", async () => {
    const ready: string[] = [];
    const exchanges: unknown[] = [];
    const mock = await mockOf(document, {
      onReady: (url) => ready.push(url),
      onExchange: (exchange) => exchanges.push(exchange),
    });
    await fetch(mock.url + list, { headers: token });
    expect(ready).toEqual([mock.url]);
    expect(exchanges).toEqual([
      { method: "GET", url: list, status: 200, violations: [], milliseconds: expect.any(Number) },
    ]);
  });

  test("listens on a given port and fails if that is in use", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve(undefined))));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await expect(startMock(document, { port })).rejects.toThrow("EADDRINUSE");
  });

  test("closes even while a request is under way", async () => {
    const mock = await startMock(document);
    const { port, hostname } = new URL(mock.url);
    const socket = connect(Number(port), hostname);
    const ended = new Promise((resolve) => socket.on("close", resolve));
    // The server has responded, so the connection is open and the request is under way.
    await new Promise((resolve) => {
      socket.once("data", resolve);
      socket.write("POST /v2/p/face-sets HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
    });
    await mock.close();
    await ended;
    await expect(fetch(mock.url + list)).rejects.toThrow();
  });
});

describe("the list of an example is cut to the page that a request asks for", () => {
  test.each([
    ["", 2],
    ["?offset=0&limit=1", 1],
    ["?offset=1", 1],
    ["?offset=2&limit=500", 0],
    ["?offset=1&limit=500&__example=withoutExternalFields", 0],
  ])("%s", async (query, count) => {
    const mock = await sharedMock();
    const url = `${mock.url}/v2/p/face-sets/visitors/faces${query}`;
    const response = await fetch(url, { headers: { "X-Auth-Token": "t", "Content-Type": "application/json" } });
    expect(response.status).toBe(200);
    expect((await response.json()).faces).toHaveLength(count);
  });
});
