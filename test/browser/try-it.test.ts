import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import { listOperations } from "openapi-contract/document";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startForwarder } from "../../packages/contract/src/traffic/forwarder.js";
import { type DocsServer, serveDocs } from "../../src/docs/server.js";
import { tryItAddress } from "../../src/docs/try-it.js";
import { type Mock, startMock } from "../../src/mock/server.js";
import { serve } from "../client/server.js";
import { siteOf, writeSite } from "../docs/site-files.js";
import { document } from "../root.js";
import { launch } from "./browser.js";

/** What must not be found anywhere after the page was left. */
const secret = "a-secret-token-of-the-reader";

/** Findings of axe-core in the markup of Swagger UI, which no style or script of ours changes. */
const knownFindings = ["nested-interactive"];

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==",
  "base64",
);

let browser: Browser;
let mock: Mock;
let docs: DocsServer;
let site: Awaited<ReturnType<typeof writeSite>>;
const messages: string[] = [];

beforeAll(async () => {
  [browser, mock, site] = await Promise.all([launch(), startMock(document), siteOf().then(writeSite)]);
  docs = await serveDocs({ directory: site.directory, mock: mock.url });
});
afterAll(async () => {
  await Promise.all([browser.close(), mock.close(), docs.close()]);
  await site.remove();
});
afterEach(() => {
  expect(messages.splice(0)).toEqual([]);
});

async function tab(
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!/^(file|data|blob):|^http:\/\/(127\.0\.0\.1|localhost):/.test(request.url())) messages.push(request.url());
  });
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("console", (message) => messages.push(message.text()));
  return { page, context };
}

/** Opens an operation, with a token that was typed. */
async function open(page: Page, operationId: string, base = docs.url) {
  const operation = listOperations(document).find((each) => each.operationId === operationId);
  if (!operation) throw new Error(`Operation ${operationId} does not exist.`);
  await page.goto(new URL(tryItAddress(operation), base).href);
  const block = page.locator(`[id$="-${operationId}"]`);
  await block.locator(".execute").waitFor();
  return block;
}

async function authorize(page: Page): Promise<void> {
  await page.locator(".btn.authorize").click();
  await page.locator(".modal-ux input").fill(secret);
  await page.locator(".modal-ux button.authorize").click();
  await page.locator(".modal-ux .btn-done").click();
}

/** Sends the request of an opened operation; returns what the page shows of the exchange. */
async function send(block: ReturnType<Page["locator"]>) {
  await block.locator(".execute").click();
  const table = block.locator(".live-responses-table");
  await table.waitFor();
  return {
    status: (await table.locator("tbody .response-col_status").first().innerText()).trim(),
    body: await table.locator("tbody .response-col_description").first().innerText(),
    curl: await block.locator(".curl-command").innerText(),
  };
}

/** The requests that the mock received, of the method that a test sends. */
function requestsOf(page: Page) {
  const requests: { method: string; url: string; headers: { [name: string]: string }; body: string }[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(mock.url)) return;
    requests.push({
      method: request.method(),
      url: request.url(),
      headers: request.headers(),
      body: request.postDataBuffer()?.toString("latin1") ?? "",
    });
  });
  return requests;
}

test("a listed call goes to the running mock, with the content type that the service expects", async () => {
  const { page } = await tab();
  const requests = requestsOf(page);
  const block = await open(page, "listFaceSets");
  await authorize(page);
  const { status, body, curl } = await send(block);
  expect([status, body]).toEqual(["200", expect.stringContaining("ylXMMZTO")]);
  expect(curl).toContain(`${mock.url.replace(/\/$/, "")}/v2/`);
  expect(requests).toMatchObject([
    { method: "GET", headers: { "content-type": "application/json", "x-auth-token": secret } },
  ]);
  expect(requests[0]?.headers).not.toHaveProperty("enterprise-project-id");
});

