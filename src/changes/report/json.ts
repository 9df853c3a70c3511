import type { ChangeReport } from "./report.js";

/** A report as data. */
export function jsonText({ base, revision, verdict, types, bump, notes, changes }: ChangeReport): string {
  const listed = changes.map(
    ({ rule, place, location, verdict: own, types: ownTypes, whom, operations, before, after, text, action }) => ({
      rule,
      pointer: place.pointer,
      side: place.side,
      location: location ?? null,
      verdict: own,
      types: ownTypes,
      whom,
      operations,
      before: before ?? null,
      after: after ?? null,
      text,
      action,
    }),
  );
  return `${JSON.stringify({ base, revision, verdict, types, bump, notes, changes: listed }, null, 2)}\n`;
}
