import { expect, test } from "vitest";
import { httpServer } from "../loopback.js";
import { smallDocument } from "../small-document.js";
import { runDerived } from "./derived.js";

const response = (schema: object) => ({ description: "", content: { "application/json": { schema } } });
const responses = { 200: response({ type: "array" }), 400: response({ type: "object" }) };

/** Notes, of which a page is read, filtered by an expression whose grammar the document does not describe. */
const listNotes = smallDocument({
  "/notes": {
    get: {
      operationId: "listNotes",
      "x-side-effects": "none",
      parameters: [
        { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 10 } },
        { name: "where", in: "query", schema: { type: "string" } },
      ],
      responses,
    },
  },
});

/** Serves {@link listNotes}; `limit` is checked only if asked for. */
async function notesServer({ checksLimit, refuses }: { checksLimit: boolean; refuses: (url: URL) => boolean }) {
  const log: string[] = [];
  const url = await httpServer((request, response) => {
    log.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? "", "http://notes");
    const reply = (status: number, body: object) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname !== "/notes") return reply(404, {});
    if (request.method !== "GET") return response.writeHead(405, { Allow: "GET" }).end();
    const limit = url.searchParams.get("limit");
    const isBad = limit !== null && !(Number.isInteger(Number(limit)) && Number(limit) >= 1 && Number(limit) <= 10);
    return refuses(url) || (checksLimit && isBad) ? reply(400, { message: "bad" }) : reply(200, []);
  });
  return { url, log };
}

const hasUnreadableFilter = (url: URL) => !/^\w+=|^$/.test(url.searchParams.get("where") ?? "");

test("an invalid value is sent without the optional parameters for which the valid request was refused", async () => {
  const server = await notesServer({ checksLimit: false, refuses: hasUnreadableFilter });
  const { byId } = await runDerived(listNotes, server.url);
  expect(byId["listNotes/constraint/query/limit/maximum"]).toMatchObject({
    outcome: "failed",
    problems: [{ check: "input-refused" }],
    positive: expect.stringMatching(/^listNotes\/shape\/base\/[0-9a-f]{8}$/),
    exchange: { request: { url: expect.stringMatching(/\?limit=11$/) } },
  });
});

test("a refusal counts beside a valid request that was accepted, and names it", async () => {
  const server = await notesServer({ checksLimit: true, refuses: () => false });
  const { byId } = await runDerived(listNotes, server.url);
  expect(byId["listNotes/constraint/query/limit/maximum"]).toMatchObject({
    outcome: "passed",
    positive: "listNotes/shape/parameters/maximal",
  });
});

test("a valid request is sent once, however many invalid ones need it", async () => {
  const server = await notesServer({ checksLimit: true, refuses: hasUnreadableFilter });
  const { results } = await runDerived(listNotes, server.url, { checks: [] });
  const negatives = results.filter(({ positive }) => positive !== undefined);
  expect(negatives.length).toBeGreaterThan(2);
  expect(new Set(negatives.map(({ positive }) => positive)).size).toBe(1);
  const [base] = negatives;
  const valid = server.log.filter((line) => line === "GET /notes?limit=10" || line === "GET /notes?limit=1");
  // Besides the bounds, which are cases of their own.
  expect(base && valid.length).toBeLessThanOrEqual(3);
});

test("without an accepted valid request the case is skipped with the reason", async () => {
  const server = await notesServer({ checksLimit: true, refuses: ({ searchParams }) => searchParams.size > 0 });
  const { byId } = await runDerived(listNotes, server.url);
  expect(byId["listNotes/constraint/query/limit/maximum"]).toMatchObject({
    outcome: "skipped",
    reason: expect.stringMatching(
      /^A refusal would show nothing: .*listNotes\/shape\/parameters\/maximal received 400; listNotes\/shape\/base\/[0-9a-f]{8} received 400/,
    ),
  });
});

test("that nothing is stored under a long name does not show that the gateway refuses long URIs", async () => {
  const document = Object.assign(structuredClone(listNotes), { "x-gateway-limits": { "uri-bytes": 2000 } });
  const id = "listNotes/constraint/x-gateway-limits/uri-bytes";
  const outcomes = await Promise.all(
    [404, 414].map(async (status) => {
      const url = await httpServer(({ url = "" }, response) => {
        response.writeHead(url.length > 2000 ? status : 200, { "Content-Type": "application/json" });
        response.end(url.length > 2000 ? "{}" : "[]");
      });
      const { byId } = await runDerived(document, url, { checks: [] });
      return [byId[id]?.outcome, byId[id]?.reason];
    }),
  );
  expect(outcomes).toEqual([
    ["skipped", "The refusal shows nothing: 404 is about what is stored, so that the gateway let the request through."],
    ["passed", undefined],
  ]);
});

test("a body with a wrong property is sent without the other optional ones, too", async () => {
  const document = smallDocument({
    "/notes": {
      post: {
        operationId: "addNote",
        "x-side-effects": "writes",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["text"],
                properties: {
                  text: { type: "string", maxLength: 20 },
                  stars: { type: "integer", minimum: 0, maximum: 5 },
                  formula: { type: "string" },
                },
              },
            },
          },
        },
        responses: { 201: response({ type: "object" }), 400: responses[400] },
      },
    },
  });
  const url = await httpServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const reply = (status: number) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify({}));
    if (request.method !== "POST") return reply(405);
    try {
      const { text, formula } = JSON.parse(Buffer.concat(chunks).toString());
      return reply(formula === undefined && typeof text === "string" && text.length <= 20 ? 201 : 400);
    } catch {
      return reply(400);
    }
  });
  const { byId } = await runDerived(document, url);
  expect(byId["addNote/constraint/stars/maximum"]).toMatchObject({
    outcome: "failed",
    positive: expect.stringContaining("addNote/shape/base/"),
  });
  expect(byId["addNote/constraint/text/maxLength"]).toMatchObject({ outcome: "passed" });
  expect(byId["addNote/constraint/formula/type/null"]?.outcome).toBe("skipped");
});

test("random invalid values count beside the same values without the mistake", async () => {
  const server = await notesServer({ checksLimit: false, refuses: hasUnreadableFilter });
  const { results } = await runDerived(listNotes, server.url, { random: 10, selection: { kinds: ["random"] } });
  const invalid = results.filter(({ case: { expectation } }) => expectation.outcome === "refused");
  expect(invalid.length).toBeGreaterThan(3);
  expect(new Set(invalid.map(({ outcome }) => outcome))).toEqual(new Set(["failed"]));
});
