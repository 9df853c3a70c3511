import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { main as docs } from "../../src/cli/docs.js";
import { main as emulator } from "../../src/cli/emulator.js";
import { main as forward } from "../../src/cli/forward.js";
import { main as mock } from "../../src/cli/mock.js";
import { main as start } from "../../src/cli/start.js";
import { edit, smallRepository } from "../generate/workspace.js";
import { runInProcess, startInProcess, startProcess } from "./process.js";

/** Returns a port of localhost that another server listens on until the test ends. */
async function takenPort(): Promise<string> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => other.close(() => resolve(undefined))));
  const address = other.address();
  return String(typeof address === "object" && address ? address.port : 0);
}

describe.each(Object.entries({ emulator, forward, mock }))("%s", (name, main) => {
  test("refuses an empty --host, which would stand for every address", async () => {
    const args = name === "forward" ? ["--target", "http://127.0.0.1:1"] : [];
    const { code, stderr } = await runInProcess(main, [...args, "--port", "0", "--host", ""]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("The host must be an address such as 127.0.0.1.")]);
  });
});

describe("mock", () => {
  test("listens on --port and --host, and --quiet prints no requests", async () => {
    const running = startInProcess(mock, ["--port", "0", "--host", "127.0.0.2", "--quiet"]);
    const url = (await running.printed("until Ctrl-C")).match(/http:\/\/127\.0\.0\.2:\d+/)?.[0] ?? "";
    expect((await fetch(`${url}/v2/p/face-sets`)).status).toBe(401);
    running.kill("SIGTERM");
    const { code, stdout } = await running.ended;
    expect([code, stdout]).toEqual([0, expect.not.stringContaining("GET /v2/p/face-sets")]);
  });

  test("runs until Ctrl-C and prints each request", async () => {
    const running = startProcess("mock", ["--port", "0"]);
    const line = await running.printed("until Ctrl-C");
    const url = line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? "";
    const response = await fetch(`${url}/v2/p/face-sets`);
    expect(response.status).toBe(401);
    await running.printed("401 GET /v2/p/face-sets");
    running.kill("SIGINT");
    expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("reports that its port is in use", async () => {
    const port = await takenPort();
    const { code, stderr } = await runInProcess(mock, ["--port", port]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)]);
  });

  test("reports a file that is not an OpenAPI document", async () => {
    const { code, stderr } = await runInProcess(mock, ["--document", "package.json"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("OpenAPI 3.0 and 3.1")]);
  });

  test.each(["nohost.invalid", "203.0.113.1"])("reports that it cannot listen at %s", async (host) => {
    const { code, stderr } = await runInProcess(mock, ["--host", host, "--port", "0"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("choose another --host")]);
  });
});

describe("emulator", () => {
  test("listens on --port and --host, prints what callers need and each request", async () => {
    const running = startInProcess(emulator, ["--port", "0", "--host", "127.0.0.2", "--rate", "50"]);
    const text = await running.printed("try it");
    const url = text.match(/http:\/\/127\.0\.0\.2:\d+/)?.[0] ?? "";
    const [token = "", projectId = ""] = [/token +(\S+)/, /project id +(\S+)/].map((each) => each.exec(text)?.[1]);
    const response = await fetch(`${url}/v2/${projectId}/face-sets`, { headers: { "X-Auth-Token": token } });
    expect(await response.json()).toMatchObject({ face_sets_info: [{ face_set_name: "visitors" }] });
    expect(response.headers.get("x-ratelimit")).toBe("3000");
    await running.printed(`200 GET /v2/${projectId}/face-sets`);
    running.kill("SIGINT");
    expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("--no-seed and --quiet leave out sample data and requests", async () => {
    const running = startInProcess(emulator, ["--port", "0", "--no-seed", "--quiet"]);
    const text = await running.printed("try it");
    const [, token = "", url = ""] = /curl -H 'X-Auth-Token: (\S+)' (\S+)/.exec(text) ?? [];
    const response = await fetch(url, { headers: { "X-Auth-Token": token } });
    expect(await response.json()).toEqual({ face_sets_info: [] });
    running.kill("SIGTERM");
    const { code, stdout } = await running.ended;
    expect([code, stdout]).toEqual([0, expect.not.stringContaining("200 GET")]);
  });

  test("reports that its port is in use", async () => {
    const port = await takenPort();
    const { code, stderr } = await runInProcess(emulator, ["--port", port]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)]);
  });
});

