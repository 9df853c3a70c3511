import { expect, test } from "vitest";
import { libraryCase, libraryTarget, openLibrary, runLibrary, usualCases } from "./library.js";

/** Requests of a log by their form: names of shelves and books stand as `*`. */
function forms(log: readonly string[]): string[] {
  return log.map((line) => line.replace(/contract-[0-9a-f]+-\d+/g, "*").replace(/\/b\d+/g, "/*"));
}

test("reading cases share what they need, and it is deleted at the end", async () => {
  const library = await openLibrary();
  const cases = [
    ...usualCases,
    libraryCase("getShelf", "again", { kind: "boundary" }),
    libraryCase("readBook", "again", { kind: "boundary" }),
  ];
  const { outcomes, summary } = await runLibrary({
    target: libraryTarget(library.url),
    cases,
    selection: { operations: ["getShelf", "readBook"] },
  });
  expect(Object.values(outcomes)).toEqual(["passed", "passed", "passed", "passed"]);
  expect(forms(library.log)).toEqual([
    "POST /shelves",
    "POST /shelves/*/books",
    "GET /shelves/*",
    "GET /shelves/*/books/*",
    "GET /shelves/*",
    "GET /shelves/*/books/*",
    "DELETE /shelves/*",
  ]);
  expect(library.shelves.size).toBe(0);
  expect(summary).toMatchObject({ left: [], requests: 7 });
});

test("a writing case gets resources of its own, which the next one gets only if it was refused", async () => {
  const library = await openLibrary();
  const used: string[] = [];
  const writing = (name: string, path: string) =>
    libraryCase("addBook", name, {
      kind: "constraint",
      request: ({ shelf = "" }) => {
        used.push(shelf);
        return { method: "POST", path: path.replace("*", shelf), headers: [], body: undefined, credentials: "valid" };
      },
    });
  const cases = [
    ...usualCases,
    writing("1 refused", "/shelves/nowhere/books"),
    writing("2 taken", "/shelves/*/books"),
    writing("3 taken", "/shelves/*/books"),
  ];
  await runLibrary({ target: libraryTarget(library.url), cases, selection: { cases: ["*/constraint/*"] } });
  const [first, second, third] = used;
  expect(second).toBe(first);
  expect(third).not.toBe(second);
  expect(library.shelves.size).toBe(0);
});

test("no two writing cases use the same resources at the same time", async () => {
  const library = await openLibrary();
  const held: string[] = [];
  const clashes: string[] = [];
  const cases = Array.from({ length: 12 }, (_, index) => {
    const usual = libraryCase("addBook", "");
    return libraryCase("addBook", `${index}`, {
      kind: "shape",
      request(resources, uniqueName) {
        const { shelf = "" } = resources;
        if (held.includes(shelf)) clashes.push(shelf);
        held.push(shelf);
        return usual.request(resources, uniqueName);
      },
    });
  });
  const { outcomes } = await runLibrary({
    target: libraryTarget(library.url),
    cases: [...usualCases, ...cases],
    concurrency: 4,
    selection: { cases: ["*/shape/*"] },
  });
  expect(Object.values(outcomes)).toEqual(cases.map(() => "passed"));
  expect(clashes).toEqual([]);
  expect(held).toHaveLength(12);
  expect(library.shelves.size).toBe(0);
});

test("what ordinary cases created is deleted, also if the response was lost", async () => {
  const library = await openLibrary();
  let count = 0;
  library.intercept = ({ method, url }, response) => {
    if (method !== "POST" || url !== "/shelves" || ++count !== 2) return false;
    library.shelves.set(`${[...made].at(-1)}`, []);
    response.socket?.resetAndDestroy();
    return true;
  };
  const made: string[] = [];
  const cases = [1, 2].map((number) => {
    const usual = libraryCase("createShelf", "");
    return libraryCase("createShelf", `${number}`, {
      request(resources, uniqueName) {
        made.push(uniqueName);
        return usual.request(resources, uniqueName);
      },
    });
  });
  // The removing operation has a case that tells how it is called; it is not run.
  const { summary, outcomes } = await runLibrary({
    target: libraryTarget(library.url),
    cases: [...cases, ...usualCases],
    selection: { cases: cases.map(({ id }) => id) },
  });
  expect(Object.values(outcomes)).toEqual(["passed", "passed"]);
  expect(library.shelves.size).toBe(0);
  expect(summary.left).toEqual([]);
});

