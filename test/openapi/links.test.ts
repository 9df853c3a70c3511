import { expect, test } from "vitest";
import { listLinks } from "../../packages/contract/src/document/links.js";
import { document } from "../root.js";

test("links say which operations create, take and delete a resource", () => {
  const links = listLinks(document);
  expect(links.filter(({ removes }) => removes)).toEqual([
    {
      name: "delete",
      producer: "createFaceSet",
      consumer: "deleteFaceSet",
      parameter: "face_set_name",
      in: "path",
      expression: { source: "request.body", pointer: "/face_set_name" },
      removes: true,
      pointer: "/paths/~1v2~1{project_id}~1face-sets/post/responses/200/links/delete",
    },
  ]);
  const faces = links.filter(({ expression }) => expression.source === "response.body");
  expect(faces.map(({ producer, consumer, parameter, in: location }) => [producer, consumer, location, parameter]))
    // One line each: who makes it, who takes it, and where.
    .toEqual([
      ["addFaces", "listFaces", "query", "face_id"],
      ["addFaces", "searchFaces", "body", "face_id"],
      ["addFaces", "updateFace", "body", "face_id"],
      ["addFaces", "deleteFaces", "query", "face_id"],
    ]);
});
