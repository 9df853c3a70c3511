import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listOperations } from "openapi-contract/document";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { annotate } from "../../src/docs/annotate.js";
import { renderDocs } from "../../src/docs/page.js";
import { document } from "../root.js";
import { launch } from "./browser.js";

let browser: Browser;
let folder: string;
let page: Page;
const requests: string[] = [];
const errors: string[] = [];

// The page as a file, in a browser without a network. It is loaded once: what is tested is one reader's visit.
beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "frs-docs-"));
  await writeFile(join(folder, "index.html"), await renderDocs(document));
  page = await (await browser.newContext({ offline: true })).newPage();
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

afterEach(() => {
  expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  expect(errors).toEqual([]);
});

test("the first page reads without a network", async () => {
  await page.getByRole("heading", { name: document.info.title }).first().waitFor();
  expect(await page.title()).toBe(`${document.info.title} ${document.info.version}`);
});

test("a link in the text leads to a guide", async () => {
  await page.locator("p a", { hasText: "Authentication" }).first().click();
  await page.getByRole("heading", { name: "Authentication" }).first().waitFor();
  expect(page.url()).toContain("#/authentication");
});

/** The guides and the page of error codes: tags that hold no operations, each with the heading of its last part. */
// The lint rules check the form of tags.
const guides = (Reflect.get(annotate(document), "tags") as { name: string; description: string }[])
  .filter((tag) => "x-traitTag" in tag)
  .map(({ name, description }) => ({ name, part: [...description.matchAll(/^## (.+)$/gm)].at(-1)?.[1] ?? "" }));

test.each(guides)("the menu leads to the guide $name and its parts", async ({ name, part }) => {
  await page.getByText(name, { exact: true }).first().click();
  await page.getByText(part, { exact: true }).first().waitFor();
});

test.each(listOperations(document))(
  "the menu leads to $operationId, with its path and parameters",
  async (operation) => {
    const { summary, path, parameters, tags } = operation;
    const entry = page.getByText(summary, { exact: true }).first();
    if (!(await entry.isVisible()))
      await page
        .getByText(tags[0] ?? "", { exact: true })
        .first()
        .click();
    await entry.click();
    await page.getByRole("heading", { name: summary }).first().waitFor();
    const text = await page.innerText("body");
    for (const name of [path, ...parameters.filter(({ required }) => required).map(({ name }) => name)]) {
      expect(text.includes(name), name).toBe(true);
    }
  },
);