test("a resource that a case itself deleted is not deleted again", async () => {
  const library = await openLibrary();
  await runLibrary({ target: libraryTarget(library.url), selection: { operations: ["removeShelf"] } });
  expect(forms(library.log)).toEqual(["POST /shelves", "DELETE /shelves/*"]);
});

test("what cannot be deleted is reported, after a retry at the end", async () => {
  const library = await openLibrary();
  library.intercept = ({ method }, response) => {
    if (method !== "DELETE") return false;
    response.writeHead(500).end();
    return true;
  };
  const { summary } = await runLibrary({
    target: libraryTarget(library.url),
    selection: { operations: ["createShelf"] },
  });
  expect(summary.left).toEqual([expect.stringMatching(/^shelf contract-[0-9a-f]{8}-\d+ \(created by createShelf\)$/)]);
  // Once after its case, and again until the end.
  expect(forms(library.log)).toEqual(["POST /shelves", ...Array.from({ length: 4 }, () => "DELETE /shelves/*")]);
});

test("what was possibly created without a response is reported, unless its parent was deleted", async () => {
  const library = await openLibrary();
  library.intercept = (request) => {
    if (request.url?.endsWith("/books")) request.socket.destroy();
    return request.url?.endsWith("/books") ?? false;
  };
  const options = { target: libraryTarget(library.url), selection: { operations: ["addBook"] }, checks: [] };
  expect((await runLibrary(options)).summary.left).toEqual([]);
  library.intercept = (request, response) => {
    if (request.url?.endsWith("/books")) request.socket.destroy();
    else if (request.method === "DELETE") response.writeHead(500).end();
    else return false;
    return true;
  };
  const { left } = (await runLibrary(options)).summary;
  expect(left).toEqual([
    expect.stringContaining("(created by createShelf)"),
    "a resource of unknown name (possibly created by addBook, whose response does not name it)",
  ]);
});

test("a deletion that cannot be sent does not prevent others", async () => {
  const library = await openLibrary();
  const target = libraryTarget(library.url);
  let refusals = 0;
  const { summary } = await runLibrary({
    target: {
      ...target,
      async send(request, operation, options) {
        if (request.method === "DELETE" && request.path.endsWith("-1")) {
          refusals++;
          throw new TypeError("no HTTP");
        }
        return await target.send(request, operation, options);
      },
    },
    cases: [1, 2].map((number) => libraryCase("createShelf", `${number}`)).concat(usualCases),
    selection: { cases: ["createShelf/example/1", "createShelf/example/2"] },
  });
  expect([refusals, library.shelves.size]).toEqual([4, 1]);
  expect(summary.left).toEqual([expect.stringContaining("-1 (created by createShelf)")]);
});

test("a case whose resources cannot be created is skipped with the reason, and a permanent refusal is remembered", async () => {
  const library = await openLibrary();
  library.intercept = ({ method }, response) => {
    if (method !== "POST") return false;
    response.writeHead(400, { "Content-Type": "application/json" }).end('{"code":"too many"}');
    return true;
  };
  const { results } = await runLibrary({
    target: libraryTarget(library.url),
    selection: { operations: ["getShelf", "readBook", "addBook"] },
  });
  expect(results.map(({ case: { operationId }, outcome, reason }) => [operationId, outcome, reason])).toEqual(
    ["getShelf", "readBook", "addBook"].map((operationId) => [
      operationId,
      "skipped",
      "shelf could not be created: createShelf responded 400 too many.",
    ]),
  );
  // A refusal whose code says nothing is confirmed once.
  expect(library.log).toEqual(["POST /shelves", "POST /shelves"]);
});

test("without permission to write, reading cases use the examples of the document", async () => {
  const library = await openLibrary();
  library.shelves.set("poems", ["b0"]);
  const { outcomes } = await runLibrary({
    target: libraryTarget(library.url),
    selection: { sideEffects: ["none"], operations: ["readBook", "addBook"] },
  });
  expect(outcomes).toEqual({ "readBook/example/usual": "passed" });
  expect(library.log).toEqual(["GET /shelves/poems/books/b0"]);
});
