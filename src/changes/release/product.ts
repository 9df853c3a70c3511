import type { SemVer, VersionPart } from "../semver.js";
import type { ReleaseRepository } from "./repository.js";

/** What somebody wishes of a release. */
export interface ReleaseWishes {
  /** Name of the pre-release, such as `beta`; a release without one. */
  pre?: string | undefined;
  /** The part of the version that grows at least. */
  bump?: VersionPart | undefined;
  /** As `YYYY-MM-DD` in UTC. */
  today: string;
}

/** A release that was worked out, and of which nothing is written yet. */
export interface ReleasePlan {
  version: string;
  /** Why it is that version, as a sentence. */
  why: string;
  /** The section of the changelog. */
  section: string;
  /** New texts of files by path: what they become follows from the last commit alone. */
  files: ReadonlyMap<string, string>;
  /** Whether a file is written by what follows from those: it may have any text as long as the release is not finished. */
  isOutput(path: string): boolean;
  /** Writes what follows from the files, and returns the paths. */
  writeOutputs(): Promise<string[]>;
}

/** A package that is released by itself. */
export interface Product {
  /** Name of the package. */
  name: string;
  /** What stands in front of the version in tags. */
  tagPrefix: string;
  /** The version that the last commit has, and the file by which that commit is known to have released it. */
  current(repository: ReleaseRepository): Promise<{ version: SemVer; releasedBy?: string | undefined }>;
  /**
   * Works out the next release.
   *
   * @returns `undefined` if there is nothing to release; `nothing` says why.
   * @throws {ReleaseError} If something forbids it.
   */
  plan(repository: ReleaseRepository, wishes: ReleaseWishes): Promise<ReleasePlan | { nothing: string }>;
}