test("a JSON body and an upload are sent as the document shows them", async () => {
  const { page } = await tab();
  const requests = requestsOf(page);
  const create = await open(page, "createFaceSet");
  await authorize(page);
  expect(await send(create)).toMatchObject({ status: "200", body: expect.stringContaining("Qm3vT8xK") });
  expect(JSON.parse(requests.at(-1)?.body ?? "")).toMatchObject({ face_set_name: "visitors" });

  const add = page.locator('[id$="-addFaces"]');
  await add.locator(".opblock-summary-control").click();
  await add.locator("select.content-type").first().selectOption("multipart/form-data");
  await add.locator("input[type=file]").setInputFiles({ name: "face.png", mimeType: "image/png", buffer: png });
  expect(await send(add)).toMatchObject({ status: "200", body: expect.stringContaining("hY7pLc2Z") });
  expect(requests.at(-1)?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
});

/** Whatever a page keeps or shows, as one text. */
async function tracesOf(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const fields = [...window.document.querySelectorAll("input, textarea")].map((field) => Reflect.get(field, "value"));
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store));
    return (
      [location.href, JSON.stringify(history.state), window.document.cookie, ...stores, ...fields].join("\n") +
      window.document.documentElement.outerHTML
    );
  });
}

/** Types a token, a name, a body and a base URL, all of which contain the secret, and sends the request. */
async function typeEverywhere(page: Page): Promise<void> {
  const block = await open(page, "addFaces");
  await authorize(page);
  await block.locator("input[placeholder='face_set_name']").fill(`${secret}-face-set`);
  await block
    .locator("textarea")
    .first()
    .fill(JSON.stringify({ image_base64: `${secret}-body` }));
  await setBase(page, `${mock.url}/${secret}-base`);
  await send(block);
  const traces = await tracesOf(page);
  for (const place of ["face-set", "body", "base"]) expect(traces).toContain(`${secret}-${place}`);
}

/** Types a base URL, which the page uses when the field is left. */
async function setBase(page: Page, url: string): Promise<void> {
  const field = page.locator(".servers input").first();
  await field.fill(url);
  await field.press("Tab");
}

test("after a reload, and after going back, nothing that was typed is anywhere", async () => {
  const { page, context } = await tab();
  await typeEverywhere(page);
  // The mock has no operation below the base URL that was typed.
  expect(messages.splice(0)).toEqual([expect.stringContaining("404")]);
  await page.reload();
  await page.locator(".execute").first().waitFor();
  expect(await tracesOf(page)).not.toContain(secret);

  await typeEverywhere(page);
  messages.splice(0);
  await page.goto(`${docs.url}index.html`);
  await page.goBack();
  await page.locator(".execute").first().waitFor();
  expect(await tracesOf(page)).not.toContain(secret);
  expect(JSON.stringify(await context.storageState())).not.toContain(secret);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test("a page that the browser keeps for its back button forgets what was typed", async () => {
  const keeping = await launch({ keepsPages: true });
  onTestFinished(() => keeping.close());
  const page = await keeping.newPage();
  /** How each page was shown; a page that was kept remembers the one before. */
  const shown: boolean[] = [];
  await page.exposeFunction("noteShown", (isKept: boolean) => shown.push(isKept));
  await page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => Reflect.get(globalThis, "noteShown")(persisted));
  });
  await typeEverywhere(page);
  messages.splice(0);
  // By a link, as readers leave: an address that is typed ends what is kept in some versions.
  await page.locator("a.brand").click();
  await page.locator(".doors").waitFor();
  await page.evaluate(() => history.back());
  await page.locator(".execute").first().waitFor();
  expect(shown).toContain(true);
  expect(await tracesOf(page)).not.toContain(secret);
});

test("a base URL that is typed is used, also through the forwarder to an endpoint without CORS", async () => {
  const { page } = await tab();
  const received: (string | undefined)[] = [];
  const endpoint = await serve((request, response) => {
    received.push(request.method);
    response.setHeader("Content-Type", "application/json").end('{"from":"an endpoint without CORS"}');
  });
  const forwarder = await startForwarder({ target: endpoint, corsOrigins: [] });
  onTestFinished(() => forwarder.close());
  const block = await open(page, "listFaceSets");
  await setBase(page, forwarder.url);
  expect(await send(block)).toMatchObject({ status: "200", body: expect.stringContaining("an endpoint without CORS") });
  expect(received).toEqual(["GET"]);
});

