// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
// Document version 0.1.0

import type { FileContent } from "../src/client/media.js";

export interface paths {
  "/v2/{project_id}/face-detect": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finds every face of an image. Returns the position of each face and, on request, its attributes. */
    post: operations["detectFaces"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/{project_id}/face-compare": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Returns how similar two faces are: the largest face of each image. */
    post: operations["compareFaces"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/{project_id}/live-detect": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Checks that a living person in a short video performs the requested actions in order. The largest face counts. This
     * is the path of the international regions; `detectActionLivenessV1` is the same operation in the China regions.
     */
    post: operations["detectActionLiveness"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/{project_id}/live-detect": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The same as `detectActionLiveness`, under the path of the China regions. */
    post: operations["detectActionLivenessV1"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/{project_id}/live-detect-face": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Checks that an image shows a living person ("silent liveness"). Send less than 2 MB, less than 4096 × 4096 pixels,
     * and a face of more than 40 × 40 pixels. Show a single face: of several, the service judges the largest or refuses
     * the image with `FRS.0709`.
     */
    post: operations["detectSilentLivenessV1"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/{project_id}/face-sets/{face_set_name}/search": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Returns the faces of the face set that are most similar to a given one: the largest face of an image, or a face that
     * the face set already holds. A filter on custom fields can narrow the search.
     */
    post: operations["searchFaces"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/{project_id}/face-sets": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    /**
     * Returns the state of every face set of the user in the region: name, id, number of faces, capacity and custom
     * fields. The list has no paging; by default a user has at most 10 face sets.
     *
     * Prerequisite: the face search sub-service is enabled in the region called; the guide *Getting access* says how.
     */
    get: operations["listFaceSets"];
    put?: never;
    /**
     * Creates an empty face set. Its capacity and the custom fields of its faces are declared here, once: no operation
     * changes them afterwards.
     */
    post: operations["createFaceSet"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/{project_id}/face-sets/{face_set_name}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    /** Returns the state of one face set. */
    get: operations["getFaceSet"];
    put?: never;
    post?: never;
    /** Deletes the face set **and every face in it**. This cannot be undone. */
    delete: operations["deleteFaceSet"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/{project_id}/face-sets/{face_set_name}/faces": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    /**
     * Returns faces of the face set: a window of them, or one by its id. Give either `face_id`, or `offset` and `limit`.
     * The window ends at the 10,000th face, so a larger face set cannot be listed completely: keep the ids that `addFaces`
     * returns.
     */
    get: operations["listFaces"];
    /** Changes the image id of a face, values of its custom fields, or both. */
    put: operations["updateFace"];
    /**
     * Finds the faces of an image and stores their features, together with values of custom fields if given. All faces of
     * one image get the same image id and the same values. Without `external_image_id` the service generates an id. Keep
     * the `face_id` of each face.
     */
    post: operations["addFaces"];
    /** Deletes the faces that match **exactly one** criterion: an image id, a face id, or a value of one custom field. */
    delete: operations["deleteFaces"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/{project_id}/face-sets/{face_set_name}/faces/batch": {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Deletes every face of the face set that matches the filter. The request has a JSON body although its method is
     * `DELETE`.
     */
    delete: operations["deleteFacesByFilter"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v3/auth/tokens": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: never send the password to the FRS host.**
     *
     * Issues a token to an IAM user for a password and, if the user has a virtual MFA device, a one-time code. The token
     * is in the response header `X-Subject-Token`. The option `auth: passwordAuth(…)` of the client does this.
     */
    post: operations["createToken"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v3.0/OS-CREDENTIAL/securitytokens": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: the FRS host does not serve this operation.**
     *
     * Issues a temporary access key. It signs requests in the same way as a permanent one.
     */
    post: operations["createTemporaryAccessKey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v3/projects": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * **Host: `https://iam.{region}.myhuaweicloud.com` (IAM). Warning: the FRS host does not serve this operation.**
     *
     * Returns the projects of the account. The project of a region has the name of the region. It exists once the region
     * was opened in the console.
     */
    get: operations["listProjects"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** Attributes of the face. Only those that the request asked for are present. */
    Attributes: {
      /**
       * Gender of the person. Known values: `male`, `female`. Others may be added.
       *
       * @example female
       */
      gender?: "male" | "female" | (string & {});
      /**
       * Age of the person in years.
       *
       * Format: int32
       *
       * @example 41
       */
      age?: number;
      /** Glasses and hat of the person. */
      dress?: components["schemas"]["Dress"];
      /**
       * Whether the person wears glasses; `dark` means sunglasses. Known values: `yes`, `dark`, `none`, `unknown`. Others may be added.
       *
       * @example dark
       */
      glass?: components["schemas"]["Glass"];
      /**
       * Whether the person wears a hat. Known values: `yes`, `none`, `unknown`. Others may be added.
       *
       * @example none
       */
      hat?: components["schemas"]["Hat"];
      /**
       * Whether the person wears a mask. Known values: `yes`, `none`, `unknown`. Others may be added.
       *
       * @example none
       */
      mask?: "yes" | "none" | "unknown" | (string & {});
      /**
       * Length of the hair. Known values: `long`, `short`, `unknown`. Others may be added.
       *
       * @example short
       */
      hair?: "long" | "short" | "unknown" | (string & {});
      /**
       * Whether the person has a beard. Known values: `yes`, `none`, `unknown`. Others may be added.
       *
       * @example none
       */
      beard?: "yes" | "none" | "unknown" | (string & {});
      /**
       * Kind of photo: of an identity card, from a surveillance camera, or from the internet. The last value contains a
       * space. Known values: `idcard`, `monitor`, `internet photo`. Others may be added.
       *
       * @example idcard
       */
      phototype?: "idcard" | "monitor" | "internet photo" | (string & {});
      /** How well the face is suited for recognition. */
      quality?: components["schemas"]["FaceQuality"];
      /** Expression of the face. */
      expression?: components["schemas"]["FaceExpression"];
      /**
       * Clockwise rotation of the face in degrees. Known values: `0`, `90`, `180`, `270`. Others may be added.
       *
       * Format: int32
       *
       * @example 90
       */
      face_angle?: 0 | 90 | 180 | 270 | (number & {});
      /**
       * Whether the person smiles. Current versions of the service do not return it, and its values are unknown.
       *
       * @deprecated
       * @example unknown
       */
      smile?: string;
      /**
       * Rotation of the head in degrees. Current versions of the service do not return it.
       *
       * @deprecated
       */
      headpose?: components["schemas"]["HeadPose"];
    };
    /**
     * Position of a face in its image, in pixels. The origin is the top left corner of the image. The box may reach beyond
     * the image.
     */
    BoundingBox: {
      /**
       * Distance of the box from the left edge of the image.
       *
       * Format: int32
       *
       * @example 61
       */
      top_left_x: number;
      /**
       * Distance of the box from the top edge of the image.
       *
       * Format: int32
       *
       * @example 44
       */
      top_left_y: number;
      /**
       * Width of the box.
       *
       * Format: int32
       *
       * @example 120
       */
      width: number;
      /**
       * Height of the box.
       *
       * Format: int32
       *
       * @example 118
       */
      height: number;
    };
    /** An address of a service. */
    CatalogEndpoint: {
      /**
       * Id of the endpoint.
       *
       * @example 4e5f60718293a4b5c6d7e8f90a1b2c3d
       */
      id?: string;
      /**
       * Who may use the endpoint.
       *
       * @example public
       */
      interface?: string;
      /**
       * Region of the endpoint.
       *
       * @example ap-southeast-1
       */
      region?: string;
      /**
       * Id of that region.
       *
       * @example ap-southeast-1
       */
      region_id?: string;
      /**
       * Address of the endpoint.
       *
       * @example https://face.ap-southeast-1.myhuaweicloud.com/v2
       */
      url?: string;
    };
    /** A service and its addresses. */
    CatalogService: {
      /**
       * Id of the service.
       *
       * @example 3d4e5f60718293a4b5c6d7e8f90a1b2c
       */
      id?: string;
      /**
       * Name of the service.
       *
       * @example frs
       */
      name?: string;
      /**
       * Kind of service.
       *
       * @example frs
       */
      type?: string;
      /** Addresses of the service. */
      endpoints?: components["schemas"]["CatalogEndpoint"][];
    };
    /** The face of an image that was compared: the largest one. */
    CompareFace: {
      /**
       * Position of a face in its image, in pixels. The origin is the top left corner of the image. The box may reach beyond
       * the image.
       */
      bounding_box: components["schemas"]["BoundingBox"];
    };
    /** How similar the two faces are, and where they were found. */
    CompareFacesResponse: {
      /** The face of an image that was compared: the largest one. */
      image1_face: components["schemas"]["CompareFace"];
      /** The face of an image that was compared: the largest one. */
      image2_face: components["schemas"]["CompareFace"];
      /**
       * Similarity of two faces, from 0 to 1. Above 0.93 they usually belong to the same person.
       *
       * @example 0.9612
       * @example 1
       */
      similarity: components["schemas"]["Similarity"];
    };
    /** The new temporary access key. */
    CreateTemporaryAccessKeyResponse: {
      /** A temporary access key. Its first three parts are used together. */
      credential: components["schemas"]["TemporaryAccessKey"];
    };
    /** Details of the token, which itself is in the header `X-Subject-Token`. */
    CreateTokenResponse: {
      /** Details of the token. */
      token: components["schemas"]["TokenInfo"];
    };
    /** The name of the deleted face set. */
    DeleteFaceSetResponse: {
      /**
       * Name of the face set. A new face set needs a name that is not taken (otherwise `FRS.0301`). Use `A-Z a-z 0-9 _ -`
       * only: other characters may break the signature of a request. Do not begin with `_`: monitoring cannot count the faces
       * of such a face set.
       *
       * @example visitors
       */
      face_set_name: components["schemas"]["FaceSetName"];
    };
    /** Whether the video shows a living person, and warnings about the video. Both property names contain a hyphen. */
    DetectActionLivenessResponse: {
      /** Result for the video. */
      "video-result": components["schemas"]["VideoDetectResult"];
      /** Warnings about the video or the image; an empty list if there are none. */
      "warning-list": components["schemas"]["LivenessWarnings"];
    };
    /** One face of an image. */
    DetectFace: {
      /**
       * Position of a face in its image, in pixels. The origin is the top left corner of the image. The box may reach beyond
       * the image.
       */
      bounding_box: components["schemas"]["BoundingBox"];
      /** Attributes of the face. Only those that the request asked for are present. */
      attributes?: components["schemas"]["Attributes"];
    };
    /** The faces of the image. */
    DetectFacesResponse: {
      /** Every face that was found. For an image without a face, expect an empty list or an error. */
      faces: components["schemas"]["DetectFace"][];
    };
    /** Whether the image shows a living person, and warnings about the image. One property name contains a hyphen. */
    DetectSilentLivenessResponse: {
      /** Result for the image. */
      result: components["schemas"]["LivelessDetectResult"];
      /** Warnings about the video or the image; an empty list if there are none. */
      "warning-list": components["schemas"]["LivenessWarnings"];
    };
    /** Glasses and hat of the person. */
    Dress: {
      /**
       * Whether the person wears glasses; `dark` means sunglasses. Known values: `yes`, `dark`, `none`, `unknown`. Others may be added.
       *
       * @example dark
       */
      glass?: components["schemas"]["Glass"];
      /**
       * Whether the person wears a hat. Known values: `yes`, `none`, `unknown`. Others may be added.
       *
       * @example none
       */
      hat?: components["schemas"]["Hat"];
    };
    /**
     * Why a call failed. FRS sends the two required fields; the gateway in front of it adds `request_id`. The texts may
     * change: decide by `error_code`.
     */
    ErrorResponse: {
      /**
       * Code of the error. Its prefix names the sender: `FRS.` the service, `APIG.` or `APIGW.` the gateway, `IAM.` the
       * identity service. New codes may appear. Absent if the call succeeds.
       *
       * @example FRS.0002
       */
      error_code: string;
      /**
       * Description of the error. Absent if the call succeeds.
       *
       * @example The authentication token is abnormal.
       */
      error_msg: string;
      /**
       * Id of the request at the gateway.
       *
       * @example 2f5c1a9e7d3b40689a1c5e7f2b4d6a80
       */
      request_id?: string;
      /**
       * Encoded details of an authorisation failure. The identity service can decode them.
       *
       * @example FVtZ3hzd0tQy
       */
      encoded_authorization_message?: string;
    };
    /**
     * The custom fields that faces in the face set may have: each name with its type. The guide *Custom fields, filter and
     * sort* lists reserved names.
     */
    ExternalFieldTypes: {
      [key: string]: components["schemas"]["TypeInfo"];
    };
    /**
     * Id of the image that the face was added from. Faces from one image share it. It is the id that you gave, or one that
     * the service generated: a UUID or 32 hexadecimal digits.
     *
     * @example gate-3_0192
     * @example 8d2f6c1e-3b70-4f4a-9c55-0e7a1b2c3d4e
     */
    ExternalImageId: string;
    /** Expression of the face. */
    FaceExpression: {
      /**
       * Kind of expression. Known values: `neutral`, `happy`, `fear`, `surprise`, `sad`, `angry`, `disgust`, `unknown`. Others may be added.
       *
       * @example happy
       */
      type?: "neutral" | "happy" | "fear" | "surprise" | "sad" | "angry" | "disgust" | "unknown" | (string & {});
      /**
       * Confidence in `type`, from 0 to 1.
       *
       * Format: double
       *
       * @example 0.88
       */
      probability?: number;
    };
    /**
     * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
     *
     * @example hY7pLc2Z
     */
    FaceId: string;
    /** Number of faces that were changed or deleted. */
    FaceNumberResponse: {
      /**
       * How many faces were changed or deleted.
       *
       * Format: int32
       *
       * @example 1
       */
      face_number: number;
      /**
       * Id of the face set: eight random characters, usually letters and digits. The service generates it.
       *
       * @example ylXMMZTO
       */
      face_set_id: components["schemas"]["FaceSetId"];
      /**
       * Name of the face set. A new face set needs a name that is not taken (otherwise `FRS.0301`). Use `A-Z a-z 0-9 _ -`
       * only: other characters may break the signature of a request. Do not begin with `_`: monitoring cannot count the faces
       * of such a face set.
       *
       * @example visitors
       */
      face_set_name: components["schemas"]["FaceSetName"];
    };
    /** How well the face is suited for recognition. */
    FaceQuality: {
      /**
       * Overall quality, from 0 to 1; higher is better. A value above 0.45 is advised.
       *
       * Format: double
       *
       * @example 0.71
       */
      total_score: number;
      /**
       * How blurred the face is, from 0 to 1; lower is better. A value below 0.3 is advised.
       *
       * Format: double
       *
       * @example 0.12
       */
      blur: number;
      /**
       * How far the face is turned away from the camera, from 0 to 1; lower is better. A value below 0.3 is advised.
       *
       * Format: double
       *
       * @example 0.08
       */
      pose: number;
      /**
       * How much of the face is covered, from 0 to 1; lower is better. A value below 0.3 is advised.
       *
       * Format: double
       *
       * @example 0.03
       */
      occlusion: number;
      /**
       * How badly the face is lit, from 0 to 1; lower is better. A value below 0.3 is advised.
       *
       * Format: double
       *
       * @example 0.15
       */
      illumination: number;
    };
    /** A face in a face set. The image itself is not stored. */
    FaceSetFace: {
      /**
       * Position of a face in its image, in pixels. The origin is the top left corner of the image. The box may reach beyond
       * the image.
       */
      bounding_box: components["schemas"]["BoundingBox"];
      /**
       * Values of the custom fields of the face, by name; empty if the face set declares none. A declared field without a
       * value may be returned as `""`, even if its type is numeric.
       */
      external_fields: components["schemas"]["StoredFields"];
      /**
       * Id of the image that the face was added from. Faces from one image share it. It is the id that you gave, or one that
       * the service generated: a UUID or 32 hexadecimal digits.
       *
       * @example gate-3_0192
       * @example 8d2f6c1e-3b70-4f4a-9c55-0e7a1b2c3d4e
       */
      external_image_id: components["schemas"]["ExternalImageId"];
      /**
       * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
       *
       * @example hY7pLc2Z
       */
      face_id: components["schemas"]["FaceId"];
    };
    /**
     * Id of the face set: eight random characters, usually letters and digits. The service generates it.
     *
     * @example ylXMMZTO
     */
    FaceSetId: string;
    /** State of a face set. */
    FaceSetInfo: {
      /**
       * Number of faces that the face set holds now.
       *
       * Format: int32
       *
       * @example 0
       */
      face_number: number;
      /**
       * The custom fields that faces in the face set may have: each name with its type. The guide *Custom fields, filter and
       * sort* lists reserved names.
       */
      external_fields: components["schemas"]["ExternalFieldTypes"];
      /**
       * Id of the face set: eight random characters, usually letters and digits. The service generates it.
       *
       * @example ylXMMZTO
       */
      face_set_id: components["schemas"]["FaceSetId"];
      /**
       * Name of the face set. A new face set needs a name that is not taken (otherwise `FRS.0301`). Use `A-Z a-z 0-9 _ -`
       * only: other characters may break the signature of a request. Do not begin with `_`: monitoring cannot count the faces
       * of such a face set.
       *
       * @example visitors
       */
      face_set_name: components["schemas"]["FaceSetName"];
      /**
       * When the face set was created, as `YYYY-MM-DD HH:MM:SS`. The time zone is not stated.
       *
       * @example 2018-05-11 07:49:40
       */
      create_date: string;
      /**
       * Number of faces that the face set can hold. If the capacity was not given at creation, it is 100,000. A face set
       * that was enlarged on request can hold more.
       *
       * Format: int32
       *
       * @example 100000
       */
      face_set_capacity: number;
    };
    /**
     * Name of the face set. A new face set needs a name that is not taken (otherwise `FRS.0301`). Use `A-Z a-z 0-9 _ -`
     * only: other characters may break the signature of a request. Do not begin with `_`: monitoring cannot count the faces
     * of such a face set.
     *
     * @example visitors
     */
    FaceSetName: string;
    /** One face set. */
    FaceSetResponse: {
      /** State of a face set. */
      face_set_info: components["schemas"]["FaceSetInfo"];
    };
    /** Faces of the face set. The response has neither a total nor a link to further faces. */
    FacesResponse: {
      /**
       * Id of the face set: eight random characters, usually letters and digits. The service generates it.
       *
       * @example ylXMMZTO
       */
      face_set_id: components["schemas"]["FaceSetId"];
      /**
       * Name of the face set. A new face set needs a name that is not taken (otherwise `FRS.0301`). Use `A-Z a-z 0-9 _ -`
       * only: other characters may break the signature of a request. Do not begin with `_`: monitoring cannot count the faces
       * of such a face set.
       *
       * @example visitors
       */
      face_set_name: components["schemas"]["FaceSetName"];
      /** The faces that were added, or that were requested. */
      faces: components["schemas"]["FaceSetFace"][];
    };
    /**
     * Whether the person wears glasses; `dark` means sunglasses. Known values: `yes`, `dark`, `none`, `unknown`. Others may be added.
     *
     * @example dark
     */
    Glass: "yes" | "dark" | "none" | "unknown" | (string & {});
    /**
     * Whether the person wears a hat. Known values: `yes`, `none`, `unknown`. Others may be added.
     *
     * @example none
     */
    Hat: "yes" | "none" | "unknown" | (string & {});
    /**
     * Rotation of the head in degrees. Current versions of the service do not return it.
     *
     * @deprecated
     */
    HeadPose: {
      /**
       * Rotation about the X axis.
       *
       * @example 3.5
       */
      pitch_angle?: number;
      /**
       * Rotation about the Z axis.
       *
       * @example -1.2
       */
      roll_angle?: number;
      /**
       * Rotation about the Y axis.
       *
       * @example 7.9
       */
      yaw_angle?: number;
    };
    /** The form of errors that `createToken` returns. */
    IamError: {
      /** Details of the error. */
      error: components["schemas"]["IamErrorDetail"];
    };
    /** Details of the error. */
    IamErrorDetail: {
      /**
       * The HTTP status of the response.
       *
       * Format: int32
       *
       * @example 401
       */
      code: number;
      /**
       * Description of the error.
       *
       * @example The username or password is wrong.
       */
      message: string;
      /**
       * Name of the status.
       *
       * @example Unauthorized
       */
      title: string;
    };
    /** Why a call to the identity service failed, in one of two forms. */
    IamErrorResponse: components["schemas"]["IamError"] | components["schemas"]["ErrorResponse"];
    /** Links to this resource and its neighbours. */
    IamLinks: {
      /**
       * URL of this resource.
       *
       * @example https://iam.ap-southeast-1.myhuaweicloud.com/v3/projects
       */
      self?: string;
      /**
       * URL of the next page, or `null`.
       *
       * @example null
       */
      next?: string | null;
      /**
       * URL of the previous page, or `null`.
       *
       * @example null
       */
      previous?: string | null;
    };
    /** A project of an account. It belongs to one region. */
    IamProject: {
      /**
       * Id of the project: the `project_id` of FRS paths.
       *
       * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
       */
      id: string;
      /**
       * Name of the project.
       *
       * @example ap-southeast-1
       */
      name: string;
      /**
       * Id of the account.
       *
       * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
       */
      domain_id?: string;
      /**
       * Id of the parent project, or of the account if there is none.
       *
       * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
       */
      parent_id?: string;
      /**
       * Description of the project; may be empty.
       *
       * @example
       */
      description?: string;
      /**
       * Whether the project can be used.
       *
       * @example true
       */
      enabled?: boolean;
      /**
       * Whether the project is an account.
       *
       * @example false
       */
      is_domain?: boolean;
      /** Links to this resource and its neighbours. */
      links?: components["schemas"]["IamLinks"];
    };
    /** The face sets of the user in this region. */
    ListFaceSetsResponse: {
      /** One entry for each face set, in no certain order. Absent if the call fails. */
      face_sets_info: components["schemas"]["FaceSetInfo"][];
    };
    /** The projects that match. */
    ListProjectsResponse: {
      /** One entry for each project. */
      projects: components["schemas"]["IamProject"][];
      /** Links to this resource and its neighbours. */
      links?: components["schemas"]["IamLinks"];
    };
    /** Result for the image. */
    LivelessDetectResult: {
      /**
       * Whether the image shows a living person. It is true if `confidence` is above 0.5.
       *
       * @example false
       */
      alive?: boolean;
      /**
       * Confidence that the person is alive, from 0 to 1.
       *
       * Format: double
       *
       * @example 0.18
       */
      confidence?: number;
      /**
       * The largest face of the image, as an image in base64.
       *
       * @example /9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z
       */
      picture?: string;
    };
    /** Result for one action. */
    LivenessAction: {
      /**
       * Number of the action, as in `actions` of the request.
       *
       * Format: int32
       *
       * @example 3
       */
      action?: number;
      /**
       * Confidence that the action was performed, from 0 to 1.
       *
       * Format: double
       *
       * @example 0.87
       */
      confidence?: number;
    };
    /** A warning about the video or the image. */
    LivenessWarning: {
      /**
       * Number of the warning.
       *
       * | Number | Meaning in a video | Number | Meaning in an image |
       * |---|---|---|---|
       * | 1 | face does not look to the front | 101 | low quality of the complete face |
       * | 2 | shorter than 1 s | 102 | blurred face |
       * | 3 | longer than 15 s | 103 | head turned too far |
       * | 4 | two faces | 104 | occluded face |
       * | 5 | no face | 105 | too dark |
       * | 6 | action too small | 106 | several faces |
       * | 7 | poor quality, or not a real person | | |
       * | 8 | no frame good enough to choose | | |
       *
       * Known values: `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `101`, `102`, `103`, `104`, `105`, `106`. Others may be added.
       *
       * Format: int32
       *
       * @example 102
       */
      warningCode?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 101 | 102 | 103 | 104 | 105 | 106 | (number & {});
      /**
       * Text of the warning.
       *
       * @example face is blurred
       */
      warningMsg?: string;
    };
    /** Warnings about the video or the image; an empty list if there are none. */
    LivenessWarnings: components["schemas"]["LivenessWarning"][];
    /** A face that was found, and how similar it is. */
    SearchFace: {
      /**
       * Position of a face in its image, in pixels. The origin is the top left corner of the image. The box may reach beyond
       * the image.
       */
      bounding_box: components["schemas"]["BoundingBox"];
      /**
       * Similarity of two faces, from 0 to 1. Above 0.93 they usually belong to the same person.
       *
       * @example 0.9612
       * @example 1
       */
      similarity: components["schemas"]["Similarity"];
      /**
       * Values of the custom fields of the face, by name; empty if the face set declares none. A declared field without a
       * value may be returned as `""`, even if its type is numeric.
       */
      external_fields?: components["schemas"]["StoredFields"];
      /**
       * Id of the image that the face was added from. Faces from one image share it. It is the id that you gave, or one that
       * the service generated: a UUID or 32 hexadecimal digits.
       *
       * @example gate-3_0192
       * @example 8d2f6c1e-3b70-4f4a-9c55-0e7a1b2c3d4e
       */
      external_image_id: components["schemas"]["ExternalImageId"];
      /**
       * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
       *
       * @example hY7pLc2Z
       */
      face_id: components["schemas"]["FaceId"];
    };
    /** The faces that were found. */
    SearchFacesResponse: {
      /** At most `top_n` faces. Without `sort`, the most similar comes first. */
      faces: components["schemas"]["SearchFace"][];
    };
    /**
     * Similarity of two faces, from 0 to 1. Above 0.93 they usually belong to the same person.
     *
     * Format: double
     *
     * @example 0.9612
     * @example 1
     */
    Similarity: number;
    /**
     * Stored value of a custom field.
     *
     * @example lab
     * @example 4
     * @example true
     * @example
     */
    StoredFieldValue: string | number | boolean;
    /**
     * Values of the custom fields of the face, by name; empty if the face set declares none. A declared field without a
     * value may be returned as `""`, even if its type is numeric.
     */
    StoredFields: {
      [key: string]: components["schemas"]["StoredFieldValue"];
    };
    /** A temporary access key. Its first three parts are used together. */
    TemporaryAccessKey: {
      /**
       * Access key (AK).
       *
       * @example EXAMPLEACCESSKEY0000
       */
      access: string;
      /**
       * Secret key (SK).
       *
       * Format: password
       *
       * @example not-a-real-secret-key
       */
      secret: string;
      /**
       * Value of the header `X-Security-Token`.
       *
       * Format: password
       *
       * @example not-a-real-security-token
       */
      securitytoken: string;
      /**
       * When the key expires.
       *
       * Format: date-time
       *
       * @example 2024-03-01T09:15:30.123000Z
       */
      expires_at: string;
    };
    /** An account. */
    TokenDomain: {
      /**
       * Id of the account.
       *
       * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
       */
      id?: string;
      /**
       * Name of the account.
       *
       * @example example-account
       */
      name?: string;
    };
    /** Details of the token. */
    TokenInfo: {
      /**
       * When the token expires.
       *
       * Format: date-time
       *
       * @example 2024-03-02T08:15:30.123000Z
       */
      expires_at: string;
      /**
       * When the token was issued.
       *
       * Format: date-time
       *
       * @example 2024-03-01T08:15:30.123000Z
       */
      issued_at: string;
      /**
       * How the user logged in.
       *
       * @example [
       *   "password"
       * ]
       */
      methods: string[];
      /** The user who owns the token. */
      user: components["schemas"]["TokenUser"];
      /** The project that the token is scoped to. */
      project?: components["schemas"]["TokenProject"];
      /** An account. */
      domain?: components["schemas"]["TokenDomain"];
      /** Permissions of the token. */
      roles?: components["schemas"]["TokenRole"][];
      /** Services that can be called with the token. */
      catalog?: components["schemas"]["CatalogService"][];
    };
    /** The project that the token is scoped to. */
    TokenProject: {
      /**
       * Id of the project.
       *
       * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
       */
      id?: string;
      /**
       * Name of the project.
       *
       * @example ap-southeast-1
       */
      name?: string;
      /** An account. */
      domain?: components["schemas"]["TokenDomain"];
    };
    /** A permission of the user. */
    TokenRole: {
      /**
       * Id of the permission.
       *
       * @example 0
       */
      id?: string;
      /**
       * Name of the permission.
       *
       * @example te_admin
       */
      name?: string;
    };
    /** The user who owns the token. */
    TokenUser: {
      /**
       * Id of the user.
       *
       * @example 1b2c3d4e5f60718293a4b5c6d7e8f90a
       */
      id?: string;
      /**
       * Name of the user.
       *
       * @example frs-caller
       */
      name?: string;
      /** An account. */
      domain?: components["schemas"]["TokenDomain"];
      /**
       * When the password expires; empty if it does not.
       *
       * @example
       * @example 2024-06-01T00:00:00.000000
       */
      password_expires_at?: string;
    };
    /** Declares one custom field. */
    TypeInfo: {
      /**
       * Type of the values of the field. Known values: `string`, `integer`, `long`, `double`, `float`, `boolean`. Others may be added.
       *
       * @example integer
       */
      type?: "string" | "integer" | "long" | "double" | "float" | "boolean" | (string & {});
    };
    /** Result for the video. */
    VideoDetectResult: {
      /**
       * Whether the video shows a living person who performs the actions.
       *
       * @example true
       */
      alive?: boolean;
      /** One entry for each requested action. */
      actions?: components["schemas"]["LivenessAction"][];
      /**
       * The largest face of the video, as a JPG in base64, in the resolution of the video.
       *
       * @example /9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z
       */
      picture?: string;
    };
  };
  responses: {
    /** The gateway cannot reach the service. Retry later. */
    BadGateway: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong. Fix it before you retry. */
    BadRequest: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because no face has that id. Fix it before you retry. */
    FaceNotUpdated: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The face set is full, or the credential is valid but lacks the permission. */
    FaceSetFull: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because the name is taken. Fix it before you retry. */
    FaceSetNotCreated: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because no face set has that name. Fix it before you retry. */
    FaceSetNotFound: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because the image shows no face. Fix it before you retry. */
    FacesNotAdded: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because an image shows no face. Fix it before you retry. */
    FacesNotCompared: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because no face matches the criterion. Fix it before you retry. */
    FacesNotDeleted: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because the window reaches too far. Fix it before you retry. */
    FacesNotListed: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because the image shows no face. Fix it before you retry. */
    FacesNotSearched: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because no face matches the filter. Fix it before you retry. */
    FilterMatchesNothing: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The credential is valid but lacks the permission. */
    Forbidden: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The service did not respond in time. The call may have taken effect all the same. */
    GatewayTimeout: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong. Fix it before you retry. */
    IamBadRequest: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The user lacks the permission. */
    IamForbidden: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The identity service failed. Retry later. */
    IamInternalServerError: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The project, the account or the path does not exist. */
    IamNotFound: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** Any other status. The body has one of the two forms of errors. */
    IamOtherError: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The identity service is unavailable. Retry later. */
    IamServiceUnavailable: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** Too many requests. Wait as long as `Retry-After` says, if it is present, then retry. */
    IamTooManyRequests: {
      headers: {
        "Retry-After": components["headers"]["Retry-After"];
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The token or the signature is missing, or the identity service refused it. */
    IamUnauthorized: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The request is wrong, for example because the image cannot be read. Fix it before you retry. */
    ImageRefused: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The service or the gateway failed. Retry later. */
    InternalServerError: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The identity service refused the user, the password or the code. */
    LoginRefused: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The gateway does not know the path or method. An unknown face set is refused with 400 instead. */
    NotFound: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** Any other status. The body has the form of all errors. */
    OtherError: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The body exceeds the limit of the gateway. */
    PayloadTooLarge: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The user lacks the permission, or the owner of the access key is disabled. */
    ProjectsForbidden: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The request is wrong. Fix it before you retry. */
    ProjectsNotListed: {
      headers: {
        "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["IamErrorResponse"];
      };
    };
    /** The identity service, or the service itself, is unavailable. Retry later. */
    ServiceUnavailable: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because the image shows several faces. Fix it before you retry. */
    StillImageRefused: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** Over the request rate of the account. Wait, as long as `Retry-After` says if it is there, then repeat. */
    TooManyRequests: {
      headers: {
        "Retry-After": components["headers"]["Retry-After"];
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The token or the signature is missing, or the gateway refused it. */
    Unauthorized: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** The request is wrong, for example because the video cannot be parsed. Fix it before you retry. */
    VideoRefused: {
      headers: {
        "X-Request-Id": components["headers"]["X-Request-Id"];
        "X-ratelimit": components["headers"]["X-ratelimit"];
        "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
        "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
  };
  parameters: {
    /**
     * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
     * billed under that id; a missing or malformed one under `default`.
     *
     * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
     */
    EnterpriseProjectId: string;
    /**
     * Name of the face set. An unknown name is refused with `FRS.0302`.
     *
     * @example visitors
     */
    FaceSetName: requests["schemas"]["FaceSetName"];
    /**
     * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
     * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
     * the console under "My Credentials", or with `listProjects`.
     *
     * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
     */
    ProjectId: string;
  };
  requestBodies: never;
  headers: {
    /**
     * How long to wait before the next attempt: a number of seconds or an HTTP date. It may be absent.
     *
     * @example 1
     */
    "Retry-After": string;
    /**
     * Id that the identity service gives the request; quote it when you contact support. It may be absent.
     *
     * @example 6f1d2c3b4a5948769687a5b4c3d2e1f0
     */
    "X-IAM-Trace-Id": string;
    /**
     * Id of the request; quote it when you contact support. It consists of a UUID, a timestamp and a host name.
     *
     * @example 6f1d2c3b-4a59-4876-9687-a5b4c3d2e1f0-1709280930123-frs-api-7
     */
    "X-Request-Id": string;
    /**
     * The token. Send it as `X-Auth-Token`, and treat it like a password.
     *
     * @example MIINRwYJKoZIhvcNAQcCoIINODCCDTQCAQExDT...
     */
    "X-Subject-Token": string;
    /**
     * Number of requests that the window allows.
     *
     * @example 10
     */
    "X-ratelimit": number;
    /**
     * Number of requests, either used or left in the window: which of the two is unclear. Do not base decisions on it.
     *
     * @example 3
     */
    "X-ratelimit-used": number;
    /**
     * Unit of the window that `X-ratelimit` counts in.
     *
     * @example hour
     */
    "X-ratelimit-window": "minute" | "hour" | "day" | (string & {});
  };
  pathItems: never;
}
/** Account that the user belongs to. */
export type AccountName = requests["schemas"]["AccountName"];
/**
 * When each action happens: one time range per action, in the order of `actions`, with start and end in
 * milliseconds from the start of the video.
 */
export type ActionTime = requests["schemas"]["ActionTime"];
/** The actions that the person performs, in order: their numbers, separated by commas. */
export type Actions = requests["schemas"]["Actions"];
/** Adds the faces of an image that the request carries as base64. */
export type AddFacesByBase64 = requests["schemas"]["AddFacesByBase64"];
/** Adds the faces of an image that the service reads from OBS. */
export type AddFacesByUrl = requests["schemas"]["AddFacesByUrl"];
/** The image as a file, and what to store with its faces. */
export type AddFacesMultipart = requests["schemas"]["AddFacesMultipart"];
/** The image, as base64 or as a URL in OBS, and what to store with its faces. */
export type AddFacesRequest = requests["schemas"]["AddFacesRequest"];
/** Attributes of the face. */
export type Attributes = components["schemas"]["Attributes"];
/** Position of a face in its image, in pixels. */
export type BoundingBox = components["schemas"]["BoundingBox"];
/** An address of a service. */
export type CatalogEndpoint = components["schemas"]["CatalogEndpoint"];
/** A service and its addresses. */
export type CatalogService = components["schemas"]["CatalogService"];
/** The face of an image that was compared: the largest one. */
export type CompareFace = components["schemas"]["CompareFace"];
/** Two images that the request carries as base64. */
export type CompareFacesByBase64 = requests["schemas"]["CompareFacesByBase64"];
/** Two images that the service reads from OBS. */
export type CompareFacesByUrl = requests["schemas"]["CompareFacesByUrl"];
/** The two images as files. */
export type CompareFacesMultipart = requests["schemas"]["CompareFacesMultipart"];
/** The two images, both as base64 or both as URLs in OBS. */
export type CompareFacesRequest = requests["schemas"]["CompareFacesRequest"];
/** How similar the two faces are, and where they were found. */
export type CompareFacesResponse = components["schemas"]["CompareFacesResponse"];
/** Name, capacity and custom fields of the new face set. */
export type CreateFaceSetRequest = requests["schemas"]["CreateFaceSetRequest"];
/** How long the key is valid, and what it may do. */
export type CreateTemporaryAccessKeyRequest = requests["schemas"]["CreateTemporaryAccessKeyRequest"];
/** The new temporary access key. */
export type CreateTemporaryAccessKeyResponse = components["schemas"]["CreateTemporaryAccessKeyResponse"];
/** The user who asks for a token, and what the token is for. */
export type CreateTokenRequest = requests["schemas"]["CreateTokenRequest"];
/** Details of the token, which itself is in the header `X-Subject-Token`. */
export type CreateTokenResponse = components["schemas"]["CreateTokenResponse"];
/** One custom field and its value. */
export type CustomFieldCriterion = requests["schemas"]["CustomFieldCriterion"];
/** Name of a custom field. */
export type CustomFieldName = requests["schemas"]["CustomFieldName"];
/** The name of the deleted face set. */
export type DeleteFaceSetResponse = components["schemas"]["DeleteFaceSetResponse"];
/** Which faces to delete. */
export type DeleteFacesByFilterRequest = requests["schemas"]["DeleteFacesByFilterRequest"];
/** A video that the request carries as base64, and the actions that it shows. */
export type DetectActionLivenessByBase64 = requests["schemas"]["DetectActionLivenessByBase64"];
/** A video that the service reads from OBS, and the actions that it shows. */
export type DetectActionLivenessByUrl = requests["schemas"]["DetectActionLivenessByUrl"];
/** The video as a file, and the actions that it shows. */
export type DetectActionLivenessMultipart = requests["schemas"]["DetectActionLivenessMultipart"];
/** The video, as base64 or as a URL in OBS, and the actions that it shows. */
export type DetectActionLivenessRequest = requests["schemas"]["DetectActionLivenessRequest"];
/** Whether the video shows a living person, and warnings about the video. */
export type DetectActionLivenessResponse = components["schemas"]["DetectActionLivenessResponse"];
/** One face of an image. */
export type DetectFace = components["schemas"]["DetectFace"];
/** An image that the request carries as base64, and the attributes to return. */
export type DetectFacesByBase64 = requests["schemas"]["DetectFacesByBase64"];
/** An image that the service reads from OBS, and the attributes to return. */
export type DetectFacesByUrl = requests["schemas"]["DetectFacesByUrl"];
/** The image as a file, and the attributes to return. */
export type DetectFacesMultipart = requests["schemas"]["DetectFacesMultipart"];
/** The image, as base64 or as a URL in OBS, and the attributes to return. */
export type DetectFacesRequest = requests["schemas"]["DetectFacesRequest"];
/** The faces of the image. */
export type DetectFacesResponse = components["schemas"]["DetectFacesResponse"];
/** An image that the request carries as base64. */
export type DetectSilentLivenessByBase64 = requests["schemas"]["DetectSilentLivenessByBase64"];
/** An image that the service reads from OBS. */
export type DetectSilentLivenessByUrl = requests["schemas"]["DetectSilentLivenessByUrl"];
/** The image as a file. */
export type DetectSilentLivenessMultipart = requests["schemas"]["DetectSilentLivenessMultipart"];
/** The image, as base64 or as a URL in OBS. */
export type DetectSilentLivenessRequest = requests["schemas"]["DetectSilentLivenessRequest"];
/** Whether the image shows a living person, and warnings about the image. */
export type DetectSilentLivenessResponse = components["schemas"]["DetectSilentLivenessResponse"];
/** Glasses and hat of the person. */
export type Dress = components["schemas"]["Dress"];
/** Why a call failed. */
export type ErrorResponse = components["schemas"]["ErrorResponse"];
/** The custom fields that faces in the face set may have: each name with its type. */
export type ExternalFieldTypes = components["schemas"]["ExternalFieldTypes"];
/** Value of a custom field. */
export type ExternalFieldValue = requests["schemas"]["ExternalFieldValue"];
/** Values of custom fields, by name. */
export type ExternalFields = requests["schemas"]["ExternalFields"];
/** Id of the image that the face was added from. */
export type ExternalImageId = components["schemas"]["ExternalImageId"];
/** Expression of the face. */
export type FaceExpression = components["schemas"]["FaceExpression"];
/** Id of a face in a face set, usually eight letters and digits. */
export type FaceId = components["schemas"]["FaceId"];
/** Number of faces that were changed or deleted. */
export type FaceNumberResponse = components["schemas"]["FaceNumberResponse"];
/** How well the face is suited for recognition. */
export type FaceQuality = components["schemas"]["FaceQuality"];
/** A face in a face set. */
export type FaceSetFace = components["schemas"]["FaceSetFace"];
/** Id of the face set: eight random characters, usually letters and digits. */
export type FaceSetId = components["schemas"]["FaceSetId"];
/** State of a face set. */
export type FaceSetInfo = components["schemas"]["FaceSetInfo"];
/** Name of the face set. */
export type FaceSetName = components["schemas"]["FaceSetName"];
/** One face set. */
export type FaceSetResponse = components["schemas"]["FaceSetResponse"];
/** Faces of the face set. */
export type FacesResponse = components["schemas"]["FacesResponse"];
/** Selects faces by their custom fields and `external_image_id`. */
export type Filter = requests["schemas"]["Filter"];
/** Whether the person wears glasses. */
export type Glass = components["schemas"]["Glass"];
/** Whether the person wears a hat. */
export type Hat = components["schemas"]["Hat"];
/** Rotation of the head in degrees. */
export type HeadPose = components["schemas"]["HeadPose"];
/** The form of errors that `createToken` returns. */
export type IamError = components["schemas"]["IamError"];
/** Details of the error. */
export type IamErrorDetail = components["schemas"]["IamErrorDetail"];
/** Why a call to the identity service failed, in one of two forms. */
export type IamErrorResponse = components["schemas"]["IamErrorResponse"];
/** Links to this resource and its neighbours. */
export type IamLinks = components["schemas"]["IamLinks"];
/** A project of an account. */
export type IamProject = components["schemas"]["IamProject"];
/** The image as base64, in one line and without a `data:` prefix. */
export type ImageBase64 = requests["schemas"]["ImageBase64"];
/** The image as a file, at most 8 MB. */
export type ImageFile = requests["schemas"]["ImageFile"];
/** The face sets of the user in this region. */
export type ListFaceSetsResponse = components["schemas"]["ListFaceSetsResponse"];
/** The projects that match. */
export type ListProjectsResponse = components["schemas"]["ListProjectsResponse"];
/** Result for the image. */
export type LivelessDetectResult = components["schemas"]["LivelessDetectResult"];
/** Result for one action. */
export type LivenessAction = components["schemas"]["LivenessAction"];
/** A warning about the video or the image. */
export type LivenessWarning = components["schemas"]["LivenessWarning"];
/** Warnings about the video or the image. */
export type LivenessWarnings = components["schemas"]["LivenessWarnings"];
/** Your own id for the image. */
export type NewExternalImageId = requests["schemas"]["NewExternalImageId"];
/** How far the head must move to count as a nod, in degrees. */
export type NodThreshold = requests["schemas"]["NodThreshold"];
/** URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. */
export type ObsUrl = requests["schemas"]["ObsUrl"];
/** A user who logs in with a password. */
export type PasswordIdentity = requests["schemas"]["PasswordIdentity"];
/** A user who logs in with a password and a one-time code of a virtual MFA device. */
export type PasswordTotpIdentity = requests["schemas"]["PasswordTotpIdentity"];
/** An IAM user. */
export type PasswordUser = requests["schemas"]["PasswordUser"];
/** The attributes to return: their numbers, separated by commas. */
export type RequestedAttributes = requests["schemas"]["RequestedAttributes"];
/** Custom fields to return in `external_fields`. */
export type ReturnFields = requests["schemas"]["ReturnFields"];
/** A face that was found, and how similar it is. */
export type SearchFace = components["schemas"]["SearchFace"];
/** Searches for the largest face of an image that the request carries as base64. */
export type SearchFacesByBase64 = requests["schemas"]["SearchFacesByBase64"];
/** Searches for a face that the face set already holds. */
export type SearchFacesByFaceId = requests["schemas"]["SearchFacesByFaceId"];
/** Searches for the largest face of an image that the service reads from OBS. */
export type SearchFacesByUrl = requests["schemas"]["SearchFacesByUrl"];
/** The image as a file, and how to search. */
export type SearchFacesMultipart = requests["schemas"]["SearchFacesMultipart"];
/** What to search for, and how. */
export type SearchFacesRequest = requests["schemas"]["SearchFacesRequest"];
/** The faces that were found. */
export type SearchFacesResponse = components["schemas"]["SearchFacesResponse"];
/** Similarity of two faces, from 0 to 1. */
export type Similarity = components["schemas"]["Similarity"];
/** Whether to add only the largest face of the image. */
export type Single = requests["schemas"]["Single"];
/** One custom field and its sort direction, such as `{"visits":"desc"}`. */
export type SortKey = requests["schemas"]["SortKey"];
/** Custom fields to sort by, in order of precedence. */
export type SortKeys = requests["schemas"]["SortKeys"];
/** Stored value of a custom field. */
export type StoredFieldValue = components["schemas"]["StoredFieldValue"];
/** Values of the custom fields of the face, by name. */
export type StoredFields = components["schemas"]["StoredFields"];
/** A temporary access key. */
export type TemporaryAccessKey = components["schemas"]["TemporaryAccessKey"];
/** Who asks for the key, and what it may do. */
export type TemporaryAccessKeyAuth = requests["schemas"]["TemporaryAccessKeyAuth"];
/**
 * When the statement applies: an operator, such as `StringEquals`, maps to condition keys, each with the list of
 * its values.
 */
export type TemporaryAccessKeyCondition = requests["schemas"]["TemporaryAccessKeyCondition"];
/** The user whom the token in the request header belongs to. */
export type TemporaryAccessKeyIdentity = requests["schemas"]["TemporaryAccessKeyIdentity"];
/** How long the key is valid. */
export type TemporaryAccessKeyLifetime = requests["schemas"]["TemporaryAccessKeyLifetime"];
/** What the key may do. */
export type TemporaryAccessKeyPolicy = requests["schemas"]["TemporaryAccessKeyPolicy"];
/** One statement of a policy, which allows or denies some actions. */
export type TemporaryAccessKeyStatement = requests["schemas"]["TemporaryAccessKeyStatement"];
/** Minimum similarity: less similar faces are left out. */
export type Threshold = requests["schemas"]["Threshold"];
/** The user, and what the token is for. */
export type TokenAuth = requests["schemas"]["TokenAuth"];
/** An account. */
export type TokenDomain = components["schemas"]["TokenDomain"];
/** A password, with or without a one-time code. */
export type TokenIdentity = requests["schemas"]["TokenIdentity"];
/** Details of the token. */
export type TokenInfo = components["schemas"]["TokenInfo"];
/** The project that the token is scoped to. */
export type TokenProject = components["schemas"]["TokenProject"];
/** A permission of the user. */
export type TokenRole = components["schemas"]["TokenRole"];
/** The scope of the token: a project or an account. */
export type TokenScope = requests["schemas"]["TokenScope"];
/** A project or an account, by its id or its name. */
export type TokenScopeTarget = requests["schemas"]["TokenScopeTarget"];
/** The user who owns the token. */
export type TokenUser = components["schemas"]["TokenUser"];
/** Maximum number of faces to return. */
export type TopN = requests["schemas"]["TopN"];
/** A one-time code of a virtual MFA device. */
export type TotpLogin = requests["schemas"]["TotpLogin"];
/** The user, and the code that the device shows. */
export type TotpUser = requests["schemas"]["TotpUser"];
/** Declares one custom field. */
export type TypeInfo = components["schemas"]["TypeInfo"];
/** Changes values of custom fields, and the image id if given. */
export type UpdateFaceFields = requests["schemas"]["UpdateFaceFields"];
/** Changes the image id, and values of custom fields if given. */
export type UpdateFaceImageId = requests["schemas"]["UpdateFaceImageId"];
/** The face, and its new image id, new values of custom fields, or both. */
export type UpdateFaceRequest = requests["schemas"]["UpdateFaceRequest"];
/** Login with a password. */
export type UserPasswordLogin = requests["schemas"]["UserPasswordLogin"];
/** The video as base64, in one line and without a `data:` prefix. */
export type VideoBase64 = requests["schemas"]["VideoBase64"];
/** Result for the video. */
export type VideoDetectResult = components["schemas"]["VideoDetectResult"];
/** The video as a file, at most 8 MB. */
export type VideoFile = requests["schemas"]["VideoFile"];
export type ResponseBadGateway = components["responses"]["BadGateway"];
export type ResponseBadRequest = components["responses"]["BadRequest"];
export type ResponseFaceNotUpdated = components["responses"]["FaceNotUpdated"];
export type ResponseFaceSetFull = components["responses"]["FaceSetFull"];
export type ResponseFaceSetNotCreated = components["responses"]["FaceSetNotCreated"];
export type ResponseFaceSetNotFound = components["responses"]["FaceSetNotFound"];
export type ResponseFacesNotAdded = components["responses"]["FacesNotAdded"];
export type ResponseFacesNotCompared = components["responses"]["FacesNotCompared"];
export type ResponseFacesNotDeleted = components["responses"]["FacesNotDeleted"];
export type ResponseFacesNotListed = components["responses"]["FacesNotListed"];
export type ResponseFacesNotSearched = components["responses"]["FacesNotSearched"];
export type ResponseFilterMatchesNothing = components["responses"]["FilterMatchesNothing"];
export type ResponseForbidden = components["responses"]["Forbidden"];
export type ResponseGatewayTimeout = components["responses"]["GatewayTimeout"];
export type ResponseIamBadRequest = components["responses"]["IamBadRequest"];
export type ResponseIamForbidden = components["responses"]["IamForbidden"];
export type ResponseIamInternalServerError = components["responses"]["IamInternalServerError"];
export type ResponseIamNotFound = components["responses"]["IamNotFound"];
export type ResponseIamOtherError = components["responses"]["IamOtherError"];
export type ResponseIamServiceUnavailable = components["responses"]["IamServiceUnavailable"];
export type ResponseIamTooManyRequests = components["responses"]["IamTooManyRequests"];
export type ResponseIamUnauthorized = components["responses"]["IamUnauthorized"];
export type ResponseImageRefused = components["responses"]["ImageRefused"];
export type ResponseInternalServerError = components["responses"]["InternalServerError"];
export type ResponseLoginRefused = components["responses"]["LoginRefused"];
export type ResponseNotFound = components["responses"]["NotFound"];
export type ResponseOtherError = components["responses"]["OtherError"];
export type ResponsePayloadTooLarge = components["responses"]["PayloadTooLarge"];
export type ResponseProjectsForbidden = components["responses"]["ProjectsForbidden"];
export type ResponseProjectsNotListed = components["responses"]["ProjectsNotListed"];
export type ResponseServiceUnavailable = components["responses"]["ServiceUnavailable"];
export type ResponseStillImageRefused = components["responses"]["StillImageRefused"];
export type ResponseTooManyRequests = components["responses"]["TooManyRequests"];
export type ResponseUnauthorized = components["responses"]["Unauthorized"];
export type ResponseVideoRefused = components["responses"]["VideoRefused"];
export type ParameterEnterpriseProjectId = components["parameters"]["EnterpriseProjectId"];
export type ParameterFaceSetName = components["parameters"]["FaceSetName"];
export type ParameterProjectId = components["parameters"]["ProjectId"];
export type HeaderRetryAfter = components["headers"]["Retry-After"];
export type HeaderXIamTraceId = components["headers"]["X-IAM-Trace-Id"];
export type HeaderXRequestId = components["headers"]["X-Request-Id"];
export type HeaderXSubjectToken = components["headers"]["X-Subject-Token"];
export type HeaderXRatelimit = components["headers"]["X-ratelimit"];
export type HeaderXRatelimitUsed = components["headers"]["X-ratelimit-used"];
export type HeaderXRatelimitWindow = components["headers"]["X-ratelimit-window"];
export type $defs = Record<string, never>;
export interface operations {
  detectFaces: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    /** The image and the attributes to return. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["DetectFacesRequest"];
        "multipart/form-data": requests["schemas"]["DetectFacesMultipart"];
      };
    };
    responses: {
      /** The faces of the image. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DetectFacesResponse"];
        };
      };
      400: components["responses"]["ImageRefused"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  compareFaces: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    /** The two images. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["CompareFacesRequest"];
        "multipart/form-data": requests["schemas"]["CompareFacesMultipart"];
      };
    };
    responses: {
      /** The similarity of the two faces. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CompareFacesResponse"];
        };
      };
      400: components["responses"]["FacesNotCompared"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  detectActionLiveness: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    /** The video and the actions that it shows. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["DetectActionLivenessRequest"];
        "multipart/form-data": requests["schemas"]["DetectActionLivenessMultipart"];
      };
    };
    responses: {
      /** Whether the video shows a living person. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DetectActionLivenessResponse"];
        };
      };
      400: components["responses"]["VideoRefused"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  detectActionLivenessV1: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    /** The video and the actions that it shows. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["DetectActionLivenessRequest"];
        "multipart/form-data": requests["schemas"]["DetectActionLivenessMultipart"];
      };
    };
    responses: {
      /** Whether the video shows a living person. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DetectActionLivenessResponse"];
        };
      };
      400: components["responses"]["VideoRefused"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  detectSilentLivenessV1: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    /** The image. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["DetectSilentLivenessRequest"];
        "multipart/form-data": requests["schemas"]["DetectSilentLivenessMultipart"];
      };
    };
    responses: {
      /** Whether the image shows a living person. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DetectSilentLivenessResponse"];
        };
      };
      400: components["responses"]["StillImageRefused"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  searchFaces: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    /** What to search for, and how. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["SearchFacesRequest"];
        "multipart/form-data": requests["schemas"]["SearchFacesMultipart"];
      };
    };
    responses: {
      /** The faces that were found; an empty list if none is similar enough. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SearchFacesResponse"];
        };
      };
      400: components["responses"]["FacesNotSearched"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  listFaceSets: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The face sets of the user; an empty list if there are none. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ListFaceSetsResponse"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  createFaceSet: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    /** Name, capacity and custom fields of the new face set. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["CreateFaceSetRequest"];
      };
    };
    responses: {
      /** The face set was created. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FaceSetResponse"];
        };
      };
      400: components["responses"]["FaceSetNotCreated"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  getFaceSet: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The face set. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FaceSetResponse"];
        };
      };
      400: components["responses"]["FaceSetNotFound"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  deleteFaceSet: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The face set was deleted. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DeleteFaceSetResponse"];
        };
      };
      400: components["responses"]["FaceSetNotFound"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  listFaces: {
    parameters: {
      query?: {
        /**
         * Number of faces to skip.
         *
         * @example 0
         */
        offset?: number;
        /**
         * Maximum number of faces to return. The sum of `offset` and `limit` must not exceed 10,000.
         *
         * @example 2
         */
        limit?: number;
        /** Id of the only face to return, instead of `offset` and `limit`. */
        face_id?: requests["schemas"]["FaceId"];
      };
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The faces in the window, or the face with that id. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FacesResponse"];
        };
      };
      400: components["responses"]["FacesNotListed"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  updateFace: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    /** The face and its new values. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["UpdateFaceRequest"];
      };
    };
    responses: {
      /** The face was changed. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FaceNumberResponse"];
        };
      };
      400: components["responses"]["FaceNotUpdated"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  addFaces: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    /** The image and what to store with its faces. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["AddFacesRequest"];
        "multipart/form-data": requests["schemas"]["AddFacesMultipart"];
      };
    };
    responses: {
      /** The faces were added. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FacesResponse"];
        };
      };
      400: components["responses"]["FacesNotAdded"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["FaceSetFull"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  deleteFaces: {
    parameters: {
      query?: {
        /** Deletes the faces with this image id. */
        external_image_id?: string;
        /** Deletes the face with this id. */
        face_id?: requests["schemas"]["FaceId"];
        /**
         * Deletes the faces with this value of a custom field: `{ "site": "lab" }` is sent as `?site=lab`. A number or
         * boolean is written as text.
         */
        custom_field?: requests["schemas"]["CustomFieldCriterion"];
      };
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The faces were deleted. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FaceNumberResponse"];
        };
      };
      400: components["responses"]["FacesNotDeleted"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  deleteFacesByFilter: {
    parameters: {
      query?: never;
      header?: {
        /**
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only). A well-formed but unknown id is
         * billed under that id; a missing or malformed one under `default`.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
      };
      path: {
        /**
         * Id of the project that the call works in, usually 32 lower-case hexadecimal digits. It must be the project of the
         * region called, and the one that the credential is scoped to; otherwise the call is refused with `FRS.0028`. Find it in
         * the console under "My Credentials", or with `listProjects`.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        project_id: components["parameters"]["ProjectId"];
        /**
         * Name of the face set. An unknown name is refused with `FRS.0302`.
         *
         * @example visitors
         */
        face_set_name: components["parameters"]["FaceSetName"];
      };
      cookie?: never;
    };
    /** Which faces to delete. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["DeleteFacesByFilterRequest"];
      };
    };
    responses: {
      /** The faces were deleted. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["X-Request-Id"];
          "X-ratelimit": components["headers"]["X-ratelimit"];
          "X-ratelimit-used": components["headers"]["X-ratelimit-used"];
          "X-ratelimit-window": components["headers"]["X-ratelimit-window"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FaceNumberResponse"];
        };
      };
      400: components["responses"]["FilterMatchesNothing"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      413: components["responses"]["PayloadTooLarge"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
      504: components["responses"]["GatewayTimeout"];
      default: components["responses"]["OtherError"];
    };
  };
  createToken: {
    parameters: {
      query?: {
        /**
         * Any text leaves `catalog` out of the response.
         *
         * @example true
         */
        nocatalog?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The user, and what the token is for. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["CreateTokenRequest"];
      };
    };
    responses: {
      /** The token was issued. */
      201: {
        headers: {
          "X-Subject-Token": components["headers"]["X-Subject-Token"];
          "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CreateTokenResponse"];
        };
      };
      400: components["responses"]["IamBadRequest"];
      401: components["responses"]["LoginRefused"];
      403: components["responses"]["IamForbidden"];
      404: components["responses"]["IamNotFound"];
      429: components["responses"]["IamTooManyRequests"];
      500: components["responses"]["IamInternalServerError"];
      503: components["responses"]["IamServiceUnavailable"];
      default: components["responses"]["IamOtherError"];
    };
  };
  createTemporaryAccessKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How long the key is valid, and what it may do. */
    requestBody: {
      content: {
        "application/json": requests["schemas"]["CreateTemporaryAccessKeyRequest"];
      };
    };
    responses: {
      /** The key was issued. */
      201: {
        headers: {
          "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CreateTemporaryAccessKeyResponse"];
        };
      };
      400: components["responses"]["IamBadRequest"];
      401: components["responses"]["IamUnauthorized"];
      403: components["responses"]["IamForbidden"];
      404: components["responses"]["IamNotFound"];
      429: components["responses"]["IamTooManyRequests"];
      500: components["responses"]["IamInternalServerError"];
      503: components["responses"]["IamServiceUnavailable"];
      default: components["responses"]["IamOtherError"];
    };
  };
  listProjects: {
    parameters: {
      query?: {
        /**
         * Only projects of this account.
         *
         * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
         */
        domain_id?: string;
        /**
         * Only the project of this name. For the project of a region, give the id of the region.
         *
         * @example ap-southeast-1
         */
        name?: string;
        /**
         * Only projects below this project or account.
         *
         * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
         */
        parent_id?: string;
        /**
         * With `true`, only projects that can be used; with `false`, only those that cannot.
         *
         * @example true
         */
        enabled?: boolean;
        /**
         * Number of the page, from 1. Give `per_page` as well.
         *
         * @example 1
         */
        page?: number;
        /**
         * Number of projects per page. Give `page` as well.
         *
         * @example 100
         */
        per_page?: number;
        /**
         * Not needed: leave it out. With `true`, only projects that are accounts; with `false`, only others.
         *
         * @example false
         */
        is_domain?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The projects; an empty list if none matches. */
      200: {
        headers: {
          "X-IAM-Trace-Id": components["headers"]["X-IAM-Trace-Id"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ListProjectsResponse"];
        };
      };
      400: components["responses"]["ProjectsNotListed"];
      401: components["responses"]["IamUnauthorized"];
      403: components["responses"]["ProjectsForbidden"];
      404: components["responses"]["IamNotFound"];
      429: components["responses"]["IamTooManyRequests"];
      500: components["responses"]["IamInternalServerError"];
      503: components["responses"]["IamServiceUnavailable"];
      default: components["responses"]["IamOtherError"];
    };
  };
}
export interface requests {
  schemas: {
    /** Account that the user belongs to. */
    AccountName: {
      /**
       * Name of the account.
       *
       * @example example-account
       */
      name: string;
    };
    /**
     * When each action happens: one time range per action, in the order of `actions`, with start and end in milliseconds
     * from the start of the video. Write a range as `start-end` and join ranges by commas. This notation is likely but not
     * certain: leave the field out if a call with it is refused.
     *
     * @example 800-2600,3100-5200
     */
    ActionTime: string;
    /**
     * The actions that the person performs, in order: their numbers, separated by commas. A single action is advised. More
     * than 10 actions are refused with `FRS.0704`.
     *
     * | Number | Action |
     * |---|---|
     * | 1 | turn the head to the left |
     * | 2 | turn the head to the right |
     * | 3 | nod |
     * | 4 | open the mouth |
     * | 5 | blink (China regions only) |
     *
     * @example 3
     * @example 3,1
     */
    Actions: string;
    /** Adds the faces of an image that the request carries as base64. */
    AddFacesByBase64: {
      /**
       * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
       *
       * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image_base64: requests["schemas"]["ImageBase64"];
      /**
       * Your own id for the image.
       *
       * @example gate-3_0192
       */
      external_image_id?: requests["schemas"]["NewExternalImageId"] | undefined;
      /**
       * Values of custom fields, by name. The face set must declare each field (otherwise `FRS.0405`) with a type that fits
       * the value (otherwise `FRS.0406`). If a field is given twice, the last value counts.
       */
      external_fields?: requests["schemas"]["ExternalFields"] | undefined;
      /**
       * Whether to add only the largest face of the image; otherwise every face is added. International regions may ignore it
       * and add every face.
       *
       * @default false
       * @example true
       */
      single?: requests["schemas"]["Single"] | undefined;
    };
    /** Adds the faces of an image that the service reads from OBS. */
    AddFacesByUrl: {
      /**
       * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The bucket must
       * belong to the calling account and the region called. FRS must be authorised in its console to read from OBS.
       *
       * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
       * @example /my-bucket/in/7.jpg
       */
      image_url: requests["schemas"]["ObsUrl"];
      /**
       * Your own id for the image.
       *
       * @example gate-3_0192
       */
      external_image_id?: requests["schemas"]["NewExternalImageId"] | undefined;
      /**
       * Values of custom fields, by name. The face set must declare each field (otherwise `FRS.0405`) with a type that fits
       * the value (otherwise `FRS.0406`). If a field is given twice, the last value counts.
       */
      external_fields?: requests["schemas"]["ExternalFields"] | undefined;
      /**
       * Whether to add only the largest face of the image; otherwise every face is added. International regions may ignore it
       * and add every face.
       *
       * @default false
       * @example true
       */
      single?: requests["schemas"]["Single"] | undefined;
    };
    /** The image as a file, and what to store with its faces. `external_fields` is sent as its JSON text. */
    AddFacesMultipart: {
      /**
       * The image as a file, at most 8 MB.
       *
       * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image_file: requests["schemas"]["ImageFile"];
      /**
       * Your own id for the image.
       *
       * @example gate-3_0192
       */
      external_image_id?: requests["schemas"]["NewExternalImageId"] | undefined;
      /**
       * The object `external_fields`, written as JSON text.
       *
       * @example {"visits":1,"site":"lab"}
       */
      external_fields?: string | undefined;
      /**
       * Whether to add only the largest face of the image; otherwise every face is added. International regions may ignore it
       * and add every face.
       *
       * @default false
       * @example true
       */
      single?: requests["schemas"]["Single"] | undefined;
    };
    /** The image, as base64 or as a URL in OBS, and what to store with its faces. */
    AddFacesRequest: requests["schemas"]["AddFacesByBase64"] | requests["schemas"]["AddFacesByUrl"];
    /** Two images that the request carries as base64. Their total size must be below 8 MB. */
    CompareFacesByBase64: {
      /**
       * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
       *
       * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image1_base64: requests["schemas"]["ImageBase64"];
      /**
       * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
       *
       * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image2_base64: requests["schemas"]["ImageBase64"];
    };
    /** Two images that the service reads from OBS. Their total size must be below 8 MB. */
    CompareFacesByUrl: {
      /**
       * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The bucket must
       * belong to the calling account and the region called. FRS must be authorised in its console to read from OBS.
       *
       * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
       * @example /my-bucket/in/7.jpg
       */
      image1_url: requests["schemas"]["ObsUrl"];
      /**
       * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The bucket must
       * belong to the calling account and the region called. FRS must be authorised in its console to read from OBS.
       *
       * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
       * @example /my-bucket/in/7.jpg
       */
      image2_url: requests["schemas"]["ObsUrl"];
    };
    /** The two images as files. Their total size must be below 8 MB. */
    CompareFacesMultipart: {
      /**
       * The image as a file, at most 8 MB.
       *
       * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image1_file: requests["schemas"]["ImageFile"];
      /**
       * The image as a file, at most 8 MB.
       *
       * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image2_file: requests["schemas"]["ImageFile"];
    };
    /** The two images, both as base64 or both as URLs in OBS. */
    CompareFacesRequest: requests["schemas"]["CompareFacesByBase64"] | requests["schemas"]["CompareFacesByUrl"];
    /** Name, capacity and custom fields of the new face set. */
    CreateFaceSetRequest: {
      /**
       * Name of the face set. A new face set needs a name that is not taken (otherwise `FRS.0301`). Use `A-Z a-z 0-9 _ -`
       * only: other characters may break the signature of a request. Do not begin with `_`: monitoring cannot count the faces
       * of such a face set.
       *
       * @example visitors
       */
      face_set_name: requests["schemas"]["FaceSetName"];
      /**
       * How many faces the face set can hold: a multiple of 10,000. Without it, the face set can hold 100,000.
       *
       * Format: int32
       *
       * @default 100000
       * @example 20000
       */
      face_set_capacity?: number | undefined;
      /**
       * The custom fields that faces in the face set may have: each name with its type. The guide *Custom fields, filter and
       * sort* lists reserved names.
       */
      external_fields?: requests["schemas"]["ExternalFieldTypes"] | undefined;
    };
    /** How long the key is valid, and what it may do. */
    CreateTemporaryAccessKeyRequest: {
      /** Who asks for the key, and what it may do. */
      auth: requests["schemas"]["TemporaryAccessKeyAuth"];
    };
    /** The user who asks for a token, and what the token is for. */
    CreateTokenRequest: {
      /** The user, and what the token is for. */
      auth: requests["schemas"]["TokenAuth"];
    };
    /** One custom field and its value. The value must not be empty. */
    CustomFieldCriterion: {
      [key: string]: string;
    };
    /**
     * Name of a custom field.
     *
     * @example visits
     */
    CustomFieldName: string;
    /** Which faces to delete. */
    DeleteFacesByFilterRequest: {
      /**
       * Selects faces by their custom fields and `external_image_id`. The guide *Custom fields, filter and sort* describes the
       * syntax.
       *
       * @example visits:[3 TO 9]
       * @example visits:{0 TO 2} && (!site:lab)
       */
      filter: requests["schemas"]["Filter"];
    };
    /** A video that the request carries as base64, and the actions that it shows. */
    DetectActionLivenessByBase64: {
      /**
       * The video as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
       *
       * @example AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
       */
      video_base64: requests["schemas"]["VideoBase64"];
      /**
       * The actions that the person performs, in order: their numbers, separated by commas. A single action is advised. More
       * than 10 actions are refused with `FRS.0704`.
       *
       * | Number | Action |
       * |---|---|
       * | 1 | turn the head to the left |
       * | 2 | turn the head to the right |
       * | 3 | nod |
       * | 4 | open the mouth |
       * | 5 | blink (China regions only) |
       *
       * @example 3
       * @example 3,1
       */
      actions: requests["schemas"]["Actions"];
      /**
       * When each action happens: one time range per action, in the order of `actions`, with start and end in milliseconds
       * from the start of the video. Write a range as `start-end` and join ranges by commas. This notation is likely but not
       * certain: leave the field out if a call with it is refused.
       *
       * @example 800-2600,3100-5200
       */
      action_time?: requests["schemas"]["ActionTime"] | undefined;
      /**
       * How far the head must move to count as a nod, in degrees. With a larger value, fewer movements count.
       *
       * @default 10
       * @example 12.5
       */
      nod_threshold?: requests["schemas"]["NodThreshold"] | undefined;
    };
    /** A video that the service reads from OBS, and the actions that it shows. */
    DetectActionLivenessByUrl: {
      /**
       * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The bucket must
       * belong to the calling account and the region called. FRS must be authorised in its console to read from OBS.
       *
       * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
       * @example /my-bucket/in/7.jpg
       */
      video_url: requests["schemas"]["ObsUrl"];
      /**
       * The actions that the person performs, in order: their numbers, separated by commas. A single action is advised. More
       * than 10 actions are refused with `FRS.0704`.
       *
       * | Number | Action |
       * |---|---|
       * | 1 | turn the head to the left |
       * | 2 | turn the head to the right |
       * | 3 | nod |
       * | 4 | open the mouth |
       * | 5 | blink (China regions only) |
       *
       * @example 3
       * @example 3,1
       */
      actions: requests["schemas"]["Actions"];
      /**
       * When each action happens: one time range per action, in the order of `actions`, with start and end in milliseconds
       * from the start of the video. Write a range as `start-end` and join ranges by commas. This notation is likely but not
       * certain: leave the field out if a call with it is refused.
       *
       * @example 800-2600,3100-5200
       */
      action_time?: requests["schemas"]["ActionTime"] | undefined;
      /**
       * How far the head must move to count as a nod, in degrees. With a larger value, fewer movements count.
       *
       * @default 10
       * @example 12.5
       */
      nod_threshold?: requests["schemas"]["NodThreshold"] | undefined;
    };
    /** The video as a file, and the actions that it shows. */
    DetectActionLivenessMultipart: {
      /**
       * The video as a file, at most 8 MB.
       *
       * @example data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
       */
      video_file: requests["schemas"]["VideoFile"];
      /**
       * The actions that the person performs, in order: their numbers, separated by commas. A single action is advised. More
       * than 10 actions are refused with `FRS.0704`.
       *
       * | Number | Action |
       * |---|---|
       * | 1 | turn the head to the left |
       * | 2 | turn the head to the right |
       * | 3 | nod |
       * | 4 | open the mouth |
       * | 5 | blink (China regions only) |
       *
       * @example 3
       * @example 3,1
       */
      actions: requests["schemas"]["Actions"];
      /**
       * When each action happens: one time range per action, in the order of `actions`, with start and end in milliseconds
       * from the start of the video. Write a range as `start-end` and join ranges by commas. This notation is likely but not
       * certain: leave the field out if a call with it is refused.
       *
       * @example 800-2600,3100-5200
       */
      action_time?: requests["schemas"]["ActionTime"] | undefined;
      /**
       * How far the head must move to count as a nod, in degrees. With a larger value, fewer movements count.
       *
       * @default 10
       * @example 12.5
       */
      nod_threshold?: requests["schemas"]["NodThreshold"] | undefined;
    };
    /** The video, as base64 or as a URL in OBS, and the actions that it shows. */
    DetectActionLivenessRequest:
      | requests["schemas"]["DetectActionLivenessByBase64"]
      | requests["schemas"]["DetectActionLivenessByUrl"];
    /** An image that the request carries as base64, and the attributes to return. */
    DetectFacesByBase64: {
      /**
       * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
       *
       * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image_base64: requests["schemas"]["ImageBase64"];
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
       * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are obsolete. International regions may return only the
       * position of a face, whatever is requested.
       *
       * @example 2,12
       */
      attributes?: requests["schemas"]["RequestedAttributes"] | undefined;
    };
    /** An image that the service reads from OBS, and the attributes to return. */
    DetectFacesByUrl: {
      /**
       * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The bucket must
       * belong to the calling account and the region called. FRS must be authorised in its console to read from OBS.
       *
       * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
       * @example /my-bucket/in/7.jpg
       */
      image_url: requests["schemas"]["ObsUrl"];
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
       * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are obsolete. International regions may return only the
       * position of a face, whatever is requested.
       *
       * @example 2,12
       */
      attributes?: requests["schemas"]["RequestedAttributes"] | undefined;
    };
    /** The image as a file, and the attributes to return. */
    DetectFacesMultipart: {
      /**
       * The image as a file, at most 8 MB.
       *
       * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image_file: requests["schemas"]["ImageFile"];
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
       * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are obsolete. International regions may return only the
       * position of a face, whatever is requested.
       *
       * @example 2,12
       */
      attributes?: requests["schemas"]["RequestedAttributes"] | undefined;
    };
    /** The image, as base64 or as a URL in OBS, and the attributes to return. */
    DetectFacesRequest: requests["schemas"]["DetectFacesByBase64"] | requests["schemas"]["DetectFacesByUrl"];
    /** An image that the request carries as base64. */
    DetectSilentLivenessByBase64: {
      /**
       * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
       *
       * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image_base64: requests["schemas"]["ImageBase64"];
    };
    /** An image that the service reads from OBS. */
    DetectSilentLivenessByUrl: {
      /**
       * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The bucket must
       * belong to the calling account and the region called. FRS must be authorised in its console to read from OBS.
       *
       * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
       * @example /my-bucket/in/7.jpg
       */
      image_url: requests["schemas"]["ObsUrl"];
    };
    /** The image as a file. */
    DetectSilentLivenessMultipart: {
      /**
       * The image as a file, at most 8 MB.
       *
       * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image_file: requests["schemas"]["ImageFile"];
    };
    /** The image, as base64 or as a URL in OBS. */
    DetectSilentLivenessRequest:
      | requests["schemas"]["DetectSilentLivenessByBase64"]
      | requests["schemas"]["DetectSilentLivenessByUrl"];
    /**
     * The custom fields that faces in the face set may have: each name with its type. The guide *Custom fields, filter and
     * sort* lists reserved names.
     */
    ExternalFieldTypes: {
      [key: string]: requests["schemas"]["TypeInfo"];
    };
    /**
     * Value of a custom field. A string has 1 to 256 characters of `A-Z a-z 0-9 _ -`. A number is a plain JSON number,
     * without a suffix such as `100L`.
     *
     * @example lab
     * @example 2
     * @example true
     */
    ExternalFieldValue: string | number | boolean;
    /**
     * Values of custom fields, by name. The face set must declare each field (otherwise `FRS.0405`) with a type that fits
     * the value (otherwise `FRS.0406`). If a field is given twice, the last value counts.
     */
    ExternalFields: {
      [key: string]: requests["schemas"]["ExternalFieldValue"];
    };
    /**
     * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
     *
     * @example hY7pLc2Z
     */
    FaceId: string;
    /**
     * Name of the face set. A new face set needs a name that is not taken (otherwise `FRS.0301`). Use `A-Z a-z 0-9 _ -`
     * only: other characters may break the signature of a request. Do not begin with `_`: monitoring cannot count the faces
     * of such a face set.
     *
     * @example visitors
     */
    FaceSetName: string;
    /**
     * Selects faces by their custom fields and `external_image_id`. The guide *Custom fields, filter and sort* describes the
     * syntax.
     *
     * @example visits:[3 TO 9]
     * @example visits:{0 TO 2} && (!site:lab)
     */
    Filter: string;
    /**
     * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
     *
     * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
     */
    ImageBase64: string;
    /**
     * The image as a file, at most 8 MB.
     *
     * Format: binary
     *
     * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
     */
    ImageFile: FileContent;
    /**
     * Your own id for the image.
     *
     * @example gate-3_0192
     */
    NewExternalImageId: string;
    /**
     * How far the head must move to count as a nod, in degrees. With a larger value, fewer movements count.
     *
     * Format: double
     *
     * @default 10
     * @example 12.5
     */
    NodThreshold: number;
    /**
     * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The bucket must
     * belong to the calling account and the region called. FRS must be authorised in its console to read from OBS.
     *
     * Format: uri-reference
     *
     * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
     * @example /my-bucket/in/7.jpg
     */
    ObsUrl: string;
    /** A user who logs in with a password. */
    PasswordIdentity: {
      /**
       * The list `["password"]`.
       *
       * @example [
       *   "password"
       * ]
       */
      methods: readonly "password"[];
      /** Login with a password. */
      password: requests["schemas"]["UserPasswordLogin"];
    };
    /** A user who logs in with a password and a one-time code of a virtual MFA device. */
    PasswordTotpIdentity: {
      /**
       * The list `["password","totp"]`.
       *
       * @example [
       *   "password",
       *   "totp"
       * ]
       */
      methods: readonly ("password" | "totp")[];
      /** Login with a password. */
      password: requests["schemas"]["UserPasswordLogin"];
      /** A one-time code of a virtual MFA device. */
      totp: requests["schemas"]["TotpLogin"];
    };
    /** An IAM user. An account that was upgraded to a HUAWEI ID cannot log in here: use an IAM user of it. */
    PasswordUser: {
      /**
       * Name of the IAM user.
       *
       * @example frs-caller
       */
      name: string;
      /**
       * Password of the IAM user.
       *
       * Format: password
       *
       * @example not-a-real-password
       */
      password: string;
      /** Account that the user belongs to. */
      domain: requests["schemas"]["AccountName"];
    };
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
     * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are obsolete. International regions may return only the
     * position of a face, whatever is requested.
     *
     * @example 2,12
     */
    RequestedAttributes: string;
    /** Custom fields to return in `external_fields`. Without this list, `external_fields` is absent from the response. */
    ReturnFields: readonly requests["schemas"]["CustomFieldName"][];
    /** Searches for the largest face of an image that the request carries as base64. */
    SearchFacesByBase64: {
      /**
       * The image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
       *
       * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image_base64: requests["schemas"]["ImageBase64"];
      /**
       * Maximum number of faces to return. The meaning of 0 is unclear: do not use it.
       *
       * @default 10
       * @example 2
       */
      top_n?: requests["schemas"]["TopN"] | undefined;
      /**
       * Minimum similarity: less similar faces are left out. A value of 0.93 is advised.
       *
       * @default 0
       * @example 0.93
       */
      threshold?: requests["schemas"]["Threshold"] | undefined;
      /**
       * Custom fields to sort by, in order of precedence. The guide *Custom fields, filter and sort* says which fields can be
       * sorted.
       */
      sort?: requests["schemas"]["SortKeys"] | undefined;
      /**
       * Selects faces by their custom fields and `external_image_id`. The guide *Custom fields, filter and sort* describes the
       * syntax.
       *
       * @example visits:[3 TO 9]
       * @example visits:{0 TO 2} && (!site:lab)
       */
      filter?: requests["schemas"]["Filter"] | undefined;
      /** Custom fields to return in `external_fields`. Without this list, `external_fields` is absent from the response. */
      return_fields?: requests["schemas"]["ReturnFields"] | undefined;
    };
    /** Searches for a face that the face set already holds. */
    SearchFacesByFaceId: {
      /**
       * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
       *
       * @example hY7pLc2Z
       */
      face_id: requests["schemas"]["FaceId"];
      /**
       * Maximum number of faces to return. The meaning of 0 is unclear: do not use it.
       *
       * @default 10
       * @example 2
       */
      top_n?: requests["schemas"]["TopN"] | undefined;
      /**
       * Minimum similarity: less similar faces are left out. A value of 0.93 is advised.
       *
       * @default 0
       * @example 0.93
       */
      threshold?: requests["schemas"]["Threshold"] | undefined;
      /**
       * Custom fields to sort by, in order of precedence. The guide *Custom fields, filter and sort* says which fields can be
       * sorted.
       */
      sort?: requests["schemas"]["SortKeys"] | undefined;
      /**
       * Selects faces by their custom fields and `external_image_id`. The guide *Custom fields, filter and sort* describes the
       * syntax.
       *
       * @example visits:[3 TO 9]
       * @example visits:{0 TO 2} && (!site:lab)
       */
      filter?: requests["schemas"]["Filter"] | undefined;
      /** Custom fields to return in `external_fields`. Without this list, `external_fields` is absent from the response. */
      return_fields?: requests["schemas"]["ReturnFields"] | undefined;
    };
    /** Searches for the largest face of an image that the service reads from OBS. */
    SearchFacesByUrl: {
      /**
       * URL of the image or video in the Object Storage Service (OBS): the complete URL, or `/<bucket>/<object>`. The bucket must
       * belong to the calling account and the region called. FRS must be authorised in its console to read from OBS.
       *
       * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
       * @example /my-bucket/in/7.jpg
       */
      image_url: requests["schemas"]["ObsUrl"];
      /**
       * Maximum number of faces to return. The meaning of 0 is unclear: do not use it.
       *
       * @default 10
       * @example 2
       */
      top_n?: requests["schemas"]["TopN"] | undefined;
      /**
       * Minimum similarity: less similar faces are left out. A value of 0.93 is advised.
       *
       * @default 0
       * @example 0.93
       */
      threshold?: requests["schemas"]["Threshold"] | undefined;
      /**
       * Custom fields to sort by, in order of precedence. The guide *Custom fields, filter and sort* says which fields can be
       * sorted.
       */
      sort?: requests["schemas"]["SortKeys"] | undefined;
      /**
       * Selects faces by their custom fields and `external_image_id`. The guide *Custom fields, filter and sort* describes the
       * syntax.
       *
       * @example visits:[3 TO 9]
       * @example visits:{0 TO 2} && (!site:lab)
       */
      filter?: requests["schemas"]["Filter"] | undefined;
      /** Custom fields to return in `external_fields`. Without this list, `external_fields` is absent from the response. */
      return_fields?: requests["schemas"]["ReturnFields"] | undefined;
    };
    /** The image as a file, and how to search. `sort` and `return_fields` are sent as their JSON text. */
    SearchFacesMultipart: {
      /**
       * The image as a file, at most 8 MB.
       *
       * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
       */
      image_file: requests["schemas"]["ImageFile"];
      /**
       * Maximum number of faces to return. The meaning of 0 is unclear: do not use it.
       *
       * @default 10
       * @example 2
       */
      top_n?: requests["schemas"]["TopN"] | undefined;
      /**
       * Minimum similarity: less similar faces are left out. A value of 0.93 is advised.
       *
       * @default 0
       * @example 0.93
       */
      threshold?: requests["schemas"]["Threshold"] | undefined;
      /**
       * The list `sort`, written as JSON text.
       *
       * @example [{"visits":"desc"}]
       */
      sort?: string | undefined;
      /**
       * Selects faces by their custom fields and `external_image_id`. The guide *Custom fields, filter and sort* describes the
       * syntax.
       *
       * @example visits:[3 TO 9]
       * @example visits:{0 TO 2} && (!site:lab)
       */
      filter?: requests["schemas"]["Filter"] | undefined;
      /**
       * The list `return_fields`, written as JSON text.
       *
       * @example ["visits","site"]
       */
      return_fields?: string | undefined;
    };
    /** What to search for, and how. */
    SearchFacesRequest:
      | requests["schemas"]["SearchFacesByBase64"]
      | requests["schemas"]["SearchFacesByUrl"]
      | requests["schemas"]["SearchFacesByFaceId"];
    /**
     * Whether to add only the largest face of the image; otherwise every face is added. International regions may ignore it
     * and add every face.
     *
     * @default false
     * @example true
     */
    Single: boolean;
    /** One custom field and its sort direction, such as `{"visits":"desc"}`. */
    SortKey: {
      [key: string]: "asc" | "desc";
    };
    /**
     * Custom fields to sort by, in order of precedence. The guide *Custom fields, filter and sort* says which fields can be
     * sorted.
     */
    SortKeys: readonly requests["schemas"]["SortKey"][];
    /** Who asks for the key, and what it may do. */
    TemporaryAccessKeyAuth: {
      /** The user whom the token in the request header belongs to. */
      identity: requests["schemas"]["TemporaryAccessKeyIdentity"];
    };
    /**
     * When the statement applies: an operator, such as `StringEquals`, maps to condition keys, each with the list of its values.
     *
     * @example {
     *   "StringEquals": {
     *     "obs:prefix": [
     *       "my-bucket/in/"
     *     ]
     *   }
     * }
     */
    TemporaryAccessKeyCondition: {
      [key: string]: {
        [key: string]: readonly string[];
      };
    };
    /** The user whom the token in the request header belongs to. */
    TemporaryAccessKeyIdentity: {
      /**
       * The list `["token"]`.
       *
       * @example [
       *   "token"
       * ]
       */
      methods: readonly "token"[];
      /** How long the key is valid. */
      token?: requests["schemas"]["TemporaryAccessKeyLifetime"] | undefined;
      /**
       * What the key may do. It can only narrow the permissions of the user: the key may do what both allow.
       * Services other than OBS may ignore it.
       * The names begin with capitals.
       */
      policy?: requests["schemas"]["TemporaryAccessKeyPolicy"] | undefined;
    };
    /** How long the key is valid. */
    TemporaryAccessKeyLifetime: {
      /**
       * Lifetime of the key in seconds, 15 minutes to 24 hours.
       *
       * Format: int32
       *
       * @default 900
       * @example 3600
       */
      duration_seconds?: number | undefined;
    };
    /**
     * What the key may do. It can only narrow the permissions of the user: the key may do what both allow.
     * Services other than OBS may ignore it.
     * The names begin with capitals.
     */
    TemporaryAccessKeyPolicy: {
      /**
       * Version of the policy language; always `1.1`.
       *
       * @example 1.1
       * @enum {string}
       */
      Version: "1.1";
      /** The statements that make up the policy. */
      Statement: readonly requests["schemas"]["TemporaryAccessKeyStatement"][];
    };
    /** One statement of a policy, which allows or denies some actions. */
    TemporaryAccessKeyStatement: {
      /**
       * Whether the actions are allowed or denied.
       *
       * @example Allow
       * @enum {string}
       */
      Effect: "Allow" | "Deny";
      /**
       * The actions, each as `service:resource:operation`.
       *
       * @example [
       *   "obs:object:GetObject"
       * ]
       */
      Action: readonly string[];
      /**
       * When the statement applies: an operator, such as `StringEquals`, maps to condition keys, each with the list of its values.
       *
       * @example {
       *   "StringEquals": {
       *     "obs:prefix": [
       *       "my-bucket/in/"
       *     ]
       *   }
       * }
       */
      Condition?: requests["schemas"]["TemporaryAccessKeyCondition"] | undefined;
      /**
       * The resources that the statement covers; without this list, all of them.
       *
       * @example [
       *   "obs:*:*:object:my-bucket/*"
       * ]
       */
      Resource?: readonly string[] | undefined;
    };
    /**
     * Minimum similarity: less similar faces are left out. A value of 0.93 is advised.
     *
     * Format: double
     *
     * @default 0
     * @example 0.93
     */
    Threshold: number;
    /** The user, and what the token is for. */
    TokenAuth: {
      /** A password, with or without a one-time code. */
      identity: requests["schemas"]["TokenIdentity"];
      /**
       * The scope of the token: a project or an account. FRS needs the project of the region called. If both are given, the
       * project counts.
       */
      scope?: requests["schemas"]["TokenScope"] | undefined;
    };
    /** A password, with or without a one-time code. */
    TokenIdentity: requests["schemas"]["PasswordIdentity"] | requests["schemas"]["PasswordTotpIdentity"];
    /**
     * The scope of the token: a project or an account. FRS needs the project of the region called. If both are given, the
     * project counts.
     */
    TokenScope: {
      /** A project or an account, by its id or its name. */
      project?: requests["schemas"]["TokenScopeTarget"] | undefined;
      /** A project or an account, by its id or its name. */
      domain?: requests["schemas"]["TokenScopeTarget"] | undefined;
    };
    /** A project or an account, by its id or its name. */
    TokenScopeTarget: {
      /**
       * Id of the project or account.
       *
       * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
       */
      id?: string | undefined;
      /**
       * Name of the project or account.
       *
       * @example ap-southeast-1
       */
      name?: string | undefined;
    };
    /**
     * Maximum number of faces to return. The meaning of 0 is unclear: do not use it.
     *
     * Format: int32
     *
     * @default 10
     * @example 2
     */
    TopN: number;
    /** A one-time code of a virtual MFA device. */
    TotpLogin: {
      /** The user, and the code that the device shows. */
      user: requests["schemas"]["TotpUser"];
    };
    /** The user, and the code that the device shows. */
    TotpUser: {
      /**
       * Id of the IAM user.
       *
       * @example 1b2c3d4e5f60718293a4b5c6d7e8f90a
       */
      id: string;
      /**
       * One-time code.
       *
       * Format: password
       *
       * @example 000000
       */
      passcode: string;
    };
    /** Declares one custom field. */
    TypeInfo: {
      /**
       * Type of the values of the field. Known values: `string`, `integer`, `long`, `double`, `float`, `boolean`. Others may be added.
       *
       * @example integer
       */
      type?: ("string" | "integer" | "long" | "double" | "float" | "boolean" | (string & {})) | undefined;
    };
    /** Changes values of custom fields, and the image id if given. */
    UpdateFaceFields: {
      /**
       * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
       *
       * @example hY7pLc2Z
       */
      face_id: requests["schemas"]["FaceId"];
      /**
       * Your own id for the image.
       *
       * @example gate-3_0192
       */
      external_image_id?: requests["schemas"]["NewExternalImageId"] | undefined;
      /**
       * Values of custom fields, by name. The face set must declare each field (otherwise `FRS.0405`) with a type that fits
       * the value (otherwise `FRS.0406`). If a field is given twice, the last value counts.
       */
      external_fields: requests["schemas"]["ExternalFields"];
    };
    /** Changes the image id, and values of custom fields if given. */
    UpdateFaceImageId: {
      /**
       * Id of a face in a face set, usually eight letters and digits. The service generates it when the face is added.
       *
       * @example hY7pLc2Z
       */
      face_id: requests["schemas"]["FaceId"];
      /**
       * Your own id for the image.
       *
       * @example gate-3_0192
       */
      external_image_id: requests["schemas"]["NewExternalImageId"];
      /**
       * Values of custom fields, by name. The face set must declare each field (otherwise `FRS.0405`) with a type that fits
       * the value (otherwise `FRS.0406`). If a field is given twice, the last value counts.
       */
      external_fields?: requests["schemas"]["ExternalFields"] | undefined;
    };
    /** The face, and its new image id, new values of custom fields, or both. */
    UpdateFaceRequest: requests["schemas"]["UpdateFaceImageId"] | requests["schemas"]["UpdateFaceFields"];
    /** Login with a password. */
    UserPasswordLogin: {
      /** An IAM user. An account that was upgraded to a HUAWEI ID cannot log in here: use an IAM user of it. */
      user: requests["schemas"]["PasswordUser"];
    };
    /**
     * The video as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
     *
     * @example AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
     */
    VideoBase64: string;
    /**
     * The video as a file, at most 8 MB.
     *
     * Format: binary
     *
     * @example data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
     */
    VideoFile: FileContent;
  };
}
