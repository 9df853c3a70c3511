// Made from openapi/openapi.yaml by `npm run generate`. Do not edit.
// Document version 0.1.0

import type { Client } from "openapi-fetch";
import { eachItem } from "../src/client/each.js";
import { createHttpClient } from "../src/client/http.js";
import type { CallOptions, ClientOptions } from "../src/client/options.js";
import type { Reply } from "../src/client/reply.js";
import { createRuntime } from "../src/client/runtime.js";
import { lastingCodes, operationTable, type Region, server } from "./operations.js";
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

/** The values of the parameters that an operation takes in one place, none of them optional. */
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
   * URL of the image or video in the Object Storage Service (OBS): the whole URL, or `/<bucket>/<object>`. The
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
export type DetectFacesInput = DetectFacesInputWithImageBase64 | DetectFacesInputWithImageUrl | DetectFacesInputWithImageFile;

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
   * URL of the image or video in the Object Storage Service (OBS): the whole URL, or `/<bucket>/<object>`. The
   * bucket must belong to the calling account and the region called. FRS must be authorised in its console to read
   * from OBS.
   *
   * @example "https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg"
   */
  image1_url: requests["schemas"]["CompareFacesByUrl"]["image1_url"];
  /**
   * URL of the image or video in the Object Storage Service (OBS): the whole URL, or `/<bucket>/<object>`. The
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
export type CompareFacesInput = CompareFacesInputWithImage1Base64 | CompareFacesInputWithImage1Url | CompareFacesInputWithImage1File;

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
   * URL of the image or video in the Object Storage Service (OBS): the whole URL, or `/<bucket>/<object>`. The
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
export type DetectActionLivenessInput = DetectActionLivenessInputWithVideoBase64 | DetectActionLivenessInputWithVideoUrl | DetectActionLivenessInputWithVideoFile;

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
   * URL of the image or video in the Object Storage Service (OBS): the whole URL, or `/<bucket>/<object>`. The
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
export type DetectActionLivenessV1Input = DetectActionLivenessV1InputWithVideoBase64 | DetectActionLivenessV1InputWithVideoUrl | DetectActionLivenessV1InputWithVideoFile;

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
   * URL of the image or video in the Object Storage Service (OBS): the whole URL, or `/<bucket>/<object>`. The
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
export type DetectSilentLivenessV1Input = DetectSilentLivenessV1InputWithImageBase64 | DetectSilentLivenessV1InputWithImageUrl | DetectSilentLivenessV1InputWithImageFile;

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
   * URL of the image or video in the Object Storage Service (OBS): the whole URL, or `/<bucket>/<object>`. The
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
export type SearchFacesInput = SearchFacesInputWithImageBase64 | SearchFacesInputWithImageUrl | SearchFacesInputWithFaceId | SearchFacesInputWithImageFile;

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
   * URL of the image or video in the Object Storage Service (OBS): the whole URL, or `/<bucket>/<object>`. The
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
export type DeleteFacesInput = DeleteFacesInputWithExternalImageId | DeleteFacesInputWithFaceId | DeleteFacesInputWithCustomField;

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

/** Client of Face Recognition Service (FRS): one method for each operation of the document. */
export interface FrsClient {
  /**
   * The plain openapi-fetch client, with the same base URL and authentication. It gives errors of the service as
   * values.
   *
   * It throws an {@link FrsConnectionError} if no answer comes, and the runtime's own error if a successful answer
   * is no JSON.
   */
  readonly http: Client<paths>;

  /**
   * Detect the faces of an image.
   *
   * Finds every face of an image. Returns the position of each face and, on request, its attributes.
   *
   * Side effects: billable. In the official SDK: `DetectFaceByBase64`, `DetectFaceByUrl`, `DetectFaceByFile`,
   * `DetectFaceByBase64Intl`, `DetectFaceByUrlIntl`, `DetectFaceByFileIntl`.
   *
   * @param input - The image and the attributes to return.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `image_base64` (one of): The image as base64, in one line and without a `data:` prefix.
   * - `attributes` (optional): The attributes to return: their numbers, separated by commas.
   * - `image_url` (one of): URL of the image or video in the Object Storage Service (OBS): the whole URL, or
   *   `/<bucket>/<object>`.
   * - `image_file` (one of): The image as a file, at most 8 MB.
   * @param options - Settings of this call.
   * @returns The faces of the image.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0013`: Image or face too large or too small.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0015`: The base64 or the file behind it cannot be read.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0017`: The body is over the limit of the service.
   * - 400 `FRS.0021`: The OBS URL is invalid.
   * - 400 `FRS.0022`: The OBS object cannot be read.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { faces } = await frs.detectFaces({ image_base64: "iVBORw0KGgoAAAANSUhE…", attributes: "2,12" });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0027.html}
   */
  detectFaces(input: DetectFacesInput, options?: CallOptions): Reply<DetectFacesOutput>;

