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

test("it needs no more width than a phone has", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
