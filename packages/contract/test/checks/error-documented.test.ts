import { expect, test } from "vitest";
import { errorDocumented } from "../../src/checks/error-documented.js";
import { documentWith, jsonResponse, problems } from "./tested-case.js";

const schema = { type: "object" };
const shown = { shown: { value: { error_code: "T.0002" } } };
const document = documentWith(
  {
    200: jsonResponse(schema),
    400: { description: "", content: { "application/json": { schema, examples: shown } } },
    default: jsonResponse(schema),
  },
  {
    operation: { "x-error-codes": ["T.0001", "T.0002", "T.0005", "APIG.0101"] },
    components: {},
    "x-error-catalogue": {
      "T.0001": { status: [400, 409], fault: "state" },
      "T.0002": { status: [403], fault: "credentials" },
      "T.0003": { status: [400], fault: "state" },
      "T.0004": { status: [400], fault: "account" },
      "APIG.0101": { status: [404], fault: "request" },
      "T.0005": { fault: "request" },
    },
  },
);
document.paths["/others"] = {
  get: { operationId: "listOthers", "x-side-effects": "none", responses: {}, "x-error-codes": ["T.0003", "T.0004"] },
};

const found = (status: number, body: unknown, of = document) =>
  problems(errorDocumented, of, { status, body }).map(({ level, message, at }) => `${level} ${at} ${message}`);

test.each([
  ["a code of the operation with its first status", 400, { error_code: "T.0001" }],
  ["with another of its statuses", 409, { error_code: "T.0001" }],
  ["with a status in which an example shows it", 400, { error_code: "T.0002" }],
  ["a code without a status in the catalogue", 422, { error_code: "T.0005" }],
  ["in the other form", 400, { error: { code: "T.0001" } }],
  ["in another spelling of its family", 404, { error_code: "APIGW.0101" }],
  ["a body without a code", 400, { message: "no" }],
  ["a status in place of a code", 401, { error: { code: 401 } }],
  ["a success", 200, { error_code: "T.0001" }],
])("passes: %s", (_, status, body) => {
  expect(found(status, body)).toEqual([]);
});

test.each([
  [
    "another status than the catalogue's",
    404,
    "T.0001",
    "failure /error_code Received T.0001 with status 404; documented with 400, 409.",
  ],
  [
    "a code about state that only others name",
    400,
    "T.0003",
    "failure /error_code Received T.0003, which is not one of the error codes of listThings.",
  ],
  [
    "a code about the account that only others name",
    400,
    "T.0004",
    "warning /error_code Received T.0004, which is not one of",
  ],
  [
    "an unknown code",
    400,
    "T.9999",
    'warning /error_code The error code "T.9999", received with 400, is not documented.',
  ],
])("reported: %s", (_, status, error_code, message) => {
  expect(found(status, { error_code })).toEqual([expect.stringContaining(message)]);
});

test("without documented codes nothing is checked", () => {
  expect(found(400, { error_code: "X" }, documentWith({ 400: jsonResponse(schema) }))).toEqual([]);
});
