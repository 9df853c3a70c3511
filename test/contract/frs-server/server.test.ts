import {
  createSchemaValidator,
  isObject,
  listOperations,
  loadDocument,
  type OpenApiDocument,
  type Operation,
} from "openapi-contract/document";
import { describe, expect, it, onTestFinished } from "vitest";
import { routes } from "../../../src/emulator/routes.js";
import { accessKeyAuth, createFrsClient, type FrsClient, tokenAuth } from "../../../src/index.js";
import { refusalOf } from "../../client/refusal.js";
import { type FrsServer, type FrsServerOptions, startFrsServer } from "../../fixtures/frs-server/index.js";

const document: OpenApiDocument = await loadDocument(new URL("../../../generated/openapi.json", import.meta.url));
const operations = listOperations(document);
const validator = createSchemaValidator(document);

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==",
  "base64",
);

/** A picture of its own, such as one marked `faces=;`. */
const picture = (mark: string) => Buffer.concat([png, Buffer.from(mark)]).toString("base64");

describe("the routes", () => {
  it("are the operations of the document, with its paths, credentials and media types", () => {
    expect(
      routes.map(({ operationId, method, path, takesForm, schemes }) => ({
        operationId,
        method,
        path,
        takesForm,
        schemes: schemes.length,
      })),
    ).toEqual(
      operations.map(({ operationId, method, path, requestBody, security }) => ({
        operationId,
        method: method.toUpperCase(),
        path,
        takesForm: requestBody?.content.some(({ name }) => name === "multipart/form-data") ?? false,
        schemes: security.length,
      })),
    );
  });
});

