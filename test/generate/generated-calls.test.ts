import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isFrsInputError, isFrsResponseError } from "../../src/index.js";
import { arrivedOf } from "../client/gateway.js";
import { rejection, serve } from "../client/server.js";
import { compile } from "./compile.js";
import { clientDocument, generatedClient, generatedFolder } from "./generated-client.js";

const json = (name: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });
const ok = { description: "d", content: json("Created") };
const binary = { type: "string", format: "binary" };

const schemas = {
  Entity: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
  Stamped: {
    allOf: [
      { $ref: "#/components/schemas/Entity" },
      { type: "object", required: ["at"], properties: { at: { type: "integer" } } },
    ],
  },
  Created: {
    allOf: [
      { $ref: "#/components/schemas/Stamped" },
      {
        type: "object",
        required: ["note", "secret"],
        properties: { note: { type: ["string", "null"] }, secret: { type: "string", writeOnly: true } },
      },
    ],
  },
  Accepted: { type: "object", required: ["job"], properties: { job: { type: "string" } } },
  Patch: {
    type: "object",
    properties: {
      title: { type: ["string", "null"] },
      file: { type: ["string", "null"], format: "binary" },
      more: { anyOf: [{ type: "array", items: binary }, { type: "null" }] },
      job: {
        type: ["string", "null"],
        contentMediaType: "application/json",
        contentSchema: { $ref: "#/components/schemas/Accepted" },
      },
      properties: { type: "string" },
    },
  },
  Upload: {
    allOf: [
      { type: "object", required: ["title"], properties: { title: { type: "string" } } },
      {
        type: "object",
        properties: {
          file: binary,
          more: { type: "array", items: binary },
          tags: { type: "array", items: { type: "string" } },
        },
      },
    ],
  },
};

const upload = { schema: { $ref: "#/components/schemas/Upload" } };
const bodyOf = (content: object, required = true) => ({ requestBody: { required, content }, responses: { 200: ok } });

const document = clientDocument(
  {
    "/create": {
      post: {
        operationId: "create",
        responses: { 200: ok, 202: { description: "d", content: json("Accepted") }, 204: { description: "d" } },
      },
    },
    "/remove": { delete: { operationId: "remove", responses: { 202: { description: "d" } } } },
    "/range": { get: { operationId: "range", responses: { "2XX": ok } } },
    "/both": {
      post: { operationId: "both", ...bodyOf({ "multipart/form-data": upload, "application/json": upload }) },
    },
    "/form": { post: { operationId: "form", ...bodyOf({ "multipart/form-data": upload }) } },
    "/patch": {
      patch: {
        operationId: "patch",
        ...bodyOf({ "multipart/form-data": { schema: { $ref: "#/components/schemas/Patch" } } }),
      },
    },
    "/login": {
      post: { operationId: "logIn", security: [{}], responses: { 200: ok } },
    },
    "/either": {
      post: {
        operationId: "either",
        ...bodyOf({
          "application/json": { schema: { $ref: "#/components/schemas/Accepted" } },
          "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/Accepted" } },
        }),
      },
    },
    "/optional": {
      post: {
        operationId: "optional",
        parameters: [{ name: "q", in: "query", schema: { type: "string" } }],
        ...bodyOf(json("Accepted"), false),
      },
    },
    "/search": {
      get: {
        operationId: "search",
        parameters: [
          { name: "ids", in: "query", required: true, schema: { type: "array", items: { type: "string" } } },
          { name: "where", in: "query", schema: { type: "object", additionalProperties: { type: "string" } } },
          { name: "Accept", in: "header", required: true, schema: { type: "string" } },
        ],
        responses: { 200: ok },
      },
    },
  },
  schemas,
);

/** A service that responds everything in one way, and notes what it was sent. */
async function service(status: number, body: string) {
  const arrived: { [name: string]: string | undefined; url: string; body: string }[] = [];
  const endpoint = await serve(async (request, response) => {
    const { url, headers, body: sent } = await arrivedOf(request);
    arrived.push({
      url,
      type: headers["content-type"]?.split(";")[0],
      length: headers["content-length"],
      token: headers["x-auth-token"]?.toString(),
      body: sent.toString(),
    });
    response.writeHead(status, { "Content-Type": "application/json" }).end(body);
  });
  return { arrived, client: await generatedClient(document, endpoint) };
}

const created = JSON.stringify({ id: "a", at: 1, note: null });

describe("responses", () => {
  test.each([
    [200, created, { id: "a", at: 1, note: null }],
    [202, '{"job":"j"}', { job: "j" }],
    [204, "", undefined],
  ])("%i of several success statuses", async (status, body, data) => {
    const { client } = await service(status, body);
    expect(await client.create?.()).toEqual(data);
  });

  test.each([
    ["a property of a schema within `allOf`", 200, '{"at":1,"note":null}', "`id`"],
    ["a property that may be null", 200, '{"id":"a","at":1}', "`note`"],
    ["a property of another status", 202, created, "`job`"],
    ["a property that is null", 200, '{"id":"a","at":null,"note":null}', "`at`"],
  ])("%s is missing", async (_, status, body, message) => {
    const { client } = await service(status, body);
    const error = await rejection(client.create?.() ?? Promise.resolve());
    expect(isFrsResponseError(error) && error.message).toContain(message);
  });

  test("a success status without a body in the document gives undefined, whatever comes", async () => {
    for (const body of ["", "accepted", "{}"]) {
      const { client } = await service(202, body);
      expect(await client.remove?.()).toBeUndefined();
    }
  });

  test("a range of statuses", async () => {
    const { client } = await service(206, created);
    expect(await client.range?.()).toMatchObject({ id: "a" });
    const { client: other } = await service(206, "{}");
    expect(isFrsResponseError(await rejection(other.range?.() ?? Promise.resolve()))).toBe(true);
  });
});

