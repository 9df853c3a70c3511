import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { asDocument } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import type { Exchange, Header } from "../../../packages/contract/src/exchange.js";
import { document } from "../../root.js";
import { redactExchange } from "./exchanges.js";

interface Parts {
  url?: string;
  headers?: Header[];
  body?: string | Uint8Array;
  responseHeaders?: Header[];
  response?: string | Uint8Array;
  failure?: string;
}

const json: Header = ["Content-Type", "application/json"];
const bytes = (content: string | Uint8Array) => (typeof content === "string" ? Buffer.from(content) : content);

function exchange({ url = "https://face.example/v2/p/face-sets", failure, ...parts }: Parts): Exchange {
  return {
    request: { method: "POST", url, headers: parts.headers ?? [json], body: bytes(parts.body ?? "") },
    response: { status: 200, headers: parts.responseHeaders ?? [json], body: bytes(parts.response ?? "") },
    ...(failure !== undefined && { failure: { kind: "reset", message: failure } as const }),
    startedAt: "2024-03-01T08:15:30.123Z",
    milliseconds: 1,
  };
}

/** Returns everything visible of an exchange as one text. */
function shown({ request, response, failure }: Exchange): string {
  const message = ({ headers, body }: { headers: readonly Header[]; body: Uint8Array }) =>
    `${headers.flat().join("\n")}\n${Buffer.from(body).toString()}`;
  return [request.url, message(request), response && message(response), failure?.message].join("\n");
}

const requestBody = (parts: Parts) => Buffer.from(redactExchange(exchange(parts), document).request.body).toString();
const responseBody = (parts: Parts) =>
  Buffer.from(redactExchange(exchange(parts), document).response?.body ?? "").toString();

const image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==";
const imageDigest = "<image: 67 bytes, sha256 a4d4c009619311d9b83904acfd62fe3b7f918c312522bbcc6ad51cdec4fd1edf>";

function form(parts: { head: string; content: string | Uint8Array }[]): { headers: Header[]; body: Uint8Array } {
  const body = Buffer.concat([
    ...parts.map(({ head, content }) =>
      Buffer.concat([Buffer.from(`--b0\r\n${head}\r\n\r\n`), bytes(content), Buffer.from("\r\n")]),
    ),
    Buffer.from("--b0--\r\n"),
  ]);
  return { headers: [["Content-Type", "multipart/form-data; boundary=b0"]], body };
}

