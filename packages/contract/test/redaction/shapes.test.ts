import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asDocument } from "../../src/document/document.js";
import type { Header } from "../../src/exchange.js";
import { form, json, multipart, redacted } from "./messages.js";

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwt = `${base64url({ alg: "HS256", typ: "JWT" })}.${base64url({ sub: "1" })}.${"c2ln".repeat(6)}`;
const pem = `-----BEGIN PRIVATE KEY-----\nMIIB${"VQIBADANBgkq\n".repeat(3)}-----END PRIVATE KEY-----\n`;

/** Texts that are credentials by their shape. */
const secrets: readonly (readonly [kind: string, secret: string])[] = [
  ["a JWT", jwt],
  ["a JWT without signature", `${base64url({ alg: "none" })}.${base64url({ sub: "1" })}.`],
  ["an encrypted JWT", `${base64url({ alg: "dir", enc: "A128GCM" })}..${"aXY".repeat(3)}.${"dGV4dA".repeat(3)}.dGFn`],
  ["random base64url", "b8Zq-1xT9dLw_0uKfR3sVnYp6GmJhC2eQaXo5iEt"],
  ["random base64", "b8Zq+1xT9dLw/0uKfR3sVnYp6GmJhC2eQaXo5iEtMw=="],
  ["random lower-case letters and digits", "q7x2m9k4t1z8w5v3n6r0p2j8h4g9f7d3s5y1c6b2"],
  ["an Amazon access key", "AKIAIOSFODNN7EXAMPLE"],
  ["a GitHub token", "ghp_1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7q8R"],
  ["a Slack token", ["xoxb", "123456789012", "abcdefGHIJKL"].join("-")],
  ["a Stripe key", ["sk", "live", "a1B2c3D4e5F6g7H8"].join("_")],
  ["a Google key", "AIzaSyA1B2C3D4E5F6G7H8I9J0K1L2M3N4O5P6Q"],
];

