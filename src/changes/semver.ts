/** A version by Semantic Versioning 2.0. */
export interface SemVer {
  major: number;
  minor: number;
  patch: number;
  /** Identifiers of a pre-release, such as `["beta", "0"]`; empty for a release. */
  pre: string[];
}

/** The part of a version that grows. */
export type VersionPart = "major" | "minor" | "patch";

const pattern =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$/;

/** Reads a version such as `1.2.0` or `1.2.0-beta.0`; `undefined` if the text is not one. Build metadata is refused. */
export function parseVersion(text: string): SemVer | undefined {
  const [, major, minor, patch, pre] = text.match(pattern) ?? [];
  if (major === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch), pre: pre?.split(".") ?? [] };
}

/** Writes a version. */
export function versionText({ major, minor, patch, pre }: SemVer): string {
  return `${major}.${minor}.${patch}${pre.length === 0 ? "" : `-${pre.join(".")}`}`;
}

/** Orders versions by their precedence: a pre-release stands before its release. */
export function byPrecedence(one: SemVer, other: SemVer): number {
  const difference = one.major - other.major || one.minor - other.minor || one.patch - other.patch;
  if (difference !== 0) return difference;
  if (one.pre.length === 0 || other.pre.length === 0) return other.pre.length - one.pre.length;
  for (const [index, own] of one.pre.entries()) {
    const its = other.pre[index];
    if (its === undefined) return 1;
    const order = byIdentifier(own, its);
    if (order !== 0) return order;
  }
  return one.pre.length - other.pre.length;
}

/** Numbers stand before words. */
function byIdentifier(one: string, other: string): number {
  if (one === other) return 0;
  const [isNumber, isOtherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isNumber && isOtherNumber) return Number(one) - Number(other);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return one < other ? -1 : 1;
}

/** The release that a pre-release precedes; a release itself. */
export function releaseOf({ major, minor, patch }: SemVer): SemVer {
  return { major, minor, patch, pre: [] };
}

/** The next version of which a part grows. */
export function grown({ major, minor, patch }: SemVer, part: VersionPart): SemVer {
  if (part === "major") return { major: major + 1, minor: 0, patch: 0, pre: [] };
  if (part === "minor") return { major, minor: minor + 1, patch: 0, pre: [] };
  return { major, minor, patch: patch + 1, pre: [] };
}

/**
 * The next version for changes of this weight. Below 1.0 a break grows the minor version and all else the patch version, as
 * `^0.2.0` of npm expects.
 */
export function followed(version: SemVer, weight: VersionPart): SemVer {
  if (version.major > 0) return grown(version, weight);
  return grown(version, weight === "major" ? "minor" : "patch");
}

/** The greater of two versions. */
export function later(one: SemVer, other: SemVer): SemVer {
  return byPrecedence(one, other) >= 0 ? one : other;
}
