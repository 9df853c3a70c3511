import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ledgerFile } from "../../generate/layout.js";
import { weightOf } from "../gate.js";
import { clearedLedger } from "../ledger.js";
import { releasedDirectory, releasedFile, releasedReportFile, versionsOfFiles } from "../released.js";
import { jsonText } from "../report/json.js";
import { type ChangeReport, type ReportOptions, reportOf } from "../report/report.js";
import { parseVersion, type SemVer, versionText } from "../semver.js";
import { changesSince, ledgerOf } from "../since-release.js";
import { documentVersion, packageVersions, versionIn, withVersion } from "../written-version.js";
import { changeLines } from "./change-lines.js";
import { dateOf, releaseSection, unreleasedWeight, withRelease } from "./changelog.js";
import { heavier, lastStable, nextVersion } from "./next-version.js";
import type { Product } from "./product.js";
import { ReleaseError } from "./release-error.js";
import type { ReleaseRepository } from "./repository.js";

const changelogFile = "CHANGELOG.md";

/** How the package of the document does what other parts of the project do. */
export interface FrsProductOptions {
  /** How what changed since the last release is found. */
  comparison: ReportOptions;
  /** Writes what is generated from the document, and returns the path of the bundle. */
  generate(root: string): Promise<{ written: string[]; bundle: string }>;
}

/** The document with the package that is generated from it. */
export function frsProduct({ comparison, generate }: FrsProductOptions): Product {
  return {
    name: "frs-openapi",
    tagPrefix: "v",
    async current(repository) {
      const version = await committedVersion(repository);
      const file = releasedFile(versionText(version));
      const isReleased = (await repository.committed(file)) !== undefined;
      return { version, releasedBy: isReleased ? file : undefined };
    },
    async plan(repository, { pre, bump, today }) {
      const { root } = repository;
      const current = await committedVersion(repository);
      const released = versionsOfFiles(await repository.committedFiles(releasedDirectory));
      const stable = lastStable(released);
      const base = stable && versionText(stable);
      const ledgerText = await repository.committed(ledgerFile);
      const since = base === undefined ? undefined : await sinceRelease(root, base, ledgerText, today, comparison);
      const changelog = (await repository.committed(changelogFile)) ?? "# Changelog\n";
      const byHand = unreleasedWeight(changelog);
      const weight = heavier(since ? weightOf(since) : "none", byHand);
      const next = nextVersion({ current, released, weight, bump, pre });
      if (!next) return { nothing: `Nothing to release: neither the API nor ${changelogFile} changed since ${base}.` };
      const version = versionText(next);
      const known = dateOf(changelog, version);
      if (known !== undefined) {
        throw new ReleaseError(
          `${changelogFile} has a section for ${version} already: move its lines under Unreleased.`,
        );
      }
      const link = releasedReportFile(version);
      const release = {
        version,
        // The day on which the release began, if it goes on the next one.
        date: dateOf(await readFile(join(root, changelogFile), "utf8").catch(() => ""), version) ?? today,
        lines: since ? changeLines(since) : new Map(),
        link,
        keepsUnreleased: pre !== undefined,
      };
      const files = new Map([[changelogFile, withRelease(changelog, release)]]);
      for (const place of [documentVersion, ...packageVersions]) {
        const text = files.get(place.file) ?? (await repository.committed(place.file));
        if (text !== undefined) files.set(place.file, withVersion(text, place, version));
      }
      // A pre-release is followed by a release with the same base, for which the same breaks are accepted.
      if (ledgerText !== undefined && pre === undefined) files.set(ledgerFile, clearedLedger(ledgerText));
      const outputs = [releasedFile(version), releasedReportFile(version)];
      const report = reportOfRelease(since, base, version);
      return {
        version,
        why: whyText(since, base, byHand, bump),
        section: releaseSection(changelog, release),
        files,
        isOutput: (path) => outputs.includes(path) || path.startsWith("generated/"),
        async writeOutputs() {
          const { written, bundle } = await generate(root);
          await repository.write(releasedFile(version), await readFile(join(root, bundle), "utf8"));
          await repository.write(releasedReportFile(version), jsonText(report));
          return [...written, ...outputs];
        },
      };
    },
  };
}

async function committedVersion(repository: ReleaseRepository): Promise<SemVer> {
  const text = await repository.committed(documentVersion.file);
  if (text === undefined) throw new ReleaseError(`${documentVersion.file} is not committed.`);
  const { version, location } = versionIn(text, documentVersion);
  const parsed = parseVersion(version);
  if (!parsed) throw new ReleaseError(`${location}: \`info.version\` must be a version such as 1.2.0, not ${version}.`);
  return parsed;
}

/** @throws {ReleaseError} If the ledger is wrong. */
async function sinceRelease(
  root: string,
  base: string,
  ledgerText: string | undefined,
  today: string,
  comparison: ReportOptions,
): Promise<ChangeReport> {
  const ledger = ledgerOf(ledgerText ?? "");
  const own = { cwd: root, path: documentVersion.file };
  const { report, problems } = await changesSince(own, base, ledger, today, comparison);
  const [problem] = problems;
  if (problem !== undefined) throw new ReleaseError(problem);
  return report;
}

/** What is kept of a release: the report under the names of the files that it compares. */
function reportOfRelease(since: ChangeReport | undefined, base: string | undefined, version: string): ChangeReport {
  const revision = releasedFile(version);
  if (!since || base === undefined) {
    return reportOf({ base: "nothing", revision, changes: [], notes: ["Nothing was released before."] });
  }
  return { ...since, base: releasedFile(base), revision };
}

function whyText(
  since: ChangeReport | undefined,
  base: string | undefined,
  byHand: string,
  bump: string | undefined,
): string {
  if (!since) return "the first release, with the version that stands in the document.";
  const weight = weightOf(since);
  const words = { major: "breaking", minor: "compatible", patch: "docs only", none: "none" };
  const hand = byHand === "none" ? "" : `; what is written under Unreleased asks for a ${byHand} version`;
  const wish = bump === undefined ? "" : `; --bump asks for a ${bump} version`;
  const shift = base?.startsWith("0.")
    ? " Below 1.0 a break grows the minor version, and all else the patch version."
    : "";
  return `changes of the API since ${base}: ${words[weight]}${hand}${wish}.${shift}`;
}
