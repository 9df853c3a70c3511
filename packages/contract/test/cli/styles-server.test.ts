import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.js";
import { httpServer } from "../loopback.js";
import { runIn } from "./run-in.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-styles-"));
  return () => rm(folder, { recursive: true, force: true });
});

/** A request as the readers of parameters see it. */
interface Received {
  path: string;
  query: [name: string, value: string][];
  cookie: string;
  header: string | undefined;
}

/** Reads one parameter: its items or members as texts, or nothing if it is not there. */
type Reader = (received: Received) => readonly string[] | undefined;

const valuesOf = ({ query }: Received, name: string) => query.filter(([key]) => key === name).map(([, value]) => value);

/** Reads a list that one query parameter holds. */
const separated =
  (name: string, separator: string): Reader =>
  (received) =>
    valuesOf(received, name)[0]?.split(separator);

/** Reads a list whose items are parameters of the same name. */
const repeated =
  (name: string): Reader =>
  (received) => {
    const values = valuesOf(received, name);
    return values.length === 0 ? undefined : values;
  };

/** Reads the values of an object whose members are parameters, by the name that each has. */
const members =
  (nameOf: (member: string) => string): Reader =>
  (received) => {
    const [a, b] = ["a", "b"].map((member) => valuesOf(received, nameOf(member)));
    if (a?.length === 0 && b?.length === 0) return undefined;
    return (a ?? []).every((value) => /^-?\d+$/.test(value)) ? [...(a ?? []), ...(b ?? [])] : ["not an integer"];
  };

const segment = ({ path }: Received, at: number) => path.split("/")[at] ?? "";
const matrix: Reader = (received) =>
  segment(received, 2).startsWith(";mat=") ? segment(received, 2).slice(";mat=".length).split(";mat=") : [];
const label =
  (separator: string): Reader =>
  (received) =>
    segment(received, 4).startsWith(".") ? segment(received, 4).slice(1).split(separator) : [];

/** The readers of a server that reads each style as OpenAPI says. */
const readers: { readonly [parameter: string]: Reader } = {
  mat: matrix,
  lab: label(","),
  deep: members((member) => `deep[${member}]`),
  pipe: separated("pipe", "|"),
  space: separated("space", " "),
  csv: separated("csv", ","),
  res: (received) => valuesOf(received, "res"),
  ck: ({ cookie }) => /(?:^|; )ck=([^;]*)/.exec(cookie)?.slice(1),
  "X-H": ({ header }) => header?.split(","),
};

/** Whether the values of a parameter are right. */
function isRight(parameter: string, values: readonly string[] | undefined): boolean {
  if (["deep", "res", "ck"].includes(parameter)) return values?.[0] !== "not an integer";
  const isText = parameter === "pipe" || parameter === "space";
  const isRequired = parameter === "mat" || parameter === "lab";
  if (values === undefined) return !isRequired;
  return values.length >= 2 && (isText || values.every((value) => /^-?\d+$/.test(value)));
}

/** Readers that take a style for another, each for one parameter. */
const misreadings: readonly (readonly [parameter: string, how: string, reader: Reader])[] = [
  ["mat", "as a list that is not exploded", (received) => segment(received, 2).slice(";mat=".length).split(",")],
  ["lab", "as an exploded list", label(".")],
  ["deep", "as exploded members", members((member) => member)],
  ["pipe", "separated by commas", separated("pipe", ",")],
  ["space", "separated by plus signs", separated("space", "+")],
  ["csv", "as an exploded list", repeated("csv")],
  ["X-H", "separated by semicolons", ({ header }) => header?.split(";")],
];

