import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest, type RequestOptions } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asDocument } from "openapi-contract/document";
import { expect, onTestFinished, test } from "vitest";
import { renderDocs } from "../../src/docs/page.js";
import { serveDocs } from "../../src/docs/server.js";
import { document } from "../root.js";

test("the page holds the viewer and the document, and requests nothing from other hosts", async () => {
  const html = await renderDocs(document);
  // Compared as booleans and short lists: the page is too large for a diff.
  expect(html.includes("ylXMMZTO")).toBe(true);
  expect(html.match(/<(?:script|link|img)\b[^>]+(?:src|href)="(?!data:)[^"]*"/g)).toBeNull();
  expect(html.includes("cdn.redoc.ly")).toBe(false);
});

test("text of the document cannot end the page's script or begin a tag", async () => {
  const html = await renderDocs(
    asDocument({ openapi: "3.1.0", info: { title: "</script><b>&", version: "1\u2028" }, paths: {} }),
  );
  expect(html.match(/<\/script>/gi)).toHaveLength(1);
  expect(html.match(/<title>.*<\/title>/s)?.[0]).toBe("<title>&#60;/script&#62;&#60;b&#62;&#38; 1\u2028</title>");
  expect(html.split('<script type="module">')[1]?.includes("\u2028")).toBe(false);
});

test("the server reads the page from disk at each request, and serves nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "frs-docs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const page = join(folder, "index.html");
  const server = await serveDocs({ page });
  onTestFinished(() => server.close());

  expect((await fetch(server.url)).status).toBe(404);
  await writeFile(page, "one");
  expect(await (await fetch(server.url)).text()).toBe("one");
  await writeFile(page, "two");
  const response = await fetch(`${server.url}index.html`);
  expect([await response.text(), response.headers.get("content-type")]).toEqual(["two", "text/html; charset=utf-8"]);
  expect((await fetch(`${server.url}../../etc/passwd`)).status).toBe(404);
  expect((await fetch(`${server.url}/`)).status).toBe(404);
  expect((await fetch(`${server.url}?v=1`)).status).toBe(200);
  expect((await fetch(server.url, { method: "POST" })).status).toBe(405);
});

test("the server reads every form of a request target, and refuses WebSocket", async () => {
  const folder = await mkdtemp(join(tmpdir(), "frs-docs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "index.html"), "page");
  const server = await serveDocs({ page: join(folder, "index.html") });
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
  const headers = { Connection: "Upgrade", Upgrade: "websocket" };
  expect(await send({ path: "/", headers })).toEqual([501, undefined]);
});
