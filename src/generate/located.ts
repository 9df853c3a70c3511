import type { Locate } from "openapi-contract/document";
import { DocumentError } from "openapi-contract/document";
import { sourceFile } from "./layout.js";
import { InvalidDocumentError, type Problem } from "./problems.js";

/** Something that is wrong at a place of the bundle. */
export interface Complaint {
  /** JSON pointer into the bundle. */
  pointer: string;
  message: string;
}

/** Name under which problems are listed that keep the client from being generated. */
const rule = "client";

/** Problems with the places in the hand-written files from which the places of the bundle come. */
export async function locatedProblems(root: string, complaints: readonly Complaint[]): Promise<Problem[]> {
  if (complaints.length === 0) return [];
  // Only needed when something is wrong.
  const { sourceLocator } = await import("openapi-contract/document");
  const locate = sourceLocator(root, sourceFile);
  return complaints.map((complaint) => problemOf(locate, complaint));
}

/**
 * Runs a step that reads the bundle; an error about a place in it becomes a problem at the place in the hand-written files.
 *
 * @throws {InvalidDocumentError} In place of a {@link DocumentError} whose message names a JSON pointer.
 */
export async function located<Value>(root: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const [, pointer, message = ""] = /^(\/\S+?):?\s+([\s\S]+)$/.exec(error.message) ?? [];
    if (pointer === undefined) throw error;
    // Without the pointer, what is said of the place is still a sentence.
    const complaint = { pointer, message: error.message.startsWith(`${pointer}:`) ? sentence(message) : error.message };
    throw new InvalidDocumentError(await locatedProblems(root, [complaint]), { cause: error });
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function problemOf(locate: Locate, { pointer, message }: Complaint): Problem {
  const { file, line, column = 1 } = locate(pointer) ?? { file: sourceFile, line: 1 };
  return {
    file,
    line,
    column,
    pointer: `#${pointer}`,
    rule,
    severity: "error",
    message,
    suggestions: [],
    codeframe: "",
  };
}
