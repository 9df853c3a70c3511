// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
// Document version 0.1.0

import type { Client } from "openapi-fetch";
import { eachItem } from "../src/client/each.js";
import { createHttpClient } from "../src/client/http.js";
import type { CallOptions, ClientOptions } from "../src/client/options.js";
import type { Reply } from "../src/client/reply.js";
import { createRuntime } from "../src/client/runtime.js";
import { permanentCodes, operationTable, type Region, server } from "./operations.js";
import { remedies } from "./remedies.js";
import type { components, operations, paths, requests } from "./schema.js";

export type {
  AccountName,
  ActionTime,
  Actions,
  AddFacesByBase64,
  AddFacesByUrl,
  AddFacesMultipart,
  AddFacesRequest,
  Attributes,
  BoundingBox,
  CatalogEndpoint,
  CatalogService,
  CompareFace,
  CompareFacesByBase64,
  CompareFacesByUrl,
  CompareFacesMultipart,
  CompareFacesRequest,
  CompareFacesResponse,
  CreateFaceSetRequest,
  CreateTemporaryAccessKeyRequest,
  CreateTemporaryAccessKeyResponse,
  CreateTokenRequest,
  CreateTokenResponse,
  CustomFieldCriterion,
  CustomFieldName,
  DeleteFaceSetResponse,
  DeleteFacesByFilterRequest,
  DetectActionLivenessByBase64,
  DetectActionLivenessByUrl,
  DetectActionLivenessMultipart,
  DetectActionLivenessRequest,
  DetectActionLivenessResponse,
  DetectFace,
  DetectFacesByBase64,
  DetectFacesByUrl,
  DetectFacesMultipart,
  DetectFacesRequest,
  DetectFacesResponse,
  DetectSilentLivenessByBase64,
  DetectSilentLivenessByUrl,
  DetectSilentLivenessMultipart,
  DetectSilentLivenessRequest,
  DetectSilentLivenessResponse,
  Dress,
  ErrorResponse,
  ExternalFieldTypes,
  ExternalFieldValue,
  ExternalFields,
  ExternalImageId,
  FaceExpression,
  FaceId,
  FaceNumberResponse,
  FaceQuality,
  FaceSetFace,
  FaceSetId,
  FaceSetInfo,
  FaceSetName,
  FaceSetResponse,
  FacesResponse,
  Filter,
  Glass,
  Hat,
  HeadPose,
  IamError,
  IamErrorDetail,
  IamErrorResponse,
  IamLinks,
  IamProject,
  ImageBase64,
  ImageFile,
  ListFaceSetsResponse,
  ListProjectsResponse,
  LivelessDetectResult,
  LivenessAction,
  LivenessWarning,
  LivenessWarnings,
  NewExternalImageId,
  NodThreshold,
  ObsUrl,
  PasswordIdentity,
  PasswordTotpIdentity,
  PasswordUser,
  RequestedAttributes,
  ReturnFields,
  SearchFace,
  SearchFacesByBase64,
  SearchFacesByFaceId,
  SearchFacesByUrl,
  SearchFacesMultipart,
  SearchFacesRequest,
  SearchFacesResponse,
  Similarity,
  Single,
  SortKey,
  SortKeys,
  StoredFieldValue,
  StoredFields,
  TemporaryAccessKey,
  TemporaryAccessKeyAuth,
  TemporaryAccessKeyCondition,
  TemporaryAccessKeyIdentity,
  TemporaryAccessKeyLifetime,
  TemporaryAccessKeyPolicy,
  TemporaryAccessKeyStatement,
  Threshold,
  TokenAuth,
  TokenDomain,
  TokenIdentity,
  TokenInfo,
  TokenProject,
  TokenRole,
  TokenScope,
  TokenScopeTarget,
  TokenUser,
  TopN,
  TotpLogin,
  TotpUser,
  TypeInfo,
  UpdateFaceFields,
  UpdateFaceImageId,
  UpdateFaceRequest,
  UserPasswordLogin,
  VideoBase64,
  VideoDetectResult,
  VideoFile,
} from "./schema.js";

/** The values of the parameters of an operation in one location, all required. */
type Values<Id extends keyof operations, Place extends keyof operations[Id]["parameters"]> = Required<
  NonNullable<operations[Id]["parameters"][Place]>
>;

/** Fields of every {@link DetectFacesInput}. */
export interface DetectFacesInputFields {
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * The attributes to return: their numbers, separated by commas. Each number adds members to `attributes` of the
   * response:
   *
   * | Number | Member |
   * |---|---|
   * | 1 | `gender`; may be absent in China regions |
   * | 2 | `age` |
   * | 4 | `dress` with `glass` and `hat`; both may also be members of `attributes` itself |
   * | 6 | `mask` |
   * | 7 | `hair` |
   * | 8 | `beard` |
   * | 11 | `phototype` |
   * | 12 | `quality` |
   * | 13 | `expression` |
   * | 21 | `face_angle` |
   *
   * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are obsolete. International regions may return only
   * the position of a face, whatever is requested.
   *
   * @example "2,12"
   */
  attributes?: requests["schemas"]["DetectFacesByBase64"]["attributes"] | undefined;
}

