import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  type FrsClientOptions,
  type Hooks,
  isFrsApiError,
  isFrsConnectionError,
  isFrsInputError,
  isFrsResponseError,
  passwordAuth,
  tokenAuth,
} from "../../src/index.js";
import { anyResponse, clientOf, projectId, rejection, serve, serveResponse } from "./server.js";

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
    /** By how much the clock of the identity service is ahead, in milliseconds. */
    ahead?: number;
    /** What tells of that clock. */
    tells?: "issued_at" | "Date" | "both" | "nothing";
  } = {},
) {
  const { lifetime = day, refuse = () => undefined, broken, ahead = 0, tells = "both" } = options;
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
      const there = Date.now() + ahead;
      const written = (time: number) => new Date(time).toISOString().replace("Z", "000Z");
      const issued = tells === "issued_at" || tells === "both" ? { issued_at: written(there) } : {};
      const token = { ...issued, expires_at: written(there + lifetime) };
      const subject = broken === "blank" ? "a b" : `token-${bodies.length}`;
      response.sendDate = false;
      if (tells === "Date" || tells === "both") response.setHeader("Date", new Date(there).toUTCString());
      if (broken !== "header") response.setHeader("X-Subject-Token", subject);
      response.writeHead(201, json).end(JSON.stringify({ token: broken === "body" ? {} : token }));
      return;
    }
    const token = String(request.headers["x-auth-token"]);
    used.push(token);
    const refused = refuse(token);
    response.writeHead(refused?.status ?? 200, json).end(refused?.body ?? anyResponse);
  });
  const client = (more: Partial<FrsClientOptions> = {}) => clientOf(endpoint, { auth: passwordAuth(login), ...more });
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

test("a login that is changed afterwards stays what it was", async () => {
  const { endpoint, bodies } = await serveIdentity();
  const totp = { userId: "u-1", passcode: "111111" };
  const given = { ...login, totp, iamEndpoint: new URL(endpoint) };
  const frs = clientOf(endpoint, { auth: passwordAuth(given) });
  given.user = "someone-else";
  totp.passcode = "222222";
  given.iamEndpoint.port = "9";
  await frs.listFaceSets();
  expect(JSON.stringify(bodies)).toContain('"frs-caller"');
  expect(JSON.stringify(bodies)).toContain('"111111"');
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
  let time = 0;
  const frs = client({ clock: { monotonic: () => time } });
  await frs.listFaceSets();
  time += day - 6 * 60_000;
  await frs.listFaceSets();
  time += 2 * 60_000;
  await frs.listFaceSets();
  expect(used).toEqual(["token-1", "token-1", "token-2"]);
});

test("a token that ends soon is used for half of its time", async () => {
  const { used, client } = await serveIdentity({ lifetime: 60_000 });
  let time = 0;
  const frs = client({ clock: { monotonic: () => time } });
  await frs.listFaceSets();
  time += 29_000;
  await frs.listFaceSets();
  time += 2000;
  await frs.listFaceSets();
  expect(used).toEqual(["token-1", "token-1", "token-2"]);
});

describe("a local clock that is wrong costs no log-in", () => {
  const wrong = (hours: number, tells: "issued_at" | "Date" | "both" | "nothing") => ({ hours, tells });

  test.each([
    ...(["issued_at", "Date", "both"] as const).flatMap((tells) => [wrong(25, tells), wrong(-25, tells)]),
    // Nobody tells of another clock than the local one, by which the token has ended before it came.
    wrong(25, "nothing"),
  ])("$hours hours ahead, and the response says $tells", async ({ hours, tells }) => {
    const { bodies, used, client } = await serveIdentity({ ahead: -hours * 3_600_000, tells });
    let time = 0;
    const frs = client({ clock: { monotonic: () => time } });
    for (let hour = 0; hour < 23; hour++) {
      await Promise.all([frs.listFaceSets(), frs.listFaceSets()]);
      time += 3_600_000;
    }
    expect([bodies.length, used.length]).toEqual([1, 46]);
    time += 3_600_000;
    await frs.listFaceSets();
    expect(bodies).toHaveLength(2);
  });

  test("nor does one that is set while a token is kept", async () => {
    const { bodies, client } = await serveIdentity();
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const frs = client();
    await frs.listFaceSets();
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    await frs.listFaceSets();
    vi.setSystemTime(Date.now() - 50 * 3_600_000);
    await frs.listFaceSets();
    expect(bodies).toHaveLength(1);
  });
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
      "listFaceSets: 401 APIG.0301 Incorrect. The renewed token was refused, too.",
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
  for (const error of errors) {
    expect(isFrsApiError(error)).toBe(true);
    expect(error).toMatchObject({
      name: "FrsApiError",
      operation: "listFaceSets",
      status: 401,
      code: "401",
      attempts: 0,
    });
    expect(isFrsApiError(error) && error.cause).toMatchObject({ operation: "createToken", status: 401, attempts: 1 });
    expect(String(error)).toBe("FrsApiError: listFaceSets: createToken: 401 The username or password is wrong.");
  }
  await frs.listFaceSets();
  expect(bodies).toHaveLength(2);
});

