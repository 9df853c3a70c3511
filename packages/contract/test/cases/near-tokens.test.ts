import { expect, test } from "vitest";
import { deriveCases } from "../../src/cases/index.js";
import { listOperations } from "../../src/document/operations.js";
import { createCredentials } from "../../src/target/credentials.js";
import { smallDocument } from "../small-document.js";

const names = [
  "near-cut",
  "near-appended",
  "near-case",
  "near-changed",
  "near-prefix",
  "near-tail",
  "near-empty",
  "near-blank",
  "near-elsewhere",
];
const url = "http://localhost/things";

function documentOf(scheme: object) {
  const secured = { security: [{ key: [] }], responses: {} };
  return smallDocument(
    {
      "/open": { get: { operationId: "open", security: [{}], responses: {} } },
      "/a": { get: { operationId: "a", ...secured } },
      "/b": { get: { operationId: "b", ...secured } },
      "/c": { get: { operationId: "c", ...secured } },
    },
    { securitySchemes: { key: scheme } },
  );
}

function credentialsOf(scheme: object, token: string) {
  return createCredentials(documentOf(scheme), { values: { key: token } });
}

async function sentFor(scheme: object, token: string) {
  const document = documentOf(scheme);
  const operation = listOperations(document).find(({ operationId }) => operationId === "a");
  const credentials = credentialsOf(scheme, token);
  const near = operation ? credentials.near(operation) : [];
  const request = { method: "GET", url, headers: [], body: new Uint8Array() };
  const sent = await Promise.all(near.map(({ name }) => credentials.authorize(request, operation, name)));
  return new Map(near.map(({ name }, index) => [name, sent[index]]));
}

const header = { type: "apiKey", in: "header", name: "X-Key" };

test.each([
  [
    "Sesame-1234",
    ["Sesame-123", "Sesame-1234x", "sESAME-1234", "Sesama-1234", "Sesame-1", "esame-1234", "", "Sesam e-1234"],
  ],
  // Decoders of base64 ignore what is behind the padding, and half of the bits before it.
  [
    "c2VzYW1lMQ==",
    ["c2VzYW1lM==", "c2VzYW1lMQx==", "C2vZyw1Lmq==", "c2VzYW0lMQ==", "c2VzYW1lM", "2VzYW1lMQ==", "", "c2VzYW 1lMQ=="],
  ],
])("a token is sent almost right in each way: %s", async (token, expected) => {
  const sent = await sentFor(header, token);
  expect([...sent.keys()]).toEqual(names);
  expect([...sent.values()].map((request) => request?.headers)).toEqual([
    ...expected.map((value) => [["X-Key", value]]),
    [["Authorization", `Bearer ${token}`]],
  ]);
  const { secrets } = credentialsOf(header, token);
  expect(secrets).toEqual(expect.arrayContaining(expected.filter((value) => value !== "")));
  expect(secrets).not.toContain("");
});

test("a bearer token and one in the query are, too", async () => {
  const bearer = await sentFor({ type: "http", scheme: "bearer" }, "Sesame-1234");
  expect([...bearer.keys()]).not.toContain("near-elsewhere");
  expect(bearer.get("near-cut")?.headers).toEqual([["Authorization", "Bearer Sesame-123"]]);
  const query = await sentFor({ type: "apiKey", in: "query", name: "key" }, "Sesame-1234");
  expect([...query.keys()]).not.toContain("near-elsewhere");
  expect(query.get("near-blank")?.url).toBe(`${url}?key=Sesam%20e-1234`);
});

test("what may be valid nevertheless is not sent", async () => {
  // A server may compare a UUID without its case.
  const uuid = await sentFor(header, "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40");
  expect([...uuid.keys()]).not.toContain("near-case");
  expect(await sentFor(header, "abc")).toEqual(new Map());
  expect(await sentFor({ type: "http", scheme: "basic" }, "c2VzYW1lOmFiYw==")).toEqual(new Map());
});

test("the first operation gets all ways, and the others one each in turn", () => {
  const near = names.map((name) => ({ name: name as `near-${string}`, title: name }));
  const ids = deriveCases(documentOf(header), { nearTokens: () => near })
    .map(({ id }) => id)
    .filter((id) => id.includes("/near-"));
  expect(ids).toEqual([
    ...names.map((name) => `a/credentials/${name}`),
    "b/credentials/near-cut",
    "c/credentials/near-appended",
  ]);
});
