import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { FrsInputError } from "./client/errors.js";

/**
 * A file of the disk, to be sent as `image_file` or `video_file`. Its bytes are read while they are sent, so that the file
 * is never in memory as a whole; it must not change until then.
 *
 * @throws {FrsInputError} If there is no such file, or it cannot be read.
 */
export async function fileFromPath(path: string | URL): Promise<File> {
  let file = String(path);
  try {
    if (path instanceof URL) file = fileURLToPath(path);
    if (!(await stat(file)).isFile()) throw new Error("it is no file");
    return new File([await openAsBlob(file)], basename(file));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FrsInputError("", "path", `${file} cannot be opened: ${why}.`, { cause });
  }
}
