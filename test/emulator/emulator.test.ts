import { createServer } from "node:net";
import { drawPicture, type EmulatorOptions, startEmulator } from "frs-openapi/emulator";
import { describe, expect, onTestFinished, test } from "vitest";
import { places, readLimits } from "../../src/emulator/limits.js";
import { ownDocument } from "../../src/emulator/own-document.js";
import { accessKeyAuth, isFrsInputError, passwordAuth, tokenAuth } from "../../src/index.js";
import { refusalOf } from "../client/refusal.js";
import { clientOf, start } from "./emulators.js";

const visitors = { face_set_name: "visitors" };

/** Returns what an emulator says of options that it refuses, with the field that it names. */
async function complaint(options: unknown): Promise<[field: string, message: string]> {
  try {
    // Callers without types can pass anything.
    const emulator = await startEmulator(options as EmulatorOptions);
    await emulator.close();
  } catch (error) {
    if (isFrsInputError(error)) return [error.field, error.message];
    throw error;
  }
  throw new Error("It was started.");
}

describe("an emulator", () => {
  test("is empty, stores a face and finds it, with each kind of credentials", async () => {
    const emulator = await start();
    const { url: endpoint, token, accessKey, secretKey, account } = emulator;
    const password = passwordAuth({
      domain: account.name,
      user: account.user.name,
      password: account.user.password,
      iamEndpoint: endpoint,
    });
    for (const auth of [tokenAuth(token), accessKeyAuth({ accessKey, secretKey }), password]) {
      const frs = clientOf(emulator, auth);
      expect(await frs.listFaceSets()).toEqual({ face_sets_info: [] });
      await frs.createFaceSet(visitors);
      await frs.addFaces({ ...visitors, image_file: drawPicture(["ada"]), external_image_id: "ada" });
      const { faces } = await frs.searchFaces({ ...visitors, image_file: drawPicture(["ada"]) });
      expect(faces).toMatchObject([{ external_image_id: "ada", similarity: 1 }]);
      await frs.deleteFaceSet(visitors);
    }
  });

  test("has data of its own beside a second one in the same process", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.url).not.toBe(other.url);
    await clientOf(one).createFaceSet(visitors);
    expect((await clientOf(one).listFaceSets()).face_sets_info).toHaveLength(1);
    expect((await clientOf(other).listFaceSets()).face_sets_info).toHaveLength(0);
  });

  test("serves ten callers at once", async () => {
    const frs = clientOf(await start());
    await frs.createFaceSet(visitors);
    const names = Array.from({ length: 10 }, (_, index) => `person-${index}`);
    await Promise.all(names.map((name) => frs.addFaces({ ...visitors, image_file: drawPicture([name]) })));
    expect((await frs.getFaceSet(visitors)).face_set_info.face_number).toBe(10);
  });

  test("refuses connections once it is closed, which can be done twice", async () => {
    const emulator = await startEmulator();
    const frs = clientOf(emulator);
    await frs.listFaceSets();
    await emulator.close();
    await emulator[Symbol.asyncDispose]();
    await expect(frs.listFaceSets()).rejects.toMatchObject({ name: "FrsConnectionError" });
  });

  test("ends a response that is delayed when it is closed", async () => {
    const emulator = await startEmulator();
    const response = fetch(`${emulator.url}/v2/p/face-sets`, { headers: { Prefer: "fault=slow" } });
    const refused = expect(response).rejects.toThrow();
    // A response to a later request says that the first has arrived.
    await fetch(`${emulator.url}/pictures/ada.png`);
    await emulator.close();
    await refused;
  });

  test("reports each response to a callback", async () => {
    const urls: string[] = [];
    const emulator = await start({ onExchange: ({ method, url, status }) => urls.push(`${status} ${method} ${url}`) });
    await clientOf(emulator).listFaceSets();
    await emulator.close();
    expect(urls).toEqual([`200 GET /v2/${emulator.projectId}/face-sets`]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("This is not ignored.");
      },
    ],
    ["rejects", async () => await Promise.reject(new Error("This is not ignored."))],
  ])("responds, and goes on, if that callback %s", async (_, onExchange) => {
    const emulator = await start({ onExchange });
    const frs = clientOf(emulator);
    for (let count = 0; count < 2; count++) expect(await frs.listFaceSets()).toEqual({ face_sets_info: [] });
  });

  test.each<[string, () => Date, string]>([
    [
      "throws",
      () => {
        throw new Error("The clock is broken.");
      },
      "it threw Error: The clock is broken.",
    ],
    ["returns an invalid Date", () => new Date(Number.NaN), "it returned an invalid Date"],
  ])("says so in its responses while its clock %s", async (_, broken, message) => {
    let now = () => new Date();
    const emulator = await start({ now: () => now() });
    now = broken;
    const response = await fetch(`${emulator.url}/v2/p/face-sets`);
    expect([response.status, await response.json()]).toMatchObject([500, { detail: expect.stringContaining(message) }]);
    now = () => new Date();
    expect(await clientOf(emulator).listFaceSets()).toEqual({ face_sets_info: [] });
  });

  test("checks credentials, the quota of face sets and unknown paths as the service does", async () => {
    const emulator = await start({ maxFaceSets: 1 });
    const frs = clientOf(emulator);
    await frs.createFaceSet(visitors);
    expect(await refusalOf(frs.createFaceSet({ face_set_name: "guests" }))).toBe("400 FRS.0305");
    expect(await refusalOf(clientOf({ ...emulator, token: "unknown" }).listFaceSets())).toBe("401 APIG.0301");
    expect((await fetch(`${emulator.url}/v2/p/unknown`)).status).toBe(404);
  });

  test("has no bounds of its own: each stands in the document", async () => {
    const limits = readLimits(await ownDocument());
    expect(Object.keys(places).filter((name) => Object.keys(Reflect.get(limits, name)).length === 0)).toEqual([]);
  });
});