/** The input of {@link FrsClient.detectFaces} with `image_base64`. */
export interface DetectFacesInputWithImageBase64 extends DetectFacesInputFields {
  /**
   * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
   *
   * @example "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image_base64: requests["schemas"]["DetectFacesByBase64"]["image_base64"];
  /** Not together with `image_base64`. */
  image_url?: undefined;
  /** Not together with `image_base64`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.detectFaces} with `image_url`. */
export interface DetectFacesInputWithImageUrl extends DetectFacesInputFields {
  /**
   * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  image_url: requests["schemas"]["DetectFacesByUrl"]["image_url"];
  /** Not together with `image_url`. */
  image_base64?: undefined;
  /** Not together with `image_url`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.detectFaces} with `image_file`. */
export interface DetectFacesInputWithImageFile extends DetectFacesInputFields {
  /**
   * The image as a file, at most 8 MB.
   *
   * @example
   * "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image_file: requests["schemas"]["DetectFacesMultipart"]["image_file"];
  /** Not together with `image_file`. */
  image_base64?: undefined;
  /** Not together with `image_file`. */
  image_url?: undefined;
}

/** Input of {@link FrsClient.detectFaces}. */
export type DetectFacesInput =
  | DetectFacesInputWithImageBase64
  | DetectFacesInputWithImageUrl
  | DetectFacesInputWithImageFile;

/** Fields of every {@link CompareFacesInput}. */
export interface CompareFacesInputFields {
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
}

/** The input of {@link FrsClient.compareFaces} with `image1_base64`. */
export interface CompareFacesInputWithImage1Base64 extends CompareFacesInputFields {
  /**
   * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
   *
   * @example "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image1_base64: requests["schemas"]["CompareFacesByBase64"]["image1_base64"];
  /**
   * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
   *
   * @example "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image2_base64: requests["schemas"]["CompareFacesByBase64"]["image2_base64"];
  /** Not together with `image1_base64`. */
  image1_url?: undefined;
  /** Not together with `image1_base64`. */
  image2_url?: undefined;
  /** Not together with `image1_base64`. */
  image1_file?: undefined;
  /** Not together with `image1_base64`. */
  image2_file?: undefined;
}

/** The input of {@link FrsClient.compareFaces} with `image1_url`. */
export interface CompareFacesInputWithImage1Url extends CompareFacesInputFields {
  /**
   * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  image1_url: requests["schemas"]["CompareFacesByUrl"]["image1_url"];
  /**
   * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  image2_url: requests["schemas"]["CompareFacesByUrl"]["image2_url"];
  /** Not together with `image1_url`. */
  image1_base64?: undefined;
  /** Not together with `image1_url`. */
  image2_base64?: undefined;
  /** Not together with `image1_url`. */
  image1_file?: undefined;
  /** Not together with `image1_url`. */
  image2_file?: undefined;
}

/** The input of {@link FrsClient.compareFaces} with `image1_file`. */
export interface CompareFacesInputWithImage1File extends CompareFacesInputFields {
  /**
   * The image as a file, at most 8 MB.
   *
   * @example
   * "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image1_file: requests["schemas"]["CompareFacesMultipart"]["image1_file"];
  /**
   * The image as a file, at most 8 MB.
   *
   * @example
   * "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image2_file: requests["schemas"]["CompareFacesMultipart"]["image2_file"];
  /** Not together with `image1_file`. */
  image1_base64?: undefined;
  /** Not together with `image1_file`. */
  image2_base64?: undefined;
  /** Not together with `image1_file`. */
  image1_url?: undefined;
  /** Not together with `image1_file`. */
  image2_url?: undefined;
}

/** Input of {@link FrsClient.compareFaces}. */
export type CompareFacesInput =
  | CompareFacesInputWithImage1Base64
  | CompareFacesInputWithImage1Url
  | CompareFacesInputWithImage1File;

/** Fields of every {@link DetectActionLivenessInput}. */
export interface DetectActionLivenessInputFields {
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * The actions that the person performs, in order: their numbers, separated by commas. A single action is
   * advised. More than 10 actions are refused with `FRS.0704`.
   *
   * | Number | Action |
   * |---|---|
   * | 1 | turn the head to the left |
   * | 2 | turn the head to the right |
   * | 3 | nod |
   * | 4 | open the mouth |
   * | 5 | blink (China regions only) |
   *
   * @example "3"
   */
  actions: requests["schemas"]["DetectActionLivenessByBase64"]["actions"];
  /**
   * When each action happens: one time range per action, in the order of `actions`, with start and end in
   * milliseconds from the start of the video. Write a range as `start-end` and join ranges by commas. This
   * notation is likely but not certain: leave the field out if a call with it is refused.
   *
   * @example "800-2600,3100-5200"
   */
  action_time?: requests["schemas"]["DetectActionLivenessByBase64"]["action_time"] | undefined;
  /**
   * How far the head must move to count as a nod, in degrees. With a larger value, fewer movements count.
   *
   * @default 10
   * @example 12.5
   */
  nod_threshold?: requests["schemas"]["DetectActionLivenessByBase64"]["nod_threshold"] | undefined;
}

/** The input of {@link FrsClient.detectActionLiveness} with `video_base64`. */
export interface DetectActionLivenessInputWithVideoBase64 extends DetectActionLivenessInputFields {
  /**
   * The video as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
   *
   * @example "AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy"
   */
  video_base64: requests["schemas"]["DetectActionLivenessByBase64"]["video_base64"];
  /** Not together with `video_base64`. */
  video_url?: undefined;
  /** Not together with `video_base64`. */
  video_file?: undefined;
}

/** The input of {@link FrsClient.detectActionLiveness} with `video_url`. */
export interface DetectActionLivenessInputWithVideoUrl extends DetectActionLivenessInputFields {
  /**
   * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  video_url: requests["schemas"]["DetectActionLivenessByUrl"]["video_url"];
  /** Not together with `video_url`. */
  video_base64?: undefined;
  /** Not together with `video_url`. */
  video_file?: undefined;
}

/** The input of {@link FrsClient.detectActionLiveness} with `video_file`. */
export interface DetectActionLivenessInputWithVideoFile extends DetectActionLivenessInputFields {
  /**
   * The video as a file, at most 8 MB.
   *
   * @example "data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy"
   */
  video_file: requests["schemas"]["DetectActionLivenessMultipart"]["video_file"];
  /** Not together with `video_file`. */
  video_base64?: undefined;
  /** Not together with `video_file`. */
  video_url?: undefined;
}

/** Input of {@link FrsClient.detectActionLiveness}. */
export type DetectActionLivenessInput =
  | DetectActionLivenessInputWithVideoBase64
  | DetectActionLivenessInputWithVideoUrl
  | DetectActionLivenessInputWithVideoFile;

/** Fields of every {@link DetectActionLivenessV1Input}. */
export interface DetectActionLivenessV1InputFields {
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * The actions that the person performs, in order: their numbers, separated by commas. A single action is
   * advised. More than 10 actions are refused with `FRS.0704`.
   *
   * | Number | Action |
   * |---|---|
   * | 1 | turn the head to the left |
   * | 2 | turn the head to the right |
   * | 3 | nod |
   * | 4 | open the mouth |
   * | 5 | blink (China regions only) |
   *
   * @example "3"
   */
  actions: requests["schemas"]["DetectActionLivenessByBase64"]["actions"];
  /**
   * When each action happens: one time range per action, in the order of `actions`, with start and end in
   * milliseconds from the start of the video. Write a range as `start-end` and join ranges by commas. This
   * notation is likely but not certain: leave the field out if a call with it is refused.
   *
   * @example "800-2600,3100-5200"
   */
  action_time?: requests["schemas"]["DetectActionLivenessByBase64"]["action_time"] | undefined;
  /**
   * How far the head must move to count as a nod, in degrees. With a larger value, fewer movements count.
   *
   * @default 10
   * @example 12.5
   */
  nod_threshold?: requests["schemas"]["DetectActionLivenessByBase64"]["nod_threshold"] | undefined;
}

/** The input of {@link FrsClient.detectActionLivenessV1} with `video_base64`. */
export interface DetectActionLivenessV1InputWithVideoBase64 extends DetectActionLivenessV1InputFields {
  /**
   * The video as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
   *
   * @example "AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy"
   */
  video_base64: requests["schemas"]["DetectActionLivenessByBase64"]["video_base64"];
  /** Not together with `video_base64`. */
  video_url?: undefined;
  /** Not together with `video_base64`. */
  video_file?: undefined;
}

/** The input of {@link FrsClient.detectActionLivenessV1} with `video_url`. */
export interface DetectActionLivenessV1InputWithVideoUrl extends DetectActionLivenessV1InputFields {
  /**
   * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  video_url: requests["schemas"]["DetectActionLivenessByUrl"]["video_url"];
  /** Not together with `video_url`. */
  video_base64?: undefined;
  /** Not together with `video_url`. */
  video_file?: undefined;
}

/** The input of {@link FrsClient.detectActionLivenessV1} with `video_file`. */
export interface DetectActionLivenessV1InputWithVideoFile extends DetectActionLivenessV1InputFields {
  /**
   * The video as a file, at most 8 MB.
   *
   * @example "data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy"
   */
  video_file: requests["schemas"]["DetectActionLivenessMultipart"]["video_file"];
  /** Not together with `video_file`. */
  video_base64?: undefined;
  /** Not together with `video_file`. */
  video_url?: undefined;
}

/** Input of {@link FrsClient.detectActionLivenessV1}. */
export type DetectActionLivenessV1Input =
  | DetectActionLivenessV1InputWithVideoBase64
  | DetectActionLivenessV1InputWithVideoUrl
  | DetectActionLivenessV1InputWithVideoFile;

/** Fields of every {@link DetectSilentLivenessV1Input}. */
export interface DetectSilentLivenessV1InputFields {
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
}

/** The input of {@link FrsClient.detectSilentLivenessV1} with `image_base64`. */
export interface DetectSilentLivenessV1InputWithImageBase64 extends DetectSilentLivenessV1InputFields {
  /**
   * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
   *
   * @example "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image_base64: requests["schemas"]["DetectSilentLivenessByBase64"]["image_base64"];
  /** Not together with `image_base64`. */
  image_url?: undefined;
  /** Not together with `image_base64`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.detectSilentLivenessV1} with `image_url`. */
export interface DetectSilentLivenessV1InputWithImageUrl extends DetectSilentLivenessV1InputFields {
  /**
   * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  image_url: requests["schemas"]["DetectSilentLivenessByUrl"]["image_url"];
  /** Not together with `image_url`. */
  image_base64?: undefined;
  /** Not together with `image_url`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.detectSilentLivenessV1} with `image_file`. */
export interface DetectSilentLivenessV1InputWithImageFile extends DetectSilentLivenessV1InputFields {
  /**
   * The image as a file, at most 8 MB.
   *
   * @example
   * "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image_file: requests["schemas"]["DetectSilentLivenessMultipart"]["image_file"];
  /** Not together with `image_file`. */
  image_base64?: undefined;
  /** Not together with `image_file`. */
  image_url?: undefined;
}

/** Input of {@link FrsClient.detectSilentLivenessV1}. */
export type DetectSilentLivenessV1Input =
  | DetectSilentLivenessV1InputWithImageBase64
  | DetectSilentLivenessV1InputWithImageUrl
  | DetectSilentLivenessV1InputWithImageFile;

/** Fields of every {@link SearchFacesInput}. */
export interface SearchFacesInputFields {
  /**
   * Name of the face set. An unknown name is refused with `FRS.0302`.
   *
   * @example "visitors"
   */
  face_set_name: components["parameters"]["FaceSetName"];
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * Maximum number of faces to return. The meaning of 0 is unclear: do not use it.
   *
   * @default 10
   * @example 2
   */
  top_n?: requests["schemas"]["SearchFacesByBase64"]["top_n"] | undefined;
  /**
   * Minimum similarity: less similar faces are left out. A value of 0.93 is advised.
   *
   * @default 0
   * @example 0.93
   */
  threshold?: requests["schemas"]["SearchFacesByBase64"]["threshold"] | undefined;
  /**
   * Custom fields to sort by, in order of precedence. The guide *Custom fields, filter and sort* says which fields
   * can be sorted.
   */
  sort?: requests["schemas"]["SearchFacesByBase64"]["sort"] | undefined;
  /**
   * Selects faces by their custom fields and `external_image_id`. The guide *Custom fields, filter and sort*
   * describes the syntax.
   *
   * @example "visits:[3 TO 9]"
   */
  filter?: requests["schemas"]["SearchFacesByBase64"]["filter"] | undefined;
  /**
   * Custom fields to return in `external_fields`. Without this list, `external_fields` is absent from the
   * response.
   */
  return_fields?: requests["schemas"]["SearchFacesByBase64"]["return_fields"] | undefined;
}

/** The input of {@link FrsClient.searchFaces} with `image_base64`. */
export interface SearchFacesInputWithImageBase64 extends SearchFacesInputFields {
  /**
   * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
   *
   * @example "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image_base64: requests["schemas"]["SearchFacesByBase64"]["image_base64"];
  /** Not together with `image_base64`. */
  image_url?: undefined;
  /** Not together with `image_base64`. */
  face_id?: undefined;
  /** Not together with `image_base64`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.searchFaces} with `image_url`. */
export interface SearchFacesInputWithImageUrl extends SearchFacesInputFields {
  /**
   * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  image_url: requests["schemas"]["SearchFacesByUrl"]["image_url"];
  /** Not together with `image_url`. */
  image_base64?: undefined;
  /** Not together with `image_url`. */
  face_id?: undefined;
  /** Not together with `image_url`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.searchFaces} with `face_id`. */
export interface SearchFacesInputWithFaceId extends SearchFacesInputFields {
  /**
   * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
   *
   * @example "hY7pLc2Z"
   */
  face_id: requests["schemas"]["SearchFacesByFaceId"]["face_id"];
  /** Not together with `face_id`. */
  image_base64?: undefined;
  /** Not together with `face_id`. */
  image_url?: undefined;
  /** Not together with `face_id`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.searchFaces} with `image_file`. */
export interface SearchFacesInputWithImageFile extends SearchFacesInputFields {
  /**
   * The image as a file, at most 8 MB.
   *
   * @example
   * "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image_file: requests["schemas"]["SearchFacesMultipart"]["image_file"];
  /** Not together with `image_file`. */
  image_base64?: undefined;
  /** Not together with `image_file`. */
  image_url?: undefined;
  /** Not together with `image_file`. */
  face_id?: undefined;
}

/** Input of {@link FrsClient.searchFaces}. */
export type SearchFacesInput =
  | SearchFacesInputWithImageBase64
  | SearchFacesInputWithImageUrl
  | SearchFacesInputWithFaceId
  | SearchFacesInputWithImageFile;

/** Input of {@link FrsClient.listFaceSets}. */
export type ListFaceSetsInput = {
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
};

/** Input of {@link FrsClient.createFaceSet}. */
export type CreateFaceSetInput = {
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * Name of the face set. A new face set needs a name that is not taken (otherwise `FRS.0301`). Use `A-Z a-z 0-9 _
   * -` only: other characters may break the signature of a request. Do not begin with `_`: monitoring cannot count
   * the faces of such a face set.
   *
   * @example "visitors"
   */
  face_set_name: requests["schemas"]["CreateFaceSetRequest"]["face_set_name"];
  /**
   * How many faces the face set can hold: a multiple of 10,000. Without it, the face set can hold 100,000.
   *
   * @default 100000
   * @example 20000
   */
  face_set_capacity?: requests["schemas"]["CreateFaceSetRequest"]["face_set_capacity"] | undefined;
  /**
   * The custom fields that faces in the face set may have: each name with its type. The guide *Custom fields,
   * filter and sort* lists reserved names.
   */
  external_fields?: requests["schemas"]["CreateFaceSetRequest"]["external_fields"] | undefined;
};

/** Input of {@link FrsClient.getFaceSet}. */
export type GetFaceSetInput = {
  /**
   * Name of the face set. An unknown name is refused with `FRS.0302`.
   *
   * @example "visitors"
   */
  face_set_name: components["parameters"]["FaceSetName"];
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
};

/** Input of {@link FrsClient.deleteFaceSet}. */
export type DeleteFaceSetInput = {
  /**
   * Name of the face set. An unknown name is refused with `FRS.0302`.
   *
   * @example "visitors"
   */
  face_set_name: components["parameters"]["FaceSetName"];
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
};

/** Input of {@link FrsClient.listFaces}. */
export type ListFacesInput = {
  /**
   * Name of the face set. An unknown name is refused with `FRS.0302`.
   *
   * @example "visitors"
   */
  face_set_name: components["parameters"]["FaceSetName"];
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * Number of faces to skip.
   *
   * @example 0
   */
  offset?: Values<"listFaces", "query">["offset"] | undefined;
  /**
   * Maximum number of faces to return. The sum of `offset` and `limit` must not exceed 10,000.
   *
   * @example 2
   */
  limit?: Values<"listFaces", "query">["limit"] | undefined;
  /**
   * Id of the only face to return, instead of `offset` and `limit`.
   *
   * @example "hY7pLc2Z"
   */
  face_id?: Values<"listFaces", "query">["face_id"] | undefined;
};

/** Fields of every {@link UpdateFaceInput}. */
export interface UpdateFaceInputFields {
  /**
   * Name of the face set. An unknown name is refused with `FRS.0302`.
   *
   * @example "visitors"
   */
  face_set_name: components["parameters"]["FaceSetName"];
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
   *
   * @example "hY7pLc2Z"
   */
  face_id: requests["schemas"]["UpdateFaceImageId"]["face_id"];
}

/** The input of {@link FrsClient.updateFace} with `external_image_id`. */
export interface UpdateFaceInputWithExternalImageId extends UpdateFaceInputFields {
  /**
   * Your own id for the image.
   *
   * @example "gate-3_0192"
   */
  external_image_id: requests["schemas"]["UpdateFaceImageId"]["external_image_id"];
  /**
   * Values of custom fields, by name. The face set must declare each field (otherwise `FRS.0405`) with a type that
   * fits the value (otherwise `FRS.0406`). If a field is given twice, the last value counts.
   */
  external_fields?: requests["schemas"]["UpdateFaceImageId"]["external_fields"] | undefined;
}

/** The input of {@link FrsClient.updateFace} with `external_fields`. */
export interface UpdateFaceInputWithExternalFields extends UpdateFaceInputFields {
  /**
   * Your own id for the image.
   *
   * @example "gate-3_0192"
   */
  external_image_id?: requests["schemas"]["UpdateFaceFields"]["external_image_id"] | undefined;
  /**
   * Values of custom fields, by name. The face set must declare each field (otherwise `FRS.0405`) with a type that
   * fits the value (otherwise `FRS.0406`). If a field is given twice, the last value counts.
   */
  external_fields: requests["schemas"]["UpdateFaceFields"]["external_fields"];
}

/** Input of {@link FrsClient.updateFace}. */
export type UpdateFaceInput = UpdateFaceInputWithExternalImageId | UpdateFaceInputWithExternalFields;

/** Fields of every {@link AddFacesInput}. */
export interface AddFacesInputFields {
  /**
   * Name of the face set. An unknown name is refused with `FRS.0302`.
   *
   * @example "visitors"
   */
  face_set_name: components["parameters"]["FaceSetName"];
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * Your own id for the image.
   *
   * @example "gate-3_0192"
   */
  external_image_id?: requests["schemas"]["AddFacesByBase64"]["external_image_id"] | undefined;
  /**
   * Values of custom fields, by name. The face set must declare each field (otherwise `FRS.0405`) with a type that
   * fits the value (otherwise `FRS.0406`). If a field is given twice, the last value counts.
   */
  external_fields?: requests["schemas"]["AddFacesByBase64"]["external_fields"] | undefined;
  /**
   * Whether to add only the largest face of the image; otherwise every face is added. International regions may
   * ignore it and add every face.
   *
   * @default false
   * @example true
   */
  single?: requests["schemas"]["AddFacesByBase64"]["single"] | undefined;
}

/** The input of {@link FrsClient.addFaces} with `image_base64`. */
export interface AddFacesInputWithImageBase64 extends AddFacesInputFields {
  /**
   * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
   *
   * @example "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image_base64: requests["schemas"]["AddFacesByBase64"]["image_base64"];
  /** Not together with `image_base64`. */
  image_url?: undefined;
  /** Not together with `image_base64`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.addFaces} with `image_url`. */
export interface AddFacesInputWithImageUrl extends AddFacesInputFields {
  /**
   * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  image_url: requests["schemas"]["AddFacesByUrl"]["image_url"];
  /** Not together with `image_url`. */
  image_base64?: undefined;
  /** Not together with `image_url`. */
  image_file?: undefined;
}

/** The input of {@link FrsClient.addFaces} with `image_file`. */
export interface AddFacesInputWithImageFile extends AddFacesInputFields {
  /**
   * The image as a file, at most 8 MB.
   *
   * @example
   * "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
   */
  image_file: requests["schemas"]["AddFacesMultipart"]["image_file"];
  /** Not together with `image_file`. */
  image_base64?: undefined;
  /** Not together with `image_file`. */
  image_url?: undefined;
}

/** Input of {@link FrsClient.addFaces}. */
export type AddFacesInput = AddFacesInputWithImageBase64 | AddFacesInputWithImageUrl | AddFacesInputWithImageFile;

/** Fields of every {@link DeleteFacesInput}. */
export interface DeleteFacesInputFields {
  /**
   * Name of the face set. An unknown name is refused with `FRS.0302`.
   *
   * @example "visitors"
   */
  face_set_name: components["parameters"]["FaceSetName"];
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
}

/** The input of {@link FrsClient.deleteFaces} with `external_image_id`. */
export interface DeleteFacesInputWithExternalImageId extends DeleteFacesInputFields {
  /**
   * Deletes the faces with this image id.
   *
   * @example "gate-3_0192"
   */
  external_image_id: Values<"deleteFaces", "query">["external_image_id"];
  /** Not together with `external_image_id`. */
  face_id?: undefined;
  /** Not together with `external_image_id`. */
  custom_field?: undefined;
}

/** The input of {@link FrsClient.deleteFaces} with `face_id`. */
export interface DeleteFacesInputWithFaceId extends DeleteFacesInputFields {
  /**
   * Deletes the face with this id.
   *
   * @example "hY7pLc2Z"
   */
  face_id: Values<"deleteFaces", "query">["face_id"];
  /** Not together with `face_id`. */
  external_image_id?: undefined;
  /** Not together with `face_id`. */
  custom_field?: undefined;
}

/** The input of {@link FrsClient.deleteFaces} with `custom_field`. */
export interface DeleteFacesInputWithCustomField extends DeleteFacesInputFields {
  /**
   * Deletes the faces with this value of a custom field: `{ "site": "lab" }` is sent as `?site=lab`. A number or
   * boolean is written as text.
   *
   * @example {"site":"lab"}
   */
  custom_field: Values<"deleteFaces", "query">["custom_field"];
  /** Not together with `custom_field`. */
  external_image_id?: undefined;
  /** Not together with `custom_field`. */
  face_id?: undefined;
}

/** Input of {@link FrsClient.deleteFaces}. */
export type DeleteFacesInput =
  | DeleteFacesInputWithExternalImageId
  | DeleteFacesInputWithFaceId
  | DeleteFacesInputWithCustomField;

/** Input of {@link FrsClient.deleteFacesByFilter}. */
export type DeleteFacesByFilterInput = {
  /**
   * Name of the face set. An unknown name is refused with `FRS.0302`.
   *
   * @example "visitors"
   */
  face_set_name: components["parameters"]["FaceSetName"];
  /**
   * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown
   * id is billed under that id; a missing or malformed one under `default`.
   *
   * @example "3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40"
   */
  "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"] | undefined;
  /**
   * Selects faces by their custom fields and `external_image_id`. The guide *Custom fields, filter and sort*
   * describes the syntax.
   *
   * @example "visits:[3 TO 9]"
   */
  filter: requests["schemas"]["DeleteFacesByFilterRequest"]["filter"];
};

/** Input of {@link FrsClient.createToken}. */
export type CreateTokenInput = {
  /**
   * Any text leaves `catalog` out of the response.
   *
   * @example "true"
   */
  nocatalog?: Values<"createToken", "query">["nocatalog"] | undefined;
  /** The user, and what the token is for. */
  auth: requests["schemas"]["CreateTokenRequest"]["auth"];
};

/** Input of {@link FrsClient.createTemporaryAccessKey}. */
export type CreateTemporaryAccessKeyInput = {
  /** Who asks for the key, and what it may do. */
  auth: requests["schemas"]["CreateTemporaryAccessKeyRequest"]["auth"];
};

/** Input of {@link FrsClient.listProjects}. */
export type ListProjectsInput = {
  /**
   * Only projects of this account.
   *
   * @example "2c3d4e5f60718293a4b5c6d7e8f90a1b"
   */
  domain_id?: Values<"listProjects", "query">["domain_id"] | undefined;
  /**
   * Only the project of this name. For the project of a region, give the id of the region.
   *
   * @example "ap-southeast-1"
   */
  name?: Values<"listProjects", "query">["name"] | undefined;
  /**
   * Only projects below this project or account.
   *
   * @example "2c3d4e5f60718293a4b5c6d7e8f90a1b"
   */
  parent_id?: Values<"listProjects", "query">["parent_id"] | undefined;
  /**
   * With `true`, only projects that can be used; with `false`, only those that cannot.
   *
   * @example true
   */
  enabled?: Values<"listProjects", "query">["enabled"] | undefined;
  /**
   * Number of the page, from 1. Give `per_page` as well.
   *
   * @example 1
   */
  page?: Values<"listProjects", "query">["page"] | undefined;
  /**
   * Number of projects per page. Give `page` as well.
   *
   * @example 100
   */
  per_page?: Values<"listProjects", "query">["per_page"] | undefined;
  /**
   * Not needed: leave it out. With `true`, only projects that are accounts; with `false`, only others.
   *
   * @example false
   */
  is_domain?: Values<"listProjects", "query">["is_domain"] | undefined;
};

/** Output of {@link FrsClient.detectFaces}. */
export type DetectFacesOutput = components["schemas"]["DetectFacesResponse"];

/** Output of {@link FrsClient.compareFaces}. */
export type CompareFacesOutput = components["schemas"]["CompareFacesResponse"];

/** Output of {@link FrsClient.detectActionLiveness}. */
export type DetectActionLivenessOutput = components["schemas"]["DetectActionLivenessResponse"];

/** Output of {@link FrsClient.detectActionLivenessV1}. */
export type DetectActionLivenessV1Output = components["schemas"]["DetectActionLivenessResponse"];

/** Output of {@link FrsClient.detectSilentLivenessV1}. */
export type DetectSilentLivenessV1Output = components["schemas"]["DetectSilentLivenessResponse"];

/** Output of {@link FrsClient.searchFaces}. */
export type SearchFacesOutput = components["schemas"]["SearchFacesResponse"];

/** Output of {@link FrsClient.listFaceSets}. */
export type ListFaceSetsOutput = components["schemas"]["ListFaceSetsResponse"];

/** Output of {@link FrsClient.createFaceSet}. */
export type CreateFaceSetOutput = components["schemas"]["FaceSetResponse"];

/** Output of {@link FrsClient.getFaceSet}. */
export type GetFaceSetOutput = components["schemas"]["FaceSetResponse"];

/** Output of {@link FrsClient.deleteFaceSet}. */
export type DeleteFaceSetOutput = components["schemas"]["DeleteFaceSetResponse"];

/** Output of {@link FrsClient.listFaces}. */
export type ListFacesOutput = components["schemas"]["FacesResponse"];

/** Output of {@link FrsClient.updateFace}. */
export type UpdateFaceOutput = components["schemas"]["FaceNumberResponse"];

/** Output of {@link FrsClient.addFaces}. */
export type AddFacesOutput = components["schemas"]["FacesResponse"];

/** Output of {@link FrsClient.deleteFaces}. */
export type DeleteFacesOutput = components["schemas"]["FaceNumberResponse"];

/** Output of {@link FrsClient.deleteFacesByFilter}. */
export type DeleteFacesByFilterOutput = components["schemas"]["FaceNumberResponse"];

/** Output of {@link FrsClient.createToken}. */
export type CreateTokenOutput = components["schemas"]["CreateTokenResponse"];

/** Output of {@link FrsClient.createTemporaryAccessKey}. */
export type CreateTemporaryAccessKeyOutput = components["schemas"]["CreateTemporaryAccessKeyResponse"];

/** Output of {@link FrsClient.listProjects}. */
export type ListProjectsOutput = components["schemas"]["ListProjectsResponse"];

/**
 * Client of Face Recognition Service (FRS): one method for each operation of the document.
 *
 * Every method throws an `FrsApiError` if the service reports an error. `errorCodes` describes each documented
 * code: meaning, fault, cause and remedy. The comment of a method lists only its specific codes that a caller
 * can act on.
 */
export interface FrsClient {
  /**
   * The plain openapi-fetch client, with the same base URL and authentication. It returns error responses as
   * values.
   *
   * It throws an `FrsConnectionError` without a response, and the runtime's error if a successful response is not
   * valid JSON.
   */
  readonly http: Client<paths>;

