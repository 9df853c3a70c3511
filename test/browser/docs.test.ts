import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { renderDocs } from "../../src/docs/page.js";
import { listOperations } from "../../src/spec/operations.js";
import { document } from "../root.js";
import { launch } from "./browser.js";

let browser: Browser;
let folder: string;
let page: Page;
let requests: string[];
let errors: string[];

beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "frs-docs-"));
  await writeFile(join(folder, "index.html"), await renderDocs(document));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

// The page as a file, in a browser without a network.
beforeEach(async () => {
  const context = await browser.newContext({ offline: true });
  onTestFinished(() => context.close());
  page = await context.newPage();
  requests = [];
  errors = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  await page.getByRole("heading", { name: document.info.title }).first().waitFor();
});

test("the first page reads without a network and asks for nothing", async () => {
  expect(await page.title()).toBe(`${document.info.title} ${document.info.version}`);
  expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  expect(errors).toEqual([]);
});

test.each(listOperations(document))(
  "$operationId has a page with its path and parameters, reached from the menu",
  async (operation) => {
    const { summary, path, parameters, tags } = operation;
    await page
      .getByText(tags[0] ?? "", { exact: true })
      .first()
      .click();
    await page.getByText(summary, { exact: true }).first().click();
    await page.getByRole("heading", { name: summary }).first().waitFor();
    const text = await page.innerText("body");
    for (const name of [path, ...parameters.filter(({ required }) => required).map(({ name }) => name)]) {
      expect(text.includes(name), name).toBe(true);
    }
    expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(errors).toEqual([]);
  },
);

test.each([
  ["authentication", "Temporary keys"],
  ["custom-fields-filter-and-sort", "A life of a library"],
  ["error-codes", "Codes of the gateway"],
])("the guide %s is there, and a link leads to it", async (slug, heading) => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${slug}`);
  await page.getByRole("heading", { name: heading }).first().waitFor();
  expect(errors).toEqual([]);
});
