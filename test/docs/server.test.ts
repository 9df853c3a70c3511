import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request as httpRequest, type RequestOptions } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type DocsServerOptions, serveDocs } from "../../src/docs/server.js";

/** Starts a server of a site with these files. */
async function serveFiles(files: { [path: string]: string }, options: Partial<DocsServerOptions> = {}) {
  const directory = await mkdtemp(join(tmpdir(), "frs-docs-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const server = await serveDocs({ directory, ...options });
  onTestFinished(() => server.close());
  const read = async (path: string) => {
    const response = await fetch(new URL(path, server.url), { redirect: "manual" });
    return [response.status, response.headers.get("content-type"), await response.text()];
  };
  return { directory, server, read };
}

const html = "text/html; charset=utf-8";

test("files are read from disk at each request, with their types", async () => {
  const { directory, server, read } = await serveFiles({
    "operations/a.html": "page",
    "openapi.json": "{}",
    SHA256SUMS: "sum",
  });
  expect(await read("/")).toEqual([404, "text/plain", expect.stringContaining("npm run docs")]);
  await writeFile(join(directory, "index.html"), "one");
  expect(await read("/?v=1")).toEqual([200, html, "one"]);
  await writeFile(join(directory, "index.html"), "two");
  expect(await read("index.html")).toEqual([200, html, "two"]);
  expect(await read("operations/a.html")).toEqual([200, html, "page"]);
  expect(await read("openapi.json")).toEqual([200, "application/json", "{}"]);
  expect(await read("SHA256SUMS")).toEqual([200, "text/plain; charset=utf-8", "sum"]);
  expect((await fetch(server.url, { method: "POST" })).status).toBe(405);
  const head = await fetch(server.url, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "3", ""]);
});

test("what is not a file of the site gets its page for that", async () => {
  const { directory, read } = await serveFiles({
    "index.html": "start",
    "404.html": "lost",
    ".secret": "s",
    "a/b.html": "b",
  });
  await symlink("/etc/hostname", join(directory, "out.txt"));
  for (const path of [
    "none",
    "a",
    "a/",
    ".secret",
    "a/%2e%2e/.secret",
    "..%2f..%2fetc/hostname",
    "out.txt",
    "%00",
    "%zz",
  ]) {
    expect(await read(path), path).toEqual([404, html, "lost"]);
  }
});

test("an address of a directory gets the slash that its links need", async () => {
  const { server, read } = await serveFiles({ "index.html": "start", "repo/index.html": "other" });
  const response = await fetch(new URL("repo?v=1", server.url), { redirect: "manual" });
  expect([response.status, response.headers.get("location")]).toEqual([301, "/repo/?v=1"]);
  expect(await read("repo/")).toEqual([200, html, "other"]);
});

test("pages load anew when the server says so, by a script that their policy permits", async () => {
  const { server, read } = await serveFiles({ "index.html": "<body></body>", "a.css": "" }, { reload: true });
  expect(await read("/")).toEqual([200, html, '<body><script src="/reload.js"></script>\n</body>']);
  expect((await read("a.css"))[2]).toBe("");
  expect((await read("reload.js"))[2]).toContain("new EventSource");
  const events = await fetch(new URL("events", server.url));
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain("event: server");
  server.reload();
  expect((await reader?.read())?.value).toContain("event: changed");
  await reader?.cancel();
});

test("the try-it page is told of the mock", async () => {
  const { read } = await serveFiles({ "index.html": "" }, { mock: "http://127.0.0.1:1/" });
  expect((await read("assets/mock.js"))[2]).toContain('"http://127.0.0.1:1/"');
  const { read: readOther } = await serveFiles({ "index.html": "" });
  expect((await readOther("assets/mock.js"))[2]).toContain("null");
});

test("the server reads every form of a request target, and refuses WebSocket", async () => {
  const folder = await mkdtemp(join(tmpdir(), "frs-docs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "index.html"), "page");
  const server = await serveDocs({ directory: folder });
  onTestFinished(() => server.close());
  const { hostname, port } = new URL(server.url);
  const send = (options: RequestOptions) =>
    new Promise<[status: number | undefined, allow: string | undefined]>((resolve, reject) => {
      httpRequest({ hostname, port, ...options }, (response) => {
        response.resume();
        resolve([response.statusCode, response.headers.allow]);
      })
        .on("error", reject)
        .end();
    });
  for (const path of [
    "http://docs.example.com/",
    "http://docs.example.com",
    "http://docs.example.com/index%2Ehtml?v=1",
  ]) {
    expect(await send({ path }), path).toEqual([200, undefined]);
  }
  expect(await send({ path: "http://docs.example.com/other" })).toEqual([404, undefined]);
  expect(await send({ path: "*", method: "OPTIONS" })).toEqual([204, "GET, HEAD, OPTIONS"]);
  expect(await send({ path: "*" })).toEqual([400, undefined]);
  const headers = { Connection: "Upgrade", Upgrade: "websocket" };
  expect(await send({ path: "/", headers })).toEqual([501, undefined]);
});