describe.each([
  ["a token", (server: FrsServer) => tokenAuth(server.token)],
  ["a signature", ({ accessKey, secretKey }: FrsServer) => accessKeyAuth({ accessKey, secretKey })],
])("a client with %s", (_, auth) => {
  it("creates, uses and deletes a face set", async () => {
    const server = await start();
    const frs = clientOf(server, auth(server));
    const name = { face_set_name: "guests" };
    const { face_set_info: created } = await frs.createFaceSet({
      ...name,
      face_set_capacity: 20_000,
      external_fields: { visits: { type: "integer" }, site: { type: "string" }, staff: { type: "boolean" } },
    });
    expect(created).toMatchObject({ face_number: 0, face_set_capacity: 20_000 });
    expect(await frs.listFaceSets()).toEqual({ face_sets_info: [created] });
    expect(await refusalOf(frs.createFaceSet(name))).toBe("400 FRS.0301");

    const add = (fields: { [field: string]: string | number | boolean }, id: string) =>
      frs.addFaces({
        ...name,
        image_base64: picture(id),
        external_image_id: id,
        external_fields: fields,
        single: true,
      });
    const [first] = (await add({ visits: 1, site: "lab" }, "one")).faces;
    await add({ visits: 4, site: "lab", staff: true }, "two");
    await add({ visits: 7, site: "hall" }, "three");
    expect(first).toMatchObject({ external_image_id: "one", external_fields: { visits: 1, site: "lab", staff: "" } });
    expect((await frs.getFaceSet(name)).face_set_info.face_number).toBe(3);
    expect((await frs.listFaces({ ...name, offset: 1, limit: 1 })).faces).toMatchObject([{ external_image_id: "two" }]);
    expect((await frs.listFaces({ ...name, face_id: first?.face_id ?? "" })).faces).toEqual([first]);

    const found = await frs.searchFaces({
      ...name,
      image_base64: picture("two"),
      sort: [{ visits: "desc" }],
      filter: "visits:[2 TO *] && (!site:roof)",
      return_fields: ["visits"],
    });
    expect(found.faces).toMatchObject([
      { external_image_id: "three", external_fields: { visits: 7 } },
      { external_image_id: "two", external_fields: { visits: 4 }, similarity: 1 },
    ]);
    expect((await frs.searchFaces({ ...name, image_base64: picture("two"), top_n: 1 })).faces).toHaveLength(1);
    expect((await frs.searchFaces({ ...name, face_id: first?.face_id ?? "", threshold: 1 })).faces).toMatchObject([
      { face_id: first?.face_id },
    ]);
    expect(await refusalOf(frs.searchFaces({ ...name, image_base64: picture(""), sort: [{ site: "asc" }] }))).toBe(
      "400 FRS.0032",
    );

    await frs.updateFace({
      ...name,
      face_id: first?.face_id ?? "",
      external_image_id: "new",
      external_fields: { visits: 2 },
    });
    expect((await frs.listFaces({ ...name, face_id: first?.face_id ?? "" })).faces).toMatchObject([
      { external_image_id: "new", external_fields: { visits: 2, site: "lab" } },
    ]);
    expect(await refusalOf(add({ colour: "red" }, "four"))).toBe("400 FRS.0405");
    expect(await refusalOf(add({ visits: "many" }, "four"))).toBe("400 FRS.0406");
    expect(await refusalOf(frs.updateFace({ ...name, face_id: "unknown", external_image_id: "x" }))).toBe(
      "400 FRS.0303",
    );

    expect(await frs.deleteFaces({ ...name, external_image_id: "new" })).toMatchObject({ face_number: 1 });
    expect(await frs.deleteFaces({ ...name, custom_field: { visits: "7" } })).toMatchObject({ face_number: 1 });
    expect(await refusalOf(frs.deleteFaces({ ...name, custom_field: { colour: "red" } }))).toBe("400 FRS.0402");
    expect(await refusalOf(frs.deleteFaces({ ...name, external_image_id: "new" }))).toBe("400 FRS.0401");
    expect(await refusalOf(frs.deleteFaces({ ...name, face_id: first?.face_id ?? "" }))).toBe("400 FRS.0403");
    expect(await refusalOf(frs.deleteFacesByFilter({ ...name, filter: "site:roof" }))).toBe("400 FRS.0407");
    expect(await frs.deleteFacesByFilter({ ...name, filter: "site:lab || visits:9" })).toMatchObject({
      face_number: 1,
    });
    expect(await frs.deleteFaceSet(name)).toEqual(name);
    expect(await refusalOf(frs.getFaceSet(name))).toBe("400 FRS.0302");
  });

  it("sends files, and gets the same responses as for base64", async () => {
    const server = await start();
    const frs = clientOf(server, auth(server));
    const image = new Blob([png], { type: "image/png" });
    expect(await frs.detectFaces({ image_file: image, attributes: "2,12" })).toEqual(
      await frs.detectFaces({ image_base64: png.toString("base64"), attributes: "2,12" }),
    );
    expect(await frs.compareFaces({ image1_file: image, image2_file: image })).toMatchObject({ similarity: 1 });
    await frs.createFaceSet({ face_set_name: "guests", external_fields: { visits: { type: "long" } } });
    const { faces } = await frs.addFaces({
      face_set_name: "guests",
      image_file: image,
      external_fields: { visits: 3 },
    });
    expect(faces).toMatchObject([{ external_fields: { visits: 3 } }]);
    const found = await frs.searchFaces({
      face_set_name: "guests",
      image_file: image,
      return_fields: ["visits"],
      top_n: 3,
    });
    expect(found.faces).toMatchObject([{ similarity: 1, external_fields: { visits: 3 } }]);
  });
});

