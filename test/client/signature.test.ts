import { readFile } from "node:fs/promises";
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AccessKey, type AccessKeyAuthOptions, accessKeyAuth } from "../../src/client/access-key-auth.js";
import { BufferedResponse } from "../../src/client/buffered-response.js";
import { runtimeDigest, webDigest } from "../../src/client/digest.js";
import type { OutgoingRequest } from "../../src/client/outgoing.js";
import { authorizationHeader, canonicalRequest, sdkDate, stringToSign } from "../../src/client/signature.js";
import type { Call } from "../../src/client/transport.js";
import { isFrsApiError, isFrsInputError } from "../../src/index.js";
import { arrivedOf, checkSignature, sha256, timeOf } from "./gateway.js";
import { anyResponse, clientOf, pngBase64, projectId, rejection, serve, thrown } from "./server.js";

interface Vector {
  id: string;
  input: {
    method: string;
    url: string;
    headers: { [name: string]: string };
    body: string | null;
    ak: string;
    sk: string;
    projectId?: string | null;
    securityToken?: string;
    date: string;
  };
  expected: {
    headers: { [name: string]: string };
    signedHeaders: string[];
    canonicalRequest: string;
    canonicalRequestSha256: string;
    stringToSign: string;
  };
}

const file = new URL("../fixtures/signing-vectors.json", import.meta.url);
const { vectors }: { vectors: Vector[] } = JSON.parse(await readFile(file, "utf8"));
/** What a layer is told of a call that is made without a client. */
const testCall: Call = {
  operation: "test",
  sideEffects: "none",
  retry: { attempts: 1, minDelay: 0, maxDelay: 0 },
  timeout: 1000,
  totalTimeout: 1000,
  startedAt: 0,
  maxResponseBytes: 1000,
  number: 1,
  hooks: {},
  projectId: undefined,
  progress: { attempts: 1, hasResponse: false, hint: undefined, sent: undefined, credentials: [] },
  content: { secrets: [] },
  client: {
    region: undefined,
    projectId: undefined,
    clock: { now: () => new Date(), monotonic: () => 0, random: () => 0, sleep: async () => {} },
    callWithoutAuth: () => Promise.reject(new Error("not expected")),
  },
};
const fine = new BufferedResponse(200, new Headers(), new Uint8Array());
const key = { accessKey: "AKEXAMPLE", secretKey: "sk-example-secret" };

describe.each(vectors)("the official vector $id", ({ input, expected }) => {
  const isForm = input.headers["content-type"] === "multipart/form-data";
  const payloadHash = isForm ? "UNSIGNED-PAYLOAD" : sha256(input.body ?? "");
  const signed = Object.fromEntries(
    Object.entries(expected.headers).filter(([name]) => expected.signedHeaders.includes(name.toLowerCase())),
  );

  test("step 1: the canonical request", () => {
    const made = canonicalRequest({ method: input.method, url: new URL(input.url), headers: signed, payloadHash });
    expect(made).toEqual({ text: expected.canonicalRequest, signedHeaders: expected.signedHeaders.join(";") });
  });

  test("step 2: the string to sign", () => {
    expect(sha256(expected.canonicalRequest)).toBe(expected.canonicalRequestSha256);
    expect(stringToSign(input.date, expected.canonicalRequestSha256)).toBe(expected.stringToSign);
  });

  test.each([
    ["the runtime", runtimeDigest()],
    ["WebCrypto", webDigest],
  ])("steps 3 and 4: the signature by %s, and its header", async (_, digest) => {
    const signature = await digest.hmacSha256(input.sk, expected.stringToSign);
    const header = authorizationHeader(input.ak, expected.signedHeaders.join(";"), signature);
    expect(header).toBe(expected.headers.Authorization);
    expect(await digest.sha256(expected.canonicalRequest)).toBe(expected.canonicalRequestSha256);
  });

  test("the whole way", async () => {
    const { accessKey, secretKey, securityToken } = { accessKey: input.ak, secretKey: input.sk, ...input };
    const auth = accessKeyAuth(
      { accessKey, secretKey, ...(securityToken === undefined ? {} : { securityToken }) },
      { now: () => timeOf(input.date) },
    );
    const call = { ...testCall, ...(input.projectId ? { projectId: input.projectId } : {}) };
    const request = {
      method: input.method,
      url: input.url,
      headers: new Headers(isForm ? {} : input.headers),
      body: isForm ? new Blob([], { type: "multipart/form-data; boundary=b" }) : (input.body ?? undefined),
      signal: undefined,
    };
    let sent: OutgoingRequest | undefined;
    await auth(async (outgoing) => {
      sent = outgoing;
      return fine;
    })(request, call);
    expect(sent?.headers.get("Authorization")).toBe(expected.headers.Authorization);
    expect(sent?.headers.get("X-Sdk-Date")).toBe(input.date);
  });
});

