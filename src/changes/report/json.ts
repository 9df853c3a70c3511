import type { ChangeReport } from "./report.js";

/** A report as data. */
export function jsonText({ base, revision, verdict, types, bump, notes, changes, project }: ChangeReport): string {
  const listed = changes.map(
    ({
      rule,
      place,
      location,
      verdict: own,
      types: ownTypes,
      whom,
      operations,
      broken,
      before,
      after,
      text,
      action,
      uses,
      accepted,
    }) => ({
      rule,
      pointer: place.pointer,
      side: place.side,
      location: location ?? null,
      verdict: own,
      types: ownTypes,
      whom,
      operations,
      broken,
      before: before ?? null,
      after: after ?? null,
      text,
      action,
      ...(uses && { uses }),
      ...(accepted && { accepted }),
    }),
  );
  const report = { base, revision, verdict, types, bump, notes, ...(project && { project }), changes: listed };
  return `${JSON.stringify(report, null, 2)}\n`;
}
