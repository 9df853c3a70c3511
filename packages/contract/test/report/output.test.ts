import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import type { TestedCase } from "../../src/check.js";
import { checks } from "../../src/checks/index.js";
import type { OpenApiDocument } from "../../src/document/document.js";
import type { CaseResult } from "../../src/event.js";
import { problemsText, summaryText } from "../../src/report/console.js";
import {
  documentWith,
  exchange,
  jsonResponse,
  problems,
  type Situation,
  type TestResponse,
} from "../checks/tested-case.js";
import { describedCase, failed, passed, reportOf } from "./sample.js";

const plain = picocolors.createColors(false);
const locate = () => ({ file: "openapi/paths/things.yaml", line: 7 });

/** A response in which a check finds a problem. */
interface Example {
  document?: OpenApiDocument;
  response: TestResponse;
  situation?: Situation;
  kind?: TestedCase["case"]["kind"];
}

const closed = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "integer" } },
  additionalProperties: false,
};
const things = documentWith(
  {
    200: jsonResponse(closed, {
      headers: {
        "X-Request-Id": { schema: { type: "string" } },
        "X-Rate": { required: true, schema: { type: "integer" } },
      },
    }),
    400: jsonResponse({ type: "object" }),
  },
  {
    "x-error-catalogue": { "T.1": { status: [400], fault: "request" } },
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: "apiKey", in: "header", name: "X-Auth-Token" } } },
  },
);
const refused = (because: "input" | "credentials" | "method"): Situation => ({
  expectation: { outcome: "refused", because },
});

/** One failing case of each check. */
const examples: { readonly [check: string]: Example } = {
  "response-complete": { response: { body: "{", failure: { kind: "reset", message: "The connection was closed." } } },
  "no-server-error": { response: { status: 500, body: { error_code: "T.9" } } },
  "credentials-refused": { response: { body: { id: 1 } }, situation: refused("credentials"), kind: "credentials" },
  "input-accepted": { response: { status: 400, body: { error_code: "T.1" } } },
  "input-refused": { response: { body: { id: 1 } }, situation: refused("input"), kind: "constraint" },
  "method-refused": { response: { body: { id: 1 } }, situation: refused("method"), kind: "method" },
  "status-documented": { response: { status: 418 } },
  "content-type-documented": { response: { headers: [["Content-Type", "text/html"]], body: "<html>" } },
  "body-valid": { response: { body: { id: "one" } } },
  "scenario-step": {
    response: { body: { id: 1 } },
    situation: {
      expectation: { outcome: "exactly", status: 200 },
      unmet: [{ condition: "$response.body#/id == 2", found: "1", pointer: "/x-scenarios/0/steps/1" }],
    },
    kind: "scenario",
  },
  "stable-response": { response: { body: { id: 1 } }, situation: { repeated: { body: { id: 2 } } } },
  "error-documented": { response: { status: 400, body: { error_code: "T.9" } } },
  "response-headers": { response: { headers: [["X-Rate", "fast"]], body: { id: 1 } } },
  "request-id": { response: { body: { id: 1 } } },
  "no-undocumented-property": { response: { body: { id: 1, name: "lamp" } } },
  "response-time": { response: { body: { id: 1 }, milliseconds: 812 }, situation: { budget: 500 } },
};

describe("one failing case on the console", () => {
  test.each(checks.map((check) => [check.name, check] as const))("%s", async (name, check) => {
    const { document = things, response, situation = {}, kind = "example" } = examples[name] ?? { response: {} };
    const found = problems(check, document, response, situation);
    const { expectation = { outcome: "accepted" } } = situation;
    const result: CaseResult = {
      case: describedCase({ id: `listThings/${kind}/one`, kind, title: "one case", expectation }),
      outcome: found.some(({ level }) => level === "failure") ? "failed" : "passed",
      problems: found,
      exchange: exchange(response),
    };
    const text = problemsText(reportOf([result], { locate, plan: { target: "http://endpoint" } }), plain);
    await expect(text).toMatchFileSnapshot(`__output__/checks/${name}.txt`);
  });
});

test("a run with failures, warnings and skipped cases on the console", async () => {
  const withWarning = (id: string): CaseResult => ({
    ...passed({ id, title: "the example `lamp`" }),
    problems: [
      {
        check: "no-undocumented-property",
        level: "warning",
        message: "The property /name is not documented.",
        pointer: "/paths/~1things/get/responses/200",
      },
    ],
  });
  const skipped = (id: string, reason: string): CaseResult => ({
    case: describedCase({ id, operationId: "createThing", sideEffects: "writes" }),
    outcome: "skipped",
    problems: [],
    reason,
  });
  const results = [
    ...["minimum", "maximum", "type", "enum"].map((keyword) =>
      failed({ id: `listThings/constraint/limit/${keyword}`, kind: "constraint", title: `limit violates ${keyword}` }),
    ),
    withWarning("listThings/example/lamp"),
    withWarning("listThings/example/chair"),
    passed({ id: "listThings/shape/minimal" }),
    skipped("createThing/example/lamp", "Set CONTRACT_AUTH_TOKEN in the environment."),
    skipped("createThing/example/chair", "Set CONTRACT_AUTH_TOKEN in the environment."),
  ];
  const report = reportOf(results, {
    locate,
    plan: { target: "https://api.example.com", total: 40 },
    summary: { warnings: 2, left: ["createThing contract-1"] },
  });
  const files = { reports: ["contract-report/report.json", "contract-report/report.html"], recorded: [] };
  await expect(problemsText(report, plain) + summaryText(report, files, plain)).toMatchFileSnapshot(
    "__output__/console.txt",
  );
});
