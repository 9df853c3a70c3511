import { mkdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listOperations, readErrorCatalogue } from "openapi-contract/document";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { siteOf, writeSite } from "../docs/site-files.js";
import { document, root } from "../root.js";
import { launch } from "./browser.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const operations = listOperations(document);
const codes = readErrorCatalogue(document).map(({ code }) => code);

const files = await siteOf();
/** Our own pages: the viewers have tests of their own. */
const pages = [...files.keys()].filter(
  (path) => path.endsWith(".html") && path !== "reference.html" && path !== "try-it.html",
);
/** A page of each kind. */
const kinds = [
  "index.html",
  "operations/addFaces.html",
  "operations/createToken.html",
  "guides/errors-and-retries.html",
  "error-codes.html",
  "what-changed.html",
  "downloads.html",
  "404.html",
];

let browser: Browser;
let site: Awaited<ReturnType<typeof writeSite>>;
let server: Server;
/** Where the site is: in a file system, and below a path of a host that serves nothing but its files. */
const places: { [kind: string]: string } = {};
const messages: string[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), writeSite(files)]);
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const [, path] = pathname.match(/^\/Some\/path\/(.*)$/) ?? [];
    const types: { [ending: string]: string } = { html: "text/html", js: "text/javascript", css: "text/css" };
    const text = path === undefined ? undefined : files.get(path);
    // As hosts of static files do for any other address.
    const body = text ?? files.get("404.html") ?? "";
    const type = text === undefined ? "text/html" : (types[path?.split(".").at(-1) ?? ""] ?? "text/plain");
    response.writeHead(text === undefined ? 404 : 200, { "Content-Type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  places.file = `${pathToFileURL(site.directory).href}/`;
  places.http = `http://127.0.0.1:${port}/Some/path/`;
});
afterAll(async () => {
  await browser.close();
  server.close();
  await site.remove();
});
afterEach(() => {
  expect(messages.splice(0)).toEqual([]);
});

/** Opens a tab, of which every message and every request elsewhere is a failure. */
async function tab(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!/^(file|data):|^http:\/\/127\.0\.0\.1:/.test(request.url())) messages.push(`request: ${request.url()}`);
  });
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("console", (message) => messages.push(message.text()));
  return page;
}

/**
 * How far the page or something in it reaches beyond the window, in pixels, and which parts of tables reach beyond their place;
 * what scrolls by itself does not count.
 */
function overflow(): { page: number; clipped: string[] } {
  const isWide = (element: Element) =>
    element.matches("table, th, td, .table") &&
    element.clientWidth > 0 &&
    element.scrollWidth > element.clientWidth + 1;
  const clipped = [...window.document.querySelectorAll("main *")]
    .filter((element) => !element.closest("pre"))
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 || isWide(element))
    .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
  return { page: window.document.documentElement.scrollWidth - window.innerWidth, clipped };
}

describe.each(["file", "http"])("the site at a %s address", (place) => {
  test("has no message on any page, and nothing beyond the window, from a phone to a wide screen", async () => {
    for (const width of [360, 768, 1024, 1440]) {
      const page = await tab({ viewport: { width, height: 800 } });
      for (const path of pages) {
        await page.goto(places[place] + path);
        expect(await page.evaluate(overflow), `${path} at ${width}`).toEqual({ page: 0, clipped: [] });
      }
    }
  });

  test("is searched from each page, by words, names and codes", async () => {
    const page = await tab();
    await page.goto(`${places[place]}operations/listFaces.html`);
    const input = page.getByLabel("Search all pages");
    for (const [text, address] of [
      ["FRS.0302", "error-codes.html#FRS.0302"],
      ["deleteFacesByFilter", "operations/deleteFacesByFilter.html"],
      ["Regions", "guides/regions.html"],
      ["quota", "error-codes.html#APIG.0501"],
      ["external_image_id", "guides/images-and-videos.html"],
    ] as const) {
      await input.fill(text);
      const first = page.locator(".results a").first();
      await first
        .filter({ hasText: text.split("_")[0] ?? text })
        .or(first)
        .waitFor();
      await page.waitForFunction(
        (end) => window.document.querySelector<HTMLAnchorElement>(".results a")?.href.includes(end),
        address,
      );
    }
    await input.fill("no such word anywhere");
    await page.getByText("Nothing found").waitFor();
    await input.fill("FRS.0302");
    await page.locator(".results a[href$='#FRS.0302']").waitFor();
    await input.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${places[place]}error-codes.html#FRS.0302`);
    expect(await page.locator(":target").textContent()).toContain("FRS.0302");
  });
});