/** Texts that only look like credentials. */
const ordinary: readonly (readonly [kind: string, text: string])[] = [
  ["a UUID", "6f1d2c3b-9a8e-4f70-b1c2-d3e4f5a6b7c8"],
  ["several UUIDs", "6f1d2c3b-9a8e-4f70-b1c2-d3e4f5a6b7c8.0f1d2c3b-9a8e-4f70-b1c2-d3e4f5a6b7c9"],
  ["a SHA-256", createHash("sha256").update("x").digest("hex")],
  ["a SHA-512 in capitals", createHash("sha512").update("x").digest("hex").toUpperCase()],
  ["a trace context", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"],
  ["words", "a-very-long-but-descriptive-name-of-one-file-2024.json"],
  ["a path", "usr/local/lib/python3/site-packages/requests/adapters.py"],
  ["a host", "very-long-bucket-name-of-mine.obs.ap-southeast-1.example.com"],
  ["one character many times", "x".repeat(64)],
  ["digits", "1234567890".repeat(5)],
  ["camelCase", "veryLongCamelCaseNameOfSomeOperationInSomeDocument"],
  ["an unfinished word", "eyelashes.and.eyebrows"],
  ["a time", "2024-03-01T08:15:30.123Z/2024-03-01T08:15:30.123Z"],
];

/** Every place of an exchange that an undocumented text can have. */
const places: { readonly [place: string]: (text: string) => Parameters<typeof redacted>[0] } = {
  "query of the URL": (text) => ({ url: `https://api.example/v1?note=${encodeURIComponent(text)}` }),
  "query without a name": (text) => ({ url: `https://api.example/v1?${encodeURIComponent(text)}` }),
  "path of the URL": (text) => ({ url: `https://api.example/v1/${encodeURIComponent(text)}/pets` }),
  "fragment of Location": (text) => ({ responseHeaders: [["Location", `/next#note=${encodeURIComponent(text)}`]] }),
  "path of Location": (text) => ({ responseHeaders: [["Location", `/${encodeURIComponent(text)}`]] }),
  "query of Link": (text) => ({
    responseHeaders: [["Link", `</pets?page=2>; rel="prev", </pets?note=${encodeURIComponent(text)}>; rel="next"`]],
  }),
  "query of Referer": (text) => ({ headers: [["Referer", `https://a.example/?note=${encodeURIComponent(text)}`]] }),
  "URL of Refresh": (text) => ({ responseHeaders: [["Refresh", `5; url=/?note=${encodeURIComponent(text)}`]] }),
  "a standard header": (text) => ({ headers: [["User-Agent", `client ${text.replaceAll("\n", " ")}`]] }),
  "a string in JSON": (text) => ({ body: JSON.stringify({ note: text }) }),
  "a sentence in JSON": (text) => ({ response: JSON.stringify({ message: `It is ${text}, they say.` }) }),
  "a list in JSON": (text) => ({ response: JSON.stringify([[text]]) }),
  "a URL in JSON": (text) => ({
    response: JSON.stringify({ next: `https://a.example/?x=${encodeURIComponent(text)}` }),
  }),
  "a relative URL in JSON": (text) => ({ response: JSON.stringify({ next: `/v1?x=${encodeURIComponent(text)}` }) }),
  "a field of a form": (text) => ({ headers: [form], body: `note=${encodeURIComponent(text)}` }),
  "a part of a form": (text) =>
    multipart([{ head: 'Content-Disposition: form-data; name="note"', content: text.replaceAll("\n", " ") }]),
};

/** All that an exchange shows, decoded. */
function shown(parts: Parameters<typeof redacted>[0]): string {
  const { url, headers, responseHeaders, body, response } = redacted(parts);
  const texts = [url, ...headers.flat(), ...responseHeaders.flat(), body, response];
  return texts.map((text) => `${text}\n${decodeURIComponent(text.replace(/%(?![0-9A-F]{2})/g, "%25"))}`).join("\n");
}

describe.each(Object.entries(places))("%s", (_, partsOf) => {
  test.each([...secrets, ["a PEM", pem] as const])("%s is removed", (_kind, secret) => {
    // Line ends cannot stand everywhere, and the middle of a credential must be gone, too.
    const middle = secret.slice(8, 30);
    expect(shown(partsOf(secret))).not.toContain(middle);
    expect(shown(partsOf(secret))).toContain("<removed>");
  });

  test.each(ordinary)("%s stays", (_kind, text) => {
    expect(shown(partsOf(text))).toContain(text);
  });
});

test("random text of 40 characters is removed, whatever its alphabet", () => {
  for (let round = 0; round < 200; round++) {
    for (const encoding of ["base64", "base64url"] as const) {
      const secret = randomBytes(30).toString(encoding);
      expect(redacted({ body: JSON.stringify({ note: secret }) }).body).toBe('{"note":"<removed>"}');
    }
  }
});

describe("random text in a field that the document describes stays, other shapes do not", () => {
  const text = { type: "string" };
  const document = asDocument({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets/{pet_name}/toys": {
        parameters: [{ name: "pet_name", in: "path", required: true, schema: text }],
        get: { operationId: "listToys", parameters: [{ name: "toy", in: "query", schema: text }], responses: {} },
      },
    },
    components: {
      headers: { Rate: { schema: text } },
      responses: { Pet: { description: "OK", headers: { "X-Pet": { schema: text } } } },
      schemas: { Pet: { type: "object", properties: { pet_name: text, names: { type: "array", items: text } } } },
    },
  });
  const random = "b8Zq-1xT9dLw_0uKfR3sVnYp6GmJhC2eQaXo5iEtZZ1";

  test("in bodies, URLs and headers", () => {
    const parts = {
      url: `https://api.example/base/pets/${random}/toys?toy=${random}`,
      headers: [json, ["X-Pet", random]] as Header[],
      body: JSON.stringify({ pet_name: random, names: [random] }),
    };
    expect(redacted({ ...parts, document })).toMatchObject(parts);
    expect(JSON.stringify(redacted(parts))).not.toContain(random);
    expect(shown({ url: parts.url.replaceAll(random, jwt), document })).not.toContain(jwt);
    expect(redacted({ body: JSON.stringify({ pet_name: jwt }), document }).body).toBe('{"pet_name":"<removed>"}');
  });
});

