import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  type Authentication,
  accessKeyAuth,
  consoleLogger,
  type FrsClient,
  type FrsClientOptions,
  type Hooks,
  passwordAuth,
  tokenAuth,
} from "../../src/index.js";
import { clientOf, rejection, serve } from "./server.js";

const secrets = {
  token: "MIIN-a-token-that-must-not-be-seen",
  password: "a-password-that-must-not-be-seen",
  passcode: "123987",
  accessKey: "AKTHATMUSTNOTBESEEN",
  secretKey: "a-secret-key-that-must-not-be-seen",
  securityToken: "a-security-token-that-must-not-be-seen",
};
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
  "access key": accessKeyAuth(secrets),
};

/** A service that answers everything in one way, and repeats what it was sent, as careless servers do. */
async function serveEcho(status: number, type: string) {
  return await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const isLogin = request.url?.startsWith("/v3/auth/tokens");
    response.writeHead(isLogin ? 201 : status, { "Content-Type": type, "X-Subject-Token": secrets.token });
    const sent = `${Object.values(request.headers).join(" ")} ${Buffer.concat(chunks).toString("latin1")}`;
    const login = JSON.stringify({ token: { expires_at: "2999-01-01T00:00:00.000000Z" } });
    response.end(
      isLogin ? login : type.includes("json") ? JSON.stringify({ error_code: "FRS.0012", error_msg: sent }) : sent,
    );
  });
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
