import { describe, expect, test } from "vitest";
import { createFrsClient, isFrsInputError, tokenAuth } from "../../src/index.js";
import { anyResponse, clientOf, pngBase64, projectId, rejection, serve, serveResponse } from "./server.js";

const faces = JSON.stringify({ face_set_id: "a", face_set_name: "b", faces: [] });
const png = new Blob([Buffer.from(pngBase64, "base64")], { type: "image/png" });

/** A server that reads forms; gives back what it received. */
async function serveForm() {
  const received: { contentType: string; form: FormData }[] = [];
  const endpoint = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const contentType = request.headers["content-type"] ?? "";
    const form = await new Response(Buffer.concat(chunks), { headers: { "Content-Type": contentType } }).formData();
    received.push({ contentType, form });
    response.setHeader("Content-Type", "application/json").end(faces);
  });
  return { endpoint, received };
}

describe("an image", () => {
  test("as a Blob travels in a form, with its bytes intact", async () => {
    const { endpoint, received } = await serveForm();
    await clientOf(endpoint).addFaces({ face_set_name: "a", image_file: png, single: true, external_image_id: "e-17" });
    expect(received[0]?.contentType).toMatch(/^multipart\/form-data; ?boundary=/);
    const form = received[0]?.form;
    expect([form?.get("single"), form?.get("external_image_id")]).toEqual(["true", "e-17"]);
    const file = form?.get("image_file");
    if (!(file instanceof Blob)) throw new Error("The file did not arrive as a file.");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(await png.arrayBuffer()));
  });

  test("keeps the name of a File", async () => {
    const { endpoint, received } = await serveForm();
    const file = new File([png], "gesicht ü.png", { type: "image/png" });
    await clientOf(endpoint).addFaces({ face_set_name: "a", image_file: file });
    expect(received[0]?.form.get("image_file")).toMatchObject({ name: "gesicht ü.png", type: "image/png" });
  });

  test("as base64 or as a URL travels in JSON", async () => {
    const { endpoint, received } = await serveResponse(200, faces);
    const frs = clientOf(endpoint);
    await frs.addFaces({ face_set_name: "a", image_base64: pngBase64 });
    await frs.addFaces({ face_set_name: "a", image_url: "/bucket/1.jpg", external_fields: { n: 1 } });
    expect(received.map(({ headers }) => headers["content-type"])).toEqual(["application/json", "application/json"]);
    expect(received.map(({ body }) => JSON.parse(body))).toEqual([
      { image_base64: pngBase64 },
      { image_url: "/bucket/1.jpg", external_fields: { n: 1 } },
    ]);
  });

  test("objects and lists beside a file travel as JSON text", async () => {
    const { endpoint, received } = await serveForm();
    const frs = clientOf(endpoint);
    await frs.addFaces({ face_set_name: "a", image_file: png, external_fields: { visits: 1, site: "lab" } });
    await frs.searchFaces({
      face_set_name: "a",
      image_file: png,
      sort: [{ visits: "desc" }],
      return_fields: ["visits"],
      top_n: 5,
    });
    expect(JSON.parse(String(received[0]?.form.get("external_fields")))).toEqual({ visits: 1, site: "lab" });
    const search = received[1]?.form;
    expect(JSON.parse(String(search?.get("sort")))).toEqual([{ visits: "desc" }]);
    expect(JSON.parse(String(search?.get("return_fields")))).toEqual(["visits"]);
    expect(search?.get("top_n")).toBe("5");
  });
});

