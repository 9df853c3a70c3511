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

test.each(
  listOperations(document).map(({ operationId, summary, path, tags }) => ({
    operationId,
    summary,
    path,
    tag: tags[0] ?? "",
  })),
)("$operationId has a page with its path, reached from the menu", async ({ summary, path, tag }) => {
  await page.getByText(tag, { exact: true }).first().click();
  await page.getByText(summary, { exact: true }).first().click();
  await page.getByRole("heading", { name: summary }).first().waitFor();
  const text = await page.innerText("body");
  expect(text).toContain(path);
  expect(text).toContain("project_id");
  expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  expect(errors).toEqual([]);
});
