import { listOperations } from "openapi-contract/document";
import { expect, test } from "vitest";
import { document } from "../root.js";

// What the official page on listing face sets states; the document must contain all of it.
const list = listOperations(document).find(({ operationId }) => operationId === "listFaceSets");
const text = JSON.stringify(document);

test("the operation stands at the page's method and path", () => {
  expect([list?.method, list?.path]).toEqual(["get", "/v2/{project_id}/face-sets"]);
  expect(list?.externalDocs?.url).toBe("https://support.huaweicloud.com/intl/en-us/api-face/face_02_0032.html");
});

test("the page's parameters are there: the project, the token, and the content type in words", () => {
  expect(list?.parameters.find(({ name }) => name === "project_id")).toMatchObject({ in: "path", required: true });
  expect(document.components?.securitySchemes?.iamToken).toMatchObject({ in: "header", name: "X-Auth-Token" });
  expect(text).toContain("X-Subject-Token");
  expect(text).toContain("Content-Type: application/json");
});

test("the page's fields are there with their types", () => {
  const properties = document.components?.schemas?.FaceSetInfo?.properties;
  expect(properties).toMatchObject({
    face_number: { type: "integer" },
    face_set_id: { $ref: "#/components/schemas/FaceSetId" },
    create_date: { type: "string" },
    face_set_capacity: { type: "integer" },
  });
  expect(document.components?.schemas?.FaceSetId).toMatchObject({ type: "string" });
  expect(Object.keys(properties as object).sort()).toEqual([
    "create_date",
    "external_fields",
    "face_number",
    "face_set_capacity",
    "face_set_id",
    "face_set_name",
  ]);
  expect(document.components?.schemas?.CreateFaceSetRequest?.properties).toMatchObject({
    face_set_capacity: { default: 100_000 },
  });
});

test("the page's example of success is the first one", () => {
  const [example] = list?.responses.find(({ status }) => status === "200")?.content[0]?.examples ?? [];
  expect(example?.value).toEqual({
    face_sets_info: [
      {
        face_number: 0,
        face_set_id: "ylXMMZTO",
        face_set_name: "test",
        create_date: "2018-05-11 07:49:40",
        face_set_capacity: 100_000,
        external_fields: { number: { type: "integer" }, id: { type: "string" }, timestamp: { type: "long" } },
      },
    ],
  });
});

test("the page's example of an error is among those of status 400", () => {
  const examples = list?.responses.find(({ status }) => status === "400")?.content[0]?.examples ?? [];
  expect(examples.map(({ value }) => value)).toContainEqual({
    error_code: "FRS.0002",
    error_msg: "The authentication token is abnormal.",
  });
});

test("the page's default capacity is described where the capacity is returned", () => {
  const properties = document.components?.schemas?.FaceSetInfo?.properties;
  expect(properties).toMatchObject({
    face_set_capacity: { description: expect.stringMatching(/not given.*100,000/s) },
  });
});

test("the operation describes the page's prerequisite", () => {
  expect(list?.description).toMatch(/prerequisite/i);
  expect(list?.description).toContain("*Getting access*");
});
