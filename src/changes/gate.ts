import { ledgerFile } from "../generate/layout.js";
import { type ChangeReport, worseOfBoth } from "./report/report.js";
import {
  byPrecedence,
  followed,
  parseVersion,
  releaseOf,
  type SemVer,
  type VersionPart,
  versionText,
} from "./semver.js";

/** A version as a file of the repository has it. */
export interface WrittenVersion {
  version: string;
  /** File and line, such as `package.json:3`. */
  location: string;
}

/** What a gate decides on. */
export interface GateInput {
  /** `info.version` of the document. */
  document: WrittenVersion;
  /** Versions that have to be the same. */
  packages: readonly WrittenVersion[];
  /** The last release, and what changed since; missing if nothing is released yet. */
  released?: { version: string; report: ChangeReport } | undefined;
  /** What is wrong with the ledger, in lines. */
  ledger: readonly string[];
  /** Generated files that are out of date. */
  outdated: readonly string[];
}

/** What keeps a tree from being merged, one line each with what to do. */
export interface GateProblems {
  /** A version that is too low for what changed. */
  version: string[];
  /** All else: versions that differ or are none, the ledger, and generated files. */
  other: string[];
}

/** How many changes a message names. */
const namedChanges = 3;

/**
 * What keeps a tree from being merged, one line each with what to do: a break without a version that says so or an entry in
 * the ledger, versions that are too low or differ, and generated files that are out of date.
 */
export function gateProblems({ document, packages, released, ledger, outdated }: GateInput): GateProblems {
  const own = parseVersion(document.version);
  const other = [
    ...(own
      ? []
      : [`${document.location}: \`info.version\` must be a version such as 1.2.0, not ${document.version}.`]),
    ...packages
      .filter(({ version }) => version !== document.version)
      .map(
        ({ version, location }) =>
          `${location}: version ${version} differs from ${document.version} in ${document.location}: both must be the same.`,
      ),
    ...ledger,
    ...(outdated.length === 0
      ? []
      : [`Out of date: ${outdated.join(", ")}. Run \`npm run generate\` and commit the result.`]),
  ];
  return { version: own ? versionProblems(document, own, released) : [], other };
}

function versionProblems(document: WrittenVersion, own: SemVer, released: GateInput["released"]): string[] {
  const last = released && parseVersion(released.version);
  if (!released || !last) return [];
  const weight = weightOf(released.report);
  const required = weight === "none" ? last : followed(last, weight);
  // A pre-release stands for the release that it precedes.
  if (byPrecedence(releaseOf(own), required) >= 0) return [];
  const start = `${document.location}: \`info.version\` ${document.version} must be at least ${versionText(required)}`;
  if (weight === "none") return [`${start}, the last release.`];
  const set = `Set it with \`npm run release -- --prepare\``;
  if (weight !== "major") return [`${start}, for what changed since ${released.version}. ${set}.`];
  const broken = breaksOf(released.report);
  const named = broken
    .slice(0, namedChanges)
    .map(({ rule, location, place }) => `${rule} at ${location ?? place.pointer}`);
  const more =
    broken.length > namedChanges ? `, and ${broken.length - namedChanges} more that \`npm run changes\` lists` : "";
  const count = broken.length === 1 ? "1 change breaks" : `${broken.length} changes break`;
  return [
    `${start}: ${count} callers since ${released.version} (${named.join(", ")}${more}). ${set}, take it back, or accept it in ${ledgerFile}.`,
  ];
}

/** The breaks of a report that nobody accepted. */
export function breaksOf({ changes }: ChangeReport): ChangeReport["changes"] {
  return changes.filter((change) => worseOfBoth(change) === "breaking" && !change.accepted);
}

/** The part of a version that has to grow for a report; a break that was accepted weighs as much as what is compatible. */
export function weightOf(report: ChangeReport): VersionPart | "none" {
  if (breaksOf(report).length > 0) return "major";
  const worst = report.changes.map(worseOfBoth);
  if (worst.includes("breaking") || worst.includes("compatible")) return "minor";
  return worst.includes("docs") ? "patch" : "none";
}
