import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { digest } from "../../src/redaction/placeholder.js";
import { curlLine } from "../../src/report/curl.js";
import { type ExchangeChanges, failed, reportOf } from "./sample.js";

function lineOf(made: ExchangeChanges, token?: string): string {
  const [result] = reportOf([failed({}, made)]).results;
  if (!result?.exchange) throw new Error("A failure keeps its exchange.");
  return curlLine(result.exchange.request, reproduction, token);
}

const header = (name: string, prefix: string, variable: string) => ({ in: "header", name, prefix, variable }) as const;

const reproduction = {
  credentials: [
    header("X-Auth-Token", "", "TOKEN"),
    header("Authorization", "Bearer ", "BEARER"),
    header("Authorization", "Basic ", "PAIR"),
    { in: "query", name: "key", prefix: "", variable: "KEY" },
    { in: "cookie", name: "sid", prefix: "", variable: "SESSION" },
  ],
  signature: { header: "X-Auth-Token", variable: "TOKEN", dropped: ["X-Sdk-Date"] },
} satisfies Parameters<typeof curlLine>[1];

const variables = { TOKEN: "secret", BEARER: "b", PAIR: "me:pw", KEY: "k", SESSION: "s" };

/** The words, and the standard input, that a shell hands to curl. */
function run(line: string, folder = "."): { words: string[]; input: Buffer } {
  const stub = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\1'; case "$*" in *@-*) cat;; esac; }`;
  const output = execFileSync("sh", ["-c", `${stub}\n${line}`], { env: variables, cwd: folder });
  const end = output.indexOf(1);
  return { words: output.subarray(0, end).toString().split("\0").slice(0, -1), input: output.subarray(end + 1) };
}

const base = ["--silent", "--show-error", "--include"];

test("a shell reads quotes, dollars, backticks and line ends as they were sent", () => {
  const sent = `{"name":"it's $HOME \`id\` \\"x\\" \\\\\n!"}`;
  const url = "http://127.0.0.1:4010/things?a=b&c='d'&e=$(id)";
  const { words } = run(lineOf({ method: "POST", url, sent, sentHeaders: [["Content-Type", "application/json"]] }));
  expect(words).toEqual([...base, "--header", "Content-Type: application/json", "--data-raw", sent, url]);
});

test("the token comes from the environment, wherever it travels", () => {
  const token = run(lineOf({ sentHeaders: [["X-Auth-Token", "<removed>"]] }));
  expect(token.words).toEqual([...base, "--header", "X-Auth-Token: secret", "http://127.0.0.1:4010/things"]);
  const bearer = run(lineOf({ sentHeaders: [["Authorization", "Bearer <removed>"]] }));
  expect(bearer.words).toContain("Authorization: Bearer b");
  const query = run(lineOf({ url: "http://h/things?key=%3Cremoved%3E&price=$5" }));
  expect(query.words.at(-1)).toBe("http://h/things?key=k&price=$5");
});

test("a removed header that carries no credential has a variable of its own", () => {
  expect(lineOf({ sentHeaders: [["X-Tenant", "<removed>"]] })).toContain('--header "X-Tenant: $X_TENANT"');
});

test("each credential comes from the variable of its place", () => {
  const basic = run(lineOf({ sentHeaders: [["Authorization", "Basic <removed>"]] }));
  expect(basic.words).toEqual([...base, "--user", "me:pw", "http://127.0.0.1:4010/things"]);
  const two = run(
    lineOf({
      sentHeaders: [
        ["X-Auth-Token", "<removed>"],
        ["Cookie", "theme=dark; sid=<removed>; other=<removed>"],
      ],
      url: "http://h/things?a=1&key=%3Cremoved%3E",
    }),
  );
  expect(two.words.slice(base.length)).toEqual([
    "--header",
    "X-Auth-Token: secret",
    "--header",
    "Cookie: theme=dark; sid=s; other=secret",
    "http://h/things?a=1&key=k",
  ]);
});

test("a signature, which curl cannot make, gives way to a token", () => {
  const sentHeaders = [
    ["X-Sdk-Date", "20260102T030405Z"],
    ["Authorization", "SDK-HMAC-SHA256 Access=<removed>, Signature=<removed>"],
    ["X-Project-Id", "p"],
  ] as const;
  const { words } = run(lineOf({ sentHeaders }));
  expect(words.slice(base.length, -1)).toEqual(["--header", "X-Auth-Token: secret", "--header", "X-Project-Id: p"]);
});

test("a token that is given stands where credentials were", () => {
  const { words } = run(lineOf({ sentHeaders: [["Authorization", "Signed <removed>"]] }, "any $1"));
  expect(words).toContain("Authorization: Signed any $1");
});

test("a form names its files and keeps its texts", () => {
  const sent = [
    '--b\r\nContent-Disposition: form-data; name="image_file"; filename="photo.png"\r\nContent-Type: image/png\r\n',
    "<image: 70 bytes, sha256 00>",
    '--b\r\nContent-Disposition: form-data; name="note"\r\n',
    "@home; <b>é's",
    "--b--\r\n",
  ].join("\r\n");
  const { words } = run(
    lineOf({ method: "POST", sent, sentHeaders: [["Content-Type", "multipart/form-data; boundary=b"]] }),
  );
  expect(words.slice(base.length, -1)).toEqual([
    "--form",
    "image_file=@photo.png;type=image/png",
    "--form-string",
    "note=@home; <b>é's",
  ]);
});

test("a short binary body is sent byte for byte, a long one from a file", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const { words, input } = run(lineOf({ method: "PUT", sent: bytes }));
  expect([...input]).toEqual([...bytes]);
  expect(words.slice(base.length)).toEqual([
    "--request",
    "PUT",
    "--header",
    "Content-Type:",
    "--data-binary",
    "@-",
    "http://127.0.0.1:4010/things",
  ]);
  expect(lineOf({ method: "POST", sent: Buffer.alloc(100_000, 0xff) })).toContain("--data-binary @request-body");
});

test("long texts in JSON are shortened", () => {
  const line = lineOf({ method: "POST", sent: JSON.stringify({ image_base64: "A".repeat(5000), top_n: 3 }) });
  expect(line).toContain('…(5000 characters)","top_n":3}');
  expect(line.length).toBeLessThan(300);
});

test("images and videos that were left out of JSON come from files", async () => {
  const folder = await mkdtemp(join(tmpdir(), "contract-curl-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const image = Buffer.alloc(100, "image");
  await writeFile(join(folder, "image"), image);
  await writeFile(join(folder, "video"), "v");
  const sent = JSON.stringify({
    image1_base64: digest("image", image),
    image2_base64: digest("image", image),
    note: "it's %s",
    video_base64: digest("video", image),
  });
  const { words, input } = run(lineOf({ method: "POST", sent }), folder);
  expect(words).toContain("@-");
  expect(JSON.parse(input.toString())).toEqual({
    image1_base64: image.toString("base64"),
    image2_base64: image.toString("base64"),
    note: "it's %s",
    video_base64: Buffer.from("v").toString("base64"),
  });
});

test("curl sends unusual requests", () => {
  expect(run(lineOf({ method: "HEAD" })).words).toContain("--head");
  const { words } = run(
    lineOf({
      method: "POST",
      url: "http://h/a/../{b}",
      sentHeaders: [
        ["X-Empty", ""],
        ["Content-Length", "0"],
      ],
    }),
  );
  expect(words.slice(base.length)).toEqual([
    "--request",
    "POST",
    "--globoff",
    "--path-as-is",
    "--header",
    "X-Empty;",
    "http://h/a/../{b}",
  ]);
});