  /**
   * Detect the faces of an image.
   *
   * Finds every face of an image. Returns the position of each face and, on request, its attributes.
   *
   * Side effects: billable.
   *
   * @param input - The image and the attributes to return. Exactly one of `image_base64`, `image_url` and
   * `image_file`.
   * @param options - Options of this call.
   * @returns The faces of the image.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0013`: The image or the face in it is too large or too small.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0015`: The base64 text cannot be parsed.
   * - 400 `FRS.0017`: The body is too large.
   * - 400 `FRS.0021`: The OBS URL is not valid.
   * - 400 `FRS.0022`: The object in OBS cannot be read.
   * @example
   * ```ts
   * const { faces } = await frs.detectFaces({
   *   image_base64: "iVBORw0KGgoAAAANSUhE…",
   *   attributes: "2,12",
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0027.html}
   */
  detectFaces(input: DetectFacesInput, options?: CallOptions): Reply<DetectFacesOutput>;

  /**
   * Compare two faces.
   *
   * Returns how similar two faces are: the largest face of each image.
   *
   * Side effects: billable.
   *
   * @param input - The two images. Exactly one of `image1_base64` with `image2_base64`, `image1_url` with
   * `image2_url` and `image1_file` with `image2_file`. Files must total at most 8,388,608 bytes.
   * @param options - Options of this call.
   * @returns The similarity of the two faces.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0501`: At least one of the two images shows no face.
   * - 400 `FRS.0013`: The image or the face in it is too large or too small.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0015`: The base64 text cannot be parsed.
   * - 400 `FRS.0017`: The body is too large.
   * - 400 `FRS.0021`: The OBS URL is not valid.
   * - 400 `FRS.0022`: The object in OBS cannot be read.
   * @example
   * ```ts
   * const { image1_face, image2_face, similarity } = await frs.compareFaces({
   *   image1_base64: "iVBORw0KGgoAAAANSUhE…",
   *   image2_base64: "iVBORw0KGgoAAAANSUhE…",
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0029.html}
   */
  compareFaces(input: CompareFacesInput, options?: CallOptions): Reply<CompareFacesOutput>;

