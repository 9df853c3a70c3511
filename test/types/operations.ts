// Compiled by `npm run typecheck`, never run: each line must compile, or must not where it says so.
import {
  createFrsClient,
  type ErrorCode,
  type errorCodes,
  isErrorCode,
  type OneOf,
  tokenAuth,
} from "../../src/index.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Equal<A, B>): void => {};

const frs = createFrsClient({ region: "cn-north-4", projectId: "p", auth: tokenAuth("t") });
const file = new Blob();
const set = { face_set_name: "a" };

// Inputs may be constants, and what is optional may be undefined.
const search = { ...set, image_url: "/b/1", sort: [{ n: "desc" }], return_fields: ["n"], top_n: undefined } as const;
frs.searchFaces(search);
const identity = { methods: ["password"], password: { user: { name: "n", password: "p", domain: { name: "d" } } } };
const login = { auth: { identity, scope: { project: { name: "p" }, domain: undefined } } } as const;
// @ts-expect-error the method is any string here, since it was widened before
frs.createToken(login);
frs.createToken({ auth: { identity: { ...identity, methods: ["password"] } } } as const);
// Outputs can be changed, and what the service returned can be sent again.
const { face_set_info } = await frs.getFaceSet(set);
face_set_info.face_number = 0;
frs.createFaceSet({ face_set_name: "b", external_fields: face_set_info.external_fields });

// detectFaces: one carrier, no more and no less; attributes are optional.
frs.detectFaces({ image_base64: "QUJD" });
frs.detectFaces({ image_url: "/b/1", attributes: "1,2" });
frs.detectFaces({ image_file: file, attributes: "1,2" });
frs.detectFaces({ image_file: new Uint8Array(), attributes: "1,2" });
frs.detectFaces({ image_file: new ArrayBuffer(8) });
// @ts-expect-error no carrier
frs.detectFaces({ attributes: "1" });
// @ts-expect-error two carriers in JSON
frs.detectFaces({ image_base64: "QUJD", image_url: "/b/1" });
// @ts-expect-error two carriers over media types
frs.detectFaces({ image_base64: "QUJD", image_file: file });
// @ts-expect-error a path is not a file
frs.detectFaces({ image_file: "photo.png" });
const { faces } = await frs.detectFaces({ image_base64: "QUJD" });
same<(typeof faces)[number]["bounding_box"]["width"], number>(true);
// @ts-expect-error an attribute that was not asked for is not there
faces[0]?.attributes?.age.toFixed();
faces[0]?.attributes?.age?.toFixed();
const glass: "yes" | "none" | "dark" | "unknown" = "dark";
same<typeof glass extends NonNullable<NonNullable<(typeof faces)[number]["attributes"]>["glass"]> ? true : false, true>(
  true,
);

// compareFaces: both images in the same carrier.
frs.compareFaces({ image1_base64: "QUJD", image2_base64: "QUJD" });
frs.compareFaces({ image1_url: "/b/1", image2_url: "/b/2" });
frs.compareFaces({ image1_file: file, image2_file: file });
// @ts-expect-error the second image is missing
frs.compareFaces({ image1_base64: "QUJD" });
// @ts-expect-error two kinds
frs.compareFaces({ image1_base64: "QUJD", image2_url: "/b/2" });
same<Awaited<ReturnType<typeof frs.compareFaces>>["similarity"], number>(true);

// detectActionLiveness, on both paths: a video and the actions.
frs.detectActionLiveness({ video_base64: "QUJD", actions: "1,2" });
frs.detectActionLivenessV1({ video_file: file, actions: "1", nod_threshold: 20, action_time: "1000-3000" });
frs.detectActionLivenessV1({ video_url: "/b/1", actions: "1" });
// @ts-expect-error the actions are missing
frs.detectActionLiveness({ video_base64: "QUJD" });
// @ts-expect-error two videos
frs.detectActionLiveness({ video_base64: "QUJD", video_url: "/b/1", actions: "1" });
const liveness = await frs.detectActionLiveness({ video_base64: "QUJD", actions: "1" });
same<(typeof liveness)["video-result"]["alive"], boolean | undefined>(true);
liveness["warning-list"].map(({ warningCode }) => warningCode);

// detectSilentLivenessV1
frs.detectSilentLivenessV1({ image_base64: "QUJD" });
frs.detectSilentLivenessV1({ image_file: file });
// @ts-expect-error no image
frs.detectSilentLivenessV1({});
same<Awaited<ReturnType<typeof frs.detectSilentLivenessV1>>["result"]["confidence"], number | undefined>(true);

