import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FileContent, isFrsInputError } from "../../src/index.js";
import { fileFromPath } from "../../src/node.js";
import { anyResponse, clientOf, pngBase64, rejection, serve, serveResponse } from "./server.js";

const png = Buffer.from(pngBase64, "base64");
const limit = 8 * 1024 * 1024;

/** What the service receives as the parts of a form. */
async function serveForm() {
  const forms: { name: string; fileName: string; bytes: Buffer }[] = [];
  const endpoint = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = { "Content-Type": String(request.headers["content-type"]) };
    const form = await new Response(Buffer.concat(chunks), { headers }).formData();
    for (const [name, value] of form) {
      if (typeof value === "string") continue;
      forms.push({ name, fileName: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
    }
    response.setHeader("Content-Type", "application/json").end(anyResponse);
  });
  return { endpoint, forms };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "frs-media-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a file arrives byte for byte", () => {
  // A part of a larger buffer, and memory that threads share: neither may send more than it should, or fail.
  const within = new Uint8Array(Buffer.concat([Buffer.from("before"), png, Buffer.from("after")]));
  const shared = new Uint8Array(new SharedArrayBuffer(png.length));
  shared.set(png);
  const start = within.indexOf(0x89);
  test.each<[string, FileContent]>([
    ["a Blob", new Blob([png])],
    ["a File", new File([png], "photo.png", { type: "image/png" })],
    ["a Uint8Array", new Uint8Array(png)],
    ["a Buffer", png],
    ["a part of a larger buffer", within.subarray(start, start + png.length)],
    ["shared memory", shared],
    ["an ArrayBuffer", new Uint8Array(png).buffer],
  ])("%s", async (_, image_file) => {
    const { endpoint, forms } = await serveForm();
    await clientOf(endpoint).addFaces({ face_set_name: "a", image_file });
    expect(forms).toHaveLength(1);
    expect(forms[0]?.bytes.equals(png)).toBe(true);
  });

  test("a file of the disk, with its name", async () => {
    const path = join(folder, "photo ü.png");
    await writeFile(path, png);
    const { endpoint, forms } = await serveForm();
    for (const from of [path, pathToFileURL(path)]) {
      await clientOf(endpoint).addFaces({ face_set_name: "a", image_file: await fileFromPath(from) });
    }
    expect(forms.map(({ fileName, bytes }) => [fileName, bytes.equals(png)])).toEqual(
      Array(2).fill(["photo ü.png", true]),
    );
  });
});

test.each([
  ["a file that is not there", "missing.png", "ENOENT"],
  ["a folder", ".", "it is not a file"],
])("%s cannot be opened", async (_, name, message) => {
  const error = await rejection(fileFromPath(join(folder, name)));
  expect(isFrsInputError(error) && [error.field, error.message]).toEqual(["path", expect.stringContaining(message)]);
});

