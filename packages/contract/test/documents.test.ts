import { beforeAll, describe, expect, test } from "vitest";
import { loadDocument, type OpenApiDocument } from "../src/document/document.js";
import { listOperations, sideEffectClasses } from "../src/document/operations.js";
import { locateNothing } from "../src/document/source.js";
import { readPageAssets, toHtml } from "../src/report/html.js";
import { collectReport, type Report } from "../src/report/report.js";
import { openSession } from "../src/session/session.js";
import { bookshop, bookshopToken } from "./documents/bookshop.js";
import { parcels, parcelsSession } from "./documents/parcels.js";
import { type Answer, serve } from "./documents/server.js";
import { zoo, zooKey } from "./documents/zoo.js";

/** Services that keep documents of others, with the variables of the credentials that each takes. */
const services = {
  bookshop: [bookshop, { CONTRACT_AUTH_BEARER: bookshopToken }],
  parcels: [parcels, { CONTRACT_AUTH_SESSION: parcelsSession }],
  zoo: [zoo, { CONTRACT_AUTH_BASIC: zooKey, CONTRACT_AUTH_KEY: zooKey }],
} as const;

type Change = (response: Answer, operation: string) => Answer;

const documents = new Map<string, Promise<OpenApiDocument>>();

/** A document of others, which is read once. */
function documentOf(name: keyof typeof services): Promise<OpenApiDocument> {
  const read = documents.get(name) ?? loadDocument(new URL(`./documents/${name}.json`, import.meta.url));
  documents.set(name, read);
  return read;
}

/** A change of what the service does, and the one operation that it touches, by method and path. */
interface Fault {
  operation: string;
  change: Change;
}

/** Runs all that there is to try against a service; where it has a fault, all of the operation that has it. */
async function examined(name: keyof typeof services, random: number, fault?: Fault): Promise<Report> {
  const [service, environment] = services[name];
  const document = await documentOf(name);
  const faulty = listOperations(document).filter(
    (each) => fault?.operation === `${each.method.toUpperCase()} ${each.path}`,
  );
  const operations = faulty.map(({ operationId }) => operationId);
  if (fault && operations.length !== 1) throw new Error(`${name} must have one operation ${fault.operation}.`);
  const { change } = fault ?? {};
  const server = await serve(service(), change);
  const session = await openSession({
    document,
    selection: { sideEffects: sideEffectClasses, ...(fault ? { operations } : {}) },
    at: { url: server.url },
    environment,
    seed: 3,
    random,
    rate: Number.POSITIVE_INFINITY,
    rerunArguments: [],
  });
  const collector = collectReport(document, locateNothing);
  try {
    for await (const event of session.run(new AbortController().signal)) await collector.on(event);
  } finally {
    await session.close();
    await server.close();
  }
  return collector.report();
}

/** What each case that did not simply pass has to tell. */
function told({ results }: Report): string[] {
  return results.flatMap(({ id, outcome, problems, reason }) => [
    ...(outcome === "skipped" ? [`${id}: ${reason}`] : []),
    ...problems.map(({ level, check, message }) => `${id}: ${level} of ${check}: ${message}`),
  ]);
}

/** What the document has for requests, and no case exercised. */
function missing({ coverage }: Report): string[] {
  return coverage.operations.flatMap(({ operationId, inputs }) =>
    inputs.flatMap(({ in: where, name, exercised, constraints }) => [
      ...(exercised ? [] : [`${operationId}: ${where} ${name}`]),
      ...constraints.filter((each) => !each.exercised).map(({ pointer }) => `${operationId}: ${pointer}`),
    ]),
  );
}

const noXml = "Not supported: application/xml cannot be written from a schema; add an example of it as a string.";

