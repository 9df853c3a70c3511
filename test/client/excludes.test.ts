import { expect, test } from "vitest";
import { isFrsInputError } from "../../src/index.js";
import { anyResponse, clientOf, rejection, serveResponse } from "./server.js";

const face_set_name = "visitors";

test.each([
  [{ face_id: "a", offset: 0 }, "`face_id` must not be combined with `offset`."],
  [{ face_id: "a", limit: 5, offset: 1 }, "`face_id` must not be combined with `offset` and `limit`."],
])("fields that exclude each other are refused before anything is sent: %j", async (fields, message) => {
  const { endpoint, received } = await serveResponse(200, anyResponse);
  const error = await rejection(clientOf(endpoint).listFaces({ face_set_name, ...fields }));
  expect(isFrsInputError(error) && error.field).toBe("face_id");
  expect(error).toMatchObject({ message: expect.stringContaining(message) });
  expect(received).toEqual([]);
});

test.each<object>([{}, { face_id: "a" }, { offset: 0, limit: 5 }, { face_id: "a", offset: undefined, limit: null }])(
  "fields of one side are sent: %j",
  async (fields) => {
    const { endpoint, received } = await serveResponse(200, anyResponse);
    await clientOf(endpoint).listFaces({ face_set_name, ...fields });
    expect(received).toHaveLength(1);
  },
);
