import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { isFrsInputError } from "../../src/index.js";
import { fileFromPath } from "../../src/node.js";
import { anyResponse, clientOf, pngBase64, rejection, serveResponse } from "./server.js";

const png = Uint8Array.from(atob(pngBase64), (character) => character.charCodeAt(0));

describe("an input is read once, when the method is called", () => {
  test("an object that is used again sends what it held at each call", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const frs = clientOf(endpoint);
    const input = { face_set_name: "" };
    await Promise.all(
      ["one", "two", "three"].map((name) => {
        input.face_set_name = name;
        return frs.deleteFaceSet(input);
      }),
    );
    expect(received.map(({ url }) => url.split("/").at(-1)).sort()).toEqual(["one", "three", "two"]);
  });

  test("so does what is nested in it", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const frs = clientOf(endpoint);
    const external_fields = { visits: 1 };
    const sort = [{ visits: "asc" as const }];
    const calls = [
      frs.updateFace({ face_set_name: "a", face_id: "f", external_fields }),
      frs.searchFaces({ face_set_name: "a", face_id: "f", sort }),
    ];
    external_fields.visits = 2;
    sort.length = 0;
    await Promise.all(calls);
    const bodies = received.map(({ body }) => JSON.parse(body));
    expect(bodies).toContainEqual({ face_id: "f", external_fields: { visits: 1 } });
    expect(bodies).toContainEqual({ face_id: "f", sort: [{ visits: "asc" }] });
  });

  test("settings of the call and headers, too", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const frs = clientOf(endpoint);
    const headers: { [name: string]: string } = { "X-Caller": "first" };
    const options = { headers, retry: { attempts: 2 } };
    const call = frs.listFaceSets({}, options);
    headers["X-Caller"] = "second";
    options.headers = { "X-Caller": "third" };
    await call;
    expect(received[0]?.headers["x-caller"]).toBe("first");
  });

  test.each(["Uint8Array", "ArrayBuffer", "Buffer"])("bytes are copied: %s", async (kind) => {
    const bytes = kind === "Buffer" ? Buffer.from(png) : new Uint8Array(png);
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const image_file = kind === "ArrayBuffer" ? bytes.buffer : bytes;
    const call = clientOf(endpoint).detectFaces({ image_file });
    bytes.fill(0);
    await call;
    expect(received[0]?.body).toContain("IHDR");
  });

  test("each value is read once", async () => {
    const { endpoint } = await serveResponse(200, anyResponse);
    let reads = 0;
    const input = {
      get face_set_name() {
        reads++;
        return "a";
      },
    };
    await clientOf(endpoint).getFaceSet(input);
    expect(reads).toBe(1);
  });

  test("a file on disk is read while it is sent, and refused if it has changed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "frs-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, "photo.png");
    await writeFile(path, png);
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const [image_file, opened] = [await fileFromPath(path), await openAsBlob(path)];
    await clientOf(endpoint).detectFaces({ image_file });
    expect(received[0]?.body).toContain("IHDR");
    await writeFile(path, `${pngBase64}${pngBase64}`);
    for (const file of [image_file, opened]) {
      expect(isFrsInputError(await rejection(clientOf(endpoint).detectFaces({ image_file: file })))).toBe(true);
    }
    expect(received).toHaveLength(1);
  });
});

// What the types rule out, and callers without types still do.
const circular: { self?: unknown } = {};
circular.self = circular;
const deep = Array.from({ length: 10_000 }).reduce<unknown>((inner) => [inner], 1);

describe("what cannot be written is refused before anything is sent, with the path of the field", () => {
  test.each<[string, object, string, string]>([
    ["NaN", { threshold: Number.NaN }, "threshold", "must be a finite number, not NaN"],
    ["Infinity", { top_n: -Infinity }, "top_n", "must be a finite number, not -Infinity"],
    ["NaN in a list", { return_fields: ["a", Number.NaN] }, "return_fields[1]", "must be a finite number"],
    ["NaN deep inside", { sort: [{ a: { b: Number.NaN } }] }, "sort[0].a.b", "must be a finite number"],
    ["a bigint", { top_n: 1n }, "top_n", "must be a JSON value, not bigint"],
    ["a symbol", { filter: Symbol("a") }, "filter", "must be a JSON value, not symbol"],
    ["a function", { sort: [{ "a b": () => 1 }] }, "sort[0].a b", "must be a JSON value, not function"],
    ["a value in itself", { sort: [circular] }, "sort[0].self", "must not contain itself"],
    ["a value nested too deep", { sort: deep }, "sort", "nested more than 200 levels deep"],
    ["a Map", { sort: [new Map()] }, "sort[0]", "must be a JSON value, not Map"],
    ["a Buffer where text belongs", { filter: Buffer.from("a") }, "filter", "must be a JSON value, not Uint8Array"],
    ["a Blob where text belongs", { filter: new Blob(["a"]) }, "filter", "must be a JSON value, not Blob"],
    [
      "a hole in a list",
      { return_fields: [undefined, "a"] },
      "return_fields[0]",
      "must be a JSON value, not undefined",
    ],
  ])("%s", async (_, fields, field, message) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    for (const carrier of [{ face_id: "f" }, { image_file: png }]) {
      const input = { face_set_name: "a", ...carrier, ...fields };
      const error = await rejection(clientOf(endpoint).searchFaces(input as never));
      if (!isFrsInputError(error)) throw new Error(`Expected an FrsInputError, not ${error}.`);
      expect(error.field.slice(0, field.length)).toBe(field);
      expect(error.message).toContain(message);
    }
    expect(received).toEqual([]);
  });

  test("also through frs.http", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const path = { project_id: "p", face_set_name: "a" };
    const { http } = clientOf(endpoint);
    const search = "/v2/{project_id}/face-sets/{face_set_name}/search";
    const body = { face_id: "f", threshold: Number.NaN };
    expect(String(await rejection(http.POST(search, { params: { path }, body })))).toContain(
      "`body.threshold` must be",
    );
    const faces = "/v2/{project_id}/face-sets/{face_set_name}/faces";
    const query = { limit: Number.NaN };
    expect(String(await rejection(http.GET(faces, { params: { path, query } })))).toContain("`query.limit` must be");
    expect(received).toEqual([]);
  });

  test("a date is written as JSON writes it", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const external_fields = { since: new Date(0) };
    await clientOf(endpoint).updateFace({ face_set_name: "a", face_id: "f", external_fields } as never);
    expect(JSON.parse(received[0]?.body ?? "").external_fields).toEqual({ since: "1970-01-01T00:00:00.000Z" });
  });
});

