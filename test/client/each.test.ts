import { describe, expect, test } from "vitest";
import { isFrsApiError, isFrsInputError, isFrsResponseError, isFrsWindowError } from "../../src/index.js";
import { clientOf, rejection, serve } from "./server.js";

/** A library with so many faces, which lists them as the service does. */
async function serveLibrary(count: number, options: { tellsCount?: boolean } = {}) {
  const pages: string[] = [];
  const endpoint = await serve((request, response) => {
    const url = new URL(request.url ?? "", "http://host");
    response.setHeader("Content-Type", "application/json");
    if (!url.pathname.endsWith("/faces")) {
      if (options.tellsCount === false) response.statusCode = 403;
      response.end(JSON.stringify({ face_set_info: { face_number: count }, error_code: "FRS.0002", error_msg: "m" }));
      return;
    }
    const [offset, limit] = [Number(url.searchParams.get("offset")), Number(url.searchParams.get("limit"))];
    pages.push(`${offset}+${limit}`);
    if (offset + limit > 10_000) response.statusCode = 400;
    const faces = Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, (_, index) => ({
      face_id: `f-${offset + index}`,
    }));
    response.end(JSON.stringify({ face_set_id: "i", face_set_name: "a", faces }));
  });
  return { frs: clientOf(endpoint), pages };
}

/** The ids of all faces that come, and the error that comes after them. */
async function collect(faces: AsyncIterable<{ face_id: string }>) {
  const ids: string[] = [];
  try {
    for await (const { face_id } of faces) ids.push(face_id);
  } catch (error) {
    return { ids, error };
  }
  return { ids, error: undefined };
}

describe("eachFace gives every face once", () => {
  test.each([
    [0, ["0+4"]],
    [3, ["0+4"]],
    [4, ["0+4", "4+4"]],
    [10, ["0+4", "4+4", "8+4"]],
  ])("of %i", async (count, expected) => {
    const { frs, pages } = await serveLibrary(count);
    const { ids, error } = await collect(frs.eachFace({ face_set_name: "a", limit: 4 }));
    expect(ids).toEqual(Array.from({ length: count }, (_, index) => `f-${index}`));
    expect([error, pages]).toEqual([undefined, expected]);
  });

  test("from an offset on", async () => {
    const { frs } = await serveLibrary(5);
    expect((await collect(frs.eachFace({ face_set_name: "a", offset: 3 }))).ids).toEqual(["f-3", "f-4"]);
  });
});

test("it asks for a page when it is needed, and no further if it is left", async () => {
  const { frs, pages } = await serveLibrary(100);
  const faces = frs.eachFace({ face_set_name: "a", limit: 2 });
  expect(pages).toEqual([]);
  for await (const { face_id } of faces) if (face_id === "f-2") break;
  expect(pages).toEqual(["0+2", "2+2"]);
});

describe("where the service ends its list", () => {
  test("a larger library is an error, after all faces that can be reached", async () => {
    const { frs, pages } = await serveLibrary(10_001);
    const { ids, error } = await collect(frs.eachFace({ face_set_name: "a", limit: 3000 }));
    expect(ids).toHaveLength(10_000);
    expect(pages).toEqual(["0+3000", "3000+3000", "6000+3000", "9000+1000"]);
    expect(isFrsWindowError(error) && [error.reachable, error.total]).toEqual([10_000, 10_001]);
    expect(String(error)).toContain("first 10000 of 10001 items");
  });

  test("a library of just that size is complete", async () => {
    const { frs } = await serveLibrary(10_000);
    const { ids, error } = await collect(frs.eachFace({ face_set_name: "a" }));
    expect([ids.length, error]).toEqual([10_000, undefined]);
  });

  test("a library of unknown size counts as larger", async () => {
    const { frs } = await serveLibrary(10_000, { tellsCount: false });
    const { error } = await collect(frs.eachFace({ face_set_name: "a" }));
    expect(isFrsWindowError(error) && [error.total, isFrsApiError(error.cause)]).toEqual([undefined, true]);
    expect(String(error)).toContain("an unknown number of items");
  });
});

test("an abort ends it", async () => {
  const { frs } = await serveLibrary(100);
  const controller = new AbortController();
  const reason = new Error("enough");
  const faces = frs.eachFace({ face_set_name: "a", limit: 1 }, { signal: controller.signal });
  await faces.next();
  controller.abort(reason);
  expect(await rejection(faces.next())).toBe(reason);
});

test.each([
  [{ limit: 0 }, "limit"],
  [{ limit: 1.5 }, "limit"],
  [{ offset: -1 }, "offset"],
])("%j is refused", async (input, field) => {
  const error = await rejection(
    clientOf("http://127.0.0.1:9")
      .eachFace({ face_set_name: "a", ...input })
      .next(),
  );
  expect(isFrsInputError(error) && error.field).toBe(field);
});

