import { asDocument } from "../../src/document/document.js";
import { type Locate, locateNothing } from "../../src/document/source.js";
import type { CaseDescription, CaseResult, Plan, Reproduction, Summary } from "../../src/event.js";
import type { Exchange, Header } from "../../src/exchange.js";
import { collectReport, type Report } from "../../src/report/report.js";

/** A document with one operation that reads and one that writes. */
export const things = asDocument({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  security: [{ token: [] }],
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        "x-side-effects": "none",
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } },
          { name: "sort", in: "query", schema: { type: "string", enum: ["name", "date"] } },
        ],
        responses: {
          "200": { description: "All." },
          "400": { description: "Wrong." },
          "401": { description: "Who?" },
          "429": { description: "Slow down." },
          "503": { description: "Later." },
        },
      },
      post: {
        operationId: "createThing",
        "x-side-effects": "writes",
        security: [],
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/NewThing" } },
            "multipart/form-data": { schema: { type: "object", properties: { image: { type: "string" } } } },
          },
        },
        responses: {
          "201": { description: "Made." },
          "401": { description: "Not yours." },
          "4XX": { description: "Wrong." },
        },
      },
    },
  },
  components: {
    schemas: {
      NewThing: {
        type: "object",
        required: ["name"],
        properties: {
          name: { $ref: "#/components/schemas/Name" },
          parts: { type: "array", maxItems: 3, items: { $ref: "#/components/schemas/NewThing" } },
        },
      },
      Name: { type: "string", minLength: 1, maxLength: 8 },
    },
    securitySchemes: { token: { type: "apiKey", in: "header", name: "X-Auth-Token" } },
  },
});

/** A case of `listThings` that passes, unless changed. */
export function describedCase(changes: Partial<CaseDescription> = {}): CaseDescription {
  return {
    id: "listThings/example/all",
    operationId: "listThings",
    tags: ["Things"],
    kind: "example",
    title: "the example `all`",
    pointer: "/paths/~1things/get",
    sideEffects: "none",
    expectation: { outcome: "accepted" },
    ...changes,
  };
}

/** Changes to the default exchange. */
export interface ExchangeChanges {
  method?: string;
  url?: string;
  sentHeaders?: readonly Header[];
  sent?: string | Uint8Array;
  status?: number;
  headers?: readonly Header[];
  received?: string | Uint8Array;
  milliseconds?: number;
}

/** An exchange, by default `GET /things` responded with an empty list. */
export function exchange(changes: ExchangeChanges = {}): Exchange {
  const { method = "GET", url = "http://127.0.0.1:4010/things", sentHeaders = [], sent = "", status = 200 } = changes;
  const { headers = [["Content-Type", "application/json"]], received = "[]", milliseconds = 12.34 } = changes;
  return {
    request: { method, url, headers: sentHeaders, body: Buffer.from(sent) },
    response: { status, headers, body: Buffer.from(received) },
    startedAt: "2026-01-02T03:04:05.678Z",
    milliseconds,
  };
}

/** A case that failed by one check. */
export function failed(changes: Partial<CaseDescription> = {}, made: ExchangeChanges = {}): CaseResult {
  return {
    case: describedCase(changes),
    outcome: "failed",
    problems: [
      {
        check: "status-documented",
        level: "failure",
        message: "Status 500 is not documented.",
        pointer: "/paths/~1things/get/responses",
      },
    ],
    exchange: exchange({ status: 500, ...made }),
  };
}

/** A case that passed. */
export function passed(changes: Partial<CaseDescription> = {}, made: ExchangeChanges = {}): CaseResult {
  return { case: describedCase(changes), outcome: "passed", problems: [], exchange: exchange(made) };
}

/** Parts of the command lines in the reports of tests. */
export const reproduction: Reproduction = {
  command: "npx openapi-contract run",
  credentials: [{ in: "header", name: "X-Auth-Token", prefix: "", variable: "CONTRACT_AUTH_TOKEN" }],
  mockUrl: "http://127.0.0.1:4010",
};

/** A plan of these cases. */
export function planOf(results: readonly CaseResult[], changes: Partial<Plan> = {}): Plan {
  return {
    document: { title: "Things", version: "1.0.0" },
    target: "mock",
    seed: 1,
    rerunArguments: ["--seed", "1"],
    reproduction,
    cases: results.map((result) => result.case),
    withheld: [],
    counts: { none: results.length, billable: 0, writes: 0, credentials: 0 },
    total: results.length,
    unprovable: [],
    ...changes,
  };
}

/** The summary of a run of these cases. */
export function summaryOf(results: readonly CaseResult[], changes: Partial<Summary> = {}): Summary {
  const count = (outcome: CaseResult["outcome"]) => results.filter((result) => result.outcome === outcome).length;
  return {
    counts: {
      passed: count("passed"),
      failed: count("failed"),
      expected: count("expected"),
      skipped: count("skipped"),
    },
    warnings: 0,
    requests: results.length,
    milliseconds: 1234,
    interrupted: false,
    unreachable: false,
    outdated: [],
    left: [],
    ...changes,
  };
}

/** The report of a run that had these results. */
export function reportOf(
  results: readonly CaseResult[],
  options: { plan?: Partial<Plan>; summary?: Partial<Summary>; locate?: Locate; document?: object } = {},
): Report {
  const { plan, summary, locate = locateNothing, document } = options;
  const collector = collectReport({ ...things, ...document }, locate);
  collector.on({ type: "start", plan: planOf(results, plan), startedAt: "2026-01-02T03:04:05.000Z" });
  for (const result of results) collector.on({ type: "case", result });
  collector.on({ type: "end", summary: summaryOf(results, summary) });
  return collector.report();
}
