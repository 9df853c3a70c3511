import { expect, onTestFinished, test } from "vitest";
import { startFrsServer } from "../../src/emulator/server.js";
import { document } from "../root.js";
import { clientOf, refusalOf } from "./emulators.js";

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
