import { parseVersion, type SemVer, type VersionPart } from "../semver.js";

/** Lines of a release by their heading, such as `Added`. */
export type ReleaseLines = ReadonlyMap<string, readonly string[]>;

/** A release to be written into a changelog. */
export interface ChangelogRelease {
  version: string;
  /** As `YYYY-MM-DD`. */
  date: string;
  /** Lines beside those that were written by hand. */
  lines: ReleaseLines;
  /** What the version links to, if there is something. */
  link?: string | undefined;
  /** Whether the lines under Unreleased stay for the release that follows a pre-release. */
  keepsUnreleased: boolean;
}

/** The order of headings; others follow as they are written. */
const order = [
  "Breaking",
  "Added",
  "Changed",
  "Deprecated",
  "Removed",
  "Renamed",
  "Fixed",
  "Security",
  "Documentation",
];

const unreleasedHead = /^## \[?unreleased\]?/i;
const versionHead = /^## \[?(\d[^\]\s]*)\]?(?: - (\S+))?/;
const linkLine = /^\[[^\]]+\]: /;

/** A changelog in three parts: up to the heading Unreleased, what stands under it, and the rest. */
interface Parts {
  head: string[];
  unreleased: string[];
  rest: string[];
}

function partsOf(text: string): Parts {
  const lines = text.replace(/\n+$/, "").split("\n");
  const at = lines.findIndex((line) => unreleasedHead.test(line));
  const isEnd = (line: string) => /^## /.test(line) || linkLine.test(line);
  if (at < 0) {
    const first = lines.findIndex(isEnd);
    const cut = first < 0 ? lines.length : first;
    return { head: [...trimmed(lines.slice(0, cut)), "", "## [Unreleased]"], unreleased: [], rest: lines.slice(cut) };
  }
  const length = lines.slice(at + 1).findIndex(isEnd);
  const end = length < 0 ? lines.length : at + 1 + length;
  return { head: lines.slice(0, at + 1), unreleased: trimmed(lines.slice(at + 1, end)), rest: lines.slice(end) };
}

/** What stands under Unreleased, by heading; what stands before the first heading has none. */
function byHeading(lines: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let heading = "";
  for (const line of lines) {
    const [, next] = line.match(/^### (.*?)\s*$/) ?? [];
    if (next !== undefined) heading = next;
    found.set(heading, [...(found.get(heading) ?? []), ...(next === undefined ? [line] : [])]);
  }
  return new Map([...found].map(([name, own]) => [name, trimmed(own)]));
}

/** What the lines under Unreleased demand of the next version: by their headings, of which an empty one does not count. */
export function unreleasedWeight(text: string): VersionPart | "none" {
  const filled = [...byHeading(partsOf(text).unreleased)].filter(([, lines]) => lines.length > 0).map(([name]) => name);
  if (filled.some((name) => /^(breaking|removed|renamed)/i.test(name))) return "major";
  if (filled.some((name) => /^(added|changed|deprecated)/i.test(name))) return "minor";
  return filled.length > 0 ? "patch" : "none";
}

/** The versions that have a section. */
export function changelogVersions(text: string): SemVer[] {
  return text
    .split("\n")
    .map((line) => parseVersion(line.match(versionHead)?.[1] ?? ""))
    .filter((version) => version !== undefined);
}

/** The date of a version's section; `undefined` if it has none. */
export function dateOf(text: string, version: string): string | undefined {
  return text
    .split("\n")
    .map((line) => line.match(versionHead))
    .find((match) => match?.[1] === version)?.[2];
}

/** The section of a release: what is known by computation and what was written by hand, under the same headings. */
export function releaseSection(text: string, { version, date, lines }: ChangelogRelease): string {
  const written = byHeading(partsOf(text).unreleased);
  const names = new Set([...order, ...written.keys(), ...lines.keys()]);
  names.delete("");
  const sections = [...names].flatMap((name) => {
    const [computed, own] = [lines.get(name) ?? [], written.get(name) ?? []];
    if (computed.length + own.length === 0) return [];
    // A list goes on; before anything else, such as a table, it ends.
    const between = computed.length > 0 && own.length > 0 && !/^[-*] /.test(own[0] ?? "") ? [""] : [];
    return ["", `### ${name}`, "", ...computed, ...between, ...own];
  });
  const before = written.get("") ?? [];
  const body = [...(before.length === 0 ? [] : ["", ...before]), ...sections];
  return [`## [${version}] - ${date}`, ...(body.length === 0 ? ["", "No change of the API."] : body)].join("\n");
}

/** A changelog with the section of a release below the heading Unreleased. */
export function withRelease(text: string, release: ChangelogRelease): string {
  const { head, unreleased, rest } = partsOf(text);
  const { version, link, keepsUnreleased } = release;
  const kept = keepsUnreleased && unreleased.length > 0 ? ["", ...unreleased] : [];
  const links = rest.findIndex((line) => linkLine.test(line));
  const sections = trimmed(links < 0 ? rest : rest.slice(0, links));
  const old = links < 0 ? [] : rest.slice(links);
  const all = [...(link === undefined ? [] : [`[${version}]: ${link}`]), ...old];
  return `${[
    ...head,
    ...kept,
    "",
    releaseSection(text, release),
    ...(sections.length === 0 ? [] : ["", ...sections]),
    ...(all.length === 0 ? [] : ["", ...all]),
  ].join("\n")}\n`;
}

/** Lines without empty ones around them. */
function trimmed(lines: readonly string[]): string[] {
  const isText = (line: string) => line.trim() !== "";
  const first = lines.findIndex(isText);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isText) + 1);
}
