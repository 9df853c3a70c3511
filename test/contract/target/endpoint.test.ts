import { createHash, createHmac } from "node:crypto";
import { asDocument, type JsonObject, listOperations, type Operation } from "openapi-contract/document";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CaseRequest, CredentialChoice } from "../../../packages/contract/src/case.js";
import { ContractError } from "../../../packages/contract/src/errors.js";
import type { HttpRequest } from "../../../packages/contract/src/exchange.js";
import { clientValuesFrom, withClientValues } from "../../../packages/contract/src/target/client-values.js";
import { createCredentials } from "../../../packages/contract/src/target/credentials.js";
import { openEndpoint, readAddress } from "../../../packages/contract/src/target/endpoint.js";
import { openMock } from "../../../packages/contract/src/target/mock.js";
import { readSecrets, type Secrets } from "../../../packages/contract/src/target/secrets.js";
import type { Target } from "../../../packages/contract/src/target/target.js";
import { httpServer } from "../../../packages/contract/test/loopback.js";
import { algorithm } from "../../../src/client/signature.js";
import { signingKey } from "../../../src/contract/signer.js";
import { frsProfile } from "../../../src/contract-profile.js";
import { document as frs } from "../../root.js";

const options = { signal: new AbortController().signal, timeout: 20_000 };
const request: CaseRequest = { method: "GET", path: "/a?b=1", headers: [], body: undefined, credentials: "valid" };
const key = { accessKey: "AKAKAKAKAK", secretKey: "a-secret-key" };
const profile = frsProfile;
const keys = { [algorithm]: signingKey(key) };
const token: Secrets = { values: { iamToken: "t" } };

function closing(target: Target): Target {
  onTestFinished(() => target.close());
  return target;
}

function operationNamed(id: string, document = frs): Operation {
  const found = listOperations(document).find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`Operation ${id} does not exist.`);
  return found;
}

/** A document whose one operation has some security. */
function secured(security: JsonObject[], schemes: { [name: string]: JsonObject }) {
  const document = asDocument({
    openapi: "3.1.0",
    info: { title: "Secured", version: "1" },
    components: { securitySchemes: schemes },
    paths: { "/a": { get: { operationId: "get", security, "x-side-effects": "none", responses: {} } } },
  });
  return { document, operation: operationNamed("get", document) };
}

const plain: HttpRequest = {
  method: "POST",
  url: "https://host.example/a?b=1",
  headers: [
    ["Host", "host.example"],
    ["Content-Type", "application/json"],
  ],
  body: Buffer.from("{}"),
};

test("a cookie with a credential joins the cookies of the request", async () => {
  const { document, operation } = secured([{ c: [] }], { c: { type: "apiKey", in: "cookie", name: "session" } });
  const withTheme: HttpRequest = { ...plain, headers: [["Cookie", "theme=dark"]] };
  const { headers } = await createCredentials(document, { values: { c: "t" } }).authorize(
    withTheme,
    operation,
    "valid",
  );
  expect(headers).toEqual([["Cookie", "theme=dark; session=t"]]);
});