  /**
   * Compare two faces.
   *
   * Returns how similar two faces are: the largest face of each image.
   *
   * Side effects: billable. In the official SDK: `CompareFaceByBase64`, `CompareFaceByUrl`, `CompareFaceByFile`.
   *
   * @param input - The two images.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `image1_base64` (one of): The image as base64, in one line and without a `data:` prefix.
   * - `image2_base64` (one of): The image as base64, in one line and without a `data:` prefix.
   * - `image1_url` (one of): URL of the image or video in the Object Storage Service (OBS): the whole URL, or
   *   `/<bucket>/<object>`.
   * - `image2_url` (one of): URL of the image or video in the Object Storage Service (OBS): the whole URL, or
   *   `/<bucket>/<object>`.
   * - `image1_file` (one of): The image as a file, at most 8 MB.
   * - `image2_file` (one of): The image as a file, at most 8 MB.
   * @param options - Settings of this call.
   * @returns The similarity of the two faces.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0501`: An image shows no face to compare.
   * - 400 `FRS.0013`: Image or face too large or too small.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0015`: The base64 or the file behind it cannot be read.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0017`: The body is over the limit of the service.
   * - 400 `FRS.0021`: The OBS URL is invalid.
   * - 400 `FRS.0022`: The OBS object cannot be read.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { image1_face, image2_face, similarity } = await frs.compareFaces({ image1_base64: "iVBORw0KGgoAAAANSUhE…", image2_base64: "iVBORw0KGgoAAAANSUhE…" });
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
   * Side effects: billable. In the official SDK: `DetectLiveByBase64Intl`, `DetectLiveByUrlIntl`,
   * `DetectLiveByFileIntl`.
   *
   * @param input - The video and the actions that it shows.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `video_base64` (one of): The video as base64, in one line and without a `data:` prefix.
   * - `actions`: The actions that the person performs, in order: their numbers, separated by commas.
   * - `action_time` (optional): When each action happens: one time range per action, in the order of `actions`,
   *   with start and end in milliseconds from the start of the video.
   * - `nod_threshold` (optional): How far the head must move to count as a nod, in degrees.
   * - `video_url` (one of): URL of the image or video in the Object Storage Service (OBS): the whole URL, or
   *   `/<bucket>/<object>`.
   * - `video_file` (one of): The video as a file, at most 8 MB.
   * @param options - Settings of this call.
   * @returns Whether the video shows a living person.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0701`: The video cannot be parsed.
   * - 400 `FRS.0702`: An action is not supported.
   * - 400 `FRS.0703`: The input is invalid.
   * - 400 `FRS.0704`: More than 10 actions.
   * - 400 `FRS.0705`: The match mode is not supported.
   * - 400 `FRS.0706`: The video is shorter than 1 s or longer than 15 s.
   * - 400 `FRS.0751`: The data of the video cannot be parsed.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0015`: The base64 or the file behind it cannot be read.
   * - 400 `FRS.0017`: The body is over the limit of the service.
   * - 400 `FRS.0021`: The OBS URL is invalid.
   * - 400 `FRS.0022`: The OBS object cannot be read.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const answer = await frs.detectActionLiveness({ video_base64: "AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy", actions: "3,1" });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0007.html}
   */
  detectActionLiveness(input: DetectActionLivenessInput, options?: CallOptions): Reply<DetectActionLivenessOutput>;