/** A gateway that responds only what is signed with the key. */
async function serveGateway(options: { clock?: () => Date } = {}) {
  const { clock = () => new Date() } = options;
  const received: string[] = [];
  const endpoint = await serve(async (request, response) => {
    const { right, late } = checkSignature(await arrivedOf(request), key.secretKey, clock());
    received.push(`${request.method} ${right ? "right" : "wrong"}${late ? " late" : ""}`);
    response.setHeader("Content-Type", "application/json").setHeader("Date", clock().toUTCString());
    response.statusCode = right && !late ? 200 : 401;
    response.end(
      right && !late ? anyResponse : '{"error_code":"APIG.0301","error_msg":"Incorrect IAM authentication."}',
    );
  });
  return { endpoint, received };
}

describe("a gateway that checks signatures", () => {
  test("accepts every kind of request", async () => {
    const { endpoint, received } = await serveGateway();
    const frs = clientOf(endpoint, { auth: accessKeyAuth(() => key) });
    await frs.getFaceSet({ face_set_name: "a b!*'()/ü" });
    await frs.listFaces({ face_set_name: "a", offset: 20, limit: 10 });
    await frs.deleteFaces({ face_set_name: "a", custom_field: { site: "lab & hall/ü" } });
    await frs.createFaceSet({ face_set_name: "größe", "Enterprise-Project-Id": "e-1" });
    await frs.addFaces({
      face_set_name: "a",
      image_file: new Blob([Buffer.from(pngBase64, "base64"), new Uint8Array(100_000)]),
    });
    await frs.deleteFacesByFilter({ face_set_name: "a", filter: "n:1" });
    expect(received).toEqual(["GET right", "GET right", "DELETE right", "POST right", "POST right", "DELETE right"]);
  });

  test("is asked again once, with its own time, if the clocks differ; the time is kept", async () => {
    const ahead = () => new Date(Date.now() + 3_600_000);
    const { endpoint, received } = await serveGateway({ clock: ahead });
    const frs = clientOf(endpoint, { auth: accessKeyAuth(key) });
    await frs.createFaceSet({ face_set_name: "a" });
    await frs.listFaceSets();
    expect(received).toEqual(["POST right late", "POST right", "GET right"]);
  });

  test("is asked once if it refuses the key itself", async () => {
    const { endpoint, received } = await serveGateway();
    const frs = clientOf(endpoint, { auth: accessKeyAuth({ ...key, secretKey: "another" }) });
    const error = await rejection(frs.listFaceSets());
    expect(isFrsApiError(error) && error.status).toBe(401);
    expect(received).toEqual(["GET wrong"]);
  });
});

describe("headers that change on the way", () => {
  const changing = [
    ...["Traceparent", "tracestate", "BAGGAGE", "b3", "X-B3-TraceId", "uber-trace-id", "x-amzn-trace-id"],
    ...["Keep-Alive", "TE", "Trailer", "Upgrade", "Proxy-Authorization", "Proxy-Connection", "Max-Forwards"],
    ...["Via", "Forwarded", "X-Forwarded-For", "X-Real-IP", "X-Request-Id", "Accept-Charset", "Cookie"],
  ];

  test("are sent and not signed; others are", async () => {
    const sent: Headers[] = [];
    const frs = clientOf("http://a", {
      auth: accessKeyAuth(key),
      headers: {
        ...Object.fromEntries(changing.map((name) => [name, "a-value"])),
        "X-Own": "signed",
        "X-Language": "en",
      },
      fetch: async (_, init) => {
        sent.push(new Headers(init?.headers));
        return new Response(anyResponse);
      },
    });
    await frs.listFaceSets();
    const [, names] = sent[0]?.get("Authorization")?.match(/SignedHeaders=([^,]+)/) ?? [];
    expect(names).toBe("content-type;host;x-language;x-own;x-project-id;x-sdk-date");
    expect(changing.map((name) => sent[0]?.get(name))).toEqual(changing.map(() => "a-value"));
  });

  test("may be replaced, added and taken away by tracing and proxies", async () => {
    const { endpoint, received } = await serveGateway();
    const traced: typeof globalThis.fetch = (url, init) => {
      const headers = new Headers(init?.headers);
      headers.set("traceparent", "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01");
      headers.set("x-forwarded-for", "192.0.2.7");
      headers.delete("baggage");
      return globalThis.fetch(url, { ...init, headers });
    };
    const frs = clientOf(endpoint, { auth: accessKeyAuth(key), fetch: traced });
    await frs.listFaceSets({}, { headers: { traceparent: "00-1-2-00", baggage: "a=b" } });
    await frs.http.GET("/v2/{project_id}/face-sets", {
      params: { path: { project_id: projectId } },
      headers: { tracestate: "a=b", baggage: "a=b" },
    });
    expect(received).toEqual(["GET right", "GET right"]);
  });
});