// searchFaces: four carriers; lists are lists also beside a file.
frs.searchFaces({ ...set, face_id: "x", top_n: 5, threshold: 0.9, filter: "n:1" });
frs.searchFaces({ ...set, image_file: file, sort: [{ n: "desc" }], return_fields: ["n"] });
// @ts-expect-error JSON text is made by the client
frs.searchFaces({ ...set, image_file: file, sort: '[{"n":"desc"}]' });
// @ts-expect-error two carriers
frs.searchFaces({ ...set, face_id: "x", image_base64: "QUJD" });
// @ts-expect-error no carrier
frs.searchFaces({ ...set, top_n: 5 });
// @ts-expect-error the library is missing
frs.searchFaces({ face_id: "x" });
const found = await frs.searchFaces({ ...set, face_id: "x" });
same<(typeof found.faces)[number]["similarity"], number>(true);
// Custom fields come only with return_fields.
same<undefined extends (typeof found.faces)[number]["external_fields"] ? true : false, true>(true);

// addFaces
frs.addFaces({ ...set, image_base64: "QUJD", external_image_id: "e", external_fields: { n: 1, s: "a", b: true } });
frs.addFaces({ ...set, image_file: file, external_fields: { n: 1 }, single: true });
// @ts-expect-error a custom field is a string, a number or a boolean
frs.addFaces({ ...set, image_base64: "QUJD", external_fields: { n: {} } });
// @ts-expect-error no image
frs.addFaces(set);
same<Awaited<ReturnType<typeof frs.addFaces>>["faces"][number]["face_id"], string>(true);

// listFaces: all of its parameters are optional but the library.
frs.listFaces(set);
frs.listFaces({ ...set, offset: 0, limit: 10 });
// @ts-expect-error a number
frs.listFaces({ ...set, offset: "0" });
// @ts-expect-error the library is missing
frs.listFaces({ offset: 0 });

// updateFace: at least one change; both are allowed.
frs.updateFace({ ...set, face_id: "x", external_image_id: "e" });
frs.updateFace({ ...set, face_id: "x", external_image_id: "e", external_fields: { n: 2 } });
// @ts-expect-error no change
frs.updateFace({ ...set, face_id: "x" });
// @ts-expect-error no face
frs.updateFace({ ...set, external_image_id: "e" });

// deleteFaces: exactly one criterion.
frs.deleteFaces({ ...set, face_id: "x" });
frs.deleteFaces({ ...set, external_image_id: "e" });
frs.deleteFaces({ ...set, custom_field: { site: "lab" } });
// @ts-expect-error none
frs.deleteFaces(set);
// @ts-expect-error two
frs.deleteFaces({ ...set, face_id: "x", external_image_id: "e" });

// deleteFacesByFilter
frs.deleteFacesByFilter({ ...set, filter: "n:1" });
// @ts-expect-error the filter is missing
frs.deleteFacesByFilter(set);
same<Awaited<ReturnType<typeof frs.deleteFacesByFilter>>["face_number"], number>(true);

// createToken, createTemporaryAccessKey, listProjects
const user = { name: "n", password: "p", domain: { name: "d" } };
const scope = { project: { name: "cn-north-4" } };
frs.createToken({ auth: { identity: { methods: ["password"], password: { user } }, scope } });
frs.createToken({ nocatalog: "true", auth: { identity: { methods: ["password"], password: { user } } } });
// @ts-expect-error the password is missing
frs.createToken({ auth: { identity: { methods: ["password"] } } });
// @ts-expect-error auth is missing
frs.createToken({});
frs.createTemporaryAccessKey({ auth: { identity: { methods: ["token"], token: { duration_seconds: 900 } } } });
// @ts-expect-error the identity is missing
frs.createTemporaryAccessKey({ auth: {} });
frs.listProjects();
frs.listProjects({ name: "cn-north-4", enabled: true });
// @ts-expect-error a boolean
frs.listProjects({ enabled: "yes" });
const { projects } = await frs.listProjects();
same<(typeof projects)[number]["id"], string>(true);

// OneOf closes a union of any objects.
const one: OneOf<[{ a: number }, { b: string; c?: boolean }]> = { b: "x" };
same<typeof one extends { a: number } ? true : false, false>(true);
// @ts-expect-error fields of both
const two: OneOf<[{ a: number }, { b: string }]> = { a: 1, b: "x" };
void two;

// The error catalogue: known codes are known by type.
same<(typeof errorCodes)["FRS.0302"]["retryable"], false>(true);
const code: ErrorCode = "APIG.0308";
void code;
// @ts-expect-error no such code
const unknown: ErrorCode = "FRS.9999";
void unknown;
declare const text: string | undefined;
if (isErrorCode(text)) same<(typeof errorCodes)[typeof text]["remedy"] extends string ? true : false, true>(true);