/** A service that lists faces by a function of offset and limit, and says that the library has so many. */
async function servePages(list: (offset: number, limit: number) => unknown, total: unknown) {
  const asked: string[] = [];
  const endpoint = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://host");
    response.setHeader("Content-Type", "application/json");
    if (!pathname.endsWith("/faces")) {
      asked.push("total");
      if (total === undefined) response.statusCode = 400;
      return response.end(JSON.stringify({ face_set_info: { face_number: total } }));
    }
    const [offset, limit] = [Number(searchParams.get("offset")), Number(searchParams.get("limit"))];
    asked.push(`${offset}+${limit}`);
    return response.end(JSON.stringify({ face_set_id: "i", face_set_name: "a", faces: list(offset, limit) }));
  });
  return { frs: clientOf(endpoint), asked };
}

const slice = (count: number, most: number) => (offset: number, limit: number) =>
  Array.from({ length: Math.max(0, Math.min(limit, most, count - offset)) }, (_, index) => ({
    face_id: `f-${offset + index}`,
  }));

describe("a page shorter than asked for is not taken for the last one", () => {
  test("a service that gives at most 100 at a time", async () => {
    const { frs, asked } = await servePages(slice(250, 100), 250);
    const { ids, error } = await collect(frs.eachFace({ face_set_name: "a" }));
    expect([ids.length, new Set(ids).size, error]).toEqual([250, 250, undefined]);
    expect(asked).toEqual(["0+500", "total", "100+500", "200+500"]);
  });

  test("without a total, an empty page is the end", async () => {
    const { frs, asked } = await servePages(slice(250, 100), undefined);
    const { ids, error } = await collect(frs.eachFace({ face_set_name: "a" }));
    expect([ids.length, error]).toEqual([250, undefined]);
    expect(asked).toEqual(["0+500", "total", "100+500", "200+500", "250+500"]);
  });

  test("a total that is too large does not keep it from ending", async () => {
    const { frs } = await servePages(slice(3, 2), 1000);
    expect((await collect(frs.eachFace({ face_set_name: "a" }))).ids).toHaveLength(3);
  });

  test("a service that stops before the end of what can be reached, with more there", async () => {
    const { frs } = await servePages(slice(12_000, 3000), 12_000);
    const { ids, error } = await collect(frs.eachFace({ face_set_name: "a", limit: 4000 }));
    expect(ids).toHaveLength(10_000);
    expect(isFrsWindowError(error) && error.total).toBe(12_000);
  });
});

describe("a service that lies is an error, not an endless or a short list", () => {
  test("the same page again", async () => {
    const { frs } = await servePages((_, limit) => slice(250, 100)(0, limit), 250);
    const { ids, error } = await collect(frs.eachFace({ face_set_name: "a" }));
    expect(ids).toHaveLength(100);
    expect(isFrsResponseError(error) && error.message).toContain("The pages at `offset` 0 and 100 are identical");
  });

  test("more than asked for counts as received", async () => {
    const { frs, asked } = await servePages((offset) => slice(7, 5)(offset, 5), 7);
    const { ids } = await collect(frs.eachFace({ face_set_name: "a", limit: 2 }));
    expect(ids).toHaveLength(7);
    expect(asked).toEqual(["0+2", "5+2", "7+2"]);
  });

  test("all faces at once, more than can be reached by asking, are all there are", async () => {
    const { frs } = await servePages((offset) => slice(12_000, 12_000)(offset, 12_000), 12_000);
    const { ids, error } = await collect(frs.eachFace({ face_set_name: "a" }));
    expect([ids.length, error]).toEqual([12_000, undefined]);
  });

  test.each([[{}], ["faces"]])("%j in place of a list", async (faces) => {
    const { frs } = await servePages(() => faces, 1);
    const { error } = await collect(frs.eachFace({ face_set_name: "a" }));
    expect(isFrsResponseError(error) && error.message).toContain("`faces` must be an array");
  });
});

test("input and settings are read when it is called", async () => {
  const { frs, asked } = await servePages(slice(3, 10), 3);
  const input = { face_set_name: "a", limit: 3 };
  const options = { headers: { "X-Caller": "a" } };
  const faces = frs.eachFace(input, options);
  input.limit = Number.NaN;
  options.headers["X-Caller"] = "ä";
  expect((await collect(faces)).ids).toHaveLength(3);
  expect(asked[0]).toBe("0+3");
});

test("what excludes the parameters of pages is refused by its name, at compile time, too", async () => {
  // @ts-expect-error An iteration asks for pages, and a call with `face_id` has none.
  const faces = clientOf("http://127.0.0.1:9").eachFace({ face_set_name: "a", face_id: "f" });
  const error = await rejection(faces.next());
  expect(isFrsInputError(error) && error.field).toBe("face_id");
  expect(String(error)).toContain("call `listFaces` instead");
});

test("a wrong input is told with the first item, not by a throw", async () => {
  const faces = clientOf("http://127.0.0.1:9").eachFace("a" as never);
  expect(String(await rejection(faces.next()))).toContain("`input` must be a plain object such as { face_set_name }");
});
