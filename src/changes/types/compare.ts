import type { Change } from "../change.js";
import { versionOf } from "../version.js";
import { attachTypes, type TypedChange } from "./attach.js";
import { findBreaks } from "./breaks.js";
import { operationsOf, schemaNames, unusedSchemas } from "./document.js";
import { generateSides, mayHaveClient, type NamedDocument, TypesError } from "./sides.js";

/** Changes with their types verdicts, and what is to be said of the comparison. */
export interface TypeComparison {
  changes: TypedChange[];
  /** Sentences for the report: what was not compared. */
  notes: string[];
}

/**
 * Compares the types that are generated from two versions, by compiling programs that use the old ones against the new ones.
 * A comparison that is not possible is a note, not an error.
 */
export async function compareTypes(
  base: NamedDocument,
  revision: NamedDocument,
  changes: readonly Change[],
): Promise<TypeComparison> {
  const [before, after] = [versionOf("base", base.document), versionOf("revision", revision.document)];
  const none = changes.map((change): TypedChange => ({ ...change, types: "none" }));
  if (changes.length === 0 && !hasLostNames()) return { changes: none, notes: [] };
  try {
    const sides = await generateSides(base, revision);
    const differences = findBreaks(before, after, sides);
    const notes = [
      ...(sides.note === undefined ? [] : [sides.note]),
      ...(differences.isCut ? ["Types of the first operations alone: there are too many that changed."] : []),
    ];
    return { changes: attachTypes(changes, differences, before, after), notes };
  } catch (error) {
    // Whatever happens here, what changed on the wire is reported.
    const why = error instanceof TypesError ? error.message : `the comparison failed: ${firstLine(error)}`;
    return { changes: none, notes: [`Types are not compared: ${why}.`] };
  }

  /** Whether a name that code looks up is gone, though the wire is the same. */
  function hasLostNames(): boolean {
    const paths = new Set(operationsOf(after).map(({ key }) => key));
    const schemas = new Set(schemaNames(after));
    // In a document without a client, a schema that is used is reached through the paths, whatever its name.
    const names = mayHaveClient(base.document) ? schemaNames(before) : unusedSchemas(before);
    return operationsOf(before).some(({ key }) => !paths.has(key)) || names.some((name) => !schemas.has(name));
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}
