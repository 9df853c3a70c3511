// Made from openapi/openapi.yaml by `npm run generate`. Do not edit.
// Document version 0.1.0

export interface paths {
    "/v2/{project_id}/face-detect": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Detect the faces of an image
         * @description Finds every face of an image and returns where it lies and, if asked for, its attributes.
         */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare two faces
         * @description Tells how alike two faces are. Of each image, the largest face counts.
         */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check liveness by actions in a video
         * @description Checks that a living person in a short video performs the requested actions in order. The largest face counts.
         *     This is the path of the international regions; `detectActionLivenessV1` is the same in the China regions.
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check liveness by actions in a video (China regions)
         * @description The same as `detectActionLiveness`, under the path of the China regions.
         */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check liveness in one image (China regions)
         * @description Checks that an image shows a living person ("silent liveness"). The current page asks for less than 2 MB, less than
         *     4096 × 4096 pixels and a face of more than 40 × 40; the SDKs still allow 8 MB of base64 text. Of several faces the
         *     current page judges the largest; the SDKs and the error table accept a single face only (`FRS.0709`).
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search a library for similar faces
         * @description Returns the faces of the library that are most similar to a given one: the largest face of an image, or a face that
         *     the library holds already. Custom fields can narrow the search down.
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List all facial image libraries
         * @description Returns the state of every facial image library of the current user in the region: name, id, number of stored
         *     features, capacity and declared custom fields. There is no paging; a user has 10 libraries by default.
         */
        get: operations["listFaceSets"];
        put?: never;
        /**
         * Create a facial image library
         * @description Creates an empty library. Its capacity and the custom fields that its faces may carry are declared here, once:
         *     no operation changes them afterwards.
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /**
         * Get one facial image library
         * @description Returns the state of the facial image library with that name.
         */
        get: operations["getFaceSet"];
        put?: never;
        post?: never;
        /**
         * Delete a facial image library
         * @description Deletes the library **and every face in it**. This cannot be undone.
         */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /**
         * List faces of a library
         * @description Returns faces of the library: a window of them, or the one with a given id. `face_id` excludes `offset` and `limit`.
         *     The window cannot reach beyond the 10,000th face, so a larger library cannot be listed completely: keep the ids that
         *     `addFaces` returns.
         */
        get: operations["listFaces"];
        /**
         * Update a face of a library
         * @description Changes the image id of a face, values of its custom fields, or both.
         */
        put: operations["updateFace"];
        /**
         * Add faces to a library
         * @description Finds the faces of an image and stores their features, with values of custom fields if given. All faces of one image
         *     get the same image id and the same values. Without `external_image_id` the service generates one. Keep the `face_id`
         *     of each face.
         */
        post: operations["addFaces"];
        /**
         * Delete faces from a library
         * @description Deletes the faces that match **exactly one** criterion: an image id, a face id, or the value of one custom field.
         */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
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
         * Delete faces by a filter
         * @description Deletes every face of the library that matches the filter. The request carries a JSON body although its method is
         *     `DELETE`.
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
         * Get a token
         * @description Exchanges the password of an IAM user, and a one-time code if the user has a virtual MFA device, for a token, which
         *     comes in the header `X-Subject-Token`.
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
         * Get a temporary access key
         * @description Issues a temporary access key, with which requests are signed like with a permanent one.
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
         * List projects
         * @description Returns the projects of the account. The project of a region bears the name of the region, and exists once the
         *     region was opened in the console.
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
        /** @description The account that the user belongs to. */
        AccountName: {
            /**
             * @description Name of the account.
             * @example example-account
             */
            name: string;
        };
        /**
         * @description When each action happens: one time range for each action, in the order of `actions`, with start and end in
         *     milliseconds from the start of the video. The official pages do not show how it is written; a third-party client
         *     writes `start-end`, joined by commas.
         * @example 800-2600,3100-5200
         */
        ActionTime: string;
        /**
         * @description The actions that the person performs, in order: their numbers, separated by commas. A single action is advised;
         *     more than 10 are answered with `FRS.0704`.
         *
         *     | Number | Action |
         *     |---|---|
         *     | 1 | turn the head to the left |
         *     | 2 | turn the head to the right |
         *     | 3 | nod |
         *     | 4 | open the mouth |
         *     | 5 | blink (documented on the China site only) |
         * @example 3
         * @example 3,1
         */
        Actions: string;
        /**
         * Image as base64
         * @description Adds the faces of an image in the request itself.
         */
        AddFacesByBase64: {
            image_base64: components["schemas"]["ImageBase64"];
            external_image_id?: components["schemas"]["NewExternalImageId"];
            external_fields?: components["schemas"]["ExternalFields"];
            single?: components["schemas"]["Single"];
        };
        /**
         * Image in OBS
         * @description Adds the faces of an image that the service fetches.
         */
        AddFacesByUrl: {
            image_url: components["schemas"]["ObsUrl"];
            external_image_id?: components["schemas"]["NewExternalImageId"];
            external_fields?: components["schemas"]["ExternalFields"];
            single?: components["schemas"]["Single"];
        };
        /** @description The image as a file, and what to store with its faces. An object is sent as its JSON text. */
        AddFacesMultipart: {
            image_file: components["schemas"]["ImageFile"];
            external_image_id?: components["schemas"]["NewExternalImageId"];
            /**
             * @description The object `external_fields` as JSON text.
             * @example {"visits":1,"site":"lab"}
             */
            external_fields?: string;
            single?: components["schemas"]["Single"];
        };
        /** @description The image, as base64 or in OBS, and what to store with its faces. */
        AddFacesRequest: components["schemas"]["AddFacesByBase64"] | components["schemas"]["AddFacesByUrl"];
        /** @description What was determined of a face: only the attributes that were asked for. */
        Attributes: {
            /**
             * @description Gender.
             * @example female
             */
            gender?: "male" | "female" | (string & {});
            /**
             * Format: int32
             * @description Age in years.
             * @example 41
             */
            age?: number;
            dress?: components["schemas"]["Dress"];
            glass?: components["schemas"]["Glass"];
            hat?: components["schemas"]["Hat"];
            /**
             * @description Whether a mask is worn.
             * @example none
             */
            mask?: "yes" | "none" | "unknown" | (string & {});
            /**
             * @description Length of the hair.
             * @example short
             */
            hair?: "long" | "short" | "unknown" | (string & {});
            /**
             * @description Whether there is a beard.
             * @example none
             */
            beard?: "yes" | "none" | "unknown" | (string & {});
            /**
             * @description Kind of photo: of an identity card, from a surveillance camera, or from the internet (written with a space).
             * @example idcard
             */
            phototype?: "idcard" | "monitor" | "internet photo" | (string & {});
            quality?: components["schemas"]["FaceQuality"];
            expression?: components["schemas"]["FaceExpression"];
            /**
             * Format: int32
             * @description By how many degrees the face is rotated clockwise.
             * @example 90
             */
            face_angle?: 0 | 90 | 180 | 270 | (number & {});
            /**
             * @deprecated
             * @description Whether the face smiles. Listed on the page of this structure and in older SDKs only; its values are not documented.
             * @example unknown
             */
            smile?: string;
            headpose?: components["schemas"]["HeadPose"];
        };
        /**
         * @description Where a face lies in its image, in pixels. The origin is the top left corner of the image; whether a box can reach
         *     beyond the image is not documented.
         */
        BoundingBox: {
            /**
             * Format: int32
             * @description Distance of the box from the left edge of the image.
             * @example 61
             */
            top_left_x: number;
            /**
             * Format: int32
             * @description Distance of the box from the top edge of the image.
             * @example 44
             */
            top_left_y: number;
            /**
             * Format: int32
             * @description Width of the box.
             * @example 120
             */
            width: number;
            /**
             * Format: int32
             * @description Height of the box.
             * @example 118
             */
            height: number;
        };
        /** @description An address of a service. */
        CatalogEndpoint: {
            /**
             * @description Id of the endpoint.
             * @example 4e5f60718293a4b5c6d7e8f90a1b2c3d
             */
            id?: string;
            /**
             * @description Who may use the endpoint.
             * @example public
             */
            interface?: string;
            /**
             * @description Region of the endpoint.
             * @example ap-southeast-1
             */
            region?: string;
            /**
             * @description Id of that region.
             * @example ap-southeast-1
             */
            region_id?: string;
            /**
             * @description Address of the endpoint.
             * @example https://face.ap-southeast-1.myhuaweicloud.com/v2
             */
            url?: string;
        };
        /** @description A service and where it is reached. */
        CatalogService: {
            /**
             * @description Id of the service.
             * @example 3d4e5f60718293a4b5c6d7e8f90a1b2c
             */
            id?: string;
            /**
             * @description Name of the service.
             * @example frs
             */
            name?: string;
            /**
             * @description Kind of service.
             * @example frs
             */
            type?: string;
            /** @description Where the service is reached. */
            endpoints?: components["schemas"]["CatalogEndpoint"][];
        };
        /** @description The face of an image that was compared, the largest one. */
        CompareFace: {
            bounding_box: components["schemas"]["BoundingBox"];
        };
        /**
         * Images as base64
         * @description Two images in the request itself. Together they have less than 8 MB.
         */
        CompareFacesByBase64: {
            image1_base64: components["schemas"]["ImageBase64"];
            image2_base64: components["schemas"]["ImageBase64"];
        };
        /**
         * Images in OBS
         * @description Two images that the service fetches. Together they have less than 8 MB.
         */
        CompareFacesByUrl: {
            image1_url: components["schemas"]["ObsUrl"];
            image2_url: components["schemas"]["ObsUrl"];
        };
        /** @description The two images as files. Together they have less than 8 MB. */
        CompareFacesMultipart: {
            image1_file: components["schemas"]["ImageFile"];
            image2_file: components["schemas"]["ImageFile"];
        };
        /** @description The two images, both as base64 or both in OBS. */
        CompareFacesRequest: components["schemas"]["CompareFacesByBase64"] | components["schemas"]["CompareFacesByUrl"];
        /** @description How alike the two faces are, and where they were found. */
        CompareFacesResponse: {
            image1_face: components["schemas"]["CompareFace"];
            image2_face: components["schemas"]["CompareFace"];
            similarity: components["schemas"]["Similarity"];
        };
        /** @description What a new library looks like. */
        CreateFaceSetRequest: {
            face_set_name: components["schemas"]["FaceSetName"];
            /**
             * Format: int32
             * @description How many facial features the library can hold: a multiple of 10,000.
             *     One official page writes it as a JSON string, which the service seems to tolerate; send a number.
             * @default 100000
             * @example 20000
             */
            face_set_capacity?: number;
            external_fields?: components["schemas"]["ExternalFieldTypes"];
        };
        /** @description For how long the key is needed. */
        CreateTemporaryAccessKeyRequest: {
            auth: components["schemas"]["TemporaryAccessKeyAuth"];
        };
        /** @description The new key. */
        CreateTemporaryAccessKeyResponse: {
            credential: components["schemas"]["TemporaryAccessKey"];
        };
        /** @description Who asks for a token, and what it is for. */
        CreateTokenRequest: {
            auth: components["schemas"]["TokenAuth"];
        };
        /** @description What the token in the header `X-Subject-Token` is good for. */
        CreateTokenResponse: {
            token: components["schemas"]["TokenInfo"];
        };
        /** @description One custom field and its value. Empty values are not supported. */
        CustomFieldCriterion: {
            [key: string]: string;
        };
        /**
         * @description Name of a custom field.
         * @example visits
         */
        CustomFieldName: string;
        /** @description Confirms the deletion. */
        DeleteFaceSetResponse: {
            face_set_name: components["schemas"]["FaceSetName"];
        };
        /** @description Which faces to delete. */
        DeleteFacesByFilterRequest: {
            filter: components["schemas"]["Filter"];
        };
        /**
         * Video as base64
         * @description A video in the request itself.
         */
        DetectActionLivenessByBase64: {
            video_base64: components["schemas"]["VideoBase64"];
            actions: components["schemas"]["Actions"];
            action_time?: components["schemas"]["ActionTime"];
            nod_threshold?: components["schemas"]["NodThreshold"];
        };
        /**
         * Video in OBS
         * @description A video that the service fetches.
         */
        DetectActionLivenessByUrl: {
            video_url: components["schemas"]["ObsUrl"];
            actions: components["schemas"]["Actions"];
            action_time?: components["schemas"]["ActionTime"];
            nod_threshold?: components["schemas"]["NodThreshold"];
        };
        /** @description The video as a file, and the actions that it shows. */
        DetectActionLivenessMultipart: {
            video_file: components["schemas"]["VideoFile"];
            actions: components["schemas"]["Actions"];
            action_time?: components["schemas"]["ActionTime"];
            nod_threshold?: components["schemas"]["NodThreshold"];
        };
        /** @description The video, as base64 or in OBS, and the actions that it shows. */
        DetectActionLivenessRequest: components["schemas"]["DetectActionLivenessByBase64"] | components["schemas"]["DetectActionLivenessByUrl"];
        /** @description Whether the person in the video is alive, and what to watch out for. Its two names have hyphens. */
        DetectActionLivenessResponse: {
            "video-result": components["schemas"]["VideoDetectResult"];
            "warning-list": components["schemas"]["LivenessWarnings"];
        };
        /** @description One face of an image. The member `landmark` of the official page is legacy and left out. */
        DetectFace: {
            bounding_box: components["schemas"]["BoundingBox"];
            attributes?: components["schemas"]["Attributes"];
        };
        /**
         * Image as base64
         * @description An image in the request itself.
         */
        DetectFacesByBase64: {
            image_base64: components["schemas"]["ImageBase64"];
            attributes?: components["schemas"]["RequestedAttributes"];
        };
        /**
         * Image in OBS
         * @description An image that the service fetches.
         */
        DetectFacesByUrl: {
            image_url: components["schemas"]["ObsUrl"];
            attributes?: components["schemas"]["RequestedAttributes"];
        };
        /** @description The image as a file, and the attributes to determine. */
        DetectFacesMultipart: {
            image_file: components["schemas"]["ImageFile"];
            attributes?: components["schemas"]["RequestedAttributes"];
        };
        /** @description The image, as base64 or in OBS, and the attributes to determine. */
        DetectFacesRequest: components["schemas"]["DetectFacesByBase64"] | components["schemas"]["DetectFacesByUrl"];
        /** @description The faces of an image. */
        DetectFacesResponse: {
            /** @description Every face that was found. Whether an image without a face gives an empty list or an error is not documented. */
            faces: components["schemas"]["DetectFace"][];
        };
        /**
         * Image as base64
         * @description An image in the request itself.
         */
        DetectSilentLivenessByBase64: {
            image_base64: components["schemas"]["ImageBase64"];
        };
        /**
         * Image in OBS
         * @description An image that the service fetches.
         */
        DetectSilentLivenessByUrl: {
            image_url: components["schemas"]["ObsUrl"];
        };
        /** @description The image as a file. */
        DetectSilentLivenessMultipart: {
            image_file: components["schemas"]["ImageFile"];
        };
        /** @description The image, as base64 or in OBS. */
        DetectSilentLivenessRequest: components["schemas"]["DetectSilentLivenessByBase64"] | components["schemas"]["DetectSilentLivenessByUrl"];
        /** @description Whether the image shows a living person, and what to watch out for. One of its names has a hyphen. */
        DetectSilentLivenessResponse: {
            result: components["schemas"]["LivelessDetectResult"];
            "warning-list": components["schemas"]["LivenessWarnings"];
        };
        /** @description What is worn. One official page calls it a list of strings, all other sources an object. */
        Dress: {
            glass?: components["schemas"]["Glass"];
            hat?: components["schemas"]["Hat"];
        };
        /**
         * Code and text
         * @description Why a call failed. FRS itself sends the two required fields; the gateway in front of it adds `request_id`.
         *     Texts may change: decide by `error_code`.
         */
        ErrorResponse: {
            /**
             * @description Code of the error. The prefix names who answered: `FRS.` the service, `APIG.` or `APIGW.` the gateway,
             *     `IAM.` the identity service. New codes may appear. Absent if the call succeeds.
             * @example FRS.0002
             */
            error_code: string;
            /**
             * @description What went wrong, in words. Absent if the call succeeds.
             * @example The authentication token is abnormal.
             */
            error_msg: string;
            /**
             * @description Id of the request at the gateway.
             * @example 2f5c1a9e7d3b40689a1c5e7f2b4d6a80
             */
            request_id?: string;
            /**
             * @description Details of a refused authorisation, encoded; the identity service can decode them.
             * @example FVtZ3hzd0tQy
             */
            encoded_authorization_message?: string;
        };
        /**
         * @description The custom fields that the faces of a library may carry, by name. For reserved names see
         *     [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
         */
        ExternalFieldTypes: {
            [key: string]: components["schemas"]["TypeInfo"];
        };
        /**
         * @description Value of a custom field. A string has 1 to 256 characters of `A-Z a-z 0-9 _ -`; a number is plain JSON, without a
         *     suffix such as `100L`.
         * @example lab
         * @example 2
         * @example true
         */
        ExternalFieldValue: string | number | boolean;
        /**
         * @description Values of custom fields, by name. The library must declare the field (else `FRS.0405`) with a type that the value fits
         *     (else `FRS.0406`). Of a field given twice, the last value counts.
         */
        ExternalFields: {
            [key: string]: components["schemas"]["ExternalFieldValue"];
        };
        /**
         * @description Id of the image that the face was added from: the caller's own, or one that the service generated, which resembles
         *     a UUID or is 32 hexadecimal digits. Faces from one image share it.
         * @example gate-3_0192
         * @example 8d2f6c1e-3b70-4f4a-9c55-0e7a1b2c3d4e
         */
        ExternalImageId: string;
        /** @description What the face expresses. */
        FaceExpression: {
            /**
             * @description Kind of expression.
             * @example happy
             */
            type?: "neutral" | "happy" | "fear" | "surprise" | "sad" | "angry" | "disgust" | "unknown" | (string & {});
            /**
             * Format: double
             * @description How sure that is, from 0 to 1.
             * @example 0.88
             */
            probability?: number;
        };
        /**
         * @description Id of a face in a library, chosen by the service when the face is added. Pages call it eight letters; digits were
         *     observed as well.
         * @example hY7pLc2Z
         */
        FaceId: string;
        /** @description How many faces of which library were changed or deleted. */
        FaceNumberResponse: {
            /**
             * Format: int32
             * @description How many faces were changed or deleted.
             * @example 1
             */
            face_number: number;
            face_set_id: components["schemas"]["FaceSetId"];
            face_set_name: components["schemas"]["FaceSetName"];
        };
        /** @description How well a face is suited for recognition. */
        FaceQuality: {
            /**
             * Format: double
             * @description Quality as a whole, from 0 to 1; higher is better, above 0.45 is advised.
             * @example 0.71
             */
            total_score: number;
            blur: components["schemas"]["QualityFlaw"];
            pose: components["schemas"]["QualityFlaw"];
            occlusion: components["schemas"]["QualityFlaw"];
            illumination: components["schemas"]["QualityFlaw"];
        };
        /** @description A face of a library. Its image is not kept. */
        FaceSetFace: {
            bounding_box: components["schemas"]["BoundingBox"];
            external_fields: components["schemas"]["StoredFields"];
            external_image_id: components["schemas"]["ExternalImageId"];
            face_id: components["schemas"]["FaceId"];
        };
        /**
         * @description Id of the library, chosen at random by the service: eight characters, letters and digits as far as observed.
         * @example ylXMMZTO
         */
        FaceSetId: string;
        /** @description The state of a facial image library. */
        FaceSetInfo: {
            /**
             * Format: int32
             * @description How many facial features the library holds now.
             * @example 0
             */
            face_number: number;
            external_fields: components["schemas"]["ExternalFieldTypes"];
            face_set_id: components["schemas"]["FaceSetId"];
            face_set_name: components["schemas"]["FaceSetName"];
            /**
             * @description When the library was created, as `YYYY-MM-DD HH:MM:SS`. The service does not say in which time zone.
             * @example 2018-05-11 07:49:40
             */
            create_date: string;
            /**
             * Format: int32
             * @description How many facial features the library can hold. A library that was enlarged on request can hold more than the
             *     100,000 that can be asked for at creation.
             * @example 100000
             */
            face_set_capacity: number;
        };
        /**
         * @description Name of a facial image library. A name that exists is refused (`FRS.0301`). No character set is documented, but
         *     characters outside `A-Z a-z 0-9 _ -` are unsafe: SDKs disagree on how such a name is signed. A leading `_` is allowed
         *     but discouraged: monitoring cannot count the faces of such a library. The length is documented on the China site only.
         * @example visitors
         */
        FaceSetName: string;
        /** @description One library. */
        FaceSetResponse: {
            face_set_info: components["schemas"]["FaceSetInfo"];
        };
        /** @description Faces of a library. There is neither a total nor a link to further faces. */
        FacesResponse: {
            face_set_id: components["schemas"]["FaceSetId"];
            face_set_name: components["schemas"]["FaceSetName"];
            /** @description The faces that were added, or that were asked for. */
            faces: components["schemas"]["FaceSetFace"][];
        };
        /**
         * @description Which faces count, by their custom fields and `external_image_id`. For the syntax see
         *     [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
         * @example visits:[3 TO 9]
         * @example visits:{0 TO 2} && (!site:lab)
         */
        Filter: string;
        /**
         * @description Whether glasses are worn; `dark` stands for sunglasses.
         * @example dark
         */
        Glass: "yes" | "dark" | "none" | "unknown" | (string & {});
        /**
         * @description Whether a hat is worn.
         * @example none
         */
        Hat: "yes" | "none" | "unknown" | (string & {});
        /**
         * @deprecated
         * @description How the head is turned, in degrees. Listed on the page of the attributes and in older SDKs only.
         */
        HeadPose: {
            /**
             * @description Rotation about the X axis.
             * @example 3.5
             */
            pitch_angle?: number;
            /**
             * @description Rotation about the Z axis.
             * @example -1.2
             */
            roll_angle?: number;
            /**
             * @description Rotation about the Y axis.
             * @example 7.9
             */
            yaw_angle?: number;
        };
        /**
         * Status, title and text
         * @description The form of the token operation.
         */
        IamError: {
            error: components["schemas"]["IamErrorDetail"];
        };
        /** @description What went wrong. */
        IamErrorDetail: {
            /**
             * Format: int32
             * @description The HTTP status.
             * @example 401
             */
            code: number;
            /**
             * @description What went wrong, in words.
             * @example The username or password is wrong.
             */
            message: string;
            /**
             * @description Name of the status.
             * @example Unauthorized
             */
            title: string;
        };
        /** @description Why a call to the identity service failed, in one of two forms. */
        IamErrorResponse: components["schemas"]["IamError"] | components["schemas"]["ErrorResponse"];
        /** @description Addresses of this answer and of its neighbours. */
        IamLinks: {
            /**
             * @description Address of this one.
             * @example https://iam.ap-southeast-1.myhuaweicloud.com/v3/projects
             */
            self?: string;
            /**
             * @description Address of the next page, if there is one.
             * @example null
             */
            next?: string | null;
            /**
             * @description Address of the page before, if there is one.
             * @example null
             */
            previous?: string | null;
        };
        /** @description A project of an account, which belongs to one region. */
        IamProject: {
            /**
             * @description Id of the project, the `project_id` of FRS paths.
             * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
             */
            id: string;
            /**
             * @description Name of the project.
             * @example ap-southeast-1
             */
            name: string;
            /**
             * @description Id of the account.
             * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
             */
            domain_id?: string;
            /**
             * @description Id of the project above this one, or of the account.
             * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
             */
            parent_id?: string;
            /**
             * @description What the project is for; may be empty.
             * @example
             */
            description?: string;
            /**
             * @description Whether the project can be used.
             * @example true
             */
            enabled?: boolean;
            /**
             * @description Whether the project is an account.
             * @example false
             */
            is_domain?: boolean;
            links?: components["schemas"]["IamLinks"];
        };
        /**
         * @description The bytes of the image as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
         * @example iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
         */
        ImageBase64: string;
        /**
         * Format: binary
         * @description The image as a file part.
         * @example data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==
         */
        ImageFile: Blob;
        /** @description The libraries of the current user. */
        ListFaceSetsResponse: {
            /** @description One entry for each library, in no documented order. Absent if the call fails. */
            face_sets_info: components["schemas"]["FaceSetInfo"][];
        };
        /** @description The projects that match. */
        ListProjectsResponse: {
            /** @description One entry for each project. */
            projects: components["schemas"]["IamProject"][];
            links?: components["schemas"]["IamLinks"];
        };
        /** @description What was found in the image. */
        LivelessDetectResult: {
            /**
             * @description Whether it shows a living person; true if `confidence` is above 0.5.
             * @example false
             */
            alive?: boolean;
            /**
             * Format: double
             * @description How sure it is that the person is alive, from 0 to 1.
             * @example 0.18
             */
            confidence?: number;
            /**
             * @description The largest face that was found, as an image in base64.
             * @example /9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z
             */
            picture?: string;
        };
        /** @description How an action was performed. The SDKs call this single entry `ActionsList`. */
        LivenessAction: {
            /**
             * Format: int32
             * @description Number of the action, as in `actions` of the request.
             * @example 3
             */
            action?: number;
            /**
             * Format: double
             * @description How sure it is that the action was performed, from 0 to 1.
             * @example 0.87
             */
            confidence?: number;
        };
        /** @description One warning. The SDKs call this single entry `WarningList`. */
        LivenessWarning: {
            /**
             * Format: int32
             * @description Number of the warning.
             *
             *     | Number | Meaning in a video | Number | Meaning in an image |
             *     |---|---|---|---|
             *     | 1 | face does not look to the front | 101 | low quality of the face as a whole |
             *     | 2 | shorter than 1 s | 102 | blurred face |
             *     | 3 | longer than 15 s | 103 | head turned too far |
             *     | 4 | two faces | 104 | occluded face |
             *     | 5 | no face | 105 | too dark |
             *     | 6 | action too small | 106 | several faces |
             *     | 7 | poor quality, or not a real person | | |
             *     | 8 | no frame good enough to choose | | |
             * @example 102
             */
            warningCode?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 101 | 102 | 103 | 104 | 105 | 106 | (number & {});
            /**
             * @description The warning in words.
             * @example face is blurred
             */
            warningMsg?: string;
        };
        /** @description What to watch out for; an empty list if there is nothing. */
        LivenessWarnings: components["schemas"]["LivenessWarning"][];
        /**
         * @description Your own id of the image.
         * @example gate-3_0192
         */
        NewExternalImageId: string;
        /**
         * Format: double
         * @description How far the head must move to count as a nod, in degrees. The larger, the harder to count.
         * @default 10
         * @example 12.5
         */
        NodThreshold: number;
        /**
         * Format: uri-reference
         * @description Where the image or video lies in the Object Storage Service (OBS). The bucket must belong to the calling account and
         *     the region called, and FRS must have been authorised in its console to read from OBS. Newer pages write the whole
         *     URL, older ones `/<bucket>/<object>`.
         * @example https://my-bucket.obs.cn-north-4.myhuaweicloud.com/in/7.jpg
         * @example /my-bucket/in/7.jpg
         */
        ObsUrl: string;
        /**
         * Password
         * @description A user with a password.
         */
        PasswordIdentity: {
            /**
             * @description The list `["password"]`.
             * @example [
             *       "password"
             *     ]
             */
            methods: "password"[];
            password: components["schemas"]["UserPasswordLogin"];
        };
        /**
         * Password and one-time code
         * @description A user with a password and a virtual MFA device.
         */
        PasswordTotpIdentity: {
            /**
             * @description The list `["password","totp"]`.
             * @example [
             *       "password",
             *       "totp"
             *     ]
             */
            methods: ("password" | "totp")[];
            password: components["schemas"]["UserPasswordLogin"];
            totp: components["schemas"]["TotpLogin"];
        };
        /** @description An IAM user. An account that was upgraded to a HUAWEI ID cannot log in here itself. */
        PasswordUser: {
            /**
             * @description Name of the IAM user.
             * @example frs-caller
             */
            name: string;
            /**
             * Format: password
             * @description Password of the IAM user.
             * @example not-a-real-password
             */
            password: string;
            domain: components["schemas"]["AccountName"];
        };
        /**
         * Format: double
         * @description How much the quality suffers from this flaw, from 0 to 1; lower is better, below 0.3 is advised.
         * @example 0.12
         */
        QualityFlaw: number;
        /**
         * @description Which attributes to determine: their numbers, separated by commas. What each number adds to `attributes` of the answer:
         *
         *     | Number | Member |
         *     |---|---|
         *     | 1 | `gender` (the China site has stopped listing it) |
         *     | 2 | `age` |
         *     | 4 | `dress` with `glass` and `hat`; the two are also listed as members of their own |
         *     | 6 | `mask` |
         *     | 7 | `hair` |
         *     | 8 | `beard` |
         *     | 11 | `phototype` |
         *     | 12 | `quality` |
         *     | 13 | `expression` |
         *     | 21 | `face_angle` |
         *
         *     The numbers 0 (`headpose`), 3 (landmarks) and 5 (`smile`) are known from old SDKs only. The international site
         *     documents no attributes: there, only the position of a face is returned.
         * @example 2,12
         */
        RequestedAttributes: string;
        /** @description Custom fields whose values are returned in `external_fields`, which is absent from the answer without this list. */
        ReturnFields: components["schemas"]["CustomFieldName"][];
        /** @description A face of the library and how similar it is. */
        SearchFace: {
            bounding_box: components["schemas"]["BoundingBox"];
            similarity: components["schemas"]["Similarity"];
            external_fields?: components["schemas"]["StoredFields"];
            external_image_id: components["schemas"]["ExternalImageId"];
            face_id: components["schemas"]["FaceId"];
        };
        /**
         * Image as base64
         * @description Looks for the face of an image in the request itself.
         */
        SearchFacesByBase64: {
            image_base64: components["schemas"]["ImageBase64"];
            top_n?: components["schemas"]["TopN"];
            threshold?: components["schemas"]["Threshold"];
            sort?: components["schemas"]["SortKeys"];
            filter?: components["schemas"]["Filter"];
            return_fields?: components["schemas"]["ReturnFields"];
        };
        /**
         * Face of the library
         * @description Looks for faces that resemble one of the library itself.
         */
        SearchFacesByFaceId: {
            face_id: components["schemas"]["FaceId"];
            top_n?: components["schemas"]["TopN"];
            threshold?: components["schemas"]["Threshold"];
            sort?: components["schemas"]["SortKeys"];
            filter?: components["schemas"]["Filter"];
            return_fields?: components["schemas"]["ReturnFields"];
        };
        /**
         * Image in OBS
         * @description Looks for the face of an image that the service fetches.
         */
        SearchFacesByUrl: {
            image_url: components["schemas"]["ObsUrl"];
            top_n?: components["schemas"]["TopN"];
            threshold?: components["schemas"]["Threshold"];
            sort?: components["schemas"]["SortKeys"];
            filter?: components["schemas"]["Filter"];
            return_fields?: components["schemas"]["ReturnFields"];
        };
        /** @description The image as a file, and how to search. A list is sent as its JSON text. */
        SearchFacesMultipart: {
            image_file: components["schemas"]["ImageFile"];
            top_n?: components["schemas"]["TopN"];
            threshold?: components["schemas"]["Threshold"];
            /**
             * @description The list `sort` as JSON text.
             * @example [{"visits":"desc"}]
             */
            sort?: string;
            filter?: components["schemas"]["Filter"];
            /**
             * @description The list `return_fields` as JSON text.
             * @example ["visits","site"]
             */
            return_fields?: string;
        };
        /** @description What to look for, and how. */
        SearchFacesRequest: components["schemas"]["SearchFacesByBase64"] | components["schemas"]["SearchFacesByUrl"] | components["schemas"]["SearchFacesByFaceId"];
        /** @description The faces that were found. */
        SearchFacesResponse: {
            /** @description Up to `top_n` faces, without `sort` the most similar first. */
            faces: components["schemas"]["SearchFace"][];
        };
        /**
         * Format: double
         * @description How alike two faces are, from 0 to 1; above 0.93 they usually belong to the same person.
         * @example 0.9612
         * @example 1
         */
        Similarity: number;
        /**
         * @description Whether only the largest face is added, instead of every face of the image. The international site does not list this
         *     field: there, every face is added.
         * @default false
         * @example true
         */
        Single: boolean;
        /** @description One custom field and the direction to sort it in, such as `{"visits":"desc"}`. */
        SortKey: {
            [key: string]: "asc" | "desc";
        };
        /**
         * @description Custom fields to sort by, in order of precedence. For what may be sorted, and how this goes together with the order by
         *     similarity, see [Custom fields, filter and sort](#/custom-fields-filter-and-sort).
         */
        SortKeys: components["schemas"]["SortKey"][];
        /**
         * @description Stored value of a custom field.
         * @example lab
         * @example 4
         * @example true
         * @example
         */
        StoredFieldValue: string | number | boolean;
        /**
         * @description Values of the face's custom fields, by name; empty if none is declared or given. A declared field without a value may
         *     be returned as `""`, also if its type is numeric.
         */
        StoredFields: {
            [key: string]: components["schemas"]["StoredFieldValue"];
        };
        /** @description A temporary access key. Its three parts are used together. */
        TemporaryAccessKey: {
            /**
             * @description Access key (AK).
             * @example EXAMPLEACCESSKEY0000
             */
            access: string;
            /**
             * Format: password
             * @description Secret key (SK).
             * @example not-a-real-secret-key
             */
            secret: string;
            /**
             * Format: password
             * @description Value of the header `X-Security-Token`.
             * @example not-a-real-security-token
             */
            securitytoken: string;
            /**
             * Format: date-time
             * @description When the key expires.
             * @example 2024-03-01T09:15:30.123000Z
             */
            expires_at: string;
        };
        /** @description Credentials. */
        TemporaryAccessKeyAuth: {
            identity: components["schemas"]["TemporaryAccessKeyIdentity"];
        };
        /** @description The token of the request's header vouches for the caller. */
        TemporaryAccessKeyIdentity: {
            /**
             * @description The list `["token"]`.
             * @example [
             *       "token"
             *     ]
             */
            methods: "token"[];
            token?: components["schemas"]["TemporaryAccessKeyLifetime"];
        };
        /** @description How long the key lives. */
        TemporaryAccessKeyLifetime: {
            /**
             * Format: int32
             * @description Lifetime of the key in seconds, 15 minutes to 24 hours.
             * @default 900
             * @example 3600
             */
            duration_seconds?: number;
        };
        /**
         * Format: double
         * @description Faces less similar than this are left out; 0.93 is advised.
         * @default 0
         * @example 0.93
         */
        Threshold: number;
        /** @description Credentials and scope. */
        TokenAuth: {
            identity: components["schemas"]["TokenIdentity"];
            scope?: components["schemas"]["TokenScope"];
        };
        /** @description An account. */
        TokenDomain: {
            /**
             * @description Id of the account.
             * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
             */
            id?: string;
            /**
             * @description Name of the account.
             * @example example-account
             */
            name?: string;
        };
        /** @description A password, with or without a one-time code. */
        TokenIdentity: components["schemas"]["PasswordIdentity"] | components["schemas"]["PasswordTotpIdentity"];
        /** @description The token without its text. */
        TokenInfo: {
            /**
             * Format: date-time
             * @description When the token expires.
             * @example 2024-03-02T08:15:30.123000Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description When the token was issued.
             * @example 2024-03-01T08:15:30.123000Z
             */
            issued_at: string;
            /**
             * @description How the user logged in.
             * @example [
             *       "password"
             *     ]
             */
            methods: string[];
            user: components["schemas"]["TokenUser"];
            project?: components["schemas"]["TokenProject"];
            domain?: components["schemas"]["TokenDomain"];
            /** @description What the token permits. */
            roles?: components["schemas"]["TokenRole"][];
            /** @description The services that the token may reach. */
            catalog?: components["schemas"]["CatalogService"][];
        };
        /** @description The project that the token is scoped to. */
        TokenProject: {
            /**
             * @description Id of the project.
             * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
             */
            id?: string;
            /**
             * @description Name of the project.
             * @example ap-southeast-1
             */
            name?: string;
            domain?: components["schemas"]["TokenDomain"];
        };
        /** @description A permission of the user. */
        TokenRole: {
            /**
             * @description Id of the permission.
             * @example 0
             */
            id?: string;
            /**
             * @description Name of the permission.
             * @example te_admin
             */
            name?: string;
        };
        /**
         * @description What the token is for: a project or an account. FRS needs the project of the region called. If both are given, the
         *     project counts.
         */
        TokenScope: {
            project?: components["schemas"]["TokenScopeTarget"];
            domain?: components["schemas"]["TokenScopeTarget"];
        };
        /** @description A project or an account, by its id or its name. */
        TokenScopeTarget: {
            /**
             * @description Its id.
             * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
             */
            id?: string;
            /**
             * @description Its name.
             * @example ap-southeast-1
             */
            name?: string;
        };
        /** @description The user whom the token was issued to. */
        TokenUser: {
            /**
             * @description Id of the user.
             * @example 1b2c3d4e5f60718293a4b5c6d7e8f90a
             */
            id?: string;
            /**
             * @description Name of the user.
             * @example frs-caller
             */
            name?: string;
            domain?: components["schemas"]["TokenDomain"];
            /**
             * @description When the password expires; empty if it does not.
             * @example
             * @example 2024-06-01T00:00:00.000000
             */
            password_expires_at?: string;
        };
        /**
         * Format: int32
         * @description How many faces to return at most. What 0 means is not documented.
         * @default 10
         * @example 2
         */
        TopN: number;
        /** @description Proof from a virtual MFA device. */
        TotpLogin: {
            user: components["schemas"]["TotpUser"];
        };
        /** @description The user and the code that the device shows. */
        TotpUser: {
            /**
             * @description Id of the IAM user.
             * @example 1b2c3d4e5f60718293a4b5c6d7e8f90a
             */
            id: string;
            /**
             * Format: password
             * @description One-time code.
             * @example 000000
             */
            passcode: string;
        };
        /** @description Declares the type of one custom field. */
        TypeInfo: {
            /**
             * @description Type of the values.
             * @example integer
             */
            type?: "string" | "integer" | "long" | "double" | "float" | "boolean" | (string & {});
        };
        /**
         * New values of custom fields
         * @description Changes custom fields, and the image id if given.
         */
        UpdateFaceFields: {
            face_id: components["schemas"]["FaceId"];
            external_image_id?: components["schemas"]["NewExternalImageId"];
            external_fields: components["schemas"]["ExternalFields"];
        };
        /**
         * New image id
         * @description Changes the image id, and custom fields if given.
         */
        UpdateFaceImageId: {
            face_id: components["schemas"]["FaceId"];
            external_image_id: components["schemas"]["NewExternalImageId"];
            external_fields?: components["schemas"]["ExternalFields"];
        };
        /** @description The face, and its new image id, its new values of custom fields, or both. */
        UpdateFaceRequest: components["schemas"]["UpdateFaceImageId"] | components["schemas"]["UpdateFaceFields"];
        /** @description Login with a password. */
        UserPasswordLogin: {
            user: components["schemas"]["PasswordUser"];
        };
        /**
         * @description The bytes of the video as base64, in one line and without a `data:` prefix. At most 8 MB after encoding.
         * @example AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
         */
        VideoBase64: string;
        /** @description What was found in the video. */
        VideoDetectResult: {
            /**
             * @description Whether it shows a living person who performs the actions.
             * @example true
             */
            alive?: boolean;
            /** @description One entry for each action. */
            actions?: components["schemas"]["LivenessAction"][];
            /**
             * @description The largest face that was found, as a JPG in base64, in the resolution of the video.
             * @example /9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z
             */
            picture?: string;
        };
        /**
         * Format: binary
         * @description The video as a file part.
         * @example data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21tcDQy
         */
        VideoFile: Blob;
    };
    responses: {
        /** @description The gateway cannot reach the service. Repeat later. */
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
        /** @description The request is wrong: repeat it only after a change. */
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
        /** @description The request is wrong, for example because no face has that id: repeat it only after a change. */
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
        /** @description The library is full, or the credential is known but may not do this. */
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
        /** @description The request is wrong, for example because the name is taken: repeat it only after a change. */
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
        /** @description The request is wrong, for example because no library has that name: repeat it only after a change. */
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
        /** @description The request is wrong, for example because the image shows no face: repeat it only after a change. */
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
        /** @description The request is wrong, for example because an image shows no face: repeat it only after a change. */
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
        /** @description The request is wrong, for example because no face matches the criterion: repeat it only after a change. */
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
        /** @description The request is wrong, for example because the window reaches too far: repeat it only after a change. */
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
        /** @description The request is wrong, for example because the image shows no face: repeat it only after a change. */
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
        /** @description The request is wrong, for example because no face matches the filter: repeat it only after a change. */
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
        /** @description The credential is known but may not do this. */
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
        /** @description The service took longer than the gateway waits. The call may have had its effect. */
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
        /** @description The request is wrong: repeat it only after a change. */
        IamBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** @description The user is known but may not do this. */
        IamForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** @description The identity service failed. Repeat later. */
        IamInternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** @description There is no such project, account or path. */
        IamNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** @description Any other status; the body has one of the two forms of every error. */
        IamOtherError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** @description The identity service is unavailable. Repeat later. */
        IamServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** @description Too many requests. Wait, as long as `Retry-After` says if it is there, then repeat. */
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
        /** @description The identity service did not accept the token or the signature, or there was none. */
        IamUnauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** @description The request is wrong, for example because the image cannot be read: repeat it only after a change. */
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
        /** @description The service or the gateway failed. Repeat later. A page sample shows `FRS.0018` under 400 as well. */
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
        /** @description The identity service did not accept user, password or code. */
        LoginRefused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IamErrorResponse"];
            };
        };
        /** @description The gateway knows no such path or method. An unknown library is answered with 400 instead. */
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
        /** @description Any other status; the body has the form of every error. */
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
        /** @description The body is larger than the gateway accepts. */
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
        /** @description The identity service, or the service itself, is unavailable. Repeat later. */
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
        /** @description The request is wrong, for example because the image shows several faces: repeat it only after a change. */
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
        /** @description Over the request rate of the account. Wait, as long as `Retry-After` says if it is there, then repeat. */
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
        /** @description The gateway did not accept the token or the signature, or there was none. */
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
        /** @description The request is wrong, for example because the video cannot be parsed: repeat it only after a change. */
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
         * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
         *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
         *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
         *     every operation, the international site on none.
         * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
         */
        EnterpriseProjectId: string;
        /**
         * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
         * @example visitors
         */
        FaceSetName: components["schemas"]["FaceSetName"];
        /**
         * @description Id of the project that the call works in. It must be the project of the region called and the one that the
         *     credential is scoped to, otherwise the answer is `FRS.0028`.
         *     You find it in the console under "My Credentials", or with `listProjects`.
         *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
         * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
         */
        ProjectId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How long to wait, in seconds or as an HTTP date. Not always sent.
         * @example 1
         */
        "Retry-After": string;
        /**
         * @description Identifies this answer; quote it when you contact support. FRS builds it from a UUID, a timestamp and a host name and
         *     spells it `X-request-id` on its pages.
         * @example 6f1d2c3b-4a59-4876-9687-a5b4c3d2e1f0-1709280930123-frs-api-7
         */
        "X-Request-Id": string;
        /**
         * @description The token, to be sent as `X-Auth-Token`. Treat it like a password.
         * @example MIINRwYJKoZIhvcNAQcCoIINODCCDTQCAQExDT...
         */
        "X-Subject-Token": string;
        /**
         * @description How many requests the window allows in all.
         * @example 10
         */
        "X-ratelimit": number;
        /**
         * @description The name reads as the number of requests used in the window; the official text describes it as the number of
         *     requests that are left. Do not base decisions on it.
         * @example 3
         */
        "X-ratelimit-used": number;
        /**
         * @description Unit of the window that `X-ratelimit` counts in.
         * @example hour
         */
        "X-ratelimit-window": "minute" | "hour" | "day" | (string & {});
    };
    pathItems: never;
}
export type AccountName = components['schemas']['AccountName'];
export type ActionTime = components['schemas']['ActionTime'];
export type Actions = components['schemas']['Actions'];
export type AddFacesByBase64 = components['schemas']['AddFacesByBase64'];
export type AddFacesByUrl = components['schemas']['AddFacesByUrl'];
export type AddFacesMultipart = components['schemas']['AddFacesMultipart'];
export type AddFacesRequest = components['schemas']['AddFacesRequest'];
export type Attributes = components['schemas']['Attributes'];
export type BoundingBox = components['schemas']['BoundingBox'];
export type CatalogEndpoint = components['schemas']['CatalogEndpoint'];
export type CatalogService = components['schemas']['CatalogService'];
export type CompareFace = components['schemas']['CompareFace'];
export type CompareFacesByBase64 = components['schemas']['CompareFacesByBase64'];
export type CompareFacesByUrl = components['schemas']['CompareFacesByUrl'];
export type CompareFacesMultipart = components['schemas']['CompareFacesMultipart'];
export type CompareFacesRequest = components['schemas']['CompareFacesRequest'];
export type CompareFacesResponse = components['schemas']['CompareFacesResponse'];
export type CreateFaceSetRequest = components['schemas']['CreateFaceSetRequest'];
export type CreateTemporaryAccessKeyRequest = components['schemas']['CreateTemporaryAccessKeyRequest'];
export type CreateTemporaryAccessKeyResponse = components['schemas']['CreateTemporaryAccessKeyResponse'];
export type CreateTokenRequest = components['schemas']['CreateTokenRequest'];
export type CreateTokenResponse = components['schemas']['CreateTokenResponse'];
export type CustomFieldCriterion = components['schemas']['CustomFieldCriterion'];
export type CustomFieldName = components['schemas']['CustomFieldName'];
export type DeleteFaceSetResponse = components['schemas']['DeleteFaceSetResponse'];
export type DeleteFacesByFilterRequest = components['schemas']['DeleteFacesByFilterRequest'];
export type DetectActionLivenessByBase64 = components['schemas']['DetectActionLivenessByBase64'];
export type DetectActionLivenessByUrl = components['schemas']['DetectActionLivenessByUrl'];
export type DetectActionLivenessMultipart = components['schemas']['DetectActionLivenessMultipart'];
export type DetectActionLivenessRequest = components['schemas']['DetectActionLivenessRequest'];
export type DetectActionLivenessResponse = components['schemas']['DetectActionLivenessResponse'];
export type DetectFace = components['schemas']['DetectFace'];
export type DetectFacesByBase64 = components['schemas']['DetectFacesByBase64'];
export type DetectFacesByUrl = components['schemas']['DetectFacesByUrl'];
export type DetectFacesMultipart = components['schemas']['DetectFacesMultipart'];
export type DetectFacesRequest = components['schemas']['DetectFacesRequest'];
export type DetectFacesResponse = components['schemas']['DetectFacesResponse'];
export type DetectSilentLivenessByBase64 = components['schemas']['DetectSilentLivenessByBase64'];
export type DetectSilentLivenessByUrl = components['schemas']['DetectSilentLivenessByUrl'];
export type DetectSilentLivenessMultipart = components['schemas']['DetectSilentLivenessMultipart'];
export type DetectSilentLivenessRequest = components['schemas']['DetectSilentLivenessRequest'];
export type DetectSilentLivenessResponse = components['schemas']['DetectSilentLivenessResponse'];
export type Dress = components['schemas']['Dress'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type ExternalFieldTypes = components['schemas']['ExternalFieldTypes'];
export type ExternalFieldValue = components['schemas']['ExternalFieldValue'];
export type ExternalFields = components['schemas']['ExternalFields'];
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
export type Filter = components['schemas']['Filter'];
export type Glass = components['schemas']['Glass'];
export type Hat = components['schemas']['Hat'];
export type HeadPose = components['schemas']['HeadPose'];
export type IamError = components['schemas']['IamError'];
export type IamErrorDetail = components['schemas']['IamErrorDetail'];
export type IamErrorResponse = components['schemas']['IamErrorResponse'];
export type IamLinks = components['schemas']['IamLinks'];
export type IamProject = components['schemas']['IamProject'];
export type ImageBase64 = components['schemas']['ImageBase64'];
export type ImageFile = components['schemas']['ImageFile'];
export type ListFaceSetsResponse = components['schemas']['ListFaceSetsResponse'];
export type ListProjectsResponse = components['schemas']['ListProjectsResponse'];
export type LivelessDetectResult = components['schemas']['LivelessDetectResult'];
export type LivenessAction = components['schemas']['LivenessAction'];
export type LivenessWarning = components['schemas']['LivenessWarning'];
export type LivenessWarnings = components['schemas']['LivenessWarnings'];
export type NewExternalImageId = components['schemas']['NewExternalImageId'];
export type NodThreshold = components['schemas']['NodThreshold'];
export type ObsUrl = components['schemas']['ObsUrl'];
export type PasswordIdentity = components['schemas']['PasswordIdentity'];
export type PasswordTotpIdentity = components['schemas']['PasswordTotpIdentity'];
export type PasswordUser = components['schemas']['PasswordUser'];
export type QualityFlaw = components['schemas']['QualityFlaw'];
export type RequestedAttributes = components['schemas']['RequestedAttributes'];
export type ReturnFields = components['schemas']['ReturnFields'];
export type SearchFace = components['schemas']['SearchFace'];
export type SearchFacesByBase64 = components['schemas']['SearchFacesByBase64'];
export type SearchFacesByFaceId = components['schemas']['SearchFacesByFaceId'];
export type SearchFacesByUrl = components['schemas']['SearchFacesByUrl'];
export type SearchFacesMultipart = components['schemas']['SearchFacesMultipart'];
export type SearchFacesRequest = components['schemas']['SearchFacesRequest'];
export type SearchFacesResponse = components['schemas']['SearchFacesResponse'];
export type Similarity = components['schemas']['Similarity'];
export type Single = components['schemas']['Single'];
export type SortKey = components['schemas']['SortKey'];
export type SortKeys = components['schemas']['SortKeys'];
export type StoredFieldValue = components['schemas']['StoredFieldValue'];
export type StoredFields = components['schemas']['StoredFields'];
export type TemporaryAccessKey = components['schemas']['TemporaryAccessKey'];
export type TemporaryAccessKeyAuth = components['schemas']['TemporaryAccessKeyAuth'];
export type TemporaryAccessKeyIdentity = components['schemas']['TemporaryAccessKeyIdentity'];
export type TemporaryAccessKeyLifetime = components['schemas']['TemporaryAccessKeyLifetime'];
export type Threshold = components['schemas']['Threshold'];
export type TokenAuth = components['schemas']['TokenAuth'];
export type TokenDomain = components['schemas']['TokenDomain'];
export type TokenIdentity = components['schemas']['TokenIdentity'];
export type TokenInfo = components['schemas']['TokenInfo'];
export type TokenProject = components['schemas']['TokenProject'];
export type TokenRole = components['schemas']['TokenRole'];
export type TokenScope = components['schemas']['TokenScope'];
export type TokenScopeTarget = components['schemas']['TokenScopeTarget'];
export type TokenUser = components['schemas']['TokenUser'];
export type TopN = components['schemas']['TopN'];
export type TotpLogin = components['schemas']['TotpLogin'];
export type TotpUser = components['schemas']['TotpUser'];
export type TypeInfo = components['schemas']['TypeInfo'];
export type UpdateFaceFields = components['schemas']['UpdateFaceFields'];
export type UpdateFaceImageId = components['schemas']['UpdateFaceImageId'];
export type UpdateFaceRequest = components['schemas']['UpdateFaceRequest'];
export type UserPasswordLogin = components['schemas']['UserPasswordLogin'];
export type VideoBase64 = components['schemas']['VideoBase64'];
export type VideoDetectResult = components['schemas']['VideoDetectResult'];
export type VideoFile = components['schemas']['VideoFile'];
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description The image and the attributes to determine. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetectFacesRequest"];
                "multipart/form-data": components["schemas"]["DetectFacesMultipart"];
            };
        };
        responses: {
            /** @description The faces of the image. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description The two images. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareFacesRequest"];
                "multipart/form-data": components["schemas"]["CompareFacesMultipart"];
            };
        };
        responses: {
            /** @description How alike the faces are. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description The video and the actions that it shows. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetectActionLivenessRequest"];
                "multipart/form-data": components["schemas"]["DetectActionLivenessMultipart"];
            };
        };
        responses: {
            /** @description Whether the person is alive. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description The video and the actions that it shows. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetectActionLivenessRequest"];
                "multipart/form-data": components["schemas"]["DetectActionLivenessMultipart"];
            };
        };
        responses: {
            /** @description Whether the person is alive. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description The image. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetectSilentLivenessRequest"];
                "multipart/form-data": components["schemas"]["DetectSilentLivenessMultipart"];
            };
        };
        responses: {
            /** @description Whether the person is alive. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /** @description What to look for, and how. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchFacesRequest"];
                "multipart/form-data": components["schemas"]["SearchFacesMultipart"];
            };
        };
        responses: {
            /** @description The faces that were found; an empty list if none is similar enough. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The libraries of the user; an empty list if there are none. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description Name, capacity and custom fields of the new library. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFaceSetRequest"];
            };
        };
        responses: {
            /** @description The library was created. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The library. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The library was deleted. */
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
                 * @description How many faces to skip.
                 * @example 0
                 */
                offset?: number;
                /**
                 * @description How many faces to return at most.
                 * @example 2
                 */
                limit?: number;
                /** @description Returns this face only. */
                face_id?: components["schemas"]["FaceId"];
            };
            header?: {
                /**
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faces. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /** @description The face and its new values. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateFaceRequest"];
            };
        };
        responses: {
            /** @description The face was changed. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /** @description The image and what to store with its faces. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddFacesRequest"];
                "multipart/form-data": components["schemas"]["AddFacesMultipart"];
            };
        };
        responses: {
            /** @description The faces were added. */
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
                /** @description Deletes the faces with this image id. */
                external_image_id?: string;
                /** @description Deletes the face with this id. */
                face_id?: components["schemas"]["FaceId"];
                /**
                 * @description Deletes the faces with this value of a custom field: `{ "site": "lab" }` is sent as `?site=lab`. A number or
                 *     boolean is written as text. The official pages and the
                 *     older official SDKs document this; the current SDKs have no operation for it.
                 */
                custom_field?: components["schemas"]["CustomFieldCriterion"];
            };
            header?: {
                /**
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faces were deleted. */
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
                 * @description Id of the enterprise project that the call is billed to (pay-per-use accounts only).
                 *     A well-formed but unknown id is billed under that unknown id; a missing or malformed one under `default`.
                 *     The pages on liveness say instead that a wrong id is billed as unclassified. The China site documents this header on
                 *     every operation, the international site on none.
                 * @example 3e1f0b52-6a7c-4d0e-9b1a-7c2d5f8e6a40
                 */
                "Enterprise-Project-Id"?: components["parameters"]["EnterpriseProjectId"];
            };
            path: {
                /**
                 * @description Id of the project that the call works in. It must be the project of the region called and the one that the
                 *     credential is scoped to, otherwise the answer is `FRS.0028`.
                 *     You find it in the console under "My Credentials", or with `listProjects`.
                 *     No format is documented; in practice it is 32 lower-case hexadecimal digits.
                 * @example 0a1b2c3d4e5f60718293a4b5c6d7e8f9
                 */
                project_id: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the facial image library. An unknown name is answered with `FRS.0302`.
                 * @example visitors
                 */
                face_set_name: components["parameters"]["FaceSetName"];
            };
            cookie?: never;
        };
        /** @description Which faces to delete. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteFacesByFilterRequest"];
            };
        };
        responses: {
            /** @description The faces were deleted. */
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
                 * @description Any text leaves `catalog` out of the answer.
                 * @example true
                 */
                nocatalog?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who asks, and what the token is for. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTokenRequest"];
            };
        };
        responses: {
            /** @description The token was issued. */
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
        /** @description For how long the key is needed. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTemporaryAccessKeyRequest"];
            };
        };
        responses: {
            /** @description The key was issued. */
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
                 * @description Projects of this account only.
                 * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
                 */
                domain_id?: string;
                /**
                 * @description The project of this name only; for the project of a region, the id of the region.
                 * @example ap-southeast-1
                 */
                name?: string;
                /**
                 * @description Projects below this project or account only.
                 * @example 2c3d4e5f60718293a4b5c6d7e8f90a1b
                 */
                parent_id?: string;
                /**
                 * @description Projects that can, or cannot, be used only.
                 * @example true
                 */
                enabled?: boolean;
                /**
                 * @description Number of the page, together with `per_page`.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Projects on a page, together with `page`.
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
            /** @description The projects; an empty list if none matches. */
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