test.each(["served", "opened as a file"])(
  "the page, %s, sends JSON, an upload and a deletion through the forwarder to an endpoint without CORS",
  async (how) => {
    const { page } = await tab();
    const received: { method: string | undefined; type: string | undefined; token: unknown; body: string }[] = [];
    const endpoint = await serve(async (request, response) => {
      const body = (await buffer(request)).toString("latin1");
      const { "content-type": type, "x-auth-token": token } = request.headers;
      received.push({ method: request.method, type, token, body });
      response.setHeader("Content-Type", "application/json").end('{"from":"an endpoint without CORS"}');
    });
    // A page that is opened as a file has the origin null.
    const forwarder = await startForwarder({ target: endpoint, corsOrigins: [] });
    onTestFinished(() => forwarder.close());
    const create = await open(page, "createFaceSet", how === "served" ? docs.url : `file://${site.directory}/`);
    await authorize(page);
    await setBase(page, forwarder.url);
    const reply = { status: "200", body: expect.stringContaining("an endpoint without CORS") };
    expect(await send(create)).toMatchObject(reply);

    const add = page.locator('[id$="-addFaces"]');
    await add.locator(".opblock-summary-control").click();
    await add.locator("select.content-type").first().selectOption("multipart/form-data");
    await add.locator("input[type=file]").setInputFiles({ name: "face.png", mimeType: "image/png", buffer: png });
    expect(await send(add)).toMatchObject(reply);

    const remove = page.locator('[id$="-deleteFaceSet"]');
    await remove.locator(".opblock-summary-control").click();
    expect(await send(remove)).toMatchObject(reply);

    expect(received).toMatchObject([
      { method: "POST", type: "application/json", token: secret, body: expect.stringContaining("visitors") },
      { method: "POST", type: expect.stringMatching(/^multipart\/form-data; boundary=/), token: secret },
      { method: "DELETE", token: secret },
    ]);
    expect(received[1]?.body).toContain(png.toString("latin1"));
  },
);

test("the page works as a file, too", async () => {
  const { page } = await tab();
  const requests = requestsOf(page);
  const block = await open(page, "listFaceSets", `file://${site.directory}/`);
  await authorize(page);
  await setBase(page, mock.url);
  expect((await send(block)).status).toBe("200");
  expect(requests.length).toBeGreaterThan(0);
  await page.locator('[id$="-addFaces"] .opblock-summary-control').click();
  await page.locator('[id$="-addFaces"] .execute').waitFor();
  expect(await page.locator(".errors-wrapper").count()).toBe(0);
});

test("without JavaScript, the page says where samples are", async () => {
  const { page } = await tab({ javaScriptEnabled: false });
  await page.goto(`${docs.url}try-it.html`);
  expect(await page.locator("noscript").textContent()).toContain("This page needs JavaScript.");
  expect(await page.locator("noscript a").getAttribute("href")).toBe("index.html");
});

describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
  test("it fits on a phone, and axe-core finds only what is known", async () => {
    const { page } = await tab({ colorScheme, bypassCSP: true, viewport: { width: 360, height: 800 } });
    await open(page, "addFaces");
    expect(await page.evaluate(() => window.document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    await page.evaluate(axe);
    const found: string[] = await page.evaluate(async () => {
      const { violations } = await Reflect.get(globalThis, "axe").run();
      return violations
        .filter(({ impact }: { impact: string }) => impact === "serious" || impact === "critical")
        .map(
          ({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
            `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("\n")}`,
        );
    });
    expect(found.filter((each) => !knownFindings.includes(each.split(":")[0] ?? ""))).toEqual([]);
  });
});
