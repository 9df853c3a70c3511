import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { FrsInputError } from "./client/errors.js";

/**
 * Opens a file on disk, to send it as `image_file` or `video_file`. It is streamed when sent, never completely in memory, and
 * must not change until then.
 *
 * @throws {FrsInputError} If the file does not exist or cannot be read.
 */
export async function fileFromPath(path: string | URL): Promise<File> {
  let file = String(path);
  try {
    if (path instanceof URL) file = fileURLToPath(path);
    if (!(await stat(file)).isFile()) throw new Error("it is not a file");
    return new File([await openAsBlob(file)], basename(file));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FrsInputError("", "path", `${file} cannot be opened: ${why}.`, { cause });
  }
}
