import { getEventListeners } from "node:events";
import { truncateSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  type Authentication,
  accessKeyAuth,
  authFromEnv,
  createFrsClient,
  type FileContent,
  isFrsConnectionError,
  isFrsInputError,
  isFrsResponseError,
  isFrsTimeoutError,
  passwordAuth,
  type Transport,
  tokenAuth,
} from "../../src/index.js";
import { fileFromPath } from "../../src/node.js";
import { createClientOf, listFaceSets } from "../../src/operations.js";
import { anyResponse, clientOf, pngBase64, projectId, rejection, serve, serveResponse, thrown } from "./server.js";

/** A promise that is resolved later. */
function later<Value>() {
  let resolve = (_: Value) => {};
  const constraint = new Promise<Value>((done) => {
    resolve = done;
  });
  return { constraint, resolve: (value: Value) => resolve(value) };
}

// What callers do in a hurry, or without types.

test.each([
  ["a function that gives a token", () => "a-token"],
  ["an object", { token: "a-token" }],
  ["a text", "a-token"],
])("an auth that is none is refused when the client is made: %s", (_, auth) => {
  const error = thrown(() => createFrsClient({ endpoint: "http://a", projectId, auth: auth as never }));
  expect(isFrsInputError(error) && error.field).toBe("auth");
});

test.each<[string, unknown]>([
  ["tokenAuth", tokenAuth],
  ["accessKeyAuth", accessKeyAuth],
  ["authFromEnv", () => () => tokenAuth("t")],
])("%s that was not called is told when a call is made", async (_, auth) => {
  const fetch = vi.fn(async () => new Response(anyResponse));
  const make = () => clientOf("http://a", { auth: auth as Authentication, fetch });
  const error = await Promise.resolve()
    .then(make)
    .then(
      (frs) => rejection(frs.listFaceSets()),
      (cause) => cause,
    );
  expect(isFrsInputError(error) && error.field).toBe("auth");
  expect(fetch).not.toHaveBeenCalled();
});

test("authFromEnv is a function that makes an auth", () => {
  vi.stubEnv("HUAWEICLOUD_SDK_AK", "a");
  vi.stubEnv("HUAWEICLOUD_SDK_SK", "s");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(typeof authFromEnv()).toBe("function");
});

const login = { domain: "d", user: "u", password: "p" };
test.each([
  [
    "a misspelt endpoint",
    { ...login, iamEndPoint: "http://a" },
    "Unknown option `iamEndPoint`. Did you mean `iamEndpoint`?",
  ],
  ["an endpoint that is none", { ...login, iamEndpoint: "garbage" }, "`iamEndpoint` must be an HTTP URL"],
  ["a one-time code without its user", { ...login, totp: "123456" }, "{ userId, passcode }"],
  ["a one-time code without its user's id", { ...login, totp: { passcode: "123456" } }, "`totp.userId`"],
  [
    "a misspelt one-time code",
    { ...login, totp: { userId: "u", passCode: "1" } },
    "Unknown option `totp.passCode`. Did you mean `totp.passcode`?",
  ],
  ["a misspelt user", { domain: "d", username: "u", password: "p" }, "Unknown option `username`. Did you mean `user`?"],
  ["a text", "d", "`domain` must be a non-empty string"],
  ["an empty password", { ...login, password: "" }, "`password` must be a non-empty string"],
])("passwordAuth refuses %s", (_, wrong, message) => {
  const error = thrown(() => passwordAuth(wrong as never));
  expect(isFrsInputError(error)).toBe(true);
  expect(String(error)).toContain(message);
});

test("passwordAuth asks for no token without the code of a device", async () => {
  const { endpoint, received } = await serveResponse(201, "{}");
  const totp = { userId: "u", passcode: () => undefined as unknown as string };
  const error = await rejection(clientOf(endpoint, { auth: passwordAuth({ ...login, totp }) }).listFaceSets());
  expect(isFrsInputError(error) && error.message).toContain("`totp.passcode` must return a code");
  expect(received).toEqual([]);
});

