import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { drawPicture, startEmulator } from "frs-openapi/emulator";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { createPageServer } from "../../examples/browser-page/page-server.mjs";
import { accessKeyAuth, createFrsClient } from "../../src/index.js";
import { announce } from "../examples/announce.js";
import { root } from "../root.js";
import { launch } from "./browser.js";

let browser: Browser;
let script: string;
beforeAll(async () => {
  browser = await launch();
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["examples/browser-page/page.mjs"],
    alias: { "frs-openapi": "./src/index.ts", "frs-openapi/operations": "./src/operations.ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  script = outputFiles[0]?.text ?? "";
});
afterAll(() => browser.close());

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // A TCP server that listens on a port has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts an emulator and the server of the page; the time is the test's. */
async function startPage() {
  const emulator = await startEmulator({ seed: true });
  onTestFinished(() => emulator.close());
  const { url: endpoint, projectId, accessKey, secretKey } = emulator;
  const frs = createFrsClient({ endpoint, projectId, auth: accessKeyAuth({ accessKey, secretKey }), retry: false });
  const clock = { now: Date.now() };
  const server = await createPageServer({ frs, faceSet: "visitors", script, now: () => clock.now });
  return { emulator, url: await listen(server), clock };
}

const picture = (people: string[]) => ({
  name: "picture.png",
  mimeType: "image/png",
  buffer: Buffer.from(drawPicture(people, { photo: 2 })),
});

/** Chooses a picture, and returns what the page says in the end. */
async function choose(page: Page, people: string[]): Promise<[status: string | null, found: string[]]> {
  await page.locator("input").setInputFiles(picture(people));
  const status = page.locator('[role="status"]');
  await page.waitForFunction(() => !/^$|Searching/.test(document.querySelector('[role="status"]')?.textContent ?? ""));
  return [await status.textContent(), await page.locator("li").allTextContents()];
}

test("a picture of a file input is searched for, with no key in the page", async () => {
  const { emulator, url } = await startPage();
  const page = await browser.newPage();
  const requests: string[] = [];
  const received: string[] = [script];
  page.on("request", (request) => void requests.push(`${request.method()} ${request.url()}`));
  page.on("response", async (response) => void received.push(await response.text().catch(() => "")));
  await page.goto(url);
  expect(await choose(page, ["ada"])).toEqual(["Found:", [expect.stringMatching(/^ada \(9\d\.\d %\)$/)]]);
  expect(await choose(page, ["eve"])).toEqual(["Nobody is known.", []]);
  expect(await choose(page, [])).toEqual([expect.stringContaining("FRS.0304"), []]);

  const paths = requests.map((request) => request.replace(url, ""));
  expect(paths.filter((path) => path === "POST /token")).toHaveLength(1);
  expect(paths.filter((path) => path === "POST /frs/v2/own/face-sets/own/search")).toHaveLength(3);
  expect(requests.filter((request) => !request.includes(url))).toEqual([]);
  for (const secret of [emulator.accessKey, emulator.secretKey, emulator.token, emulator.projectId]) {
    expect(received.join("\n")).not.toContain(secret);
  }
});

test("a token is valid for minutes, and for this search alone", async () => {
  const { url, clock } = await startPage();
  const issue = async (): Promise<string> => (await (await fetch(`${url}/token`, { method: "POST" })).json()).text;
  const search = async (token: string, body: BodyInit, path = "/frs/v2/own/face-sets/own/search") => {
    const init = { method: "POST", headers: { "X-Auth-Token": token }, body };
    const response = await fetch(`${url}${path}`, init);
    return [response.status, (await response.json()).error_msg];
  };
  const form = () => {
    const data = new FormData();
    data.append("image_file", new Blob([drawPicture(["ada"])]));
    // Not the page's to choose.
    data.append("threshold", "0");
    data.append("top_n", "100");
    return data;
  };
  const token = await issue();
  expect(await search(token, form())).toEqual([200, undefined]);
  expect(await search("another", form())).toEqual([401, "The token is not valid."]);
  expect(await search(token, "text")).toEqual([400, "A picture is required."]);
  expect(await search(token, new FormData())).toEqual([400, "A picture is required."]);
  expect(await search(token, form(), "/frs/v2/own/face-sets/other/search")).toEqual([404, "Not found."]);
  expect(await search(token, form(), "/frs/v2/own/face-sets")).toEqual([404, "Not found."]);
  const headers = { "X-Auth-Token": token };
  expect(await announce(`${url}/frs/v2/own/face-sets/own/search`, 9 * 1024 * 1024 + 1, headers)).toBe(413);
  clock.now += 5 * 60_000;
  expect(await search(token, form())).toEqual([401, "The token is not valid."]);
  expect(await search(await issue(), form())).toEqual([200, undefined]);
});

test("what only the server may know stays there", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => logged.mockRestore());
  const { emulator, url } = await startPage();
  await emulator.close();
  const page = await browser.newPage();
  await page.goto(url);
  const [status] = await choose(page, ["ada"]);
  expect(status).toMatch(/502 PAGE\.502 The service cannot be reached\./);
  expect(status).not.toContain(new URL(emulator.url).port);
  expect(logged).toHaveBeenCalledWith(expect.stringContaining(emulator.url));
});

test("the page holds one operation of the client", async () => {
  expect(script).toContain("/search");
  expect(script).not.toContain("face-compare");
  const html = await readFile(new URL("../../examples/browser-page/page.html", import.meta.url), "utf8");
  expect(html).toContain('src="page.js"');
});
