import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../src/document/document.js";
import { sideEffectClasses } from "../src/document/operations.js";
import { locateNothing } from "../src/document/source.js";
import { groupProblems } from "../src/report/groups.js";
import { collectReport, type Report } from "../src/report/report.js";
import { openSession, type SessionSettings } from "../src/session/session.js";
import { httpServer } from "./loopback.js";

const note = {
  type: "object",
  required: ["id", "text"],
  properties: { id: { type: "integer" }, text: { type: "string", maxLength: 20 }, pinned: { type: "boolean" } },
};
const json = (schema: object) => ({ description: "", content: { "application/json": { schema } } });
const id = { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1, maximum: 1000 } };
const limit = { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 10 } };
const error = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
const newNote = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", minLength: 1, maxLength: 20 } },
};

/** A document of notes: its successes are listed, and `default` describes errors. */
const document = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1" },
  security: [{ key: [] }],
  paths: {
    "/notes": {
      get: {
        operationId: "listNotes",
        parameters: [limit],
        responses: { 200: json({ type: "array", items: { $ref: "#/components/schemas/Note" } }), default: json(error) },
      },
      post: {
        operationId: "createNote",
        requestBody: { required: true, content: { "application/json": { schema: newNote } } },
        responses: { 201: json({ $ref: "#/components/schemas/Note" }), default: json(error) },
      },
    },
    "/notes/{id}": {
      get: {
        operationId: "getNote",
        parameters: [id],
        responses: { 200: json({ $ref: "#/components/schemas/Note" }), default: json(error) },
      },
    },
  },
  components: {
    schemas: { Note: note },
    securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
  },
} as unknown as OpenApiDocument;

interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  type: string;
  key: string | undefined;
  body: Buffer;
}

interface Reply {
  status: number;
  headers?: { [name: string]: string };
  body?: string | Buffer | undefined;
}

const ok = (status: number, body: unknown): Reply => ({ status, body: JSON.stringify(body) });
const refuse = (status: number, message: string): Reply => ok(status, { message });

/** Notes that conform to the document. */
function respond({ method, path, query, type, key, body }: Call): Reply {
  const allow = path === "/notes" ? "GET, POST" : /^\/notes\/[^/]+$/.test(path) ? "GET" : undefined;
  if (allow === undefined) return refuse(404, "Unknown path.");
  if (!allow.split(", ").includes(method)) return { ...refuse(405, "Unknown method."), headers: { Allow: allow } };
  if (key !== "right") return refuse(401, "The key is wrong.");
  if (method === "POST") {
    if (type !== "application/json") return refuse(415, "The body must be JSON.");
    try {
      const { text }: { text?: unknown } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
      if (typeof text !== "string" || text === "" || [...text].length > 20) return refuse(400, "The text is wrong.");
      return ok(201, { id: 1, text });
    } catch {
      return refuse(400, "The body is wrong.");
    }
  }
  if (path === "/notes") {
    const isRight = query.getAll("limit").every((value) => /^([1-9]|10)$/.test(value));
    return isRight
      ? ok(200, [
          { id: 1, text: "a" },
          { id: 2, text: "b" },
        ])
      : refuse(400, "The limit is wrong.");
  }
  const isRight = /^\/notes\/([1-9]\d{0,2}|1000)$/.test(path);
  return isRight ? ok(200, { id: 1, text: "a" }) : refuse(400, "The id is wrong.");
}

type Change = (reply: Reply, call: Call) => Reply | "cut" | "reset";

async function callOf(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname, searchParams } = new URL(request.url ?? "", "http://notes");
  return {
    method: request.method ?? "",
    path: pathname,
    query: searchParams,
    type: (request.headers["content-type"] ?? "").replace(/;.*$/, ""),
    key: request.headers["x-key"]?.toString(),
    body: Buffer.concat(chunks),
  };
}

