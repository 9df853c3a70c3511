import { createSchemaValidator, isObject, type JsonValue, listOperations, valueAt } from "openapi-contract/document";
import { describe, expect, test } from "vitest";
import type { CaseRequest, ContractCase } from "../../../packages/contract/src/case.js";
import { deriveCases } from "../../../packages/contract/src/cases/index.js";
import { headerOf } from "../../../packages/contract/src/exchange.js";
import { document } from "../../root.js";
import { cases } from "../derived.js";

const resources = { face_set_name: "made-by-the-run", face_id: "made-face", project_id: "own-project" };
const uniqueName = "frs-contract-0123abcd-42";
const validator = createSchemaValidator(document);
const operations = new Map(listOperations(document).map((operation) => [operation.operationId, operation]));

/** Bodies beyond this are left out where all cases are looked at: they take long to judge. */
const largest = 1_000_000;

function requestOf(each: ContractCase): CaseRequest {
  return each.request(resources, uniqueName);
}

function byId(id: string): ContractCase {
  const found = cases.find((each) => each.id === id);
  if (!found) throw new Error(`Case ${id} does not exist.`);
  return found;
}

function jsonOf({ body }: CaseRequest): JsonValue {
  return JSON.parse(Buffer.from(body ?? []).toString());
}

/** The violations of a JSON body against the schema of its operation. */
function violationsOf({ operationId }: ContractCase, request: CaseRequest): unknown[] {
  const json = operations.get(operationId)?.requestBody?.content.find(({ name }) => name === "application/json");
  return validator.validate(json?.schema ?? "", jsonOf(request));
}

const withJson = cases
  .map((each) => ({ each, request: requestOf(each) }))
  .filter(({ request: { headers, body } }) => {
    return headerOf(headers, "Content-Type") === "application/json" && body !== undefined && body.length < largest;
  });

describe("the cases of the document", () => {
  test("are of every kind, and for every operation", () => {
    expect(cases.length).toBeGreaterThan(1000);
    const kinds = ["example", "shape", "boundary", "constraint", "media-type", "method", "path", "credentials"];
    expect([...new Set(cases.map(({ kind }) => kind))].sort()).toEqual(kinds.sort());
    const exercised = new Set(cases.map(({ operationId }) => operationId));
    expect([...operations.keys()].filter((operationId) => !exercised.has(operationId))).toEqual([]);
  });

  test("have unique ids that no shell misreads", () => {
    const ids = cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[A-Za-z0-9/._~=,%-]+$/.test(id))).toEqual([]);
    expect(ids).toContain("createFaceSet/constraint/face_set_name/maxLength");
  });

  test("are the same each time, byte for byte", () => {
    const again = deriveCases(document);
    const data = ({ request: _, pairs: __, ...rest }: ContractCase) => rest;
    expect(again.map(data)).toEqual(cases.map(data));
    const sent = (list: ContractCase[]) =>
      list
        .filter(({ id }) => !/base64\/maxLength$/.test(id))
        .map((each) => requestOf(each))
        .map(({ body, ...rest }) => JSON.stringify([rest, body && Buffer.from(body).toString("base64")]));
    expect(sent(again)).toEqual(sent(cases));
  });

  test("point to something in the document", () => {
    const broken = cases.filter(({ pointer }) => {
      try {
        return valueAt(document, pointer) === undefined;
      } catch {
        return true;
      }
    });
    expect(broken.map(({ id, pointer }) => `${id} ${pointer}`)).toEqual([]);
  });

  test("send a valid body where they expect it to be accepted", () => {
    const accepted = withJson.filter(({ each }) => each.expectation.outcome === "accepted");
    expect(accepted.length).toBeGreaterThan(200);
    const wrong = accepted.filter(({ each, request }) => violationsOf(each, request).length > 0);
    expect(wrong.map(({ each }) => each.id)).toEqual([]);
  });

  test("send an invalid body where they break a constraint of it", () => {
    const refused = withJson.filter(
      // Schemas do not see what breaks an extension only.
      ({ each }) => each.kind === "constraint" && !/\/(path|query|header|x-[\w-]+)(\/|$)/.test(each.id),
    );
    expect(refused.length).toBeGreaterThan(400);
    const wrong = refused.filter(({ each, request }) => violationsOf(each, request).length === 0);
    expect(wrong.map(({ each }) => each.id)).toEqual([]);
  });

  test("build large bodies only when they are sent, and few of them", () => {
    const large = cases.filter(({ id }) => /base64\/maxLength$/.test(id));
    expect(large.map(({ id }) => id)).toEqual([
      "detectFaces/boundary/DetectFacesByBase64/image_base64/maxLength",
      "detectFaces/constraint/DetectFacesByBase64/image_base64/maxLength",
      "detectActionLiveness/boundary/DetectActionLivenessByBase64/video_base64/maxLength",
      "detectActionLiveness/constraint/DetectActionLivenessByBase64/video_base64/maxLength",
      "detectActionLivenessV1/constraint/DetectActionLivenessByBase64/video_base64/maxLength",
      "detectSilentLivenessV1/constraint/DetectSilentLivenessByBase64/image_base64/maxLength",
      "searchFaces/constraint/SearchFacesByBase64/image_base64/maxLength",
      "addFaces/constraint/AddFacesByBase64/image_base64/maxLength",
    ]);
    const lengths = large.slice(0, 2).map((each) => {
      const body = jsonOf(requestOf(each));
      return isObject(body) ? String(body.image_base64).length : 0;
    });
    expect(lengths).toEqual([8_388_608, 8_388_612]);
  });
});

