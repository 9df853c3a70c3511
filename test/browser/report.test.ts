import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPageAssets, toHtml } from "../../packages/contract/src/report/html.js";
import { failed, passed, reportOf } from "../../packages/contract/test/report/sample.js";
import { launch } from "./browser.js";

const results = [
  failed({ id: "listThings/constraint/limit/maximum" }),
  passed({ id: "listThings/example/all" }),
  passed({ id: "createThing/example/one", operationId: "createThing" }),
];
const errors: string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.setContent(toHtml(reportOf(results), await readPageAssets()));
});

afterAll(() => browser.close());

const shown = () => page.locator("#list > li .what code:first-child").allTextContents();

test("the contract report filters its cases by words and outcomes, also by the keyboard", async () => {
  await page.keyboard.press("/");
  await page.keyboard.type("LISTthings/example");
  expect(await shown()).toEqual(["listThings/example/all"]);
  expect(await page.textContent("#shown")).toBe("1 of 3 shown");
  await page.keyboard.press("Escape");
  expect(await shown()).toHaveLength(3);
  await page.uncheck("input[value=passed]");
  expect(await shown()).toEqual(["listThings/constraint/limit/maximum"]);
  await page.check("input[value=passed]");
});

test("an operation in its matrix leads to the cases of the operation", async () => {
  await page.click(".matrix a[data-filter=createThing]");
  expect(await shown()).toEqual(["createThing/example/one"]);
  expect(errors).toEqual([]);
});

/** A word for a number, since messages that only differ in numbers are of one kind. */
const wordOf = (number: number) => String(number).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");

test("ten thousand cases in five thousand groups are ready at once, and more rows are rendered when asked for", async () => {
  const body = JSON.stringify({ name: "x".repeat(500) });
  const many = Array.from({ length: 10_000 }, (_, index) => {
    const changes = { id: `listThings/case/${index}`, title: `case ${index}`, operationId: `operation${index % 40}` };
    if (index % 2 === 1) return passed(changes);
    const bad = failed(changes, { sent: body, received: body, method: "POST" });
    const problems = bad.problems.map((problem) => ({
      ...problem,
      pointer: `/paths/${index}`,
      message: `Kind ${wordOf(index)}.`,
    }));
    return { ...bad, problems };
  });
  const file = join(await mkdtemp(join(tmpdir(), "report-page-")), "report.html");
  const html = toHtml(reportOf(many), await readPageAssets());
  await writeFile(file, html);
  const large = await browser.newPage();
  large.on("pageerror", (error) => errors.push(String(error)));
  const start = performance.now();
  await large.goto(pathToFileURL(file).href);
  await large.fill("#words", "case/9998");
  expect(await large.locator("#list > li").count()).toBe(1);
  const milliseconds = Math.round(performance.now() - start);
  console.info(
    `10,000 cases: ${Math.round(html.length / 1024)} KB, filtered ${milliseconds} ms after the page was opened`,
  );
  await large.fill("#words", "");
  expect(await large.locator("#list > li").count()).toBe(500);
  expect(await large.locator("#list > li").first().getAttribute("data-outcome")).toBe("failed");
  await large.click("#more");
  expect(await large.locator("#list > li").count()).toBe(1000);
  expect(await large.textContent("#shown")).toBe("1000 of 10000 shown");
  await large.close();
  expect(errors).toEqual([]);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(pathToFileURL(file).href);
  expect(await plain.locator("#list > li.failed").count()).toBe(500);
  expect(await plain.locator(".card.failed").count()).toBe(100);
  expect(await plain.locator("section[aria-labelledby=failures] .missing li").count()).toBe(4900);
  await plain.click("section[aria-labelledby=failures] .missing summary");
  expect(await plain.locator("section[aria-labelledby=failures] .missing li").last().isVisible()).toBe(true);
  await context.close();
  await rm(dirname(file), { recursive: true, force: true });
});

test("it needs no more width than a phone has", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
