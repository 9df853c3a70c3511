import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { byPrecedence, parseVersion, type SemVer, versionText } from "./semver.js";

/** Directory of the released documents, relative to the root of the repository. */
export const releasedDirectory = "openapi/released";

/** How the names of reports end, which stand beside the documents. */
const reportSuffix = ".report.json";

/** Path of a released document. */
export function releasedFile(version: string): string {
  return `${releasedDirectory}/${version}.json`;
}

/** Path of the report of what changed with a release. */
export function releasedReportFile(version: string): string {
  return `${releasedDirectory}/${version}${reportSuffix}`;
}

/** The versions of the released documents in a repository, from the first to the last. */
export async function releasedVersions(root: string): Promise<SemVer[]> {
  return versionsOfFiles(await readdir(join(root, releasedDirectory)).catch(() => []));
}

/** The versions of released documents, by the names of their files. */
export function versionsOfFiles(files: readonly string[]): SemVer[] {
  return files
    .filter((file) => file.endsWith(".json") && !file.endsWith(reportSuffix))
    .map((file) => parseVersion(file.slice(0, -".json".length)))
    .filter((version) => version !== undefined)
    .sort(byPrecedence);
}

/**
 * The last released version; `undefined` if there is none.
 *
 * @param options.stable - Whether pre-releases do not count: nobody may rely on one.
 */
export async function lastReleased(root: string, { stable = false } = {}): Promise<string | undefined> {
  const found = (await releasedVersions(root)).filter(({ pre }) => !stable || pre.length === 0).at(-1);
  return found && versionText(found);
}

/** The version of the released document that a path names; `undefined` if it names none. */
export function releasedVersionOf(path: string): string | undefined {
  const [, file] = path.match(/^openapi\/released\/([^/]+)$/) ?? [];
  const [version] = file === undefined ? [] : versionsOfFiles([file]);
  return version && versionText(version);
}