describe("resources of the run", () => {
  test("are used where a link supplies them, and requested by name", () => {
    const search = byId("searchFaces/shape/SearchFacesByFaceId/minimal");
    expect(search).toMatchObject({ needs: ["face_set_name", "face_id"], exclusive: false });
    expect(requestOf(search).path).toBe("/v2/own-project/face-sets/made-by-the-run/search");
    expect(jsonOf(requestOf(search))).toEqual({ face_id: "made-face" });
    expect(byId("deleteFaceSet/shape/parameters/minimal")).toMatchObject({ needs: ["face_set_name"], exclusive: true });
    expect(byId("listFaces/example/query/face_id/face").needs).toEqual(["face_set_name", "face_id"]);
  });

  test("have unique names where the caller chooses the name, unless the case needs another", () => {
    expect(jsonOf(requestOf(byId("createFaceSet/example/nameOnly")))).toEqual({ face_set_name: uniqueName });
    for (const [id, length] of [
      ["createFaceSet/boundary/face_set_name/maxLength", 64],
      ["createFaceSet/boundary/face_set_name/maxLength/unicode", 64],
      ["createFaceSet/constraint/face_set_name/maxLength", 65],
    ] as const) {
      const body = jsonOf(requestOf(byId(id)));
      const name =
        typeof body === "object" && body !== null && "face_set_name" in body ? String(body.face_set_name) : "";
      expect(name.startsWith(uniqueName)).toBe(true);
      expect([...name]).toHaveLength(length);
    }
    expect(jsonOf(requestOf(byId("createFaceSet/constraint/face_set_name/minLength")))).toMatchObject({
      face_set_name: "",
    });
  });

  test("are not used where their own name is exercised: that one is unknown, but unique", () => {
    const long = byId("deleteFaceSet/boundary/path/face_set_name/maxLength");
    expect(long.needs).toEqual([]);
    expect(requestOf(long).path).toMatch(new RegExp(`^/v2/own-project/face-sets/${uniqueName}v+isitors$`));
  });

  test("cannot be the user's own: no case that writes has a name too short to be unique", () => {
    const named = cases.filter(({ id }) => /\/boundary\/(path\/)?face_set_name\/minLength$/.test(id));
    expect(named.map(({ operationId }) => operations.get(operationId)?.sideEffects)).not.toContain("writes");
    expect(named.map(({ operationId }) => operationId)).toContain("getFaceSet");
  });

  test("are examples of the document where the run has none", () => {
    const { path } = byId("getFaceSet/shape/parameters/minimal").request({}, uniqueName);
    expect(path).toBe("/v2/0a1b2c3d4e5f60718293a4b5c6d7e8f9/face-sets/visitors");
  });
});

