import { basename, relative } from "node:path";
import { getCodeframe, getLineColLocation, type NormalizedProblem, YamlParseError } from "@redocly/openapi-core";
import { distinct, InvalidDocumentError, type Problem } from "./problems.js";

/** Runs a step of Redocly; a file that it cannot read or parse becomes a problem with its place. */
export async function readable<Value>(root: string, file: string, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof InvalidDocumentError) throw error;
    if (error instanceof YamlParseError) {
      const { line, col } = error;
      const place = { ...noPlace(relative(root, error.source.absoluteRef)), line, column: col };
      throw new InvalidDocumentError([{ ...place, rule: "yaml", message: firstLine(error) }]);
    }
    if (error instanceof Error) {
      throw new InvalidDocumentError([
        { ...noPlace(relative(root, file)), rule: "readable", message: firstLine(error) },
      ]);
    }
    throw error;
  }
}

function firstLine(error: Error): string {
  return error.message.split("\n")[0] ?? error.name;
}

/** Returns the place of a problem that belongs to no particular line of a file. */
export function noPlace(file: string): Omit<Problem, "rule" | "message"> {
  return { file, line: 1, column: 1, pointer: "#/", severity: "error", suggestions: [], codeframe: "" };
}

/** Joins problems of one document, each once, without those that are only a consequence of another one. */
export function joined(problems: readonly Problem[]): Problem[] {
  return withoutMissingTwice(distinct(withoutUnreadable(withoutUnchecked(problems))));
}

/** Rules whose problems leave schemas by which no example can be checked. */
const schemaRules = ["no-unresolved-refs", "struct"];

/** A schema by which no example can be checked is one problem, not one for each example. */
function withoutUnchecked(problems: readonly Problem[]): Problem[] {
  const isUnchecked = ({ message }: Problem) => message.startsWith("Example validation errored");
  const isExplained = problems.some(({ rule }) => schemaRules.includes(rule));
  const seen = new Set<string>();
  return problems.filter((problem) => {
    if (!isUnchecked(problem)) return true;
    const isNew = !seen.has(problem.message);
    seen.add(problem.message);
    return !isExplained && isNew;
  });
}

const unresolved = "Can't resolve $ref: ";
const unparsed = "Failed to parse: ";

/** A file that cannot be parsed is one problem, not one for each reference to it. */
function withoutUnreadable(problems: readonly Problem[]): Problem[] {
  const causes = new Set(
    problems.flatMap(({ message }) => (message.startsWith(unparsed) ? [message.slice(unparsed.length)] : [])),
  );
  return problems
    .filter(({ message }) => !message.startsWith(unresolved) || !causes.has(message.slice(unresolved.length)))
    .map((problem) =>
      problem.message.startsWith(unparsed)
        ? // The file and the line are those of the problem.
          { ...problem, message: problem.message.replace(/ in "[^"]*" \(\d+:\d+\)$/, "") }
        : problem,
    );
}

/** A file that does not exist is one problem, at the first reference to it, with the number of the others. */
function withoutMissingTwice(problems: readonly Problem[]): Problem[] {
  const missing = ({ message }: Problem) => message.match(/^Can't resolve \$ref: ENOENT: .*'([^']*)'$/)?.[1];
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const file = missing(problem);
    if (file !== undefined) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  const seen = new Set<string>();
  return problems.flatMap((problem) => {
    const file = missing(problem);
    if (file === undefined) return [problem];
    if (seen.has(file)) return [];
    seen.add(file);
    const others = (counts.get(file) ?? 1) - 1;
    const more =
      others === 0 ? "" : others === 1 ? ", which 1 more reference names" : `, which ${others} more references name`;
    return [{ ...problem, message: `${unresolved}the file ${basename(file)} does not exist${more}.` }];
  });
}

/** Turns what Redocly reports into problems, each once, without those that the configuration ignores. */
export function toProblems(root: string, reported: NormalizedProblem[]): Problem[] {
  return joined(
    reported
      .filter((problem) => !problem.ignored)
      .map((problem) => {
        const [first] = problem.location;
        const place = first ? getLineColLocation(first) : undefined;
        return {
          file: first ? relative(root, first.source.absoluteRef).replaceAll("\\", "/") : "",
          line: place?.start.line ?? 1,
          column: place?.start.col ?? 1,
          pointer: first?.pointer ?? "#/",
          rule: problem.ruleId,
          severity: problem.severity === "warn" ? "warning" : "error",
          message: problem.message,
          suggestions: problem.suggest,
          codeframe: place ? getCodeframe(place, false) : "",
        };
      }),
  );
}