  /**
   * Check liveness by actions in a video (China regions).
   *
   * The same as `detectActionLiveness`, under the path of the China regions.
   *
   * Side effects: billable. In the official SDK: `DetectLiveByBase64`, `DetectLiveByUrl`, `DetectLiveByFile`.
   *
   * @param input - The video and the actions that it shows.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `video_base64` (one of): The video as base64, in one line and without a `data:` prefix.
   * - `actions`: The actions that the person performs, in order: their numbers, separated by commas.
   * - `action_time` (optional): When each action happens: one time range per action, in the order of `actions`,
   *   with start and end in milliseconds from the start of the video.
   * - `nod_threshold` (optional): How far the head must move to count as a nod, in degrees.
   * - `video_url` (one of): URL of the image or video in the Object Storage Service (OBS): the whole URL, or
   *   `/<bucket>/<object>`.
   * - `video_file` (one of): The video as a file, at most 8 MB.
   * @param options - Settings of this call.
   * @returns Whether the video shows a living person.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0701`: The video cannot be parsed.
   * - 400 `FRS.0702`: An action is not supported.
   * - 400 `FRS.0703`: The input is invalid.
   * - 400 `FRS.0704`: More than 10 actions.
   * - 400 `FRS.0705`: The match mode is not supported.
   * - 400 `FRS.0706`: The video is shorter than 1 s or longer than 15 s.
   * - 400 `FRS.0751`: The data of the video cannot be parsed.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0015`: The base64 or the file behind it cannot be read.
   * - 400 `FRS.0017`: The body is over the limit of the service.
   * - 400 `FRS.0021`: The OBS URL is invalid.
   * - 400 `FRS.0022`: The OBS object cannot be read.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const answer = await frs.detectActionLivenessV1({ video_base64: "AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy", actions: "3,1" });
   * ```
   * @see {@link https://support.huaweicloud.com/api-face/face_02_0100.html}
   */
  detectActionLivenessV1(input: DetectActionLivenessV1Input, options?: CallOptions): Reply<DetectActionLivenessV1Output>;

  /**
   * Check liveness in one image (China regions).
   *
   * Checks that an image shows a living person ("silent liveness"). Send less than 2 MB, less than 4096 × 4096
   * pixels, and a face of more than 40 × 40 pixels. Show a single face: of several, the service judges the largest
   * or refuses the image with `FRS.0709`.
   *
   * Side effects: billable. In the official SDK: `DetectLiveFaceByBase64`, `DetectLiveFaceByUrl`,
   * `DetectLiveFaceByFile`.
   *
   * @param input - The image.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `image_base64` (one of): The image as base64, in one line and without a `data:` prefix.
   * - `image_url` (one of): URL of the image or video in the Object Storage Service (OBS): the whole URL, or
   *   `/<bucket>/<object>`.
   * - `image_file` (one of): The image as a file, at most 8 MB.
   * @param options - Settings of this call.
   * @returns Whether the image shows a living person.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0707`: The image shows no face.
   * - 400 `FRS.0708`: Quality or format of the image; seen by third parties only.
   * - 400 `FRS.0709`: The image shows several faces.
   * - 400 `FRS.0013`: Image or face too large or too small.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0015`: The base64 or the file behind it cannot be read.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0017`: The body is over the limit of the service.
   * - 400 `FRS.0021`: The OBS URL is invalid.
   * - 400 `FRS.0022`: The OBS object cannot be read.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const answer = await frs.detectSilentLivenessV1({ image_base64: "iVBORw0KGgoAAAANSUhE…" });
   * ```
   * @see {@link https://support.huaweicloud.com/api-face/face_02_0101.html}
   */
  detectSilentLivenessV1(input: DetectSilentLivenessV1Input, options?: CallOptions): Reply<DetectSilentLivenessV1Output>;

