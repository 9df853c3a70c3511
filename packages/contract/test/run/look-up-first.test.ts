import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { isObject, type JsonObject } from "../../src/document/document.js";
import { readJson } from "../../src/wire/text.js";
import { httpServer } from "../loopback.js";
import { smallDocument } from "../small-document.js";
import { runDerived } from "./derived.js";

const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const json = (schema: JsonObject) => ({ "application/json": { schema } });
const error = { description: "refused", content: json({ type: "object" }) };
const body = (properties: JsonObject) => ({
  required: true,
  content: json({ type: "object", required: Object.keys(properties), properties }),
});
const remove = { operationId: "deleteNote", parameters: { id: "$response.body#/id" }, "x-removes": true };
const change = { operationId: "changeNote", parameters: { id: "$response.body#/id" } };

/** Notes that are created without any choice, changed and deleted. */
const document = smallDocument({
  "/notes": {
    post: {
      operationId: "createNote",
      "x-side-effects": "writes",
      responses: {
        201: {
          description: "",
          content: json({ type: "object", properties: { id: { type: "string" } } }),
          links: { remove, change },
        },
      },
    },
  },
  "/notes/{id}": {
    parameters: [id],
    put: {
      operationId: "changeNote",
      "x-side-effects": "writes",
      requestBody: body({ text: { type: "string", maxLength: 5 } }),
      responses: { 200: { description: "", content: json({ type: "object" }) }, 400: error, 404: error },
    },
    delete: {
      operationId: "deleteNote",
      "x-side-effects": "writes",
      responses: { 200: { description: "", content: json({ type: "object" }) }, 404: error },
    },
  },
});
const coded = {
  ...document,
  "x-error-catalogue": {
    "N.UNKNOWN": { status: [404], fault: "state" },
    "N.MISSING": { status: [400], fault: "request", violation: "missing" },
  },
};

/** Serves notes; a change looks the note up and then does what `change` says. */
async function notesServer(change: (text: unknown, reply: (status: number, code?: string) => void) => void) {
  const notes = new Set<string>();
  let [count, unknown] = [0, 0];
  const url = await httpServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const reply = (status: number, error_code?: string) => send(response, status, error_code ? { error_code } : {});
    const [, , id] = (request.url ?? "").split("/");
    if (id === undefined && request.method === "POST") {
      const created = `n${count++}`;
      notes.add(created);
      return send(response, 201, { id: created });
    }
    if (request.method !== "PUT" && request.method !== "DELETE") return reply(405);
    if (id === undefined || !notes.has(id)) {
      unknown += request.method === "PUT" ? 1 : 0;
      return reply(404, "N.UNKNOWN");
    }
    if (request.method === "DELETE") return reply(notes.delete(id) ? 200 : 404);
    const read = readJson(Buffer.concat(chunks));
    if (!("value" in read) || !isObject(read.value)) return reply(400);
    change(read.value.text, reply);
  });
  return { url, unknownNotes: () => unknown };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

const brokenBy = ({ byId }: Awaited<ReturnType<typeof runDerived>>) =>
  Object.values(byId)
    .filter(({ problems }) => problems.some(({ check }) => check === "input-refused"))
    .map(({ case: { id } }) => id);

test("a server that looks a resource up first does not hide that it checks nothing: the resource is there", async () => {
  const server = await notesServer((_, reply) => reply(200));
  const run = await runDerived(document, server.url, { selection: { kinds: ["shape", "constraint"] } });
  const constraints = Object.keys(run.byId).filter((id) => id.startsWith("changeNote/constraint/text"));
  expect(constraints.length).toBeGreaterThan(3);
  expect(brokenBy(run)).toEqual(expect.arrayContaining(constraints));
  expect(server.unknownNotes()).toBe(0);
});

test("the code of an unknown resource does not refuse a body without a required property", async () => {
  const server = await notesServer((text, reply) => {
    if (text === undefined) return reply(404, "N.UNKNOWN");
    return typeof text === "string" && [...text].length <= 5 ? reply(200) : reply(400);
  });
  const selection = { kinds: ["shape", "constraint", "media-type"] as const };
  const run = await runDerived(coded, server.url, { selection });
  expect(brokenBy(run)).toContain("changeNote/constraint/text/required");
  expect(brokenBy(run)).not.toContain("changeNote/constraint/text/maxLength");
  const right = await notesServer((text, reply) => {
    if (text === undefined) return reply(400, "N.MISSING");
    return typeof text === "string" && [...text].length <= 5 ? reply(200) : reply(400);
  });
  expect(brokenBy(await runDerived(coded, right.url, { selection: { kinds: ["shape", "constraint"] } }))).toEqual([]);
});