  /**
   * Check liveness by actions in a video.
   *
   * Checks that a living person in a short video performs the requested actions in order. The largest face counts.
   * This is the path of the international regions; `detectActionLivenessV1` is the same operation in the China
   * regions.
   *
   * Side effects: billable.
   *
   * @param input - The video and the actions that it shows. Exactly one of `video_base64`, `video_url` and
   * `video_file`.
   * @param options - Options of this call.
   * @returns Whether the video shows a living person.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0701`: The video cannot be parsed.
   * - 400 `FRS.0706`: The video is too short or too long.
   * - 400 `FRS.0751`: The data of the video cannot be parsed.
   * - 400 `FRS.0015`: The base64 text cannot be parsed.
   * - 400 `FRS.0017`: The body is too large.
   * - 400 `FRS.0021`: The OBS URL is not valid.
   * - 400 `FRS.0022`: The object in OBS cannot be read.
   * - 400 `FRS.0702`: The action is not supported.
   * @example
   * ```ts
   * const response = await frs.detectActionLiveness({
   *   video_base64: "AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy",
   *   actions: "3,1",
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0007.html}
   */
  detectActionLiveness(input: DetectActionLivenessInput, options?: CallOptions): Reply<DetectActionLivenessOutput>;

  /**
   * Check liveness by actions in a video (China regions).
   *
   * The same as `detectActionLiveness`, under the path of the China regions.
   *
   * Side effects: billable.
   *
   * @param input - The video and the actions that it shows. Exactly one of `video_base64`, `video_url` and
   * `video_file`.
   * @param options - Options of this call.
   * @returns Whether the video shows a living person.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0701`: The video cannot be parsed.
   * - 400 `FRS.0706`: The video is too short or too long.
   * - 400 `FRS.0751`: The data of the video cannot be parsed.
   * - 400 `FRS.0015`: The base64 text cannot be parsed.
   * - 400 `FRS.0017`: The body is too large.
   * - 400 `FRS.0021`: The OBS URL is not valid.
   * - 400 `FRS.0022`: The object in OBS cannot be read.
   * - 400 `FRS.0702`: The action is not supported.
   * @example
   * ```ts
   * const response = await frs.detectActionLivenessV1({
   *   video_base64: "AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy",
   *   actions: "3,1",
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/api-face/face_02_0100.html}
   */
  detectActionLivenessV1(
    input: DetectActionLivenessV1Input,
    options?: CallOptions,
  ): Reply<DetectActionLivenessV1Output>;

