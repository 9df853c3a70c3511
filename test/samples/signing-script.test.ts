import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { quoted } from "../../src/docs/samples/shell.js";
import { root } from "../root.js";
import { signatureOf } from "./expected.js";
import { type Program, runPrograms } from "./programs.js";
import { type Recorder, startRecorder } from "./recorder.js";

/** A request, and how the official signer signs it. */
interface Vector {
  id: string;
  input: {
    method: string;
    url: string;
    headers: { [name: string]: string };
    body: string | null;
    ak: string;
    sk: string;
    projectId?: string;
    securityToken?: string;
    date: string;
  };
  expected: { headers: { Authorization: string } };
}

const { vectors }: { vectors: Vector[] } = JSON.parse(
  await readFile(join(root, "test/fixtures/signing-vectors.json"), "utf8"),
);

let folder: string;
let recorder: Recorder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "frs-signing-"));
  recorder = await startRecorder(async () => ({ status: 200, body: "{}" }));
});
afterEach(async () => {
  await recorder.close();
  await rm(folder, { recursive: true });
});

/** A program that calls the script. */
function programOf(words: readonly string[], body = "", environment: Program["environment"] = {}): Program {
  const source = `sh frs-curl.sh ${words.map(quoted).join(" ")} <body\n`;
  return { source, files: new Map([["body", Buffer.from(body)]]), environment };
}

// The script always names the media type of a body.
describe.each(vectors.filter(({ input }) => "content-type" in input.headers))("vector $id", ({ input, expected }) => {
  test("is signed as expected", async () => {
    const url = new URL(input.url);
    const isForm = input.headers["content-type"] === "multipart/form-data";
    const headers = [`Host: ${url.host}`, `X-Sdk-Date: ${input.date}`];
    if (!isForm) headers.push(`Content-Type: ${input.headers["content-type"]}`);
    if (input.projectId !== undefined) headers.push(`X-Project-Id: ${input.projectId}`);
    const { origin } = new URL(recorder.urlOf(0));
    const words = [
      ...[input.method, `${origin}${url.pathname}${url.search}`],
      ...headers.flatMap((header) => ["--header", header]),
      ...(isForm ? ["--form", "image_file=@body"] : input.body === null ? [] : ["--data-binary", "@-"]),
    ];
    const token = input.securityToken;
    const [ended] = await runPrograms("curl-signed", folder, [
      programOf(words, input.body ?? "", {
        HUAWEICLOUD_SDK_AK: input.ak,
        HUAWEICLOUD_SDK_SK: input.sk,
        ...(token !== undefined && { HUAWEICLOUD_SDK_SECURITY_TOKEN: token }),
      }),
    ]);
    expect(ended).toEqual({ ok: true, stdout: "{}", stderr: "" });
    // The path of a vector begins with no number.
    const [exchange] = recorder.exchangesOf(0);
    expect(exchange?.request.headers.authorization).toBe(expected.headers.Authorization);
  });
});

const words = fc
  .array(fc.constantFrom(..."aZ09-._~!$'()*,;:@=+&?/% é人\u{1F600}"), { maxLength: 6 })
  .map((parts) => parts.join(""));
const segment = words.map((word) => (/^\.*$/.test(word) ? `${word}x` : word)).map(encodeURIComponent);
const pair = fc.tuple(words, fc.option(words, { nil: undefined })).map(([name, value]) => {
  return value === undefined ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
});
const request = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH"),
  path: fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join("/")),
  // What no encoder writes stands in addresses, too.
  query: fc.array(fc.oneof(pair, fc.constantFrom("", "a", "a=", "a=b=c", "a=+", "%7e=%7E", "a!=1", "a-=1", "a=2")), {
    maxLength: 5,
  }),
  headers: fc.dictionary(
    fc.constantFrom("X-A", "X-A-B", "X-AB", "x-a_b", "Enterprise-Project-Id", "Content-Type"),
    fc.constantFrom("a", " a b ", "application/json", 'a,b;c="d"', "100%"),
  ),
  body: fc.option(fc.string({ unit: "grapheme" }), { nil: undefined }),
  secretKey: fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom(...'aZ09+/=$"\\`%!-'.split("")) }),
});

