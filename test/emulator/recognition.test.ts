import { inflateSync } from "node:zlib";
import { drawPicture } from "frs-openapi/emulator";
import { describe, expect, test } from "vitest";
import { isFrsInputError } from "../../src/index.js";
import { refusalOf } from "../client/refusal.js";
import { clientOf, start } from "./emulators.js";

const visitors = { face_set_name: "visitors" };

/** A picture that nothing is known of: a PNG to its first bytes, and a text. */
const unknownPicture = (text: string) => Buffer.from(`\x89PNG\r\n\x1a\n${text}`, "latin1");

describe("similarity", () => {
  test("is 1 for equal bytes, high for another picture of the same person, and low for others", async () => {
    const frs = clientOf(await start());
    const ada = drawPicture(["ada"]);
    const similarityTo = async (image2_file: Uint8Array<ArrayBuffer>) =>
      (await frs.compareFaces({ image1_file: ada, image2_file })).similarity;
    expect(await similarityTo(ada)).toBe(1);
    const again = await similarityTo(drawPicture(["ada"], { photo: 2 }));
    expect(again).toBeGreaterThan(0.93);
    expect(again).toBeLessThan(1);
    for (const other of ["ben", "chen", "dana", "Ada"]) {
      expect(await similarityTo(drawPicture([other])), other).toBeLessThanOrEqual(0.9);
    }
  });

  test("is the same in every emulator", async () => {
    const clients = [clientOf(await start()), clientOf(await start())];
    const images = { image1_file: unknownPicture("one"), image2_file: unknownPicture("other") };
    const [one, other] = await Promise.all(clients.map((frs) => frs.compareFaces(images)));
    expect(one).toEqual(other);
    expect(one?.similarity).toBeLessThanOrEqual(0.9);
  });
});

describe("the faces of a picture", () => {
  test.each<[string, Uint8Array<ArrayBuffer>, number]>([
    ["one in a picture that says nothing", new Uint8Array(unknownPicture("anything")), 1],
    ["none in one that says so", new Uint8Array(unknownPicture("faces=;")), 0],
    ["two in one that names them", new Uint8Array(unknownPicture("x faces=ada,ben; y")), 2],
    ["one where the list is not valid", new Uint8Array(unknownPicture("faces=ada,;faces=ada")), 1],
    ["those of the first valid list", new Uint8Array(unknownPicture("faces=é;faces=a,b,c;faces=d;")), 3],
    ["none in a drawing of nobody", drawPicture([]), 0],
    ["three in a drawing of three", drawPicture(["ada", "ben", "chen"]), 3],
  ])("are %s", async (_, image_file, count) => {
    const { faces } = await clientOf(await start()).detectFaces({ image_file });
    expect(faces).toHaveLength(count);
  });

  test("are the same as base64, as a file, and where the name of an object says so", async () => {
    const frs = clientOf(await start());
    await frs.createFaceSet(visitors);
    const group = drawPicture(["ada", "ben"]);
    const { faces } = await frs.addFaces({ ...visitors, image_base64: Buffer.from(group).toString("base64") });
    expect(faces).toHaveLength(2);
    const found = await frs.searchFaces({ ...visitors, image_file: group, top_n: 1 });
    expect(found.faces).toMatchObject([{ face_id: faces[0]?.face_id, similarity: 1 }]);
    const ben = await frs.searchFaces({ ...visitors, image_url: "/bucket/faces=ben;.png", threshold: 0.93 });
    expect(ben.faces).toMatchObject([{ face_id: faces[1]?.face_id }]);
  });

  test("must be there where one is needed", async () => {
    const frs = clientOf(await start());
    await frs.createFaceSet(visitors);
    const [nobody, ada] = [drawPicture([]), drawPicture(["ada"])];
    expect(await refusalOf(frs.addFaces({ ...visitors, image_file: nobody }))).toBe("400 FRS.0404");
    expect(await refusalOf(frs.searchFaces({ ...visitors, image_file: nobody }))).toBe("400 FRS.0304");
    expect(await refusalOf(frs.compareFaces({ image1_file: ada, image2_file: nobody }))).toBe("400 FRS.0501");
  });
});

describe("a drawing", () => {
  test("is a PNG of as many squares as people", () => {
    for (const people of [[], ["ada"], ["ada", "ben"]]) {
      const png = Buffer.from(drawPicture(people));
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      expect([width, height]).toEqual([48 * Math.max(1, people.length), 48]);
      const start = png.indexOf("IDAT") + 4;
      const pixels = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
      expect(pixels).toHaveLength((width + 1) * height);
    }
  });

  test("is the same each time, and another one for another person or photo", () => {
    const drawings = [drawPicture(["ada"]), drawPicture(["ben"]), drawPicture(["ada"], { photo: 2 })];
    expect(drawPicture(["ada"])).toEqual(drawings[0]);
    expect(new Set(drawings.map((each) => Buffer.from(each).toString("hex"))).size).toBe(3);
  });

  test.each<[unknown[], string]>([
    [["ada"], "people"],
    [[["a b"]], "people"],
    [[[""]], "people"],
    [[["é"]], "people"],
    [[[7]], "people"],
    [[Array.from({ length: 33 }, () => "a")], "people"],
    [[["ada"], { photo: 0 }], "photo"],
    [[["ada"], { photo: 1.5 }], "photo"],
    [[["ada"], { foto: 2 }], "foto"],
  ])("of %j is refused", (args, field) => {
    try {
      Reflect.apply(drawPicture, undefined, args);
    } catch (error) {
      if (!isFrsInputError(error)) throw error;
      expect(error.field).toBe(field);
      return;
    }
    throw new Error("It was drawn.");
  });

  test("is served for callers in any language", async () => {
    const { url } = await start();
    const get = async (path: string) => {
      const response = await fetch(url + path);
      return [response.status, response.headers.get("content-type"), new Uint8Array(await response.arrayBuffer())];
    };
    expect(await get("/pictures/ada.png")).toEqual([200, "image/png", drawPicture(["ada"])]);
    expect(await get("/pictures/ada,ben.png?photo=3")).toEqual([
      200,
      "image/png",
      drawPicture(["ada", "ben"], { photo: 3 }),
    ]);
    expect(await get("/pictures/nobody.png")).toEqual([200, "image/png", drawPicture([])]);
    expect((await get("/pictures/a%20b.png")).slice(0, 2)).toEqual([400, "application/problem+json"]);
    expect((await get("/pictures/ada.png?photo=x")).slice(0, 2)).toEqual([400, "application/problem+json"]);
    expect((await get("/pictures/ada.jpg"))[0]).toBe(404);
  });
});
