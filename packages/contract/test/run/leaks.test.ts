import { describe, expect, test } from "vitest";
import { openEndpoint } from "../../src/target/endpoint.js";
import { fixedClock } from "./fixed-clock.js";
import { document, type Library, libraryCase, openLibrary, runLibrary, usualCases } from "./library.js";

const target = ({ url }: Library) => openEndpoint(document, { at: { url }, secrets: { values: { token: "t" } } });

const one = { selection: { operations: ["createShelf"] } };

/** Requests of a log, with names as `*`. */
const forms = ({ log }: Library) => log.map((line) => line.replace(/\/shelves\/[^/]+/, "/shelves/*"));

describe("a server that shortens names", () => {
  const shortening = async (body: (name: string) => object) => {
    const library = await openLibrary();
    library.rename = (name) => name.slice(0, 15);
    library.created = body;
    return library;
  };

  test("leaves nothing behind if its response has the name that it stored", async () => {
    const library = await shortening((name) => ({ shelf: { name } }));
    const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...one });
    expect([library.shelves.size, summary.left]).toEqual([0, []]);
  });

  test("is reported to have what it created if it does not say the name", async () => {
    const library = await shortening(() => ({}));
    const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...one });
    expect(library.shelves.size).toBe(1);
    expect(summary.left).toEqual([expect.stringMatching(/^shelf contract-\S+ \(created by createShelf\)$/)]);
  });

  test("does not make the run delete what others have created", async () => {
    const library = await openLibrary();
    library.shelves.set("contract", []);
    library.created = () => ({ name: "contract", tags: ["c", ""] });
    await runLibrary({ target: target(library), clock: fixedClock(), ...one });
    expect([...library.shelves.keys()]).toEqual(["contract"]);
  });
});

test("a name in lower case is read from the response, or from its Location", async () => {
  const library = await openLibrary();
  library.rename = (name) => name.replace("contract", "Contract");
  library.location = (name) => `/shelves/${name}?new`;
  const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...one });
  expect([library.shelves.size, summary.left]).toEqual([0, []]);
});

test("a server that replaces what is not UTF-8 in a name leaves nothing behind", async () => {
  const library = await openLibrary();
  let stored = "";
  library.rename = (name) => {
    stored = name.includes("\uFFFD") ? name : stored;
    return name;
  };
  const odd = libraryCase("createShelf", "odd", {
    request: (_, name) => ({
      method: "POST",
      path: "/shelves",
      headers: [["Content-Type", "application/json"]],
      body: Buffer.concat([Buffer.from(`{"name":"${name}`), Uint8Array.of(0xff), Buffer.from('"}')]),
      credentials: "valid",
    }),
  });
  const cases = [odd, ...usualCases];
  const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...one, cases });
  expect(library.log).toContain(`DELETE /shelves/${encodeURIComponent(stored)}`);
  expect([library.shelves.size, summary.left]).toEqual([0, []]);
});

test.each([
  [404, { code: "no such API" }],
  [409, { code: "busy" }],
  [403, {}],
])("a deletion that responds %i is retried, and does not count as done", async (status, body) => {
  const library = await openLibrary();
  library.intercept = ({ method }, response) => {
    if (method !== "DELETE") return false;
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    return true;
  };
  const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...one });
  expect(summary.left).toHaveLength(1);
  expect(forms(library).filter((line) => line === "DELETE /shelves/*").length).toBeGreaterThan(2);
});

test("a deletion whose response was lost is confirmed by one that finds nothing", async () => {
  const library = await openLibrary();
  let count = 0;
  library.intercept = ({ method, url = "" }, response) => {
    if (method !== "DELETE" || count++ > 0) return false;
    library.shelves.delete(decodeURIComponent(url.split("/").at(-1) ?? ""));
    response.socket?.destroy();
    return true;
  };
  const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...one });
  expect(summary.left).toEqual([]);
});

test("what is found only after a moment is reported as that, neither as left nor as a failure", async () => {
  const library = await openLibrary();
  const clock = fixedClock();
  const created = new Map<string, number>();
  library.intercept = ({ method, url = "" }, response) => {
    const name = decodeURIComponent(url.split("/")[2] ?? "");
    if (name === "") return false;
    const since = created.get(name) ?? clock.now();
    created.set(name, since);
    if (clock.now() - since >= 50) return false;
    response.writeHead(404, { "Content-Type": "application/json" }).end("{}");
    return method !== "";
  };
  const { outcomes, summary } = await runLibrary({
    target: target(library),
    clock,
    selection: { operations: ["createShelf", "getShelf"] },
  });
  expect(outcomes).toEqual({ "createShelf/example/usual": "passed", "getShelf/example/usual": "passed" });
  expect([library.shelves.size, summary.left]).toEqual([0, []]);
  expect(summary.delayed).toEqual([
    "getShelf did not see what the run had changed until 100 ms later",
    "removeShelf did not find what createShelf had created until 100 ms later",
  ]);
});