  /**
   * Check liveness in one image (China regions).
   *
   * Checks that an image shows a living person ("silent liveness"). Send less than 2 MB, less than 4096 × 4096
   * pixels, and a face of more than 40 × 40 pixels. Show a single face: of several, the service judges the largest
   * or refuses the image with `FRS.0709`.
   *
   * Side effects: billable.
   *
   * @param input - The image. Exactly one of `image_base64`, `image_url` and `image_file`.
   * @param options - Options of this call.
   * @returns Whether the image shows a living person.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0707`: No face was found in the image whose liveness is to be judged.
   * - 400 `FRS.0708`: The image whose liveness is to be judged has a poor quality or a wrong format.
   * - 400 `FRS.0709`: The image whose liveness is to be judged shows several faces.
   * - 400 `FRS.0013`: The image or the face in it is too large or too small.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0015`: The base64 text cannot be parsed.
   * - 400 `FRS.0017`: The body is too large.
   * - 400 `FRS.0021`: The OBS URL is not valid.
   * @example
   * ```ts
   * const response = await frs.detectSilentLivenessV1({ image_base64: "iVBORw0KGgoAAAANSUhE…" });
   * ```
   * @see {@link https://support.huaweicloud.com/api-face/face_02_0101.html}
   */
  detectSilentLivenessV1(
    input: DetectSilentLivenessV1Input,
    options?: CallOptions,
  ): Reply<DetectSilentLivenessV1Output>;

