import { appendFile, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawPicture, type Emulator } from "frs-openapi/emulator";
import { beforeEach, describe, expect, test } from "vitest";
import { clientOf, start } from "../emulator/emulators.js";
import { root } from "../root.js";
import { type Plan, serveFaults } from "./faulty-proxy.js";
import { bundleExample, type Ended, environmentOf, type Program, startProgram, temporaryFolder } from "./program.js";

const faceSet = "staff";

const file = await bundleExample("enrol-folder/enrol.mjs");

let folder: string;
let emulator: Emulator;
beforeEach(async () => {
  [folder, emulator] = await Promise.all([temporaryFolder(), start()]);
});

/** Who is on the photos, by file. */
const people = ["ada", "ben", "chen", "dana", "eve", "finn", "gül", "hana"];

/** Writes a folder of photos: one of each person, copies of two, one without a face, and files that are none. */
async function writePhotos(): Promise<string> {
  const photos = join(folder, "photos");
  await mkdir(join(photos, "more – 更多"), { recursive: true });
  const write = (name: string, bytes: Uint8Array | string) => writeFile(join(photos, name), bytes);
  for (const [index, name] of people.entries()) await write(`${name}.png`, drawPicture([`person-${index}`]));
  await write("ada, again.PNG", drawPicture(["person-0"]));
  await write("more – 更多/ben.png", drawPicture(["person-1"]));
  await write("nobody.png", drawPicture([]));
  await write("text.jpg", "not a picture");
  await write("notes.txt", "not a photo");
  return photos;
}

function run(args: string[] = [], endpoint?: string): Program {
  const options = { env: environmentOf(emulator, endpoint), cwd: folder };
  const always = ["photos", "--face-set", faceSet, "--rate", "1000", "--settle", "0"];
  return startProgram(file, [...always, ...args], options);
}

/** The image ids in the face set, in their order. */
async function storedIds(): Promise<string[]> {
  const ids: string[] = [];
  for await (const face of clientOf(emulator).eachFace({ face_set_name: faceSet })) ids.push(face.external_image_id);
  return ids.sort();
}

/** A line of the result file. */
interface Line {
  file: string;
  state: string;
  external_image_id?: string;
  face_ids?: string[];
  reason?: string;
}

