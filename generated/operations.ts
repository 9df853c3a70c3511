// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
// Document version 0.1.0

import { checkChoice } from "../src/client/choice.js";
import { checkCriteria } from "../src/client/criteria.js";
import type { ServerDefinition } from "../src/client/endpoint.js";
import { checkExcludes } from "../src/client/excludes.js";
import { encodeMediaBody, mediaContent } from "../src/client/media-body.js";
import { checkTotals } from "../src/client/media.js";
import { fileBlob } from "../src/client/media.js";
import type { MediaDefinition } from "../src/client/media.js";
import type { OperationDefinition } from "../src/client/operation.js";
import { projectOf } from "../src/client/project.js";
import { explodeMembers } from "../src/client/query-values.js";
import { secretFields } from "../src/client/secret-fields.js";

/** Ids of the documented regions. */
export const regions = [
  "ap-southeast-1",
  "ap-southeast-2",
  "cn-east-3",
  "cn-north-1",
  "cn-north-4",
  "cn-south-1",
] as const;

/** Id of a documented region. */
export type Region = (typeof regions)[number];

/** Server of the service. */
export const server = {
  url: "https://face.{region}.myhuaweicloud.com",
  regions,
} as const satisfies ServerDefinition<Region>;

/** Codes of server errors that a retry cannot resolve. */
export const permanentCodes: readonly string[] = [
  "APIG.0103",
  "APIG.0104",
  "APIG.0105",
  "APIG.0609",
  "APIG.0611",
  "APIG.0612",
  "APIG.0705",
];

const mediaImageBase64 = {
  formats: ["jpg", "jpeg", "png", "bmp"],
  maxBytes: 8388608,
  base64: true,
  schema: "/components/schemas/ImageBase64",
} as const satisfies MediaDefinition;

const mediaImageFile = {
  formats: ["jpg", "jpeg", "png", "bmp"],
  maxBytes: 8388608,
  schema: "/components/schemas/ImageFile",
} as const satisfies MediaDefinition;

const mediaVideoBase64 = {
  formats: ["mp4", "avi", "flv", "webm", "asf", "mov"],
  maxBytes: 8388608,
  base64: true,
  schema: "/components/schemas/VideoBase64",
} as const satisfies MediaDefinition;

const mediaVideoFile = {
  formats: ["mp4", "avi", "flv", "webm", "asf", "mov"],
  maxBytes: 8388608,
  schema: "/components/schemas/VideoFile",
} as const satisfies MediaDefinition;

/** Detect the faces of an image: definition for the runtime. */
export const detectFaces = {
  operationId: "detectFaces",
  method: "POST",
  path: "/v2/{project_id}/face-detect",
  sideEffects: "billable",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  exactlyOneOf: [["image_base64"], ["image_url"], ["image_file"]],
  check: checkChoice,
  body: {
    files: ["image_file"],
    media: { image_base64: mediaImageBase64, image_file: mediaImageFile },
    toBlob: fileBlob,
    encode: encodeMediaBody,
    content: mediaContent,
  },
  response: ["faces"],
} as const satisfies OperationDefinition;

/** Compare two faces: definition for the runtime. */
export const compareFaces = {
  operationId: "compareFaces",
  method: "POST",
  path: "/v2/{project_id}/face-compare",
  sideEffects: "billable",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  exactlyOneOf: [
    ["image1_base64", "image2_base64"],
    ["image1_url", "image2_url"],
    ["image1_file", "image2_file"],
  ],
  check: checkChoice,
  body: {
    files: ["image1_file", "image2_file"],
    media: {
      image1_base64: mediaImageBase64,
      image2_base64: mediaImageBase64,
      image1_file: mediaImageFile,
      image2_file: mediaImageFile,
    },
    toBlob: fileBlob,
    encode: encodeMediaBody,
    content: mediaContent,
    totals: [
      {
        fields: ["image1_base64", "image2_base64"],
        maxBytes: 8388608,
        pointer: "/components/schemas/CompareFacesByBase64/x-max-total-bytes",
      },
      {
        fields: ["image1_file", "image2_file"],
        maxBytes: 8388608,
        pointer: "/components/schemas/CompareFacesMultipart/x-max-total-bytes",
      },
    ],
    checkTotals,
  },
  response: ["image1_face", "image2_face", "similarity"],
} as const satisfies OperationDefinition;

/** Check liveness by actions in a video: definition for the runtime. */
export const detectActionLiveness = {
  operationId: "detectActionLiveness",
  method: "POST",
  path: "/v2/{project_id}/live-detect",
  sideEffects: "billable",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  exactlyOneOf: [["video_base64"], ["video_url"], ["video_file"]],
  check: checkChoice,
  body: {
    files: ["video_file"],
    media: { video_base64: mediaVideoBase64, video_file: mediaVideoFile },
    toBlob: fileBlob,
    encode: encodeMediaBody,
    content: mediaContent,
  },
  response: ["video-result", "warning-list"],
} as const satisfies OperationDefinition;