describe("bodies", () => {
  const file = new Blob(["x"]);

  test.each([
    ["both", { title: "t" }, "application/json", '{"title":"t"}'],
    ["both", { title: "t", tags: ["a"], more: [] }, "application/json", '{"title":"t","tags":["a"]}'],
    ["either", { job: "a b" }, "application/json", '{"job":"a b"}'],
  ])("%s of %j is sent as %s", async (operation, input, type, body) => {
    const { client, arrived } = await service(200, created);
    await client[operation]?.(input);
    expect(arrived[0]).toMatchObject({ type, body });
  });

  test.each([
    ["both", { title: "t", file }, ["title", "file"]],
    ["both", { title: "t", more: [file, file], tags: ["a", "b"] }, ["title", "more", "more", "tags", "tags"]],
    ["form", { title: "t" }, ["title"]],
    ["form", { title: "t", file, more: [] }, ["title", "file"]],
    ["patch", { title: null, file: null, more: null, job: null }, []],
    ["patch", { title: null, file, more: [file], job: { job: "j" } }, ["file", "more", "job"]],
    ["patch", { title: "t", properties: "p" }, ["title", "properties"]],
    ["form", { title: "t", file: new Uint8Array([1]), more: [new Uint8Array([2])] }, ["title", "file", "more"]],
  ])("%s of %j is sent as a form of parts", async (operation, input, names) => {
    const { client, arrived } = await service(200, created);
    await client[operation]?.(input);
    expect(arrived[0]?.type).toBe("multipart/form-data");
    expect([...(arrived[0]?.body ?? "").matchAll(/; name="(\w+)"/g)].map(([, name]) => name)).toEqual(names);
  });

  test("an optional body is sent only if one of its fields is given", async () => {
    const { client, arrived } = await service(200, created);
    await client.optional?.({ q: "a" });
    await client.optional?.();
    await client.optional?.({ job: "j" });
    expect(arrived.map(({ url, body }) => [url, body])).toEqual([
      ["/optional?q=a", ""],
      ["/optional", ""],
      ["/optional", '{"job":"j"}'],
    ]);
  });

  test.each([
    ["form", { title: null }, "title", "must not be null"],
    ["form", { title: "t", more: file }, "more", "must be an array"],
    ["form", { title: "t", more: ["x"] }, "more", "must be a Blob"],
    ["form", { title: "t", file: [file] }, "file", "must be a Blob"],
    ["form", { title: "\udc00" }, "title", "surrogate"],
    ["search", { ids: "a" }, "ids", "must be an array"],
    ["search", { ids: [] }, "ids", "must not be empty"],
    ["search", { ids: [{}] }, "ids[0]", "must be a string"],
    ["search", { ids: ["a"], where: { ids: "b" } }, "where.ids", "name of a parameter"],
    ["search", { ids: ["a"], where: ["b"] }, "where", "must be an object"],
    ["search", { ids: ["a"], Accept: "text/html" }, "Accept", "Accept"],
  ])("%s of %j is refused before anything is sent", async (operation, input, field, message) => {
    const { client, arrived } = await service(200, created);
    const error = await rejection(client[operation]?.(input) ?? Promise.resolve());
    if (!isFrsInputError(error)) throw new Error(`Expected an FrsInputError, got ${String(error)}`);
    expect([error.field, arrived]).toEqual([field, []]);
    expect(error.message).toContain(message);
  });
});

test("an operation whose only requirement is empty takes no credentials", async () => {
  const { client, arrived } = await service(200, created);
  await client.logIn?.();
  await client.create?.();
  expect(arrived.map(({ token }) => token)).toEqual([undefined, "t"]);
});

test("the types say what the client does", async () => {
  const folder = await generatedFolder(document);
  await writeFile(
    join(folder, "consumer.ts"),
    `import { type Accepted, createFrsClient, type CreateOutput, type RemoveOutput } from "./generated/client.js";
declare const frs: ReturnType<typeof createFrsClient>;
declare const file: Blob;
const output: CreateOutput = await frs.create();
if (output === undefined) console.log("no body");
else if ("job" in output) console.log(output.job.length);
else console.log(output.id.length, output.at + 1, output.note?.length);
export const nothing: undefined = (await frs.remove()) satisfies RemoveOutput;
await frs.both({ title: "t" });
await frs.both({ title: "t", file, more: [file, new Uint8Array(1)], tags: ["a"] });
await frs.form({ title: "t" });
await frs.either({ job: "j" } satisfies Accepted);
await frs.optional();
await frs.optional({ q: "a", job: "j" });
await frs.patch({ title: null, file: null, more: null, job: null });
await frs.patch({ title: "t", file, more: [file], job: { job: "j" } });
await frs.search({ ids: ["a"], where: { site: "lab" } });
// @ts-expect-error The title is required by a schema within \`allOf\`.
await frs.both({ file });
// @ts-expect-error A text is not a file.
await frs.form({ title: "t", file: "photo.png" });
// @ts-expect-error One file is not a list.
await frs.form({ title: "t", more: file });
// @ts-expect-error A list is required.
await frs.search({ ids: "a" });
`,
  );
  expect(compile(folder, "consumer.ts")).toEqual([]);
});
