import {
  byPrecedence,
  followed,
  grown,
  later,
  parseVersion,
  releaseOf,
  type SemVer,
  type VersionPart,
} from "../semver.js";

/** What the next version follows from. */
export interface VersionInput {
  /** The version that stands in the files. */
  current: SemVer;
  /** All versions that were released, in any order. */
  released: readonly SemVer[];
  /** What the changes since the last release demand. */
  weight: VersionPart | "none";
  /** The part that grows at least, as somebody wishes. */
  bump?: VersionPart | undefined;
  /** Name of the pre-release, such as `beta`. */
  pre?: string | undefined;
}

/**
 * The next version: the one that stands in the files if nothing is released yet or it is high enough, else the one that the
 * changes demand. Pre-releases are counted from 0.
 *
 * @returns `undefined` if nothing asks for a release.
 */
export function nextVersion({ current, released, weight, bump, pre }: VersionInput): SemVer | undefined {
  const last = lastStable(released);
  const wished = bump && grown(last ?? releaseOf(current), bump);
  const demanded = last && (weight === "none" ? last : followed(last, weight));
  const next = [releaseOf(current), wished, demanded].filter((version) => version !== undefined).reduce(later);
  if (last && byPrecedence(next, last) <= 0) return undefined;
  if (pre === undefined) return next;
  const counts = released
    .filter((each) => byPrecedence(releaseOf(each), next) === 0 && each.pre.length === 2 && each.pre[0] === pre)
    .map((each) => Number(each.pre[1]))
    .filter((count) => !Number.isNaN(count));
  return { ...next, pre: [pre, String(Math.max(-1, ...counts) + 1)] };
}

/** The last release that is not a pre-release. */
export function lastStable(released: readonly SemVer[]): SemVer | undefined {
  return released
    .filter(({ pre }) => pre.length === 0)
    .sort(byPrecedence)
    .at(-1);
}

/** The greater of two weights. */
export function heavier(one: VersionPart | "none", other: VersionPart | "none"): VersionPart | "none" {
  const order = ["none", "patch", "minor", "major"] as const;
  return order.indexOf(one) >= order.indexOf(other) ? one : other;
}

/** The versions that tags name, such as `v1.2.0`, by what stands in front of the version. */
export function versionsOfTags(tags: readonly string[], prefix: string): SemVer[] {
  return tags
    .filter((tag) => tag.startsWith(prefix))
    .map((tag) => parseVersion(tag.slice(prefix.length)))
    .filter((version) => version !== undefined);
}