describe("start", () => {
  test("--once goes from the document to a call and prints the face sets", async () => {
    const folder = await smallRepository("src");
    const { code, stdout, stderr } = await startProcess(
      "start",
      ["--once", "--mock-port", "0", "--emulator-port", "0", "--docs-port", "0"],
      folder,
    ).ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^test +ylXMMZTO +0 of 100000 +2018-05-11 07:49:40 +number: integer, id: string, timestamp: long$/m,
    );
    for (const step of [
      "lint sources",
      "bundle",
      "check bundle",
      "types",
      "client",
      "docs",
      "start mock",
      "start emulator",
      "call listFaceSets()",
    ]) {
      expect(stdout).toMatch(new RegExp(`✓ ${step.replace("()", "\\(\\)")} +\\d+\\.\\d\\d s`));
    }
    expect(stdout).toMatch(/Mock {6}http:.*\nEmulator {2}http:.*\nDocs {6}http:/);
    expect(await readFile(join(folder, "generated/docs/index.html"), "utf8")).toContain("listFaceSets");
  });

  test("ends with a message, and leaves nothing running, if a requested port is in use", async () => {
    const port = await takenPort();
    const { code, stderr } = await runInProcess(
      start,
      ["--mock-port", "0", "--emulator-port", "0", "--docs-port", port],
      await smallRepository("src"),
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)]);
  });
});

describe("docs", () => {
  test("--serve serves the page until Ctrl-C", async () => {
    const running = startInProcess(docs, ["--serve", "--port", "0"], await smallRepository("src"));
    const url = (await running.printed("until Ctrl-C")).match(/http:\/\/\S+/)?.[0] ?? "";
    const response = await fetch(url);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    await response.body?.cancel();
    running.kill("SIGINT");
    expect((await running.ended).code).toBe(0);
  });

  test("--serve follows edits; a broken one leaves the last valid pages, and says why", async () => {
    const folder = await smallRepository("src");
    const running = startInProcess(docs, ["--serve", "--port", "0"], folder);
    const url = (await running.printed("until Ctrl-C")).match(/http:\/\/\S+/)?.[0] ?? "";
    const page = async () => await (await fetch(`${url}operations/listFaceSets.html`)).text();
    const file = join(folder, "openapi/paths/v2_{project_id}_face-sets.yaml");
    const events = await fetch(`${url}events`);
    const told = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    const reloaded = async () => {
      for (let text = ""; !text.includes("event: changed"); ) {
        const part = await told?.read();
        if (part?.value === undefined) throw new Error("The events ended.");
        text += part.value;
      }
    };

    await edit(file, (text) => text.replace(/summary: .*/, "summary: List what was edited"));
    await reloaded();
    expect(await page()).toContain("List what was edited");

    await edit(file, (text) => text.replace("summary: List what was edited", "summary: [List"));
    expect(await running.printedError("openapi/paths/v2_{project_id}_face-sets.yaml")).toMatch(/:\d+:\d+/);
    expect(await page()).toContain("List what was edited");

    await edit(file, (text) => text.replace("summary: [List", "summary: List what was fixed"));
    await reloaded();
    expect(await page()).toContain("List what was fixed");
    await told?.cancel();
    running.kill("SIGINT");
    expect((await running.ended).code).toBe(0);
  });

  test("--serve says that a requested port is in use before it generates anything", async () => {
    const port = await takenPort();
    const { code, stdout, stderr } = await runInProcess(
      docs,
      ["--serve", "--port", port],
      await smallRepository("src"),
    );
    expect([code, stdout, stderr]).toEqual([1, "", expect.stringContaining(`Port ${port} is in use`)]);
  });
});