describe("a deletion without exactly one usable criterion is refused, also with `validate: false`", () => {
  test.each<[string, object, string]>([
    ["a member named __proto__ is one", { custom_field: JSON.parse('{"__proto__":"x"}') }, "?__proto__=x"],
    ["a number as a value", { custom_field: { visits: 0 } }, "?visits=0"],
  ])("sent: %s", async (_, criterion, query) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    await clientOf(endpoint).deleteFaces({ face_set_name: "a", ...criterion } as never);
    expect(received[0]?.url).toMatch(/\/faces\?[^&]*$/);
    expect(received[0]?.url).toContain(query);
  });

  test.each<[string, object]>([
    ["no criterion", {}],
    ["two criteria", { face_id: "f", external_image_id: "i" }],
    ["an empty face_id", { face_id: "" }],
    ["a blank face_id", { face_id: "  " }],
    ["an empty external_image_id", { external_image_id: "" }],
    ["no custom field", { custom_field: {} }],
    ["two custom fields", { custom_field: { a: "1", b: "2" } }],
    ["a custom field without a name", { custom_field: { "": "1" } }],
    ["a custom field without a value", { custom_field: { a: "" } }],
    ["a custom field that is null", { custom_field: { a: null } }],
    ["a custom field that is undefined", { custom_field: { a: undefined } }],
    ["a list of ids", { face_id: ["f", "g"] }],
    ["an inherited criterion", Object.create({ face_id: "f" })],
  ])("%s", async (_, criterion) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const input = Object.assign(Object.create(Object.getPrototypeOf(criterion)), { face_set_name: "a" }, criterion);
    for (const validate of [true, false]) {
      expect(isFrsInputError(await rejection(clientOf(endpoint).deleteFaces(input, { validate })))).toBe(true);
    }
    expect(received).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["no filter", undefined],
    ["null", null],
    ["an empty filter", ""],
    ["a blank filter", " \n"],
  ])("deleteFacesByFilter: %s", async (_, filter) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    const call = clientOf(endpoint).deleteFacesByFilter({ face_set_name: "a", filter } as never, { validate: false });
    const error = await rejection(call);
    expect(isFrsInputError(error) && error.field).toBe("filter");
    expect(received).toEqual([]);
  });
});

test("a limit of the document for what is changed is checked unless `validate` is false", async () => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  const frs = clientOf(endpoint);
  const long = { face_set_name: "ü".repeat(65) };
  expect(String(await rejection(frs.deleteFaceSet(long)))).toContain("must have at most 64 characters, not 65");
  expect(received).toEqual([]);
  await frs.deleteFaceSet(long, { validate: false });
  await frs.deleteFaceSet({ face_set_name: "😀".repeat(64) });
  expect(received).toHaveLength(2);
});

test.each<[string, (frs: ReturnType<typeof clientOf>) => Promise<unknown>, string]>([
  ["searchFaces", (frs) => frs.searchFaces("a" as never), "{ face_set_name, image_base64 }"],
  ["compareFaces", (frs) => frs.compareFaces([] as never), "{ image1_base64, image2_base64 }"],
  ["listFaceSets", (frs) => frs.listFaceSets(1 as never), "such as { … }"],
  ["a Map", (frs) => frs.getFaceSet(new Map() as never), "must be a plain object such as { face_set_name }"],
])("an input that is not an object: the message says what %s takes", async (_, call, hint) => {
  const error = await rejection(call(clientOf("http://127.0.0.1:9")));
  expect(isFrsInputError(error) && error.field).toBe("input");
  expect(String(error)).toContain(hint);
});
