import { createSchemaValidator, listOperations } from "openapi-contract/document";
import { expect, test } from "vitest";
import { document } from "../root.js";

const validator = createSchemaValidator(document);
const ofIam = listOperations(document).filter(({ tags }) => tags.includes("Identity and access"));

test.each(ofIam)("$operationId describes the request id that IAM sends, and requires none", ({ responses }) => {
  for (const { headers } of responses) {
    expect(headers).toContainEqual(expect.objectContaining({ name: "X-IAM-Trace-Id", required: false }));
    expect(headers.map(({ name }) => name)).not.toContain("X-Request-Id");
  }
});

const statement = { Effect: "Allow", Action: ["obs:object:GetObject"] };
const policy = (value: object) => ({ auth: { identity: { methods: ["token"], policy: value } } });

test.each([
  ["a policy", { Version: "1.1", Statement: [statement] }, true],
  [
    "a policy with everything",
    {
      Version: "1.1",
      Statement: [
        { ...statement, Resource: ["obs:*:*:object:a/*"], Condition: { StringEquals: { "obs:prefix": ["a"] } } },
      ],
    },
    true,
  ],
  ["another effect", { Version: "1.1", Statement: [{ ...statement, Effect: "Perhaps" }] }, false],
  ["a statement without actions", { Version: "1.1", Statement: [{ Effect: "Deny" }] }, false],
  [
    "a condition that is not a list",
    { Version: "1.1", Statement: [{ ...statement, Condition: { A: { b: "c" } } }] },
    false,
  ],
  ["names in lower case", { version: "1.1", statement: [statement] }, false],
])("a temporary key: %s", (_, value, isValid) => {
  const found = validator.validate("/components/schemas/CreateTemporaryAccessKeyRequest", policy(value));
  expect(found.length === 0).toBe(isValid);
});

test("projects can be chosen by is_domain", () => {
  const list = ofIam.find(({ operationId }) => operationId === "listProjects");
  const parameter = list?.parameters.find(({ name }) => name === "is_domain");
  expect(parameter).toMatchObject({ in: "query", required: false });
  expect(validator.validate(parameter?.schema ?? "", true)).toEqual([]);
  expect(validator.validate(parameter?.schema ?? "", "true")).not.toEqual([]);
});
