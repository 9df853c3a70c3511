// Compiled by `npm run typecheck`, never run: each line must compile, or must not where it says so.
import { Agent } from "undici";
import {
  type CreateFaceSetInput,
  createFrsClient,
  type ErrorCode,
  type FaceSetFace,
  type FaceSetInfo,
  FrsApiError,
  type FrsClient,
  type FrsClientOptions,
  type FrsOperations,
  isErrorCode,
  isFrsApiError,
  type ListFaceSetsOutput,
  type Region,
  tokenAuth,
} from "../../src/index.js";
import { createClientOf, getFaceSet, listFaceSets } from "../../src/operations.js";
import { stubReply } from "../../src/testing.js";
import { type UndiciTransport, undiciTransport } from "../../src/undici.js";

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
frs.createFaceSet({ face_set_name: "a", face_set_capacity: undefined, "Enterprise-Project-Id": undefined });
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
frs.eachFace({ face_set_name: "a", face_id: undefined });
// @ts-expect-error a face that is asked for by its id is not one of a list
frs.eachFace({ face_set_name: "a", face_id: "f" });

// One target may be told as not given.
createFrsClient({ region: "cn-north-4", endpoint: undefined, auth });
createFrsClient({ endpoint: "http://127.0.0.1:4010", region: undefined, auth });

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
    same<typeof error.code, ErrorCode | (string & {}) | undefined>(true);
    same<typeof error.retryable, boolean>(true);
    switch (error.code) {
      case "FRS.0302":
      case "a code that is not documented yet":
    }
    if (isErrorCode(error.code)) {
      same<typeof error.code, ErrorCode>(true);
      switch (error.code) {
        case "FRS.0302":
        // @ts-expect-error no documented code
        case "FRS.9999":
      }
    }
  }
  if (error instanceof FrsApiError) same<typeof error.code, FrsApiError["code"]>(true);
}

// Test doubles: one line each.
const listing: Pick<FrsClient, "listFaceSets"> = { listFaceSets: () => stubReply({ face_sets_info: [] }) };
const failing: Pick<FrsClient, "listFaceSets"> = { listFaceSets: () => stubReply(Promise.reject(new Error())) };
const plain: Pick<FrsOperations, "listFaceSets"> = { listFaceSets: async () => ({ face_sets_info: [] }) };
const real: FrsOperations = frs;
// @ts-expect-error the output is another
const wrong: Pick<FrsClient, "listFaceSets"> = { listFaceSets: () => stubReply({ faces: [] }) };
// @ts-expect-error the output is another
const wrongToo: Pick<FrsOperations, "listFaceSets"> = { listFaceSets: async () => ({ faces: [] }) };
same<Awaited<ReturnType<typeof real.getFaceSet>>, Awaited<ReturnType<FrsClient["getFaceSet"]>>>(true);
void [listing, failing, plain, wrong, wrongToo];

// The plain client knows the paths and their parameters.
frs.http.GET("/v2/{project_id}/face-sets", { params: { path: { project_id: "p" } } });
// @ts-expect-error an unknown path
frs.http.GET("/v3/{project_id}/face-sets", { params: { path: { project_id: "p" } } });

// A transport, with the options of undici.
createFrsClient({
  region: "cn-north-4",
  auth,
  transport: undiciTransport({ connections: 8, proxy: false, ca: "PEM" }),
});
// @ts-expect-error a dispatcher is not a transport
createFrsClient({ region: "cn-north-4", auth, transport: new Agent() });
// @ts-expect-error a number
undiciTransport({ connections: "8" });
// @ts-expect-error `true` is not a proxy
undiciTransport({ proxy: true });
same<ReturnType<UndiciTransport["close"]>, Promise<void>>(true);
