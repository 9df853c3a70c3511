import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isScalar, type Scalar } from "yaml";
import { sourceFile } from "../generate/layout.js";
import type { WrittenVersion } from "./gate.js";
import { parseYamlFile } from "./yaml-file.js";

/** Thrown when a file does not have the version that it must have; the message names file and line. */
export class VersionFileError extends Error {
  override readonly name = "VersionFileError";
}

/** Where a version stands in a YAML or JSON file. */
export interface VersionPlace {
  /** Path of the file, relative to the root of the repository. */
  file: string;
  /** Keys that lead to it. */
  path: readonly string[];
}

/** The version of the document. */
export const documentVersion: VersionPlace = { file: sourceFile, path: ["info", "version"] };

/** The versions of the package that is generated from the document. */
export const packageVersions: readonly VersionPlace[] = [
  { file: "package.json", path: ["version"] },
  { file: "package-lock.json", path: ["version"] },
  { file: "package-lock.json", path: ["packages", "", "version"] },
];

/**
 * Reads a version that a file has.
 *
 * @throws {VersionFileError} If the file cannot be read, or has none.
 */
export async function readVersion(root: string, place: VersionPlace): Promise<WrittenVersion> {
  let text: string;
  try {
    text = await readFile(join(root, place.file), "utf8");
  } catch (error) {
    throw new VersionFileError(`Cannot read ${place.file}, which must have the version.`, { cause: error });
  }
  return versionIn(text, place);
}

/** Reads the versions of the package; those of a lock file count if there is one. */
export async function readPackageVersions(root: string): Promise<WrittenVersion[]> {
  const there = packageVersions.filter(({ file }) => file === "package.json" || existsSync(join(root, file)));
  return await Promise.all(there.map((place) => readVersion(root, place)));
}

/**
 * Finds a version in the text of a file.
 *
 * @throws {VersionFileError} If there is none.
 */
export function versionIn(text: string, place: VersionPlace): WrittenVersion {
  const { scalar, location } = find(text, place);
  return { version: String(scalar.value), location };
}

/**
 * Sets a version in the text of a file; everything else stays, comments and quotes included.
 *
 * @throws {VersionFileError} If there is none to replace.
 */
export function withVersion(text: string, place: VersionPlace, version: string): string {
  const { scalar, start, end } = find(text, place);
  const quote = scalar.type === "QUOTE_DOUBLE" ? '"' : scalar.type === "QUOTE_SINGLE" ? "'" : "";
  return `${text.slice(0, start)}${quote}${version}${quote}${text.slice(end)}`;
}

function find(
  text: string,
  { file, path }: VersionPlace,
): { scalar: Scalar; location: string; start: number; end: number } {
  const { problem, placeOf, partAt } = parseYamlFile(text, file);
  if (problem) throw new VersionFileError(`${problem.place}: ${problem.message}`);
  const scalar = partAt(path);
  // A node that was parsed has a range.
  if (!isScalar(scalar) || !scalar.range) {
    throw new VersionFileError(`${file}:1: \`${path.join(".")}\` is missing: it must be a version such as 1.2.0.`);
  }
  const [start, end] = scalar.range;
  return { scalar, location: placeOf(scalar), start, end };
}
