import { join } from "node:path";
import { afterEach } from "vitest";
import { root } from "../root.js";
import { launched } from "./browser.js";

// What a page looked like says more than the assertion that failed, above all on a machine that nobody can look at.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  const pages = launched.flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
  const name = task.name.replaceAll(/[^\w.-]+/g, "-").slice(0, 100);
  for (const [index, page] of pages.entries()) {
    await page.screenshot({ path: join(root, `screenshots/failed/${name}-${index + 1}.png`) });
  }
});
