// Compiled by `npm run typecheck`, never run: each line must compile, or must not where it says so.
import {
  type CreateFaceSetInput,
  createFrsClient,
  type FaceSetFace,
  type FaceSetInfo,
  type FrsClient,
  type FrsClientOptions,
  isFrsApiError,
  type ListFaceSetsOutput,
  type Region,
  tokenAuth,
} from "../../src/index.js";
import { createClientOf, getFaceSet, listFaceSets } from "../../src/operations.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Equal<A, B>): void => {};

const auth = tokenAuth("t");
const frs = createFrsClient({ region: "cn-north-4", projectId: "p", auth });

// Options: a region or an endpoint, never both. What is left out comes from the environment.
createFrsClient({ endpoint: new URL("http://127.0.0.1"), projectId: "p", auth });
// @ts-expect-error both
createFrsClient({ region: "cn-north-4", endpoint: "http://a", projectId: "p", auth });
createFrsClient({ projectId: "p", auth });
// @ts-expect-error an unknown region
createFrsClient({ region: "moon-1", projectId: "p", auth });
createFrsClient({ region: "cn-north-4", auth });
createFrsClient({ auth });
// @ts-expect-error no auth
createFrsClient({ region: "cn-north-4", projectId: "p" });
same<FrsClientOptions["region"], Region | undefined>(true);

// Inputs: what is required is required, what has a default is optional, unknown fields are refused.
frs.listFaceSets();
frs.listFaceSets({ "Enterprise-Project-Id": "e" }, { signal: AbortSignal.timeout(1) });
frs.createFaceSet({ face_set_name: "a" });
frs.createFaceSet({ face_set_name: "a", face_set_capacity: 10_000, external_fields: { n: { type: "integer" } } });
// @ts-expect-error the name is missing
frs.createFaceSet({});
// @ts-expect-error the capacity is a number
frs.createFaceSet({ face_set_name: "a", face_set_capacity: "10000" });
// @ts-expect-error an unknown field
frs.createFaceSet({ face_set_name: "a", capacity: 1 });
// @ts-expect-error the project comes from the client's options
frs.getFaceSet({ face_set_name: "a", project_id: "p" });
// @ts-expect-error an input is needed
frs.getFaceSet();
// @ts-expect-error undefined is no value of an optional field
frs.createFaceSet({ face_set_name: "a", face_set_capacity: undefined });
same<CreateFaceSetInput["face_set_capacity"], number | undefined>(true);

// Outputs: what the document requires is always there.
same<Awaited<ReturnType<FrsClient["listFaceSets"]>>, ListFaceSetsOutput>(true);
same<ListFaceSetsOutput["face_sets_info"], FaceSetInfo[]>(true);
same<FaceSetInfo["face_number"], number>(true);
const type: FaceSetInfo["external_fields"][string]["type"] = "a type that is not known yet";
same<typeof type extends string ? true : false, true>(true);

// A call can also give what came around the body; going through a list gives its items.
const reply = frs.listFaceSets();
same<Awaited<ReturnType<typeof reply.withResponse>>["data"], ListFaceSetsOutput>(true);
same<Awaited<ReturnType<typeof reply.withResponse>>["requestId"], string | undefined>(true);
for await (const face of frs.eachFace({ face_set_name: "a", limit: 100 })) same<typeof face, FaceSetFace>(true);
// @ts-expect-error the library is missing
frs.eachFace({});

// A client of some operations has those and no others.
const small = createClientOf({ listFaceSets, getFaceSet }, { region: "cn-north-4", auth });
small.getFaceSet({ face_set_name: "a" });
// @ts-expect-error not among them
small.createFaceSet({ face_set_name: "a" });
// @ts-expect-error an operation under the name of another
createClientOf({ listFaceSets: getFaceSet }, { region: "cn-north-4", auth });

// Errors: a guard narrows.
try {
  await frs.listFaceSets();
} catch (error) {
  if (isFrsApiError(error)) {
    same<typeof error.status, number>(true);
    same<typeof error.code, string | undefined>(true);
    same<typeof error.retryable, boolean>(true);
  }
}

// The plain client knows the paths and their parameters.
frs.http.GET("/v2/{project_id}/face-sets", { params: { path: { project_id: "p" } } });
// @ts-expect-error an unknown path
frs.http.GET("/v3/{project_id}/face-sets", { params: { path: { project_id: "p" } } });
