import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseVersion, type SemVer, versionText } from "../semver.js";
import { type VersionPlace, versionIn, withVersion } from "../written-version.js";
import { changelogVersions, dateOf, releaseSection, unreleasedWeight, withRelease } from "./changelog.js";
import { lastStable, nextVersion, versionsOfTags } from "./next-version.js";
import type { Product } from "./product.js";
import { ReleaseError } from "./release-error.js";
import type { ReleaseRepository } from "./repository.js";

const directory = "packages/contract";
const changelogFile = `${directory}/CHANGELOG.md`;
const ownVersion: VersionPlace = { file: `${directory}/package.json`, path: ["version"] };

/** All places of the version; the root uses the package by its exact version. */
const places: readonly VersionPlace[] = [
  ownVersion,
  { file: "package.json", path: ["devDependencies", "openapi-contract"] },
  { file: "package-lock.json", path: ["packages", "", "devDependencies", "openapi-contract"] },
  { file: "package-lock.json", path: ["packages", directory, "version"] },
];

/** The contract engine, whose version follows from what is written in its changelog. */
export const engineProduct: Product = {
  name: "openapi-contract",
  tagPrefix: "openapi-contract@",
  async current(repository) {
    const version = await committedVersion(repository);
    const changelog = (await repository.committed(changelogFile)) ?? "";
    const isReleased = dateOf(changelog, versionText(version)) !== undefined;
    return { version, releasedBy: isReleased ? changelogFile : undefined };
  },
  async plan(repository, { pre, bump, today }) {
    const { root } = repository;
    const current = await committedVersion(repository);
    const changelog = (await repository.committed(changelogFile)) ?? "# Changelog\n\n## [Unreleased]\n";
    const released = [
      ...changelogVersions(changelog),
      ...versionsOfTags(await repository.tags(), engineProduct.tagPrefix),
    ];
    const weight = unreleasedWeight(changelog);
    const next = nextVersion({ current, released, weight: bump === undefined ? weight : "none", bump, pre });
    if (!next) {
      const what = "write what changed there, under Breaking, Added or Fixed, or name the part that grows with --bump";
      return { nothing: `Nothing to release: ${changelogFile} has no line under Unreleased: ${what}.` };
    }
    const version = versionText(next);
    const date = dateOf(await readFile(join(root, changelogFile), "utf8").catch(() => ""), version) ?? today;
    const release = { version, date, lines: new Map(), keepsUnreleased: pre !== undefined };
    const files = new Map([[changelogFile, withRelease(changelog, release)]]);
    for (const place of places) {
      const text = files.get(place.file) ?? (await repository.committed(place.file));
      if (text !== undefined && hasVersion(text, place)) files.set(place.file, withVersion(text, place, version));
    }
    const before = lastStable(released);
    const why = before
      ? `${bump === undefined ? `what is written under Unreleased asks for a ${weight} version` : `--bump asks for a ${bump} version`} after ${versionText(before)}.`
      : "the first release.";
    return {
      version,
      why,
      section: releaseSection(changelog, release),
      files,
      isOutput: () => false,
      writeOutputs: async () => [],
    };
  },
};

async function committedVersion(repository: ReleaseRepository): Promise<SemVer> {
  const text = await repository.committed(ownVersion.file);
  if (text === undefined) throw new ReleaseError(`${ownVersion.file} is not committed.`);
  const { version, location } = versionIn(text, ownVersion);
  const parsed = parseVersion(version);
  if (!parsed) throw new ReleaseError(`${location}: the version must be one such as 1.2.0, not ${version}.`);
  return parsed;
}

/** Whether a file has the version at a place: not every repository uses the package by its version. */
function hasVersion(text: string, place: VersionPlace): boolean {
  try {
    return parseVersion(versionIn(text, place).version) !== undefined;
  } catch {
    return false;
  }
}
