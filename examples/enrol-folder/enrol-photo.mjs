import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  errorCodes,
  isErrorCode,
  isFrsApiError,
  isFrsConnectionError,
  isFrsInputError,
  isFrsResponseError,
  isFrsTimeoutError,
} from "frs-openapi";

/**
 * Where photos are enrolled.
 *
 * @typedef {object} Target
 * @property {import("frs-openapi").FrsClient} frs
 * @property {string} faceSet - Name of the face set.
 * @property {import("./journal.mjs").Journal} journal
 * @property {number} settle - How long after a request without a response it is looked up, in milliseconds.
 */

/** How often a photo is sent in one run before the run is given up. */
const maxRounds = 5;

/**
 * Returns the id of a photo, made from its bytes: the same bytes are the same photo, whatever the file is called.
 *
 * @param {Blob} photo
 */
export async function idOf(photo) {
  const hash = createHash("sha256");
  for await (const chunk of photo.stream()) hash.update(chunk);
  // An `external_image_id` has at most 36 characters.
  return hash.digest("hex").slice(0, 32);
}

/**
 * Adds the face of a photo to a face set, unless the journal or the service says that it is there already.
 *
 * @param {Target} target
 * @param {Blob} photo
 * @param {string} id
 * @returns {Promise<import("./journal.mjs").Finished>}
 * @throws {Error} If the reason does not lie in the photo: other photos would fail, too.
 */
export async function enrolPhoto({ frs, faceSet, journal, settle }, photo, id) {
  /** @param {{ face_id: string }[]} faces */
  const enrolled = (faces) =>
    journal.write({ id, state: /** @type {const} */ ("enrolled"), face_ids: faces.map((face) => face.face_id) });

  for (let round = 1; ; round++) {
    const known = journal.get(id);
    if (known !== undefined && known.state !== "sending") return known;
    if (known !== undefined) {
      // Nobody knows whether this request was carried out, or still is on its way.
      await sleep(Math.max(0, known.at + settle - Date.now()));
      const faces = await findFaces(frs, faceSet, photo, id);
      if (faces.length > 0) return await enrolled(faces);
    }
    // On the disk before it is sent: whatever happens from here on, the next run knows that it has to look.
    await journal.write({ id, state: "sending", at: Date.now() });
    try {
      const input = { face_set_name: faceSet, image_file: photo, external_image_id: id, single: true };
      const { faces } = await frs.addFaces(input);
      return await enrolled(faces);
    } catch (error) {
      if (isRefusalOfPhoto(error)) return await journal.write({ id, state: "refused", reason: error.message });
      if (round === maxRounds || !mayBeStored(error)) throw error;
    }
  }
}

/**
 * Finds the faces that were added from a photo. Of all faces, the filter leaves those with its id.
 *
 * @param {import("frs-openapi").FrsClient} frs
 * @param {string} faceSet
 * @param {Blob} photo
 * @param {string} id
 */
async function findFaces(frs, faceSet, photo, id) {
  try {
    const filter = `external_image_id:${id}`;
    return (await frs.searchFaces({ face_set_name: faceSet, image_file: photo, filter })).faces;
  } catch (error) {
    // A photo that cannot be searched for, such as one without a face, cannot have been added either.
    if (isRefusalOfPhoto(error)) return [];
    throw error;
  }
}

/**
 * Whether the service, or the client before it sent anything, refused the photo itself.
 *
 * @param {unknown} error
 * @returns {error is Error}
 */
function isRefusalOfPhoto(error) {
  if (isFrsInputError(error)) return error.field === "image_file" && error.attempts === 0;
  return isFrsApiError(error) && isErrorCode(error.code) && errorCodes[error.code].fault === "content";
}

/**
 * Whether the service may have stored a face although the call failed.
 *
 * @param {unknown} error
 */
function mayBeStored(error) {
  if (isFrsApiError(error)) return error.status >= 500 || error.status === 408;
  return isFrsConnectionError(error) || isFrsTimeoutError(error) || isFrsResponseError(error);
}