describe.each([
  {
    name: "bookshop",
    skipped: [],
    // What stands under a condition is tried where the usual body meets it.
    uncovered: ["placeOrder: /components/schemas/Order/then/required"],
  },
  {
    name: "parcels",
    skipped: [],
    // A stop inside a stop can be left out, and is.
    uncovered: ["post /routes: /components/schemas/Stop/properties/next/maxProperties"],
  },
  {
    name: "zoo",
    skipped: [
      "tree/shape/unsupported/query/where: Not supported: no valid value of where can be sent in the query.",
      `admit-animal/shape/unsupported/application/xml: ${noXml}`,
      `feed/shape/unsupported/application/xml: ${noXml}`,
    ],
    uncovered: [
      "tree: query where",
      "tree: /paths/~1categories/get/parameters/2/schema/required",
      "tree: query where.any",
      "tree: /paths/~1categories/get/parameters/2/schema/properties/any/minItems",
      "feed: body ",
    ],
  },
] as const)("a service that keeps the document of $name", ({ name, skipped, uncovered }) => {
  let report: Report;

  beforeAll(async () => {
    report = await examined(name, 8);
  });

  test("is found to keep it; what cannot be sent is told", () => {
    expect(told(report)).toEqual(skipped);
    expect(report.results.length).toBeGreaterThan(250);
  });

  test("is left as it was", () => {
    expect(report.summary.left).toEqual([]);
  });

  test("has a report that counts what was exercised, on a page", async () => {
    expect(missing(report)).toEqual(uncovered);
    const page = toHtml(report, await readPageAssets());
    for (const { operationId } of report.coverage.operations) expect(page).toContain(operationId);
  });
});

describe("a service that breaks a document of others is found to break it", () => {
  const fault = (operation: string, change: (response: Answer) => Answer): Fault => ({
    operation,
    change: (response, own) => (own === operation ? change(response) : response),
  });
  /** Spoils the bodies of an operation's responses, where they are JSON. */
  const spoil = (operation: string, change: (body: string) => string) =>
    fault(operation, (response) =>
      response.content
        ? { ...response, content: [response.content[0], change(response.content[1])] as const }
        : response,
    );
  const status = (operation: string, from: number, to: number) =>
    fault(operation, (response) => (response.status === from ? { ...response, status: to } : response));
  const withoutHeaders = (operation: string) => fault(operation, (response) => ({ ...response, headers: {} }));

  test.each([
    ["bookshop", "body-valid", spoil("GET /books/{bookId}", (text) => text.replace(/"id":\d+,?/, ""))],
    ["bookshop", "input-refused", status("PATCH /books/{bookId}", 400, 200)],
    ["bookshop", "response-headers", withoutHeaders("POST /books")],
    ["bookshop", "status-documented", status("DELETE /books/{bookId}", 204, 202)],
    ["bookshop", "no-undocumented-property", spoil("POST /accounts", (text) => text.replace("{", '{"role":"admin",'))],
    ["parcels", "input-refused", status("POST /parcels", 400, 201)],
    ["parcels", "input-refused", status("GET /parcels", 400, 200)],
    ["parcels", "body-valid", spoil("POST /scans", (text) => text.replace("]", ",1]"))],
    ["parcels", "credentials-refused", status("GET /depots{zone}/parcels/{codes}", 401, 400)],
    ["parcels", "response-headers", withoutHeaders("HEAD /labels")],
    ["zoo", "body-valid", spoil("GET /categories", (text) => text.replace('"children":[],', ""))],
    ["zoo", "no-undocumented-property", spoil("POST /animals", (text) => text.replace("{", '{"tag":1,'))],
    ["zoo", "input-refused", status("PUT /shows", 400, 200)],
    [
      "zoo",
      "content-type-documented",
      fault("GET /maps/{area}.svg", (response) => ({ ...response, content: ["text/html", "<p>"] })),
    ],
  ] as const)("%s: %s %#", async (name, check, spoilt) => {
    const report = await examined(name, 0, spoilt);
    expect(report.results.flatMap(({ problems }) => problems.map((problem) => problem.check))).toContain(check);
  });
});
