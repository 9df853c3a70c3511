import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadDocument } from "openapi-contract/document";
import type { Browser } from "playwright-core";
import { startFrsServer } from "../fixtures/frs-server/index.js";
import { inBody, overlook } from "../fixtures/frs-server/mutations.js";
import { launch } from "./browser.js";

/** Directory of the pictures, relative to the root of the repository. */
const directory = "docs/images";

/** The largest picture, in bytes: a README must load fast. */
const maxBytes = 100_000;

/** Takes all pictures and prints their paths and sizes. */
export async function takePictures(): Promise<void> {
  await mkdir(directory, { recursive: true });
  const browser = await launch();
  try {
    await takePicture(browser, "docs-page", 540, await docsPage());
    await takePicture(browser, "contract-report", 700, await contractReport());
  } finally {
    await browser.close();
  }
}

/** A page to show, and how its files are removed, if they are of no further use. */
interface Shown {
  url: string;
  remove?: () => Promise<void>;
}

/** Runs a command of the repository, and expects how it ends. */
async function run(words: string[], expected: number, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const options = { env: { ...process.env, ...env }, stdio: "ignore" } as const;
  const [code] = await once(spawn(process.execPath, ["src/cli/run.mjs", ...words], options), "close");
  if (code !== expected) throw new Error(`${words[0]} ended with ${code}; ${expected} was expected.`);
}

/** The page of an operation. */
async function docsPage(): Promise<Shown> {
  await run(["docs"], 0);
  return { url: pathToFileURL("generated/docs/operations/searchFaces.html").href };
}

/** The report about a server with two mistakes. */
async function contractReport(): Promise<Shown> {
  const reports = await mkdtemp(join(tmpdir(), "frs-pictures-"));
  const remove = () => rm(reports, { recursive: true, force: true });
  const seams = {
    ...inBody("compareFaces", "similarity", String),
    ...overlook("listFaces", "limit"),
  };
  const document = await loadDocument("generated/openapi.json");
  const server = await startFrsServer({ document, seams });
  const { url, token, projectId } = server;
  const target = ["--target", url, "--project-id", projectId, "--rate", "1000"];
  const chosen = ["--side-effects", "billable,writes", "--concurrency", "16"];
  try {
    // A failed check is what the picture is about.
    await run(["contract", ...target, ...chosen, "--report-dir", reports], 1, { FRS_TOKEN: token });
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await server.close();
  }
  return { url: pathToFileURL(join(reports, "report.html")).href, remove };
}

async function takePicture(browser: Browser, name: string, height: number, { url, remove }: Shown): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1000, height }, colorScheme: "light" });
  try {
    await page.goto(url);
    const path = `${directory}/${name}.png`;
    await page.screenshot({ path });
    const { size } = await stat(path);
    if (size > maxBytes) throw new Error(`${path} has ${size} bytes; at most ${maxBytes} are allowed.`);
    console.log(`${path}: ${size} bytes`);
  } finally {
    await page.close();
    await remove?.();
  }
}
