import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../src/emulator.js";
import { root } from "../root.js";

/** The commands of the README that call the emulator. */
const readme = await readFile(join(root, "README.md"), "utf8");
const commands = /^```sh\n(frs=http:\/\/127\.0\.0\.1:4012[\s\S]*?)^```$/m.exec(readme)?.[1] ?? "";

test("the commands of the README make a face set with a face, which a search finds", async () => {
  const emulator = await startEmulator({ seed: true });
  onTestFinished(() => emulator.close());
  const folder = await mkdtemp(join(tmpdir(), "frs-readme-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const script = commands.replaceAll("http://127.0.0.1:4012", emulator.url);
  const { stdout } = await promisify(execFile)("bash", ["-eu", "-c", script], { cwd: folder });
  const [created, added, found] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(created.face_set_info).toMatchObject({ face_set_name: "guests", face_number: 0 });
  expect(added.faces).toMatchObject([{ external_image_id: "ada" }]);
  expect(found.faces).toMatchObject([{ face_id: added.faces[0].face_id, external_image_id: "ada" }]);
});
