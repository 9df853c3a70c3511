import { createHash } from "node:crypto";
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { ContractError } from "../../../packages/contract/src/errors.js";
import type { Exchange } from "../../../packages/contract/src/exchange.js";
import { openRecording, readRecording, writeArchive } from "../../../packages/contract/src/traffic/recording.js";
import { document } from "../../root.js";
import { exchangeOf, image, listResponse, redactExchange } from "./exchanges.js";

/** How many bytes fit on the disk. */
const disk = vi.hoisted(() => ({ free: Number.POSITIVE_INFINITY }));
vi.mock("node:fs", async (load) => {
  const fs = await load<typeof import("node:fs")>();
  return {
    ...fs,
    writeFileSync(file: number, bytes: Buffer) {
      fs.writeFileSync(file, bytes.subarray(0, disk.free));
      if (bytes.length > disk.free) throw new Error("ENOSPC: no space left on device");
    },
  };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "frs-recording-"));
  onTestFinished(() => rm(folder, { recursive: true }));
});

async function read(directory = folder): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for await (const exchange of readRecording(directory)) exchanges.push(exchange);
  return exchanges;
}

const secret = "the-secret-that-nobody-may-see";
const exchanges: Exchange[] = [
  exchangeOf({ request: "GET /v2/p/face-sets?offset=0&limit=5", response: listResponse }),
  exchangeOf({
    request: "POST /v2/p/face-detect",
    headers: [
      ["X-Auth-Token", secret],
      ["Content-Type", "application/json"],
      ["Content-Length", "111"],
    ],
    body: { image_base64: image },
    status: 401,
    response: { error_code: "APIG.0307", error_msg: `The token ${secret} must be updated.` },
  }),
  exchangeOf({
    request: "POST /v3/auth/tokens",
    body: { auth: { identity: { methods: ["password"], password: { user: { name: "n", password: secret } } } } },
    status: 201,
    responseHeaders: [["X-Subject-Token", secret]],
  }),
  exchangeOf({ request: "GET /v2/p/face-sets", response: Buffer.from([0xff, 0x00, 0x80]) }),
  {
    request: { method: "GET", url: `https://face.example/v2?token=${secret}`, headers: [], body: Buffer.alloc(0) },
    failure: { kind: "reset", message: `hung up after ${secret}` },
    startedAt: "2024-03-01T08:15:31.000Z",
    milliseconds: 3,
  },
];

describe("writing", () => {
  test("each exchange is in the file, redacted, as soon as it was added; the archive follows at the end", async () => {
    const recording = openRecording(join(folder, "new", "one"), { document });
    for (const [index, exchange] of exchanges.entries()) {
      recording.add(exchange);
      expect(await read(join(folder, "new", "one"))).toHaveLength(index + 1);
    }
    expect(await readdir(join(folder, "new", "one"))).toEqual(["exchanges.ndjson"]);
    await recording.close();
    await recording.close();
    expect(await readdir(join(folder, "new", "one"))).toEqual(["exchanges.ndjson", "recording.har"]);
    expect((await read(join(folder, "new", "one"))).map((exchange) => ({ ...exchange }))).toMatchObject(
      exchanges.map((exchange) => redactExchange(exchange, document)),
    );
    expect(recording.count).toBe(exchanges.length);
  });

  test("no file contains a secret or an image, and only the owner may read them", async () => {
    const recording = openRecording(folder, { document });
    for (const exchange of exchanges) recording.add(exchange);
    await recording.close();
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), "latin1");
      expect(text).toContain("sha256");
      for (const hidden of [secret, image, image.slice(8, 40), Buffer.from(secret).toString("base64")]) {
        expect(text, name).not.toContain(hidden);
      }
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    }
  });

  test("a recording is replaced only with force", async () => {
    await openRecording(folder, { document }).close();
    expect(() => openRecording(folder, { document })).toThrow(/exchanges\.ndjson already exists.*--force/);
    await rm(join(folder, "exchanges.ndjson"));
    expect(() => openRecording(folder, { document })).toThrow(/recording\.har already exists.*--force/);
    await writeFile(join(folder, "exchanges.ndjson"), "older\n", { mode: 0o644 });
    const again = openRecording(folder, { document, force: true });
    // An archive of other exchanges would be mistaken for theirs.
    expect(await readdir(folder)).toEqual(["exchanges.ndjson"]);
    expect((await stat(again.exchanges)).mode & 0o077).toBe(0);
    again.add(exchangeOf({ request: "GET /v2/p/face-sets" }));
    await again.close();
    expect(await read()).toHaveLength(1);
  });
});

