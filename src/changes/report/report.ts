import { isObject, type Locate, sourceText } from "openapi-contract/document";
import { type Change, type Verdict, worse } from "../change.js";
import { compareDocuments } from "../compare.js";
import { type Acceptance, acceptanceOf, type Ledger } from "../ledger.js";
import type { LoadedVersion } from "../load/load.js";
import type { Policy } from "../policy.js";
import type { TypedChange, TypesVerdict } from "../types/attach.js";
import type { ProjectReport } from "../types/project.js";

/** A change with its place in the hand-written files. */
export interface LocatedChange extends TypedChange {
  /** File and line, such as `openapi/paths/v3_projects.yaml:12`; missing if it is not known. */
  location?: string;
  /** File and line of each use in the code of a project; missing without one. */
  uses?: string[];
  /** Why and how long it is accepted although it breaks somebody; missing if it is not. */
  accepted?: Acceptance;
}

/** The part of a version that has to grow for a change, by Semantic Versioning. */
export type Bump = "major" | "minor" | "patch" | "none";

/** Two versions, compared. */
export interface ChangeReport {
  base: string;
  revision: string;
  /** `info.version` of the base; missing if it has none. */
  baseVersion?: string;
  /** Why this base was compared with, such as `the last release`; missing if nobody says so. */
  baseReason?: string;
  /** Whether the revision is of a document of which no version is released: its changes need none either. */
  isUnreleased?: boolean;
  /** The most serious verdict of all changes on the wire. */
  verdict: Verdict | "none";
  /** The most serious verdict of all changes for types. */
  types: TypesVerdict;
  /** What follows from the worse of both for the version. */
  bump: Bump;
  changes: LocatedChange[];
  /** What was not compared, in sentences. */
  notes: string[];
  /** The code whose uses the changes were narrowed to, if there is some. */
  project?: ProjectReport;
}

/** How the note begins if types have not been compared. */
export const notCompared = "Types are not compared";

/** Compares the types of two versions, whose changes on the wire are known. */
export type CompareTypes = (
  base: LoadedVersion,
  revision: LoadedVersion,
  changes: readonly Change[],
) => Promise<{ changes: TypedChange[]; notes: string[] }>;

/** What two versions are compared with. */
export interface ReportOptions {
  /** Compares their types; without it, types are not compared, and the report says so. */
  compareTypes?: CompareTypes;
  /** What the project decides about verdicts. */
  policy?: Policy;
}

/** Compares two versions. */
export async function reportChanges(
  base: LoadedVersion,
  revision: LoadedVersion,
  { compareTypes, policy }: ReportOptions = {},
): Promise<ChangeReport> {
  const wire = compareDocuments(base.document, revision.document, policy);
  const { changes: found, notes } = compareTypes
    ? await compareTypes(base, revision, wire)
    : {
        changes: wire.map((change): TypedChange => ({ ...change, types: "none" })),
        notes: [`${notCompared}: \`--no-types\` is set.`],
      };
  const changes = found.map((change): LocatedChange => {
    const location = locationOf(change, base.locate, revision.locate);
    return { ...change, ...(location !== undefined && { location }) };
  });
  const { info } = base.document;
  const version = isObject(info) ? info.version : undefined;
  return reportOf({
    base: base.name,
    revision: revision.name,
    ...(typeof version === "string" && { baseVersion: version }),
    changes,
    notes,
  });
}

/** A report of changes, with the verdicts that follow from them. */
export function reportOf(
  report: Pick<ChangeReport, "base" | "revision" | "baseVersion" | "changes" | "notes" | "project">,
): ChangeReport {
  const { base, revision, baseVersion, notes, project } = report;
  const verdicts = report.changes.flatMap((change) => (change.verdict === "none" ? [] : [change.verdict]));
  const verdict = verdicts.length === 0 ? "none" : verdicts.reduce(worse);
  const all = report.changes.map((change) => change.types);
  const isBroken = (project?.errors.length ?? 0) > 0;
  const found = (["breaking", "compatible"] as const).find((each) => all.includes(each)) ?? "none";
  const types = isBroken ? "breaking" : found;
  const changes = [...report.changes].sort((one, other) => rankOf(one) - rankOf(other));
  return {
    base,
    revision,
    ...(baseVersion !== undefined && { baseVersion }),
    verdict,
    types,
    bump: bumpOf(verdict, types),
    changes,
    notes,
    ...(project && { project }),
  };
}

/** The worse of what a change means on the wire and for types. */
export function worseOfBoth({ verdict, types }: Pick<ChangeReport, "verdict" | "types">): Verdict | "none" {
  return types === "none" ? verdict : verdict === "none" ? types : worse(verdict, types);
}

/** What breaks comes first, on the wire before in types. */
function rankOf(change: LocatedChange): number {
  const ranks = { breaking: 0, compatible: 1, docs: 2, none: 3 };
  return 10 * ranks[worseOfBoth(change)] + ranks[change.verdict];
}

function bumpOf(verdict: Verdict | "none", types: TypesVerdict): Bump {
  return ({ breaking: "major", compatible: "minor", docs: "patch", none: "none" } as const)[
    worseOfBoth({ verdict, types })
  ];
}

function locationOf({ place }: TypedChange, base: Locate, revision: Locate): string | undefined {
  const found = (place.side === "base" ? base : revision)(place.pointer);
  return found && sourceText(found);
}

/**
 * A report in which the breaks that a ledger accepts say so.
 *
 * @param today - As `YYYY-MM-DD` in UTC.
 */
export function withAcceptances(report: ChangeReport, ledger: Ledger, today: string): ChangeReport {
  const changes = report.changes.map((change): LocatedChange => {
    const accepted = worseOfBoth(change) === "breaking" ? acceptanceOf(ledger, change, today) : undefined;
    return accepted ? { ...change, accepted } : change;
  });
  return { ...report, changes };
}
