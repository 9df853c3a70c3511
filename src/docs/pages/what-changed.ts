import type { ReleaseLines } from "../../changes/release/changelog.js";
import type { Block, Page } from "../content.js";
import type { History, Since } from "../history.js";

/** The page of what changed with each version, and since the last one. */
export function whatChangedPage({ releases, since }: History): Page {
  const sections = releases.flatMap(({ version, date, lines }, index): Block[] => {
    const isFirst = index === releases.length - 1;
    const title = date === undefined ? version : `${version} (${date})`;
    return section(title, lines, isFirst ? "The first version." : unchanged);
  });
  return {
    path: "what-changed",
    title: "What changed",
    description: "What each version of the API's document changed for callers.",
    blocks: [
      releases.length === 0
        ? "No version has been released yet. From the first one on, this page lists what each version changed for callers, and what they have to do."
        : "What each version changed for callers, and what they have to do. A break has a new major version, or, below 1.0, a new minor version.",
      ...(since ? section(sinceTitle(since), since.lines, unchanged) : []),
      ...sections,
    ],
  };
}

/** The heading of what changed since the last release, which the pages of operations lead to. */
export function sinceTitle({ version }: Pick<Since, "version">): string {
  return `Since ${version}`;
}

const unchanged = "The API did not change.";

function section(title: string, lines: ReleaseLines, otherwise: string): Block[] {
  const parts = [...lines].map(([heading, own]) => `### ${heading}\n\n${own.join("\n")}`);
  return [`## ${title}`, ...(parts.length === 0 ? [otherwise] : parts)];
}