describe("the address of requests", () => {
  test.each([
    ["a region", { region: "cn-north-4" }, "listFaceSets", "https://face.cn-north-4.myhuaweicloud.com"],
    ["a region, another server", { region: "cn-north-4" }, "listProjects", "https://iam.cn-north-4.myhuaweicloud.com"],
    [
      "an address of the service, another server",
      { url: "https://face.eu-west-0.myhuaweicloud.com/" },
      "listProjects",
      "https://iam.eu-west-0.myhuaweicloud.com",
    ],
    ["any address", { url: "http://127.0.0.1:9/prefix/" }, "listFaceSets", "http://127.0.0.1:9/prefix"],
    ["any address, another server", { url: "http://127.0.0.1:9/prefix" }, "listProjects", "http://127.0.0.1:9/prefix"],
  ])("%s", (_, at, operation, url) => {
    expect(readAddress(frs, at).of(operationNamed(operation))).toBe(url);
  });

  test("a server of an operation may be relative to the others", () => {
    const get = { operationId: "get", servers: [{ url: "/admin/" }], responses: {} };
    const document = asDocument({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      servers: [{ url: "https://api.example/v1" }],
      paths: { "/a": { get } },
    });
    const addresses = readAddress(document, { url: "https://api.example/v1" });
    expect(addresses.of(operationNamed("get", document))).toBe("https://api.example/admin");
  });

  test.each([
    ["something else", { url: "nonsense" }, "nonsense is not a URL"],
    ["another protocol", { url: "ftp://host" }, "must start with http"],
    ["a query", { url: "http://host/?a=1" }, "must end before"],
    ["an unknown region", { region: "cn-north-5" }, "Did you mean cn-north-1, cn-north-4"],
  ])("%s is refused", (_, at, message) => {
    expect(() => openEndpoint(frs, { at, secrets: {}, profile, values: { projectId: "p" } })).toThrow(message);
  });

  test.each(["http://me:s3cret@host/", "ftp://me:s3cret@host/", "me:s3cret@host", "http://me:s3cret@host:port/"])(
    "a password in %s is refused and not repeated",
    (url) => {
      const open = () => openEndpoint(frs, { at: { url }, secrets: {}, profile });
      expect(open).toThrow(ContractError);
      expect(open).not.toThrow(/s3cret/);
    },
  );

  test("the real service needs a project, any other address does not", () => {
    const real = () => openEndpoint(frs, { at: { region: "cn-north-4" }, secrets: {}, profile });
    expect(real).toThrow("HUAWEICLOUD_SDK_PROJECT_ID");
    expect(() => closing(openEndpoint(frs, { at: { url: "http://127.0.0.1:9" }, secrets: {}, profile }))).not.toThrow();
  });
});

test("the headers that HTTP requires are added, unless a case sets them", async () => {
  const received: string[][] = [];
  const url = await httpServer((incoming, response) => {
    received.push(incoming.rawHeaders);
    response.end();
  });
  const target = closing(openEndpoint(frs, { at: { url }, secrets: {}, profile }));
  await target.send({ ...request, method: "POST" }, undefined, options);
  await target.send({ ...request, headers: [["accept-encoding", "gzip"]] }, undefined, options);
  const own = ["Host", new URL(url).host, "Connection", "keep-alive", "User-Agent", "openapi-contract"];
  expect(received).toEqual([
    [...own, "Accept-Encoding", "identity", "Content-Length", "0"],
    [...own, "accept-encoding", "gzip"],
  ]);
});

test("the mock accepts valid requests and is marked as a mock", async () => {
  const mock = closing(await openMock(frs, profile));
  expect([mock.name, mock.isMock, mock.lacks(operationNamed("listFaceSets"))]).toEqual(["mock", true, undefined]);
  const send = async (credentials: CredentialChoice) => {
    const list = { ...request, path: "/v2/p/face-sets", credentials };
    return (await mock.send(list, operationNamed("listFaceSets"), options)).response?.status;
  };
  expect([await send("valid"), await send("none")]).toEqual([200, 401]);
});

