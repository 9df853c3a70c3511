import { expect, test } from "vitest";
import { fixedClock } from "./fixed-clock.js";
import { type Library, libraryCase, libraryTarget, openLibrary, runLibrary, usualCases } from "./library.js";

/** Refuses the requests that a condition holds for. */
function refusing(library: Library, isRefused: (count: number, line: string) => boolean, status = 401): void {
  let count = 0;
  library.intercept = ({ method = "", url = "" }, response) => {
    if (!isRefused(++count, `${method} ${url}`)) return false;
    response.writeHead(status, { "Content-Type": "application/json" }).end("{}");
    return true;
  };
}

const lists = Array.from({ length: 50 }, (_, index) => libraryCase("getShelf", `${index}`, { kind: "boundary" }));

test.each([401, 403])(
  "credentials that are refused with %i end the run before the first case, whatever the filters",
  async (status) => {
    const library = await openLibrary();
    refusing(library, () => true, status);
    const { results, summary } = await runLibrary({
      secured: true,
      target: libraryTarget(library.url),
      selection: { operations: ["addBook"] },
    });
    expect(results).toEqual([]);
    expect(summary.credentialsRefused).toBe(`listShelves responded ${status}`);
    // Another operation is asked, too: the first one may be wrong itself.
    expect(library.log).toEqual(["GET /shelves", "GET /shelves/nothing"]);
  },
);

test("an operation that is wrong itself does not end the run", async () => {
  const library = await openLibrary();
  refusing(library, (_, line) => line === "GET /shelves");
  const { outcomes, summary } = await runLibrary({ secured: true, target: libraryTarget(library.url) });
  expect(summary.credentialsRefused).toBeUndefined();
  expect(outcomes).toMatchObject({ "listShelves/example/usual": "failed", "getShelf/example/usual": "passed" });
});

test("credentials that expire end the run after three refusals in a row, and what is left is named", async () => {
  const library = await openLibrary();
  refusing(library, (count) => count > 10);
  const { summary } = await runLibrary({
    secured: true,
    target: libraryTarget(library.url),
    cases: [...usualCases, ...lists],
    clock: fixedClock(),
    selection: { operations: ["getShelf"] },
  });
  expect(summary.credentialsRefused).toBe("listShelves responded 401");
  expect(library.log.filter((line) => line.startsWith("GET")).length).toBeLessThan(20);
  expect(summary.left).toEqual([expect.stringContaining("(created by createShelf)")]);
});

test("without such a GET that is said, and three refusals in a row are enough", async () => {
  const library = await openLibrary();
  const cases = Array.from({ length: 20 }, (_, index) => libraryCase("createShelf", `${index}`));
  const run = () => runLibrary({ secured: true, target: libraryTarget(library.url), cases });
  expect((await run()).summary.credentialsUnproved).toBe(true);
  refusing(library, () => true);
  library.log.length = 0;
  const { results, summary } = await run();
  expect(summary).toMatchObject({
    credentialsUnproved: true,
    credentialsRefused: "createShelf responded 401, the third refusal in a row",
  });
  expect([results.length, library.log.length]).toEqual([2, 3]);
});
