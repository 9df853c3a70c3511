import { expect, test } from "vitest";
import type { ContractCase } from "../../src/case.js";
import { deriveCases } from "../../src/cases/index.js";
import { httpServer } from "../loopback.js";
import { smallDocument } from "../small-document.js";

const words = { type: "array", items: { type: "string", pattern: "^[a-z]+$" }, minItems: 2, maxItems: 3 };
const place = {
  type: "object",
  required: ["city"],
  properties: { city: { type: "string", maxLength: 9 }, zip: { type: "integer", minimum: 1 } },
  additionalProperties: false,
};

const encoding = {
  tags: { style: "form", explode: false },
  piped: { style: "pipeDelimited", explode: false },
  address: { style: "deepObject", explode: true },
  pair: { explode: false },
};

const order = {
  type: "object",
  required: ["tags", "address"],
  properties: {
    tags: words,
    piped: words,
    address: place,
    pair: place,
    notes: { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 },
    more: place,
  },
  additionalProperties: false,
};

const parameters = [
  { name: "mat", in: "path", required: true, style: "matrix", explode: true, schema: words },
  { name: "lab", in: "path", required: true, style: "label", schema: words },
  { name: "deep", in: "query", style: "deepObject", explode: true, schema: place },
  { name: "pipe", in: "query", style: "pipeDelimited", explode: false, schema: words },
  { name: "space", in: "query", style: "spaceDelimited", explode: false, schema: words },
  { name: "csv", in: "query", explode: false, schema: words },
  { name: "res", in: "query", allowReserved: true, schema: { type: "string", pattern: "^a/b\\?c$" }, example: "a/b?c" },
  { name: "ck", in: "cookie", schema: { type: "integer", maximum: 9 } },
  { name: "X-H", in: "header", schema: words },
  { name: "X-O", in: "header", explode: true, schema: place },
];

const requestBody = (name: string) => ({ required: true, content: { [name]: { schema: order, encoding } } });
const document = smallDocument({
  "/form": {
    post: {
      operationId: "form",
      "x-side-effects": "none",
      requestBody: requestBody("application/x-www-form-urlencoded"),
      responses: {},
    },
  },
  "/parts": {
    post: {
      operationId: "parts",
      "x-side-effects": "none",
      requestBody: requestBody("multipart/form-data"),
      responses: {},
    },
  },
  "/m/{mat}/l/{lab}": { get: { operationId: "styles", "x-side-effects": "none", parameters, responses: {} } },
});

const isWords = (list: readonly string[]) =>
  list.length >= 2 && list.length <= 3 && list.every((word) => /^[a-z]+$/.test(word));

/** Whether texts by name are a place. */
function isPlace(members: { [name: string]: string }): boolean {
  const { city, zip, ...others } = members;
  const isZip = zip === undefined || (/^\d+$/.test(zip) && Number(zip) >= 1);
  return city !== undefined && [...city].length <= 9 && isZip && Object.keys(others).length === 0;
}

/** The members of an object that stand one after the other. */
function inTurn(text: string): { [name: string]: string } {
  const pieces = text === "" ? [] : text.split(",");
  return Object.fromEntries(pieces.flatMap((piece, at) => (at % 2 === 0 ? [[piece, pieces[at + 1] ?? ""]] : [])));
}

function inBrackets(pairs: readonly [string, string][], name: string): { [name: string]: string } | undefined {
  const own = pairs.filter(([key]) => key.startsWith(`${name}[`));
  return own.length === 0
    ? undefined
    : Object.fromEntries(own.map(([key, value]) => [key.slice(name.length + 1, -1), value]));
}

/** Whether a form is a right order, by a reader of its own. */
function isOrder(pairs: [string, string][]): boolean {
  const all = (name: string) => pairs.filter(([key]) => key === name).map(([, value]) => value);
  const once = (name: string, isRight: (text: string) => boolean) =>
    all(name).length === 0 || (all(name).length === 1 && isRight(all(name)[0] ?? ""));
  const known = ["tags", "piped", "pair", "notes", "more"];
  return (
    pairs.every(([name]) => known.includes(name) || name.startsWith("address[")) &&
    all("tags").length === 1 &&
    once("tags", (text) => isWords(text.split(","))) &&
    once("piped", (text) => isWords(text.split("|"))) &&
    isPlace(inBrackets(pairs, "address") ?? {}) &&
    once("pair", (text) => isPlace(inTurn(text))) &&
    all("notes").every((note) => note !== "") &&
    once("more", (text) => {
      const place: unknown = JSON.parse(text);
      if (typeof place !== "object" || place === null || !("city" in place) || typeof place.city !== "string")
        return false;
      const isZip = !("zip" in place) || (Number.isInteger(place.zip) && Number(place.zip) >= 1);
      return (
        isZip && [...place.city].length <= 9 && Object.keys(place).every((name) => name === "city" || name === "zip")
      );
    })
  );
}