describe("credentials", () => {
  test("a secret in any place is removed from every place that repeats it", () => {
    const secret = fc.oneof(
      fc.string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(..."abcXYZ019+/=_-.~!%&") }),
      fc.string({ minLength: 8, maxLength: 30, unit: "binary-ascii" }).filter((text) => /^[\x21-\x7e]*$/.test(text)),
      fc.base64String({ minLength: 40, maxLength: 2000 }),
    );
    const own: { [place: string]: (secret: string) => Parts } = {
      "X-Auth-Token": (it) => ({ headers: [json, ["x-auth-TOKEN", it]] }),
      Authorization: (it) => ({ headers: [["authorization", it]] }),
      bearer: (it) => ({ headers: [["Authorization", `Bearer ${it}`]] }),
      basic: (it) => ({ headers: [["Authorization", `Basic ${Buffer.from(`someone:${it}`).toString("base64")}`]] }),
      "Proxy-Authorization": (it) => ({ headers: [["Proxy-Authorization", it]] }),
      "X-Security-Token": (it) => ({ headers: [["X-Security-Token", it]] }),
      "X-Subject-Token": (it) => ({ responseHeaders: [["X-Subject-Token", it]] }),
      Cookie: (it) => ({ headers: [["Cookie", `a=1; id=${it.replace(/;/g, "")}`]] }),
      "Set-Cookie": (it) => ({ responseHeaders: [["Set-Cookie", `id=${it.replace(/;/g, "")}; Path=/`]] }),
      "user info": (it) => ({ url: `https://someone:${encodeURIComponent(it)}@face.example/v2` }),
      query: (it) => ({ url: `https://face.example/v2?a=1&access_token=${encodeURIComponent(it)}` }),
      "signed link": (it) => ({
        body: JSON.stringify({ image_url: `https://b.obs.example/o?Signature=${encodeURIComponent(it)}` }),
      }),
      password: (it) => ({
        body: JSON.stringify({ auth: { identity: { password: { user: { name: "n", password: it } } } } }),
      }),
      "password twice": (it) => ({ body: `{"password":${JSON.stringify(it)},"password":null}` }),
      passcode: (it) => ({
        body: JSON.stringify({ auth: { identity: { totp: { user: { id: "i", passcode: it } } } } }),
      }),
      "key pair": (it) => ({
        response: JSON.stringify({ credential: { access: "A", secret: it, securitytoken: it } }),
      }),
      "a list of secrets": (it) => ({ response: JSON.stringify({ tokens: 1, secret: [[it]] }) }),
      "JSON in a text": (it) => ({ body: JSON.stringify({ note: JSON.stringify({ api_key: it }) }) }),
      "JSON of a wrong type": (it) => ({
        headers: [["Content-Type", "text/plain"]],
        body: JSON.stringify({ password: it }),
      }),
      "URL-encoded form": (it) => ({
        headers: [["Content-Type", "application/x-www-form-urlencoded"]],
        body: `user=n&client_secret=${encodeURIComponent(it)}`,
      }),
      "form field": (it) => form([{ head: 'Content-Disposition: form-data; name="token"', content: it }]),
      gzip: (it) => ({
        responseHeaders: [json, ["Content-Encoding", "gzip"]],
        response: gzipSync(JSON.stringify({ password: it })),
      }),
    };
    // An unreadable body is replaced completely, but its secrets are unknown and cannot be searched for elsewhere.
    const unreadable: typeof own = {
      "cut JSON": (it) => ({ body: JSON.stringify({ password: it }).slice(0, -1) }),
      "JSON as a form": (it) => ({
        headers: [["Content-Type", "application/x-www-form-urlencoded"]],
        body: `${JSON.stringify({ password: it })}}`,
      }),
      text: (it) => ({ responseHeaders: [["Content-Type", "text/html"]], response: `<p>${it}</p>` }),
      "form file": (it) =>
        form([{ head: 'Content-Disposition: form-data; name="image_file"; filename="a.png"', content: it }]),
      "broken form": (it) => ({ ...form([{ head: "X: y", content: it }]) }),
      "gzip that is none": (it) => ({ responseHeaders: [json, ["Content-Encoding", "gzip"]], response: it }),
    };
    const echoes: { [place: string]: (secret: string) => Parts } = {
      nowhere: () => ({}),
      message: (it) => ({ response: JSON.stringify({ error_msg: `The token ${it} is over.` }) }),
      name: (it) => ({ response: JSON.stringify({ [it]: 1 }) }),
      header: (it) => ({ responseHeaders: [["X-Debug", `got ${it}`]] }),
      Location: (it) => ({ responseHeaders: [["Location", `/login?next=1&was=${encodeURIComponent(it)}`]] }),
      path: (it) => ({ url: `https://face.example/v2/${encodeURIComponent(it)}/face-sets` }),
      failure: (it) => ({ failure: `socket hang up after ${it}` }),
      "form head": (it) =>
        form([
          { head: `Content-Disposition: form-data; name="f"; filename="${it.replace(/"/g, "")}.png"`, content: "x" },
        ]),
    };
    fc.assert(
      fc.property(
        secret,
        fc.oneof(
          fc.tuple(fc.constantFrom(...Object.keys(own)), fc.constantFrom(...Object.keys(echoes))),
          fc.tuple(fc.constantFrom(...Object.keys(unreadable)), fc.constant("nowhere")),
        ),
        (text, [place, echo]) => {
          const parts = (own[place] ?? unreadable[place])?.(text);
          // Cookies and file names cannot contain every character of a secret: its other characters are searched for.
          const spelled = text.replace(/[;"]/g, "");
          fc.pre(spelled.length >= 8);
          const redacted = shown(redactExchange(exchange({ ...echoes[echo]?.(spelled), ...parts }), document));
          expect(redacted).not.toContain(text);
          expect(redacted).not.toContain(encodeURIComponent(text));
          expect(redacted).not.toContain(JSON.stringify(text).slice(1, -1));
        },
      ),
      { seed: 20240229, numRuns: 1000 },
    );
  });

  test("known credentials are removed everywhere", () => {
    const redacted = redactExchange(exchange({ response: '{"error_msg":"no key AKEXAMPLE0000"}' }), document, [
      "AKEXAMPLE0000",
    ]);
    expect(Buffer.from(redacted.response?.body ?? "").toString()).toBe('{"error_msg":"no key <removed>"}');
  });

  test("a credential in a spelling that is not rewritten makes the complete body a placeholder", () => {
    const parts: Parts = { headers: [json, ["X-Auth-Token", "12345678"]], response: '{"number":9912345678}' };
    expect(responseBody(parts)).toMatch(/^<body: 21 bytes, sha256 [0-9a-f]{64}>$/);
  });

  test("the document names further credentials", () => {
    const own = asDocument({
      openapi: "3.1.0",
      info: { title: "Own", version: "1" },
      paths: {},
      components: {
        securitySchemes: {
          inHeader: { type: "apiKey", in: "header", name: "X-Door" },
          inQuery: { type: "apiKey", in: "query", name: "door" },
        },
        parameters: { floor: { name: "X-Floor", in: "header", schema: { type: "integer" } } },
        schemas: {
          Login: {
            type: "object",
            properties: {
              riddle: { $ref: "#/components/schemas/Riddle" },
              responses: { type: "array", items: { type: "string", format: "password" } },
              once: { type: "integer", writeOnly: true },
              scan: { type: "string", contentEncoding: "base64" },
            },
          },
          Riddle: { type: "string", format: "password" },
        },
      },
    });
    const redacted = redactExchange(
      exchange({
        url: "https://api.example/a?door=open&page=2",
        headers: [json, ["X-DOOR", "open"], ["X-Floor", "3"], ["X-Other", "3"]],
        body: '{ "riddle": "who", "responses": ["I", "you"], "once": 7, "scan": "QUJD", "plain": "kept" }',
      }),
      own,
    );
    expect(redacted.request.url).toBe("https://api.example/a?door=%3Cremoved%3E&page=2");
    expect(redacted.request.headers).toEqual([
      json,
      ["X-DOOR", "<removed>"],
      ["X-Floor", "3"],
      ["X-Other", "<removed>"],
    ]);
    expect(Buffer.from(redacted.request.body).toString()).toBe(
      '{ "riddle": "<removed>", "responses": ["<removed>", "<removed>"], "once": "<removed>", "scan": "<image: 3 bytes, sha256 b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78>", "plain": "kept" }',
    );
  });

  test("the authentication scheme is not removed", () => {
    const headers: Header[] = [
      ["Authorization", "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=0f0f"],
      ["Proxy-Authorization", "Bearer abc"],
      ["X-Auth-Token", ""],
    ];
    expect(redactExchange(exchange({ headers })).request.headers).toEqual([
      ["Authorization", "SDK-HMAC-SHA256 <removed>"],
      ["Proxy-Authorization", "Bearer <removed>"],
      ["X-Auth-Token", ""],
    ]);
  });
});