test("a search lists each page once, whole pages first, with their best part, and codes with their meaning", async () => {
  const page = await tab();
  await page.goto(`${places.http}index.html`);
  const input = page.getByLabel("Search all pages");
  const found = async (text: string) => {
    await input.fill(text);
    // The list belongs to the text only when the search has run, which it does at once after the index was loaded.
    await page.waitForFunction(() => Reflect.has(globalThis, "searchIndex"));
    await page.locator(".results a").first().waitFor();
    return await page
      .locator(".results li")
      .evaluateAll((items) =>
        items.map((item) =>
          [...item.querySelectorAll("a")].map(({ href, textContent }) => [href.split("/path/")[1], textContent]),
        ),
      );
  };
  await found("token");
  expect((await found("delete all faces")).slice(0, 1)).toEqual([
    [["operations/deleteFaces.html", "deleteFaces Delete faces from a face set"]],
  ]);
  const similar = (await found("similarity")).map(([first]) => first?.[0]);
  expect(similar).toContain("operations/compareFaces.html");
  expect(new Set(similar).size).toBe(similar.length);
  expect((await found("compareFaces examples"))[0]).toEqual([
    ["operations/compareFaces.html", "compareFaces Compare two faces"],
    ["operations/compareFaces.html#examples", "Examples"],
  ]);
  expect((await found("FRS.0306"))[0]).toEqual([["error-codes.html#FRS.0306", "FRS.0306 – The face set is full."]]);
  // Nothing but words that say nothing is looked for as it is.
  expect((await found("all")).length).toBeGreaterThan(0);
});

test("every operation and every code is found by its name", async () => {
  const page = await tab();
  await page.goto(`${places.http}index.html`);
  const input = page.getByLabel("Search all pages");
  for (const [name, address] of [
    ...operations.map(({ operationId }) => [operationId, `operations/${operationId}.html`] as const),
    ...codes.map((code) => [code, `error-codes.html#${code}`] as const),
  ]) {
    await input.fill(name);
    await page.waitForFunction(
      (end) =>
        [...window.document.querySelectorAll<HTMLAnchorElement>(".results a")].some(({ href }) => href.endsWith(end)),
      address,
    );
  }
});

test.each(["file", "http"])(
  "the navigation at a %s address leads to every page, and each page to the next one",
  async (place) => {
    const own = pages.filter((path) => path !== "404.html");
    const start = `${places[place]}index.html`;
    const page = await tab();
    await page.goto(start);
    for (const path of own) {
      const name = path.split("/").at(-1) ?? path;
      await page.locator(`nav.pages a[href="${name}"], nav.pages a[href$="/${name}"]`).click();
      await page.waitForURL(places[place] + path);
      expect(await page.locator('nav.pages [aria-current="page"]').count(), path).toBe(1);
    }
    await page.goto(start);
    const visited = [page.url()];
    for (;;) {
      const next = await page.evaluate(() => window.document.querySelector<HTMLAnchorElement>("a[rel=next]")?.href);
      if (next === undefined) break;
      await page.locator("a[rel=next]").click();
      // Only when the page is loaded, it has its own link.
      await page.waitForURL(next);
      visited.push(page.url());
    }
    expect(visited.sort()).toEqual(own.map((path) => places[place] + path).sort());
  },
);

test.each([360, 1440])("a link to an error code shows it below the header, at %i px", async (width) => {
  const page = await tab({ viewport: { width, height: 800 } });
  for (const code of codes) {
    await page.goto(`${places.file}error-codes.html#${code}`);
    const target = page.locator(":target");
    expect(await target.innerText()).toContain(code);
    const isInView = await target.evaluate((heading) => {
      const header = window.document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
      const { top, bottom } = heading.getBoundingClientRect();
      return top >= header - 1 && bottom <= window.innerHeight;
    });
    expect(isInView, code).toBe(true);
  }
});

test("error codes are filtered by words", async () => {
  const page = await tab();
  await page.goto(`${places.file}error-codes.html`);
  await page.getByLabel("Filter").fill("quota");
  const shown = await page.locator("main h3:visible").count();
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(codes.length);
  await page.getByText(`${shown} of ${codes.length}`).waitFor();
  await page.getByLabel("Filter").fill("");
  expect(await page.locator("main h3:visible").count()).toBe(codes.length);
});