test("an identity service that is down is asked as often as one call may ask, not once for each attempt of another", async () => {
  const { endpoint } = await serveIdentity();
  const asked: string[] = [];
  const auth = passwordAuth({ ...login, iamEndpoint: "http://127.0.0.1:9" });
  const frs = clientOf(endpoint, { auth, hooks: { onRequest: ({ operation }) => asked.push(operation) } });
  const error = await rejection(frs.listFaceSets());
  expect(isFrsConnectionError(error) && [error.operation, error.attempts]).toEqual(["listFaceSets", 0]);
  expect(isFrsConnectionError(error) && error.cause).toMatchObject({ operation: "createToken", attempts: 3 });
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

test.each([
  ["header", "X-Subject-Token"],
  ["blank", "X-Subject-Token"],
  ["body", "expires_at"],
])("a response without what is needed is refused: %s", async (broken, field) => {
  const { client, used } = await serveIdentity({ broken });
  const error = await rejection(client().listFaceSets());
  expect(isFrsResponseError(error) && [error.operation, error.status, error.attempts]).toEqual([
    "listFaceSets",
    201,
    0,
  ]);
  expect(isFrsResponseError(error) && error.cause).toMatchObject({ operation: "createToken", attempts: 1 });
  expect(String(error)).toContain(`no valid \`${field}\``);
  expect(used).toEqual([]);
});

describe("an error of the log-in becomes one of the call that needs the token", () => {
  const busy = { "Content-Type": "application/json", "Retry-After": "120", "X-Request-Id": "r-1" };

  test("with status, code, request id and the time to wait, told once", async () => {
    const endpoint = await serve((_, response) =>
      response.writeHead(429, busy).end('{"error_code":"IAM.0012","error_msg":"Throttled."}'),
    );
    const told: [string, unknown][] = [];
    const retried: string[] = [];
    const hooks: Hooks = {
      onError: ({ operation, error }) => void told.push([operation, error]),
      onRetry: ({ operation }) => void retried.push(operation),
    };
    const error = await rejection(clientOf(endpoint, { auth: passwordAuth(login), hooks }).listFaceSets());
    if (!isFrsApiError(error)) throw error;
    expect(error).toMatchObject({
      operation: "listFaceSets",
      status: 429,
      code: "IAM.0012",
      requestId: "r-1",
      retryAfter: 120_000,
      retryable: true,
      attempts: 0,
    });
    expect(error.remedy).toBeDefined();
    expect(error.stack).toContain("listFaceSets: createToken: 429 IAM.0012");
    expect(told).toEqual([
      ["createToken", error.cause],
      ["listFaceSets", error],
    ]);
    expect(retried).toEqual([]);
  });

  test("whose attempts are its own, if it is a token that was refused that cannot be renewed", async () => {
    let logins = 0;
    const endpoint = await serve((request, response) => {
      const isLogin = request.url?.startsWith("/v3/auth/tokens");
      const ends = { token: { expires_at: new Date(Date.now() + day).toISOString() } };
      response.setHeader("X-Subject-Token", "token-1");
      if (isLogin && ++logins === 1) response.writeHead(201, json).end(JSON.stringify(ends));
      else response.writeHead(isLogin ? 403 : 401, json).end('{"error_code":"IAM.0002","error_msg":"m"}');
    });
    const error = await rejection(clientOf(endpoint, { auth: passwordAuth(login) }).listFaceSets());
    expect(error).toMatchObject({ operation: "listFaceSets", status: 403, attempts: 1, cause: { attempts: 1 } });
  });

  test("also where a function fetches the token through a client of its own, and through frs.http", async () => {
    const { endpoint, received } = await serveResponse(503, '{"error_code":"APIG.0613","error_msg":"m"}');
    const inner = clientOf(endpoint, { retry: false });
    const auth = tokenAuth(async () => (await inner.listProjects()).projects[0]?.id ?? "");
    const frs = clientOf("http://127.0.0.1:9", { auth });
    const error = await rejection(frs.createFaceSet({ face_set_name: "a" }));
    expect(isFrsApiError(error) && [error.operation, error.attempts, error.status]).toEqual(["createFaceSet", 0, 503]);
    expect(error).toMatchObject({ cause: { operation: "listProjects", attempts: 1 } });
    const params = { path: { project_id: projectId } };
    expect(await rejection(frs.http.GET("/v2/{project_id}/face-sets", { params }))).toMatchObject({
      operation: `GET /v2/${projectId}/face-sets`,
      cause: { operation: "listProjects" },
    });
    expect(received).toHaveLength(2);
  });

  test("with the code that IAM puts into the body of a success", async () => {
    const body = '{"error":{"code":"IAM.0061","message":"The account is locked.","title":"Unauthorized"}}';
    const { endpoint, received } = await serveResponse(201, body);
    const error = await rejection(clientOf(endpoint, { auth: passwordAuth(login) }).listFaceSets());
    expect(isFrsApiError(error) && [error.status, error.code, error.retryable]).toEqual([201, "IAM.0061", false]);
    expect(error).toMatchObject({ operation: "listFaceSets", cause: { operation: "createToken", attempts: 1 } });
    expect(received).toHaveLength(1);
  });
});

test("the time limit of a call covers its log-in", async () => {
  const endpoint = await serve(() => {});
  const frs = clientOf(endpoint, { auth: passwordAuth(login), totalTimeout: 60 });
  expect(String(await rejection(frs.listFaceSets()))).toContain("within 0.06 s");
});

test.each(["domain", "user", "password"])("a missing %s is refused at once", (field) => {
  expect(() => passwordAuth({ ...login, [field]: "" })).toThrow(`\`${field}\``);
  try {
    passwordAuth({ ...login, [field]: undefined } as never);
  } catch (error) {
    expect(isFrsInputError(error) && error.field).toBe("auth");
  }
});
