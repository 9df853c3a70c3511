import { once } from "node:events";
import { request } from "node:http";
import { drawPicture, type Emulator } from "frs-openapi/emulator";
import { describe, expect, test } from "vitest";
import { sdkDate } from "../../src/client/signature.js";
import { start } from "./emulators.js";

const image = Buffer.from(drawPicture(["ada"])).toString("base64");

/** Sends a request below the face sets of an emulator, with a body that is JSON already: literals cannot have every name. */
async function send(
  { url, projectId, token }: Emulator,
  method: string,
  path: string,
  body?: string,
): Promise<[status: number, body: unknown]> {
  const response = await fetch(`${url}/v2/${projectId}/face-sets${path}`, {
    method,
    headers: { "X-Auth-Token": token, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body }),
  });
  return [response.status, await response.json()];
}

/** Starts an emulator with a face set that holds one face. */
async function startWithFace(declared: string, values = "{}"): Promise<Emulator> {
  const emulator = await start();
  const add = `{ "image_base64": "${image}", "external_fields": ${values} }`;
  for (const [path, body] of [
    ["", `{ "face_set_name": "visitors", "external_fields": ${declared} }`],
    ["/visitors/faces", add],
  ] as const) {
    expect(await send(emulator, "POST", path, body)).toEqual([200, expect.anything()]);
  }
  return emulator;
}

describe("a field with a name that every object has", () => {
  const declared = `{ "constructor": { "type": "string" }, "__proto__": { "type": "integer" } }`;

  test.each(["__proto__=%5Bobject%20Object%5D", "constructor=function%20Object()%20%7B%20%5Bnative%20code%5D%20%7D"])(
    "removes no face by %s where it is not declared",
    async (query) => {
      const emulator = await startWithFace("{}");
      expect(await send(emulator, "DELETE", `/visitors/faces?${query}`)).toMatchObject([
        400,
        { error_code: "FRS.0402" },
      ]);
    },
  );

  test("is empty until it has a value, as any other", async () => {
    const emulator = await startWithFace(declared);
    const [, listed] = await send(emulator, "GET", "/visitors/faces");
    // Read as text: matchers overlook `__proto__`.
    expect(JSON.stringify(listed)).toContain(`"external_fields":{"constructor":"","__proto__":""}`);
  });

  test("is stored, sorted by, found and removed by its value, as any other", async () => {
    const emulator = await startWithFace(declared, `{ "constructor": "north", "__proto__": 5 }`);
    const more = `{ "image_base64": "${image}", "external_fields": { "__proto__": 7 } }`;
    await send(emulator, "POST", "/visitors/faces", more);
    const search = `{ "image_base64": "${image}", "sort": [{ "__proto__": "desc" }], "return_fields": ["__proto__"] }`;
    const [, found] = await send(emulator, "POST", "/visitors/search", search);
    expect(JSON.stringify(found).match(/"external_fields":[^}]*\}/g)).toEqual([
      `"external_fields":{"__proto__":7}`,
      `"external_fields":{"__proto__":5}`,
    ]);
    const filter = JSON.stringify({ image_base64: image, filter: "constructor:north && __proto__:[5 TO 5]" });
    expect(await send(emulator, "POST", "/visitors/search", filter)).toMatchObject([200, { faces: [{}] }]);
    const removed = await send(emulator, "DELETE", "/visitors/faces?__proto__=5");
    expect(removed).toMatchObject([200, { face_number: 1 }]);
  });
});

describe("input that is deep or long", () => {
  const filters = { "!": `${"!".repeat(20_000)}a:b`, "(": `${"(".repeat(20_000)}a:b${")".repeat(20_000)}` };

  test.each(Object.entries(filters))("is refused as a filter of thousands of %s", async (_, filter) => {
    const emulator = await startWithFace("{}");
    const refused = [400, { error_code: "FRS.0012" }];
    for (const [method, path, body] of [
      ["DELETE", "/visitors/faces/batch", { filter }],
      ["POST", "/visitors/search", { image_base64: image, filter }],
    ] as const) {
      expect(await send(emulator, method, path, JSON.stringify(body))).toMatchObject(refused);
    }
  });

  test.each(["||", "&&"])("is read as a filter that joins thousands of conditions by %s", async (operator) => {
    const emulator = await startWithFace(`{ "site": { "type": "string" } }`, `{ "site": "lab" }`);
    const filter = Array(20_000).fill("site:lab").join(operator);
    const body = JSON.stringify({ image_base64: image, filter });
    expect(await send(emulator, "POST", "/visitors/search", body)).toMatchObject([200, { faces: [{}] }]);
  });

  test.each(["[", '{ "a":'])("is refused as a sort of thousands of %s", async (opening) => {
    const emulator = await startWithFace("{}");
    const nested = opening.repeat(50_000) + 1 + (opening === "[" ? "]" : "}").repeat(50_000);
    const body = `{ "image_base64": "${image}", "sort": [${nested}] }`;
    expect(await send(emulator, "POST", "/visitors/search", body)).toMatchObject([400, { error_code: "FRS.0012" }]);
  });

  test("is refused as the methods of a login", async () => {
    const { url } = await start();
    const nested = "[".repeat(50_000) + "]".repeat(50_000);
    const body = `{ "auth": { "identity": { "methods": [${nested}, "totp"] } } }`;
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(`${url}/v3/auth/tokens`, { method: "POST", headers, body });
    expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 400 } }]);
  });

  test("is read as a list of millions of attributes", async () => {
    const { url, projectId, token } = await start();
    const response = await fetch(`${url}/v2/${projectId}/face-detect`, {
      method: "POST",
      headers: { "X-Auth-Token": token, "Content-Type": "application/json" },
      body: JSON.stringify({ image_base64: image, attributes: `${"2,".repeat(5_000_000)}2` }),
    });
    expect([response.status, await response.json()]).toMatchObject([200, { faces: [{ attributes: {} }] }]);
  });
});

describe("a signature", () => {
  test.each([
    ["of a header named constructor", "x-sdk-date;constructor", "localhost"],
    ["of a header named __proto__", "x-sdk-date;__proto__", "localhost"],
    ["of a request whose host is not one", "host;x-sdk-date", "[x"],
  ])("%s is refused as wrong", async (_, names, host) => {
    const { url, projectId, accessKey } = await start();
    const signature = "0".repeat(64);
    const sent = request(`${url}/v2/${projectId}/face-sets`, {
      headers: {
        Host: host,
        "X-Sdk-Date": sdkDate(new Date()),
        Authorization: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${names}, Signature=${signature}`,
      },
    }).end();
    const [response] = await once(sent, "response");
    let text = "";
    for await (const chunk of response) text += chunk;
    expect([response.statusCode, JSON.parse(text)]).toMatchObject([401, { error_code: "APIG.0301" }]);
  });
});