test("any request is signed as by the client", async () => {
  const requests = fc.sample(request, { seed: 7, numRuns: 80 });
  const programs = requests.map(({ method, path, query, headers, body = "", secretKey }, index) => {
    const url = `${recorder.urlOf(index)}/${path}${query.length === 0 ? "" : `?${query.join("&")}`}`;
    const given = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
    return programOf([method, url, ...given, ...(body === "" ? [] : ["--data-binary", "@-"])], body, {
      HUAWEICLOUD_SDK_SK: secretKey,
    });
  });
  const ended = await runPrograms("curl-signed", folder, programs);
  for (const [index, { headers, body = "", secretKey }] of requests.entries()) {
    expect(ended[index]?.stderr, programs[index]?.source).toBe("");
    const [exchange] = recorder.exchangesOf(index);
    if (!exchange) throw new Error(`Nothing was sent by ${programs[index]?.source}`);
    const { request: received } = exchange;
    expect(received.body.toString()).toBe(body);
    for (const [name, value] of Object.entries(headers))
      expect(received.headers[name.toLowerCase()]).toBe(value.trim());
    expect(received.headers.authorization, programs[index]?.source).toBe(
      signatureOf(received, "AN-INVENTED-ACCESS-KEY", secretKey),
    );
  }
});

test("no program that the script starts gets the secret key, neither as an argument nor by its environment", async () => {
  const log = join(folder, "log");
  const tools = join(folder, "tools");
  await mkdir(tools);
  const names = ["openssl", "curl", "awk", "od", "sort", "tr", "cut", "cat", "date", "grep", "mktemp", "rm"];
  for (const name of names) {
    const real = (process.env.PATH ?? "").split(delimiter);
    const file = join(tools, name);
    await writeFile(
      file,
      `#!/bin/sh\nPATH='${real.join(":")}'\n{ echo ${name} "$@"; env; } >>'${log}'\nexec ${name} "$@"\n`,
    );
    await chmod(file, 0o755);
  }
  const [ended] = await runPrograms("curl-signed", folder, [
    programOf(["POST", recorder.urlOf(0), "--data-binary", "@-"], "{}", {
      PATH: `${tools}:${process.env.PATH}`,
      HUAWEICLOUD_SDK_SK: "a-very-secret-key",
      HUAWEICLOUD_SDK_SECURITY_TOKEN: "a-very-secret-token",
    }),
  ]);
  expect(ended).toEqual({ ok: true, stdout: "{}", stderr: "" });
  const logged = await readFile(log, "utf8");
  for (const name of ["openssl", "curl", "awk"]) expect(logged).toContain(`\n${name} `);
  expect(logged).not.toContain("a-very-secret");
});

test.each([
  [["GET"], "METHOD and URL are missing"],
  [["GET", "ftp://example.com/"], "the URL must begin with https:// or http://"],
  [["GET", "http://127.0.0.1/", "--header"], "--header must be followed by its value"],
  [["GET", "http://127.0.0.1/", "--header", "X-A"], "--header must have the form 'Name: value'"],
  [["GET", "http://127.0.0.1/", "--header", "X-A: b\nX-B: c"], "a header must be one line"],
  [["GET", "http://127.0.0.1/", "--output", "x"], "unknown option --output"],
  [["GET", "http://127.0.0.1/", "--form", "a=b", "--data-binary", "x"], "--data-binary and --form exclude each other"],
])("%j is refused", async (args, message) => {
  const [ended] = await runPrograms("curl-signed", folder, [programOf(args)]);
  expect(ended?.ok).toBe(false);
  expect(ended?.stderr).toContain(message);
});