describe("images and videos", () => {
  it("show as many faces as their marks say", async () => {
    const server = await start();
    const frs = clientOf(server);
    const [none, two] = [picture("faces=;"), picture("faces=ada,ben;")];
    await frs.createFaceSet({ face_set_name: "guests" });
    expect((await frs.detectFaces({ image_base64: none })).faces).toHaveLength(0);
    expect((await frs.detectFaces({ image_base64: two })).faces).toHaveLength(2);
    expect((await frs.addFaces({ face_set_name: "guests", image_base64: two })).faces).toHaveLength(2);
    expect((await frs.addFaces({ face_set_name: "guests", image_base64: two, single: true })).faces).toHaveLength(1);
    expect(await refusalOf(frs.addFaces({ face_set_name: "guests", image_base64: none }))).toBe("400 FRS.0404");
    expect(await refusalOf(frs.searchFaces({ face_set_name: "guests", image_base64: none }))).toBe("400 FRS.0304");
    expect(await refusalOf(frs.compareFaces({ image1_base64: none, image2_base64: two }))).toBe("400 FRS.0501");
    expect(await refusalOf(frs.detectSilentLivenessV1({ image_base64: none }))).toBe("400 FRS.0707");
    expect(await frs.detectSilentLivenessV1({ image_base64: two })).toMatchObject({
      "warning-list": [{ warningCode: 106 }],
    });
  });

  it("are recognised by their first bytes, and URLs by their spelling", async () => {
    const frs = clientOf(await start());
    const text = Buffer.from("plain text").toString("base64");
    expect(await refusalOf(frs.detectFaces({ image_base64: text }))).toBe("400 FRS.0016");
    expect(await refusalOf(frs.detectActionLiveness({ video_base64: text, actions: "1" }))).toBe("400 FRS.0751");
    expect(await refusalOf(frs.detectFaces({ image_url: "https://example.com/7.jpg" }))).toBe("400 FRS.0021");
    expect((await frs.detectFaces({ image_url: "/my-bucket/in/7.jpg" })).faces).toHaveLength(1);
    const video = Buffer.from("....ftypisom").toString("base64");
    const { "video-result": result } = await frs.detectActionLivenessV1({ video_base64: video, actions: "3,1" });
    expect(result).toMatchObject({ alive: true, actions: [{ action: 3 }, { action: 1 }] });
  });
});

describe("credentials", () => {
  it("are a token or a temporary key that the server issued", async () => {
    const server = await start();
    const frs = clientOf(server, tokenAuth(await login(server)));
    const { credential } = await frs.createTemporaryAccessKey({ auth: { identity: { methods: ["token"] } } });
    const { access: accessKey, secret: secretKey, securitytoken: securityToken } = credential;
    const signed = clientOf(server, accessKeyAuth({ accessKey, secretKey, securityToken }));
    expect((await signed.listProjects({ name: "ap-southeast-1" })).projects).toMatchObject([{ id: server.projectId }]);
    expect(await signed.listFaceSets()).toEqual({ face_sets_info: [] });
    const stripped = clientOf(server, accessKeyAuth({ accessKey, secretKey }));
    expect(await refusalOf(stripped.listFaceSets())).toBe("401 APIG.0301");
  });

  it.each([
    ["an unknown token", tokenAuth("unknown"), "401 APIG.0301"],
    ["an unknown key", accessKeyAuth({ accessKey: "UNKNOWN", secretKey: "x" }), "401 APIG.0301"],
    ["another secret", accessKeyAuth({ accessKey: "EMULATORACCESSKEY000", secretKey: "x" }), "401 APIG.0301"],
  ])("refuses %s", async (_, auth, expected) => {
    const frs = clientOf(await start(), auth);
    expect(await refusalOf(frs.listFaceSets())).toBe(expected);
  });

  it("expire: a token after a day, a signature after 15 minutes, a temporary key as requested", async () => {
    const clock = { time: Date.now() };
    const server = await start({ now: () => new Date(clock.time) });
    const token = await login(server);
    const frs = clientOf(server, tokenAuth(token));
    const { credential } = await frs.createTemporaryAccessKey({ auth: { identity: { methods: ["token"] } } });
    const { access: accessKey, secret: secretKey, securitytoken: securityToken } = credential;
    const signedAt = (time: number, key: Parameters<typeof accessKeyAuth>[0]) => {
      const auth = accessKeyAuth(key, { now: () => new Date(time) });
      return refusalOf(createFrsClient({ ...clientOptions(server), auth, fetch: fetchWithoutDate }).listFaceSets());
    };
    const permanent = { accessKey: server.accessKey, secretKey: server.secretKey };
    expect(await signedAt(clock.time - 14 * 60_000, permanent)).toBe(undefined);
    expect(await signedAt(clock.time - 16 * 60_000, permanent)).toBe("401 APIG.0307");
    clock.time += 901_000;
    expect(await signedAt(clock.time, { accessKey, secretKey, securityToken })).toBe("401 APIG.0307");
    clock.time += 24 * 60 * 60_000;
    expect(await refusalOf(frs.listFaceSets())).toBe("401 APIG.0307");
    expect(await refusalOf(frs.listProjects({}))).toBe("401 IAM.0066");
  });

  it("belong to one project", async () => {
    const server = await start();
    const foreign = createFrsClient({ ...clientOptions(server), projectId: "f".repeat(32) });
    expect(await refusalOf(foreign.listFaceSets())).toBe("403 FRS.0028");
    const domainToken = await login(server, { domain: { name: server.account.name } });
    expect(await refusalOf(clientOf(server, tokenAuth(domainToken)).listFaceSets())).toBe("403 FRS.0028");
  });

  it("cover every byte of a JSON body", async () => {
    const server = await start();
    const frs = createFrsClient({
      ...clientOptions(server),
      auth: accessKeyAuth({ accessKey: server.accessKey, secretKey: server.secretKey }),
      fetch: (url, init) => fetch(url, { ...init, body: '{"face_set_name":"others"}' }),
    });
    expect(await refusalOf(frs.createFaceSet({ face_set_name: "guests" }))).toBe("401 APIG.0301");
  });
});