/** Whether the parameters are right, by a reader of its own. */
function areStyles(path: string, query: [string, string][], headers: { [name: string]: unknown }): boolean {
  const [, mat = "", lab = ""] = path.match(/^\/m\/([^/]*)\/l\/([^/]*)$/) ?? [];
  const all = (name: string) => query.filter(([key]) => key === name).map(([, value]) => value);
  const optional = (text: string | undefined, isRight: (text: string) => boolean) =>
    text === undefined || isRight(text);
  const header = (name: string) => (typeof headers[name] === "string" ? String(headers[name]) : undefined);
  const deep = inBrackets(query, "deep");
  return (
    /^(;mat=[^;]*)+$/.test(mat) &&
    isWords(
      mat
        .slice(1)
        .split(";")
        .map((piece) => piece.slice("mat=".length)),
    ) &&
    lab.startsWith(".") &&
    isWords(lab.slice(1).split(",")) &&
    (deep === undefined || isPlace(deep)) &&
    optional(all("pipe")[0], (text) => isWords(text.split("|"))) &&
    optional(all("space")[0], (text) => isWords(text.split(" "))) &&
    optional(all("csv")[0], (text) => isWords(text.split(","))) &&
    optional(all("res")[0], (text) => text === "a/b?c") &&
    optional(header("cookie")?.match(/(?:^|; )ck=([^;]*)/)?.[1], (text) => /^-?\d+$/.test(text) && Number(text) <= 9) &&
    optional(header("x-h"), (text) => isWords(text.split(","))) &&
    optional(header("x-o"), (text) => isPlace(Object.fromEntries(text.split(",").map((piece) => piece.split("=")))))
  );
}

/** A server that takes what keeps the document, and nothing else. */
function serve(): Promise<string> {
  return httpServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? "", "http://h");
    const type = request.headers["content-type"] ?? "";
    const form = async () =>
      [...(await new Response(Buffer.concat(chunks), { headers: { "Content-Type": type } }).formData())].map(
        ([name, value]): [string, string] => [name, String(value)],
      );
    const isRight = pathname.startsWith("/m/")
      ? areStyles(decodeURIComponent(pathname), [...searchParams], request.headers)
      : await form().then(isOrder, () => false);
    response.writeHead(isRight ? 200 : 400).end();
  });
}

test("a right server takes every valid form and parameter and refuses every invalid one, in every encoding and style", async () => {
  const url = await serve();
  const cases = deriveCases(document, { random: 20 }).filter(
    ({ kind }) => !["method", "path", "media-type", "credentials"].includes(kind),
  );
  const send = async (each: ContractCase) => {
    const { method, path, headers, body } = each.request({}, "name-0123456789abcdef");
    const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) };
    const { status } = await fetch(url + path, body ? { ...init, body: Buffer.from(body) } : init);
    const expected = each.expectation.outcome === "accepted" ? 200 : 400;
    return status === expected ? [] : [`${each.id}: ${status} for ${path} ${Buffer.from(body ?? []).toString()}`];
  };
  expect(cases.filter(({ unsupported }) => unsupported !== undefined)).toEqual([]);
  const wrong = [];
  for (const each of cases) wrong.push(...(await send(each)));
  expect(wrong).toEqual([]);
  const ids = cases.map(({ id }) => id);
  for (const id of [
    "form/constraint/x-www-form-urlencoded/tags/minItems",
    "form/constraint/x-www-form-urlencoded/address/zip/minimum",
    "parts/constraint/form-data/piped/maxItems",
    "parts/constraint/form-data/pair/city/maxLength",
    "styles/constraint/path/mat/0/pattern",
    "styles/constraint/query/deep/zip/minimum",
    "styles/constraint/header/X-O/city/maxLength",
  ]) {
    expect(ids).toContain(id);
  }
});