test("who chooses a language of samples sees it for all, and copies it", async () => {
  const page = await tab({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${places.http}operations/addFaces.html`);
  await page.getByText("Python", { exact: true }).click();
  const code = page.locator(".code:visible", { hasText: "import requests" }).first();
  await code.getByRole("button", { name: "Copy" }).click();
  await page.getByText("Copied").first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("import requests");
  const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, window.document.cookie]);
  expect(stored).toEqual([0, 0, ""]);
});

test.each(operations)(
  "without JavaScript, $operationId shows its method, path, parameters and codes",
  async (operation) => {
    const page = await tab({ javaScriptEnabled: false });
    await page.goto(`${places.file}operations/${operation.operationId}.html`);
    const text = (await page.innerText("main")).replace(/\s+/g, " ");
    const { method, path, parameters, errorCodes } = operation;
    const names = parameters.map(({ name }) => name);
    for (const part of [`${method.toUpperCase()} ${path}`, ...names, ...errorCodes]) expect(text).toContain(part);
  },
);

test("without JavaScript, tabs and navigation work, and nothing is offered that does not", async () => {
  const page = await tab({ javaScriptEnabled: false });
  await page.goto(`${places.file}operations/addFaces.html`);
  await page.getByText("Python", { exact: true }).click();
  await page.getByText("import requests").first().waitFor();
  expect(await page.locator("input[type=search]").count()).toBe(0);
  await page.getByRole("link", { name: "detectFaces" }).first().click();
  expect(page.url()).toBe(`${places.file}operations/detectFaces.html`);
});

test("the keyboard reaches the content first, and search by a slash", async () => {
  const page = await tab();
  await page.goto(`${places.file}index.html`);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => window.document.activeElement?.textContent)).toBe("Skip to content");
  await page.keyboard.press("/");
  await page.keyboard.type("token");
  await page.locator(".results a").first().waitFor();
  await page.keyboard.press("Escape");
  expect(await page.locator(".results").isVisible()).toBe(false);
});

test("the keyboard chooses a result, a tab and a copy button", async () => {
  const page = await tab();
  await page.goto(`${places.file}operations/addFaces.html`);
  const isFocused = (element: Element) => element === window.document.activeElement;
  await page.keyboard.press("/");
  await page.keyboard.type("faces");
  const results = page.locator(".results a");
  await results.nth(1).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await results.nth(1).evaluate(isFocused)).toBe(true);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await page.getByLabel("Search all pages").evaluate(isFocused)).toBe(true);
  await page.keyboard.press("Escape");
  const tabs = page.locator(".tabs").first().locator("> input");
  await tabs.first().focus();
  await page.keyboard.press("ArrowRight");
  expect(await tabs.nth(1).isChecked()).toBe(true);
  const copy = page.getByRole("button", { name: "Copy" }).first();
  await copy.focus();
  await page.keyboard.press("Enter");
  await page
    .getByText(/^(Copied|Selected)$/)
    .first()
    .waitFor();
});

test("an address without a page leads back to the site, at any depth", async () => {
  for (const path of ["none", "operations/none.html", "a/b/c/"]) {
    const page = await tab();
    await page.goto(places.http + path);
    // The browser reports the page's own status, and each address above that does not have the site.
    await page.getByRole("link", { name: "start page" }).click();
    await page.waitForURL(`${places.http}index.html`);
    messages.splice(0, messages.length, ...messages.filter((message) => !message.includes("404 (Not Found)")));
  }
});

// Colours differ by kinds of pages at most: all pages are examined in one scheme, and a page of each kind in the other.
test.each([...pages.map((path) => [path, "light"] as const), ...kinds.map((path) => [path, "dark"] as const)])(
  "axe-core finds nothing serious on %s in %s colours",
  async (path, colorScheme) => {
    const page = await tab({ colorScheme, bypassCSP: true });
    await page.goto(places.http + path);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await Reflect.get(globalThis, "axe").run();
      return violations
        .filter(({ impact }: { impact: string }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
    if (!kinds.includes(path)) return;
    await mkdir(join(root, "screenshots"), { recursive: true });
    await page.screenshot({ path: join(root, `screenshots/${path.replaceAll("/", "-")}-${colorScheme}.png`) });
  },
);