  /**
   * Search a face set for similar faces.
   *
   * Returns the faces of the face set that are most similar to a given one: the largest face of an image, or a
   * face that the face set already holds. A filter on custom fields can narrow the search.
   *
   * Side effects: billable.
   *
   * @param input - What to search for, and how. Exactly one of `image_base64`, `image_url`, `face_id` and
   * `image_file`.
   * @param options - Options of this call.
   * @returns The faces that were found; an empty list if none is similar enough.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0032`: The results cannot be sorted by this field.
   * - 400 `FRS.0303`: No face has that id.
   * - 400 `FRS.0403`: The face id was not found.
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0304`: No face was found in the image, so there is nothing to search for.
   * - 400 `FRS.0013`: The image or the face in it is too large or too small.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0015`: The base64 text cannot be parsed.
   * @example
   * ```ts
   * const { faces } = await frs.searchFaces({
   *   face_set_name: "visitors",
   *   face_id: "hY7pLc2Z",
   *   top_n: 2,
   *   threshold: 0.8,
   *   sort: [{ visits: "desc" }],
   *   filter: "visits:[3 TO 9]",
   *   return_fields: ["visits"],
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0035.html}
   */
  searchFaces(input: SearchFacesInput, options?: CallOptions): Reply<SearchFacesOutput>;