describe("limits", () => {
  it("hold for face sets, faces and windows", async () => {
    const server = await start({ maxFaceSets: 1 });
    const frs = clientOf(server);
    await frs.createFaceSet({ face_set_name: "guests", face_set_capacity: 10_000 });
    expect(await refusalOf(frs.createFaceSet({ face_set_name: "others" }))).toBe("400 FRS.0305");
    const faceSet = server.state.find(server.projectId, "guests");
    if (faceSet !== undefined) faceSet.capacity = 1;
    await frs.addFaces({ face_set_name: "guests", image_base64: picture("one") });
    expect(await refusalOf(frs.addFaces({ face_set_name: "guests", image_base64: picture("two") }))).toBe(
      "403 FRS.0306",
    );
    expect(await refusalOf(frs.listFaces({ face_set_name: "guests", offset: 9_999, limit: 2 }))).toBe("400 FRS.0012");
    expect((await frs.listFaces({ face_set_name: "guests", offset: 9_999, limit: 1 })).faces).toEqual([]);
  });

  it.each<[string, string, string, RequestInit & { headers?: { [name: string]: string } }, string]>([
    ["an unknown path", "GET", "/v2/{project}/faces", {}, "404 APIG.0101"],
    ["an unknown method", "PATCH", "/v2/{project}/face-sets", {}, "404 APIG.0101"],
    ["a path that is not encoded", "GET", "/v2/{project}/face-sets/%ff", {}, "400 APIG.0201"],
    ["a long path", "GET", `/v2/{project}/face-sets?${"x".repeat(33_000)}`, {}, "414 APIG.0201"],
    [
      "a large header",
      "GET",
      "/v2/{project}/face-sets",
      { headers: { "X-Large": "x".repeat(33_000) } },
      "494 APIG.0201",
    ],
    ["a large body", "POST", "/v2/{project}/face-sets", { body: "x".repeat(12_582_913) }, "413 APIG.0201"],
    ["no body", "POST", "/v2/{project}/face-sets", {}, "400 FRS.0011"],
    ["no JSON", "POST", "/v2/{project}/face-sets", { body: "{" }, "400 FRS.0014"],
    [
      "another type",
      "POST",
      "/v2/{project}/face-sets",
      { body: "{}", headers: { "Content-Type": "text/plain" } },
      "400 FRS.0014",
    ],
    ["no type", "POST", "/v2/{project}/face-sets", { body: "{}", headers: { "Content-Type": "" } }, "400 FRS.0010"],
    ["an empty header", "GET", "/v2/{project}/face-sets", { headers: { "Enterprise-Project-Id": "" } }, "400 FRS.0010"],
    ["a long name", "GET", `/v2/{project}/face-sets/${"x".repeat(65)}`, {}, "400 FRS.0012"],
    ["no criterion", "DELETE", "/v2/{project}/face-sets/x/faces", {}, "400 FRS.0011"],
    ["two criteria", "DELETE", "/v2/{project}/face-sets/x/faces?a=1&b=2", {}, "400 FRS.0012"],
    ["a page that is not a number", "GET", "/v3/projects?page=x", {}, "400 IAM.0007"],
    ["an unknown path of IAM", "GET", "/v3/users", {}, "404 IAM.0004"],
  ])("refuse %s", async (_, method, path, { headers = {}, ...init }, expected) => {
    const server = await start();
    const response = await fetch(server.url + path.replace("{project}", server.projectId), {
      method,
      ...init,
      headers: { "X-Auth-Token": server.token, "Content-Type": "application/json", ...headers },
    });
    const { error_code: code } = (await response.json()) as { error_code?: string };
    expect(`${response.status} ${code}`).toBe(expected);
  });
});