function send(response: ServerResponse, reply: ReturnType<Change>): void {
  if (reply === "reset") response.destroy();
  else if (reply === "cut") {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": 100 });
    response.write("[", () => response.destroy());
  } else {
    response.writeHead(reply.status, { "Content-Type": "application/json", ...reply.headers });
    response.end(reply.body);
  }
}

/** Runs all cases against notes that are changed in one way. */
async function runAgainst(change: Change, more: Partial<SessionSettings> = {}): Promise<Report> {
  const url = await httpServer(async (request, response) => {
    const call = await callOf(request);
    send(response, change(respond(call), call));
  });
  const session = await openSession({
    document,
    selection: { sideEffects: sideEffectClasses },
    at: { url },
    environment: { CONTRACT_AUTH_KEY: "right" },
    seed: 1,
    random: 0,
    rate: Number.POSITIVE_INFINITY,
    rerunArguments: [],
    ...more,
  });
  const collector = collectReport(document, locateNothing);
  try {
    for await (const event of session.run(new AbortController().signal)) await collector.on(event);
  } finally {
    await session.close();
  }
  return collector.report();
}

/** Lists the different problems of a report, as check and operation. */
function problemsOf(report: Report): string[] {
  const { failures, warnings } = groupProblems(report.results);
  return [...failures, ...warnings].map(({ problem, results }) => {
    const operations = [...new Set(results.map(({ operationId }) => operationId))];
    return `${problem.level} ${problem.check} ${operations.join(" ")}`.trim();
  });
}

const isList = ({ method, path }: Call) => method === "GET" && path === "/notes";
const onList =
  (change: (reply: Reply) => Reply): Change =>
  (reply, call) =>
    isList(call) && reply.status === 200 ? change(reply) : reply;

