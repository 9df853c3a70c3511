import { expect, onTestFinished, test } from "vitest";
import type { Seams } from "../../src/emulator/seams.js";
import { startFrsServer } from "../../src/emulator/server.js";
import { refusalOf } from "../client/refusal.js";
import { document } from "../root.js";
import { clientOf } from "./emulators.js";

test("a server that switches to another document keeps its data and checks by the new limits", async () => {
  const server = await startFrsServer({ document });
  onTestFinished(() => server.close());
  const frs = clientOf(server);
  await frs.createFaceSet({ face_set_name: "visitors" });
  const edited = structuredClone(document);
  Object.assign(edited.components?.schemas?.FaceSetName ?? {}, { maxLength: 8 });
  server.use(edited);
  expect(await refusalOf(frs.createFaceSet({ face_set_name: "colleagues" }))).toBe("400 FRS.0012");
  expect((await frs.getFaceSet({ face_set_name: "visitors" })).face_set_info.face_number).toBe(0);
});

test("a server of a document that describes a part of the service has no bounds for the rest", async () => {
  const { components: _, ...part } = document;
  const server = await startFrsServer({ document: { ...part, paths: {} } });
  onTestFinished(() => server.close());
  const frs = clientOf(server);
  await frs.createFaceSet({ face_set_name: "x".repeat(70) });
  expect((await frs.listFaceSets()).face_sets_info).toHaveLength(1);
});

test("a server with a bug says that it has one, and that the request has none", async () => {
  let bug: Seams = {};
  const fail = () => {
    throw new TypeError("undefined is not a function");
  };
  const seams: Seams = {
    request: (call) => bug.request?.(call) ?? call,
    reply: (r, call) => bug.reply?.(r, call) ?? r,
  };
  const server = await startFrsServer({ document, seams });
  onTestFinished(() => server.close());
  const text = "The emulator failed: TypeError: undefined is not a function. That is a bug of frs-openapi";
  for (const [broken, body] of [
    [{ request: fail }, { error_code: "FRS.0018", error_msg: expect.stringContaining(text) }],
    [{ reply: fail }, { title: "Emulator failed", detail: expect.stringContaining(text) }],
  ] as const) {
    bug = broken;
    const headers = { "X-Auth-Token": server.token };
    const response = await fetch(`${server.url}/v2/${server.projectId}/face-sets`, { headers });
    expect([response.status, await response.json()]).toMatchObject([500, body]);
  }
});
