import { expect, test } from "vitest";
import { isFrsInputError } from "../src/index.js";
import { stubReply } from "../src/testing.js";

test("a stubbed reply gives its data, and the response around it", async () => {
  const reply = stubReply({ faces: [] }, { status: 201, headers: { "X-Request-Id": "r-1", "X-ratelimit": "5" } });
  expect(await reply).toEqual({ faces: [] });
  const { data, status, headers, requestId, rate } = await reply.withResponse();
  expect({ data, status, requestId, rate }).toEqual({
    data: { faces: [] },
    status: 201,
    requestId: "r-1",
    rate: { limit: 5, used: undefined, window: undefined },
  });
  expect(headers.get("x-request-id")).toBe("r-1");
  expect((await stubReply(1).withResponse()).status).toBe(200);
});

test("a stubbed reply fails with what its promise rejects with", async () => {
  const reason = new Error("no library");
  await expect(stubReply(Promise.reject(reason))).rejects.toBe(reason);
  await expect(stubReply(Promise.reject(reason)).withResponse()).rejects.toBe(reason);
});

test("a misspelt option is refused", () => {
  const misspelt: object = { stauts: 404 };
  expect(() => stubReply({}, misspelt)).toThrow("Unknown option `stauts`. Did you mean `status`?");
});

test("headers that cannot be sent are refused", () => {
  expect(() => stubReply({}, { headers: { "a b": "c" } })).toThrow(expect.toSatisfy(isFrsInputError));
});
