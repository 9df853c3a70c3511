import { createSchemaValidator } from "openapi-contract/document";
import { expect, test } from "vitest";
import { document } from "../root.js";

const validator = createSchemaValidator(document);
const box = { width: 97, top_left_y: 60, top_left_x: 49, height: 97 };
const face = { bounding_box: box, external_fields: {}, external_image_id: "a", face_id: "hY7pLc2Z" };
const set = { face_set_id: "Qm3vT8xK", face_set_name: "visitors" };

// Values that the service is known to send although a reader of its pages would not expect them.
test.each([
  [
    "an unset numeric custom field as an empty string",
    "FacesResponse",
    { ...set, faces: [{ ...face, external_fields: { visits: "" } }] },
  ],
  [
    "custom fields of every type",
    "FacesResponse",
    { ...set, faces: [{ ...face, external_fields: { a: 1, b: 0.5, c: true, d: "x" } }] },
  ],
  [
    "an image id that the service made up",
    "FacesResponse",
    { ...set, faces: [{ ...face, external_image_id: "8d2f6c1e-3b70-4f4a-9c55-0e7a1b2c3d4e" }] },
  ],
  [
    "a face id with digits, and one of another length",
    "FacesResponse",
    {
      ...set,
      faces: [
        { ...face, face_id: "R4nWq0Xe" },
        { ...face, face_id: "R4nWq0Xe9" },
      ],
    },
  ],
  [
    "a box that begins outside the image",
    "FacesResponse",
    { ...set, faces: [{ ...face, bounding_box: { ...box, top_left_x: -3 } }] },
  ],
  [
    "a search result without custom fields",
    "SearchFacesResponse",
    { faces: [{ bounding_box: box, similarity: 0.9, external_image_id: "a", face_id: "b" }] },
  ],
  [
    "a similarity written as an integer",
    "CompareFacesResponse",
    { image1_face: { bounding_box: box }, image2_face: { bounding_box: box }, similarity: 1 },
  ],
  ["no face at all", "DetectFacesResponse", { faces: [] }],
  [
    "attributes with words that are not known yet",
    "DetectFacesResponse",
    { faces: [{ bounding_box: box, attributes: { glass: "monocle", phototype: "painting", face_angle: 45 } }] },
  ],
  [
    "attributes that are not known yet",
    "DetectFacesResponse",
    { faces: [{ bounding_box: box, attributes: { freckles: "yes" } }] },
  ],
  [
    "a face set enlarged on request",
    "FaceSetResponse",
    {
      face_set_info: {
        ...set,
        face_number: 0,
        external_fields: {},
        create_date: "2024-03-01 08:15:30",
        face_set_capacity: 1_000_000,
      },
    },
  ],
  [
    "a type of custom field that is not known yet",
    "FaceSetResponse",
    {
      face_set_info: {
        ...set,
        face_number: 0,
        external_fields: { at: { type: "date" } },
        create_date: "2024-03-01 08:15:30",
        face_set_capacity: 10_000,
      },
    },
  ],
  ["an error with a code that is not known yet", "ErrorResponse", { error_code: "FRS.0699", error_msg: "m" }],
  ["an error of the gateway", "ErrorResponse", { error_code: "APIGW.0301", error_msg: "m", request_id: "r" }],
])("%s is accepted", (_, schema, value) => {
  expect(validator.validate(`/components/schemas/${schema}`, value)).toEqual([]);
});

test.each([
  ["a face without an id", "FacesResponse", { ...set, faces: [{ ...face, face_id: undefined }] }],
  [
    "a similarity over 1",
    "CompareFacesResponse",
    { image1_face: { bounding_box: box }, image2_face: { bounding_box: box }, similarity: 1.5 },
  ],
  [
    "an object as the value of a custom field",
    "FacesResponse",
    { ...set, faces: [{ ...face, external_fields: { a: {} } }] },
  ],
  ["a list for an object", "FaceSetResponse", []],
])("%s is refused", (_, schema, value) => {
  const json: unknown = JSON.parse(JSON.stringify(value));
  expect(validator.validate(`/components/schemas/${schema}`, json)).not.toEqual([]);
});
