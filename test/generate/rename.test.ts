import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeFiles } from "../../src/generate/files.js";
import { runPipeline } from "../../src/generate/pipeline.js";
import { compile } from "./compile.js";
import { edit, smallRepository } from "./workspace.js";

test("a field renamed in the document no longer compiles where its old name is used", async () => {
  const folder = await smallRepository("src");
  await writeFile(
    join(folder, "consumer.ts"),
    `import { createFrsClient, tokenAuth } from "./src/index.js";
const frs = createFrsClient({ region: "cn-north-4", projectId: "p", auth: tokenAuth("t") });
const { face_sets_info } = await frs.listFaceSets();
export const names: string[] = face_sets_info.map((faceSet) => faceSet.face_set_id);
`,
  );
  expect(compile(folder, "consumer.ts")).toEqual([]);

  for (const file of [
    "components/schemas/FaceSetInfo.yaml",
    "paths/v2_{project_id}_face-sets.yaml",
    "paths/v2_{project_id}_face-sets_{face_set_name}.yaml",
  ]) {
    await edit(join(folder, "openapi", file), (text) => text.replaceAll("face_set_id", "library_id"));
  }
  const { files } = await runPipeline({ root: folder });
  expect(await writeFiles(folder, files)).toContain("generated/schema.ts");
  const complaints = compile(folder, "consumer.ts");
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toMatch(/^4: Property 'face_set_id' does not exist/);
});