describe("a hash of the body that the caller gives is the one that is signed", () => {
  const input = { face_set_name: "a" };
  const hash = sha256(JSON.stringify(input));

  test.each([
    ["UNSIGNED-PAYLOAD", "UNSIGNED-PAYLOAD"],
    ["the hash of the body", hash],
    ["the hash of something else, which is the gateway's to refuse", sha256("else")],
  ])("%s", async (_, value) => {
    const { endpoint, received } = await serveGateway();
    const auth = accessKeyAuth(key);
    await clientOf(endpoint, { auth, headers: { "x-sdk-content-SHA256": value } }).createFaceSet(input);
    await clientOf(endpoint, { auth }).createFaceSet(input, { headers: { "X-SDK-CONTENT-SHA256": value } });
    await clientOf(endpoint, { auth }).http.POST("/v2/{project_id}/face-sets", {
      params: { path: { project_id: projectId } },
      body: input,
      headers: { "X-Sdk-Content-Sha256": value },
    });
    expect(received).toEqual(["POST right", "POST right", "POST right"]);
  });

  test("also for a form, and with each attempt", async () => {
    const { endpoint, received } = await serveGateway({ clock: () => new Date(Date.now() + 3_600_000) });
    const frs = clientOf(endpoint, {
      auth: accessKeyAuth(key),
      headers: { "X-Sdk-Content-Sha256": "UNSIGNED-PAYLOAD" },
    });
    await frs.addFaces({ face_set_name: "a", image_file: new Blob([Buffer.from(pngBase64, "base64")]) });
    expect(received).toEqual(["POST right late", "POST right"]);
  });
});

test("signs for another host than the one that is called, if told so", async () => {
  const hosts: string[] = [];
  const auth = accessKeyAuth(key, { signFor: "face.cn-north-4.myhuaweicloud.com", now: () => new Date(0) });
  const direct = accessKeyAuth(key, { now: () => new Date(0) });
  const sign = async (layer: typeof auth, url: string) => {
    await layer(async (request) => {
      hosts.push(request.headers.get("Authorization") ?? "");
      return fine;
    })({ method: "GET", url, headers: new Headers(), body: undefined, signal: undefined }, testCall);
  };
  await sign(auth, "http://127.0.0.1:4011/v2/p/face-sets");
  await sign(direct, "https://face.cn-north-4.myhuaweicloud.com/v2/p/face-sets");
  expect(hosts[0]).toBe(hosts[1]);
});

describe.each([
  ["an empty access key", { ...key, accessKey: "" }],
  ["a secret key with a line break", { ...key, secretKey: "secret\nkey" }],
  ["a security token with a blank", { ...key, securityToken: "a b" }],
  ["a secret key that is not ASCII", { ...key, secretKey: "sécret" }],
  ["no secret key", { accessKey: "a" }],
  ["nothing", undefined],
])("%s", (_, wrong) => {
  test("is refused at once, and not shown", () => {
    const error = thrown(() => accessKeyAuth(wrong as AccessKey));
    expect(isFrsInputError(error) && error.field).toBe("auth");
    expect(inspect(error)).not.toMatch(/secret\nkey|a b|sécret/);
  });

  test("is refused before anything is sent where a function gives it, and not shown", async () => {
    const { endpoint, received } = await serveGateway();
    const error = await rejection(clientOf(endpoint, { auth: accessKeyAuth(() => wrong as AccessKey) }).listFaceSets());
    expect(isFrsInputError(error) && [error.operation, error.field]).toEqual(["listFaceSets", "auth"]);
    expect(inspect(error)).not.toMatch(/secret\nkey|a b|sécret/);
    expect(received).toEqual([]);
  });
});

