import { type Locate, sourceText } from "openapi-contract/document";
import { type Change, type Verdict, worse } from "../change.js";
import { compareDocuments } from "../compare.js";
import type { LoadedVersion } from "../load/load.js";

/** A change with its place in the hand-written files. */
export interface LocatedChange extends Change {
  /** File and line, such as `openapi/paths/v3_projects.yaml:12`; missing if it is not known. */
  location?: string;
}

/** Two versions, compared. */
export interface ChangeReport {
  base: string;
  revision: string;
  /** The most serious verdict of all changes. */
  verdict: Verdict | "none";
  changes: LocatedChange[];
}

/** Compares two versions. */
export function reportChanges(base: LoadedVersion, revision: LoadedVersion): ChangeReport {
  const changes = compareDocuments(base.document, revision.document).map((change): LocatedChange => {
    const location = locationOf(change, base.locate, revision.locate);
    return { ...change, ...(location !== undefined && { location }) };
  });
  const verdict = changes.length === 0 ? "none" : changes.map((change) => change.verdict).reduce(worse);
  return { base: base.name, revision: revision.name, verdict, changes };
}

function locationOf({ place }: Change, base: Locate, revision: Locate): string | undefined {
  const found = (place.side === "base" ? base : revision)(place.pointer);
  return found && sourceText(found);
}