describe("exactly one way is accepted, at run time, too", () => {
  test.each([
    ["no image", "addFaces", { face_set_name: "a" }, "image_base64", "is required; received: none"],
    [
      "two images",
      "addFaces",
      { face_set_name: "a", image_base64: pngBase64, image_url: "/b/1" },
      "image_base64",
      "received: image_base64, image_url",
    ],
    [
      "half a comparison",
      "compareFaces",
      { image1_base64: pngBase64 },
      "image2_base64",
      "`image1_base64` with `image2_base64`",
    ],
    [
      "a comparison of two kinds",
      "compareFaces",
      { image1_base64: pngBase64, image2_url: "/b/1" },
      "image2_base64",
      "Exactly one",
    ],
    ["no criterion", "deleteFaces", { face_set_name: "a" }, "external_image_id", "is required; received: none"],
    [
      "a criterion that is null",
      "deleteFaces",
      { face_set_name: "a", face_id: null },
      "external_image_id",
      "is required; received: none",
    ],
    [
      "a custom field that is null",
      "deleteFaces",
      { face_set_name: "a", custom_field: null },
      "external_image_id",
      "is required; received: none",
    ],
    [
      "a criterion that nobody can see",
      "deleteFaces",
      { face_set_name: "a", face_id: "\u200b\u2060" },
      "face_id",
      "must not be empty",
    ],
    [
      "a filter that is not a string",
      "deleteFacesByFilter",
      { face_set_name: "a", filter: true },
      "filter",
      "must be a string",
    ],
    [
      "a filter in a list",
      "deleteFacesByFilter",
      { face_set_name: "a", filter: ["visits:1"] },
      "filter",
      "must be a string",
    ],
    ["an image that is null", "detectFaces", { image_url: null }, "image_base64", "is required; received: none"],
    [
      "two criteria",
      "deleteFaces",
      { face_set_name: "a", face_id: "x", custom_field: { a: "b" } },
      "face_id",
      "Exactly one",
    ],
    ["a file that is none", "addFaces", { face_set_name: "a", image_file: "photo.png" }, "image_file", "Blob, File"],
    [
      "a criterion that is not an object",
      "deleteFaces",
      { face_set_name: "a", custom_field: "site" },
      "custom_field",
      "must be an object",
    ],
    [
      "an empty criterion",
      "deleteFaces",
      { face_set_name: "a", custom_field: {} },
      "custom_field",
      "must not be empty",
    ],
  ] as const)("%s", async (_, operation, input, field, message) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    // Callers without types can pass anything; that is what is tested.
    const error = await rejection(clientOf(endpoint)[operation](input as never));
    if (!isFrsInputError(error)) throw new Error(`Expected an FrsInputError, got ${String(error)}`);
    expect([error.operation, error.field]).toEqual([operation, field]);
    expect(error.message).toContain(message);
    expect(received).toEqual([]);
  });
});

test("a custom field travels as a query parameter of its own", async () => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  await clientOf(endpoint).deleteFaces({ face_set_name: "a", custom_field: { site: "lab & hall" } });
  await clientOf(endpoint).deleteFaces({ face_set_name: "a", face_id: "hY7pLc2Z" });
  expect(received.map(({ url }) => url)).toEqual([
    `/v2/${projectId}/face-sets/a/faces?site=lab%20%26%20hall`,
    `/v2/${projectId}/face-sets/a/faces?face_id=hY7pLc2Z`,
  ]);
});

test("a DELETE carries a body where the document says so", async () => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  await clientOf(endpoint).deleteFacesByFilter({ face_set_name: "a", filter: "visits:{0 TO 2}" });
  expect(received[0]).toMatchObject({ method: "DELETE", body: '{"filter":"visits:{0 TO 2}"}' });
});

describe("the operations of the identity service", () => {
  const auth = {
    identity: { methods: ["password"], password: { user: { name: "n", password: "p", domain: { name: "d" } } } },
  } as const;

  test("go to the region's identity service; asking for a token takes none", async () => {
    const requests: { url: unknown; headers: Headers }[] = [];
    const frs = createFrsClient({
      region: "cn-north-4",
      projectId,
      auth: tokenAuth("a-token"),
      fetch: async (url, init) => {
        requests.push({ url, headers: new Headers(init?.headers) });
        return new Response(anyResponse);
      },
    });
    await frs.createToken({ auth: structuredClone(auth) as never });
    await frs.listProjects({ name: "cn-north-4" });
    expect(requests.map(({ url }) => url)).toEqual([
      "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens",
      "https://iam.cn-north-4.myhuaweicloud.com/v3/projects?name=cn-north-4",
    ]);
    expect(requests.map(({ headers }) => headers.get("X-Auth-Token"))).toEqual([null, "a-token"]);
  });

  test("go to the endpoint if one is given", async () => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    await clientOf(endpoint).listProjects();
    expect(received[0]?.url).toBe("/v3/projects");
  });
});