  /**
   * Search a face set for similar faces.
   *
   * Returns the faces of the face set that are most similar to a given one: the largest face of an image, or a
   * face that the face set already holds. A filter on custom fields can narrow the search.
   *
   * Side effects: billable. In the official SDK: `SearchFaceByBase64`, `SearchFaceByUrl`, `SearchFaceByFile`,
   * `SearchFaceByFaceId`.
   *
   * @param input - What to search for, and how.
   * - `face_set_name`: Name of the face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `image_base64` (one of): The image as base64, in one line and without a `data:` prefix.
   * - `top_n` (optional): Maximum number of faces to return.
   * - `threshold` (optional): Minimum similarity: less similar faces are left out.
   * - `sort` (optional): Custom fields to sort by, in order of precedence.
   * - `filter` (optional): Selects faces by their custom fields and `external_image_id`.
   * - `return_fields` (optional): Custom fields to return in `external_fields`.
   * - `image_url` (one of): URL of the image or video in the Object Storage Service (OBS): the whole URL, or
   *   `/<bucket>/<object>`.
   * - `face_id` (one of): Id of a face in a face set, usually eight letters and digits.
   * - `image_file` (one of): The image as a file, at most 8 MB.
   * @param options - Settings of this call.
   * @returns The faces that were found; an empty list if none is similar enough.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0304`: The image shows no face to search for.
   * - 400 `FRS.0303`: No face has that id.
   * - 400 `FRS.0403`: No face has that id (code of the face group).
   * - 400 `FRS.0032`: The sort field or its type is not supported.
   * - 400 `FRS.0013`: Image or face too large or too small.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0015`: The base64 or the file behind it cannot be read.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0017`: The body is over the limit of the service.
   * - 400 `FRS.0021`: The OBS URL is invalid.
   * - 400 `FRS.0022`: The OBS object cannot be read.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { faces } = await frs.searchFaces({ face_set_name: "visitors", face_id: "hY7pLc2Z", top_n: 2, threshold: 0.8, sort: [{ visits: "desc" }], filter: "visits:[3 TO 9]", return_fields: ["visits"] });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0035.html}
   */
  searchFaces(input: SearchFacesInput, options?: CallOptions): Reply<SearchFacesOutput>;

  /**
   * List all face sets.
   *
   * Returns the state of every face set of the user in the region: name, id, number of faces, capacity and custom
   * fields. There is no paging; by default a user has at most 10 face sets.
   * Prerequisite: the face search sub-service is enabled in the region called; the guide *Getting access* says
   * how.
   *
   * Side effects: none. In the official SDK: `ShowAllFaceSets`.
   *
   * @param input - The parameters:
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * @param options - Settings of this call.
   * @returns The face sets of the user; an empty list if there are none.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
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
   * Side effects: writes. In the official SDK: `CreateFaceSet`.
   *
   * @param input - Name, capacity and custom fields of the new face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `face_set_name`: Name of the face set.
   * - `face_set_capacity` (optional): How many faces the face set can hold: a multiple of 10,000.
   * - `external_fields` (optional): The custom fields that faces in the face set may have: each name with its
   *   type.
   * @param options - Settings of this call.
   * @returns The face set was created.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0301`: A face set of that name exists.
   * - 400 `FRS.0305`: The user has too many face sets.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { face_set_info } = await frs.createFaceSet({ face_set_name: "visitors", face_set_capacity: 20000, external_fields: { visits: { type: "integer" }, site: { type: "string" } } });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0031.html}
   */
  createFaceSet(input: CreateFaceSetInput, options?: CallOptions): Reply<CreateFaceSetOutput>;

  /**
   * Get one face set.
   *
   * Returns the state of one face set.
   *
   * Side effects: none. In the official SDK: `ShowFaceSet`.
   *
   * @param input - The parameters:
   * - `face_set_name`: Name of the face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * @param options - Settings of this call.
   * @returns The face set.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
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
   * Side effects: writes. In the official SDK: `DeleteFaceSet`.
   *
   * @param input - The parameters:
   * - `face_set_name`: Name of the face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * @param options - Settings of this call.
   * @returns The face set was deleted.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
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
   * Side effects: none. In the official SDK: `ShowFacesByLimit`, `ShowFacesByFaceId`.
   *
   * @param input - The parameters:
   * - `face_set_name`: Name of the face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `offset` (optional): Number of faces to skip.
   * - `limit` (optional): Maximum number of faces to return.
   * - `face_id` (optional): Id of the only face to return, instead of `offset` and `limit`.
   * @param options - Settings of this call.
   * @returns The faces in the window, or the face with that id.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0303`: No face has that id.
   * - 400 `FRS.0403`: No face has that id (code of the face group).
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { face_set_id, face_set_name, faces } = await frs.listFaces({ face_set_name: "visitors" });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0038.html}
   */
  listFaces(input: ListFacesInput, options?: CallOptions): Reply<ListFacesOutput>;

  /**
   * Goes through all items of {@link FrsClient.listFaces} one by one, and asks for more only when they are needed.
   * What is deleted meanwhile moves the rest up, so that some are passed over: delete afterwards.
   *
   * @param input - As for `listFaces`; `limit` says how many are asked for at a time, 500 by default.
   * @param options - Settings of each call.
   * @throws {FrsWindowError} After item 10000, if there are more: the service does not list them.
   * @example
   * ```ts
   * for await (const item of frs.eachFace(input)) console.log(item);
   * ```
   */
  eachFace(input: ListFacesInput & { "face_id"?: undefined }, options?: CallOptions): AsyncGenerator<ListFacesOutput["faces"][number], void, undefined>;

