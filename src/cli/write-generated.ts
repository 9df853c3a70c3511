import { listenForInterrupt } from "openapi-contract/cli";
import { writeFiles } from "../generate/files.js";
import { InterruptedError } from "./command.js";

/**
 * Writes the generated files that changed, all or none, also on Ctrl-C.
 *
 * @returns Paths of the files that were written.
 * @throws {InterruptedError} On Ctrl-C; no file is changed then.
 */
export async function writeGenerated(root: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const interruption = listenForInterrupt(() => {});
  try {
    return await writeFiles(root, files, interruption.signal);
  } catch (error) {
    if (!interruption.signal.aborted || !(error instanceof Error)) throw error;
    throw new InterruptedError(error.message, { cause: error });
  } finally {
    interruption.release();
  }
}