describe("a failure that passes", () => {
  const addingTwelve = Array.from({ length: 12 }, (_, index) => libraryCase("addBook", `${index}`));
  const adding = {
    cases: [...addingTwelve, libraryCase("createShelf", "usual"), libraryCase("removeShelf", "usual")],
    selection: { operations: ["addBook"] },
  };

  test.each<[string, (library: Library) => void]>([
    [
      "a connection that is reset",
      (library) => {
        library.intercept = failing(2, (response) => response.socket?.resetAndDestroy());
      },
    ],
    [
      "a quota that is used up for a moment",
      (library) => {
        library.intercept = failing(1, (response) => response.writeHead(403).end('{"code":"quota"}'));
      },
    ],
    [
      "a server error",
      (library) => {
        library.intercept = failing(3, (response) => response.writeHead(500).end());
      },
    ],
  ])("does not skip a case: %s", async (_, prepare) => {
    const library = await openLibrary();
    prepare(library);
    const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...adding });
    expect(summary.counts).toMatchObject({ passed: 12, skipped: 0 });
    expect(library.shelves.size).toBe(0);
  });

  test("after a success no refusal is permanent", async () => {
    const library = await openLibrary();
    let count = 0;
    library.intercept = ({ method, url }, response) => {
      if (method !== "POST" || url !== "/shelves" || ++count < 3 || count > 5) return false;
      response.writeHead(400).end();
      return true;
    };
    const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...adding });
    expect(summary.counts).toMatchObject({ passed: 12, skipped: 0 });
  });

  test("is given up after a while if it does not pass", async () => {
    const library = await openLibrary();
    library.intercept = failing(Number.POSITIVE_INFINITY, (response) => response.writeHead(500).end());
    const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), ...adding });
    expect(summary.counts).toMatchObject({ passed: 0, skipped: 12 });
    expect(library.log.filter((line) => line === "POST /shelves")).toHaveLength(12);
  });
});

describe("the limit of resources", () => {
  const adding = Array.from({ length: 40 }, (_, index) =>
    libraryCase(index % 2 ? "addBook" : "createShelf", `${index}`),
  );
  const cases = [...adding, libraryCase("removeShelf", "usual")];
  const chosen = { cases, selection: { operations: ["addBook", "createShelf"] } };

  test.each([1, 3, 10])("is never exceeded, and cases wait instead of failing: %i", async (maxResources) => {
    const library = await openLibrary();
    library.quota = maxResources;
    const { summary } = await runLibrary({
      target: target(library),
      clock: fixedClock(),
      concurrency: 16,
      maxResources,
      ...chosen,
    });
    expect(summary.counts).toMatchObject({ passed: 40, skipped: 0, failed: 0 });
    expect([library.most <= maxResources, library.shelves.size]).toEqual([true, 0]);
  });

  test("skips a case that needs more", async () => {
    const library = await openLibrary();
    const { results } = await runLibrary({ target: target(library), maxResources: 0, ...chosen });
    expect(results[0]).toMatchObject({
      outcome: "skipped",
      reason: "The case needs 1 created resources at the same time, and --max-resources allows 0.",
    });
    expect(library.log).toEqual([]);
  });

  test("ends the creation of what cannot be deleted", async () => {
    const library = await openLibrary();
    library.intercept = ({ method }, response) => {
      if (method === "DELETE") response.writeHead(500).end();
      return method === "DELETE";
    };
    const { summary } = await runLibrary({ target: target(library), clock: fixedClock(), maxResources: 3, ...chosen });
    expect(library.shelves.size).toBe(3);
    expect(summary.left.filter((name) => name.startsWith("shelf"))).toHaveLength(3);
    expect(summary.counts.skipped).toBe(37);
  });
});

/** Intercepts the first requests that create a shelf. */
function failing(
  times: number,
  respond: (response: Parameters<Library["intercept"]>[1]) => unknown,
): Library["intercept"] {
  let count = 0;
  return ({ method, url }, response) => {
    if (method !== "POST" || url !== "/shelves" || count++ >= times) return false;
    respond(response);
    return true;
  };
}