  /**
   * Update a face of a face set.
   *
   * Changes the image id of a face, values of its custom fields, or both.
   *
   * Side effects: writes. In the official SDK: `UpdateFace`.
   *
   * @param input - The face and its new values.
   * - `face_set_name`: Name of the face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `face_id`: Id of a face in a face set, usually eight letters and digits.
   * - `external_image_id` (optional): Your own id for the image.
   * - `external_fields` (optional): Values of custom fields, by name.
   * @param options - Settings of this call.
   * @returns The face was changed.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0303`: No face has that id.
   * - 400 `FRS.0403`: No face has that id (code of the face group).
   * - 400 `FRS.0405`: The face set does not declare the custom field.
   * - 400 `FRS.0406`: The value does not fit the declared type.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { face_number, face_set_id, face_set_name } = await frs.updateFace({ face_set_name: "visitors", face_id: "hY7pLc2Z", external_fields: { visits: 2 } });
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
   * Side effects: writes. In the official SDK: `AddFacesByBase64`, `AddFacesByUrl`, `AddFacesByFile`.
   *
   * @param input - The image and what to store with its faces.
   * - `face_set_name`: Name of the face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `image_base64` (one of): The image as base64, in one line and without a `data:` prefix.
   * - `external_image_id` (optional): Your own id for the image.
   * - `external_fields` (optional): Values of custom fields, by name.
   * - `single` (optional): Whether to add only the largest face of the image.
   * - `image_url` (one of): URL of the image or video in the Object Storage Service (OBS): the whole URL, or
   *   `/<bucket>/<object>`.
   * - `image_file` (one of): The image as a file, at most 8 MB.
   * @param options - Settings of this call.
   * @returns The faces were added.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0404`: The image shows no face to add.
   * - 400 `FRS.0405`: The face set does not declare the custom field.
   * - 400 `FRS.0406`: The value does not fit the declared type.
   * - 400 `FRS.0013`: Image or face too large or too small.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0015`: The base64 or the file behind it cannot be read.
   * - 400 `FRS.0016`: The file format is not supported.
   * - 400 `FRS.0017`: The body is over the limit of the service.
   * - 400 `FRS.0021`: The OBS URL is invalid.
   * - 400 `FRS.0022`: The OBS object cannot be read.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0306`: The face set is full.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { face_set_id, face_set_name, faces } = await frs.addFaces({ face_set_name: "visitors", image_url: "https://my-bucket.ob…", external_image_id: "gate-3_0192", external_fields: { visits: 1, site: "lab" }, single: true });
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
   * Side effects: writes. In the official SDK: `DeleteFaceByExternalImageId`, `DeleteFaceByFaceId`.
   *
   * @param input - The parameters:
   * - `face_set_name`: Name of the face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `external_image_id` (one of): Deletes the faces with this image id.
   * - `face_id` (one of): Deletes the face with this id.
   * - `custom_field` (one of): Deletes the faces with this value of a custom field: `{ "site": "lab" }` is sent as
   *   `?site=lab`.
   * @param options - Settings of this call.
   * @returns The faces were deleted.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0401`: No face has that value.
   * - 400 `FRS.0402`: No such field; also seen for an unknown external image id.
   * - 400 `FRS.0403`: No face has that id (code of the face group).
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { face_number, face_set_id, face_set_name } = await frs.deleteFaces({ face_set_name: "visitors", external_image_id: "gate-3_0192" });
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
   * Side effects: writes. In the official SDK: `BatchDeleteFaces`.
   *
   * @param input - Which faces to delete.
   * - `face_set_name`: Name of the face set.
   * - `Enterprise-Project-Id` (optional): Id of the enterprise project that the call is billed to (pay-per-use
   *   accounts only).
   * - `filter`: Selects faces by their custom fields and `external_image_id`.
   * @param options - Settings of this call.
   * @returns The faces were deleted.
   * @throws {FrsApiError} For every documented error:
   * - 400 `FRS.0012`: A parameter has the wrong format.
   * - 400 `FRS.0011`: A parameter is missing.
   * - 400 `FRS.0302`: No face set has that name.
   * - 400 `FRS.0407`: The filter matches no face.
   * - 400 `FRS.0014`: The body is not JSON.
   * - 400 `FRS.0002`: The token is wrong or has expired.
   * - 400 `FRS.0010`: A header is missing or empty.
   * - 400 `FRS.0019`: The service is not enabled.
   * - 400 `FRS.0020`: The sub-service is not enabled, or is enabled in another region or account.
   * - 400 `FRS.0202`: The service is frozen because of arrears.
   * - 401 `APIG.0301`: Token or signature not accepted by the gateway.
   * - 401 `APIG.0307`: The token must be renewed.
   * - 401 `APIG.0305`: The gateway cannot read the credential.
   * - 403 `FRS.0028`: The project id is not the one of the token.
   * - 403 `FRS.0002`: The token is wrong or has expired.
   * - 403 `APIG.0310`: The project is not available.
   * - 403 `APIG.0302`: The IAM user may not call this API.
   * - 403 `APIG.0802`: The IAM user is disabled in this region.
   * - 404 `APIG.0101`: No such path, or wrong method.
   * - 413 `APIG.0201`: The body is over the limit of the gateway.
   * - 429 `FRS.0033`: Too many requests, as the service says it.
   * - 429 `APIG.0308`: Too many requests, as the gateway says it.
   * - 500 `FRS.0018`: The service failed.
   * - 500 `APIG.0601`: The gateway failed.
   * - 502 `APIG.0201`: The service behind the gateway cannot be reached.
   * - 503 `APIG.0613`: The identity service is unavailable.
   * - 504 `APIG.0201`: The service behind the gateway took too long.
   * - any other status `APIG.0201`: The headers are too large (status 494).
   * @example
   * ```ts
   * const { face_number, face_set_id, face_set_name } = await frs.deleteFacesByFilter({ face_set_name: "visitors", filter: "visits:{0 TO 2} && (!site:lab)" });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-face/face_02_0076.html}
   */
  deleteFacesByFilter(input: DeleteFacesByFilterInput, options?: CallOptions): Reply<DeleteFacesByFilterOutput>;

