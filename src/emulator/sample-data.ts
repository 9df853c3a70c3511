import { drawPicture } from "./drawing.js";
import { boundingBox, look } from "./media.js";
import type { FrsState } from "./state.js";

/** Name of the face set that an emulator with sample data has. */
export const sampleFaceSet = "visitors";

/** Who is in it, with the values of its fields. */
const people = [
  { name: "ada", fields: { visits: 12, company: "north" } },
  { name: "ben", fields: { visits: 3, company: "north" } },
  { name: "chen", fields: { visits: 27, company: "south" } },
  { name: "dana", fields: { visits: 1 } },
] as const;

/**
 * Stores a face set with faces to look at and to search for.
 *
 * @param project - Id of the project that it belongs to.
 * @param created - When it was created, as the service writes it.
 */
export function storeSampleData(state: FrsState, project: string, created: string): void {
  const faceSet = state.create(project, {
    name: sampleFaceSet,
    capacity: 100_000,
    created,
    types: new Map([
      ["visits", { type: "integer" }],
      ["company", { type: "string" }],
    ]),
  });
  const faces = people.map(({ name, fields }) => {
    const [print = ""] = look(Buffer.from(drawPicture([name]))).faces;
    return { imageId: name, print, box: boundingBox(print), fields: new Map(Object.entries(fields)) };
  });
  state.add(faceSet, faces);
}