describe("options", () => {
  test.each<[unknown, string, string]>([
    [{ prot: 1 }, "prot", "Did you mean `port`?"],
    [{ document: {} }, "document", "Unknown option `document`"],
    [{ port: -1 }, "port", "`port` must be an integer from 0 to 65535"],
    [{ port: "4012" }, "port", "`port` must be an integer"],
    [{ port: 65_536 }, "port", "`port` must be an integer"],
    [{ host: "" }, "host", "`host` must be an address"],
    [{ host: 7 }, "host", "`host` must be an address"],
    [{ seed: "yes" }, "seed", "`seed` must be true or false"],
    [{ rate: 0 }, "rate", "`rate` must be a number of requests/s > 0"],
    [{ rate: Number.NaN }, "rate", "`rate` must be"],
    [{ maxFaceSets: 1.5 }, "maxFaceSets", "`maxFaceSets` must be an integer ≥ 0"],
    [{ now: 5 }, "now", "`now` must be a function that returns a valid Date"],
    [{ now: () => 5 }, "now", "`now` must be a function that returns a valid Date; it returned something else"],
    [{ now: () => new Date(Number.NaN) }, "now", "it returned an invalid Date"],
    [{ now: () => new Date(Number.NaN).toISOString() }, "now", "it threw RangeError: "],
    [{ onExchange: {} }, "onExchange", "`onExchange` must be a function"],
    [4012, "options", "`options` must be an object such as { port: 4012 }"],
    [null, "options", "`options` must be an object"],
    [{ host: "203.0.113.1" }, "host", "is not an address of this machine"],
    [{ host: "nohost.invalid" }, "host", "cannot be resolved"],
  ])("%j are refused with the field that is wrong", async (options, field, message) => {
    expect(await complaint(options)).toEqual([field, expect.stringContaining(message)]);
  });

  test("that are undefined are as if they were not given", async () => {
    const emulator = await start({
      port: undefined,
      host: undefined,
      seed: undefined,
      rate: undefined,
      now: undefined,
    });
    expect(await clientOf(emulator).listFaceSets()).toEqual({ face_sets_info: [] });
  });

  test("may name an address of IPv6", async () => {
    const emulator = await start({ host: "::1" });
    expect(emulator.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect(await clientOf(emulator).listFaceSets()).toEqual({ face_sets_info: [] });
  });

  test("with a port that is in use are refused", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve(undefined))));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await complaint({ port })).toEqual(["port", expect.stringContaining(`\`port\` ${port} is in use`)]);
  });
});

describe("sample data", () => {
  test("is a face set with faces that pictures of the same people find", async () => {
    const frs = clientOf(await start({ seed: true }));
    const { face_sets_info } = await frs.listFaceSets();
    expect(face_sets_info).toMatchObject([{ ...visitors, face_number: 4 }]);
    const { faces } = await frs.searchFaces({
      ...visitors,
      image_file: drawPicture(["chen"], { photo: 2 }),
      threshold: 0.93,
      return_fields: ["visits", "company"],
    });
    expect(faces).toMatchObject([{ external_image_id: "chen", external_fields: { visits: 27, company: "south" } }]);
  });
});
