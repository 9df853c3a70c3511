import { FrsInputError } from "./errors.js";
import { checkMedia, checkReadable, fileBlob } from "./media.js";
import { multipart } from "./multipart.js";
import type { BodyDefinition } from "./operation.js";
import { encodeJson } from "./request-body.js";

/**
 * Writes a body that can hold images or videos: as a form if one of its fields is a file, as JSON text otherwise.
 *
 * @throws {FrsInputError} If a field that must be a file is none, the body cannot be written as JSON, or an image or video
 *   does not pass the checks.
 */
export const encodeMediaBody: NonNullable<BodyDefinition["encode"]> = async (
  operationId,
  definition,
  fields,
  validate,
) => {
  const { files = [], media = {}, totals = [] } = definition;
  const given = files.filter((name) => fields[name] !== undefined);
  if (validate) await checkMedia(operationId, fields, media, totals);
  // The checks read a part of each file. Without them, one that is gone must be told before anything is sent, too.
  else for (const name of given) await checkReadable(operationId, name, fields[name]);
  if (given.length === 0) return encodeJson(operationId, "input", fields);

  const parts = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({
      name,
      value: given.includes(name) ? checkedFile(operationId, name, value) : formText(operationId, name, value),
    }));
  return multipart(operationId, parts);
};

/** A value of a form that is no file: text as it is, all else as JSON. */
function formText(operationId: string, name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (value !== null && typeof value !== "function" && typeof value !== "symbol")
    return encodeJson(operationId, name, value);
  throw new FrsInputError(operationId, name, `\`${name}\` must be a text, a number, a list or an object.`);
}

function checkedFile(operationId: string, name: string, value: unknown): Blob {
  const file = fileBlob(value);
  if (file) return file;
  throw new FrsInputError(
    operationId,
    name,
    `\`${name}\` must be a Blob, a File, a Uint8Array, an ArrayBuffer, or, in Node, what fileFromPath(path) gives.`,
  );
}

/** How much of a file is looked for in an answer, in bytes: its beginning tells most of whose it is. */
const lookedFor = 65_536;

/** The shortest part of an image that is taken for one, in characters. */
const shortestPart = 8;

/** The images and videos of a body. */
export const mediaContent: NonNullable<BodyDefinition["content"]> = {
  ofFields({ body: { media = {} } = {} }, fields) {
    return Object.keys(media).flatMap((name) => {
      const text = fields?.[name];
      return typeof text === "string" ? [text] : [];
    });
  },
  isPartOf(media, word) {
    for (let at = 0; at + shortestPart <= word.length; at += shortestPart) {
      const stretch = word.slice(at, at + shortestPart);
      if (media.some((content) => content.includes(stretch))) return true;
    }
    return false;
  },
  async ofFiles({ body: { files = [] } = {} }, fields) {
    const given = files.flatMap((name) => fileBlob(fields?.[name]) ?? []);
    const texts = given.map(async (file) => {
      const bytes = new Uint8Array(await file.slice(0, lookedFor).arrayBuffer());
      const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
      return [text, btoa(text)];
    });
    // A file that cannot be read any more cannot be repeated either.
    return (await Promise.all(texts).catch(() => [])).flat();
  },
};
