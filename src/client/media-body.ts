import { binaryText } from "./bytes.js";
import { formParts } from "./form-fields.js";
import { checkMedia, checkReadable } from "./media.js";
import { multipart } from "./multipart.js";
import type { BodyDefinition } from "./operation.js";
import { encodeJson } from "./request-body.js";

/**
 * Writes a body that can contain images or videos: as `multipart/form-data` if one of its fields is a file, otherwise as
 * JSON or in the documented form.
 *
 * @throws {FrsInputError} If a field cannot be written, or an image or video fails the checks.
 */
export const encodeMediaBody: NonNullable<BodyDefinition["encode"]> = async (
  operationId,
  definition,
  fields,
  validate,
) => {
  const { files = [], media = {}, totals = [], checkTotals, plain } = definition;
  if (validate) {
    await checkMedia(operationId, fields, media);
    checkTotals?.(operationId, fields, totals);
  }
  // An empty array of files is not a file.
  if (files.some((name) => [fields[name]].flat().some((file) => file !== undefined))) {
    // A deleted file is reported before anything is sent, even without `validate`.
    for (const name of files) {
      for (const file of [fields[name]].flat()) await checkReadable(operationId, name, file);
    }
    return multipart(operationId, formParts(operationId, definition, fields));
  }
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !files.includes(name)));
  return plain ? await plain(operationId, definition, rest, validate) : encodeJson(operationId, "input", rest);
};

/** How much of a file, from its start, is searched for in a response, in bytes. */
const searchedBytes = 65_536;

/** Minimum length of a string that counts as a part of an image, in characters. */
const shortestPart = 8;

/** Finds the images and videos of a body. */
export const mediaContent: NonNullable<BodyDefinition["content"]> = {
  ofFields({ body: { media = {} } = {} }, fields) {
    return Object.keys(media)
      .flatMap((name) => fields?.[name])
      .filter((text) => typeof text === "string");
  },
  isPartOf(media, word) {
    for (let at = 0; at + shortestPart <= word.length; at += shortestPart) {
      const stretch = word.slice(at, at + shortestPart);
      if (media.some((content) => content.includes(stretch))) return true;
    }
    return false;
  },
  async ofFiles({ body: { files = [] } = {} }, fields) {
    const blobs = files.flatMap((name) => fields?.[name]).filter((value) => value instanceof Blob);
    const texts = blobs.map(async (file) => {
      const bytes = new Uint8Array(await file.slice(0, searchedBytes).arrayBuffer());
      const text = binaryText(bytes);
      return [text, btoa(text)];
    });
    // A file that cannot be read was not sent and cannot be repeated.
    return (await Promise.all(texts).catch(() => [])).flat();
  },
};