/** Starts a server of the document of styles. */
function serveStyles(wrong: { readonly [parameter: string]: Reader } = {}): Promise<string> {
  const all = Object.entries({ ...readers, ...wrong });
  return httpServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://h");
    const reply = (status: number, body?: string) =>
      response.writeHead(status, { Allow: "GET", "Content-Type": "application/json" }).end(body);
    if (!/^\/m\/[^/]+\/l\/[^/]+$/.test(pathname)) return reply(404);
    if (request.method !== "GET") return reply(405);
    const { cookie = "", "x-h": header } = request.headers;
    const received: Received = {
      path: decodeURIComponent(pathname),
      query: [...searchParams],
      cookie,
      header: typeof header === "string" ? header : undefined,
    };
    const isValid = all.every(([parameter, reader]) => isRight(parameter, reader(received)));
    return isValid ? reply(200, "{}") : reply(400);
  });
}

/** Whether a form is right, its list separated by a text and the members of its object named in a way. */
type FormReader = (form: URLSearchParams) => boolean;
const formReader =
  (tags: (form: URLSearchParams) => string[], city: string): FormReader =>
  (form) =>
    tags(form).length >= 2 && form.has(city);
const byComma = (form: URLSearchParams) =>
  form.getAll("tags").length === 1 ? (form.get("tags") ?? "").split(",") : [];

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Starts a server of the document of the form. */
function serveForm(isValid: FormReader): Promise<string> {
  return httpServer(async (request, response) => {
    const body = (await bytesOf(request)).toString();
    if (request.url !== "/f") return response.writeHead(404).end();
    if (request.method !== "POST") return response.writeHead(405, { Allow: "POST" }).end();
    const isForm = /^application\/x-www-form-urlencoded\b/.test(request.headers["content-type"] ?? "");
    return response.writeHead(isForm && isValid(new URLSearchParams(body)) ? 200 : 400).end();
  });
}

/** Runs all cases of some operations of a document in the folder of the documents. */
async function run(name: string, url: string, ...more: string[]) {
  const text = await readFile(new URL(`../documents/${name}`, import.meta.url), "utf8");
  // The refusals that a server of this document needs.
  const withRefusals = text.replace('"200": {', '"400": { "description": "bad" },\n"200": {');
  const file = join(folder, name);
  await writeFile(file, withRefusals);
  const files = ["--document", file, "--report-dir", folder];
  const options = ["--target", url, "--rate", "10000", "--side-effects", "billable,writes", ...more];
  const { code, stdout } = await runIn(folder, main, ["run", ...files, ...options]);
  return { code, stdout };
}

describe("parameters in every style", () => {
  test("a server that reads them as the document says conforms", async () => {
    const { code, stdout } = await run("styles.json", await serveStyles(), "--operation", "styles", "--random", "10");
    expect([code, stdout]).toEqual([0, expect.stringContaining("conforms")]);
    expect(stdout).not.toContain("warning");
  });

  test.each(misreadings)("a server that reads %s %s is found", async (parameter, _, reader) => {
    const url = await serveStyles({ [parameter]: reader });
    const { code, stdout } = await run("styles.json", url, "--operation", "styles");
    // Without one of the parameters in the path no request can succeed.
    const isRequired = parameter === "mat" || parameter === "lab";
    const shown = isRequired ? "styles never succeeded" : "✗ input-";
    expect([code, stdout]).toEqual([1, expect.stringContaining(shown)]);
  });
});

describe("a form with an encoding of its own", () => {
  test("a server that reads it as the document says conforms", async () => {
    const { code, stdout } = await run("form.json", await serveForm(formReader(byComma, "address[city]")));
    expect([code, stdout]).toEqual([0, expect.stringContaining("conforms")]);
    expect(stdout).not.toContain("warning");
  });

  test.each([
    ["its list as an exploded one", formReader((form) => form.getAll("tags"), "address[city]")],
    ["its object as members with dots", formReader(byComma, "address.city")],
  ])("a server that reads %s is found", async (_, reader) => {
    const { code, stdout } = await run("form.json", await serveForm(reader));
    expect([code, stdout]).toEqual([1, expect.stringContaining("never succeeded")]);
  });
});
