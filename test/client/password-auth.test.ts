import { describe, expect, test } from "vitest";
import {
  type FrsClientOptions,
  isFrsApiError,
  isFrsConnectionError,
  isFrsInputError,
  isFrsResponseError,
  passwordAuth,
} from "../../src/index.js";
import { anyAnswer, clientOf, projectId, rejection, serve } from "./server.js";

const login = { domain: "an-account", user: "frs-caller", password: "a-password-that-nobody-sees" };
const json = { "Content-Type": "application/json" };
const day = 24 * 3_600_000;

/**
 * A service with its identity service. It takes the token that it issued last, and issues `token-1`, `token-2` and so on,
 * each after a moment, so that callers have the time to come together.
 */
async function serveIdentity(
  options: {
    lifetime?: number;
    refuse?: (token: string) => { status: number; body: string } | undefined;
    broken?: string;
  } = {},
) {
  const { lifetime = day, refuse = () => undefined, broken } = options;
  const bodies: unknown[] = [];
  const used: string[] = [];
  let failures = 0;
  const endpoint = await serve(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    if (request.url?.startsWith("/v3/auth/tokens")) {
      bodies.push(JSON.parse(text));
      if (failures-- > 0) {
        response.writeHead(401, json).end('{"error":{"code":401,"message":"The username or password is wrong."}}');
        return;
      }
      await new Promise((resolve) => setImmediate(resolve));
      const expires_at = new Date(Date.now() + lifetime).toISOString().replace("Z", "000Z");
      const headers = broken === "header" ? json : { ...json, "X-Subject-Token": `token-${bodies.length}` };
      response.writeHead(201, headers).end(JSON.stringify({ token: broken === "body" ? {} : { expires_at } }));
      return;
    }
    const token = String(request.headers["x-auth-token"]);
    used.push(token);
    const refused = refuse(token);
    response.writeHead(refused?.status ?? 200, json).end(refused?.body ?? anyAnswer);
  });
  const client = (more: Partial<FrsClientOptions> = {}, now?: () => Date) =>
    clientOf(endpoint, { auth: passwordAuth(login, now), ...more });
  return { endpoint, bodies, used, client, fail: (count: number) => (failures = count) };
}

test("a token is asked for once, for the project, by any number of calls at a time", async () => {
  const { bodies, used, client } = await serveIdentity();
  const frs = client();
  await Promise.all(Array.from({ length: 50 }, () => frs.listFaceSets()));
  await frs.listFaceSets();
  expect(used).toEqual(Array(51).fill("token-1"));
  const { domain, user: name, password } = login;
  expect(bodies).toEqual([
    {
      auth: {
        identity: { methods: ["password"], password: { user: { name, password, domain: { name: domain } } } },
        scope: { project: { id: projectId } },
      },
    },
  ]);
});

test("a one-time code goes along, and is asked for with each token", async () => {
  const { endpoint, bodies } = await serveIdentity();
  let count = 0;
  const totp = { userId: "u-1", passcode: () => `00000${++count}` };
  await clientOf(endpoint, { auth: passwordAuth({ ...login, totp }) }).listFaceSets();
  expect(bodies).toMatchObject([
    { auth: { identity: { methods: ["password", "totp"], totp: { user: { id: "u-1", passcode: "000001" } } } } },
  ]);
});

test("the identity service can be elsewhere", async () => {
  const identity = await serveIdentity();
  const service = await serveIdentity();
  const auth = passwordAuth({ ...login, iamEndpoint: `${identity.endpoint}/` });
  await clientOf(service.endpoint, { auth }).listFaceSets();
  expect([identity.bodies.length, service.bodies.length, service.used]).toEqual([1, 0, ["token-1"]]);
});

test("a token is replaced five minutes before it ends", async () => {
  const { used, client } = await serveIdentity();
  let time = Date.now();
  const frs = client({}, () => new Date(time));
  await frs.listFaceSets();
  time += day - 6 * 60_000;
  await frs.listFaceSets();
  time += 2 * 60_000;
  await frs.listFaceSets();
  expect(used).toEqual(["token-1", "token-1", "token-2"]);
});