async function results(): Promise<Line[]> {
  const text = await readFile(join(folder, `enrol-${faceSet}.jsonl`), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Checks that each photo is in the face set exactly once, and that the result file says so. */
async function expectComplete(ended: Ended): Promise<void> {
  expect(ended).toMatchObject({ code: 1, signal: null, stderr: "" });
  expect(ended.stdout).toBe(`10 enrolled, 2 refused, 0 open: enrol-${faceSet}.jsonl\n`);
  const lines = await results();
  const enrolled = lines.filter(({ state }) => state === "enrolled");
  const stored = await storedIds();
  expect(stored).toHaveLength(people.length);
  expect([...new Set(enrolled.map((line) => line.external_image_id))].sort()).toEqual(stored);
  const { faces } = await clientOf(emulator).listFaces({ face_set_name: faceSet, limit: 100 });
  for (const { external_image_id, face_ids } of enrolled) {
    expect(face_ids).toEqual(
      faces.filter((face) => face.external_image_id === external_image_id).map((face) => face.face_id),
    );
  }
  expect(lines.filter(({ state }) => state === "refused")).toEqual([
    expect.objectContaining({ file: "nobody.png", reason: expect.stringContaining("FRS.0404") }),
    expect.objectContaining({ file: "text.jpg", reason: expect.stringContaining("image_file") }),
  ]);
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test("a folder is enrolled, copies once, and a second run sends nothing", async () => {
  await writePhotos();
  await expectComplete(await run(["--create"]).ended);
  const sent: string[] = [];
  const plan: Plan = ({ method, path }) => {
    sent.push(`${method} ${path.split("/").at(-1)}`);
    return "passed";
  };
  const endpoint = await serveFaults(emulator.url, plan, async () => {});
  await expectComplete(await run([], endpoint).ended);
  expect(sent).toEqual([`GET ${faceSet}`]);
});

describe("each photo is enrolled exactly once, whenever the program is killed and whatever is lost", () => {
  test.each([1, 2])("seed %i", async (seed) => {
    await writePhotos();
    await clientOf(emulator).createFaceSet({ face_set_name: faceSet });
    const random = randomFrom(seed);
    const oneOf = <T>(first: T, ...others: T[]): T =>
      [first, ...others][Math.floor(random() * (others.length + 1))] ?? first;

    let program: Program | undefined;
    const kill = async () => {
      program?.kill("SIGKILL");
      await program?.ended;
    };
    let [requests, killAt, losses] = [0, 0, 0];
    const plan: Plan = ({ path }) => {
      const isAddition = path.endsWith("/faces");
      if (!isAddition && !path.endsWith("/search")) return "passed";
      if (++requests === killAt) return oneOf("killed before it", "killed after it");
      // A photo that is lost more often than this ends a run.
      if (!isAddition || losses === 4 || random() < 0.5) return "passed";
      losses++;
      return oneOf("reset before it", "reset after it");
    };
    const endpoint = await serveFaults(emulator.url, plan, kill);

    const maxKills = 3;
    for (let kills = 0; ; kills++) {
      [requests, killAt, losses] = [0, kills < maxKills ? oneOf(1, 2, 3, 4, 5, 6) : 0, 0];
      program = run(["--concurrency", "3"], endpoint);
      const ended = await program.ended;
      if (ended.signal === null) {
        expect(kills).toBeGreaterThan(0);
        await expectComplete(ended);
        return;
      }
      expect(ended.signal).toBe("SIGKILL");
      // What a crash in the middle of a line leaves.
      await appendFile(join(folder, `enrol-${faceSet}.journal`), '{"id":"0123');
    }
  });
});

test("a run that fails says why, keeps what is done, and the next one goes on", async () => {
  await writePhotos();
  await clientOf(emulator).createFaceSet({ face_set_name: faceSet });
  let additions = 0;
  const plan: Plan = ({ path }) => (path.endsWith("/faces") && ++additions > 3 ? "refused" : "passed");
  const endpoint = await serveFaults(emulator.url, plan, async () => {});
  const failed = await run(["--concurrency", "1"], endpoint).ended;
  expect(failed.code).toBe(1);
  expect(failed.stdout).toMatch(/^4 enrolled, 0 refused, 8 open/);
  expect(failed.stderr).toMatch(/^dana\.png: addFaces: 403 .*\nRun the same command again for the rest\.\n$/);
  expect((await results()).filter(({ state }) => state === "open")).toHaveLength(8);
  await expectComplete(await run().ended);
});

describe("a journal", () => {
  test("of a face set that was deleted since does not count for a new one of that name", async () => {
    await writePhotos();
    await run(["--create"]).ended;
    await clientOf(emulator).deleteFaceSet({ face_set_name: faceSet });
    const ended = await run(["--create"]).ended;
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toMatch(/^enrol-staff\.journal belongs to the face set with the id \w+, not \w+: .*--journal/);
    await expectComplete(await run(["--journal", "other.journal"]).ended);
  });

  test("is used by one process at a time", async () => {
    await writePhotos();
    await clientOf(emulator).createFaceSet({ face_set_name: faceSet });
    const lock = join(folder, `enrol-${faceSet}.journal.lock`);
    await writeFile(lock, String(process.pid));
    const refused = await run().ended;
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain(`Process ${process.pid} uses enrol-${faceSet}.journal: wait until it ends.`);
    expect(await storedIds()).toEqual([]);
    // No process has this number.
    await writeFile(lock, String(2 ** 31 - 1));
    await expectComplete(await run().ended);
  });
});

test("Ctrl-C waits for what was sent, and starts no more", async () => {
  await writePhotos();
  await clientOf(emulator).createFaceSet({ face_set_name: faceSet });
  let additions = 0;
  const plan: Plan = ({ path }) => {
    if (path.endsWith("/faces") && ++additions === 2) program.kill("SIGINT");
    return "passed";
  };
  const endpoint = await serveFaults(emulator.url, plan, async () => {});
  const program = run(["--concurrency", "1"], endpoint);
  const ended = await program.ended;
  expect(ended.code).toBe(130);
  expect(ended.stdout).toMatch(/^\d+ enrolled, 0 refused, \d+ open/);
  // A photo and its copy are one.
  expect((await storedIds()).length).toBe(Number.parseInt(ended.stdout, 10) - 1);
  await expectComplete(await run().ended);
});

test("wrong arguments, and a face set, a folder or credentials that are missing, are named", async () => {
  const env = environmentOf(emulator);
  const refusalOf = async (args: string[], variables = env) => {
    const { code, stdout, stderr } = await startProgram(file, args, { env: variables, cwd: folder }).ended;
    expect(stdout).toBe("");
    return `${code} ${stderr}`;
  };
  await cp(join(root, "examples/photos"), join(folder, "photos"), { recursive: true });
  const valid = ["photos", "--face-set", "nothing"];
  const cases: [refusal: Promise<string>, beginning: string][] = [
    [refusalOf([]), "2 One folder is required.\nRun with --help for the options.\n"],
    [refusalOf(["photos"]), "2 --face-set is required."],
    [refusalOf([...valid, "--rate", "0"]), "2 --rate must be a number > 0."],
    [refusalOf([...valid, "--concurrency", "1.5"]), "2 --concurrency must be an integer ≥ 1."],
    [refusalOf([...valid, "--settle", ""]), "2 --settle must be a number ≥ 0."],
    [refusalOf([...valid, "--unknown"]), "2 Unknown option '--unknown'"],
    [refusalOf(["nowhere", "--face-set", "a"]), "1 ENOENT: no such file or directory, scandir 'nowhere'"],
    [refusalOf(valid), "1 getFaceSet: 400 FRS.0302"],
    [
      refusalOf(valid, { ...env, HUAWEICLOUD_SDK_SK: undefined }),
      "1 HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK must be set.",
    ],
  ];
  for (const [refusal, beginning] of cases) expect((await refusal).slice(0, beginning.length)).toBe(beginning);
});
