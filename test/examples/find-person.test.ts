import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawPicture } from "frs-openapi/emulator";
import { expect, test } from "vitest";
import { start } from "../emulator/emulators.js";
import { bundleExample, type Ended, environmentOf, startProgram, temporaryFolder } from "./program.js";

const file = await bundleExample("find-person/find.mjs");

test("a person is found by another picture, with a name if there is one, and no stranger is", async () => {
  const [folder, emulator] = await Promise.all([temporaryFolder(), start({ seed: true })]);
  const pictures = { ada: ["ada"], pair: ["ben", "ada"], stranger: ["eve"], empty: [] };
  for (const [name, people] of Object.entries(pictures)) {
    await writeFile(join(folder, `${name}.png`), drawPicture(people, { photo: 2 }));
  }
  await writeFile(
    join(folder, "names.jsonl"),
    '{"file":"staff/Ada L.png","external_image_id":"ada","state":"enrolled"}\n{"file":"x.png","state":"open"}\n',
  );
  const find = (args: string[], endpoint?: string): Promise<Ended> => {
    const options = { env: environmentOf(emulator, endpoint), cwd: folder };
    return startProgram(file, args, options).ended;
  };
  const visitors = ["--face-set", "visitors"];

  const runs: [args: string[], code: number, printed: RegExp][] = [
    [["ada.png", ...visitors], 0, /^ 9\d\.\d % {2}ada {2}\(face \w+\)\n$/],
    [["ada.png", ...visitors, "--names", "names.jsonl"], 0, /^ 9\d\.\d % {2}staff\/Ada L\.png {2}\(face \w+\)\n$/],
    [["pair.png", ...visitors], 0, /^ 9\d\.\d % {2}ben .*\n$/],
    [["ada.png", ...visitors, "--threshold", "0", "--top", "2"], 0, /^ 9\d\.\d % {2}ada .*\n.* % {2}\w+ .*\n$/],
    [["stranger.png", ...visitors], 1, /^Nobody in visitors is at least 93 % similar\.\n$/],
    [["empty.png", ...visitors], 1, /^The picture shows no face\.\n$/],
    [["ada.png", "--face-set", "nothing"], 2, /^searchFaces: 400 FRS\.0302 /],
    [["missing.png", ...visitors], 2, /^missing\.png cannot be opened: ENOENT/],
    [["ada.png", ...visitors, "--threshold", "93"], 2, /^--threshold must be a number from 0 to 1\.\n$/],
    [["ada.png", "stranger.png", ...visitors], 2, /^One picture is required\.\n$/],
    [["--help"], 0, /^Usage: /],
  ];
  const ended = await Promise.all(runs.map(([args]) => find(args)));
  for (const [index, [args, code, printed]] of runs.entries()) {
    const run = ended[index];
    expect(run?.code, args.join(" ")).toBe(code);
    expect(code === 2 ? run?.stderr : run?.stdout, args.join(" ")).toMatch(printed);
    expect(code === 2 ? run?.stdout : run?.stderr, args.join(" ")).toBe("");
  }
});
