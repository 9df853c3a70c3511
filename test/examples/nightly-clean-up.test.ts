import { drawPicture, type Emulator } from "frs-openapi/emulator";
import { beforeEach, describe, expect, test } from "vitest";
import { readCondition } from "../../examples/nightly-clean-up/conditions.mjs";
import { clientOf, start } from "../emulator/emulators.js";
import { type Plan, serveFaults } from "./faulty-proxy.js";
import { bundleExample, type Ended, environmentOf, startProgram, temporaryFolder } from "./program.js";

const file = await bundleExample("nightly-clean-up/clean-up.mjs");
const visitors = { face_set_name: "guests" };

let emulator: Emulator;
let folder: string;
beforeEach(async () => {
  [emulator, folder] = await Promise.all([start(), temporaryFolder()]);
});

function run(args: string[], endpoint?: string): Promise<Ended> {
  const options = { env: environmentOf(emulator, endpoint), cwd: folder };
  return startProgram(file, ["--face-set", visitors.face_set_name, "--rate", "1000", ...args], options).ended;
}

/**
 * Adds the faces of some pictures of as many people each.
 *
 * @param pictures - The fields of each.
 */
async function addFaces(people: number, pictures: { visits: number; site?: string }[]): Promise<void> {
  const frs = clientOf(emulator);
  const external_fields = { visits: { type: "integer" }, site: { type: "string" } } as const;
  await frs.createFaceSet({ ...visitors, external_fields });
  const image_file = drawPicture(Array.from({ length: people }, (_, index) => `person-${index}`));
  for (const [index, fields] of pictures.entries()) {
    await frs.addFaces({
      ...visitors,
      image_file,
      external_image_id: `photo-${index}`,
      external_fields: { ...fields },
    });
  }
}

async function storedIds(): Promise<string[]> {
  const ids: string[] = [];
  for await (const face of clientOf(emulator).eachFace(visitors)) ids.push(face.external_image_id);
  return ids;
}

test("a dry run lists what is then deleted, across pages, and nothing else goes", async () => {
  // A page has 500 faces: the last two pictures are on the second one, and would move up to the first.
  const matching = [0, 15, 16];
  await addFaces(
    32,
    Array.from({ length: 17 }, (_, index) => ({ visits: matching.includes(index) ? 1 : 2 })),
  );
  const listed = await run(["--where", "visits<2", "--dry-run"]);
  expect(listed).toMatchObject({ code: 0, stderr: "" });
  const lines = listed.stdout.trimEnd().split("\n");
  expect(lines.pop()).toBe("96 faces would be deleted.");
  expect(lines).toHaveLength(96);
  expect(lines[0]).toMatch(/^\w+ {2}photo-0 {2}\{"visits":1,"site":""\}$/);
  expect(await storedIds()).toHaveLength(17 * 32);

  const deleted = await run(["--where", "visits<2"]);
  expect(deleted).toMatchObject({ code: 0, stderr: "" });
  expect(deleted.stdout.split("\n")).toEqual([...lines, "96 of 96 faces deleted.", ""]);
  const left = await storedIds();
  expect(left).toHaveLength(14 * 32);
  expect(left.filter((id) => matching.some((index) => id === `photo-${index}`))).toEqual([]);
});

test("more than the maximum are left, and so is a face whose deletion fails", async () => {
  await addFaces(1, [
    { visits: 1, site: "lab" },
    { visits: 1 },
    { visits: 2, site: "lab" },
    { visits: 1, site: "lab" },
  ]);
  const where = ["--where", "visits=1", "--where", "site=lab"];
  expect(await run([...where, "--max", "1"])).toMatchObject({
    code: 1,
    stderr: "2 faces found, more than --max 1: nothing was deleted.\n",
  });
  expect(await storedIds()).toHaveLength(4);

  let deletions = 0;
  const plan: Plan = ({ method }) => (method === "DELETE" && ++deletions === 1 ? "refused" : "passed");
  const ended = await run(where, await serveFaults(emulator.url, plan, async () => {}));
  expect(ended.code).toBe(1);
  expect(ended.stdout).toMatch(/\n1 of 2 faces deleted\.\n$/);
  expect(ended.stderr).toMatch(/^\w+: deleteFaces: 403 .*\n$/);
  expect(await storedIds()).toEqual(["photo-0", "photo-1", "photo-2"]);
});

test("wrong arguments are refused, before anything is called", async () => {
  const start = (args: string[]) => startProgram(file, args, { env: {}, cwd: folder }).ended;
  const refusals: [args: string[], message: string][] = [
    [[], "--face-set is required."],
    [["--face-set", "a"], "--where is required."],
    [["--face-set", "a", "--where", "visits"], "--where visits must be a field, one of < <= = >= >, and a value."],
    [["--face-set", "a", "--where", "a=1", "--max", "-1"], "Option '--max' argument is ambiguous."],
    [["--face-set", "a", "--where", "a=1", "--rate", "0"], "--rate must be a number > 0."],
  ];
  const ended = await Promise.all(refusals.map(([args]) => start(args)));
  for (const [index, [, message]] of refusals.entries()) {
    expect(ended[index]).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(message) });
  }
});

describe("a condition", () => {
  const face = (external_fields: { [name: string]: string | number | boolean }) => ({
    bounding_box: { top_left_x: 0, top_left_y: 0, width: 1, height: 1 },
    external_image_id: "a",
    face_id: "b",
    external_fields,
  });

  test.each([
    ["visits<2", { visits: 1 }, true],
    ["visits<2", { visits: 2 }, false],
    ["visits <= 2", { visits: 2 }, true],
    ["visits>2", { visits: 3 }, true],
    ["visits>=-2.5", { visits: -2.5 }, true],
    ["visits=2", { visits: 2 }, true],
    ["visits=2", { visits: "2" }, true],
    ["visits<2", { visits: "1" }, false],
    // A declared field without a value.
    ["visits<2", { visits: "" }, false],
    ["visits<2", {}, false],
    ["toString=a", {}, false],
    ["site=lab", { site: "lab" }, true],
    ["site=lab", { site: "hall" }, false],
    ["site=lab", { site: 7 }, false],
    ["staff=true", { staff: true }, true],
    ["staff=true", { staff: false }, false],
  ])("%s of %j: %s", (text, fields, expected) => {
    expect(readCondition(text)(face(fields))).toBe(expected);
  });

  test.each(["", "visits", "visits<", "<2", "visits<<2", "visits<many", "a b=1", "site=a b"])("refuses %j", (text) => {
    expect(() => readCondition(text)).toThrow(/^--where .* must /);
  });
});
