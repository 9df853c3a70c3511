import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { main } from "../../src/cli/main.js";
import { httpServer } from "../loopback.js";
import { runIn } from "./run-in.js";

const json = {
  "application/json": { schema: { type: "object", required: ["id"], properties: { id: { type: "integer" } } } },
};

/** A document of books, in which a link may say how they are deleted. */
function books(isLinked: boolean): object {
  const id = { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } };
  const body = { "application/json": { schema: { type: "object", properties: { title: { type: "string" } } } } };
  const links = { remove: { operationId: "deleteBook", parameters: { id: "$response.body#/id" } } };
  const created = { description: "Created", content: json, ...(isLinked && { links }) };
  const missing = { description: "Not found" };
  return {
    openapi: "3.1.0",
    info: { title: "Books", version: "1" },
    paths: {
      "/books": {
        post: {
          operationId: "createBook",
          requestBody: { content: body },
          responses: { "201": created, "400": missing },
        },
      },
      "/books/{id}": {
        parameters: [id],
        delete: {
          operationId: "deleteBook",
          responses: { "204": { description: "Gone" }, "400": missing, "404": missing },
        },
      },
    },
  };
}

/** Runs a command with that document against a library that has a book already. */
async function runBooks(name: "plan" | "run", isLinked: boolean, ...args: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "contract-traces-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "books.json"), JSON.stringify(books(isLinked)));
  const shelf = new Set([1]);
  let last = 1;
  const url = await httpServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const book = request.url?.match(/^\/books\/(.*)$/)?.[1];
    if (book === undefined && request.method === "POST") {
      const { title = "" } = text === "" ? {} : readJson(text);
      if (typeof title !== "string") return void response.writeHead(400).end();
      shelf.add(++last);
      return void response.writeHead(201, { "Content-Type": "application/json" }).end(JSON.stringify({ id: last }));
    }
    if (book === undefined || request.method !== "DELETE") return void response.writeHead(405, { Allow: "POST" }).end();
    if (!/^[1-9]\d*$/.test(book)) return void response.writeHead(400).end();
    response.writeHead(shelf.delete(Number(book)) ? 204 : 404).end();
  });
  const ended = await runIn(folder, (all) => main(all), [
    name,
    ...(name === "run" ? ["--report-dir", join(folder, "report")] : []),
    ...["--document", "books.json", "--target", url, "--side-effects", "writes", "--rate", "1000", ...args],
  ]);
  return { ...ended, shelf, folder };
}

function readJson(text: string): { title?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : { title: 0 };
  } catch {
    return { title: 0 };
  }
}

test("without links, the plan says what stays, and what is changed that existed before", async () => {
  const { stdout, code } = await runBooks("plan", false);
  expect(code).toBe(0);
  expect(stdout).toContain("Writes: these calls may change the target, and some may be charged.");
  expect(stdout).toContain("Not deleted: what POST /books creates, because no link says how it is deleted.");
  expect(stdout).toContain(
    "Changes what exists: DELETE /books/{id}, because no link says how to create what is needed.",
  );
});

test("without links, the end of a run counts what stays and what was changed", async () => {
  const { stdout, shelf, folder } = await runBooks("run", false);
  const created = Number(stdout.match(/POST \/books succeeded (\d+) times: what it created is left/)?.[1]);
  expect(created).toBeGreaterThan(1);
  expect(shelf.has(1)).toBe(false);
  expect(stdout).toMatch(/DELETE \/books\/\{id\} succeeded (once|\d+ times): it changed what existed before the run\./);
  const { unlinked } = JSON.parse(await readFile(join(folder, "report/report.json"), "utf8"));
  expect(unlinked).toEqual([
    { operationId: "createBook", call: "POST /books", creates: true },
    { operationId: "deleteBook", call: "DELETE /books/{id}", creates: false },
  ]);
});

test("parts of a run that are merged say it, too", async () => {
  const { folder } = await runBooks("run", false);
  const merged = await runIn(folder, (all) => main(all), [
    "merge",
    join(folder, "report"),
    ...["--report-dir", join(folder, "merged")],
  ]);
  expect(merged.stdout).toContain("what it created is left");
});

test("with a link, the run deletes what it creates, and nothing else", async () => {
  const plan = await runBooks("plan", true);
  expect(plan.stdout).toContain("the run creates its own resources, named contract-…, and deletes them at the end.");
  expect(plan.stdout).not.toMatch(/Not deleted|Changes what exists/);
  const { stdout, shelf } = await runBooks("run", true);
  expect([...shelf]).toEqual([1]);
  expect(stdout).not.toMatch(/is left|existed before/);
});