test.each(["a", "a.", "ab:", "data:", "-----BEGIN A-----", "eyJ.", "x=", "%41", "/?", "a://"])(
  "a long text of %j takes no quadratic time",
  (piece) => {
    const text = piece.repeat(300_000 / piece.length);
    expect(
      redacted({ body: JSON.stringify({ note: text, [text]: 1 }), url: `https://a.example/${piece.repeat(3000)}` })
        .body,
    ).toMatch(/^(\{"note"|<body)/);
  },
);

test("hashes and validators of content stay", () => {
  const hash = createHash("sha256").update("x").digest("base64");
  const responseHeaders: Header[] = [
    ["ETag", `"${hash}"`],
    ["Content-Digest", `sha-256=:${hash}:`],
  ];
  expect(redacted({ responseHeaders }).responseHeaders).toEqual(responseHeaders);
});

test("credentials in a sentence are removed by their names and schemes", () => {
  const message =
    "login with password=blue-horse or Authorization: Bearer a1b2c3d4e5f6g7h8i9 at https://u:w0rd@a.example/x?sig=abc failed; token: expired";
  expect(redacted({ response: JSON.stringify({ message }) }).response).toBe(
    '{"message":"login with password=<removed> or Authorization: Bearer <removed> at https://%3Cremoved%3E@a.example/x?sig=%3Cremoved%3E failed; token: expired"}',
  );
});

test("user information, parameters of a path and fragments of a URL", () => {
  expect(redacted({ url: "https://ann:w0rd@api.example/a;jsessionid=12;v=1/b#access_token=13&page=2" }).url).toBe(
    "https://%3Cremoved%3E@api.example/a;jsessionid=%3Cremoved%3E;v=1/b#access_token=%3Cremoved%3E&page=2",
  );
});

test("cookies keep their names", () => {
  const { headers, responseHeaders } = redacted({
    headers: [["Cookie", "theme=dark; id=12"]],
    responseHeaders: [["Set-Cookie", "id=12; Path=/; HttpOnly"]],
  });
  expect([headers, responseHeaders]).toEqual([
    [["Cookie", "theme=<removed>; id=<removed>"]],
    [["Set-Cookie", "id=<removed>; Path=/; HttpOnly"]],
  ]);
});

describe("headers", () => {
  test.each([
    ...[
      "X-Apig-AppCode",
      "X-HW-APPKEY",
      "X-HW-APPCODE",
      "DPoP",
      "Ocp-Apim-Subscription-Key",
      "X-Api-Key",
      "X-Goog-Api-Key",
    ],
    ...["X-Amz-Security-Token", "X-Functions-Key", "X-Hub-Signature-256", "Stripe-Signature", "X-Slack-Signature"],
    ...["X-Shopify-Access-Token", "Private-Token", "X-Vault-Token", "X-CSRF-Token", "X-XSRF-TOKEN", "Signature"],
    ...["X-Ms-Client-Principal", "Cf-Access-Jwt-Assertion", "X-Twilio-Signature", "X-Custom", "Sec-WebSocket-Key"],
    ...["Authentication-Info", "X-Forwarded-Access-Token", "Api-Key", "Apikey", "Token", "Session", "X-Session-Id"],
    ...["Sec-WebSocket-Protocol", "X-Acs-Security-Token", "X-TC-Token", "Webhook-Signature", "X-Request-Id", "Cookie2"],
  ])("the value of %s is removed", (name) => {
    expect(redacted({ headers: [[name, "blue-horse"]] }).headers).toEqual([[name, "<removed>"]]);
  });

  test.each([
    ["Accept", "application/json"],
    ["content-TYPE", "application/json"],
    ["User-Agent", "curl/8.5.0"],
    ["Access-Control-Allow-Headers", "X-Auth-Token, Content-Type"],
    ["Access-Control-Allow-Credentials", "true"],
    ["Retry-After", "120"],
    ["Cache-Control", "private, no-store"],
    ["WWW-Authenticate", 'Bearer realm="api", error="invalid_token"'],
    ["Sec-Fetch-Mode", "cors"],
    ["Sec-CH-UA-Platform", '"Linux"'],
    ["Link", '<https://api.example/pets?page=2>; rel="next"'],
    ["Vary", "Authorization"],
    ["Strict-Transport-Security", "max-age=31536000"],
  ])("the value of %s stays", (name, value) => {
    expect(redacted({ headers: [[name, value]] }).headers).toEqual([[name, value]]);
  });
});
