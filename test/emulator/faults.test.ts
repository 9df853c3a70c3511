import { drawPicture } from "frs-openapi/emulator";
import { describe, expect, test } from "vitest";
import { createFrsClient, tokenAuth } from "../../src/index.js";
import { refusalOf } from "../client/refusal.js";
import { clientOf, start } from "./emulators.js";

const visitors = { face_set_name: "visitors" };
const prefer = (preference: string) => ({ headers: { Prefer: preference } });

describe("a fault on request", () => {
  test("throttles a request, which is not carried out", async () => {
    const frs = clientOf(await start());
    const call = frs.createFaceSet(visitors, prefer("fault=throttled"));
    await expect(call).rejects.toMatchObject({ status: 429, code: "APIG.0308", retryAfter: 1000 });
    expect(await frs.listFaceSets()).toEqual({ face_sets_info: [] });
    expect(await refusalOf(frs.listProjects({}, prefer("fault=throttled")))).toBe("429 IAM.0012");
  });

  test("delays a response beyond the timeout of a client", async () => {
    const frs = clientOf(await start());
    await expect(frs.listFaceSets({}, { ...prefer("fault=slow"), timeout: 200 })).rejects.toMatchObject({
      name: "FrsTimeoutError",
    });
  });

  test("resets the connection after a request was carried out", async () => {
    const frs = clientOf(await start());
    const call = frs.createFaceSet(visitors, prefer('respond-async, Fault = "reset"'));
    await expect(call).rejects.toMatchObject({ name: "FrsConnectionError" });
    expect((await frs.listFaceSets()).face_sets_info).toHaveLength(1);
  });

  test("is a problem that names the known ones, if it is unknown", async () => {
    const { url } = await start();
    for (const fault of ["reste", "", "__proto__"]) {
      const response = await fetch(`${url}/v2/p/face-sets`, { headers: { Prefer: `fault=${fault}` } });
      expect([response.status, response.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
      expect(await response.json()).toMatchObject({ detail: expect.stringContaining("throttled, slow, reset") });
    }
  });

  test("is asked for by its name only: other preferences are ignored", async () => {
    const frs = clientOf(await start());
    for (const preference of ["code=404", "default=reset", "wait=1; x=fault"]) {
      expect(await frs.listFaceSets({}, prefer(preference))).toEqual({ face_sets_info: [] });
    }
  });
});

describe("a rate", () => {
  test("accepts so many requests a second, and says when to try again", async () => {
    const clock = { time: Date.parse("2026-01-01T00:00:00Z") };
    const frs = clientOf(await start({ rate: 2, now: () => new Date(clock.time) }));
    await frs.listFaceSets();
    await frs.listFaceSets();
    await expect(frs.listFaceSets()).rejects.toMatchObject({ status: 429, code: "APIG.0308", retryAfter: 1000 });
    clock.time += 500;
    await frs.listFaceSets();
    expect(await refusalOf(frs.listFaceSets())).toBe("429 APIG.0308");
    clock.time += 60_000;
    await frs.listFaceSets();
    await frs.listFaceSets();
    expect(await refusalOf(frs.listFaceSets())).toBe("429 APIG.0308");
  });

  test("below one request a second makes callers wait longer", async () => {
    const clock = { time: 0 };
    const { url } = await start({ rate: 0.1, now: () => new Date(clock.time) });
    const statuses = [];
    for (let count = 0; count < 2; count++) statuses.push(await fetch(`${url}/v2/p/face-sets`));
    const [first, second] = statuses;
    expect([first?.status, second?.status, second?.headers.get("retry-after")]).toEqual([401, 429, "10"]);
    expect(second?.headers.get("x-ratelimit")).toBe("6");
    expect(second?.headers.get("x-ratelimit-window")).toBe("minute");
  });

  test("is what a client with retries gets over", async () => {
    const emulator = await start({ rate: 5 });
    const { url: endpoint, projectId, token } = emulator;
    const frs = createFrsClient({ endpoint, projectId, auth: tokenAuth(token), retry: { attempts: 10 } });
    await frs.createFaceSet(visitors);
    const added = ["ada", "ben", "chen", "dana", "eve", "finn"].map((name) =>
      frs.addFaces({ ...visitors, image_file: drawPicture([name]) }),
    );
    expect(await Promise.all(added)).toHaveLength(6);
  });

  test("does not apply to pictures and preflight requests", async () => {
    const { url } = await start({ rate: 1, now: () => new Date(0) });
    for (let count = 0; count < 3; count++) expect((await fetch(`${url}/pictures/ada.png`)).status).toBe(200);
  });
});

describe("a page of another origin", () => {
  test("may ask for any method and header", async () => {
    const { url } = await start();
    const response = await fetch(`${url}/v2/p/face-sets/x/faces`, {
      method: "OPTIONS",
      headers: {
        Origin: "https://app.example.com",
        "Access-Control-Request-Method": "DELETE",
        "Access-Control-Request-Headers": "authorization,x-sdk-date,prefer",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-methods")).toContain("DELETE");
    expect(response.headers.get("access-control-allow-headers")).toBe("authorization,x-sdk-date,prefer");
  });

  test("may read every response, with the id of the request and the rate", async () => {
    const { url, projectId, token } = await start({ rate: 1, now: () => new Date(0) });
    const headers = { "X-Auth-Token": token };
    const responses = [
      await fetch(`${url}/v2/${projectId}/face-sets`, { headers }),
      await fetch(`${url}/v2/${projectId}/face-sets`, { headers }),
      await fetch(`${url}/v2/${projectId}/face-sets`, { headers: { Prefer: "fault=x" } }),
      await fetch(`${url}/v3/projects`),
      await fetch(`${url}/unknown`),
      await fetch(`${url}/pictures/ada.png`),
    ];
    expect(responses.map(({ status }) => status)).toEqual([200, 429, 400, 429, 404, 200]);
    for (const response of responses) {
      expect(response.headers.get("access-control-allow-origin"), response.url).toBe("*");
      const exposed = response.headers.get("access-control-expose-headers")?.split(", ");
      expect(exposed).toEqual(
        expect.arrayContaining(["X-Request-Id", "X-ratelimit", "Retry-After", "X-Subject-Token"]),
      );
    }
  });
});
