import { type AddressInfo, createServer } from "node:net";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  type Authentication,
  accessKeyAuth,
  consoleLogger,
  type FrsClient,
  type FrsClientOptions,
  type Hooks,
  isFrsApiError,
  passwordAuth,
  tokenAuth,
} from "../../src/index.js";
import { clientOf, rejection, serve, serveResponse } from "./server.js";

const secrets = {
  token: "MIIN-a-token-that-must-not-be-seen",
  password: "a-password-that-must-not-be-seen",
  passcode: "123987",
  accessKey: "AKTHATMUSTNOTBESEEN",
  secretKey: "a-secret-key-that-must-not-be-seen",
  securityToken: "a-security-token-that-must-not-be-seen",
};
const { accessKey, secretKey, securityToken } = secrets;
const image = Buffer.concat([
  Buffer.from("89504e470d0a1a0a", "hex"),
  Buffer.from("pixels-that-must-not-be-seen".repeat(50)),
]);
const base64 = image.toString("base64");

/** What may not be found anywhere: the secrets, and any run of an image as text, base64 or hexadecimal. */
const forbidden = [
  ...Object.values(secrets),
  "pixels-that-must",
  base64.slice(40, 60),
  image.toString("hex").slice(40, 60),
];

const authentications: { [name: string]: Authentication } = {
  token: tokenAuth(secrets.token),
  "token by a function": tokenAuth(() => secrets.token),
  password: passwordAuth({
    domain: "d",
    user: "u",
    password: secrets.password,
    totp: { userId: "i", passcode: secrets.passcode },
  }),
  "access key": accessKeyAuth({ accessKey, secretKey, securityToken }),
};

/** A service that responds everything in one way, and repeats what it was sent, as careless servers do. */
async function serveEcho(status: number, type: string) {
  return await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const isLogin = request.url?.startsWith("/v3/auth/tokens");
    // The id of a request and the parameters of a media type are places to repeat something in, too.
    const credential = String(request.headers["x-auth-token"] ?? request.headers.authorization ?? "none");
    response.writeHead(isLogin ? 201 : status, {
      "Content-Type": `${type}; echo=${credential.split(/[ ,]/)[0]}`,
      "X-Subject-Token": secrets.token,
      "X-Request-Id": credential,
    });
    const sent = `${Object.values(request.headers).join(" ")} ${Buffer.concat(chunks).toString("latin1")}`;
    const login = JSON.stringify({ token: { expires_at: "2999-01-01T00:00:00.000000Z" } });
    response.end(
      isLogin ? login : type.includes("json") ? JSON.stringify({ error_code: "FRS.0012", error_msg: sent }) : sent,
    );
  });
}

/** A service that does not speak HTTP, and still repeats what it was sent. */
async function serveNoise(): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => socket.write(Buffer.concat([Buffer.from("500 unrecognised: "), data])));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  // A TCP server that listens on a port has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Everything that a call, a client and its authentication show to whoever looks at them or at what they log. */
async function everythingShown(
  auth: Authentication,
  endpoint: string,
  options: Partial<FrsClientOptions>,
): Promise<string> {
  const shown: unknown[] = [];
  const log = consoleLogger((line) => shown.push(line));
  const note = (name: keyof Hooks) => (event: never) => {
    shown.push(event);
    log[name](event);
  };
  const hooks = {
    onRequest: note("onRequest"),
    onResponse: note("onResponse"),
    onRetry: note("onRetry"),
    onError: note("onError"),
  };
  const frs = clientOf(endpoint, { auth, hooks, ...options });
  const calls: ((client: FrsClient) => Promise<unknown>)[] = [
    (client) => client.listFaceSets(),
    (client) => client.addFaces({ face_set_name: "a", image_file: image }),
    (client) => client.addFaces({ face_set_name: "a", image_base64: base64 }),
    (client) => client.addFaces({ face_set_name: "a", image_base64: `data:,${base64}` }),
    (client) => client.addFaces({ face_set_name: "a", image_file: new Uint8Array([...image.subarray(20)]) }),
    (client) => client.addFaces({ face_set_name: "a", image_base64: base64, image_url: secrets.token } as never),
  ];
  for (const call of calls) shown.push(await rejection(call(frs)));
  shown.push(frs, auth, hooks);
  return shown
    .flatMap((value) => [
      inspect(value, { depth: 20, showHidden: true, maxStringLength: Infinity, maxArrayLength: Infinity }),
      String(value),
      JSON.stringify(value),
      value instanceof Error ? value.stack : "",
    ])
    .join("\n");
}

test.each(Object.keys(authentications))(
  "%s: no secret and no image in any error, log, event or object",
  async (name) => {
    const auth = authentications[name];
    if (!auth) throw new Error("unknown");
    const endpoints = [
      "http://127.0.0.1:9",
      await serveEcho(400, "application/json"),
      await serveEcho(401, "application/json"),
      await serveEcho(502, "text/html"),
      await serveEcho(200, "text/html"),
      await serveEcho(307, "text/html"),
      await serve((request) => request.socket.destroy()),
      await serveNoise(),
    ];
    for (const endpoint of endpoints) {
      const text = await everythingShown(auth, endpoint, { timeout: 1000 });
      expect(text).toContain("addFaces");
      for (const secret of forbidden) {
        const at = text.indexOf(secret);
        expect(at < 0 ? "" : text.slice(Math.max(0, at - 200), at + 100), endpoint).toBe("");
      }
    }
  },
);

