import { drawPicture, type Emulator } from "frs-openapi/emulator";
import { describe, expect, test } from "vitest";
import { start } from "./emulators.js";

const image_base64 = Buffer.from(drawPicture(["ada"])).toString("base64");

/** Sends a request of a project, or of the identity service, and returns the message of its error. */
async function messageOf(
  { url, projectId, token }: Emulator,
  method: string,
  path: string,
  body?: object | string,
): Promise<unknown> {
  const isForm = body instanceof FormData;
  const response = await fetch(path.startsWith("/v3") ? url + path : `${url}/v2/${projectId}${path}`, {
    method,
    headers: { "X-Auth-Token": token, ...(isForm ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? null : isForm || typeof body === "string" ? body : JSON.stringify(body),
  });
  const { error_msg, error } = await response.json();
  return error_msg ?? error.message;
}

function form(fields: { [name: string]: string | Blob }): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const login = (methods: unknown) => ({
  auth: { identity: { methods, password: { user: { name: "n", password: "p", domain: { name: "d" } } } } },
});

const one = "The request is not valid: exactly one of image_base64, image_url, image_file is required; received:";

describe("an error of the emulator says in words what is wrong", () => {
  test.each<[method: string, path: string, body: object | string | undefined, message: string]>([
    ["POST", "/face-sets", {}, "`face_set_name` is required."],
    ["POST", "/face-sets", { face_set_name: 5 }, "`face_set_name` must be a string."],
    ["POST", "/face-sets", { face_set_name: "" }, "`face_set_name` must not be empty."],
    [
      "POST",
      "/face-sets",
      { face_set_name: "x".repeat(65) },
      "`face_set_name` must have at most 64 characters, not 65.",
    ],
    ["POST", "/face-sets", [], "The request must be an object."],
    ["POST", "/face-sets", "{", "The request has a body that is not valid JSON."],
    ["POST", "/face-sets", "", "The request has no body."],
    ["POST", "/face-sets", { face_set_name: "a", face_set_capacity: "5" }, "`face_set_capacity` must be an integer."],
    ["POST", "/face-sets", { face_set_name: "a", face_set_capacity: 1.5 }, "`face_set_capacity` must be an integer."],
    [
      "POST",
      "/face-sets",
      { face_set_name: "a", face_set_capacity: 2 ** 40 },
      "`face_set_capacity` must be an integer of 32 bits.",
    ],
    ["POST", "/face-sets", { face_set_name: "a", face_set_capacity: -1 }, "`face_set_capacity` must be ≥ 10000."],
    ["POST", "/face-sets", { face_set_name: "a", external_fields: 1 }, "`external_fields` must be an object."],
    [
      "POST",
      "/face-sets",
      { face_set_name: "a", external_fields: { "a b": { type: "string" } } },
      '`external_fields` must not have a property "a b": its name must consist of ASCII letters, digits, _ and -.',
    ],
    [
      "POST",
      "/face-sets",
      { face_set_name: "a", external_fields: { _id: { type: "string" } } },
      '`external_fields` must not have a property "_id": its name is one that the service uses itself.',
    ],
    [
      "POST",
      "/face-sets",
      { face_set_name: "a", external_fields: { age: { type: "number" } } },
      "`external_fields.*.type` must be string or integer or long or double or float or boolean.",
    ],
    [
      "POST",
      "/face-detect",
      form({ image_file: new Blob(["a text"]) }),
      "`image_file` is not a JPG, PNG or BMP image.",
    ],
    ["POST", "/face-detect", form({ image_fil: new Blob(["a text"]) }), `${one} none.`],
    ["POST", "/face-detect", { image_base64, image_url: "/b/a.png" }, `${one} image_base64, image_url.`],
    [
      "POST",
      "/face-detect",
      { image_base64: "data:image/png;base64,AA==" },
      "`image_base64` must be base64, without line breaks and without a prefix such as data:.",
    ],
    [
      "POST",
      "/face-detect",
      { image_url: "http://a.example/b.png" },
      "`image_url` must be the URL of an object in OBS, such as https://bucket.obs.ap-southeast-1.myhuaweicloud.com/ada.png or /bucket/ada.png.",
    ],
    [
      "POST",
      "/face-detect",
      { image_base64, attributes: "1," },
      "`attributes` must be numbers with commas between, such as 1,2.",
    ],
    [
      "POST",
      "/face-compare",
      {},
      "The request is not valid: exactly one of image1_base64 with image2_base64, image1_url with image2_url, image1_file with image2_file is required; received: none.",
    ],
    [
      "POST",
      "/face-sets/visitors/faces",
      { image_base64, external_fields: { age: [] } },
      "`external_fields.*` must be a string, a number, true or false.",
    ],
    ["POST", "/face-sets/visitors/faces", { image_base64, single: "yes" }, "`single` must be true or false."],
    ["POST", "/face-sets/visitors/search", { image_base64, sort: {} }, "`sort` must be an array."],
    ["POST", "/face-sets/visitors/search", { image_base64, threshold: 2 }, "`threshold` must be ≤ 1."],
    ["POST", "/face-sets/visitors/search", { image_base64, threshold: "high" }, "`threshold` must be a number."],
    [
      "POST",
      "/face-sets/visitors/search",
      { image_base64, filter: "(a:b" },
      "`filter` is not a filter: A parenthesis is not closed.",
    ],
    [
      "GET",
      "/face-sets/visitors/faces?offset=9999&limit=10",
      undefined,
      "`offset` plus `limit` must be ≤ 10000, not 10009.",
    ],
    [
      "PUT",
      "/face-sets/visitors/faces",
      { face_id: "12345678" },
      "The request is not valid: external_image_id, external_fields or both are required.",
    ],
    [
      "DELETE",
      "/face-sets/visitors/faces",
      undefined,
      "The request is not valid: exactly one parameter is required, such as face_id; received: none.",
    ],
    ["POST", "/v3/auth/tokens", login([]), "`auth.identity.methods` must not be empty."],
    [
      "POST",
      "/v3/auth/tokens",
      login(["password", "totp", "totp"]),
      "`auth.identity.methods` must have at most 2 items, not 3.",
    ],
    ["POST", "/v3/auth/tokens", login(["totp", "totp"]), "`auth.identity.methods` must not contain an item twice."],
  ])("%s %s %j: %s", async (method, path, body, message) => {
    const emulator = await start({ seed: true });
    expect(await messageOf(emulator, method, path, body)).toBe(message);
  });
});
