import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { listOperations } from "openapi-contract/document";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { readModel } from "../../src/docs/model.js";
import { referenceFiles } from "../../src/docs/reference.js";
import { document } from "../root.js";
import { launch } from "./browser.js";

/**
 * Findings of axe-core in the markup of the viewer, which no style changes: buttons have other names than they show, and long
 * code cannot be scrolled by the keyboard.
 */
const knownFindings = ["label-content-name-mismatch", "scrollable-region-focusable"];

/** What the viewer stores of its own preferences: colours and language. */
const ownStorage = /^redoc\./;

const operations = listOperations(document);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let folder: string;
const outside: string[] = [];
const messages: string[] = [];
/** Addresses of the page: in a file system, and below a path of a server. */
const addresses: { [kind: string]: string } = {};

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname.replace(/^\/Some\/path\//, "");
  const types: { [end: string]: string } = { html: "text/html", js: "text/javascript", css: "text/css" };
  try {
    const text = await readFile(join(folder, path));
    response.writeHead(200, { "Content-Type": types[path.split(".").at(-1) ?? ""] ?? "text/plain" }).end(text);
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found.");
  }
});

beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "frs-reference-"));
  for (const [path, text] of await referenceFiles(readModel(document))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(
    join(folder, "error-codes.html"),
    '<!doctype html><title>Error codes</title><link rel="icon" href="data:,">',
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  addresses.file = pathToFileURL(join(folder, "reference.html")).href;
  addresses.http = `http://127.0.0.1:${port}/Some/path/reference.html`;
});
afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  expect(outside.splice(0)).toEqual([]);
  expect(messages.splice(0)).toEqual([]);
});

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!/^(file|data|blob):|^http:\/\/127\.0\.0\.1:/.test(request.url())) outside.push(request.url());
  });
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) messages.push(message.text());
  });
  await page.goto(address);
  return page;
}

const addressOf = ({ tags, operationId }: (typeof operations)[number]) =>
  `#/${(tags[0] ?? "").toLowerCase().replace(/[^a-z0-9]+/g, "-")}/${operationId.toLowerCase()}`;

test("without JavaScript, the page lists every operation with its method and path", async () => {
  const page = await open(addresses.file ?? "", { javaScriptEnabled: false });
  const text = await page.innerText("main");
  for (const { summary, method, path } of operations)
    expect(text).toContain(`${summary} ${method.toUpperCase()} ${path}`);
});

test.each(operations)("$operationId has an address, and samples in all languages", async (operation) => {
  const page = await open(`${addresses.file}${addressOf(operation)}`);
  await page.getByRole("heading", { name: operation.summary }).first().waitFor();
  // The other operations of the tag stand on the page, too.
  const section = page.locator(`[data-section-id="${addressOf(operation).slice(1)}"]`);
  const samples = section.locator(".panel-request-samples").first();
  await samples.getByText(operation.operationId).first().waitFor();
  await samples.getByRole("button", { name: "TypeScript" }).click();
  await page.getByRole("menuitem", { name: "Python", exact: true }).first().click();
  await samples.getByText("requests", { exact: false }).first().waitFor();
});

describe.each(["file", "http"])("by %s", (kind) => {
  test("links lead to error codes, operations and guides", async () => {
    const page = await open(`${addresses[kind]}#/face-search/searchfaces`);
    await page.getByRole("link", { name: "listProjects" }).first().click();
    await page.waitForURL(/#\/identity-and-access\/listprojects$/);
    await page.goto(`${addresses[kind]}#/face-search/searchfaces`);
    await page.getByRole("link", { name: "FRS.0302" }).first().click();
    await page.waitForURL(/\/error-codes\.html#FRS\.0302$/);
  });

  test("nothing is stored but the preferences of the viewer", async () => {
    const page = await open(addresses[kind] ?? "");
    await page.getByRole("heading", { name: "What all operations of FRS have in common" }).first().waitFor();
    const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    expect(keys.filter((key) => !ownStorage.test(key))).toEqual([]);
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name).filter((name) => !ownStorage.test(name))).toEqual([]);
  });
});

test.each(["light", "dark"] as const)(
  "axe-core finds nothing serious in %s, but what is listed",
  async (colorScheme) => {
    const found = new Set<string>();
    for (const place of ["", "#/face-search/searchfaces", "#/face-management/deletefaces", "#/authentication"]) {
      const page = await open(`${addresses.file}${place}`, { colorScheme });
      await page.locator("[data-testid=logo]").first().waitFor();
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        // The script before defined it.
        const { axe: run } = globalThis as unknown as { axe: typeof import("axe-core") };
        return (await run.run({ preload: false })).violations.map(({ id, impact, nodes }) => ({
          id,
          impact,
          html: nodes[0]?.html,
        }));
      });
      for (const { id, impact, html } of violations) {
        if (impact !== "serious" && impact !== "critical") continue;
        expect(knownFindings, `${place} ${html}`).toContain(id);
        found.add(id);
      }
    }
    expect([...found].sort()).toEqual(knownFindings);
  },
);

test.each([360, 768, 1440])("the page does not scroll sideways at %i px", async (width) => {
  for (const place of ["", "#/face-search/searchfaces", "#/regions"]) {
    const page = await open(`${addresses.file}${place}`, { viewport: { width, height: 900 } });
    await page.locator("[data-section-id]:visible").first().waitFor();
    expect(Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"))).toBeLessThanOrEqual(0);
  }
});
