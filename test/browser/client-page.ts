import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { serve } from "../client/server.js";
import { root } from "../root.js";

/** Opens a page of an origin of its own, with the client as `frsOpenapi` in its global scope. */
export async function openClientPage(browser: Browser): Promise<Page> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["src/index.ts"],
    bundle: true,
    format: "iife",
    globalName: "frsOpenapi",
    platform: "browser",
    write: false,
  });
  const page = await browser.newPage();
  await page.goto(await serve((_, response) => response.setHeader("Content-Type", "text/html").end("<p>page</p>")));
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
  return page;
}
