import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { type Arrived, arrivedOf } from "../client/gateway.js";
import { serve } from "../client/server.js";
import { clientDocument, generatedClient } from "./generated-client.js";
import { readBody, readParameter } from "./wire-reader.js";

type Schema = { [keyword: string]: unknown };

interface ParameterCase {
  id: string;
  in: "path" | "query" | "header";
  explode?: boolean;
  schema: Schema;
  value?: unknown;
  /** What a server reads, if that is not the value. */
  understood?: unknown;
  wire: string;
  source: string;
}

interface BodyCase {
  id: string;
  mediaType: string;
  schema: Schema;
  value: { [field: string]: unknown };
  understood?: unknown;
  wire?: string;
  parts?: { head: string; content?: string; base64?: string }[];
  source: string;
}

const cases: { parameters: ParameterCase[]; bodies: BodyCase[] } = JSON.parse(
  await readFile(new URL("../fixtures/wire-cases.json", import.meta.url), "utf8"),
);

const ok = { description: "d", content: { "application/json": { schema: { $ref: "#/components/schemas/Meta" } } } };
const schemas = { Meta: { type: "object", properties: { a: { type: "integer" } } } };

/** A value of a case with its files as the client takes them. */
function withFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFiles);
  if (typeof value !== "object" || value === null) return value;
  const file: unknown = Reflect.get(value, "$file");
  if (typeof file !== "object" || file === null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withFiles(member)]));
  }
  const { name, type, base64 } = file as { name: string; type: string; base64: string };
  return new File([new Uint8Array(Buffer.from(base64, "base64"))], name, { type });
}

/** Starts a server that keeps what arrived. */
async function serveKept(): Promise<{ endpoint: string; arrived: Arrived[] }> {
  const arrived: Arrived[] = [];
  const endpoint = await serve(async (request, response) => {
    arrived.push(await arrivedOf(request));
    response.setHeader("Content-Type", "application/json").end("{}");
  });
  return { endpoint, arrived };
}

describe("a parameter travels as the standards say, and is read back", () => {
  const paths = Object.fromEntries(
    cases.parameters.map(({ id, in: place, explode, schema }) => [
      `/${id}${place === "path" ? "/{a}" : ""}`,
      {
        get: {
          operationId: id,
          parameters: [
            {
              name: place === "header" ? "X-A" : "a",
              in: place,
              required: place === "path",
              schema,
              ...(explode === undefined ? {} : { explode }),
            },
          ],
          responses: { 200: ok },
        },
      },
    ]),
  );
  test("every case", async () => {
    const { endpoint, arrived } = await serveKept();
    const client = await generatedClient(clientDocument(paths, schemas), endpoint);
    for (const { id, in: place, schema, value, wire, source, understood = value, explode = true } of cases.parameters) {
      const name = place === "header" ? "X-A" : "a";
      await client[id]?.(value === undefined ? {} : { [name]: value });
      const { url = "", headers = {} } = arrived.at(-1) ?? {};
      const [path = "", query = ""] = url.split("?");
      const text =
        place === "path" ? path.replace(`/${id}/`, "") : place === "query" ? query : String(headers["x-a"] ?? "");
      expect(text, `${id}: ${source}`).toBe(wire);
      expect(readParameter({ in: place, name, explode, schema }, text), id).toEqual(understood ?? undefined);
    }
    expect(arrived).toHaveLength(cases.parameters.length);
  });
});

describe("a body travels as the standards say, and is read back", () => {
  const paths = Object.fromEntries(
    cases.bodies.map(({ id, mediaType, schema }) => [
      `/${id}`,
      {
        post: {
          operationId: id,
          requestBody: { required: true, content: { [mediaType]: { schema } } },
          responses: { 200: ok },
        },
      },
    ]),
  );
  test("every case", async () => {
    const { endpoint, arrived } = await serveKept();
    const client = await generatedClient(clientDocument(paths, schemas), endpoint);
    for (const { id, mediaType, schema, value, understood = value, wire, parts, source } of cases.bodies) {
      await client[id]?.(withFiles(value) as object);
      const { headers, body } = arrived.at(-1) ?? { headers: {}, body: Buffer.alloc(0) };
      const type = headers["content-type"] ?? "";
      expect(type.split(";")[0], id).toBe(mediaType);
      expect(Number(headers["content-length"]), id).toBe(body.length);
      if (wire !== undefined) expect(body.toString(), `${id}: ${source}`).toBe(wire);
      if (parts !== undefined) expect(body.toString("latin1"), `${id}: ${source}`).toBe(formOf(type, parts));
      expect(await readBody(type, schema, body), id).toEqual(understood);
    }
    expect(arrived).toHaveLength(cases.bodies.length);
  });
});

/** The bytes of a form of parts, as text of one character for each byte. */
function formOf(type: string, parts: NonNullable<BodyCase["parts"]>): string {
  const [, boundary = ""] = /boundary=(\S+)/.exec(type) ?? [];
  const written = parts.map(({ head, content = "", base64 }) => {
    const bytes = base64 === undefined ? Buffer.from(content) : Buffer.from(base64, "base64");
    return `--${boundary}\r\n${Buffer.from(head).toString("latin1")}\r\n\r\n${bytes.toString("latin1")}\r\n`;
  });
  return `${written.join("")}--${boundary}--\r\n`;
}
