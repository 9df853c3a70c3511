import { drawPicture, type Emulator } from "frs-openapi/emulator";
import { describe, expect, test } from "vitest";
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
