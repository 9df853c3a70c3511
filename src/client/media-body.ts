import { binaryText } from "./bytes.js";
import { formParts } from "./form-fields.js";
import { checkMedia, checkReadable } from "./media.js";
import { multipart } from "./multipart.js";
import type { BodyDefinition } from "./operation.js";
import { encodeJson } from "./request-body.js";

/**
 * Writes a body that can hold images or videos: as a form of parts if one of its fields is a file, otherwise as JSON text,
 * or in the way that the document describes instead.
 *
 * @throws {FrsInputError} If a field cannot be written, or an image or video does not pass the checks.
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
  // An empty list of files is none.
  if (files.some((name) => [fields[name]].flat().some((file) => file !== undefined))) {
    // One that is gone is told before anything is sent, also where nothing else is checked.
    for (const name of files) {
      for (const file of [fields[name]].flat()) await checkReadable(operationId, name, file);
    }
    return multipart(operationId, formParts(operationId, definition, fields));
  }
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !files.includes(name)));
  return plain ? await plain(operationId, definition, rest, validate) : encodeJson(operationId, "input", rest);
};

/** How much of a file is looked for in a response, in bytes: its beginning tells most of whose it is. */
const lookedFor = 65_536;

/** The shortest part of an image that is taken for one, in characters. */
const shortestPart = 8;

/** The images and videos of a body. */
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
    const given = files.flatMap((name) => fields?.[name]).filter((value) => value instanceof Blob);
    const texts = given.map(async (file) => {
      const bytes = new Uint8Array(await file.slice(0, lookedFor).arrayBuffer());
      const text = binaryText(bytes);
      return [text, btoa(text)];
    });
    // A file that cannot be read any more cannot be repeated either.
    return (await Promise.all(texts).catch(() => [])).flat();
  },
};