test.each([
  ["a misspelt option", { signfor: "a.example" }, "signfor", "Did you mean `signFor`?"],
  ["a host that is none", { signFor: new URL("http://a.example") }, "signFor", "a host such as"],
  ["a URL as a host", { signFor: "https://a.example/" }, "signFor", "a host such as"],
])("%s is refused", (_, options, field, message) => {
  const error = thrown(() => accessKeyAuth(key, options as AccessKeyAuthOptions));
  expect(isFrsInputError(error) && error.field).toBe(field);
  expect(String(error)).toContain(message);
});

test("no error, client or auth object shows a key", async () => {
  const { endpoint } = await serveGateway();
  const secrets = { accessKey: "AKSECRETONE", secretKey: "sk-secret-two", securityToken: "st-secret-three" };
  const auth = accessKeyAuth(secrets);
  const frs = clientOf(endpoint, { auth });
  const error = await rejection(frs.listFaceSets());
  for (const value of [error, frs, auth]) {
    for (const secret of Object.values(secrets))
      expect(inspect(value, { depth: 10, showHidden: true })).not.toContain(secret);
  }
});

describe("laws", () => {
  const base = { method: "GET", payloadHash: "x" };
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/), { minLength: 1, maxLength: 6 });

  test("the order of headers does not matter", () => {
    fc.assert(
      fc.property(names, fc.array(fc.nat()), (headers, order) => {
        const entries = headers.map((name, index): [string, string] => [name, String(index)]);
        const shuffled = [...entries].sort((a, b) => (order[a[0].length] ?? 0) - (order[b[0].length] ?? 0));
        const of = (list: [string, string][]) =>
          canonicalRequest({ ...base, url: new URL("https://h/"), headers: Object.fromEntries(list) });
        expect(of(shuffled.reverse())).toEqual(of(entries));
      }),
      { seed: 20240229 },
    );
  });

  test("the order of parameters does not matter", () => {
    const pairs = fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 6 });
    fc.assert(
      fc.property(pairs, (list) => {
        const of = (pairsInOrder: [string, string][]) => {
          const query = pairsInOrder.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
          return canonicalRequest({ ...base, url: new URL(`https://h/?${query.join("&")}`), headers: {} });
        };
        expect(of([...list].reverse())).toEqual(of(list));
      }),
      { seed: 20240229 },
    );
  });

  test("encoding a path once or not at all gives the same signature", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => {
        fc.pre(!/[%?#\\/\p{Cc}\s]|^\.+$/u.test(name));
        const of = (segment: string) =>
          canonicalRequest({ ...base, url: new URL(`https://h/v2/${segment}/faces`), headers: {} });
        expect(of(encodeURIComponent(name))).toEqual(of(name));
      }),
      { seed: 20240229 },
    );
  });
});

test("spaces around a header value are not signed", () => {
  const parts = { method: "GET", url: new URL("https://h/"), payloadHash: "x" };
  expect(canonicalRequest({ ...parts, headers: { "X-A": "  b c " } })).toEqual(
    canonicalRequest({ ...parts, headers: { "x-a": "b c" } }),
  );
});

test("dates are written in UTC and to the second", () => {
  expect(sdkDate(new Date("2024-02-29T08:15:30.999Z"))).toBe("20240229T081530Z");
});

test("a temporary key leaves nothing behind when the next attempt has a permanent one", async () => {
  const seen: (string | null)[] = [];
  const keys = [{ ...key, securityToken: "a-security-token" }, key];
  const frs = clientOf("http://127.0.0.1:9", {
    auth: accessKeyAuth(() => keys.shift() ?? key),
    fetch: async (_, init) => {
      seen.push(new Headers(init?.headers).get("X-Security-Token"));
      return new Response(anyResponse, { status: seen.length === 1 ? 503 : 200 });
    },
  });
  await frs.listFaceSets();
  expect(seen).toEqual(["a-security-token", null]);
});

test("the project is named in calls that work in one", async () => {
  const seen: (string | null)[] = [];
  const frs = clientOf("http://127.0.0.1:9", {
    auth: accessKeyAuth(key),
    fetch: async (_, init) => {
      seen.push(new Headers(init?.headers).get("X-Project-Id"));
      return new Response(anyResponse);
    },
  });
  await frs.listFaceSets();
  await frs.listProjects();
  expect(seen).toEqual([projectId, null]);
});
