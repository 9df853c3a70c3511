import { drawPicture, startEmulator } from "frs-openapi/emulator";
import { expect, onTestFinished, test } from "vitest";
import { launch } from "./browser.js";
import { openClientPage } from "./client-page.js";

test("a page of another origin stores a face, finds it and reads why a call failed, with a token and signed", async () => {
  const [browser, emulator] = await Promise.all([launch(), startEmulator()]);
  onTestFinished(async () => {
    await Promise.all([browser.close(), emulator.close()]);
  });
  const page = await openClientPage(browser);
  const { url, projectId, token, accessKey, secretKey } = emulator;
  const picture = Buffer.from(drawPicture(["ada"])).toString("base64");
  const observed = await page.evaluate(
    async (given) => {
      const { accessKeyAuth, createFrsClient, tokenAuth } = Reflect.get(globalThis, "frsOpenapi");
      const bytes = Uint8Array.from(atob(given.picture), (character) => character.charCodeAt(0));
      const seen = [];
      for (const auth of [tokenAuth(given.token), accessKeyAuth(given.key)]) {
        const frs = createFrsClient({ endpoint: given.url, projectId: given.projectId, auth, retry: false });
        const visitors = { face_set_name: "visitors" };
        await frs.createFaceSet(visitors);
        await frs.addFaces({ ...visitors, image_file: new Blob([bytes]), external_image_id: "ada" });
        const { data, requestId } = await frs.searchFaces({ ...visitors, image_base64: given.picture }).withResponse();
        const throttled = { headers: { Prefer: "fault=throttled" } };
        const error = await frs.deleteFaceSet(visitors, throttled).catch((thrown: unknown) => thrown);
        await frs.deleteFaceSet(visitors);
        const { status, retryAfter } = error;
        seen.push({ found: data.faces[0].external_image_id, hasId: requestId !== undefined, status, retryAfter });
      }
      return seen;
    },
    { url, projectId, token, key: { accessKey, secretKey }, picture },
  );
  const expected = { found: "ada", hasId: true, status: 429, retryAfter: 1000 };
  expect(observed).toEqual([expected, expected]);
});