/** Check liveness by actions in a video (China regions): definition for the runtime. */
export const detectActionLivenessV1 = {
  operationId: "detectActionLivenessV1",
  method: "POST",
  path: "/v1/{project_id}/live-detect",
  sideEffects: "billable",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  exactlyOneOf: [["video_base64"], ["video_url"], ["video_file"]],
  check: checkChoice,
  body: {
    files: ["video_file"],
    media: { video_base64: mediaVideoBase64, video_file: mediaVideoFile },
    toBlob: fileBlob,
    encode: encodeMediaBody,
    content: mediaContent,
  },
  response: ["video-result", "warning-list"],
} as const satisfies OperationDefinition;

/** Check liveness in one image (China regions): definition for the runtime. */
export const detectSilentLivenessV1 = {
  operationId: "detectSilentLivenessV1",
  method: "POST",
  path: "/v1/{project_id}/live-detect-face",
  sideEffects: "billable",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  exactlyOneOf: [["image_base64"], ["image_url"], ["image_file"]],
  check: checkChoice,
  body: {
    files: ["image_file"],
    media: { image_base64: mediaImageBase64, image_file: mediaImageFile },
    toBlob: fileBlob,
    encode: encodeMediaBody,
    content: mediaContent,
  },
  response: ["result", "warning-list"],
} as const satisfies OperationDefinition;

/** Search a face set for similar faces: definition for the runtime. */
export const searchFaces = {
  operationId: "searchFaces",
  method: "POST",
  path: "/v2/{project_id}/face-sets/{face_set_name}/search",
  sideEffects: "billable",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "face_set_name", in: "path", required: true },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  exactlyOneOf: [["image_base64"], ["image_url"], ["face_id"], ["image_file"]],
  check: checkChoice,
  body: {
    files: ["image_file"],
    media: { image_base64: mediaImageBase64, image_file: mediaImageFile },
    toBlob: fileBlob,
    encode: encodeMediaBody,
    content: mediaContent,
  },
  response: ["faces"],
} as const satisfies OperationDefinition;

/** List all face sets: definition for the runtime. */
export const listFaceSets = {
  operationId: "listFaceSets",
  method: "GET",
  path: "/v2/{project_id}/face-sets",
  sideEffects: "none",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  response: ["face_sets_info"],
} as const satisfies OperationDefinition;

/** Create a face set: definition for the runtime. */
export const createFaceSet = {
  operationId: "createFaceSet",
  method: "POST",
  path: "/v2/{project_id}/face-sets",
  sideEffects: "writes",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  body: {},
  response: ["face_set_info"],
} as const satisfies OperationDefinition;

/** Get one face set: definition for the runtime. */
export const getFaceSet = {
  operationId: "getFaceSet",
  method: "GET",
  path: "/v2/{project_id}/face-sets/{face_set_name}",
  sideEffects: "none",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "face_set_name", in: "path", required: true },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  response: ["face_set_info"],
} as const satisfies OperationDefinition;

/** Delete a face set: definition for the runtime. */
export const deleteFaceSet = {
  operationId: "deleteFaceSet",
  method: "DELETE",
  path: "/v2/{project_id}/face-sets/{face_set_name}",
  sideEffects: "writes",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "face_set_name", in: "path", required: true },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  criteria: { face_set_name: { minLength: 1, maxLength: 64 } },
  check: checkCriteria,
  response: ["face_set_name"],
} as const satisfies OperationDefinition;

/** List faces of a face set: definition for the runtime. */
export const listFaces = {
  operationId: "listFaces",
  method: "GET",
  path: "/v2/{project_id}/face-sets/{face_set_name}/faces",
  sideEffects: "none",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "face_set_name", in: "path", required: true },
    { name: "Enterprise-Project-Id", in: "header", required: false },
    { name: "offset", in: "query", required: false },
    { name: "limit", in: "query", required: false },
    { name: "face_id", in: "query", required: false },
  ],
  excludes: [["face_id"], ["offset", "limit"]],
  checkExcludes: checkExcludes,
  response: ["face_set_id", "face_set_name", "faces"],
  window: {
    offset: "offset",
    limit: "limit",
    items: "faces",
    maximum: 10000,
    total: { operationId: "getFaceSet", path: ["face_set_info", "face_number"] },
  },
} as const satisfies OperationDefinition;

/** Update a face of a face set: definition for the runtime. */
export const updateFace = {
  operationId: "updateFace",
  method: "PUT",
  path: "/v2/{project_id}/face-sets/{face_set_name}/faces",
  sideEffects: "writes",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "face_set_name", in: "path", required: true },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  criteria: { face_set_name: { minLength: 1, maxLength: 64 }, face_id: { minLength: 1 } },
  check: checkCriteria,
  body: {},
  response: ["face_number", "face_set_id", "face_set_name"],
} as const satisfies OperationDefinition;

