import { FrsInputError } from "../client/errors.js";
import { drawPicture } from "./drawing.js";

const path = /^\/pictures\/([^/?]+)\.png(?:\?(.*))?$/;

/**
 * Draws the picture that a request asks for, for callers in any language: `/pictures/ada.png`, `/pictures/ada,ben.png`,
 * `/pictures/nobody.png`, each also with `?photo=2`.
 *
 * @returns The picture; what is wrong with its name; or `undefined` if no picture is requested.
 */
export function servedPicture(method: string, target: string): Uint8Array | Error | undefined {
  const [, names, query] = (method === "GET" && path.exec(target)) || [];
  if (names === undefined) return undefined;
  const photo = new URLSearchParams(query).get("photo");
  const people = names.replaceAll(/%2C/gi, ",");
  try {
    return drawPicture(people === "nobody" ? [] : people.split(","), photo === null ? {} : { photo: Number(photo) });
  } catch (error) {
    if (!(error instanceof FrsInputError)) throw error;
    return error;
  }
}