describe("images and other content", () => {
  test("are replaced by length and hash: by the document, by name and by size", () => {
    expect(requestBody({ body: JSON.stringify({ image_base64: image, top_n: 3 }) })).toBe(
      JSON.stringify({ image_base64: imageDigest, top_n: 3 }),
    );
    expect(responseBody({ response: JSON.stringify({ result: { alive: true, picture: image } }) })).toBe(
      JSON.stringify({ result: { alive: true, picture: imageDigest } }),
    );
    expect(requestBody({ body: JSON.stringify({ video_base64: "QUJD" }) })).toContain('"<video: 3 bytes, sha256 ');
    expect(requestBody({ body: JSON.stringify({ anything: "QUJD".repeat(200) }) })).toContain('"<data: 600 bytes, ');
    expect(requestBody({ body: JSON.stringify({ anything: `data:image/png;base64,${image}` }) })).toBe(
      JSON.stringify({ anything: imageDigest.replace("image", "data") }),
    );
  });

  test("in a form, files are replaced and fields stay", () => {
    const body = requestBody(
      form([
        {
          head: 'Content-Disposition: form-data; name="image_file"; filename="me.png"\r\nContent-Type: image/png',
          content: Buffer.from(image, "base64"),
        },
        { head: 'Content-Disposition: form-data; name="external_image_id"', content: "gate-3" },
        { head: 'Content-Disposition: form-data; name="external_fields"', content: '{"site":"lab","token":"t"}' },
      ]),
    );
    expect(body.split("\r\n")).toEqual([
      "--b0",
      'Content-Disposition: form-data; name="image_file"; filename="me.png"',
      "Content-Type: image/png",
      "",
      imageDigest,
      "--b0",
      'Content-Disposition: form-data; name="external_image_id"',
      "",
      "gate-3",
      "--b0",
      'Content-Disposition: form-data; name="external_fields"',
      "",
      '{"site":"lab","token":"<removed>"}',
      "--b0--",
      "",
    ]);
  });

  test("an unreadable body is replaced completely", () => {
    expect(responseBody({ response: '{"faces":[' })).toMatch(/^<body: 10 bytes, sha256 [0-9a-f]{64}>$/);
    expect(responseBody({ response: Buffer.from([0xff, 0xfe, 0x00]) })).toMatch(/^<body: 3 bytes, /);
    expect(responseBody({ response: "[".repeat(200_000) })).toMatch(/^<body: 200000 bytes, /);
    expect(responseBody({ responseHeaders: [json, ["Content-Encoding", "zstd"]], response: "{}" })).toMatch(
      /^<body: 2 /,
    );
  });
});

test("everything else is unchanged, to the last blank and digit", () => {
  const body = '{ "timestamp" : 12345678901234567890, "ratio":1.0,"text":"caf\\u00e9 \\/ <b>", "a":[ ], "a":{}\n}';
  const parts: Parts = {
    url: "https://face.example/v2/p/face-sets/a%20b;c?offset=1&x=%7e&empty=&y=1+2",
    headers: [
      ["content-TYPE", "application/json;charset=UTF-8"],
      ["Accept", "1"],
      ["accept", "2"],
      ["Content-Length", "99"],
    ],
    body,
    response: body,
  };
  expect(redactExchange(exchange(parts), document)).toEqual(exchange(parts));
});

test("redaction of a redacted exchange changes nothing", () => {
  const once = redactExchange(
    exchange({
      url: "https://u:p@face.example/?token=abcdefgh",
      headers: [json, ["Authorization", "Bearer abcdefgh"], ["Cookie", "a=b"]],
      body: JSON.stringify({ image_base64: image, password: "p" }),
      response: "<html>",
    }),
    document,
  );
  expect(redactExchange(once, document)).toEqual(once);
});