describe("a recording that is not writable", () => {
  test("is refused before it begins", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    expect(() => openRecording(join(file, "inside"), { document })).toThrow(ContractError);
    expect(() => openRecording(join(file, "inside"), { document })).toThrow(/^Cannot record in .*inside: ENOTDIR/);
  });

  test("keeps every complete line, and continues when there is space again", async () => {
    const recording = openRecording(folder, { document });
    recording.add(exchangeOf({ request: "GET /v2/p/face-sets" }));
    disk.free = 10;
    expect(() => recording.add(exchangeOf({ request: "GET /v2/q/face-sets" }))).toThrow("ENOSPC");
    disk.free = Number.POSITIVE_INFINITY;
    recording.add(exchangeOf({ request: "GET /v2/r/face-sets" }));
    await recording.close();
    expect((await read()).map(({ request }) => request.url)).toEqual([
      expect.stringContaining("/v2/p/"),
      expect.stringContaining("/v2/r/"),
    ]);
    expect(recording.count).toBe(2);
  });
});

test("the archive is HAR 1.2", async () => {
  const recording = openRecording(folder, { document });
  for (const exchange of exchanges) recording.add(exchange);
  await recording.close();
  const { log } = JSON.parse(await readFile(recording.archive, "utf8"));
  expect(log).toMatchObject({
    version: "1.2",
    creator: { name: "openapi-contract", version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
  });
  expect(log.entries).toHaveLength(exchanges.length);
  const pair = { name: expect.any(String), value: expect.any(String) };
  for (const entry of log.entries) {
    expect(Number.isNaN(Date.parse(entry.startedDateTime))).toBe(false);
    expect(entry).toMatchObject({
      time: expect.any(Number),
      cache: {},
      timings: { send: expect.any(Number), wait: expect.any(Number), receive: expect.any(Number) },
      request: { method: expect.any(String), httpVersion: "HTTP/1.1", cookies: [], headersSize: -1 },
      response: {
        status: expect.any(Number),
        statusText: expect.any(String),
        cookies: [],
        redirectURL: expect.any(String),
      },
    });
    expect(URL.canParse(entry.request.url)).toBe(true);
    for (const list of [entry.request.headers, entry.request.queryString, entry.response.headers]) {
      for (const item of list) expect(item).toEqual(pair);
    }
  }
  const [list, detect, , binary, broken] = log.entries;
  expect(list.request.queryString).toEqual([
    { name: "offset", value: "0" },
    { name: "limit", value: "5" },
  ]);
  expect(JSON.parse(list.response.content.text)).toEqual(listResponse);
  expect(list.response.content).toMatchObject({ mimeType: "application/json" });
  expect(detect.request).toMatchObject({ bodySize: 111, postData: { mimeType: "application/json" } });
  expect(binary.response.content.text).toMatch(/^<body: 3 bytes/);
  expect(broken).toMatchObject({ response: { status: 0 }, comment: "reset: hung up after <removed>" });
});

test("of a long body, the first MB is recorded with length and hash", async () => {
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const complete = Buffer.from(
    JSON.stringify({ note: "ä ".repeat(300), password: secret, list: ["a b ".repeat(400_000)] }),
  );
  const beginning = complete.subarray(0, 1024 * 1024);
  const truncated = { length: complete.length, sha256: sha256(complete) };
  const recording = openRecording(folder, { document });
  const exchange = exchangeOf({ request: "POST /v2/p/face-sets", body: complete, response: complete });
  recording.add(exchange);
  // As a forwarder reports it, which does not keep the rest.
  recording.add({ ...exchange, request: { ...exchange.request, body: beginning, truncated } });
  recording.add({ ...exchange, request: { ...exchange.request, body: Buffer.alloc(1024 * 1024, 0xff), truncated } });
  await recording.close();
  const [whole, cut, binary] = await read();
  const text = (body: Uint8Array | undefined) => Buffer.from(body ?? "").toString();
  expect(whole?.response?.body.length).toBe(1024 * 1024);
  expect(text(whole?.response?.body)).toContain('"password":"<removed>","list":["a b a b ');
  expect(text(cut?.request.body)).toBe(`{"note":"${"ä ".repeat(300)}","password":"<removed>","list":[`);
  expect(text(binary?.request.body)).toBe(`<body: ${truncated.length} bytes, sha256 ${truncated.sha256}>`);
  expect([whole?.request.truncated, whole?.response?.truncated, cut?.request.truncated]).toEqual([
    ...[truncated, truncated, truncated],
  ]);
  const [, entry] = JSON.parse(await readFile(recording.archive, "utf8")).log.entries;
  expect(entry.request.postData.comment).toContain(`of ${truncated.length} bytes`);
  expect(entry.response.content).toMatchObject({ size: truncated.length, comment: expect.stringContaining("sha256") });
});

describe("reading", () => {
  test("the recording of a killed process is read up to its last complete line, and its archive can be written", async () => {
    const recording = openRecording(folder, { document });
    for (const exchange of exchanges) recording.add(exchange);
    const text = await readFile(recording.exchanges, "utf8");
    for (const cut of [1, 2, 100]) {
      await writeFile(recording.exchanges, text.slice(0, -cut));
      // The last line is complete if only its line break is missing.
      expect(await read()).toHaveLength(cut === 1 ? exchanges.length : exchanges.length - 1);
    }
    await writeArchive(folder);
    expect(JSON.parse(await readFile(recording.archive, "utf8")).log.entries).toHaveLength(exchanges.length - 1);
    await recording.close();
  });

  test("errors name file and line, without quoting the line", async () => {
    await expect(read(join(folder, "none"))).rejects.toThrow(
      /does not contain a recording: .*none\/exchanges\.ndjson does not exist/,
    );
    const recording = openRecording(folder, { document });
    recording.add(exchangeOf({ request: "GET /v2/p/face-sets" }));
    await recording.close();
    const [line = ""] = (await readFile(recording.exchanges, "utf8")).split("\n");
    const value = JSON.parse(line);
    const wrong: [unknown, string][] = [
      [`${secret}`, "not valid JSON"],
      [[], "must be an object"],
      [{ ...value, request: undefined }, "request is missing"],
      [{ ...value, milliseconds: "1" }, "milliseconds"],
      [{ ...value, request: { ...value.request, headers: [["a"]] } }, "request.headers"],
      [{ ...value, request: { ...value.request, body: undefined } }, "request must have body"],
      [{ ...value, response: { ...value.response, status: "200" } }, "response.status"],
      [{ ...value, failure: { kind: "bored", message: "" } }, "failure"],
      [{ ...value, redacted: { request: [{ at: 1 }] } }, "redacted"],
      [{ ...value, request: { ...value.request, truncated: { length: "1" } } }, "request.truncated"],
    ];
    for (const [content, message] of wrong) {
      const text = content === secret ? secret : JSON.stringify(content);
      await writeFile(recording.exchanges, `${line}\n\n${text}\n${line}\n`);
      const failure = await read().catch((error: unknown) => String(error));
      expect(failure).toContain("exchanges.ndjson:3 is not a recorded exchange");
      expect(failure).toContain(message);
      expect(failure).not.toContain(secret);
    }
  });

  test("a recording in another format is refused", async () => {
    const recording = openRecording(folder, { document });
    recording.add(exchangeOf({ request: "GET /v2/p/face-sets" }));
    await recording.close();
    const { formatVersion: _, ...older } = JSON.parse(await readFile(recording.exchanges, "utf8"));
    for (const [line, message] of [
      [older, "exchanges.ndjson:1 has no formatVersion; this version reads format 1: record the exchanges again."],
      [{ formatVersion: 2, ...older }, "exchanges.ndjson:1 has format 2; this version reads format 1"],
    ]) {
      await writeFile(recording.exchanges, `${JSON.stringify(line)}\n`);
      await expect(read()).rejects.toThrow(message);
    }
  });

  test("lines of any length are read one by one", async () => {
    const recording = openRecording(folder, { document });
    recording.add(exchangeOf({ request: "GET /v2/p/face-sets", response: { note: "ä ".repeat(200_000) } }));
    recording.add(exchangeOf({ request: "GET /v2/p/face-sets", response: { note: "\u2028\u2029\n" } }));
    await recording.close();
    await appendFile(recording.exchanges, "\n");
    const bodies = (await read()).map(({ response }) => JSON.parse(Buffer.from(response?.body ?? "").toString()));
    expect(bodies).toEqual([{ note: "ä ".repeat(200_000) }, { note: "\u2028\u2029\n" }]);
  });
});