async function start(options: Partial<FrsServerOptions> = {}): Promise<FrsServer> {
  const server = await startFrsServer({ document, ...options });
  onTestFinished(() => server.close());
  return server;
}

function clientOptions(server: FrsServer) {
  const auth = tokenAuth(server.token);
  // What the client would refuse by itself has to reach the server here.
  return { endpoint: server.url, projectId: server.projectId, auth, fetch: checkingFetch, validate: false };
}

function clientOf(server: FrsServer, auth = tokenAuth(server.token)): FrsClient {
  return createFrsClient({ ...clientOptions(server), auth });
}

async function login(
  server: FrsServer,
  scope: { [scope: string]: { name: string } } = { project: { name: "ap-southeast-1" } },
) {
  const { account, url } = server;
  const { name, password } = account.user;
  const user = { name, password, domain: { name: account.name } };
  const response = await fetch(`${url}/v3/auth/tokens`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ auth: { identity: { methods: ["password"], password: { user } }, scope } }),
  });
  expect(response.status).toBe(201);
  return response.headers.get("X-Subject-Token") ?? "";
}

/** Sends a request, and holds the response against what the document says of it. */
const checkingFetch: typeof fetch = async (url, init) => {
  const operation = operationOf(new Request(url, init));
  const response = await fetch(url, init);
  const body: unknown = await response.clone().json();
  const documented =
    operation.responses.find(({ status }) => status === String(response.status)) ??
    operation.responses.find(({ status }) => status === "default");
  const [mediaType] = documented?.content ?? [];
  expect(response.headers.get("Content-Type")).toBe("application/json; charset=UTF-8");
  const requestId = operation.tags.includes("Identity and access") ? "X-IAM-Trace-Id" : "X-Request-Id";
  expect(response.headers.get(requestId)).toMatch(/^[0-9a-f-]{36}-\d+-/);
  expect(mediaType && validator.validate(mediaType.schema, body)).toEqual([]);
  if (isObject(body) && typeof body.error_code === "string") expect(operation.errorCodes).toContain(body.error_code);
  return response;
};

/** Keeps a client from learning the time of the server. */
const fetchWithoutDate: typeof fetch = async (url, init) => {
  const response = await checkingFetch(url, init);
  const headers = new Headers(response.headers);
  headers.delete("Date");
  return new Response(response.body, { status: response.status, headers });
};

function operationOf({ method, url }: Request): Operation {
  const { pathname } = new URL(url);
  const found = operations.find(
    (operation) =>
      operation.method === method.toLowerCase() &&
      new RegExp(`^${operation.path.replaceAll(".", "\\.").replace(/\{[^}]+\}/g, "[^/]+")}$`).test(pathname),
  );
  if (found === undefined) throw new Error(`The document has no ${method} ${pathname}.`);
  return found;
}