describe("what the service cannot read is refused before it is sent", () => {
  const set = { face_set_name: "a" };
  const schema = "/components/schemas";
  const large = Buffer.concat([png, Buffer.alloc(limit)]);
  test.each([
    [
      "a data URI",
      { image_base64: `data:image/png;base64,${pngBase64}` },
      "image_base64",
      "after the comma",
      undefined,
      `${schema}/ImageBase64`,
    ],
    [
      "base64 with line breaks",
      { image_base64: pngBase64.replace(/.{60}/, "$&\n") },
      "image_base64",
      "line breaks",
      undefined,
      `${schema}/ImageBase64`,
    ],
    [
      "base64url",
      { image_base64: `${pngBase64.slice(0, 40)}_-` },
      "image_base64",
      "base64url",
      undefined,
      `${schema}/ImageBase64`,
    ],
    ["empty base64", { image_base64: "" }, "image_base64", "must not be empty", undefined, `${schema}/ImageBase64`],
    [
      "base64 that is none",
      { image_base64: "not base64 at all" },
      "image_base64",
      "not valid base64",
      undefined,
      `${schema}/ImageBase64/x-media-formats`,
    ],
    [
      "bytes where text is due",
      { image_base64: png },
      "image_base64",
      "must be a JSON value, not Uint8Array: pass bytes in a file field",
      undefined,
      undefined,
    ],
    [
      "base64 of a GIF",
      { image_base64: btoa("GIF89a and so on") },
      "image_base64",
      "jpg, jpeg, png, bmp",
      undefined,
      `${schema}/ImageBase64/x-media-formats`,
    ],
    [
      "too much base64",
      { image_base64: large.toString("base64") },
      "image_base64",
      "exceeds the limit of 8388608",
      limit,
      `${schema}/ImageBase64/maxLength`,
    ],
    [
      "a file that is not an image",
      { image_file: new Blob(["<html>"]) },
      "image_file",
      "not in a supported format",
      undefined,
      `${schema}/ImageFile/x-media-formats`,
    ],
    [
      "an empty file",
      { image_file: new Uint8Array() },
      "image_file",
      "must not be empty",
      undefined,
      `${schema}/ImageFile/x-media-formats`,
    ],
    [
      "a file that is too large",
      { image_file: large },
      "image_file",
      "exceeds the limit of 8388608",
      limit,
      `${schema}/ImageFile/x-max-bytes`,
    ],
    ["no file", { image_file: "photo.png" }, "image_file", "must be a Blob", undefined, undefined],
  ] as const)("%s", async (_, image, field, message, expectedLimit, pointer) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    // Callers without types can pass anything; that is what is tested.
    const error = await rejection(clientOf(endpoint).addFaces({ ...set, ...image } as never));
    if (!isFrsInputError(error)) throw new Error(`Expected an FrsInputError, got ${String(error)}`);
    expect([error.field, error.limit, error.pointer]).toEqual([field, expectedLimit, pointer]);
    expect(error.message).toContain(message);
    expect(received).toEqual([]);
  });

  test("two images that are too large together", async () => {
    const half = Buffer.concat([png, Buffer.alloc(limit / 2)]);
    const frs = clientOf("http://127.0.0.1:9");
    const files = await rejection(frs.compareFaces({ image1_file: half, image2_file: half }));
    expect(isFrsInputError(files) && files.pointer).toBe(`${schema}/CompareFacesMultipart/x-max-total-bytes`);
    const image = half.subarray(0, 4_000_000).toString("base64");
    const texts = await rejection(frs.compareFaces({ image1_base64: image, image2_base64: image }));
    expect(isFrsInputError(texts) && [texts.field, texts.limit, texts.pointer]).toEqual([
      "image2_base64",
      limit,
      `${schema}/CompareFacesByBase64/x-max-total-bytes`,
    ]);
  });
});

describe("videos are told by their first bytes, too", () => {
  const hex = (text: string) => Buffer.from(text.replaceAll(" ", "").padEnd(64, "0"), "hex");
  test.each([
    ["mp4", hex("00000018 66747970 6d703432")],
    ["mov", hex("00000008 77696465 00000000 6d646174")],
    ["avi", hex("52494646 10000000 41564920")],
    ["flv", hex("464c5601")],
    ["webm", hex("1a45dfa3")],
    ["asf", hex("3026b2758e66cf11")],
  ])("%s", async (_, video) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    await clientOf(endpoint).detectActionLiveness({ video_file: video, actions: "1" });
    await clientOf(endpoint).detectActionLiveness({ video_base64: video.toString("base64"), actions: "1" });
    expect(received).toHaveLength(2);
  });

  test("a WAV is not an AVI", async () => {
    const wav = hex("52494646 10000000 57415645");
    const error = await rejection(
      clientOf("http://127.0.0.1:9").detectActionLiveness({ video_file: wav, actions: "1" }),
    );
    expect(isFrsInputError(error) && error.message).toContain("mp4, avi, flv, webm, asf, mov");
  });
});

test("`validate: false` leaves it all to the service, for a client or for a call", async () => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  const input = { face_set_name: "a", image_base64: "data:image/gif;base64,R0lG" };
  await clientOf(endpoint, { validate: false }).addFaces(input);
  await clientOf(endpoint).addFaces(input, { validate: false });
  const error = await rejection(clientOf(endpoint, { validate: false }).addFaces(input, { validate: true }));
  expect(isFrsInputError(error)).toBe(true);
  expect(received).toHaveLength(2);
});
