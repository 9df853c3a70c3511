import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { drawPicture, type Emulator, startEmulator } from "frs-openapi/emulator";
import { beforeAll, describe, expect, test } from "vitest";
import { announce } from "../examples/announce.js";
import { root } from "../root.js";
import { builtinsTo } from "./bundle.js";
import { startWorkerd, type Workerd, workerdProgram } from "./workerd.js";

const program = workerdProgram();
const isExpected = program !== undefined || Boolean(process.env.CI);
if (!isExpected) console.log("workerd is not installed: npm ci --prefix test/runtimes (on Linux, x64)");

describe.runIf(isExpected)("the example of a worker, in workerd", () => {
  let emulator: Emulator;
  let worker: Workerd;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "frs-worker-"));
    const builtins = new Set<string>();
    await mkdir(join(folder, "dist"));
    await copyFile(join(root, "examples/worker/worker.capnp"), join(folder, "worker.capnp"));
    await build({
      absWorkingDir: root,
      entryPoints: ["examples/worker/worker.mjs"],
      outfile: join(folder, "dist/worker.js"),
      alias: { "frs-openapi": "./src/index.ts", "frs-openapi/operations": "./src/operations.ts" },
      plugins: [builtinsTo(builtins)],
      bundle: true,
      format: "esm",
      platform: "neutral",
    });
    expect([...builtins]).toEqual([]);
    emulator = await startEmulator({ seed: true });
    worker = await startWorkerd(program ?? "workerd", folder, "worker.capnp", {
      FRS_ENDPOINT: emulator.url,
      FRS_FACE_SET: "visitors",
      HUAWEICLOUD_SDK_PROJECT_ID: emulator.projectId,
      HUAWEICLOUD_SDK_AK: emulator.accessKey,
      HUAWEICLOUD_SDK_SK: emulator.secretKey,
      CALLER_TOKEN: "caller-token",
    });
    return async () => {
      await Promise.all([worker.close(), emulator.close()]);
      await rm(folder, { recursive: true });
    };
  });

  const send = async (body: BodyInit, authorization = "Bearer caller-token"): Promise<[number, unknown]> => {
    const response = await fetch(worker.url, { method: "POST", headers: { Authorization: authorization }, body });
    return [response.status, await response.json()];
  };
  const picture = (people: string[]) => drawPicture(people, { photo: 2 });

  test("finds people, and nobody", async () => {
    expect(await send(picture(["ada"]))).toEqual([200, { people: [{ id: "ada", similarity: expect.any(Number) }] }]);
    expect(await send(picture(["eve"]))).toEqual([200, { people: [] }]);
    expect(await send(picture([]))).toEqual([200, { people: [] }]);
  });

  test("serves ten callers at once", async () => {
    const responses = await Promise.all(Array.from({ length: 10 }, () => send(picture(["ben"]))));
    expect(new Set(responses.map(([status]) => status))).toEqual(new Set([200]));
  });

  test("refuses strangers, other methods, and what is not a picture or too large", async () => {
    for (const authorization of ["Bearer another", "Bearer ", "Basic caller-token", ""]) {
      expect((await send(picture(["ada"]), authorization))[0]).toBe(401);
    }
    const got = await fetch(worker.url);
    expect([got.status, got.headers.get("Allow")]).toEqual([405, "POST"]);
    expect(await send("text")).toEqual([400, { error: expect.stringContaining("image_file") }]);
    const tooLarge = 8 * 1024 * 1024 + 1;
    expect(await announce(worker.url, tooLarge, { Authorization: "Bearer caller-token" })).toBe(413);
  });

  // The last one: it takes the service away.
  test("tells callers nothing of a service that is down", async () => {
    await emulator.close();
    expect(await send(picture(["ada"]))).toEqual([502, { error: "The search failed." }]);
  });
});