test.each([
  ["a misspelt security token", [{ accessKey: "a", secretKey: "s", securitytoken: "t" }], "securityToken"],
  ["a misspelt key", [{ acessKey: "a", secretKey: "s" }], "Unknown option `acessKey`. Did you mean `accessKey`?"],
  ["two texts", ["a", "s"], "`accessKey` must be printable ASCII"],
  ["null for its options", [{ accessKey: "a", secretKey: "s" }, null], "`options` must be an object"],
])("accessKeyAuth refuses %s", (_, args, message) => {
  const error = thrown(() => accessKeyAuth(...(args as Parameters<typeof accessKeyAuth>)));
  expect(isFrsInputError(error)).toBe(true);
  expect(String(error)).toContain(message);
});

test.each([
  ["nothing", null],
  ["a list", [listFaceSets]],
  ["a name without its definition", { listFaceSets: undefined }],
  ["a definition that is none", { listFaceSets: {} }],
])("createClientOf refuses %s", (_, operations) => {
  const options = { endpoint: "http://a", projectId, auth: tokenAuth("t") };
  const error = thrown(() => createClientOf(operations as never, options));
  expect(isFrsInputError(error) && error.field).toBe("operations");
});

test.each([undefined, null, "visitors"])("eachFace of %j is refused", async (input) => {
  const faces = clientOf("http://127.0.0.1:9").eachFace(input as never);
  expect(isFrsInputError(await rejection(faces.next()))).toBe(true);
});