/** Add faces to a face set: definition for the runtime. */
export const addFaces = {
  operationId: "addFaces",
  method: "POST",
  path: "/v2/{project_id}/face-sets/{face_set_name}/faces",
  sideEffects: "writes",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "face_set_name", in: "path", required: true },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  exactlyOneOf: [["image_base64"], ["image_url"], ["image_file"]],
  check: checkChoice,
  body: {
    files: ["image_file"],
    media: { image_base64: mediaImageBase64, image_file: mediaImageFile },
    toBlob: fileBlob,
    encode: encodeMediaBody,
    content: mediaContent,
  },
  response: ["face_set_id", "face_set_name", "faces"],
} as const satisfies OperationDefinition;

/** Delete faces from a face set: definition for the runtime. */
export const deleteFaces = {
  operationId: "deleteFaces",
  method: "DELETE",
  path: "/v2/{project_id}/face-sets/{face_set_name}/faces",
  sideEffects: "writes",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "face_set_name", in: "path", required: true },
    { name: "Enterprise-Project-Id", in: "header", required: false },
    { name: "external_image_id", in: "query", required: false },
    { name: "face_id", in: "query", required: false },
    { name: "custom_field", in: "query", required: false, write: explodeMembers },
  ],
  exactlyOneOf: [["external_image_id"], ["face_id"], ["custom_field"]],
  criteria: {
    face_set_name: { minLength: 1, maxLength: 64 },
    external_image_id: { minLength: 1, single: true },
    face_id: { minLength: 1, single: true },
    custom_field: { maxProperties: 1, single: true },
  },
  check: checkCriteria,
  response: ["face_number", "face_set_id", "face_set_name"],
} as const satisfies OperationDefinition;

/** Delete faces by a filter: definition for the runtime. */
export const deleteFacesByFilter = {
  operationId: "deleteFacesByFilter",
  method: "DELETE",
  path: "/v2/{project_id}/face-sets/{face_set_name}/faces/batch",
  sideEffects: "writes",
  parameters: [
    { name: "project_id", in: "path", required: true, clientOption: "projectId" },
    { name: "face_set_name", in: "path", required: true },
    { name: "Enterprise-Project-Id", in: "header", required: false },
  ],
  criteria: { face_set_name: { minLength: 1, maxLength: 64 }, filter: { required: true, minLength: 1 } },
  check: checkCriteria,
  body: {},
  response: ["face_number", "face_set_id", "face_set_name"],
} as const satisfies OperationDefinition;

/** Get a token: definition for the runtime. */
export const createToken = {
  operationId: "createToken",
  method: "POST",
  path: "/v3/auth/tokens",
  sideEffects: "credentials",
  parameters: [{ name: "nocatalog", in: "query", required: false }],
  server: "https://iam.{region}.myhuaweicloud.com",
  auth: "none",
  body: { secrets: /* @__PURE__ */ secretFields(["passcode", "password"]) },
  response: ["token"],
} as const satisfies OperationDefinition;

/** Get a temporary access key: definition for the runtime. */
export const createTemporaryAccessKey = {
  operationId: "createTemporaryAccessKey",
  method: "POST",
  path: "/v3.0/OS-CREDENTIAL/securitytokens",
  sideEffects: "credentials",
  parameters: [],
  server: "https://iam.{region}.myhuaweicloud.com",
  body: {},
  response: ["credential"],
  confidential: true,
} as const satisfies OperationDefinition;

/** List projects: definition for the runtime. */
export const listProjects = {
  operationId: "listProjects",
  method: "GET",
  path: "/v3/projects",
  sideEffects: "none",
  parameters: [
    { name: "domain_id", in: "query", required: false },
    { name: "name", in: "query", required: false },
    { name: "parent_id", in: "query", required: false },
    { name: "enabled", in: "query", required: false },
    { name: "page", in: "query", required: false },
    { name: "per_page", in: "query", required: false },
    { name: "is_domain", in: "query", required: false },
  ],
  server: "https://iam.{region}.myhuaweicloud.com",
  response: ["projects"],
  projectOf,
} as const satisfies OperationDefinition;

/** All operations of the document, by name. */
export const operationTable = {
  detectFaces,
  compareFaces,
  detectActionLiveness,
  detectActionLivenessV1,
  detectSilentLivenessV1,
  searchFaces,
  listFaceSets,
  createFaceSet,
  getFaceSet,
  deleteFaceSet,
  listFaces,
  updateFace,
  addFaces,
  deleteFaces,
  deleteFacesByFilter,
  createToken,
  createTemporaryAccessKey,
  listProjects,
} as const satisfies { readonly [operationId: string]: OperationDefinition };
