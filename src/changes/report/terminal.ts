import type { Verdict } from "../change.js";
import type { Acceptance } from "../ledger.js";
import { followed, parseVersion, versionText } from "../semver.js";
import { type ChangeReport, type LocatedChange, notCompared, worseOfBoth } from "./report.js";

/** Colours of a terminal, or none. */
export interface Colours {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

const heads: { [Each in Verdict]: string } = {
  breaking: "Breaking",
  compatible: "Compatible",
  docs: "Docs only",
};

/** How many operations are named of a change. */
const namedOperations = 5;

/** A report as people read it: what breaks first, with what to do about it. */
export function terminalText(report: ChangeReport, colours: Colours): string {
  const { changes } = report;
  const paint = { breaking: colours.red, compatible: colours.green, docs: colours.dim };
  const sections = (["breaking", "compatible", "docs"] as const).flatMap((verdict) => {
    const own = changes.filter((change) => worseOfBoth(change) === verdict);
    if (own.length === 0) return [];
    const head = colours.bold(paint[verdict](`${heads[verdict]} (${own.length})`));
    return [head, ...own.map((change) => changeText(change, colours)), ""];
  });
  return `${[...headText(report, colours), "", ...sections, ...projectText(report, colours), ...notesOf(report), ...shortenedNote(report), verdictText(report)].join("\n")}\n`;
}

function headText({ base, revision, baseReason }: ChangeReport, colours: Colours): string[] {
  return [`${base} → ${revision}`, ...(baseReason === undefined ? [] : [colours.dim(`Base: ${baseReason}.`)])];
}

function changeText(
  { text, action, location, place, rule, operations, broken, whom, verdict, types, uses = [], accepted }: LocatedChange,
  colours: Colours,
): string {
  const where = [...(location === undefined ? [] : [location]), colours.dim(`#${place.pointer}`)].join("  ");
  const reached = operations.length === 0 ? "" : `\n    ${colours.dim(reachText(operations, broken))}`;
  const advice = whom === "nobody" ? "" : `\n    ${whom}: ${action}`;
  const both = `wire: ${verdict}, types: ${types}`;
  const used = uses.length === 0 ? "" : `\n    used at ${usesText(uses)}`;
  return `  ${text}\n    ${where}\n    ${colours.dim(`${rule} (${both})`)}${reached}${used}${advice}${accepted ? `\n    ${colours.yellow(acceptedText(accepted))}` : ""}`;
}

/** Why and how long a break is accepted. */
export function acceptedText({ reason, until }: Acceptance): string {
  return `accepted until ${until}: ${reason}`;
}

/** What does not compile any more in the code of a project. */
function projectText({ project }: ChangeReport, colours: Colours): string[] {
  if (!project) return [];
  const { name, uses, errors } = project;
  const head = `${name} uses ${uses.length === 0 ? "nothing" : uses.map((use) => use.name).join(", ")}`;
  if (errors.length === 0) return [`${head}; it compiles as before.`, ""];
  const lines = errors.map(({ place, message }) => `  ${place}  ${message}`);
  return [`${head}.`, "", colours.bold(colours.red(`Does not compile any more (${errors.length})`)), ...lines, ""];
}

/** All that was not compared, in sentences. */
export function notesOf({ notes, project }: ChangeReport): string[] {
  return [...notes, ...(project?.notes ?? [])];
}

/** How to see what the report names only the first few of; nothing if it names all. */
export function shortenedNote({ changes }: ChangeReport): string[] {
  const isLong = (list: readonly string[] | undefined) => (list?.length ?? 0) > namedOperations;
  const isShortened = changes.some(({ operations, uses }) => isLong(operations) || isLong(uses));
  return isShortened ? ["`--format json` names all operations and uses of each change."] : [];
}

/** Places of uses, the first few. */
export function usesText(uses: readonly string[]): string {
  return operationsText(uses);
}

/** The operations that a change reaches, the first few by name. */
export function operationsText(operations: readonly string[]): string {
  const more = operations.length - namedOperations;
  return `${operations.slice(0, namedOperations).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The operations that a change reaches; of a break, those that it breaks first. */
export function reachText(operations: readonly string[], broken: readonly string[]): string {
  const others = operations.filter((id) => !broken.includes(id));
  if (broken.length === 0 || others.length === 0) return `in ${operationsText(operations)}`;
  return `breaks ${operationsText(broken)}; does not break ${operationsText(others)}`;
}

/** The verdicts in one line. */
export function verdictText(report: ChangeReport): string {
  const { verdict, types, changes, project, notes } = report;
  if (changes.length === 0 && types === "none") return project ? "No change of what is used." : "No change.";
  const count = (wanted: Verdict) => changes.filter((change) => worseOfBoth(change) === wanted).length;
  const parts = [`${count("breaking")} breaking`, `${count("compatible")} compatible`, `${count("docs")} docs only`];
  const accepted = changes.filter((change) => change.accepted).length;
  if (accepted > 0) parts[0] = `${parts[0]} (${accepted} accepted)`;
  const words = { breaking: "breaking", compatible: "compatible", docs: "docs only", none: "no change" };
  const typed = notes.some((note) => note.startsWith(notCompared)) ? "not compared" : words[types];
  return `Wire: ${words[verdict]}. Types: ${typed}. ${parts.join(", ")}${nextText(report)}.`;
}

/** Which version has to follow. Below 1.0 a break needs a minor version, and all else a patch. */
function nextText({ bump, baseVersion, isUnreleased }: ChangeReport): string {
  if (bump === "none") return ": the version can stay";
  const base = baseVersion === undefined ? undefined : parseVersion(baseVersion);
  const isBelow = base?.major === 0;
  const [part, what] = bump === "major" ? ["minor", "a break"] : ["patch", "what breaks nobody"];
  const kind = isBelow ? part : bump;
  const why = isBelow ? ` (below 1.0, ${what} needs no more)` : "";
  if (isUnreleased) {
    return `. No version is released yet, so this needs none; after a release it would be a ${kind} one${why}`;
  }
  const least = base && isBelow ? `, ${versionText(followed(base, bump))} or later` : "";
  return `: the next version is a ${kind} one${least}${why}`;
}