describe("requests", () => {
  test("carry the files of an example as their bytes", async () => {
    const { headers, body } = requestOf(byId("addFaces/example/form-data/fileWithAllFields"));
    const form = await new Response(Buffer.from(body ?? []), {
      headers: { "Content-Type": headerOf(headers, "Content-Type") ?? "" },
    }).formData();
    const file = form.get("image_file");
    if (!(file instanceof File)) throw new Error("The image is not a file.");
    expect(file.type).toBe("image/png");
    expect(Buffer.from(await file.arrayBuffer()).subarray(0, 4)).toEqual(Buffer.from("\x89PNG", "latin1"));
    expect(form.get("external_fields")).toBe('{"visits":1,"site":"lab"}');
    expect(form.get("single")).toBe("true");
  });

  test("have the content type of JSON even without a body, as the service requires", () => {
    expect(requestOf(byId("listFaceSets/shape/parameters/minimal"))).toEqual({
      method: "GET",
      path: "/v2/own-project/face-sets",
      headers: [["Content-Type", "application/json"]],
      body: undefined,
      credentials: "valid",
    });
  });

  test("spread an exploded object over the query", () => {
    const { path } = requestOf(byId("deleteFaces/example/query/custom_field/site"));
    expect(path).toBe("/v2/own-project/face-sets/made-by-the-run/faces?site=lab");
  });

  test("have a wrong content type", () => {
    const bytes = (step: string) => Buffer.from(requestOf(byId(`createFaceSet/media-type/${step}`)).body ?? []);
    expect(() => JSON.parse(bytes("cut-off").toString())).toThrow(SyntaxError);
    expect(() => JSON.parse(bytes("trailing-comma").toString())).toThrow(SyntaxError);
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes("invalid-utf-8"))).toThrow(TypeError);
    expect(bytes("empty")).toHaveLength(0);
    expect(headerOf(requestOf(byId("createFaceSet/media-type/none")).headers, "Content-Type")).toBeUndefined();
  });
});

describe("what the document says beyond its schemas", () => {
  const idsOf = (start: string) => cases.flatMap(({ id }) => (id.startsWith(start) ? [id.slice(start.length)] : []));

  test("exactly one of several parameters", () => {
    expect(idsOf("deleteFaces/constraint/x-exactly-one-of/")).toEqual([
      "none",
      "external_image_id,face_id",
      "external_image_id,custom_field",
      "face_id,custom_field",
    ]);
  });

  test("the sum of a window, at its maximum and beyond", () => {
    const path = (id: string) => requestOf(byId(id)).path.replace(/^.*\?/, "");
    expect(path("listFaces/boundary/x-window/offset")).toBe("limit=2&offset=9998");
    expect(path("listFaces/constraint/x-window/limit")).toBe("offset=0&limit=10001");
  });

  test("methods and paths that it does not have, without a resource that could be harmed", () => {
    expect(idsOf("updateFace/method/")).toEqual(["PATCH/with-body"]);
    expect(byId("updateFace/method/PATCH/with-body")).toMatchObject({ sideEffects: "writes", exclusive: true });
    expect(idsOf("listFaces/method/")).toEqual(["HEAD", "OPTIONS", "TRACE", "PATCH"]);
    const unknown = cases.filter(({ kind }) => kind === "path");
    expect(new Set(unknown.map(({ operationId, sideEffects }) => `${operationId} ${sideEffects}`))).toEqual(
      new Set([" none"]),
    );
    expect(byId("listFaceSets/method/DELETE")).toMatchObject({ sideEffects: "writes", needs: [] });
  });

  test("every request to an operation that issues credentials counts as an attempt to get some", () => {
    const issuing = ["createToken", "createTemporaryAccessKey"];
    const own = cases.filter(({ operationId }) => issuing.includes(operationId));
    expect(own.filter(({ kind }) => kind === "method").length).toBeGreaterThan(5);
    expect(new Set(own.map(({ sideEffects }) => sideEffects))).toEqual(new Set(["credentials"]));
    const others = cases.filter(({ operationId }) => !issuing.includes(operationId));
    expect(others.map(({ sideEffects }) => sideEffects)).not.toContain("credentials");
  });

  test("credentials, for operations that need some", () => {
    expect(idsOf("getFaceSet/credentials/")).toEqual(["none", "wrong", "other-scheme", "other-project_id"]);
    expect(idsOf("createToken/credentials/")).toEqual([]);
  });

  test("two alternatives at once, and none", () => {
    expect(idsOf("searchFaces/constraint/oneOf/")).toEqual([
      "with-SearchFacesByUrl",
      "none",
      "with-SearchFacesByFaceId",
    ]);
    // Both at once is what an `anyOf` allows.
    expect(idsOf("updateFace/constraint/anyOf/")).toEqual(["none"]);
  });
});
