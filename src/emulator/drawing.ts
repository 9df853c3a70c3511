import { createHash } from "node:crypto";
import type { Bytes } from "../client/bytes.js";
import { checkOptions, numberRule, type OptionRule } from "../client/check.js";
import { FrsInputError } from "../client/errors.js";
import { writePng } from "./png.js";

/** Settings of {@link drawPicture}. */
export interface PictureOptions {
  /**
   * Which picture of the same people it is: each number makes another one.
   *
   * @default 1
   */
  photo?: number | undefined;
}

const optionRules = {
  photo: numberRule("an integer ≥ 1", (photo) => Number.isSafeInteger(photo) && photo >= 1),
} satisfies { [Name in keyof Required<PictureOptions>]: OptionRule };

/** How wide and high each person is drawn, in pixels. */
const size = 48;

/** How many people a picture can show, so that its palette has colours for all. */
const maxPeople = 32;

const personName = /^[\w-]{1,64}$/;

/**
 * Draws people as a small PNG, in which the emulator recognizes each of them: two pictures of one person are similar, the same
 * picture twice is the same. An empty list draws a picture without a face.
 *
 * @example
 * ```ts
 * await frs.addFaces({ face_set_name: "visitors", image_file: drawPicture(["ada"]) });
 * const { faces } = await frs.searchFaces({ face_set_name: "visitors", image_file: drawPicture(["ada"], { photo: 2 }) });
 * ```
 * @param people - Names of one or more ASCII letters, digits, `_` and `-`; the first has the largest face.
 * @throws {FrsInputError} If a name or the number of the photo is not valid, or an option is unknown.
 */
export function drawPicture(people: readonly string[], options: PictureOptions = {}): Bytes {
  if (!Array.isArray(people) || people.length > maxPeople || !people.every(isPersonName)) {
    const message = `\`people\` must be a list of at most ${maxPeople} names of 1 to 64 ASCII letters, digits, _ and -.`;
    throw new FrsInputError("", "people", message);
  }
  checkOptions("", "", options, optionRules);
  const { photo = 1 } = options;
  const figures = people.map(figureOf);
  const [red = 0, green = 0, blue = 0] = digest(`background ${photo}`);
  const png = writePng(
    {
      width: size * Math.max(1, people.length),
      height: size,
      palette: [
        [170 + (red % 80), 170 + (green % 80), 170 + (blue % 80)],
        ...figures.flatMap(({ colours }) => colours),
      ],
      colourAt(x, y) {
        const index = Math.floor(x / size);
        const part = figures[index]?.partAt(x % size, y) ?? 0;
        return part === 0 ? 0 : index * colourCount + part;
      },
    },
    `faces=${people.join(",")}; photo=${photo}`,
  );
  // A copy with memory of its own: small buffers share theirs.
  return new Uint8Array(png);
}

function isPersonName(name: unknown): boolean {
  return typeof name === "string" && personName.test(name);
}

/** Colours of a person: skin, hair, clothes, and that of eyes and mouth. */
const colourCount = 4;
const [skin, hair, clothes, lines] = [1, 2, 3, 4];

interface Figure {
  colours: [red: number, green: number, blue: number][];
  /** Returns which part of the person a pixel shows, from 1; 0 for the background. */
  partAt(x: number, y: number): number;
}

/** Returns how somebody looks, the same for the same name. */
function figureOf(name: string): Figure {
  const [tone = 0, hairRed = 0, hairGreen = 0, red = 0, green = 0, blue = 0, wide = 0, fringe = 0, smile = 0] =
    digest(name);
  const [radius, hairline, mouth] = [10 + (wide % 4), 13 + (fringe % 6), smile % 3];
  const isIn = (x: number, y: number, width: number, height: number) =>
    ((x - 23.5) / width) ** 2 + ((y - 23) / height) ** 2 <= 1;
  return {
    colours: [
      [255 - (tone % 150), 220 - (tone % 150), 190 - (tone % 150)],
      [hairRed % 160, hairGreen % 100, 30],
      [red, green, blue],
      [30, 20, 20],
    ],
    partAt(x, y) {
      const isEye = (y === 21 || y === 22) && [18, 19, 28, 29].includes(x);
      const isMouth = x >= 20 && x <= 27 && y === 31 - (Math.abs(x - 23.5) > 2 ? mouth : 0);
      if (isEye || isMouth) return lines;
      if (isIn(x, y, radius, 15)) return y < hairline ? hair : skin;
      if (y < 24 && isIn(x, y, radius + 2, 17)) return hair;
      return y > 38 && isIn(x, 23 + (y - 48) * 0.9, 20, 10) ? clothes : 0;
    },
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