test("no attempt sends the secret key", async () => {
  const { endpoint, received } = await serveResponse(503, "{}");
  await rejection(clientOf(endpoint, { auth: accessKeyAuth({ accessKey, secretKey }) }).listFaceSets());
  expect(received).toHaveLength(3);
  for (const request of received) {
    expect(request.headers.authorization).toContain(accessKey);
    expect(inspect(request, { depth: 5 })).not.toContain(secretKey);
  }
});

describe("what a server repeats is redacted", () => {
  const token = 'quote"less<than&slash/and%-too';
  const spellings: { [name: string]: string } = {
    "as it is": token,
    "as JSON writes it": JSON.stringify(token).slice(1, -1),
    "as a URL writes it": encodeURIComponent(token),
    "as JSON may write it": token.replaceAll("/", "\\/").replaceAll("&", "\\u0026"),
    "as a form writes it": encodeURIComponent(token).toLowerCase(),
    "as HTML writes it": token
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll('"', "&quot;")
      .replaceAll("/", "&#x2F;"),
    "after much else, where an excerpt would cut it": `${"- ".repeat(470)}${token}`,
    "where what is looked at ends": `${"- ".repeat(32_760)}${token}`,
  };
  test.each(Object.entries(spellings))("%s", async (_, text) => {
    const { endpoint } = await serveResponse(502, `<p>${text}`, { "Content-Type": "text/html" });
    const error = await rejection(clientOf(endpoint, { auth: tokenAuth(token), retry: false }).listFaceSets());
    expect(error).toMatchObject({ status: 502 });
    for (const spelling of Object.values(spellings)) expect(inspect(error)).not.toContain(spelling.slice(-12));
  });

  test("short passwords, and headers of the caller that carry credentials", async () => {
    const endpoint = await serve((request, response) => {
      response.writeHead(401, { "Content-Type": "application/json" });
      const { cookie, "proxy-authorization": proxy } = request.headers;
      response.end(JSON.stringify({ error_code: "APIG.0301", error_msg: `hunt2 ${cookie} ${proxy}` }));
    });
    const auth = passwordAuth({ domain: "d", user: "u", password: "hunt2" });
    const headers = { Cookie: "session=s3cr3t-session", "Proxy-Authorization": "Basic dXNlcjpwYXNz" };
    const login = await rejection(clientOf(endpoint, { auth }).listFaceSets());
    const call = await rejection(clientOf(endpoint, { headers }).listFaceSets());
    expect(String(login)).toContain("createToken: 401");
    expect(String(call)).toContain("listFaceSets: 401");
    expect(String(login)).not.toContain("hunt2");
    for (const secret of ["s3cr3t", "dXNlcjpwYXNz"]) expect(String(call)).not.toContain(secret);
  });

  test("a part of an image in base64, however short, and a response of bytes", async () => {
    const wrapped = base64.slice(300, 420).replace(/.{20}/g, "$& ");
    const json = await serveResponse(400, JSON.stringify({ error_code: "FRS.0012", error_msg: `Bad: ${wrapped}` }));
    const input = { face_set_name: "a", image_base64: base64 };
    const error = await rejection(clientOf(json.endpoint).addFaces(input));
    expect(String(error)).toContain("Bad: …");
    for (const part of wrapped.trim().split(" ")) expect(String(error)).not.toContain(part);
    const bytes = await serve((_, response) => response.writeHead(400, { "Content-Type": "text/plain" }).end(image));
    const binary = await rejection(clientOf(bytes).addFaces({ face_set_name: "a", image_file: image }));
    expect(String(binary)).toContain("the body is not valid UTF-8");
    expect(String(binary)).not.toContain("pixels");
  });

  test("the beginning of a response that holds credentials", async () => {
    const { endpoint } = await serveResponse(201, '{"credential":{"access":"AKNEW","secret":"cut-off-in-the-midd');
    const error = await rejection(
      clientOf(endpoint).createTemporaryAccessKey({ auth: { identity: { methods: ["token"], token: {} } } } as never),
    );
    expect(String(error)).toContain("confidential");
    expect(String(error)).not.toMatch(/AKNEW|cut-off/);
  });

  test("control characters in an id", async () => {
    const body = JSON.stringify({ error_code: "FRS.0012", error_msg: "m", request_id: "a\u001b[2J\nforged line" });
    const { endpoint } = await serveResponse(400, body);
    const error = await rejection(clientOf(endpoint).listFaceSets());
    expect(isFrsApiError(error) && error.requestId).toBe("a [2J forged line");
    expect(String(error)).not.toMatch(/\p{Cc}/u);
  });

  test("characters that are not seen, in a message, a code, an id and a page", async () => {
    const unseen = [0x00ad, 0x061c, 0x200b, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d]
      .concat([0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x3164, 0xfeff, 0xfff9, 0xe0041])
      .map((code) => String.fromCodePoint(code));
    const text = `a${unseen.join("b")}c`;
    const escaped = `a${unseen.map((character) => JSON.stringify(`\\${JSON.stringify(character)}`)).join("b")}c`;
    const body = JSON.stringify({ error_code: text, error_msg: `${text} ${escaped}`, request_id: text });
    const json = await serveResponse(400, body);
    const page = await serveResponse(502, text, { "Content-Type": "text/html" });
    for (const { endpoint } of [json, page]) {
      const error = await rejection(clientOf(endpoint, { retry: false }).listFaceSets());
      if (!isFrsApiError(error)) throw error;
      for (const shown of [error.message, error.code ?? "", error.requestId ?? ""])
        expect(unseen.filter((character) => shown.includes(character))).toEqual([]);
    }
  });

  test("a credential that characters part that are not seen", async () => {
    const { token } = secrets;
    for (const part of ["\u200b", "\u202e", "\u00ad", "\ufeff"]) {
      const body = JSON.stringify({ error_code: "FRS.0002", error_msg: `Bad: ${[...token].join(part)} end` });
      const { endpoint } = await serveResponse(403, body);
      const error = await rejection(clientOf(endpoint, { auth: tokenAuth(token) }).listFaceSets());
      expect(String(error)).toContain("Bad: … end");
    }
  });

  test("in what hooks are told, and in a response that is too large", async () => {
    const lines: string[] = [];
    const hooks = consoleLogger((line) => lines.push(line));
    const headers = { "Content-Type": `text/${secrets.password}`, "X-Request-Id": secrets.password };
    const { endpoint } = await serveResponse(201, JSON.stringify({ token: { expires_at: "soon" } }), headers);
    const auth = passwordAuth({ domain: "d", user: "u", password: secrets.password });
    const errors = [
      await rejection(clientOf(endpoint, { auth, hooks }).listFaceSets()),
      await rejection(clientOf(endpoint, { auth, hooks, maxResponseBytes: 3 }).listFaceSets()),
    ];
    expect(lines.join()).toContain("request id");
    expect(inspect([errors, lines], { depth: 9 })).not.toContain(secrets.password);
  });

  test.each([
    ["as text", (file: Buffer) => file.toString("latin1", 8, 60)],
    ["as base64", (file: Buffer) => file.toString("base64").slice(0, 38)],
    ["as base64 in a URL", (file: Buffer) => encodeURIComponent(file.toString("base64").slice(40, 160))],
    ["as base64 after a word", (file: Buffer) => `value${file.toString("base64").slice(0, 80)}`],
  ])("a part of a file that was sent, %s", async (_, partOf) => {
    const part = partOf(image);
    const { endpoint } = await serveResponse(
      400,
      JSON.stringify({ error_code: "FRS.0012", error_msg: `Bad: ${part}` }),
    );
    const file = await rejection(clientOf(endpoint).addFaces({ face_set_name: "a", image_file: image }));
    const text = await rejection(clientOf(endpoint).addFaces({ face_set_name: "a", image_base64: base64 }));
    expect(String(file)).toContain("Bad: ");
    expect(String(file)).not.toContain(part.slice(6, 22));
    if (!part.includes("pixels")) expect(String(text)).not.toContain(part.slice(6, 22));
  });

  test("of every attempt, also where each has another token or a copy of the request", async () => {
    let count = 0;
    const endpoint = await serve((_, response) => {
      response.writeHead(503, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ error_code: "FRS.0012", error_msg: "old token-number-1, copy token-number-2" }));
    });
    const auth: Authentication = (next) => (request, call) => {
      const headers = new Headers(request.headers);
      headers.set("X-Auth-Token", `token-number-${++count}`);
      return next({ ...request, headers }, call);
    };
    const error = await rejection(clientOf(endpoint, { auth, retry: { attempts: 2 } }).listFaceSets());
    expect(String(error)).toContain("old …, copy …");
  });

  test("in the causes of an error", async () => {
    const inner = Object.assign(new Error(`refused ${secrets.token}`), { code: "EX", sent: secrets.token });
    const several = Object.assign(new AggregateError([inner], "several"), { cause: { headers: secrets.token } });
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: several }));
    const error = await rejection(
      clientOf("http://a", { fetch, auth: tokenAuth(secrets.token), retry: false }).listFaceSets(),
    );
    expect(inspect(error, { depth: 9 })).toContain("EX");
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secrets.token);
  });

  test("a token that the identity service issues, and a code that is a number", async () => {
    const { endpoint } = await serveResponse(201, "<p>token fresh-token-123 for 987654</p>", {
      "Content-Type": "text/html",
      "X-Subject-Token": "fresh-token-123",
    });
    const totp = { userId: "u", passcode: () => 987654 as unknown as string };
    const auth = passwordAuth({ domain: "d", user: "u", password: "p", totp });
    const error = await rejection(clientOf(endpoint, { auth }).listFaceSets());
    expect(String(error)).toContain("<p>token … for …</p>");
  });
});
