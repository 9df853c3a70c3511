// Made from openapi/openapi.yaml by `npm run generate`. Do not edit.
// Document version 0.1.0

import type { FileContent } from "../src/client/media.js";

export interface paths {
    "/v2/{project_id}/face-detect": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds every face of an image and returns where it lies and, if asked for, its attributes. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells how alike two faces are. Of each image, the largest face counts. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
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
         * Checks that a living person in a short video performs the requested actions in order. The largest face counts.
         * This is the path of the international regions; `detectActionLivenessV1` is the same in the China regions.
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
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
         * Checks that an image shows a living person ("silent liveness"). The current page asks for less than 2 MB, less than
         * 4096 × 4096 pixels and a face of more than 40 × 40; the SDKs still allow 8 MB of base64 text. Of several faces the
         * current page judges the largest; the SDKs and the error table accept a single face only (`FRS.0709`).
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
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
         * Returns the faces of the library that are most similar to a given one: the largest face of an image, or a face that
         * the library holds already. Custom fields can narrow the search down.
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Returns the state of every facial image library of the current user in the region: name, id, number of stored
         * features, capacity and declared custom fields. There is no paging; a user has 10 libraries by default.
         */
        get: operations["listFaceSets"];
        put?: never;
        /**
         * Creates an empty library. Its capacity and the custom fields that its faces may carry are declared here, once:
         * no operation changes them afterwards.
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 *
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /** Returns the state of the facial image library with that name. */
        get: operations["getFaceSet"];
        put?: never;
        post?: never;
        /** Deletes the library **and every face in it**. This cannot be undone. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 *
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /**
         * Returns faces of the library: a window of them, or the one with a given id. `face_id` excludes `offset` and `limit`.
         * The window cannot reach beyond the 10,000th face, so a larger library cannot be listed completely: keep the ids that
         * `addFaces` returns.
         */
        get: operations["listFaces"];
        /** Changes the image id of a face, values of its custom fields, or both. */
        put: operations["updateFace"];
        /**
         * Finds the faces of an image and stores their features, with values of custom fields if given. All faces of one image
         * get the same image id and the same values. Without `external_image_id` the service generates one. Keep the `face_id`
         * of each face.
         */
        post: operations["addFaces"];
        /** Deletes the faces that match **exactly one** criterion: an image id, a face id, or the value of one custom field. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
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
         * Deletes every face of the library that matches the filter. The request carries a JSON body although its method is
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
         * Exchanges the password of an IAM user, and a one-time code if the user has a virtual MFA device, for a token, which
         * comes in the header `X-Subject-Token`.
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
        /** Issues a temporary access key, with which requests are signed like with a permanent one. */
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
         * Returns the projects of the account. The project of a region bears the name of the region, and exists once the
         * region was opened in the console.
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
        /** What was determined of a face: only the attributes that were asked for. */
        Attributes: {
            /**
             * Gender.
             *
             * @example female
             */
            gender?: "male" | "female" | (string & {});
            /**
             * Age in years.
             *
             * Format: int32
             *
             * @example 41
             */
            age?: number;
            /** What is worn. One official page calls it a list of strings, all other sources an object. */
            dress?: components["schemas"]["Dress"];
            /**
             * Whether glasses are worn; `dark` stands for sunglasses.
             *
             * @example dark
             */
            glass?: components["schemas"]["Glass"];
            /**
             * Whether a hat is worn.
             *
             * @example none
             */
            hat?: components["schemas"]["Hat"];
            /**
             * Whether a mask is worn.
             *
             * @example none
             */
            mask?: "yes" | "none" | "unknown" | (string & {});
            /**
             * Length of the hair.
             *
             * @example short
             */
            hair?: "long" | "short" | "unknown" | (string & {});
            /**
             * Whether there is a beard.
             *
             * @example none
             */
            beard?: "yes" | "none" | "unknown" | (string & {});
            /**
             * Kind of photo: of an identity card, from a surveillance camera, or from the internet (written with a space).
             *
             * @example idcard
             */
            phototype?: "idcard" | "monitor" | "internet photo" | (string & {});
            /** How well a face is suited for recognition. */
            quality?: components["schemas"]["FaceQuality"];
            /** What the face expresses. */
            expression?: components["schemas"]["FaceExpression"];
            /**
             * By how many degrees the face is rotated clockwise.
             *
             * Format: int32
             *
             * @example 90
             */
            face_angle?: 0 | 90 | 180 | 270 | (number & {});
            /**
             * Whether the face smiles. Listed on the page of this structure and in older SDKs only; its values are not documented.
             *
             * @deprecated
             * @example unknown
             */
            smile?: string;
            /**
             * How the head is turned, in degrees. Listed on the page of the attributes and in older SDKs only.
             *
             * @deprecated
             */
            headpose?: components["schemas"]["HeadPose"];
        };
        /**
         * Where a face lies in its image, in pixels. The origin is the top left corner of the image; whether a box can reach
         * beyond the image is not documented.
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
        /** A service and where it is reached. */
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
            /** Where the service is reached. */
            endpoints?: components["schemas"]["CatalogEndpoint"][];
        };
        /** The face of an image that was compared, the largest one. */
        CompareFace: {
            /**
             * Where a face lies in its image, in pixels. The origin is the top left corner of the image; whether a box can reach
             * beyond the image is not documented.
             */
            bounding_box: components["schemas"]["BoundingBox"];
        };
        /** How alike the two faces are, and where they were found. */
        CompareFacesResponse: {
            /** The face of an image that was compared, the largest one. */
            image1_face: components["schemas"]["CompareFace"];
            /** The face of an image that was compared, the largest one. */
            image2_face: components["schemas"]["CompareFace"];
            /**
             * How alike two faces are, from 0 to 1; above 0.93 they usually belong to the same person.
             *
             * @example 0.9612
             * @example 1
             */
            similarity: components["schemas"]["Similarity"];
        };
        /** The new key. */
        CreateTemporaryAccessKeyResponse: {
            /** A temporary access key. Its three parts are used together. */
            credential: components["schemas"]["TemporaryAccessKey"];
        };
        /** What the token in the header `X-Subject-Token` is good for. */
        CreateTokenResponse: {
            /** The token without its text. */
            token: components["schemas"]["TokenInfo"];
        };
        /** Confirms the deletion. */
        DeleteFaceSetResponse: {
            /**
             * Name of a facial image library. A name that exists is refused (`FRS.0301`). No character set is documented, but
             * characters outside `A-Z a-z 0-9 _ -` are unsafe: SDKs disagree on how such a name is signed. A leading `_` is allowed
             * but discouraged: monitoring cannot count the faces of such a library. The length is documented on the China site only.
             *
             * @example visitors
             */
            face_set_name: components["schemas"]["FaceSetName"];
        };
        /** Whether the person in the video is alive, and what to watch out for. Its two names have hyphens. */
        DetectActionLivenessResponse: {
            /** What was found in the video. */
            "video-result": components["schemas"]["VideoDetectResult"];
            /** What to watch out for; an empty list if there is nothing. */
            "warning-list": components["schemas"]["LivenessWarnings"];
        };
        /** One face of an image. The member `landmark` of the official page is legacy and left out. */
        DetectFace: {
            /**
             * Where a face lies in its image, in pixels. The origin is the top left corner of the image; whether a box can reach
             * beyond the image is not documented.
             */
            bounding_box: components["schemas"]["BoundingBox"];
            /** What was determined of a face: only the attributes that were asked for. */
            attributes?: components["schemas"]["Attributes"];
        };
        /** The faces of an image. */
        DetectFacesResponse: {
            /** Every face that was found. Whether an image without a face gives an empty list or an error is not documented. */
            faces: components["schemas"]["DetectFace"][];
        };
        /** Whether the image shows a living person, and what to watch out for. One of its names has a hyphen. */
        DetectSilentLivenessResponse: {
            /** What was found in the image. */
            result: components["schemas"]["LivelessDetectResult"];
            /** What to watch out for; an empty list if there is nothing. */
            "warning-list": components["schemas"]["LivenessWarnings"];
        };
        /** What is worn. One official page calls it a list of strings, all other sources an object. */
        Dress: {
            /**
             * Whether glasses are worn; `dark` stands for sunglasses.
             *
             * @example dark
             */
            glass?: components["schemas"]["Glass"];
            /**
             * Whether a hat is worn.
             *
             * @example none
             */
            hat?: components["schemas"]["Hat"];
        };
        /**
         * Why a call failed. FRS itself sends the two required fields; the gateway in front of it adds `request_id`.
         * Texts may change: decide by `error_code`.
         */
        ErrorResponse: {
            /**
             * Code of the error. The prefix names who answered: `FRS.` the service, `APIG.` or `APIGW.` the gateway,
             * `IAM.` the identity service. New codes may appear. Absent if the call succeeds.
             *
             * @example FRS.0002
             */
            error_code: string;
            /**
             * What went wrong, in words. Absent if the call succeeds.
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
             * Details of a refused authorisation, encoded; the identity service can decode them.
             *
             * @example FVtZ3hzd0tQy
             */
            encoded_authorization_message?: string;
        };
        /**
         * The custom fields that the faces of a library may carry, by name. For reserved names see
         * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
         */
        ExternalFieldTypes: {
            [key: string]: components["schemas"]["TypeInfo"];
        };
        /**
         * Id of the image that the face was added from: the caller's own, or one that the service generated, which resembles
         * a UUID or is 32 hexadecimal digits. Faces from one image share it.
         *
         * @example gate-3_0192
         * @example 8d2f6c1e-3b70-4f4a-9c55-0e7a1b2c3d4e
         */
        ExternalImageId: string;
        /** What the face expresses. */
        FaceExpression: {
            /**
             * Kind of expression.
             *
             * @example happy
             */
            type?: "neutral" | "happy" | "fear" | "surprise" | "sad" | "angry" | "disgust" | "unknown" | (string & {});
            /**
             * How sure that is, from 0 to 1.
             *
             * Format: double
             *
             * @example 0.88
             */
            probability?: number;
        };
        /**
         * Id of a face in a library, chosen by the service when the face is added. Pages call it eight letters; digits were
         * observed as well.
         *
         * @example hY7pLc2Z
         */
        FaceId: string;
        /** How many faces of which library were changed or deleted. */
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
             * Id of the library, chosen at random by the service: eight characters, letters and digits as far as observed.
             *
             * @example ylXMMZTO
             */
            face_set_id: components["schemas"]["FaceSetId"];
            /**
             * Name of a facial image library. A name that exists is refused (`FRS.0301`). No character set is documented, but
             * characters outside `A-Z a-z 0-9 _ -` are unsafe: SDKs disagree on how such a name is signed. A leading `_` is allowed
             * but discouraged: monitoring cannot count the faces of such a library. The length is documented on the China site only.
             *
             * @example visitors
             */
            face_set_name: components["schemas"]["FaceSetName"];
        };
        /** How well a face is suited for recognition. */
        FaceQuality: {
            /**
             * Quality as a whole, from 0 to 1; higher is better, above 0.45 is advised.
             *
             * Format: double
             *
             * @example 0.71
             */
            total_score: number;
            /**
             * How much the quality suffers from this flaw, from 0 to 1; lower is better, below 0.3 is advised.
             *
             * @example 0.12
             */
            blur: components["schemas"]["QualityFlaw"];
            /**
             * How much the quality suffers from this flaw, from 0 to 1; lower is better, below 0.3 is advised.
             *
             * @example 0.12
             */
            pose: components["schemas"]["QualityFlaw"];
            /**
             * How much the quality suffers from this flaw, from 0 to 1; lower is better, below 0.3 is advised.
             *
             * @example 0.12
             */
            occlusion: components["schemas"]["QualityFlaw"];
            /**
             * How much the quality suffers from this flaw, from 0 to 1; lower is better, below 0.3 is advised.
             *
             * @example 0.12
             */
            illumination: components["schemas"]["QualityFlaw"];
        };
        /** A face of a library. Its image is not kept. */
        FaceSetFace: {
            /**
             * Where a face lies in its image, in pixels. The origin is the top left corner of the image; whether a box can reach
             * beyond the image is not documented.
             */
            bounding_box: components["schemas"]["BoundingBox"];
            /**
             * Values of the face's custom fields, by name; empty if none is declared or given. A declared field without a value may
             * be returned as `""`, also if its type is numeric.
             */
            external_fields: components["schemas"]["StoredFields"];
            /**
             * Id of the image that the face was added from: the caller's own, or one that the service generated, which resembles
             * a UUID or is 32 hexadecimal digits. Faces from one image share it.
             *
             * @example gate-3_0192
             * @example 8d2f6c1e-3b70-4f4a-9c55-0e7a1b2c3d4e
             */
            external_image_id: components["schemas"]["ExternalImageId"];
            /**
             * Id of a face in a library, chosen by the service when the face is added. Pages call it eight letters; digits were
             * observed as well.
             *
             * @example hY7pLc2Z
             */
            face_id: components["schemas"]["FaceId"];
        };
        /**
         * Id of the library, chosen at random by the service: eight characters, letters and digits as far as observed.
         *
         * @example ylXMMZTO
         */
        FaceSetId: string;
        /** The state of a facial image library. */
        FaceSetInfo: {
            /**
             * How many facial features the library holds now.
             *
             * Format: int32
             *
             * @example 0
             */
            face_number: number;
            /**
             * The custom fields that the faces of a library may carry, by name. For reserved names see
             * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             */
            external_fields: components["schemas"]["ExternalFieldTypes"];
            /**
             * Id of the library, chosen at random by the service: eight characters, letters and digits as far as observed.
             *
             * @example ylXMMZTO
             */
            face_set_id: components["schemas"]["FaceSetId"];
            /**
             * Name of a facial image library. A name that exists is refused (`FRS.0301`). No character set is documented, but
             * characters outside `A-Z a-z 0-9 _ -` are unsafe: SDKs disagree on how such a name is signed. A leading `_` is allowed
             * but discouraged: monitoring cannot count the faces of such a library. The length is documented on the China site only.
             *
             * @example visitors
             */
            face_set_name: components["schemas"]["FaceSetName"];
            /**
             * When the library was created, as `YYYY-MM-DD HH:MM:SS`. The service does not say in which time zone.
             *
             * @example 2018-05-11 07:49:40
             */
            create_date: string;
            /**
             * How many facial features the library can hold. A library that was enlarged on request can hold more than the
             * 100,000 that can be asked for at creation.
             *
             * Format: int32
             *
             * @example 100000
             */
            face_set_capacity: number;
        };
        /**
         * Name of a facial image library. A name that exists is refused (`FRS.0301`). No character set is documented, but
         * characters outside `A-Z a-z 0-9 _ -` are unsafe: SDKs disagree on how such a name is signed. A leading `_` is allowed
         * but discouraged: monitoring cannot count the faces of such a library. The length is documented on the China site only.
         *
         * @example visitors
         */
        FaceSetName: string;
        /** One library. */
        FaceSetResponse: {
            /** The state of a facial image library. */
            face_set_info: components["schemas"]["FaceSetInfo"];
        };
        /** Faces of a library. There is neither a total nor a link to further faces. */
        FacesResponse: {
            /**
             * Id of the library, chosen at random by the service: eight characters, letters and digits as far as observed.
             *
             * @example ylXMMZTO
             */
            face_set_id: components["schemas"]["FaceSetId"];
            /**
             * Name of a facial image library. A name that exists is refused (`FRS.0301`). No character set is documented, but
             * characters outside `A-Z a-z 0-9 _ -` are unsafe: SDKs disagree on how such a name is signed. A leading `_` is allowed
             * but discouraged: monitoring cannot count the faces of such a library. The length is documented on the China site only.
             *
             * @example visitors
             */
            face_set_name: components["schemas"]["FaceSetName"];
            /** The faces that were added, or that were asked for. */
            faces: components["schemas"]["FaceSetFace"][];
        };
        /**
         * Whether glasses are worn; `dark` stands for sunglasses.
         *
         * @example dark
         */
        Glass: "yes" | "dark" | "none" | "unknown" | (string & {});
        /**
         * Whether a hat is worn.
         *
         * @example none
         */
        Hat: "yes" | "none" | "unknown" | (string & {});
        /**
         * How the head is turned, in degrees. Listed on the page of the attributes and in older SDKs only.
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
        /** The form of the token operation. */
        IamError: {
            /** What went wrong. */
            error: components["schemas"]["IamErrorDetail"];
        };
        /** What went wrong. */
        IamErrorDetail: {
            /**
             * The HTTP status.
             *
             * Format: int32
             *
             * @example 401
             */
            code: number;
            /**
             * What went wrong, in words.
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
        /** Addresses of this answer and of its neighbours. */
        IamLinks: {
            /**
             * Address of this one.
             *
             * @example https://iam.ap-southeast-1.myhuaweicloud.com/v3/projects
             */
            self?: string;
            /**
             * Address of the next page, if there is one.
             *
             * @example null
             */
            next?: string | null;
            /**
             * Address of the page before, if there is one.
             *
             * @example null
             */
            previous?: string | null;
        };
        /** A project of an account, which belongs to one region. */
        IamProject: {
            /**
             * Id of the project, the `project_id` of FRS paths.
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
             * Id of the project above this one, or of the account.
             *
             * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
             */
            parent_id?: string;
            /**
             * What the project is for; may be empty.
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
            /** Addresses of this answer and of its neighbours. */
            links?: components["schemas"]["IamLinks"];
        };
        /** The libraries of the current user. */
        ListFaceSetsResponse: {
            /** One entry for each library, in no documented order. Absent if the call fails. */
            face_sets_info: components["schemas"]["FaceSetInfo"][];
        };
        /** The projects that match. */
        ListProjectsResponse: {
            /** One entry for each project. */
            projects: components["schemas"]["IamProject"][];
            /** Addresses of this answer and of its neighbours. */
            links?: components["schemas"]["IamLinks"];
        };
        /** What was found in the image. */
        LivelessDetectResult: {
            /**
             * Whether it shows a living person; true if `confidence` is above 0.5.
             *
             * @example false
             */
            alive?: boolean;
            /**
             * How sure it is that the person is alive, from 0 to 1.
             *
             * Format: double
             *
             * @example 0.18
             */
            confidence?: number;
            /**
             * The largest face that was found, as an image in base64.
             *
             * @example /9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z
             */
            picture?: string;
        };
        /** How an action was performed. The SDKs call this single entry `ActionsList`. */
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
             * How sure it is that the action was performed, from 0 to 1.
             *
             * Format: double
             *
             * @example 0.87
             */
            confidence?: number;
        };
        /** One warning. The SDKs call this single entry `WarningList`. */
        LivenessWarning: {
            /**
             * Number of the warning.
             *
             * | Number | Meaning in a video | Number | Meaning in an image |
             * |---|---|---|---|
             * | 1 | face does not look to the front | 101 | low quality of the face as a whole |
             * | 2 | shorter than 1 s | 102 | blurred face |
             * | 3 | longer than 15 s | 103 | head turned too far |
             * | 4 | two faces | 104 | occluded face |
             * | 5 | no face | 105 | too dark |
             * | 6 | action too small | 106 | several faces |
             * | 7 | poor quality, or not a real person | | |
             * | 8 | no frame good enough to choose | | |
             *
             * Format: int32
             *
             * @example 102
             */
            warningCode?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 101 | 102 | 103 | 104 | 105 | 106 | (number & {});
            /**
             * The warning in words.
             *
             * @example face is blurred
             */
            warningMsg?: string;
        };
        /** What to watch out for; an empty list if there is nothing. */
        LivenessWarnings: components["schemas"]["LivenessWarning"][];
        /**
         * How much the quality suffers from this flaw, from 0 to 1; lower is better, below 0.3 is advised.
         *
         * Format: double
         *
         * @example 0.12
         */
        QualityFlaw: number;
        /** A face of the library and how similar it is. */
        SearchFace: {
            /**
             * Where a face lies in its image, in pixels. The origin is the top left corner of the image; whether a box can reach
             * beyond the image is not documented.
             */
            bounding_box: components["schemas"]["BoundingBox"];
            /**
             * How alike two faces are, from 0 to 1; above 0.93 they usually belong to the same person.
             *
             * @example 0.9612
             * @example 1
             */
            similarity: components["schemas"]["Similarity"];
            /**
             * Values of the face's custom fields, by name; empty if none is declared or given. A declared field without a value may
             * be returned as `""`, also if its type is numeric.
             */
            external_fields?: components["schemas"]["StoredFields"];
            /**
             * Id of the image that the face was added from: the caller's own, or one that the service generated, which resembles
             * a UUID or is 32 hexadecimal digits. Faces from one image share it.
             *
             * @example gate-3_0192
             * @example 8d2f6c1e-3b70-4f4a-9c55-0e7a1b2c3d4e
             */
            external_image_id: components["schemas"]["ExternalImageId"];
            /**
             * Id of a face in a library, chosen by the service when the face is added. Pages call it eight letters; digits were
             * observed as well.
             *
             * @example hY7pLc2Z
             */
            face_id: components["schemas"]["FaceId"];
        };
        /** The faces that were found. */
        SearchFacesResponse: {
            /** Up to `top_n` faces, without `sort` the most similar first. */
            faces: components["schemas"]["SearchFace"][];
        };
        /**
         * How alike two faces are, from 0 to 1; above 0.93 they usually belong to the same person.
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
         * Values of the face's custom fields, by name; empty if none is declared or given. A declared field without a value may
         * be returned as `""`, also if its type is numeric.
         */
        StoredFields: {
            [key: string]: components["schemas"]["StoredFieldValue"];
        };
        /** A temporary access key. Its three parts are used together. */
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
        /** The token without its text. */
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
            /** The user whom the token was issued to. */
            user: components["schemas"]["TokenUser"];
            /** The project that the token is scoped to. */
            project?: components["schemas"]["TokenProject"];
            /** An account. */
            domain?: components["schemas"]["TokenDomain"];
            /** What the token permits. */
            roles?: components["schemas"]["TokenRole"][];
            /** The services that the token may reach. */
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
        /** The user whom the token was issued to. */
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
        /** Declares the type of one custom field. */
        TypeInfo: {
            /**
             * Type of the values.
             *
             * @example integer
             */
            type?: "string" | "integer" | "long" | "double" | "float" | "boolean" | (string & {});
        };
        /** What was found in the video. */
        VideoDetectResult: {
            /**
             * Whether it shows a living person who performs the actions.
             *
             * @example true
             */
            alive?: boolean;
            /** One entry for each action. */
            actions?: components["schemas"]["LivenessAction"][];
            /**
             * The largest face that was found, as a JPG in base64, in the resolution of the video.
             *
             * @example /9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z
             */
            picture?: string;
        };
    };
    responses: {
        /** The gateway cannot reach the service. Repeat later. */
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
        /** The request is wrong: repeat it only after a change. */
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
        /** The request is wrong, for example because no face has that id: repeat it only after a change. */
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
        /** The library is full, or the credential is known but may not do this. */
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
        /** The request is wrong, for example because the name is taken: repeat it only after a change. */
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
        /** The request is wrong, for example because no library has that name: repeat it only after a change. */
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
        /** The request is wrong, for example because the image shows no face: repeat it only after a change. */
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
        /** The request is wrong, for example because an image shows no face: repeat it only after a change. */
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
        /** The request is wrong, for example because no face matches the criterion: repeat it only after a change. */
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
        /** The request is wrong, for example because the window reaches too far: repeat it only after a change. */
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
        /** The request is wrong, for example because the image shows no face: repeat it only after a change. */
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
        /** The request is wrong, for example because no face matches the filter: repeat it only after a change. */
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
        /** The credential is known but may not do this. */
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
        /** The service took longer than the gateway waits. The call may have had its effect. */
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
        /** The request is wrong: repeat it only after a change. */
        IamBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** The user is known but may not do this. */
        IamForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** The identity service failed. Repeat later. */
        IamInternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** There is no such project, account or path. */
        IamNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** Any other status; the body has one of the two forms of every error. */
        IamOtherError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** The identity service is unavailable. Repeat later. */
        IamServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** Too many requests. Wait, as long as `Retry-After` says if it is there, then repeat. */
        IamTooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** The identity service did not accept the token or the signature, or there was none. */
        IamUnauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** The request is wrong, for example because the image cannot be read: repeat it only after a change. */
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
        /** The service or the gateway failed. Repeat later. A page sample shows `FRS.0018` under 400 as well. */
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
        /** The identity service did not accept user, password or code. */
        LoginRefused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** The gateway knows no such path or method. An unknown library is answered with 400 instead. */
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
        /** Any other status; the body has the form of every error. */
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
        /** The body is larger than the gateway accepts. */
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
        /** The identity service, or the service itself, is unavailable. Repeat later. */
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
        /** The request is wrong, for example because the image shows several faces: repeat it only after a change. */
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
        /** The gateway did not accept the token or the signature, or there was none. */
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
        /** The request is wrong, for example because the video cannot be parsed: repeat it only after a change. */
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
         * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
         * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
         * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
         * every operation, the international site on none.
         *
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        EnterpriseProjectId: string;
        /**
         * Name of the facial image library. An unknown name is answered with `FRS.0302`.
         *
         * @example visitors
         */
        FaceSetName: requests["schemas"]["FaceSetName"];
        /**
         * Id of the project that the call works in. It must be the project of the region called and the one that the
         * credential is scoped to, otherwise the answer is `FRS.0028`.
         * You find it in the console under "My Credentials", or with `listProjects`.
         * No format is documented; in practice it is 32 lower-case hexadecimal digits.
         *
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        ProjectId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * How long to wait, in seconds or as an HTTP date. Not always sent.
         *
         * @example 1
         */
        "Retry-After": string;
        /**
         * Identifies this answer; quote it when you contact support. FRS builds it from a UUID, a timestamp and a host name and
         * spells it `X-request-id` on its pages.
         *
         * @example 6f1d2c3b-4a59-4876-9687-a5b4c3d2e1f0-1709280930123-frs-api-7
         */
        "X-Request-Id": string;
        /**
         * The token, to be sent as `X-Auth-Token`. Treat it like a password.
         *
         * @example MIINRwYJKoZIhvcNAQcCoIINODCCDTQCAQExDT...
         */
        "X-Subject-Token": string;
        /**
         * How many requests the window allows in all.
         *
         * @example 10
         */
        "X-ratelimit": number;
        /**
         * The name reads as the number of requests used in the window; the official text describes it as the number of
         * requests that are left. Do not base decisions on it.
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
export type AccountName = requests["schemas"]["AccountName"];
export type ActionTime = requests["schemas"]["ActionTime"];
export type Actions = requests["schemas"]["Actions"];
export type AddFacesByBase64 = requests["schemas"]["AddFacesByBase64"];
export type AddFacesByUrl = requests["schemas"]["AddFacesByUrl"];
export type AddFacesMultipart = requests["schemas"]["AddFacesMultipart"];
export type AddFacesRequest = requests["schemas"]["AddFacesRequest"];
export type Attributes = components['schemas']['Attributes'];
export type BoundingBox = components['schemas']['BoundingBox'];
export type CatalogEndpoint = components['schemas']['CatalogEndpoint'];
export type CatalogService = components['schemas']['CatalogService'];
export type CompareFace = components['schemas']['CompareFace'];
export type CompareFacesByBase64 = requests["schemas"]["CompareFacesByBase64"];
export type CompareFacesByUrl = requests["schemas"]["CompareFacesByUrl"];
export type CompareFacesMultipart = requests["schemas"]["CompareFacesMultipart"];
export type CompareFacesRequest = requests["schemas"]["CompareFacesRequest"];
export type CompareFacesResponse = components['schemas']['CompareFacesResponse'];
export type CreateFaceSetRequest = requests["schemas"]["CreateFaceSetRequest"];
export type CreateTemporaryAccessKeyRequest = requests["schemas"]["CreateTemporaryAccessKeyRequest"];
export type CreateTemporaryAccessKeyResponse = components['schemas']['CreateTemporaryAccessKeyResponse'];
export type CreateTokenRequest = requests["schemas"]["CreateTokenRequest"];
export type CreateTokenResponse = components['schemas']['CreateTokenResponse'];
export type CustomFieldCriterion = requests["schemas"]["CustomFieldCriterion"];
export type CustomFieldName = requests["schemas"]["CustomFieldName"];
export type DeleteFaceSetResponse = components['schemas']['DeleteFaceSetResponse'];
export type DeleteFacesByFilterRequest = requests["schemas"]["DeleteFacesByFilterRequest"];
export type DetectActionLivenessByBase64 = requests["schemas"]["DetectActionLivenessByBase64"];
export type DetectActionLivenessByUrl = requests["schemas"]["DetectActionLivenessByUrl"];
export type DetectActionLivenessMultipart = requests["schemas"]["DetectActionLivenessMultipart"];
export type DetectActionLivenessRequest = requests["schemas"]["DetectActionLivenessRequest"];
export type DetectActionLivenessResponse = components['schemas']['DetectActionLivenessResponse'];
export type DetectFace = components['schemas']['DetectFace'];
export type DetectFacesByBase64 = requests["schemas"]["DetectFacesByBase64"];
export type DetectFacesByUrl = requests["schemas"]["DetectFacesByUrl"];
export type DetectFacesMultipart = requests["schemas"]["DetectFacesMultipart"];
export type DetectFacesRequest = requests["schemas"]["DetectFacesRequest"];
export type DetectFacesResponse = components['schemas']['DetectFacesResponse'];
export type DetectSilentLivenessByBase64 = requests["schemas"]["DetectSilentLivenessByBase64"];
export type DetectSilentLivenessByUrl = requests["schemas"]["DetectSilentLivenessByUrl"];
export type DetectSilentLivenessMultipart = requests["schemas"]["DetectSilentLivenessMultipart"];
export type DetectSilentLivenessRequest = requests["schemas"]["DetectSilentLivenessRequest"];
export type DetectSilentLivenessResponse = components['schemas']['DetectSilentLivenessResponse'];
export type Dress = components['schemas']['Dress'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type ExternalFieldTypes = components['schemas']['ExternalFieldTypes'];
export type ExternalFieldValue = requests["schemas"]["ExternalFieldValue"];
export type ExternalFields = requests["schemas"]["ExternalFields"];
export type ExternalImageId = components['schemas']['ExternalImageId'];
export type FaceExpression = components['schemas']['FaceExpression'];
export type FaceId = components['schemas']['FaceId'];
export type FaceNumberResponse = components['schemas']['FaceNumberResponse'];
export type FaceQuality = components['schemas']['FaceQuality'];
export type FaceSetFace = components['schemas']['FaceSetFace'];
export type FaceSetId = components['schemas']['FaceSetId'];
export type FaceSetInfo = components['schemas']['FaceSetInfo'];
export type FaceSetName = components['schemas']['FaceSetName'];
export type FaceSetResponse = components['schemas']['FaceSetResponse'];
export type FacesResponse = components['schemas']['FacesResponse'];
export type Filter = requests["schemas"]["Filter"];
export type Glass = components['schemas']['Glass'];
export type Hat = components['schemas']['Hat'];
export type HeadPose = components['schemas']['HeadPose'];
export type IamError = components['schemas']['IamError'];
export type IamErrorDetail = components['schemas']['IamErrorDetail'];
export type IamErrorResponse = components['schemas']['IamErrorResponse'];
export type IamLinks = components['schemas']['IamLinks'];
export type IamProject = components['schemas']['IamProject'];
export type ImageBase64 = requests["schemas"]["ImageBase64"];
export type ImageFile = requests["schemas"]["ImageFile"];
export type ListFaceSetsResponse = components['schemas']['ListFaceSetsResponse'];
export type ListProjectsResponse = components['schemas']['ListProjectsResponse'];
export type LivelessDetectResult = components['schemas']['LivelessDetectResult'];
export type LivenessAction = components['schemas']['LivenessAction'];
export type LivenessWarning = components['schemas']['LivenessWarning'];
export type LivenessWarnings = components['schemas']['LivenessWarnings'];
export type NewExternalImageId = requests["schemas"]["NewExternalImageId"];
export type NodThreshold = requests["schemas"]["NodThreshold"];
export type ObsUrl = requests["schemas"]["ObsUrl"];
export type PasswordIdentity = requests["schemas"]["PasswordIdentity"];
export type PasswordTotpIdentity = requests["schemas"]["PasswordTotpIdentity"];
export type PasswordUser = requests["schemas"]["PasswordUser"];
export type QualityFlaw = components['schemas']['QualityFlaw'];
export type RequestedAttributes = requests["schemas"]["RequestedAttributes"];
export type ReturnFields = requests["schemas"]["ReturnFields"];
export type SearchFace = components['schemas']['SearchFace'];
export type SearchFacesByBase64 = requests["schemas"]["SearchFacesByBase64"];
export type SearchFacesByFaceId = requests["schemas"]["SearchFacesByFaceId"];
export type SearchFacesByUrl = requests["schemas"]["SearchFacesByUrl"];
export type SearchFacesMultipart = requests["schemas"]["SearchFacesMultipart"];
export type SearchFacesRequest = requests["schemas"]["SearchFacesRequest"];
export type SearchFacesResponse = components['schemas']['SearchFacesResponse'];
export type Similarity = components['schemas']['Similarity'];
export type Single = requests["schemas"]["Single"];
export type SortKey = requests["schemas"]["SortKey"];
export type SortKeys = requests["schemas"]["SortKeys"];
export type StoredFieldValue = components['schemas']['StoredFieldValue'];
export type StoredFields = components['schemas']['StoredFields'];
export type TemporaryAccessKey = components['schemas']['TemporaryAccessKey'];
export type TemporaryAccessKeyAuth = requests["schemas"]["TemporaryAccessKeyAuth"];
export type TemporaryAccessKeyIdentity = requests["schemas"]["TemporaryAccessKeyIdentity"];
export type TemporaryAccessKeyLifetime = requests["schemas"]["TemporaryAccessKeyLifetime"];
export type Threshold = requests["schemas"]["Threshold"];
export type TokenAuth = requests["schemas"]["TokenAuth"];
export type TokenDomain = components['schemas']['TokenDomain'];
export type TokenIdentity = requests["schemas"]["TokenIdentity"];
export type TokenInfo = components['schemas']['TokenInfo'];
export type TokenProject = components['schemas']['TokenProject'];
export type TokenRole = components['schemas']['TokenRole'];
export type TokenScope = requests["schemas"]["TokenScope"];
export type TokenScopeTarget = requests["schemas"]["TokenScopeTarget"];
export type TokenUser = components['schemas']['TokenUser'];
export type TopN = requests["schemas"]["TopN"];
export type TotpLogin = requests["schemas"]["TotpLogin"];
export type TotpUser = requests["schemas"]["TotpUser"];
export type TypeInfo = components['schemas']['TypeInfo'];
export type UpdateFaceFields = requests["schemas"]["UpdateFaceFields"];
export type UpdateFaceImageId = requests["schemas"]["UpdateFaceImageId"];
export type UpdateFaceRequest = requests["schemas"]["UpdateFaceRequest"];
export type UserPasswordLogin = requests["schemas"]["UserPasswordLogin"];
export type VideoBase64 = requests["schemas"]["VideoBase64"];
export type VideoDetectResult = components['schemas']['VideoDetectResult'];
export type VideoFile = requests["schemas"]["VideoFile"];
export type ResponseBadGateway = components['responses']['BadGateway'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseFaceNotUpdated = components['responses']['FaceNotUpdated'];
export type ResponseFaceSetFull = components['responses']['FaceSetFull'];
export type ResponseFaceSetNotCreated = components['responses']['FaceSetNotCreated'];
export type ResponseFaceSetNotFound = components['responses']['FaceSetNotFound'];
export type ResponseFacesNotAdded = components['responses']['FacesNotAdded'];
export type ResponseFacesNotCompared = components['responses']['FacesNotCompared'];
export type ResponseFacesNotDeleted = components['responses']['FacesNotDeleted'];
export type ResponseFacesNotListed = components['responses']['FacesNotListed'];
export type ResponseFacesNotSearched = components['responses']['FacesNotSearched'];
export type ResponseFilterMatchesNothing = components['responses']['FilterMatchesNothing'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseGatewayTimeout = components['responses']['GatewayTimeout'];
export type ResponseIamBadRequest = components['responses']['IamBadRequest'];
export type ResponseIamForbidden = components['responses']['IamForbidden'];
export type ResponseIamInternalServerError = components['responses']['IamInternalServerError'];
export type ResponseIamNotFound = components['responses']['IamNotFound'];
export type ResponseIamOtherError = components['responses']['IamOtherError'];
export type ResponseIamServiceUnavailable = components['responses']['IamServiceUnavailable'];
export type ResponseIamTooManyRequests = components['responses']['IamTooManyRequests'];
export type ResponseIamUnauthorized = components['responses']['IamUnauthorized'];
export type ResponseImageRefused = components['responses']['ImageRefused'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ResponseLoginRefused = components['responses']['LoginRefused'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseOtherError = components['responses']['OtherError'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ResponseStillImageRefused = components['responses']['StillImageRefused'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseVideoRefused = components['responses']['VideoRefused'];
export type ParameterEnterpriseProjectId = components['parameters']['EnterpriseProjectId'];
export type ParameterFaceSetName = components['parameters']['FaceSetName'];
export type ParameterProjectId = components['parameters']['ProjectId'];
export type HeaderRetryAfter = components['headers']['Retry-After'];
export type HeaderXRequestId = components['headers']['X-Request-Id'];
export type HeaderXSubjectToken = components['headers']['X-Subject-Token'];
export type HeaderXRatelimit = components['headers']['X-ratelimit'];
export type HeaderXRatelimitUsed = components['headers']['X-ratelimit-used'];
export type HeaderXRatelimitWindow = components['headers']['X-ratelimit-window'];
export type $defs = Record<string, never>;
export interface operations {
    detectFaces: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** The image and the attributes to determine. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
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
            /** How alike the faces are. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
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
            /** Whether the person is alive. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
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
            /** Whether the person is alive. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
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
            /** Whether the person is alive. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 *
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /** What to look for, and how. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The libraries of the user; an empty list if there are none. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** Name, capacity and custom fields of the new library. */
        requestBody: {
            content: {
                "application/json": requests["schemas"]["CreateFaceSetRequest"];
            };
        };
        responses: {
            /** The library was created. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 *
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The library. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 *
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The library was deleted. */
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
                 * How many faces to skip.
                 *
                 * @example 0
                 */
                offset?: number;
                /**
                 * How many faces to return at most.
                 *
                 * @example 2
                 */
                limit?: number;
                /** Returns this face only. */
                face_id?: requests["schemas"]["FaceId"];
            };
            header?: {
                /**
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 *
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The faces. */
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
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
                 * boolean is written as text. The official pages and the
                 * older official SDKs document this; the current SDKs have no operation for it.
                 */
                custom_field?: requests["schemas"]["CustomFieldCriterion"];
            };
            header?: {
                /**
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
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
                 * Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 * A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 * The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 * every operation, the international site on none.
                 *
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * Id of the project that the call works in. It must be the project of the region called and the one that the
                 * credential is scoped to, otherwise the answer is `FRS.0028`.
                 * You find it in the console under "My Credentials", or with `listProjects`.
                 * No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 *
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * Name of the facial image library. An unknown name is answered with `FRS.0302`.
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
                 * Any text leaves `catalog` out of the answer.
                 *
                 * @example true
                 */
                nocatalog?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and what the token is for. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
        /** For how long the key is needed. */
        requestBody: {
            content: {
                "application/json": requests["schemas"]["CreateTemporaryAccessKeyRequest"];
            };
        };
        responses: {
            /** The key was issued. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                 * Projects of this account only.
                 *
                 * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
                 */
                domain_id?: string;
                /**
                 * The project of this name only; for the project of a region, the id of the region.
                 *
                 * @example ap-southeast-1
                 */
                name?: string;
                /**
                 * Projects below this project or account only.
                 *
                 * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
                 */
                parent_id?: string;
                /**
                 * Projects that can, or cannot, be used only.
                 *
                 * @example true
                 */
                enabled?: boolean;
                /**
                 * Number of the page, together with `per_page`.
                 *
                 * @example 1
                 */
                page?: number;
                /**
                 * Projects on a page, together with `page`.
                 *
                 * @example 100
                 */
                per_page?: number;
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProjectsResponse"];
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
}
export interface requests {
    schemas: {
        /** The account that the user belongs to. */
        AccountName: {
            /**
             * Name of the account.
             *
             * @example example-account
             */
            name: string;
        };
        /**
         * When each action happens: one time range for each action, in the order of `actions`, with start and end in
         * milliseconds from the start of the video. The official pages do not show how it is written; a third-party client
         * writes `start-end`, joined by commas.
         *
         * @example 800-2600,3100-5200
         */
        ActionTime: string;
        /**
         * The actions that the person performs, in order: their numbers, separated by commas. A single action is advised;
         * more than 10 are answered with `FRS.0704`.
         *
         * | Number | Action |
         * |---|---|
         * | 1 | turn the head to the left |
         * | 2 | turn the head to the right |
         * | 3 | nod |
         * | 4 | open the mouth |
         * | 5 | blink (documented on the China site only) |
         *
         * @example 3
         * @example 3,1
         */
        Actions: string;
        /** Adds the faces of an image in the request itself. */
        AddFacesByBase64: {
            /**
             * The bytes of the image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
             *
             * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image_base64: requests["schemas"]["ImageBase64"];
            /**
             * Your own id of the image.
             *
             * @example gate-3_0192
             */
            external_image_id?: requests["schemas"]["NewExternalImageId"] | undefined;
            /**
             * Values of custom fields, by name. The library must declare the field (else `FRS.0405`) with a type that the value fits
             * (else `FRS.0406`). Of a field given twice, the last value counts.
             */
            external_fields?: requests["schemas"]["ExternalFields"] | undefined;
            /**
             * Whether only the largest face is added, instead of every face of the image. The international site does not list this
             * field: there, every face is added.
             *
             * @default false
             * @example true
             */
            single?: requests["schemas"]["Single"] | undefined;
        };
        /** Adds the faces of an image that the service fetches. */
        AddFacesByUrl: {
            /**
             * Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
             * the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
             * URL, older ones `/<bucket>/<object>`.
             *
             * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
             * @example /my-bucket/in/7.jpg
             */
            image_url: requests["schemas"]["ObsUrl"];
            /**
             * Your own id of the image.
             *
             * @example gate-3_0192
             */
            external_image_id?: requests["schemas"]["NewExternalImageId"] | undefined;
            /**
             * Values of custom fields, by name. The library must declare the field (else `FRS.0405`) with a type that the value fits
             * (else `FRS.0406`). Of a field given twice, the last value counts.
             */
            external_fields?: requests["schemas"]["ExternalFields"] | undefined;
            /**
             * Whether only the largest face is added, instead of every face of the image. The international site does not list this
             * field: there, every face is added.
             *
             * @default false
             * @example true
             */
            single?: requests["schemas"]["Single"] | undefined;
        };
        /** The image as a file, and what to store with its faces. An object is sent as its JSON text. */
        AddFacesMultipart: {
            /**
             * The image as a file part.
             *
             * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image_file: requests["schemas"]["ImageFile"];
            /**
             * Your own id of the image.
             *
             * @example gate-3_0192
             */
            external_image_id?: requests["schemas"]["NewExternalImageId"] | undefined;
            /**
             * The object `external_fields` as JSON text.
             *
             * @example {"visits":1,"site":"lab"}
             */
            external_fields?: string | undefined;
            /**
             * Whether only the largest face is added, instead of every face of the image. The international site does not list this
             * field: there, every face is added.
             *
             * @default false
             * @example true
             */
            single?: requests["schemas"]["Single"] | undefined;
        };
        /** The image, as base64 or in OBS, and what to store with its faces. */
        AddFacesRequest: requests["schemas"]["AddFacesByBase64"] | requests["schemas"]["AddFacesByUrl"];
        /** Two images in the request itself. Together they have less than 8 MB. */
        CompareFacesByBase64: {
            /**
             * The bytes of the image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
             *
             * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image1_base64: requests["schemas"]["ImageBase64"];
            /**
             * The bytes of the image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
             *
             * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image2_base64: requests["schemas"]["ImageBase64"];
        };
        /** Two images that the service fetches. Together they have less than 8 MB. */
        CompareFacesByUrl: {
            /**
             * Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
             * the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
             * URL, older ones `/<bucket>/<object>`.
             *
             * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
             * @example /my-bucket/in/7.jpg
             */
            image1_url: requests["schemas"]["ObsUrl"];
            /**
             * Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
             * the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
             * URL, older ones `/<bucket>/<object>`.
             *
             * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
             * @example /my-bucket/in/7.jpg
             */
            image2_url: requests["schemas"]["ObsUrl"];
        };
        /** The two images as files. Together they have less than 8 MB. */
        CompareFacesMultipart: {
            /**
             * The image as a file part.
             *
             * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image1_file: requests["schemas"]["ImageFile"];
            /**
             * The image as a file part.
             *
             * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image2_file: requests["schemas"]["ImageFile"];
        };
        /** The two images, both as base64 or both in OBS. */
        CompareFacesRequest: requests["schemas"]["CompareFacesByBase64"] | requests["schemas"]["CompareFacesByUrl"];
        /** What a new library looks like. */
        CreateFaceSetRequest: {
            /**
             * Name of a facial image library. A name that exists is refused (`FRS.0301`). No character set is documented, but
             * characters outside `A-Z a-z 0-9 _ -` are unsafe: SDKs disagree on how such a name is signed. A leading `_` is allowed
             * but discouraged: monitoring cannot count the faces of such a library. The length is documented on the China site only.
             *
             * @example visitors
             */
            face_set_name: requests["schemas"]["FaceSetName"];
            /**
             * How many facial features the library can hold: a multiple of 10,000.
             * One official page writes it as a JSON string, which the service seems to tolerate; send a number.
             *
             * Format: int32
             *
             * @default 100000
             * @example 20000
             */
            face_set_capacity?: number | undefined;
            /**
             * The custom fields that the faces of a library may carry, by name. For reserved names see
             * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             */
            external_fields?: requests["schemas"]["ExternalFieldTypes"] | undefined;
        };
        /** For how long the key is needed. */
        CreateTemporaryAccessKeyRequest: {
            /** Credentials. */
            auth: requests["schemas"]["TemporaryAccessKeyAuth"];
        };
        /** Who asks for a token, and what it is for. */
        CreateTokenRequest: {
            /** Credentials and scope. */
            auth: requests["schemas"]["TokenAuth"];
        };
        /** One custom field and its value. Empty values are not supported. */
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
             * Which faces count, by their custom fields and `external_image_id`. For the syntax see
             * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             *
             * @example visits:[3 TO 9]
             * @example visits:{0 TO 2} && (!site:lab)
             */
            filter: requests["schemas"]["Filter"];
        };
        /** A video in the request itself. */
        DetectActionLivenessByBase64: {
            /**
             * The bytes of the video as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
             *
             * @example AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
             */
            video_base64: requests["schemas"]["VideoBase64"];
            /**
             * The actions that the person performs, in order: their numbers, separated by commas. A single action is advised;
             * more than 10 are answered with `FRS.0704`.
             *
             * | Number | Action |
             * |---|---|
             * | 1 | turn the head to the left |
             * | 2 | turn the head to the right |
             * | 3 | nod |
             * | 4 | open the mouth |
             * | 5 | blink (documented on the China site only) |
             *
             * @example 3
             * @example 3,1
             */
            actions: requests["schemas"]["Actions"];
            /**
             * When each action happens: one time range for each action, in the order of `actions`, with start and end in
             * milliseconds from the start of the video. The official pages do not show how it is written; a third-party client
             * writes `start-end`, joined by commas.
             *
             * @example 800-2600,3100-5200
             */
            action_time?: requests["schemas"]["ActionTime"] | undefined;
            /**
             * How far the head must move to count as a nod, in degrees. The larger, the harder to count.
             *
             * @default 10
             * @example 12.5
             */
            nod_threshold?: requests["schemas"]["NodThreshold"] | undefined;
        };
        /** A video that the service fetches. */
        DetectActionLivenessByUrl: {
            /**
             * Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
             * the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
             * URL, older ones `/<bucket>/<object>`.
             *
             * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
             * @example /my-bucket/in/7.jpg
             */
            video_url: requests["schemas"]["ObsUrl"];
            /**
             * The actions that the person performs, in order: their numbers, separated by commas. A single action is advised;
             * more than 10 are answered with `FRS.0704`.
             *
             * | Number | Action |
             * |---|---|
             * | 1 | turn the head to the left |
             * | 2 | turn the head to the right |
             * | 3 | nod |
             * | 4 | open the mouth |
             * | 5 | blink (documented on the China site only) |
             *
             * @example 3
             * @example 3,1
             */
            actions: requests["schemas"]["Actions"];
            /**
             * When each action happens: one time range for each action, in the order of `actions`, with start and end in
             * milliseconds from the start of the video. The official pages do not show how it is written; a third-party client
             * writes `start-end`, joined by commas.
             *
             * @example 800-2600,3100-5200
             */
            action_time?: requests["schemas"]["ActionTime"] | undefined;
            /**
             * How far the head must move to count as a nod, in degrees. The larger, the harder to count.
             *
             * @default 10
             * @example 12.5
             */
            nod_threshold?: requests["schemas"]["NodThreshold"] | undefined;
        };
        /** The video as a file, and the actions that it shows. */
        DetectActionLivenessMultipart: {
            /**
             * The video as a file part.
             *
             * @example data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
             */
            video_file: requests["schemas"]["VideoFile"];
            /**
             * The actions that the person performs, in order: their numbers, separated by commas. A single action is advised;
             * more than 10 are answered with `FRS.0704`.
             *
             * | Number | Action |
             * |---|---|
             * | 1 | turn the head to the left |
             * | 2 | turn the head to the right |
             * | 3 | nod |
             * | 4 | open the mouth |
             * | 5 | blink (documented on the China site only) |
             *
             * @example 3
             * @example 3,1
             */
            actions: requests["schemas"]["Actions"];
            /**
             * When each action happens: one time range for each action, in the order of `actions`, with start and end in
             * milliseconds from the start of the video. The official pages do not show how it is written; a third-party client
             * writes `start-end`, joined by commas.
             *
             * @example 800-2600,3100-5200
             */
            action_time?: requests["schemas"]["ActionTime"] | undefined;
            /**
             * How far the head must move to count as a nod, in degrees. The larger, the harder to count.
             *
             * @default 10
             * @example 12.5
             */
            nod_threshold?: requests["schemas"]["NodThreshold"] | undefined;
        };
        /** The video, as base64 or in OBS, and the actions that it shows. */
        DetectActionLivenessRequest: requests["schemas"]["DetectActionLivenessByBase64"] | requests["schemas"]["DetectActionLivenessByUrl"];
        /** An image in the request itself. */
        DetectFacesByBase64: {
            /**
             * The bytes of the image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
             *
             * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image_base64: requests["schemas"]["ImageBase64"];
            /**
             * Which attributes to determine: their numbers, separated by commas. What each number adds to `attributes` of the answer:
             *
             * | Number | Member |
             * |---|---|
             * | 1 | `gender` (the China site has stopped listing it) |
             * | 2 | `age` |
             * | 4 | `dress` with `glass` and `hat`; the two are also listed as members of their own |
             * | 6 | `mask` |
             * | 7 | `hair` |
             * | 8 | `beard` |
             * | 11 | `phototype` |
             * | 12 | `quality` |
             * | 13 | `expression` |
             * | 21 | `face_angle` |
             *
             * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are known from old SDKs only. The international site
             * documents no attributes: there, only the position of a face is returned.
             *
             * @example 2,12
             */
            attributes?: requests["schemas"]["RequestedAttributes"] | undefined;
        };
        /** An image that the service fetches. */
        DetectFacesByUrl: {
            /**
             * Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
             * the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
             * URL, older ones `/<bucket>/<object>`.
             *
             * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
             * @example /my-bucket/in/7.jpg
             */
            image_url: requests["schemas"]["ObsUrl"];
            /**
             * Which attributes to determine: their numbers, separated by commas. What each number adds to `attributes` of the answer:
             *
             * | Number | Member |
             * |---|---|
             * | 1 | `gender` (the China site has stopped listing it) |
             * | 2 | `age` |
             * | 4 | `dress` with `glass` and `hat`; the two are also listed as members of their own |
             * | 6 | `mask` |
             * | 7 | `hair` |
             * | 8 | `beard` |
             * | 11 | `phototype` |
             * | 12 | `quality` |
             * | 13 | `expression` |
             * | 21 | `face_angle` |
             *
             * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are known from old SDKs only. The international site
             * documents no attributes: there, only the position of a face is returned.
             *
             * @example 2,12
             */
            attributes?: requests["schemas"]["RequestedAttributes"] | undefined;
        };
        /** The image as a file, and the attributes to determine. */
        DetectFacesMultipart: {
            /**
             * The image as a file part.
             *
             * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image_file: requests["schemas"]["ImageFile"];
            /**
             * Which attributes to determine: their numbers, separated by commas. What each number adds to `attributes` of the answer:
             *
             * | Number | Member |
             * |---|---|
             * | 1 | `gender` (the China site has stopped listing it) |
             * | 2 | `age` |
             * | 4 | `dress` with `glass` and `hat`; the two are also listed as members of their own |
             * | 6 | `mask` |
             * | 7 | `hair` |
             * | 8 | `beard` |
             * | 11 | `phototype` |
             * | 12 | `quality` |
             * | 13 | `expression` |
             * | 21 | `face_angle` |
             *
             * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are known from old SDKs only. The international site
             * documents no attributes: there, only the position of a face is returned.
             *
             * @example 2,12
             */
            attributes?: requests["schemas"]["RequestedAttributes"] | undefined;
        };
        /** The image, as base64 or in OBS, and the attributes to determine. */
        DetectFacesRequest: requests["schemas"]["DetectFacesByBase64"] | requests["schemas"]["DetectFacesByUrl"];
        /** An image in the request itself. */
        DetectSilentLivenessByBase64: {
            /**
             * The bytes of the image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
             *
             * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image_base64: requests["schemas"]["ImageBase64"];
        };
        /** An image that the service fetches. */
        DetectSilentLivenessByUrl: {
            /**
             * Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
             * the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
             * URL, older ones `/<bucket>/<object>`.
             *
             * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
             * @example /my-bucket/in/7.jpg
             */
            image_url: requests["schemas"]["ObsUrl"];
        };
        /** The image as a file. */
        DetectSilentLivenessMultipart: {
            /**
             * The image as a file part.
             *
             * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image_file: requests["schemas"]["ImageFile"];
        };
        /** The image, as base64 or in OBS. */
        DetectSilentLivenessRequest: requests["schemas"]["DetectSilentLivenessByBase64"] | requests["schemas"]["DetectSilentLivenessByUrl"];
        /**
         * The custom fields that the faces of a library may carry, by name. For reserved names see
         * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
         */
        ExternalFieldTypes: {
            [key: string]: requests["schemas"]["TypeInfo"];
        };
        /**
         * Value of a custom field. A string has 1 to 256 characters of `A-Z a-z 0-9 _ -`; a number is plain JSON, without a
         * suffix such as `100L`.
         *
         * @example lab
         * @example 2
         * @example true
         */
        ExternalFieldValue: string | number | boolean;
        /**
         * Values of custom fields, by name. The library must declare the field (else `FRS.0405`) with a type that the value fits
         * (else `FRS.0406`). Of a field given twice, the last value counts.
         */
        ExternalFields: {
            [key: string]: requests["schemas"]["ExternalFieldValue"];
        };
        /**
         * Id of a face in a library, chosen by the service when the face is added. Pages call it eight letters; digits were
         * observed as well.
         *
         * @example hY7pLc2Z
         */
        FaceId: string;
        /**
         * Name of a facial image library. A name that exists is refused (`FRS.0301`). No character set is documented, but
         * characters outside `A-Z a-z 0-9 _ -` are unsafe: SDKs disagree on how such a name is signed. A leading `_` is allowed
         * but discouraged: monitoring cannot count the faces of such a library. The length is documented on the China site only.
         *
         * @example visitors
         */
        FaceSetName: string;
        /**
         * Which faces count, by their custom fields and `external_image_id`. For the syntax see
         * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
         *
         * @example visits:[3 TO 9]
         * @example visits:{0 TO 2} && (!site:lab)
         */
        Filter: string;
        /**
         * The bytes of the image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
         *
         * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
         */
        ImageBase64: string;
        /**
         * The image as a file part.
         *
         * Format: binary
         *
         * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
         */
        ImageFile: FileContent;
        /**
         * Your own id of the image.
         *
         * @example gate-3_0192
         */
        NewExternalImageId: string;
        /**
         * How far the head must move to count as a nod, in degrees. The larger, the harder to count.
         *
         * Format: double
         *
         * @default 10
         * @example 12.5
         */
        NodThreshold: number;
        /**
         * Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
         * the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
         * URL, older ones `/<bucket>/<object>`.
         *
         * Format: uri-reference
         *
         * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
         * @example /my-bucket/in/7.jpg
         */
        ObsUrl: string;
        /** A user with a password. */
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
        /** A user with a password and a virtual MFA device. */
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
            /** Proof from a virtual MFA device. */
            totp: requests["schemas"]["TotpLogin"];
        };
        /** An IAM user. An account that was upgraded to a HUAWEI ID cannot log in here itself. */
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
            /** The account that the user belongs to. */
            domain: requests["schemas"]["AccountName"];
        };
        /**
         * Which attributes to determine: their numbers, separated by commas. What each number adds to `attributes` of the answer:
         *
         * | Number | Member |
         * |---|---|
         * | 1 | `gender` (the China site has stopped listing it) |
         * | 2 | `age` |
         * | 4 | `dress` with `glass` and `hat`; the two are also listed as members of their own |
         * | 6 | `mask` |
         * | 7 | `hair` |
         * | 8 | `beard` |
         * | 11 | `phototype` |
         * | 12 | `quality` |
         * | 13 | `expression` |
         * | 21 | `face_angle` |
         *
         * The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are known from old SDKs only. The international site
         * documents no attributes: there, only the position of a face is returned.
         *
         * @example 2,12
         */
        RequestedAttributes: string;
        /** Custom fields whose values are returned in `external_fields`, which is absent from the answer without this list. */
        ReturnFields: readonly requests["schemas"]["CustomFieldName"][];
        /** Looks for the face of an image in the request itself. */
        SearchFacesByBase64: {
            /**
             * The bytes of the image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
             *
             * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image_base64: requests["schemas"]["ImageBase64"];
            /**
             * How many faces to return at most. What 0 means is not documented.
             *
             * @default 10
             * @example 2
             */
            top_n?: requests["schemas"]["TopN"] | undefined;
            /**
             * Faces less similar than this are left out; 0.93 is advised.
             *
             * @default 0
             * @example 0.93
             */
            threshold?: requests["schemas"]["Threshold"] | undefined;
            /**
             * Custom fields to sort by, in order of precedence. For what may be sorted, and how this goes together with the order by
             * similarity, see [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             */
            sort?: requests["schemas"]["SortKeys"] | undefined;
            /**
             * Which faces count, by their custom fields and `external_image_id`. For the syntax see
             * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             *
             * @example visits:[3 TO 9]
             * @example visits:{0 TO 2} && (!site:lab)
             */
            filter?: requests["schemas"]["Filter"] | undefined;
            /** Custom fields whose values are returned in `external_fields`, which is absent from the answer without this list. */
            return_fields?: requests["schemas"]["ReturnFields"] | undefined;
        };
        /** Looks for faces that resemble one of the library itself. */
        SearchFacesByFaceId: {
            /**
             * Id of a face in a library, chosen by the service when the face is added. Pages call it eight letters; digits were
             * observed as well.
             *
             * @example hY7pLc2Z
             */
            face_id: requests["schemas"]["FaceId"];
            /**
             * How many faces to return at most. What 0 means is not documented.
             *
             * @default 10
             * @example 2
             */
            top_n?: requests["schemas"]["TopN"] | undefined;
            /**
             * Faces less similar than this are left out; 0.93 is advised.
             *
             * @default 0
             * @example 0.93
             */
            threshold?: requests["schemas"]["Threshold"] | undefined;
            /**
             * Custom fields to sort by, in order of precedence. For what may be sorted, and how this goes together with the order by
             * similarity, see [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             */
            sort?: requests["schemas"]["SortKeys"] | undefined;
            /**
             * Which faces count, by their custom fields and `external_image_id`. For the syntax see
             * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             *
             * @example visits:[3 TO 9]
             * @example visits:{0 TO 2} && (!site:lab)
             */
            filter?: requests["schemas"]["Filter"] | undefined;
            /** Custom fields whose values are returned in `external_fields`, which is absent from the answer without this list. */
            return_fields?: requests["schemas"]["ReturnFields"] | undefined;
        };
        /** Looks for the face of an image that the service fetches. */
        SearchFacesByUrl: {
            /**
             * Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
             * the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
             * URL, older ones `/<bucket>/<object>`.
             *
             * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
             * @example /my-bucket/in/7.jpg
             */
            image_url: requests["schemas"]["ObsUrl"];
            /**
             * How many faces to return at most. What 0 means is not documented.
             *
             * @default 10
             * @example 2
             */
            top_n?: requests["schemas"]["TopN"] | undefined;
            /**
             * Faces less similar than this are left out; 0.93 is advised.
             *
             * @default 0
             * @example 0.93
             */
            threshold?: requests["schemas"]["Threshold"] | undefined;
            /**
             * Custom fields to sort by, in order of precedence. For what may be sorted, and how this goes together with the order by
             * similarity, see [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             */
            sort?: requests["schemas"]["SortKeys"] | undefined;
            /**
             * Which faces count, by their custom fields and `external_image_id`. For the syntax see
             * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             *
             * @example visits:[3 TO 9]
             * @example visits:{0 TO 2} && (!site:lab)
             */
            filter?: requests["schemas"]["Filter"] | undefined;
            /** Custom fields whose values are returned in `external_fields`, which is absent from the answer without this list. */
            return_fields?: requests["schemas"]["ReturnFields"] | undefined;
        };
        /** The image as a file, and how to search. A list is sent as its JSON text. */
        SearchFacesMultipart: {
            /**
             * The image as a file part.
             *
             * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
             */
            image_file: requests["schemas"]["ImageFile"];
            /**
             * How many faces to return at most. What 0 means is not documented.
             *
             * @default 10
             * @example 2
             */
            top_n?: requests["schemas"]["TopN"] | undefined;
            /**
             * Faces less similar than this are left out; 0.93 is advised.
             *
             * @default 0
             * @example 0.93
             */
            threshold?: requests["schemas"]["Threshold"] | undefined;
            /**
             * The list `sort` as JSON text.
             *
             * @example [{"visits":"desc"}]
             */
            sort?: string | undefined;
            /**
             * Which faces count, by their custom fields and `external_image_id`. For the syntax see
             * [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
             *
             * @example visits:[3 TO 9]
             * @example visits:{0 TO 2} && (!site:lab)
             */
            filter?: requests["schemas"]["Filter"] | undefined;
            /**
             * The list `return_fields` as JSON text.
             *
             * @example ["visits","site"]
             */
            return_fields?: string | undefined;
        };
        /** What to look for, and how. */
        SearchFacesRequest: requests["schemas"]["SearchFacesByBase64"] | requests["schemas"]["SearchFacesByUrl"] | requests["schemas"]["SearchFacesByFaceId"];
        /**
         * Whether only the largest face is added, instead of every face of the image. The international site does not list this
         * field: there, every face is added.
         *
         * @default false
         * @example true
         */
        Single: boolean;
        /** One custom field and the direction to sort it in, such as `{"visits":"desc"}`. */
        SortKey: {
            [key: string]: "asc" | "desc";
        };
        /**
         * Custom fields to sort by, in order of precedence. For what may be sorted, and how this goes together with the order by
         * similarity, see [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
         */
        SortKeys: readonly requests["schemas"]["SortKey"][];
        /** Credentials. */
        TemporaryAccessKeyAuth: {
            /** The token of the request's header vouches for the caller. */
            identity: requests["schemas"]["TemporaryAccessKeyIdentity"];
        };
        /** The token of the request's header vouches for the caller. */
        TemporaryAccessKeyIdentity: {
            /**
             * The list `["token"]`.
             *
             * @example [
             *   "token"
             * ]
             */
            methods: readonly "token"[];
            /** How long the key lives. */
            token?: requests["schemas"]["TemporaryAccessKeyLifetime"] | undefined;
        };
        /** How long the key lives. */
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
         * Faces less similar than this are left out; 0.93 is advised.
         *
         * Format: double
         *
         * @default 0
         * @example 0.93
         */
        Threshold: number;
        /** Credentials and scope. */
        TokenAuth: {
            /** A password, with or without a one-time code. */
            identity: requests["schemas"]["TokenIdentity"];
            /**
             * What the token is for: a project or an account. FRS needs the project of the region called. If both are given, the
             * project counts.
             */
            scope?: requests["schemas"]["TokenScope"] | undefined;
        };
        /** A password, with or without a one-time code. */
        TokenIdentity: requests["schemas"]["PasswordIdentity"] | requests["schemas"]["PasswordTotpIdentity"];
        /**
         * What the token is for: a project or an account. FRS needs the project of the region called. If both are given, the
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
             * Its id.
             *
             * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
             */
            id?: string | undefined;
            /**
             * Its name.
             *
             * @example ap-southeast-1
             */
            name?: string | undefined;
        };
        /**
         * How many faces to return at most. What 0 means is not documented.
         *
         * Format: int32
         *
         * @default 10
         * @example 2
         */
        TopN: number;
        /** Proof from a virtual MFA device. */
        TotpLogin: {
            /** The user and the code that the device shows. */
            user: requests["schemas"]["TotpUser"];
        };
        /** The user and the code that the device shows. */
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
        /** Declares the type of one custom field. */
        TypeInfo: {
            /**
             * Type of the values.
             *
             * @example integer
             */
            type?: ("string" | "integer" | "long" | "double" | "float" | "boolean" | (string & {})) | undefined;
        };
        /** Changes custom fields, and the image id if given. */
        UpdateFaceFields: {
            /**
             * Id of a face in a library, chosen by the service when the face is added. Pages call it eight letters; digits were
             * observed as well.
             *
             * @example hY7pLc2Z
             */
            face_id: requests["schemas"]["FaceId"];
            /**
             * Your own id of the image.
             *
             * @example gate-3_0192
             */
            external_image_id?: requests["schemas"]["NewExternalImageId"] | undefined;
            /**
             * Values of custom fields, by name. The library must declare the field (else `FRS.0405`) with a type that the value fits
             * (else `FRS.0406`). Of a field given twice, the last value counts.
             */
            external_fields: requests["schemas"]["ExternalFields"];
        };
        /** Changes the image id, and custom fields if given. */
        UpdateFaceImageId: {
            /**
             * Id of a face in a library, chosen by the service when the face is added. Pages call it eight letters; digits were
             * observed as well.
             *
             * @example hY7pLc2Z
             */
            face_id: requests["schemas"]["FaceId"];
            /**
             * Your own id of the image.
             *
             * @example gate-3_0192
             */
            external_image_id: requests["schemas"]["NewExternalImageId"];
            /**
             * Values of custom fields, by name. The library must declare the field (else `FRS.0405`) with a type that the value fits
             * (else `FRS.0406`). Of a field given twice, the last value counts.
             */
            external_fields?: requests["schemas"]["ExternalFields"] | undefined;
        };
        /** The face, and its new image id, its new values of custom fields, or both. */
        UpdateFaceRequest: requests["schemas"]["UpdateFaceImageId"] | requests["schemas"]["UpdateFaceFields"];
        /** Login with a password. */
        UserPasswordLogin: {
            /** An IAM user. An account that was upgraded to a HUAWEI ID cannot log in here itself. */
            user: requests["schemas"]["PasswordUser"];
        };
        /**
         * The bytes of the video as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
         *
         * @example AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
         */
        VideoBase64: string;
        /**
         * The video as a file part.
         *
         * Format: binary
         *
         * @example data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
         */
        VideoFile: FileContent;
    };
}
