import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Mock, startMock } from "../../src/mock/server.js";
import { serve } from "../client/server.js";
import { document } from "../root.js";
import { bundleScenario } from "../runtimes/bundle.js";
import { steps } from "../runtimes/scenario.js";
import { startScenarioServer } from "../runtimes/server.js";
import { launch } from "./browser.js";
import { openClientPage } from "./client-page.js";

let browser: Browser;
let mock: Mock;
beforeAll(async () => {
  [browser, mock] = await Promise.all([launch(), startMock(document)]);
});
afterAll(async () => {
  await Promise.all([browser.close(), mock.close()]);
});

test("the client calls the mock from a page of another origin", async () => {
  const page = await openClientPage(browser);
  const outcome = await page.evaluate(async (endpoint) => {
    const { accessKeyAuth, createFrsClient, tokenAuth, isFrsApiError } = Reflect.get(globalThis, "frsOpenapi");
    const frs = createFrsClient({ endpoint, projectId: "p", auth: tokenAuth("t") });
    const signing = createFrsClient({
      endpoint,
      projectId: "p",
      auth: accessKeyAuth({ accessKey: "a", secretKey: "s" }),
    });
    const head = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const image_file = new Blob([head, new Uint8Array(100_000)], { type: "image/png" });
    const { face_sets_info } = await frs.listFaceSets();
    const error = await frs
      .getFaceSet({ face_set_name: "a" }, { headers: { Prefer: "code=400, example=faceSetUnknown" } })
      .catch((thrown: unknown) => thrown);
    const ids = [];
    for (const client of [frs, signing]) {
      ids.push((await client.createFaceSet({ face_set_name: "visitors" })).face_set_info.face_set_id);
      ids.push((await client.addFaces({ face_set_name: "visitors", image_file })).faces[0].face_id);
    }
    return { ids, name: face_sets_info[0].face_set_name, error: isFrsApiError(error) && error.message };
  }, mock.url);
  expect(outcome).toEqual({
    ids: ["Qm3vT8xK", "hY7pLc2Z", "Qm3vT8xK", "hY7pLc2Z"],
    name: "test",
    error: expect.stringMatching(/^getFaceSet: 400 FRS\.0302 .* \(request id .+\)$/),
  });
});

test("the client does in a page of another origin what it does in every runtime", async () => {
  const [scenario, server] = await Promise.all([bundleScenario(), startScenarioServer()]);
  onTestFinished(server.close);
  const page = await browser.newPage();
  const script = '<script type="module">import { run } from "./scenario.js"; globalThis.run = run;</script>';
  const origin = await serve(({ url }, response) => {
    const isScript = url === "/scenario.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? scenario : script);
  });
  await page.goto(origin);
  const observed = await page.evaluate((url) => Reflect.get(globalThis, "run")(url), server.url);
  expect(observed).toEqual(Object.fromEntries(steps.map(({ name, expected }) => [name, expected])));
});