describe("a server that is wrong in one way", () => {
  let count = 0;

  test.each<[string, Change, string[]]>([
    [
      "crashes, with a page of HTML",
      (reply, call) =>
        isList(call) && reply.status === 400
          ? { status: 500, headers: { "Content-Type": "text/html" }, body: "<p>" }
          : reply,
      ["failure no-server-error listNotes"],
    ],
    [
      "gzips, which the request does not accept",
      onList((reply) => ({ ...reply, headers: { "Content-Encoding": "gzip" }, body: gzipSync(reply.body ?? "") })),
      ["failure content-type-documented listNotes"],
    ],
    [
      "says that plain JSON is gzipped",
      onList((reply) => ({ ...reply, headers: { "Content-Encoding": "gzip" } })),
      ["failure content-type-documented listNotes"],
    ],
    [
      "says that JSON is HTML",
      onList((reply) => ({ ...reply, headers: { "Content-Type": "text/html" } })),
      ["failure content-type-documented listNotes"],
    ],
    ["has another success", onList((reply) => ({ ...reply, status: 203 })), ["failure status-documented listNotes"]],
    ["sends no body", onList((reply) => ({ ...reply, body: undefined })), ["failure body-valid listNotes"]],
    [
      "sends half of the JSON",
      onList((reply) => ({ ...reply, body: reply.body?.slice(0, 9) })),
      ["failure body-valid listNotes"],
    ],
    [
      "sends wrong types in all items",
      onList((reply) => ({ ...reply, body: String(reply.body).replaceAll(/"id":(\d)/g, '"id":"$1"') })),
      ["failure body-valid listNotes"],
    ],
    [
      "sends an item without two properties",
      onList((reply) => ({ ...reply, body: '[{"pinned":true}]' })),
      ["failure body-valid listNotes"],
    ],
    [
      "sends a name twice",
      onList((reply) => ({ ...reply, body: '[{"id":1,"text":"a","text":"b"}]' })),
      ["warning body-valid listNotes"],
    ],
    [
      "adds an error to a success",
      onList((reply) => ({ ...reply, body: '[{"id":1,"text":"a","error_code":"E.1"}]' })),
      ["warning no-undocumented-property listNotes"],
    ],
    [
      "counts in every response",
      onList((reply) => ({ ...reply, body: `[{"id":${count++},"text":"a"}]` })),
      ["warning stable-response listNotes"],
    ],
    [
      "closes the connection",
      (reply, call) => (isList(call) ? "reset" : reply),
      ["failure response-complete listNotes"],
    ],
    [
      "closes the connection amid the body",
      (reply, call) => (isList(call) && reply.status === 200 ? "cut" : reply),
      ["failure response-complete listNotes"],
    ],
    [
      "lets everybody in",
      (reply, call) => (reply.status === 401 ? respond({ ...call, key: "right" }) : reply),
      ["failure credentials-refused createNote", "failure credentials-refused listNotes getNote"],
    ],
    [
      "does not check the limit",
      (reply, call) =>
        isList(call) && reply.status === 400 ? respond({ ...call, query: new URLSearchParams() }) : reply,
      ["failure input-refused listNotes"],
    ],
    [
      "refuses the maximum of the limit",
      (reply, call) =>
        isList(call) && call.query.get("limit") === "10" && reply.status === 200 ? refuse(400, "Too many.") : reply,
      ["failure input-accepted listNotes"],
    ],
    [
      "replaces invalid UTF-8",
      (reply, call) =>
        reply.status === 400 && call.body.includes(0xff)
          ? respond({ ...call, body: Buffer.from(new TextDecoder().decode(call.body)) })
          : reply,
      ["warning input-refused createNote"],
    ],
    [
      "responds to HEAD, OPTIONS and TRACE on every path",
      (reply, { method }) =>
        ["HEAD", "OPTIONS", "TRACE"].includes(method) && reply.status === 405 ? { status: 204 } : reply,
      ["warning method-refused"],
    ],
    [
      "has a hidden PATCH",
      (reply, { method, path }) => (method === "PATCH" && path === "/notes" ? ok(200, {}) : reply),
      ["failure method-refused"],
    ],
    [
      "leaves out Allow",
      (reply) => (reply.status === 405 ? { ...reply, headers: {} } : reply),
      ["warning method-refused"],
    ],
    [
      "knows every path",
      (reply, call) => (reply.status === 404 ? ok(200, call.path) : reply),
      ["failure method-refused", "warning method-refused"],
    ],
  ])("that %s", async (_, change, expected) => {
    count = 0;
    const found = problemsOf(await runAgainst(change));
    expect(
      found
        .map((line) => (line.includes("method-refused") ? line.replace(/ (\w+Notes?|get\w*)+.*$/, "") : line))
        .sort(),
    ).toEqual([...expected].sort());
  });

  test("with --strict methods, each undocumented method that succeeds is a failure", async () => {
    const change: Change = (reply, { method }) =>
      method === "OPTIONS" && reply.status === 405 ? { status: 204 } : reply;
    const { summary } = await runAgainst(change, { strict: ["methods"] });
    expect([summary.counts.failed, summary.warnings]).toEqual([2, 0]);
    const { summary: usual } = await runAgainst(change);
    expect([usual.counts.failed, usual.warnings]).toEqual([0, 1]);
  });
});

test.each([0, 10])(
  "an unusual server that conforms has no failure and no warning, with --random %s",
  async (random) => {
    const unusual: Change = (reply, { method, path, key }) => {
      const headers = { "x-extra": "1", "Access-Control-Allow-Origin": "*", ...reply.headers };
      // The resource is looked up before the credentials.
      if (key !== "right" && reply.status === 401 && path.startsWith("/notes/"))
        return { ...refuse(404, "None."), headers };
      if (reply.status === 415) return { ...refuse(400, "What is that?"), headers };
      if (reply.status === 400) return { ...refuse(422, "Invalid."), headers };
      if (method === "PUT" && reply.status === 405) return { ...refuse(501, "Never."), headers };
      return { ...reply, headers: { ...headers, "Content-Type": 'Application/JSON; charset="UTF-8"' } };
    };
    const report = await runAgainst(unusual, { random });
    expect(problemsOf(report)).toEqual([]);
    expect([report.summary.counts.failed, report.summary.counts.skipped, report.summary.warnings]).toEqual([0, 0, 0]);
  },
);
