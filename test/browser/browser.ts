import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Browsers that the tests of a file started. */
export const launched: Browser[] = [];

/**
 * Starts the Chromium of the system.
 *
 * @param options.keepsPages - Whether pages that were left are kept for the back button, as browsers of people do.
 *   Playwright switches that off.
 * @throws {Error} If there is none; the message says how to get one.
 */
export async function launch({ keepsPages = false } = {}): Promise<Browser> {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    throw new Error("No Chromium found: install it (apt-get install chromium) or set CHROMIUM to its path.");
  }
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    ignoreDefaultArgs: keepsPages ? ["--disable-back-forward-cache"] : [],
  });
  launched.push(browser);
  return browser;
}