  /**
   * List all face sets.
   *
   * Returns the state of every face set of the user in the region: name, id, number of faces, capacity and custom
   * fields. The list has no paging; by default a user has at most 10 face sets.
   *
   * Prerequisite: the face search sub-service is enabled in the region called; the guide *Getting access* says
   * how.
   *
   * Side effects: none.
   *
   * @param input - The parameters.
   * @param options - Options of this call.
   * @returns The face sets of the user; an empty list if there are none.
   * @throws {FrsApiError} With a documented code (see {@link FrsClient}).
   * @example
   * ```ts
   * const { face_sets_info } = await frs.listFaceSets();
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0032.html}
   */
  listFaceSets(input?: ListFaceSetsInput, options?: CallOptions): Reply<ListFaceSetsOutput>;

  /**
   * Create a face set.
   *
   * Creates an empty face set. Its capacity and the custom fields of its faces are declared here, once: no
   * operation changes them afterwards.
   *
   * Side effects: writes.
   *
   * @param input - Name, capacity and custom fields of the new face set.
   * @param options - Options of this call.
   * @returns The face set was created.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0301`: A face set of that name exists already.
   * - 400 `FRS.0305`: There are too many face sets.
   * @example
   * ```ts
   * const { face_set_info } = await frs.createFaceSet({
   *   face_set_name: "visitors",
   *   face_set_capacity: 20000,
   *   external_fields: { visits: { type: "integer" }, site: { type: "string" } },
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0031.html}
   */
  createFaceSet(input: CreateFaceSetInput, options?: CallOptions): Reply<CreateFaceSetOutput>;

  /**
   * Get one face set.
   *
   * Returns the state of one face set.
   *
   * Side effects: none.
   *
   * @param input - The parameters.
   * @param options - Options of this call.
   * @returns The face set.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0302`: No face set has that name.
   * @example
   * ```ts
   * const { face_set_info } = await frs.getFaceSet({ face_set_name: "visitors" });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0033.html}
   */
  getFaceSet(input: GetFaceSetInput, options?: CallOptions): Reply<GetFaceSetOutput>;

  /**
   * Delete a face set.
   *
   * Deletes the face set **and every face in it**. This cannot be undone.
   *
   * Side effects: writes.
   *
   * @param input - The parameters.
   * @param options - Options of this call.
   * @returns The face set was deleted.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0302`: No face set has that name.
   * @example
   * ```ts
   * const { face_set_name } = await frs.deleteFaceSet({ face_set_name: "visitors" });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0034.html}
   */
  deleteFaceSet(input: DeleteFaceSetInput, options?: CallOptions): Reply<DeleteFaceSetOutput>;

  /**
   * List faces of a face set.
   *
   * Returns faces of the face set: a window of them, or one by its id. Give either `face_id`, or `offset` and
   * `limit`. The window ends at the 10,000th face, so a larger face set cannot be listed completely: keep the ids
   * that `addFaces` returns.
   *
   * Side effects: none.
   *
   * @param input - The parameters. Either `face_id` or `offset` and `limit`, not both. The sum of `offset` and
   * `limit` must be at most 10,000.
   * @param options - Options of this call.
   * @returns The faces in the window, or the face with that id.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0303`: No face has that id.
   * - 400 `FRS.0403`: The face id was not found.
   * - 400 `FRS.0302`: No face set has that name.
   * @example
   * ```ts
   * const { face_set_id, face_set_name, faces } = await frs.listFaces({ face_set_name: "visitors" });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0038.html}
   */
  listFaces(input: ListFacesInput, options?: CallOptions): Reply<ListFacesOutput>;

  /**
   * Iterates over all items of {@link FrsClient.listFaces} and requests pages as needed. Deleting items during the
   * iteration shifts the rest, so that some are skipped: delete afterwards.
   *
   * @param input - As for `listFaces`; `limit` is the page size, 500 by default.
   * @param options - Options of each call.
   * @throws {FrsWindowError} After item 10000, if there are more, which the service does not list.
   * @example
   * ```ts
   * for await (const item of frs.eachFace(input)) console.log(item);
   * ```
   */
  eachFace(
    input: ListFacesInput & { face_id?: undefined },
    options?: CallOptions,
  ): AsyncGenerator<ListFacesOutput["faces"][number], void, undefined>;

  /**
   * Update a face of a face set.
   *
   * Changes the image id of a face, values of its custom fields, or both.
   *
   * Side effects: writes.
   *
   * @param input - The face and its new values.
   * @param options - Options of this call.
   * @returns The face was changed.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0405`: The face set declares no such custom field.
   * - 400 `FRS.0406`: The value does not fit the declared type of the custom field.
   * - 400 `FRS.0303`: No face has that id.
   * - 400 `FRS.0403`: The face id was not found.
   * - 400 `FRS.0302`: No face set has that name.
   * @example
   * ```ts
   * const { face_number, face_set_id, face_set_name } = await frs.updateFace({
   *   face_set_name: "visitors",
   *   face_id: "hY7pLc2Z",
   *   external_fields: { visits: 2 },
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0075.html}
   */
  updateFace(input: UpdateFaceInput, options?: CallOptions): Reply<UpdateFaceOutput>;

  /**
   * Add faces to a face set.
   *
   * Finds the faces of an image and stores their features, together with values of custom fields if given. All
   * faces of one image get the same image id and the same values. Without `external_image_id` the service
   * generates an id. Keep the `face_id` of each face.
   *
   * Side effects: writes.
   *
   * @param input - The image and what to store with its faces. Exactly one of `image_base64`, `image_url` and
   * `image_file`.
   * @param options - Options of this call.
   * @returns The faces were added.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 403 `FRS.0306`: The face set is full.
   * - 400 `FRS.0405`: The face set declares no such custom field.
   * - 400 `FRS.0406`: The value does not fit the declared type of the custom field.
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0404`: No face was found in the image, so none can be added.
   * - 400 `FRS.0013`: The image or the face in it is too large or too small.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0015`: The base64 text cannot be parsed.
   * @example
   * ```ts
   * const { face_set_id, face_set_name, faces } = await frs.addFaces({
   *   face_set_name: "visitors",
   *   image_url: "https://my-bucket.ob…",
   *   external_image_id: "gate-3_0192",
   *   external_fields: { visits: 1, site: "lab" },
   *   single: true,
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0037.html}
   */
  addFaces(input: AddFacesInput, options?: CallOptions): Reply<AddFacesOutput>;

