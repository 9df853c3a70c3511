import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DetectActionLivenessOutput } from "frs-openapi";
import { describe, expect, test } from "vitest";
import { adviceByWarning, outcomeOf, outcomeOfError } from "../../examples/liveness-check/outcome.mjs";
import { errorCodes, FrsApiError } from "../../src/index.js";
import { start } from "../emulator/emulators.js";
import { document, root } from "../root.js";
import { bundleExample, environmentOf, startProgram, temporaryFolder } from "./program.js";

const file = await bundleExample("liveness-check/check.mjs");

test("a video has a verdict, advice and an exit code", async () => {
  const paths: string[] = [];
  const [folder, emulator] = await Promise.all([
    temporaryFolder(),
    start({ onExchange: ({ url }) => void paths.push(url.replace(/^(\/v\d)\/\w+/, "$1")) }),
  ]);
  const begin = Buffer.from([0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70]);
  await writeFile(join(folder, "nobody.mp4"), Buffer.concat([begin, Buffer.from("isom faces=;")]));
  await writeFile(join(folder, "text.mp4"), "not a video");
  const check = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    startProgram(file, args, { env: { ...environmentOf(emulator), ...env }, cwd: folder }).ended;
  const ada = join(root, "examples/liveness-check/ada.mp4");

  const [alive, nobody, unknown, text, missing] = await Promise.all([
    check([ada, "--actions", "3,1"]),
    check(["nobody.mp4", "--actions", "3"]),
    check([ada, "--actions", "9"]),
    check(["text.mp4", "--actions", "3"]),
    check(["nobody.mp4"]),
  ]);
  expect(alive).toMatchObject({ code: 0, stderr: "" });
  expect(alive?.stdout).toMatch(/^alive\nAction 3: confidence [\d.]+\.\nAction 1: confidence [\d.]+\.\n$/);
  expect(nobody).toMatchObject({ code: 1, stdout: "not alive\nKeep your face in the picture.\n", stderr: "" });
  expect(unknown).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("detectActionLiveness: 400 ") });
  expect(text).toMatchObject({ code: 3, stdout: expect.stringMatching(/^retake\n.*`video_file`/), stderr: "" });
  expect(missing).toMatchObject({ code: 2, stdout: "", stderr: "--actions is required.\n" });
  expect(paths).toEqual(Array(3).fill("/v2/live-detect"));
  await check([ada, "--actions", "3"], { HUAWEICLOUD_SDK_REGION: "cn-north-4" });
  expect(paths.at(-1)).toBe("/v1/live-detect");
});

test("the operation is that of the region", () => {
  const regionsOf = (path: string) =>
    [Reflect.get(Object(document.paths?.[path]?.post), "x-regions")].flat().map(String);
  const china = regionsOf("/v1/{project_id}/live-detect");
  const others = regionsOf("/v2/{project_id}/live-detect");
  expect([china, others].map((regions) => regions.length > 0)).toEqual([true, true]);
  expect(china.filter((region) => !region.startsWith("cn-"))).toEqual([]);
  expect(others.filter((region) => region.startsWith("cn-"))).toEqual([]);
});

describe("the outcome", () => {
  const response = (alive: boolean | undefined, ...codes: number[]): DetectActionLivenessOutput => ({
    "video-result": alive === undefined ? {} : { alive },
    "warning-list": codes.map((warningCode) => ({ warningCode, warningMsg: `message ${warningCode}` })),
  });

  test("is alive only if the service says so", () => {
    expect(outcomeOf(response(true)).verdict).toBe("alive");
    expect(outcomeOf(response(true, 6))).toEqual({ verdict: "alive", advice: [adviceByWarning.get(6)] });
    expect(outcomeOf(response(false)).verdict).toBe("not alive");
    expect(outcomeOf(response(undefined, 99))).toEqual({ verdict: "not alive", advice: ["message 99"] });
  });

  test("has advice for every documented warning of a video", () => {
    const schema = document.components?.schemas?.LivenessWarning;
    const codes: unknown = Reflect.get(Object(schema), "properties").warningCode["x-known-values"];
    // Those of an image begin at 101.
    const ofVideos = [codes].flat().filter((code) => Number(code) < 100);
    expect([...adviceByWarning.keys()]).toEqual(ofVideos);
  });

  test.each(Object.entries(errorCodes))(
    "of %s is another video if the video is at fault",
    (code, { fault, status }) => {
      const details = { operation: "detectActionLiveness", status: status[0], retryable: false, code, message: "" };
      const error = new FrsApiError({ ...details, remedy: undefined, requestId: undefined });
      expect(outcomeOfError(error)?.verdict).toBe(fault === "content" ? "retake" : undefined);
    },
  );

  test("of other errors is unknown", () => {
    expect(outcomeOfError(new Error("connection"))).toBeUndefined();
  });
});