  /**
   * Get a token.
   *
   * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: never send the password to the FRS host.**
   * Issues a token to an IAM user for a password and, if the user has a virtual MFA device, a one-time code. The
   * token is in the response header `X-Subject-Token`.
   *
   * Side effects: credentials.
   *
   * @param input - The user, and what the token is for.
   * - `nocatalog` (optional): Any text leaves `catalog` out of the response.
   * - `auth`: The user, and what the token is for.
   * @param options - Settings of this call.
   * @returns The token was issued.
   * @throws {FrsApiError} For every documented error:
   * - 400 `400`: The request cannot be understood.
   * - 400 `IAM.0007`: A parameter is invalid.
   * - 400 `IAM.0011`: The body is invalid.
   * - 400 `IAM.0072`: A required property is missing.
   * - 400 `IAM.0073`: A field is invalid.
   * - 401 `401`: User, password or account wrong, or an account that may not log in itself.
   * - 401 `IAM.0061`: The account is locked.
   * - 401 `IAM.0062`: The password is wrong.
   * - 403 `403`: The user may not do this.
   * - 403 `IAM.0002`: The user may not do this.
   * - 403 `IAM.0003`: The policy does not allow it.
   * - 403 `IAM.0081`: The user may use the console only.
   * - 403 `IAM.0082`: The user is disabled.
   * - 404 `404`: No such project, account or path.
   * - 404 `IAM.0004`: No such project, account or path.
   * - 429 `IAM.0012`: Too many requests.
   * - 500 `500`: The identity service failed.
   * - 500 `IAM.0006`: The identity service failed.
   * - 503 `503`: The identity service is unavailable.
   * - any other status `409`: A status without an entry of its own.
   * @example
   * ```ts
   * const { token } = await frs.createToken({ auth: { identity: { methods: ["password"], password: { user: { name: "frs-caller", password: "not-a-real-password", domain: { name: "example-account" } } } }, scope: { project: { name: "ap-southeast-1" } } } });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html}
   */
  createToken(input: CreateTokenInput, options?: CallOptions): Reply<CreateTokenOutput>;