  /**
   * Delete faces from a face set.
   *
   * Deletes the faces that match **exactly one** criterion: an image id, a face id, or a value of one custom
   * field.
   *
   * Side effects: writes.
   *
   * @param input - The parameters. Exactly one of `external_image_id`, `face_id` and `custom_field`.
   * @param options - Options of this call.
   * @returns The faces were deleted.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0401`: No face has that value, so none can be deleted.
   * - 400 `FRS.0402`: The field does not exist.
   * - 400 `FRS.0403`: The face id was not found.
   * - 400 `FRS.0302`: No face set has that name.
   * @example
   * ```ts
   * const { face_number, face_set_id, face_set_name } = await frs.deleteFaces({
   *   face_set_name: "visitors",
   *   external_image_id: "gate-3_0192",
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0039.html}
   */
  deleteFaces(input: DeleteFacesInput, options?: CallOptions): Reply<DeleteFacesOutput>;

  /**
   * Delete faces by a filter.
   *
   * Deletes every face of the face set that matches the filter. The request has a JSON body although its method is
   * `DELETE`.
   *
   * Side effects: writes.
   *
   * @param input - Which faces to delete.
   * @param options - Options of this call.
   * @returns The faces were deleted.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 400 `FRS.0407`: The filter matches no face, so none can be deleted.
   * - 400 `FRS.0302`: No face set has that name.
   * @example
   * ```ts
   * const { face_number, face_set_id, face_set_name } = await frs.deleteFacesByFilter({
   *   face_set_name: "visitors",
   *   filter: "visits:{0 TO 2} && (!site:lab)",
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0076.html}
   */
  deleteFacesByFilter(input: DeleteFacesByFilterInput, options?: CallOptions): Reply<DeleteFacesByFilterOutput>;

  /**
   * Get a token.
   *
   * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: never send the password to the FRS host.**
   *
   * Issues a token to an IAM user for a password and, if the user has a virtual MFA device, a one-time code. The
   * token is in the response header `X-Subject-Token`. The option `auth: passwordAuth(…)` of the client does this.
   *
   * Side effects: credentials.
   *
   * @param input - The user, and what the token is for.
   * @param options - Options of this call.
   * @returns The token was issued.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 401 `IAM.0062`: The password is wrong.
   * - 401 `IAM.0061`: The account is locked.
   * @example
   * ```ts
   * const { token } = await frs.createToken({
   *   auth: {
   *     identity: {
   *       methods: ["password"],
   *       password: {
   *         user: {
   *           name: "frs-caller",
   *           password: "not-a-real-password",
   *           domain: { name: "example-account" },
   *         },
   *       },
   *     },
   *     scope: { project: { name: "ap-southeast-1" } },
   *   },
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html}
   */
  createToken(input: CreateTokenInput, options?: CallOptions): Reply<CreateTokenOutput>;

  /**
   * Get a temporary access key.
   *
   * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: the FRS host does not serve this operation.**
   *
   * Issues a temporary access key. It signs requests in the same way as a permanent one.
   *
   * Side effects: credentials.
   *
   * @param input - How long the key is valid, and what it may do.
   * @param options - Options of this call.
   * @returns The key was issued.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 401 `IAM.0001`: Authentication is required.
   * - 401 `IAM.0066`: The token has expired.
   * - 401 `IAM.0067`: The token is not valid.
   * @example
   * ```ts
   * const { credential } = await frs.createTemporaryAccessKey({
   *   auth: { identity: { methods: ["token"], token: { duration_seconds: 3600 } } },
   * });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html}
   */
  createTemporaryAccessKey(
    input: CreateTemporaryAccessKeyInput,
    options?: CallOptions,
  ): Reply<CreateTemporaryAccessKeyOutput>;

  /**
   * List projects.
   *
   * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: the FRS host does not serve this operation.**
   *
   * Returns the projects of the account. The project of a region has the name of the region. It exists once the
   * region was opened in the console.
   *
   * Side effects: none.
   *
   * @param input - The parameters.
   * @param options - Options of this call.
   * @returns The projects; an empty list if none matches.
   * @throws {FrsApiError} With one of these codes, or another documented code (see {@link FrsClient}):
   * - 401 `IAM.0001`: Authentication is required.
   * - 401 `IAM.0066`: The token has expired.
   * - 401 `IAM.0067`: The token is not valid.
   * - 403 `IAM.0080`: The owner of the access key is disabled.
   * @example
   * ```ts
   * const { projects } = await frs.listProjects();
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html}
   */
  listProjects(input?: ListProjectsInput, options?: CallOptions): Reply<ListProjectsOutput>;
}

/** Options of {@link createFrsClient}. */
export type FrsClientOptions = ClientOptions<Region>;

/**
 * Creates a client.
 *
 * @example
 * ```ts
 * const frs = createFrsClient({ region: "ap-southeast-1", projectId, auth: tokenAuth(token) });
 * ```
 * @throws {FrsInputError} If an option is missing or wrong; the message says how to fix it.
 */
export function createFrsClient(options: FrsClientOptions): FrsClient {
  const runtime = createRuntime(options, { server, permanentCodes, operations: operationTable, remedies });
  const { call } = runtime;
  return {
    http: createHttpClient<paths>(runtime),
    detectFaces: (input, callOptions) => call(operationTable.detectFaces, input, callOptions),
    compareFaces: (input, callOptions) => call(operationTable.compareFaces, input, callOptions),
    detectActionLiveness: (input, callOptions) => call(operationTable.detectActionLiveness, input, callOptions),
    detectActionLivenessV1: (input, callOptions) => call(operationTable.detectActionLivenessV1, input, callOptions),
    detectSilentLivenessV1: (input, callOptions) => call(operationTable.detectSilentLivenessV1, input, callOptions),
    searchFaces: (input, callOptions) => call(operationTable.searchFaces, input, callOptions),
    listFaceSets: (input, callOptions) => call(operationTable.listFaceSets, input, callOptions),
    createFaceSet: (input, callOptions) => call(operationTable.createFaceSet, input, callOptions),
    getFaceSet: (input, callOptions) => call(operationTable.getFaceSet, input, callOptions),
    deleteFaceSet: (input, callOptions) => call(operationTable.deleteFaceSet, input, callOptions),
    listFaces: (input, callOptions) => call(operationTable.listFaces, input, callOptions),
    eachFace: (input, callOptions) => eachItem(call, operationTable, operationTable.listFaces, input, callOptions),
    updateFace: (input, callOptions) => call(operationTable.updateFace, input, callOptions),
    addFaces: (input, callOptions) => call(operationTable.addFaces, input, callOptions),
    deleteFaces: (input, callOptions) => call(operationTable.deleteFaces, input, callOptions),
    deleteFacesByFilter: (input, callOptions) => call(operationTable.deleteFacesByFilter, input, callOptions),
    createToken: (input, callOptions) => call(operationTable.createToken, input, callOptions),
    createTemporaryAccessKey: (input, callOptions) => call(operationTable.createTemporaryAccessKey, input, callOptions),
    listProjects: (input, callOptions) => call(operationTable.listProjects, input, callOptions),
  };
}
