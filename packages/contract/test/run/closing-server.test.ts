import { expect, test } from "vitest";
import { responseComplete } from "../../src/checks/response-complete.js";
import { fixedClock } from "./fixed-clock.js";
import { type Library, libraryCase, libraryTarget, openLibrary, runLibrary, usualCases } from "./library.js";

/** Closes each connection without a word when a second request comes on it. */
function closing(library: Library): void {
  const served = new WeakSet<object>();
  library.intercept = (request) => {
    const isSecond = served.has(request.socket);
    served.add(request.socket);
    if (isSecond) request.socket.destroy();
    return isSecond;
  };
}

test("a connection that the server closes silently is not blamed on the next request", async () => {
  const library = await openLibrary();
  closing(library);
  const { outcomes, summary } = await runLibrary({
    target: libraryTarget(library.url),
    cases: [...usualCases, ...[1, 2, 3].map((number) => libraryCase("createShelf", `${number}`))],
    selection: { operations: ["createShelf", "addBook"] },
  });
  expect(new Set(Object.values(outcomes))).toEqual(new Set(["passed"]));
  expect([library.shelves.size, summary.left]).toEqual([0, []]);
});

test.each(["addBook", "createShelf"])("a server that resets every POST fails: %s", async (operationId) => {
  const library = await openLibrary();
  library.intercept = (request) => {
    const isReset = request.method === "POST" && (operationId === "addBook") === request.url?.endsWith("/books");
    if (isReset) request.socket.destroy();
    return isReset;
  };
  const { results } = await runLibrary({
    target: libraryTarget(library.url),
    cases: [...usualCases, ...[1, 2].map((number) => libraryCase(operationId, `${number}`))],
    checks: [responseComplete],
    selection: { operations: ["listShelves", operationId] },
    clock: fixedClock(),
  });
  const posts = results.filter(({ case: each }) => each.operationId === operationId);
  expect(posts.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
});