describe("credentials", () => {
  const now = () => new Date("2024-03-02T08:15:30.123Z");
  const authorize = async (secrets: Secrets, choice: CredentialChoice, id = "listFaceSets") => {
    const credentials = createCredentials(frs, secrets, {
      profile: profile.credentials,
      values: { projectId: "p1" },
      now,
    });
    const { headers } = await credentials.authorize(plain, operationNamed(id), choice);
    return Object.fromEntries(headers.slice(plain.headers.length));
  };

  test("a token goes where the document has a key that is not a signature", async () => {
    expect(await authorize(token, "valid")).toEqual({ "X-Auth-Token": "t" });
  });

  test("a key pair signs, and the signature is that of the algorithm", async () => {
    const headers = await authorize({ keys: { [algorithm]: signingKey({ ...key, securityToken: "st" }) } }, "valid");
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    const canonical = [
      "POST\n/a/\nb=1",
      "host:host.example\nx-project-id:p1\nx-sdk-date:20240302T081530Z\nx-security-token:st\n",
      `host;x-project-id;x-sdk-date;x-security-token\n${hash("{}")}`,
    ].join("\n");
    const toSign = `SDK-HMAC-SHA256\n20240302T081530Z\n${hash(canonical)}`;
    const signature = createHmac("sha256", key.secretKey).update(toSign).digest("hex");
    expect(headers).toEqual({
      "X-Sdk-Date": "20240302T081530Z",
      "X-Project-Id": "p1",
      "X-Security-Token": "st",
      Authorization: `SDK-HMAC-SHA256 Access=${key.accessKey}, SignedHeaders=host;x-project-id;x-sdk-date;x-security-token, Signature=${signature}`,
    });
  });

  test("a key pair signs in wrong ways, by name", async () => {
    const credentials = createCredentials(frs, { keys }, { profile: frsProfile.credentials });
    const operation = operationNamed("createFaceSet");
    expect(credentials.broken(operation).map(({ name }) => name)).toEqual([
      "old-date",
      "future-date",
      "other-end",
      "unsigned-date",
      "changed-body",
    ]);
    expect(createCredentials(frs, token, { profile: frsProfile.credentials }).broken(operation)).toEqual([]);

    const right = await authorize({ keys }, "valid");
    const old = await authorize({ keys }, "broken-old-date");
    expect(old["X-Sdk-Date"]).toBe("20240302T071530Z");
    const unsigned = await authorize({ keys }, "broken-unsigned-date");
    expect(unsigned["X-Sdk-Date"]).toBe(right["X-Sdk-Date"]);
    expect(unsigned.Authorization).toContain("SignedHeaders=host;x-project-id,");
    const { body } = await credentials.authorize(plain, operation, "broken-changed-body");
    expect(Buffer.from(body).toString()).toBe("{} ");
  });

  test("wrong ones have the form of the valid ones, without the secret", async () => {
    const token = await authorize({ values: { iamToken: "a-real-token" } }, "wrong");
    expect(token).toEqual({ "X-Auth-Token": expect.stringMatching(/^[A-Za-z0-9+/=]{20,}$/) });
    const [right, wrong] = [await authorize({ keys }, "valid"), await authorize({ keys }, "wrong")];
    expect(wrong.Authorization?.replace(/Signature=.*/, "")).toBe(right.Authorization?.replace(/Signature=.*/, ""));
    expect(wrong.Authorization).not.toBe(right.Authorization);
  });

  test("`none` sends none, and the other scheme is one that the document does not have", async () => {
    expect(await authorize(token, "none")).toEqual({});
    expect(await authorize(token, "other-scheme")).toEqual({
      Authorization: expect.stringMatching(/^Basic /),
    });
    const { document, operation } = secured([{ basic: [] }], { basic: { type: "http", scheme: "basic" } });
    const { headers } = await createCredentials(document, {}).authorize(plain, operation, "other-scheme");
    expect(headers.at(-1)).toEqual(["Authorization", expect.stringMatching(/^Bearer /)]);
  });

  test("an open operation gets none", async () => {
    expect(await authorize({ ...token, keys }, "valid", "createToken")).toEqual({});
  });

  test.each<[string, JsonObject, string, string | undefined]>([
    ["bearer", { type: "http", scheme: "bearer" }, plain.url, "Bearer t"],
    ["oauth2", { type: "oauth2", flows: {} }, plain.url, "Bearer t"],
    ["cookie", { type: "apiKey", in: "cookie", name: "session" }, plain.url, "session=t"],
    ["query", { type: "apiKey", in: "query", name: "key" }, `${plain.url}&key=t`, undefined],
  ])("a token also travels as %s", async (_, scheme, url, header) => {
    const { document, operation } = secured([{ scheme: [] }], { scheme });
    const sent = await createCredentials(document, { values: { scheme: "t" } }).authorize(plain, operation, "valid");
    expect(sent.url).toBe(url);
    expect(sent.headers[plain.headers.length]?.[1]).toBe(header);
  });

  test("the alternative is used for which secrets are given, and missing ones are reported", () => {
    const lacks = (secrets: Secrets, id: string) =>
      createCredentials(frs, secrets, { profile: profile.credentials }).lacks(operationNamed(id));
    expect(lacks(token, "listFaceSets")).toBeUndefined();
    expect(lacks({ keys }, "listFaceSets")).toBeUndefined();
    expect(lacks({}, "createToken")).toBeUndefined();
    expect(lacks({}, "listFaceSets")).toBe(
      "listFaceSets takes iamToken or accessKeySignature: set FRS_TOKEN, or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK in the environment.",
    );
  });

  test("unused alternatives are reported", () => {
    const untried = (secrets: Secrets, id: string) =>
      createCredentials(frs, secrets, { profile: profile.credentials }).untried(operationNamed(id));
    expect(untried({ ...token, keys }, "listFaceSets")).toEqual(["accessKeySignature"]);
    expect(untried({ keys }, "listFaceSets")).toEqual(["iamToken"]);
    expect(untried({}, "createToken")).toEqual([]);
  });

  test("schemes that belong together are all required", () => {
    const { document, operation } = secured([{ a: [], b: [] }], {
      a: { type: "apiKey", in: "header", name: "X-A" },
      b: { type: "apiKey", in: "header", name: "Authorization", "x-signature": "SDK-HMAC-SHA256" },
    });
    const lacks = (secrets: Secrets) =>
      createCredentials(document, secrets, { profile: profile.credentials }).lacks(operation);
    expect(lacks({ values: { a: "t" } })).toMatch(/^get takes a with b/);
    expect(lacks({ values: { a: "t" }, keys })).toBeUndefined();
  });

  test("a key in Authorization is sent as it is, and a signature of another kind is not made", async () => {
    const key = { type: "apiKey", in: "header", name: "Authorization" };
    const bare = secured([{ key: [] }], { key });
    const sent = await createCredentials(bare.document, { values: { key: "t" } }).authorize(
      plain,
      bare.operation,
      "valid",
    );
    expect(sent.headers.at(-1)).toEqual(["Authorization", "t"]);
    const other = secured([{ key: [] }], { key: { ...key, "x-signature": "AWS4-HMAC-SHA256" } });
    expect(
      createCredentials(other.document, { values: { key: "t" } }, { profile: profile.credentials }).lacks(
        other.operation,
      ),
    ).toContain("not supported");
  });

  test("they are read from the environment", () => {
    const read = (environment: { [name: string]: string }) => readSecrets(frs, environment, profile.credentials);
    expect(read({})).toMatchObject({ values: {}, keys: {} });
    const environment = {
      FRS_TOKEN: "t",
      HUAWEICLOUD_SDK_AK: "a",
      HUAWEICLOUD_SDK_SK: "s",
      HUAWEICLOUD_SDK_SECURITY_TOKEN: "",
    };
    expect(read(environment)).toMatchObject({
      values: { iamToken: "t" },
      keys: { [algorithm]: { secrets: ["a", "s"] } },
    });
    expect(() => read({ HUAWEICLOUD_SDK_AK: "a" })).toThrow("HUAWEICLOUD_SDK_SK is not set");
    expect(() => read({ FRS_TOKEN: "a b" })).toThrow("FRS_TOKEN contains spaces");
    expect(() => read({ FRS_TOKEN: "a b" })).not.toThrow("a b");
    expect(() => read({ FRS_TOKEN: "tökén" })).toThrow("not ASCII");
  });
});

test("values of client options become the examples of their parameters", () => {
  const projectOf = (document: typeof frs) =>
    operationNamed("listFaceSets", document).parameters.find(({ name }) => name === "project_id")?.example;
  expect(projectOf(withClientValues(frs, { projectId: "mine" }))).toBe("mine");
  expect(projectOf(frs)).not.toBe("mine");
  expect(withClientValues(frs, { projectId: undefined })).toBe(frs);
});

test("the project is the one that is given, or that of the environment", () => {
  const projectFrom = (given: string | undefined, variable: string) =>
    clientValuesFrom(profile.clientOptions, { projectId: given }, { HUAWEICLOUD_SDK_PROJECT_ID: variable }).projectId;
  expect(projectFrom("given", "other")).toBe("given");
  expect(projectFrom(undefined, "other")).toBe("other");
  expect(projectFrom(undefined, "")).toBeUndefined();
});