test("one signal for many calls gets one listener, which goes with the last of them", async () => {
  const responses: (() => void)[] = [];
  let allSent = () => {};
  const sent = new Promise<void>((resolve) => {
    allSent = resolve;
  });
  const fetch = () =>
    new Promise<Response>((resolve) => {
      responses.push(() => resolve(new Response(anyResponse)));
      if (responses.length === 50) allSent();
    });
  const frs = clientOf("http://a", { fetch });
  const { signal } = new AbortController();
  const calls = Array.from({ length: 50 }, () => frs.listFaceSets({}, { signal }));
  await sent;
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  for (const response of responses) response();
  await Promise.all(calls);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("one signal ends many calls", async () => {
  const frs = clientOf("http://a", { fetch: () => new Promise(() => {}) });
  const controller = new AbortController();
  const calls = Array.from({ length: 3 }, () => rejection(frs.listFaceSets({}, { signal: controller.signal })));
  const reason = new Error("enough");
  controller.abort(reason);
  expect(await Promise.all(calls)).toEqual([reason, reason, reason]);
});

test.each(["password", "project"])("a request for the %s is ended when nobody waits for it any more", async (what) => {
  let ended = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const aborting = new AbortController();
  const last = new AbortController();
  const endpoint = await serve((request) => {
    request.once("close", () => ended());
    last.abort();
  });
  const fetch: typeof globalThis.fetch = (url, init) => {
    const sent = globalThis.fetch(new URL(new URL(String(url)).pathname, endpoint), init);
    // The other caller is there by now.
    setImmediate(() => aborting.abort());
    return sent;
  };
  const frs =
    what === "password"
      ? clientOf(endpoint, { auth: passwordAuth(login), fetch })
      : createFrsClient({ region: "cn-north-4", auth: tokenAuth("t"), fetch });
  const calls = [frs.listFaceSets({}, { signal: aborting.signal }), frs.listFaceSets({}, { signal: last.signal })];
  await Promise.all(calls.map(rejection));
  await end;
});

test("a fetch of another package whose responses cannot be read is told, and sent once", async () => {
  const fetch = vi.fn(async () => ({ status: 200, headers: new Headers(), body: Readable.from(["{}"]) }));
  const error = await rejection(clientOf("http://a", { fetch: fetch as never }).listFaceSets());
  expect(isFrsInputError(error) && error.field).toBe("fetch");
  expect(fetch).toHaveBeenCalledTimes(1);
});

test.each([
  ["no status", { headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) }],
  ["no headers", { status: 200, arrayBuffer: async () => new ArrayBuffer(0) }],
  ["headers as an object", { status: 200, headers: {}, arrayBuffer: async () => new ArrayBuffer(0) }],
  [
    "a stream of texts",
    { status: 200, headers: new Headers(), body: new Response(anyResponse).body?.pipeThrough(new TextDecoderStream()) },
  ],
  ["nothing", undefined],
])("a fetch that gives a response with %s is told, and sent once", async (_, response) => {
  const fetch = vi.fn(async () => response);
  const error = await rejection(clientOf("http://a", { fetch: fetch as never }).listFaceSets());
  expect(isFrsInputError(error) && error.field).toBe("fetch");
  expect(fetch).toHaveBeenCalledTimes(1);
});

test.each([
  ["a Map", new Map<string, string>()],
  ["no more than a way to get one", { get: () => null }],
])("headers of another package may be %s", async (_, headers) => {
  const responding = (status: number, body: string) => async () => ({
    status,
    headers,
    arrayBuffer: async () => new TextEncoder().encode(body).buffer,
  });
  const frs = clientOf("http://a", { fetch: responding(200, anyResponse) as never });
  expect(await frs.listFaceSets()).toEqual(JSON.parse(anyResponse));
  const refused = clientOf("http://a", { fetch: responding(400, '{"error_code":"FRS.0302"}') as never });
  expect(await rejection(refused.listFaceSets())).toMatchObject({ code: "FRS.0302", status: 400 });
});

test("bytes that were handed to another thread are refused as a file", async () => {
  const image_file = new Uint8Array(16);
  structuredClone(image_file, { transfer: [image_file.buffer] });
  const error = await rejection(clientOf("http://127.0.0.1:9").addFaces({ face_set_name: "a", image_file }));
  expect(isFrsInputError(error) && [error.field, error.attempts]).toEqual(["image_file", 0]);
});

test("a fetch that has read the response itself is told, and sent once", async () => {
  const fetch = vi.fn(async () => {
    const response = new Response(anyResponse);
    response.body?.getReader();
    return response;
  });
  const error = await rejection(clientOf("http://a", { fetch }).listFaceSets());
  expect(isFrsInputError(error) && error.field).toBe("fetch");
  expect(fetch).toHaveBeenCalledTimes(1);
});

/** Responses of other fetches, for a body that is all there or comes in pieces. */
const responses: { [name: string]: (body: Uint8Array<ArrayBuffer>, status: number) => object } = {
  "without a stream, as React Native and whatwg-fetch give them": (body, status) => ({
    status,
    headers: new Headers(),
    bodyUsed: false,
    arrayBuffer: async () => body.slice().buffer,
  }),
  "whose body is null": (body, status) => ({
    status,
    headers: new Headers(),
    body: null,
    arrayBuffer: async () => body.slice().buffer,
  }),
  "with a stream of Node, as node-fetch gives them": (body, status) => ({
    status,
    headers: new Headers({ "Content-Length": String(body.byteLength) }),
    bodyUsed: false,
    body: Readable.from([body]),
    arrayBuffer: async () => body.slice().buffer,
  }),
};

describe.each(Object.entries(responses))("responses %s", (_, responseOf) => {
  const client = (body: string, status = 200, options = {}) => {
    const fetch = vi.fn(async () => responseOf(new TextEncoder().encode(body), status));
    return { frs: clientOf("http://a", { fetch: fetch as never, ...options }), fetch };
  };

  test("give their body", async () => {
    const { frs } = client('{"face_sets_info":[{"face_set_name":"größe"}]}');
    expect((await frs.listFaceSets()).face_sets_info[0]?.face_set_name).toBe("größe");
  });

  test("give the code of an error", async () => {
    const { frs } = client('{"error_code":"FRS.0302","error_msg":"m"}', 400);
    expect(await rejection(frs.getFaceSet({ face_set_name: "a" }))).toMatchObject({ code: "FRS.0302", status: 400 });
  });

  test("are limited in size, too", async () => {
    const { frs, fetch } = client(anyResponse, 200, { maxResponseBytes: 20 });
    const error = await rejection(frs.listFaceSets());
    expect(isFrsResponseError(error) && error.message).toContain("exceeds the limit of 20 bytes");
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

test("a response without a stream that says that it is too large is not read", async () => {
  const arrayBuffer = vi.fn(async () => new ArrayBuffer(0));
  const headers = new Headers({ "Content-Length": "21" });
  const fetch = async () => ({ status: 200, headers, arrayBuffer });
  const error = await rejection(clientOf("http://a", { fetch: fetch as never, maxResponseBytes: 20 }).listFaceSets());
  expect(isFrsResponseError(error) && error.message).toContain("exceeds the limit of 20 bytes");
  expect(arrayBuffer).not.toHaveBeenCalled();
});

test("a response to HEAD may tell the length that a body would have", async () => {
  const endpoint = await serve((_, response) => void response.writeHead(200, { "Content-Length": "5000" }).end());
  const params = { path: { project_id: projectId } };
  const http = clientOf(endpoint, { maxResponseBytes: 20 }).http as never as {
    HEAD(path: string, init: object): Promise<{ response: Response }>;
  };
  expect((await http.HEAD("/v2/{project_id}/face-sets", { params, parseAs: "text" })).response.status).toBe(200);
});

test.each([
  ["a stream that breaks off", { body: Readable.from([]) }],
  ["no stream", {}],
])("a body without a web stream that cannot be read is refused: %s", async (_, body) => {
  const arrayBuffer = async (): Promise<ArrayBuffer> => {
    throw new Error("Premature close");
  };
  const fetch = vi.fn(async () => ({ status: 200, headers: new Headers(), arrayBuffer, ...body }));
  const error = await rejection(clientOf("http://a", { fetch: fetch as never }).listFaceSets());
  expect(isFrsConnectionError(error) && error.message).toContain("is incomplete: Premature close");
  expect(fetch).toHaveBeenCalledTimes(3);
});

test.each([
  ["with a stream", () => new Response(anyResponse)],
  ["without one", (): object => ({ status: 200, headers: new Headers(), bodyUsed: true, arrayBuffer: () => {} })],
])("a fetch whose response was read to its end already is told: %s", async (_, responseOf) => {
  const fetch = vi.fn(async () => {
    const response = responseOf();
    if (response instanceof Response) await response.text();
    return response;
  });
  const error = await rejection(clientOf("http://a", { fetch: fetch as never }).listFaceSets());
  expect(isFrsInputError(error) && error.field).toBe("fetch");
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("an error that is its own cause ends a call like any other", async () => {
  const cyclic = new Error("round");
  cyclic.cause = new Error("and round", { cause: cyclic });
  const error = await rejection(
    clientOf("http://a", { fetch: () => Promise.reject(cyclic), retry: false }).listFaceSets(),
  );
  expect(isFrsConnectionError(error)).toBe(true);
});

test.each(["Expect", "content-length", "Transfer-Encoding", "Host"])(
  "the header %s is the runtime's own",
  async (name) => {
    const error = await rejection(clientOf("http://127.0.0.1:9").listFaceSets({}, { headers: { [name]: "5" } }));
    expect(isFrsInputError(error) && [error.field, error.attempts]).toEqual([name, 0]);
  },
);

test("what the runtime refuses to send is told, and not tried again", async () => {
  const fetch: typeof globalThis.fetch = (url, init) =>
    globalThis.fetch(url, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init?.headers)), expect: "100-continue" },
    });
  const { endpoint } = await serveResponse(200, anyResponse);
  const error = await rejection(clientOf(endpoint, { fetch }).listFaceSets());
  expect(isFrsInputError(error) && [error.field, error.attempts]).toEqual(["headers", 1]);
});

test("a call that is over before its token comes sends nothing, and is told of no more", async () => {
  const events: string[] = [];
  const fetch = vi.fn(async () => new Response(anyResponse));
  const token = later<string>();
  const hooks = { onRequest: () => void events.push("request"), onError: () => void events.push("error") };
  const frs = clientOf("http://a", { auth: tokenAuth(() => token.constraint), fetch, hooks });
  const error = await rejection(frs.createFaceSet({ face_set_name: "a" }, { totalTimeout: 20 }));
  expect(isFrsTimeoutError(error) && error.attempts).toBe(0);
  token.resolve("a-token");
  await new Promise((resolve) => setImmediate(resolve));
  expect([events, fetch.mock.calls]).toEqual([["error"], []]);
});

test("a write whose image takes longer to read than the call may take is not sent", async () => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  const bytes = later<ArrayBuffer>();
  const image_file = Object.assign(new Blob([Buffer.from(pngBase64, "base64")]), {
    slice: () => ({ arrayBuffer: () => bytes.constraint }),
  }) as unknown as Blob;
  const error = await rejection(clientOf(endpoint).addFaces({ face_set_name: "a", image_file }, { totalTimeout: 20 }));
  expect(isFrsTimeoutError(error)).toBe(true);
  bytes.resolve(new Uint8Array(Buffer.from(pngBase64, "base64")).buffer);
  // A request that was sent would be responded before the next one.
  await clientOf(endpoint).listFaceSets();
  expect(received.map(({ method }) => method)).toEqual(["GET"]);
});

test.each([
  ["a number of milliseconds", () => Date.now()],
  ["a date", () => new Date()],
])("a clock may give %s", async (_, now) => {
  const { endpoint } = await serveResponse(200, anyResponse);
  const auth = accessKeyAuth({ accessKey: "a", secretKey: "s" }, { now: now as () => Date });
  await clientOf(endpoint, {
    auth,
    pace: { requestsPerSecond: 1000 },
    clock: { now: now as () => Date },
  }).listFaceSets();
});

test("an auth that forgets to pass the response back is told", async () => {
  const auth = ((next) => (request, call) => {
    next(request, call).catch(() => {});
  }) as (next: Transport) => (...args: Parameters<Transport>) => void;
  const { endpoint } = await serveResponse(200, anyResponse);
  const error = await rejection(clientOf(endpoint, { auth: auth as Authentication }).listFaceSets());
  expect(isFrsInputError(error) && error.field).toBe("auth");
});

test.each([
  ["an object", { limit: 1 }],
  ["a function", () => 1],
  ["no number", Number.NaN],
  ["a symbol", Symbol("5")],
])("%s is not a value of a query", async (_, offset) => {
  const error = await rejection(clientOf("http://127.0.0.1:9").listFaces({ face_set_name: "a", offset } as never));
  expect(isFrsInputError(error) && error.field).toBe("offset");
});

test("an endpoint with a password is refused without showing it", () => {
  const error = thrown(() =>
    createFrsClient({ endpoint: "https://admin:hunter2@proxy:port", projectId, auth: tokenAuth("t") }),
  );
  expect(isFrsInputError(error) && error.field).toBe("endpoint");
  expect(inspect(error, { depth: 9 })).not.toContain("hunter2");
});

test.each([true, false])("a file that is gone is told by its name, with checks (%s) or without", async (validate) => {
  const folder = await mkdtemp(join(tmpdir(), "frs-careless-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "photo.png");
  await writeFile(path, Buffer.from(pngBase64, "base64"));
  const image_file: FileContent = await fileFromPath(path);
  await writeFile(path, "another, longer content than the one that was there before");
  const { endpoint } = await serveResponse(200, anyResponse);
  const error = await rejection(clientOf(endpoint, { validate }).addFaces({ face_set_name: "a", image_file }));
  expect(isFrsInputError(error) && [error.field, error.attempts]).toEqual(["image_file", 0]);
  expect(String(error)).toContain("cannot be read");
});

test.each(["detectFaces", "addFaces"] as const)("a file that is cut while it is sent ends %s at once", async (name) => {
  const folder = await mkdtemp(join(tmpdir(), "frs-careless-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "photo.png");
  await writeFile(path, Buffer.concat([Buffer.from(pngBase64, "base64"), Buffer.alloc(7_000_000)]));
  const image_file: FileContent = await fileFromPath(path);
  let requests = 0;
  const endpoint = await serve((request) => {
    requests++;
    request.once("data", () => truncateSync(path, 1000)).resume();
    request.on("error", () => {});
  });
  const error = await rejection(clientOf(endpoint)[name]({ face_set_name: "a", image_file }));
  expect(isFrsConnectionError(error) && error.attempts).toBe(1);
  expect(String(error)).toContain("A file changed while it was sent");
  expect(requests).toBe(1);
  const next = await rejection(clientOf(endpoint)[name]({ face_set_name: "a", image_file }));
  expect(isFrsInputError(next) && [next.field, next.attempts]).toEqual(["image_file", 0]);
});

test.each([null, () => 1])("%s is not a value of a form", async (value) => {
  const image_file = Buffer.from(pngBase64, "base64");
  const input = { face_set_name: "a", image_file, external_image_id: value };
  const error = await rejection(clientOf("http://127.0.0.1:9").addFaces(input as never));
  expect(isFrsInputError(error) && error.field).toBe("external_image_id");
});

test("a content type of the caller does not take the boundary from a form", async () => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  const frs = clientOf(endpoint, { headers: { "content-type": "multipart/form-data" } });
  await frs.addFaces({ face_set_name: "a", image_file: Buffer.from(pngBase64, "base64") });
  expect(received[0]?.headers["content-type"]).toContain("boundary=");
});

test("null where a field is promised is an error", async () => {
  const { endpoint } = await serveResponse(200, '{"face_sets_info":null}');
  const error = await rejection(clientOf(endpoint).listFaceSets());
  expect(isFrsResponseError(error) && error.message).toContain("required property `face_sets_info` is missing");
});

test("a project of the environment is checked like one that is given", () => {
  vi.stubEnv("HUAWEICLOUD_SDK_PROJECT_ID", "abc ");
  onTestFinished(() => void vi.unstubAllEnvs());
  const error = thrown(() => createFrsClient({ endpoint: "http://a", auth: tokenAuth("t") }));
  expect(isFrsInputError(error) && error.message).toContain("HUAWEICLOUD_SDK_PROJECT_ID");
});

test("a signature of frs.http names the project of its path", async () => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  const frs = clientOf(endpoint, { auth: accessKeyAuth({ accessKey: "a", secretKey: "s" }) });
  await frs.http.GET("/v2/{project_id}/face-sets", { params: { path: { project_id: projectId } } });
  await frs.http.GET("/v2/{project_id}/face-sets", { params: { path: { project_id: "another" } } });
  expect(received.map(({ headers }) => headers["x-project-id"])).toEqual([projectId, undefined]);
});

test("frs.http gives a status that HTTP does not have as an error of its own", async () => {
  const strange: typeof globalThis.fetch = async () => {
    const response = new Response("{}");
    return new Proxy(response, {
      get: (target, name) => (name === "status" ? 999 : Reflect.get(target, name, target)),
    });
  };
  const { response } = await clientOf("http://a", { fetch: strange }).http.GET("/v2/{project_id}/face-sets", {
    params: { path: { project_id: projectId } },
  });
  expect([response.type, response.ok]).toEqual(["error", false]);
});