  /**
   * Get a temporary access key.
   *
   * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: the FRS host does not serve this operation.**
   * Issues a temporary access key. It signs requests in the same way as a permanent one.
   *
   * Side effects: credentials.
   *
   * @param input - How long the key is valid, and what it may do.
   * - `auth`: Who asks for the key, and what it may do.
   * @param options - Settings of this call.
   * @returns The key was issued.
   * @throws {FrsApiError} For every documented error:
   * - 400 `400`: The request cannot be understood.
   * - 400 `IAM.0007`: A parameter is invalid.
   * - 400 `IAM.0011`: The body is invalid.
   * - 400 `IAM.0072`: A required property is missing.
   * - 400 `IAM.0073`: A field is invalid.
   * - 401 `IAM.0001`: No credential, or none that counts.
   * - 401 `IAM.0066`: The token has expired.
   * - 401 `IAM.0067`: The token is invalid.
   * - 403 `403`: The user may not do this.
   * - 403 `IAM.0002`: The user may not do this.
   * - 403 `IAM.0003`: The policy does not allow it.
   * - 403 `IAM.0081`: The user may use the console only.
   * - 403 `IAM.0082`: The user is disabled.
   * - 404 `404`: No such project, account or path.
   * - 404 `IAM.0004`: No such project, account or path.
   * - 429 `IAM.0012`: Too many requests.
   * - 500 `500`: The identity service failed.
   * - 500 `IAM.0006`: The identity service failed.
   * - 503 `503`: The identity service is unavailable.
   * - any other status `409`: A status without an entry of its own.
   * @example
   * ```ts
   * const { credential } = await frs.createTemporaryAccessKey({ auth: { identity: { methods: ["token"], token: { duration_seconds: 3600 } } } });
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html}
   */
  createTemporaryAccessKey(input: CreateTemporaryAccessKeyInput, options?: CallOptions): Reply<CreateTemporaryAccessKeyOutput>;

  /**
   * List projects.
   *
   * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: the FRS host does not serve this operation.**
   * Returns the projects of the account. The project of a region has the name of the region. It exists once the
   * region was opened in the console.
   *
   * Side effects: none.
   *
   * @param input - The parameters:
   * - `domain_id` (optional): Only projects of this account.
   * - `name` (optional): Only the project of this name.
   * - `parent_id` (optional): Only projects below this project or account.
   * - `enabled` (optional): With `true`, only projects that can be used.
   * - `page` (optional): Number of the page, from 1.
   * - `per_page` (optional): Number of projects per page.
   * - `is_domain` (optional): Not needed: leave it out.
   * @param options - Settings of this call.
   * @returns The projects; an empty list if none matches.
   * @throws {FrsApiError} For every documented error:
   * - 400 `IAM.0007`: A parameter is invalid.
   * - 401 `IAM.0001`: No credential, or none that counts.
   * - 401 `IAM.0066`: The token has expired.
   * - 401 `IAM.0067`: The token is invalid.
   * - 403 `IAM.0002`: The user may not do this.
   * - 403 `IAM.0003`: The policy does not allow it.
   * - 403 `IAM.0080`: The owner of the access key is disabled.
   * - 403 `IAM.0081`: The user may use the console only.
   * - 403 `IAM.0082`: The user is disabled.
   * - 404 `404`: No such project, account or path.
   * - 404 `IAM.0004`: No such project, account or path.
   * - 429 `IAM.0012`: Too many requests.
   * - 500 `500`: The identity service failed.
   * - 500 `IAM.0006`: The identity service failed.
   * - 503 `503`: The identity service is unavailable.
   * - any other status `409`: A status without an entry of its own.
   * @example
   * ```ts
   * const { projects } = await frs.listProjects();
   * ```
   * @see {@link https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html}
   */
  listProjects(input?: ListProjectsInput, options?: CallOptions): Reply<ListProjectsOutput>;
}

/** What {@link createFrsClient} needs to know. */
export type FrsClientOptions = ClientOptions<Region>;

/**
 * Makes a client.
 *
 * @example
 * ```ts
 * const frs = createFrsClient({ region: "ap-southeast-1", projectId, auth: tokenAuth(token) });
 * ```
 * @throws {FrsInputError} If an option is missing or wrong; the message says how to put it right.
 */
export function createFrsClient(options: FrsClientOptions): FrsClient {
  const runtime = createRuntime(options, { server, lastingCodes, operations: operationTable, remedies });
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
