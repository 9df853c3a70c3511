import { expect, test } from "vitest";
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