describe("a token that is refused is renewed, and the call repeated", () => {
  const gone = (code: string, status: number) => (token: string) =>
    token === "token-1" ? { status, body: `{"error_code":"${code}","error_msg":"Token must be updated."}` } : undefined;

  test.each([
    ["401", "APIG.0301", 401],
    ["APIG.0307 under another status", "APIG.0307", 403],
    ["FRS.0002 under 403", "FRS.0002", 403],
    ["FRS.0002 under 400", "FRS.0002", 400],
  ])("%s", async (_, code, status) => {
    const { used, client } = await serveIdentity({ refuse: gone(code, status) });
    await client().createFaceSet({ face_set_name: "a" });
    expect(used).toEqual(["token-1", "token-2"]);
  });

  test("once for a hundred calls at a time", async () => {
    const { bodies, used, client } = await serveIdentity({ refuse: gone("APIG.0307", 401) });
    const frs = client();
    await Promise.all(Array.from({ length: 100 }, () => frs.listFaceSets()));
    expect(bodies).toHaveLength(2);
    expect(used.filter((token) => token === "token-1")).toHaveLength(100);
    expect(used.filter((token) => token === "token-2")).toHaveLength(100);
  });

  test("and if the new one is refused, too, the error says so", async () => {
    const refuse = () => ({ status: 401, body: '{"error_code":"APIG.0301","error_msg":"Incorrect."}' });
    const { used, client } = await serveIdentity({ refuse });
    const error = await rejection(client().listFaceSets());
    expect(isFrsApiError(error) && error.message).toBe(
      "listFaceSets: 401 APIG.0301 Incorrect. The token was renewed, and the new one was refused, too.",
    );
    expect(isFrsApiError(error) && error.attempts).toBe(2);
    expect(used).toEqual(["token-1", "token-2"]);
  });

  test("not for an error that has nothing to do with it", async () => {
    const refuse = () => ({ status: 400, body: '{"error_code":"FRS.0012","error_msg":"m"}' });
    const { used, client } = await serveIdentity({ refuse });
    await rejection(client().listFaceSets());
    expect(used).toEqual(["token-1"]);
  });
});

test("a failed log-in is told to all who wait, and forgotten", async () => {
  const { bodies, client, fail } = await serveIdentity();
  const frs = client();
  fail(1);
  const errors = await Promise.all([rejection(frs.listFaceSets()), rejection(frs.listFaceSets())]);
  for (const error of errors)
    expect(isFrsApiError(error) && [error.operation, error.status]).toEqual(["createToken", 401]);
  await frs.listFaceSets();
  expect(bodies).toHaveLength(2);
});

test("an identity service that is down is asked as often as one call may ask, not once for each attempt of another", async () => {
  const { endpoint } = await serveIdentity();
  const asked: string[] = [];
  const auth = passwordAuth({ ...login, iamEndpoint: "http://127.0.0.1:9" });
  const frs = clientOf(endpoint, { auth, hooks: { onRequest: ({ operation }) => asked.push(operation) } });
  const error = await rejection(frs.listFaceSets());
  expect(isFrsConnectionError(error) && [error.operation, error.attempts]).toEqual(["createToken", 3]);
  expect(asked).toEqual(["createToken", "createToken", "createToken"]);
});

test("a call that is aborted leaves the log-in to the others", async () => {
  const { bodies, used, client } = await serveIdentity();
  const frs = client();
  const controller = new AbortController();
  const first = frs.listFaceSets({}, { signal: controller.signal });
  const second = frs.listFaceSets();
  setImmediate(() => controller.abort(new Error("enough")));
  expect(String(await rejection(first))).toContain("enough");
  await second;
  expect([bodies.length, used]).toEqual([1, ["token-1"]]);
});

test.each(["header", "body"])("an answer without what is needed is refused: %s", async (broken) => {
  const { client } = await serveIdentity({ broken });
  const error = await rejection(client().listFaceSets());
  expect(isFrsResponseError(error) && [error.operation, error.status]).toEqual(["createToken", 201]);
});

test("the time limit of a call covers its log-in", async () => {
  const endpoint = await serve(() => {});
  const frs = clientOf(endpoint, { auth: passwordAuth(login), totalTimeout: 60 });
  expect(String(await rejection(frs.listFaceSets()))).toContain("within 60 ms");
});

test.each(["domain", "user", "password"])("a missing %s is refused at once", (field) => {
  expect(() => passwordAuth({ ...login, [field]: "" })).toThrow(`\`${field}\``);
  try {
    passwordAuth({ ...login, [field]: undefined } as never);
  } catch (error) {
    expect(isFrsInputError(error) && error.field).toBe("auth");
  }
});
