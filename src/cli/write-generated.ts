import { listenForInterrupt } from "openapi-contract/cli";
import { writeFiles } from "../generate/files.js";
import { docsDirectory } from "../generate/layout.js";
import { InterruptedError } from "./command.js";

/**
 * Writes the generated files that changed, all or none, also on Ctrl-C. If the docs site is among them, pages that it does not
 * have any more are removed.
 *
 * @returns Paths of the files that were written or removed.
 * @throws {InterruptedError} On Ctrl-C; no file is changed then.
 */
export async function writeGenerated(root: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const interruption = listenForInterrupt(() => {});
  try {
    const hasDocs = [...files.keys()].some((path) => path.startsWith(`${docsDirectory}/`));
    return await writeFiles(root, files, { signal: interruption.signal, ...(hasDocs && { owned: docsDirectory }) });
  } catch (error) {
    if (!interruption.signal.aborted || !(error instanceof Error)) throw error;
    throw new InterruptedError(error.message, { cause: error });
  } finally {
    interruption.release();
  }
}
