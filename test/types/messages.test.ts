import { expect, test } from "vitest";
import { createCompiler } from "./compiler.js";

const compiler = createCompiler();
const before = `import type { FrsClient } from "./src/index.js";
declare const frs: FrsClient;
declare const file: Blob;
declare const text: string | undefined;
export const set = { face_set_name: "a" };
`;
const offset = before.split("\n").length - 1;

/** What names a fault that is not the caller's. */
const misleading = /never|read-only|readonly '|OneOf|Omit|' is missing/;

test.each([
  ["a misspelt field", ["frs.searchFaces({", "...set,", 'image_url: "/b",', "topn: 2,", "});"], 4, 2561, "top_n"],
  ["a misspelt carrier", ["frs.searchFaces({", "...set,", 'imageurl: "/b",', "});"], 3, 2561, "image_url"],
  ["a number as text", ["frs.searchFaces({", "...set,", 'image_url: "/b",', 'top_n: "2",', "});"], 4, 2322, "number"],
  [
    "the same beside a file",
    ["frs.searchFaces({", "...set,", "image_file: file,", 'top_n: "2",', "});"],
    4,
    2322,
    "number",
  ],
  ["the same first", ["frs.searchFaces({", 'top_n: "2",', "...set,", 'face_id: "f",', "});"], 2, 2322, "number"],
  ["a wrong item", ["frs.searchFaces({", "...set,", 'face_id: "f",', 'sort: [{ n: "up" }],', "});"], 4, 2322, '"desc"'],
  ["a wrong carrier", ["frs.detectFaces({", 'image_file: "photo.png",', "});"], 2, 2322, "FileContent"],
  ["a number as carrier", ["frs.detectFaces({", "image_url: 5,", "});"], 2, 2322, "string"],
  ["a wrong common field", ["frs.addFaces({", "face_set_name: 5,", "image_file: file,", "});"], 2, 2322, "string"],
  ["null", ["frs.detectFaces({", "image_url: null,", "});"], 2, 2322, "string"],
  ["two carriers", ['frs.detectFaces({ image_url: "/b", image_file: file });'], 1, 2345, "'image_file'"],
  ["two carriers, maybe", ['frs.detectFaces({ image_url: text, image_base64: "x" });'], 1, 2345, "'image_url'"],
  ["two kinds of two", ['frs.compareFaces({ image1_base64: "x", image2_url: "/b" });'], 1, 2345, "image2_"],
  [
    "two parameters",
    ['frs.deleteFaces({ ...set, face_id: "x", external_image_id: "e" });'],
    1,
    2345,
    "'external_image_id'",
  ],
  [
    "a variable",
    ['const input = { ...set, image_url: "/b", top_n: "2" };', "frs.searchFaces(input);"],
    2,
    2345,
    "'top_n'",
  ],
  [
    "a constant",
    ['const input = { ...set, image_url: "/b", top_n: "2" } as const;', "frs.searchFaces(input);"],
    2,
    2345,
    "'top_n'",
  ],
  [
    "a spread",
    ['const input = { ...set, image_url: "/b", top_n: "2" };', "frs.searchFaces({ ...input });"],
    2,
    2345,
    "'top_n'",
  ],
  [
    "two in a variable",
    ['const input = { image_url: "/b", image_file: file };', "frs.detectFaces(input);"],
    2,
    2345,
    "'image_file'",
  ],
  [
    "a wrong file in a variable",
    ['const input = { image_file: "photo.png" };', "frs.detectFaces(input);"],
    2,
    2345,
    "'image_file'",
  ],
  [
    "a wrong change",
    ["frs.updateFace({", "...set,", 'face_id: "f",', "external_image_id: 5,", "});"],
    4,
    2322,
    "string",
  ],
  [
    "a field deep inside",
    [
      "frs.createToken({ auth: { identity: {",
      'methods: ["password"],',
      "password: { user: {",
      'name: "n",',
      "password: 5,",
      'domain: { name: "d" },',
      "} } } } });",
    ],
    5,
    2322,
    "string",
  ],
  [
    "a wrong custom field",
    ["frs.addFaces({", "...set,", "image_file: file,", "external_fields: { n: {} },", "});"],
    4,
    2322,
    "string",
  ],
  ["JSON text", ["frs.addFaces({", "...set,", "image_file: file,", "external_fields: '{}',", "});"], 4, 2322, "string"],
])("tsc says where and what is wrong: %s", (_, lines, line, code, named) => {
  const complaints = compiler.complaints(before + lines.join("\n"));
  expect(
    complaints.map((complaint) => [complaint.line - offset, complaint.code]),
    complaints[0]?.message,
  ).toEqual([[line, code]]);
  expect(complaints[0]?.message).toContain(named);
  expect(complaints[0]?.message).not.toMatch(misleading);
});

test.each([
  ["no carrier", "frs.searchFaces({ ...set, top_n: 5 });", /'(image|face)_\w+' is missing/],
  ["no library", 'frs.searchFaces({ image_url: "/b" });', /'face_set_name' is missing/],
  ["no criterion", "frs.deleteFaces(set);", /'\w+' is missing/],
  ["no actions", "frs.detectActionLiveness({ video_file: file });", /'actions' is missing/],
])("tsc names what is missing: %s", (_, code, message) => {
  const complaints = compiler.complaints(before + code);
  expect(complaints.map((complaint) => complaint.code)).toEqual([2345]);
  expect(complaints[0]?.message).toMatch(message);
});
