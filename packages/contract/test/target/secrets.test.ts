import { describe, expect, test } from "vitest";
import { asDocument, type OpenApiDocument } from "../../src/document/document.js";
import { listOperations, type Operation } from "../../src/document/operations.js";
import type { Header, HttpRequest } from "../../src/exchange.js";
import { plainProfile } from "../../src/profile.js";
import { createCredentials } from "../../src/target/credentials.js";
import { type Environment, readSecrets, type Secrets } from "../../src/target/secrets.js";

const schemes = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  appId: { type: "apiKey", in: "query", name: "app" },
  "session.cookie": { type: "apiKey", in: "cookie", name: "sid" },
  basic: { type: "http", scheme: "basic" },
  bearerAuth: { type: "http", scheme: "bearer" },
} as const;

function documentWith(...security: (keyof typeof schemes)[][]): { document: OpenApiDocument; operation: Operation } {
  const requirements = security.map((names) => Object.fromEntries(names.map((name) => [name, []])));
  const document = asDocument({
    openapi: "3.1.0",
    info: { title: "Secured", version: "1" },
    components: { securitySchemes: schemes },
    paths: { "/a": { get: { operationId: "get", security: requirements, responses: {} } } },
  });
  const [operation] = listOperations(document);
  if (!operation) throw new Error("The document has one operation.");
  return { document, operation };
}

const { document } = documentWith();
const plain: HttpRequest = { method: "GET", url: "https://h/a", headers: [], body: new Uint8Array() };

function read(environment: Environment, headers: Header[] = []): Secrets {
  return readSecrets(document, environment, plainProfile.credentials, headers);
}

describe("each security scheme has a variable of its own", () => {
  test.each([
    ["CONTRACT_AUTH_KEY", "key"],
    ["CONTRACT_AUTH_APP_ID", "appId"],
    ["CONTRACT_AUTH_APPID", "appId"],
    ["CONTRACT_AUTH_appId", "appId"],
    ["CONTRACT_AUTH_SESSION_COOKIE", "session.cookie"],
    ["CONTRACT_AUTH_BEARER_AUTH", "bearerAuth"],
  ])("%s is for %s", (variable, scheme) => {
    expect(read({ [variable]: "v" }).values).toEqual({ [scheme]: "v" });
  });

  test("one that is empty counts as missing", () => {
    expect(read({ CONTRACT_AUTH_KEY: "", CONTRACT_AUTH_OTHER: "x" }).values).toEqual({});
  });

  test("one that no header can contain is refused without being shown", () => {
    expect(() => read({ CONTRACT_AUTH_KEY: "s3cret\n" })).toThrow("CONTRACT_AUTH_KEY contains spaces or line breaks");
    expect(() => read({ CONTRACT_AUTH_KEY: "s3cret\n" })).not.toThrow("s3cret");
  });

  test("a user and a password become the value of Basic, and neither is shown", () => {
    const secrets = read({ CONTRACT_AUTH_BASIC: "me:pass word" });
    expect(secrets.values).toEqual({ basic: "bWU6cGFzcyB3b3Jk" });
    expect(createCredentials(document, secrets).secrets).toEqual(["bWU6cGFzcyB3b3Jk", "me:pass word", "pass word"]);
  });

  test("a profile's variable is for all others", () => {
    const profile = { ...plainProfile.credentials, variable: "API_TOKEN" };
    const { values } = readSecrets(document, { API_TOKEN: "all", CONTRACT_AUTH_KEY: "own" }, profile);
    expect(values).toMatchObject({ key: "own", appId: "all", bearerAuth: "all" });
  });
});

test("a header that carries a credential is the credential of its scheme, and wins", () => {
  const headers: Header[] = [
    ["x-key", "k"],
    ["Authorization", "bearer t"],
    ["X-Tenant", "7"],
  ];
  expect(read({ CONTRACT_AUTH_KEY: "other" }, headers).values).toEqual({ key: "k", bearerAuth: "t" });
});

describe("schemes that are required together", () => {
  const both = documentWith(["key", "appId"], ["bearerAuth"]);
  const authorize = async (secrets: Secrets, choice: "valid" | "wrong") =>
    await createCredentials(both.document, secrets).authorize(plain, both.operation, choice);

  test("carry one value each", async () => {
    const { url, headers } = await authorize(read({ CONTRACT_AUTH_KEY: "k1", CONTRACT_AUTH_APP_ID: "a1" }), "valid");
    expect([url, headers]).toEqual(["https://h/a?app=a1", [["X-Key", "k1"]]]);
  });

  test("are all wrong where wrong ones are requested", async () => {
    const { url, headers } = await authorize(read({ CONTRACT_AUTH_KEY: "k1", CONTRACT_AUTH_APP_ID: "a1" }), "wrong");
    expect(`${url} ${headers}`).not.toMatch(/k1|a1/);
    expect(headers).toEqual([["X-Key", expect.stringMatching(/./)]]);
  });

  test("are unusable if one is missing; the message names the variables of each alternative", () => {
    const { lacks } = createCredentials(both.document, read({ CONTRACT_AUTH_KEY: "k1" }));
    expect(lacks(both.operation)).toBe(
      "get takes key with appId or bearerAuth: set CONTRACT_AUTH_KEY and CONTRACT_AUTH_APP_ID, or CONTRACT_AUTH_BEARER_AUTH in the environment.",
    );
    expect(createCredentials(both.document, read({ CONTRACT_AUTH_BEARER_AUTH: "t" })).lacks(both.operation)).toBe(
      undefined,
    );
  });
});
